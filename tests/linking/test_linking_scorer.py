"""The shipped scorer: what it reads, what its word counts for beside words and signs."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from linking_cases import Pile, side_by_side, statements_of

from sayso.linking.candidates import weigh as weigh_words
from sayso.linking.pair import Pair
from sayso.linking.scorer.near import LEAST, TOP, Near, find_near, lean
from sayso.linking.scorer.network import VECTORS, load_scorer
from sayso.linking.scorer.pieces import BEFORE, CLAUSE, REACH, Said, place_of
from sayso.linking.scorer.weigh import (
    FEWEST,
    MOST,
    SHORT,
    Likeness,
    likeness,
    one_point,
    usual,
    weigh,
)
from sayso.linking.statements import Statement
from sayso.model import Span
from sayso.networks import SHIPPED, manifest_of

TEXT = "The mill was shut.\n\nMr Lund said guards had opened the gate before dawn."
START, END = TEXT.index("guards"), len(TEXT)
SHELLED = "[s:The patrol] [p:shelled] [o:the convoy]."


def test_its_manifest_says_what_it_was_made_from_and_names_its_files() -> None:
    table = tomllib.loads(manifest_of(VECTORS))
    assert all(table["data"][key] for key in ("name", "licence", "sha256"))
    for name, digest in table["files"].items():
        assert hashlib.sha256(files(SHIPPED).joinpath(name).read_bytes()).hexdigest() == digest


def test_a_claim_is_read_with_the_words_before_it() -> None:
    said = load_scorer().cut(TEXT, START, END)
    words = load_scorer()._words.tokenizer.decode
    assert words(list(said.before)) == "the mill was shut. mr lund said"
    assert words(list(said.clause)) == "guards had opened the gate before dawn."
    assert len(said) == len(said.before) + len(said.clause)


def test_of_a_long_claim_the_beginning_is_read_and_of_what_stands_before_the_end() -> None:
    scorer = load_scorer()
    text = "first " + "he " * 60 + "last open " + "after " * 60
    start = text.index("open")
    said = scorer.cut(text, start, len(text))
    words = scorer._words.tokenizer.decode
    assert (len(said.before), len(said.clause)) == (BEFORE, CLAUSE)
    assert words(list(said.before)).endswith("he last")
    assert words(list(said.clause)).startswith("open after")


def test_what_stands_far_before_a_claim_is_not_looked_at() -> None:
    near, far = (f"{word}{' ' * REACH}" for word in ("", "Yesterday"))
    cuts = [load_scorer().cut(f"{lead}It fell.", len(lead), len(lead) + 8) for lead in (near, far)]
    assert cuts[0] == cuts[1]
    assert cuts[0].before == ()


@pytest.mark.parametrize(("start", "marks"), [(START, 3), (0, 2)])
def test_where_a_claim_lies_is_the_mean_of_its_clause_read_behind_the_words_before_it(
    start: int, marks: int
) -> None:
    said = load_scorer().cut(TEXT, start, END)
    ids, weights = place_of(said)
    assert tuple(ids[weights > 0]) == said.clause
    assert weights.sum() == pytest.approx(1)
    assert len(ids) == len(said) + marks


def test_a_claim_lies_in_the_same_place_whatever_was_asked_before() -> None:
    scorer = load_scorer()
    said = scorer.cut(TEXT, START, END)
    first = scorer.place(said)
    scorer.place(scorer.cut("Nobody opened it.", 0, 17))
    assert (scorer.place(said) == first).all()
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)


def test_clauses_on_one_matter_lie_nearer_than_others() -> None:
    scorer = load_scorer()
    lines = ("The patrol shelled the convoy.", "Soldiers fired on the lorries.", "Milk is dearer.")
    shelled, fired, milk = (scorer.place(scorer.cut(x, 0, len(x))) for x in lines)
    assert shelled @ fired > LEAST > shelled @ milk


PLAIN = Likeness(0.6, 0.1, 0.5, is_short=False)
"""How alike two claims are on the mean."""


@pytest.mark.parametrize("sign", [{"cosine": 0.8}, {"words": 0.6}, {"company": 0.9}])
def test_what_speaks_for_one_point_raises_its_likelihood(sign: dict[str, Any]) -> None:
    assert one_point(replace(PLAIN, **sign), PLAIN) > one_point(PLAIN, PLAIN)


def test_a_clause_too_short_to_tell_its_matter_lowers_the_likelihood() -> None:
    assert one_point(replace(PLAIN, is_short=True), PLAIN) < one_point(PLAIN, PLAIN)


def test_claims_of_a_casebook_on_one_matter_are_likelier_on_one_point() -> None:
    one_matter, many = (replace(PLAIN, words=words) for words in (MOST, FEWEST))
    assert one_point(PLAIN, one_matter) > one_point(PLAIN, many)


@pytest.mark.parametrize("mean", [0.1, 0.5])
def test_company_counts_beside_what_is_usual_in_the_casebook(mean: float) -> None:
    common = replace(PLAIN, company=mean)
    alone = one_point(replace(PLAIN, company=0.0), replace(PLAIN, company=0.0))
    assert one_point(common, common) == alone
    assert one_point(replace(PLAIN, company=mean + 0.3), common) > alone
    assert one_point(replace(PLAIN, company=0.0), common) < alone


@pytest.mark.parametrize(
    ("words", "mean"),
    [
        ((0.0, 0.0), FEWEST),
        ((1.0, 1.0), MOST),
        ((FEWEST, MOST), (FEWEST + MOST) / 2),
    ],
)
def test_how_many_words_are_usually_shared_has_limits(
    words: tuple[float, float], mean: float
) -> None:
    found = usual([replace(PLAIN, words=each) for each in words])
    assert found.words == pytest.approx(mean)


def test_what_company_is_usual_has_no_limits() -> None:
    assert usual([replace(PLAIN, company=each) for each in (0.0, 0.0)]).company == 0
    assert usual([replace(PLAIN, company=each) for each in (1.0, 0.5)]).company == 0.75


def named(*names: str, words: str = "[s:The patrol] [p:shelled] [o:the convoy].") -> Statement:
    pile = Pile()
    pile.add("Vale Post", words, names=names)
    return statements_of(pile)[0]


def test_company_is_the_share_of_the_names_of_the_document_with_fewer() -> None:
    few, more, none = named("Harrow", "Vale"), named("Harrow", "Morrow", "Arvela"), named()
    assert likeness(few, more, 0.5, 0.2) == Likeness(0.5, 0.2, 0.5, is_short=False)
    assert likeness(more, few, 0.5, 0.2).company == 0.5
    assert likeness(few, none, 0.5, 0.2).company == 0


@pytest.mark.parametrize(("length", "is_short"), [(SHORT - 1, True), (SHORT, False)])
def test_a_pair_is_short_where_either_clause_is(length: int, *, is_short: bool) -> None:
    short, long = named(words="x" * length), named()
    assert likeness(short, long, 0.5, 0.2).is_short is is_short
    assert likeness(long, short, 0.5, 0.2).is_short is is_short


def gate_and(**more: object) -> Pair:
    pile = Pile()
    pile.add("Vale Post", "[s:Guards] [p:opened] [o:the gate].", source="Dana Holt")
    pile.add("Harrow Post", "[s:Guards] [p:opened] [o:the gate].", source="Ravi Lund", **more)
    return side_by_side(pile)


def test_a_negation_on_one_side_raises_the_conflict_and_not_the_strength() -> None:
    plain, negated = (
        weigh(gate_and(polarity=polarity), "negation", 0.6, 0.6)
        for polarity in ("positive", "negative")
    )
    assert negated.conflict > plain.conflict
    assert negated.strength == pytest.approx(plain.strength, abs=1e-3)
    assert plain.strength == pytest.approx(0.6, abs=1e-3)


def test_a_sign_that_a_rule_names_raises_the_conflict() -> None:
    pair = gate_and()
    assert weigh(pair, "evaluation", 0.6, 0.6).conflict > weigh(pair, "meaning", 0.6, 0.6).conflict


def near_each_other(told: Sequence[Statement], **more: float) -> list[Near]:
    return find_near(told, weigh_words(told), load_scorer(), **more)


def pairs_of(told: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return all pairs that are looked at, however unlikely on one point."""
    return [(near.a, near.b) for near in near_each_other(told, least=0.0)]


