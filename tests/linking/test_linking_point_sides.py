"""Which side of a point a claim takes, and which takes none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from linking_cases import Pile, linked
from point_cases import CLOSED, KILLED, NOT_CLOSED, SOURCES, WAYS, crossing, points_of, tied

from sayso.linking.gathering import Bond
from sayso.linking.points import AGREED
from sayso.model import (
    Point,
    Reason,
    ReasonKind,
    Relation,
    Span,
)

PUT = "[s:The council of the town] [p:put] [o:the {} of that long night] at [q:{}]."


@pytest.mark.parametrize("noun", ["toll", "number", "crowd"])
def test_another_figure_told_of_a_number_is_no_denial(noun: str) -> None:
    pile = Pile()
    for paper in ("Vale Herald", "Morrow Post"):
        pile.add(paper, KILLED.format("140"), figures=[(140.0, 140.0, "exact", "miner")])
    dozens = [(24.0, 108.0, "between", None)]
    pile.add("Lake Courier", PUT.format(noun, "a few dozen"), figures=dozens, source="Ravi Lund")
    hundreds = [(900.0, 900.0, "exact", "miner")]
    pile.add("Hill Times", KILLED.format("900"), figures=hundreds, source="Dana Holt")
    against = {("c000", "c002"), ("c001", "c002"), ("c000", "c003"), ("c001", "c003")}
    bonds = dict.fromkeys(against, Bond(0.0, 0.9)) | {("c000", "c001"): Bond(0.9, 0.0)}
    relations = [*linked(pile).relations, contradicting("c000", "c002", "number")]
    (point,) = points_of(pile, bonds, relations)
    sides = {side.label: side.stance for side in point.sides}
    assert sides == {"140": "affirms", "a few dozen": "other figure", "900": "other figure"}


def test_another_figure_is_one_also_where_meaning_alone_tells_the_conflict() -> None:
    pile = Pile()
    pile.add("Vale Herald", KILLED.format("140"), figures=[(140.0, 140.0, "exact", "miner")])
    line = "[s:The council] [p:listed] [q:a few dozen] [o:miners] as dead."
    pile.add("Morrow Post", line, figures=[(24.0, 108.0, "between", "miner")], source="Ravi Lund")
    said = Reason("meaning", "one says more", Span(0, 3), Span(0, 3))
    relation = Relation("c000", "c001", "contradicts", (said,), 0.7)
    (point,) = points_of(pile, {("c000", "c001"): Bond(0.0, 0.9)}, [relation])
    assert [(side.stance, side.label) for side in point.sides] == [
        ("affirms", "affirms"),
        ("other figure", "a few dozen"),
    ]


@pytest.mark.parametrize(("sign", "stance"), [("positive", "affirms"), ("negative", "denies")])
def test_a_figure_that_can_be_the_titles_is_no_other_figure(sign: str, stance: str) -> None:
    pile = Pile()
    for paper, source, words, low, high, bound, polarity in (
        ("Vale Herald", "Dana Holt", "40", 40.0, 40.0, "exact", "positive"),
        ("Morrow Post", "Ina Brandt", "at least 40", 40.0, None, "at_least", sign),
        ("Lake Courier", "Ravi Lund", "90", 90.0, 90.0, "exact", "positive"),
        ("Hill Times", "Oskar Lind", "40", 40.0, 40.0, "exact", "positive"),
    ):
        figures = [(low, high, bound, "miner")]
        pile.add(paper, KILLED.format(words), figures=figures, polarity=polarity, source=source)
    (point,) = linked(pile).points
    stances = {source: side.stance for side in point.sides for source in side.sources}
    assert stances.pop("Ravi Lund") == "other figure"
    assert stances == {"Dana Holt": "affirms", "Oskar Lind": "affirms", "Ina Brandt": stance}


def members_of(points: Sequence[Point]) -> set[str]:
    return {name for point in points for side in point.sides for name in side.claims}


def contradicting(a: str, b: str, kind: ReasonKind = "denial") -> Relation:
    said = Reason(kind, "one denies it", Span(0, 3), Span(0, 3))
    return Relation(a, b, "contradicts", (said,), 0.9)


NOT_SO = "[s:No ferry board] [p:kept] [o:anybody] from the Harrow crossing."


@pytest.mark.parametrize(
    ("opposed", "agree", "is_told"),
    [(True, 0.0, True), (False, AGREED, True), (False, AGREED - 0.01, False)],
    ids=["conflicts", "agrees with what conflicts", "merely may stand against it"],
)
def test_who_stands_against_a_contested_point_does_so_surely(
    agree: float, *, opposed: bool, is_told: bool
) -> None:
    pile = crossing(NOT_SO, polarity="negative")
    pile.add("Hill Times", NOT_SO, polarity="negative", source="Pia Delling")
    against = {(f"c00{n}", name): Bond(0.0, 0.9) for n in range(3) for name in ("c003", "c004")}
    bonds = tied(0.0) | against | {("c003", "c004"): Bond(agree, 0.0)}
    relations = [contradicting("c000", "c003")]
    relations += [contradicting("c001", "c004")] * opposed
    (point,) = points_of(pile, bonds, relations)
    denying = {name for side in point.sides if side.stance == "denies" for name in side.claims}
    assert denying == {"c003", "c004"} if is_told else {"c003"}
    assert members_of([point]) - denying == {"c000", "c001", "c002"}


@pytest.mark.parametrize(("bond", "is_told"), [(Bond(0.9, 0.0), True), (Bond(0.0, 0.0), False)])
def test_an_answer_is_of_the_point_where_it_is_tied_to_it(bond: Bond, *, is_told: bool) -> None:
    pile = crossing("[s:That] [p:is] [o:true].", refers_back="confirms")
    points = points_of(pile, tied(0.0) | {("c001", "c003"): bond})
    assert members_of(points) - {"c000", "c001", "c002"} == ({"c003"} if is_told else set())


def test_claims_that_nothing_ties_make_no_point() -> None:
    pile = crossing("[s:The board] [p:shut] [o:Harrow].")
    assert points_of(pile, {}, [contradicting("c000", "c001")]) == []


@pytest.mark.parametrize("word", ["until", "since", "before", "after", "once", "how", "when"])
def test_a_clause_that_sets_the_scene_is_not_told_of_an_agreed_point(word: str) -> None:
    pile = crossing(f"{word} [s:the long inquiry] [p:ends] [o:the closing of the Harrow crossing].")
    (point,) = points_of(pile, tied(0.9))
    assert members_of([point]) == {"c000", "c001", "c002"}


@pytest.mark.parametrize(("agree", "many"), [(AGREED, 1), (AGREED - 0.01, 0)])
def test_two_sources_must_surely_agree_on_a_point(agree: float, many: int) -> None:
    pile = Pile()
    for source, words in zip(SOURCES, WAYS[:2], strict=False):
        pile.add(f"{source} Post", words, source=source)
    assert len(points_of(pile, {("c000", "c001"): Bond(agree, 0.0)})) == many


def test_a_clause_that_only_says_which_takes_no_side() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="Dana Holt")
    pile.add("Lake Courier", NOT_CLOSED, polarity="negative", source="Ravi Lund")
    pile.add("Morrow Post", "that [p:went] to [o:the Harrow crossing]", source="Ina Brandt")
    agreed, opposed = Bond(0.9, 0.0), Bond(0.0, 0.9)
    pairs = [("c000", "c001"), ("c000", "c002"), ("c001", "c002")]
    (point,) = points_of(pile, dict(zip(pairs, (opposed, agreed, opposed), strict=True)))
    assert point.contested
    assert sorted(name for side in point.sides for name in side.claims) == ["c000", "c001"]


def test_who_tells_of_another_that_he_does_it_does_not_say_what_the_title_says() -> None:
    pile = Pile()
    names = {"names": ["Ostrane", "Kelvary"]}
    line = "[s:{}] [p:will join] [o:the inspection]."
    pile.add("Vale Herald", line.format("Ostrane"), source="Dana Holt", **names)
    pile.add("Morrow Post", line.format("Ostrane"), source="Ina Brandt", **names)
    pile.add("Lake Courier", line.format("Kelvary"), source="Oskar Lind", **names)
    (point,) = points_of(pile, tied(0.9))
    assert [side.sources for side in point.sides] == [("Dana Holt", "Ina Brandt")]
