"""Opposites, evaluations, deeds and places as reasons of a conflict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from linking_cases import Pile, kinds, linked, pair_of, side_by_side

from sayso.linking.naming import name_conflict
from sayso.linking.reasons.evaluations import evaluation_of, find_evaluation
from sayso.model import Aspect, EvaluationValue


def test_opposite_verbs_with_the_same_arguments_contradict() -> None:
    found = pair_of(
        ("[s:The council] [p:accepted] [o:the Harrow treaty].", {"predicate": "accept"}),
        ("[s:The council] [p:rejected] [o:the Harrow treaty].", {"predicate": "reject"}),
    )
    assert kinds(found) == [("contradicts", "antonym")]


def test_opposite_words_in_the_complement_contradict() -> None:
    found = pair_of(
        ("[s:The Harrow lock] [p:is] [o:broken].", {"predicate": "be"}),
        ("[s:The Harrow lock] [p:is] [o:intact].", {"predicate": "be"}),
    )
    assert kinds(found) == [("contradicts", "antonym")]


Evaluating = tuple[str, EvaluationValue, Aspect]


def evaluating(first: Evaluating, second: Evaluating) -> Pile:
    """Return two claims that judge their subjects."""
    pile = Pile()
    for source, (words, *judges) in (("Dana Holt", first), ("Ravi Lund", second)):
        pile.add("Vale Herald", words, source=source, judges=judges)
    pile.claims = [replace(claim, predicate="be") for claim in pile.claims]
    return pile


TRIAL = "[s:The {} ferry trial] [p:was] [o:{}]."
SUCCESS: Evaluating = (
    TRIAL.format("Harrow", "a success"),
    "good",
    "merit",
)


def test_opposite_evaluations_of_one_thing_contradict() -> None:
    pile = evaluating(SUCCESS, (TRIAL.format("Harrow", "a failure"), "bad", "merit"))
    assert kinds(linked(pile)) == [("contradicts", "evaluation")]
    assert name_conflict(side_by_side(pile)).kind == "evaluation"


@pytest.mark.parametrize(
    "other",
    [
        (TRIAL.format("Morrow", "a failure"), "bad", "merit"),
        (TRIAL.format("Harrow", "unlawful"), "bad", "law"),
        (TRIAL.format("Harrow", "a triumph"), "good", "merit"),
    ],
    ids=["of two things", "of two aspects", "both good"],
)
def test_other_evaluations_do_not_contradict(other: Evaluating) -> None:
    pile = evaluating(SUCCESS, other)
    assert find_evaluation(side_by_side(pile)) is None
    assert ("contradicts", "evaluation") not in kinds(linked(pile))


def test_evaluations_without_a_common_word_in_their_targets_are_none_of_one_thing() -> None:
    milk: Evaluating = ("[s:Milk] [p:was] [o:a failure].", "bad", "merit")
    assert name_conflict(side_by_side(evaluating(SUCCESS, milk))).kind != "evaluation"


def test_words_that_judge_something_else_are_no_evaluation() -> None:
    pile = Pile()
    pile.add("Vale Herald", "[s:The board] [p:sought] [o:legal advice].", source="Dana Holt")
    pile.add("Morrow Post", "[s:The board] [p:sought] [o:illegal loans].", source="Ravi Lund")
    pair = side_by_side(pile)
    assert [evaluation_of(one) for one in (pair.a, pair.b)] == [None, None]
    by_words = [evaluation_of(one, by_words=True) for one in (pair.a, pair.b)]
    assert by_words == [("good", "law"), ("bad", "law")]
    assert find_evaluation(pair) is None
    assert name_conflict(pair).kind != "evaluation"


def test_a_deed_goes_against_what_its_doer_announced() -> None:
    found = pair_of(
        ("[s:The council] will [p:keep] [o:the Harrow ferry levy].", {"published": "2031-05-02"}),
        ("[s:The council] [p:scrapped] [o:the Harrow ferry levy].", {"published": "2031-09-02"}),
    )
    assert kinds(found) == [("contradicts", "doing")]


def test_a_deed_before_the_announcement_is_none_against_it() -> None:
    found = pair_of(
        ("[s:The council] will [p:keep] [o:the Harrow ferry levy].", {"published": "2031-09-02"}),
        ("[s:The council] [p:scrapped] [o:the Harrow ferry levy].", {"published": "2031-05-02"}),
    )
    assert not [r for r in found.relations if r.kind == "contradicts"]


def test_one_event_cannot_be_in_two_places() -> None:
    def signed(place: str) -> tuple[str, dict[str, Any]]:
        words = f"[s:The council] [p:signed] [o:the Harrow treaty] in {place}."
        return words, {"predicate": "sign", "place": place}

    assert kinds(pair_of(signed("Morrow"), signed("Vale"))) == [("contradicts", "place")]
    assert not [
        r for r in pair_of(signed("Paris"), signed("Vale")).relations if r.kind == "contradicts"
    ]  # Vale may lie in Paris


def test_opposite_verbs_of_other_subjects_do_not_contradict() -> None:
    found = pair_of(
        ("[s:The council] [p:accepted] [o:the Harrow treaty].", {"predicate": "accept"}),
        ("[s:The farmers' union] [p:rejected] [o:the Harrow treaty].", {"predicate": "reject"}),
    )
    assert kinds(found) == []


def test_a_negated_opposite_supports() -> None:
    found = pair_of(
        ("[s:The council] [p:rejected] [o:the Harrow treaty].", {"predicate": "reject"}),
        (
            "[s:The council] did [n:not] [p:accept] [o:the Harrow treaty].",
            {"predicate": "accept", "polarity": "negative"},
        ),
    )
    assert kinds(found) == [("supports", "same words")]


def test_turns_of_events_are_no_conflict_without_a_common_time() -> None:
    opened = "[s:The ferry board] [p:opened] [o:the Harrow crossing]."
    closed = "[s:The ferry board] [p:closed] [o:the Harrow crossing]."
    found = pair_of((opened, {"predicate": "open"}), (closed, {"predicate": "close"}))
    assert [d.guard for d in found.differences] == ["other time"]
    dated = {"published": "2031-05-02"}
    found = pair_of(
        (opened, {"predicate": "open", **dated}), (closed, {"predicate": "close", **dated})
    )
    assert kinds(found) == [("contradicts", "antonym")]
