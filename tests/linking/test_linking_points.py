from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_cases import Pile, linked, statements_of
from point_cases import CLOSED, KILLED, NOT_CLOSED, SOURCES, WAYS, crossing, points_of, tied

from sayso.linking import Material, link
from sayso.linking.candidates import find_candidates, weigh
from sayso.linking.entities import link_entities
from sayso.linking.gathering import Bond
from sayso.linking.pair import make_pair
from sayso.linking.points import AGREED
from sayso.linking.reasons.amounts import can_both_hold
from sayso.linking.relate import relate
from sayso.linking.statements import make_statements
from sayso.model import (
    Bound,
    Echo,
    Origin,
    Passage,
    Point,
    Quantity,
    Reason,
    ReasonKind,
    Relation,
    Span,
)


def dispute() -> Pile:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="Ina Brandt")
    pile.add("Morrow Post", CLOSED, source="Oskar Lind")
    pile.add("Lake Courier", NOT_CLOSED, polarity="negative", source="Harrow Ferry Union")
    pile.add("Hill Times", CLOSED, heard_as="doubted", certainty="unknown", source="Tarek al-Badri")
    for paper, figure, low, high, bound in (
        ("Vale Herald", "40", 40.0, 40.0, "exact"),
        ("Morrow Post", "40", 40.0, 40.0, "exact"),
        ("Lake Courier", "at least 60", 60.0, None, "at_least"),
    ):
        pile.add(paper, KILLED.format(figure), figures=[(low, high, bound, "miner")])
    pile.add("Vale Herald", "[s:The council] [p:praised] [o:the rescue crew].")
    pile.add("Hill Times", "[s:The council] [p:praised] [o:the rescue crew].")
    return pile


def test_contested_points_come_first_with_their_sides() -> None:
    points = linked(dispute()).points
    assert [point.contested for point in points] == [True, True, False]
    first = next(point for point in points if "crossing" in point.title)
    assert first.title == "The ferry board closed the Harrow crossing"
    assert [(side.stance, side.sources) for side in first.sides] == [
        ("affirms", ("Ina Brandt", "Oskar Lind")),
        ("denies", ("Harrow Ferry Union",)),
        ("doubts", ("Tarek al-Badri",)),
    ]


def test_other_figures_are_sides_with_the_figure_as_label() -> None:
    point = next(p for p in linked(dispute()).points if "miners" in p.title)
    assert point.contested
    assert [(side.stance, side.label) for side in point.sides] == [
        ("affirms", "40"),
        ("other figure", "at least 60"),
    ]
    assert point.sides[0].origins == 2


def test_documents_of_one_origin_count_once() -> None:
    pile = dispute()
    pile.origins = [Origin("d000", ("d000", "d001"), None)]
    point = next(p for p in linked(pile).points if "crossing" in p.title)
    assert point.sides[0].documents == ("d000", "d001")
    assert point.sides[0].origins == 1


def test_what_one_source_says_alone_is_no_point() -> None:
    pile = Pile()
    for paper in ("Vale Herald", "Morrow Post"):
        pile.add(paper, CLOSED, source="Ina Brandt")
    found = linked(pile)
    assert [relation.kind for relation in found.relations] == ["same"]
    assert found.points == ()


def test_a_source_that_shifts_contests_its_own_point() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="Ina Brandt", published="2031-05-02")
    pile.add(
        "Vale Herald",
        NOT_CLOSED,
        source="Ina Brandt",
        published="2031-05-09",
        polarity="negative",
    )
    (point,) = linked(pile).points
    assert point.contested
    assert [side.sources for side in point.sides] == [("Ina Brandt",), ("Ina Brandt",)]


def test_every_member_of_a_point_relates_to_one_of_them() -> None:
    found = linked(dispute())
    assert found.points
    for point in found.points:
        members = {claim for side in point.sides for claim in side.claims}
        bonds = [{r.a, r.b} & members for r in found.relations]
        assert any(
            all({centre, other} in bonds for other in members - {centre}) for centre in members
        )


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(shuffle: random.Random) -> None:
    pile = dispute()
    expected = linked(pile)
    for rows in (pile.documents, pile.attributions, pile.claims, pile.origins):
        shuffle.shuffle(rows)
    assert linked(pile) == expected


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 8), st.integers(0, 8))
def test_a_relation_is_the_same_from_both_sides(i: int, j: int) -> None:
    pile = dispute()
    rows = statements_of(pile)
    weights = weigh(rows)
    one = relate(make_pair(rows[i], rows[j], weights))
    two = relate(make_pair(rows[j], rows[i], weights))
    assert type(one) is type(two)
    if isinstance(one, Relation) and isinstance(two, Relation):
        assert (one.kind, one.confidence) == (two.kind, two.confidence)
        assert (one.reasons[0].a, one.reasons[0].b) == (two.reasons[0].b, two.reasons[0].a)


BOUNDS: tuple[Bound, ...] = ("exact", "about", "between")
figures = st.builds(
    lambda x, y, bound: Quantity(Span(0, 1), min(x, y), max(x, y), bound, noun="miner"),
    st.integers(0, 500).map(float),
    st.integers(0, 500).map(float),
    st.sampled_from(BOUNDS),
)


@settings(deadline=None)
@given(figures, figures)
def test_whether_two_figures_can_both_hold_is_symmetric(x: Quantity, y: Quantity) -> None:
    assert can_both_hold(x, y) == can_both_hold(y, x)
    assert can_both_hold(x, x)


