"""“That is untrue” stands against the claim before it, by whoever made that."""

from __future__ import annotations

from typing import Any

import pytest
from linking_cases import Pile, linked

from sayso.model import Claim


def told() -> tuple[Pile, Claim]:
    pile = Pile()
    claim = pile.add("Vale Post", "[s:Guards] [p:opened] [o:the gate].", source="Dana Holt")
    return pile, claim


def answer(pile: Pile, refers_back: str, source: str, *targets: str, **more: Any) -> Claim:
    options = {"refers_back": refers_back, "refers_to": targets, "source": source, **more}
    return pile.add("Harrow Post", "[s:That] [p:is untrue].", **options)


@pytest.mark.parametrize(
    ("refers_back", "kind"), [("denies", "contradicts"), ("affirms", "supports")]
)
def test_an_answer_takes_a_side_on_what_it_answers(refers_back: str, kind: str) -> None:
    pile, claim = told()
    second = answer(pile, refers_back, "Ravi Lund", claim.id)
    (relation,) = linked(pile).relations
    assert (relation.a, relation.b, relation.kind) == (claim.id, second.id, kind)


def test_a_denial_makes_the_point_contested() -> None:
    pile, claim = told()
    answer(pile, "denies", "Ravi Lund", claim.id)
    (point,) = linked(pile).points
    assert point.contested
    assert [(side.stance, side.sources) for side in point.sides] == [
        ("affirms", ("Dana Holt",)),
        ("denies", ("Ravi Lund",)),
    ]


def test_nobody_denies_himself() -> None:
    pile, claim = told()
    answer(pile, "denies", "Dana Holt", claim.id)
    assert linked(pile).relations == ()


def test_one_takes_back_what_he_said_himself() -> None:
    pile, claim = told()
    answer(pile, "withdraws", "Dana Holt", claim.id)
    (relation,) = linked(pile).relations
    assert relation.kind == "contradicts"


def test_of_several_that_can_be_meant_the_last_is() -> None:
    pile, _ = told()
    last = pile.add("Vale Post", "[s:The mill] [p:was flooded].", source="Mina Roe")
    answer(pile, "denies", "Ravi Lund", pile.claims[0].id, last.id)
    (relation,) = linked(pile).relations
    assert last.id in (relation.a, relation.b)


def test_an_answer_to_nothing_near_relates_nothing() -> None:
    pile, _ = told()
    answer(pile, "denies", "Ravi Lund")
    assert linked(pile).relations == ()


def test_an_answer_stands_with_what_it_answers_not_with_answers_like_it() -> None:
    pile, claim = told()
    for paper, source in (("Hill Times", "Mina Roe"), ("Lake Courier", "Ada Brook")):
        pile.add(paper, "[s:Guards] [p:opened] [o:the gate].", source=source)
    other = pile.add("Morrow Post", "[s:The mill] [p:was flooded].", source="Oskar Lind")
    answers = [
        answer(pile, "denies", "Ravi Lund", target.id, published="2031-03-04")
        for target in (claim, other)
    ]
    found = {frozenset(c for s in p.sides for c in s.claims) for p in linked(pile).points}
    assert found == {
        frozenset((claim.id, "c001", "c002", answers[0].id)),
        frozenset((other.id, answers[1].id)),
    }
