from __future__ import annotations

import random
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linking_cases import Pile, linked, statements_of
from point_cases import CLOSED, KILLED, NOT_CLOSED

from sayso.linking import Material, link
from sayso.linking.candidates import find_candidates, weigh
from sayso.linking.entities import link_entities
from sayso.linking.pair import make_pair
from sayso.linking.reasons.amounts import can_both_hold
from sayso.linking.relate import relate
from sayso.linking.statements import make_statements
from sayso.model import (
    Bound,
    Echo,
    Origin,
    Passage,
    Quantity,
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