def test_only_claims_that_lie_near_each_other_are_a_pair() -> None:
    pile = Pile()
    lines = ("The patrol shelled the convoy", "Soldiers fired on the lorries", "Milk is dearer")
    for line in lines:
        pile.add("Vale Post", f"[s:{line}].", source="Dana Holt")
    assert pairs_of(statements_of(pile)) == [(0, 1)]


def test_pairs_are_as_likely_as_is_asked() -> None:
    pile = Pile()
    for line in (SHELLED, SHELLED, "[s:Soldiers] [p:fired] [o:on the lorries]."):
        pile.add("Vale Post", line, source="Dana Holt")
    told = statements_of(pile)
    every = near_each_other(told, least=0.0)
    sure = max(near.one_point for near in every)
    kept = near_each_other(told, least=sure)
    assert kept == [near for near in every if near.one_point >= sure]
    assert [(near.a, near.b) for near in kept] == [(0, 1)]


def in_one_document(*rows: tuple[str, str]) -> list[Statement]:
    """Return claims of one Document, each given by its source and its words."""
    text = "Guards said the patrol had shelled the convoy. Soldiers shelled the convoy."
    pile = Pile()
    for source, _ in rows:
        pile.add("Vale Post", text, source=source)
    pile.documents = pile.documents[:1]
    spans = [Span(text.index(words), text.index(words) + len(words)) for _, words in rows]
    pile.attributions = [replace(one, document="d000") for one in pile.attributions]
    pile.claims = [
        replace(claim, document="d000", span=span)
        for claim, span in zip(pile.claims, spans, strict=True)
    ]
    return statements_of(pile)


