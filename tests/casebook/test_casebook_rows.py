"""Rows of the casebook: a claim comes back as it was kept."""

from __future__ import annotations

import json

from sayso.casebook.rows import CLAIM_COLUMNS, claim_of, claim_row
from sayso.model import Claim, Meaning, Span

ANSWER = Claim(
    id="c2",
    document="d",
    attribution="a",
    span=Span(30, 50),
    subject="board",
    predicate="reject",
    object="account",
    refers_back="denies",
    refers_span=Span(40, 50),
    refers_to=("c1",),
    meanings=(Meaning(Span(30, 32), "Marl Water Board"),),
)


def test_what_an_answer_refers_to_and_what_its_pronouns_mean_is_kept() -> None:
    assert claim_of(claim_row(ANSWER, 0)) == ANSWER


def test_a_row_of_an_earlier_version_refers_to_nothing() -> None:
    row = list(claim_row(ANSWER, 0))
    at = CLAIM_COLUMNS.index("detail")
    detail = json.loads(str(row[at]))
    del detail["refers"], detail["meanings"]
    row[at] = json.dumps(detail)
    found = claim_of(tuple(row))
    assert (found.refers_back, found.refers_span, found.refers_to) == (None, None, ())
    assert found.meanings == ()