def seconds_for(count: int) -> tuple[float, int]:
    pile = Pile()
    words = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}x" for i in range(300)]
    chance = random.Random(7)
    base = pile.add("Vale Herald", CLOSED)
    for number in range(count):
        terms = (*chance.sample(words, 8), "harrow")
        pile.claims.append(replace(base, id=f"x{number:05}", terms=terms, document="d000"))
    for number in range(200):
        document = replace(pile.documents[0], id=f"n{number:03}", publisher=f"Paper {number}")
        pile.documents.append(document)
    pile.claims = [
        replace(claim, document=f"n{number % 200:03}") for number, claim in enumerate(pile.claims)
    ]
    linker = link_entities(pile.documents, [], pile.claims)
    rows = make_statements(pile.documents, [], pile.claims, [], linker)
    weights = weigh(rows)
    start = time.process_time()
    found = find_candidates(rows, weights)
    return time.process_time() - start, len(found)


def test_candidates_are_far_fewer_than_all_pairs() -> None:
    _, few = seconds_for(500)
    spent, many = seconds_for(2000)
    assert few <= 20 * 501
    assert many <= 20 * 2001
    assert spent < 10


def test_another_agent_is_a_side_of_its_own() -> None:
    pile = Pile()
    names = {"names": ("Arvela", "Norrland"), "predicate": "bomb"}
    pile.add("Vale Herald", "[s:Arvela] [p:bombed] [o:the Harrow dam].", **names)
    pile.add("Morrow Post", "[s:Norrland] [p:bombed] [o:the Harrow dam].", **names)
    (point,) = linked(pile).points
    assert point.title == "Arvela bombed the Harrow dam"
    assert [side.label for side in point.sides] == ["affirms", "says Norrland"]


def test_a_heading_is_no_second_voice_beside_its_own_source() -> None:
    pile = Pile()
    said = pile.add("Vale Herald", CLOSED, source="Ina Brandt")
    pile.claims.append(replace(said, id="c999", attribution=None))
    assert linked(pile).points == ()


LEVY = "[s:The levy] [p:pays] [o:the ferry crews]."


def test_two_documents_that_only_quote_one_role_do_not_agree() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="spokesman", kind="unnamed")
    pile.add("Morrow Post", CLOSED, source="Spokesman", kind="unnamed")
    assert linked(pile).points == ()


def test_a_source_and_another_documents_voice_agree() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="Ina Brandt")
    pile.add("Morrow Post", CLOSED)
    (point,) = linked(pile).points
    assert not point.contested


def test_sources_of_one_origin_do_not_agree_independently() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="Ina Brandt")
    pile.add("Morrow Post", CLOSED, source="Oskar Lind")
    pile.origins = [Origin("d000", ("d000", "d001"), None)]
    assert linked(pile).points == ()


def test_passages_of_one_echo_have_one_origin() -> None:
    pile = Pile()
    first = pile.add("Vale Herald", LEVY)
    second = pile.add("Morrow Post", LEVY)
    pile.add("Lake Courier", LEVY, source="Ina Brandt")
    passages = tuple(Passage(claim.document, claim.span) for claim in (first, second))
    echo = Echo("e1", "verbatim", passages, None, "same words")
    (point,) = link(Material(pile.documents, pile.attributions, pile.claims, [], [echo])).points
    assert [side.origins for side in point.sides] == [2]
    (point,) = linked(pile).points
    assert [side.origins for side in point.sides] == [3]


def test_one_sources_utterance_in_two_reports_has_one_origin() -> None:
    pile = Pile()
    for paper in ("Vale Herald", "Morrow Post"):
        pile.add(paper, CLOSED, source="Ina Brandt")
    pile.add("Lake Courier", NOT_CLOSED, polarity="negative")
    (point,) = linked(pile).points
    assert [(side.stance, side.origins) for side in point.sides] == [("affirms", 1), ("denies", 1)]


@pytest.mark.parametrize(
    "words",
    [
        "When [s:the ferry board] [p:closed] [o:the Harrow crossing].",
        "[s:The ferry board] [p:closing] [o:the Harrow crossing].",
        "[s:The ferry board] to [p:close] [o:the Harrow crossing].",
        "[s:The Harrow ferry board] [p:met].",
    ],
)
def test_what_sets_a_scene_or_is_no_statement_is_no_agreed_point(words: str) -> None:
    pile = Pile()
    pile.add("Vale Herald", words, source="Ina Brandt", names=("Harrow",))
    pile.add("Morrow Post", words, source="Oskar Lind", names=("Harrow",))
    found = linked(pile)
    assert found.relations
    assert found.points == ()


def test_a_predicate_without_its_complement_gives_no_point() -> None:
    pile = Pile()
    be: dict[str, Any] = {"predicate": "be", "names": ("Harrow",)}
    words = "[s:The main problem of the Harrow levy], in my view, [p:is]"
    pile.add("Vale Herald", words, source="Ina Brandt", **be)
    pile.add("Morrow Post", words, source="Oskar Lind", polarity="negative", **be)
    assert linked(pile).points == ()


def test_a_role_that_a_named_source_may_have_is_no_second_source() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED, source="Harrow Water Board", kind="organisation")
    pile.add("Morrow Post", CLOSED, source="water board", kind="group")
    assert linked(pile).points == ()


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