WHOLE = "Guards said the patrol had shelled the convoy"
WITHIN = "the patrol had shelled the convoy"
BESIDE = "Soldiers shelled the convoy"


@pytest.mark.parametrize(
    ("words", "sources", "pairs"),
    [
        ((WITHIN, BESIDE), ("Dana Holt", "Ravi Lund"), [(0, 1)]),
        ((WITHIN, BESIDE), ("Dana Holt", "Dana Holt"), []),
        ((WHOLE, WITHIN), ("Dana Holt", "Ravi Lund"), []),
    ],
    ids=["of two sources", "of one source", "one within the other"],
)
def test_which_claims_of_one_document_are_a_pair(
    words: tuple[str, str], sources: tuple[str, str], pairs: list[tuple[int, int]]
) -> None:
    assert pairs_of(in_one_document(*zip(sources, words, strict=True))) == pairs


def test_places_that_overlap_in_two_documents_are_no_overlap() -> None:
    pile = Pile()
    for source in ("Dana Holt", "Ravi Lund"):
        pile.add("Vale Post", SHELLED, source=source)
    assert pairs_of(statements_of(pile)) == [(0, 1)]


@pytest.mark.parametrize(
    ("first", "second"), [(True, False), (False, True), (True, True), (False, False)]
)
def test_what_only_answers_is_in_no_pair(*, first: bool, second: bool) -> None:
    pile = Pile()
    for is_answer in (first, second):
        pile.add("Vale Post", SHELLED, source="Dana Holt", refers_back="denies" * is_answer or None)
    assert bool(pairs_of(statements_of(pile))) is not (first or second)


def test_nothing_is_near_in_an_empty_casebook() -> None:
    assert near_each_other([]) == []


def test_one_claim_alone_is_near_nothing() -> None:
    assert near_each_other([named()]) == []


def test_a_claim_is_in_a_pair_with_its_nearest_alone() -> None:
    pile = Pile()
    for number in range(TOP + 6):
        pile.add("Vale Post", f"[s:The patrol] shelled convoy {number}.", source=f"Dana {number}")
    told = statements_of(pile)
    assert len(pairs_of(told)) < len(list(combinations(told, 2)))


class Counting:
    """The shipped scorer, counting what it reads."""

    def __init__(self) -> None:
        self.scorer, self.places = load_scorer(), 0

    def cut(self, text: str, start: int, end: int) -> Said:
        return self.scorer.cut(text, start, end)

    def place(self, said: Said) -> Any:
        self.places += 1
        return self.scorer.place(said)


def test_equal_claims_are_read_once() -> None:
    pile = Pile()
    for number in range(9):
        pile.add(f"Post {number}", SHELLED, source="Dana Holt")
    told = statements_of(pile)
    counting = Counting()
    found = find_near(told, weigh_words(told), counting, least=0.0)  # type: ignore[arg-type]
    assert len(found) == 36
    assert len({near.likeness for near in found}) == 1
    assert counting.places == 1


def test_claims_that_lean_on_the_same_neighbours_move_together() -> None:
    vectors = np.eye(4, dtype=np.float32)[[0, 1, 2]]
    shared = (np.array([2]), np.array([0.8], dtype=np.float32))
    nobody = (np.array([], dtype=np.int64), np.array([], dtype=np.float32))
    leaning = lean(vectors, [shared, shared, nobody])
    assert leaning[0] @ leaning[1] > vectors[0] @ vectors[1]
    assert np.linalg.norm(leaning, axis=1) == pytest.approx([1, 1, 1])
