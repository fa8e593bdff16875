"""Opposites, judgements, deeds and places as reasons of a conflict."""

from __future__ import annotations

from typing import Any

from linking_cases import kinds, pair_of


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


def test_opposite_judgements_of_one_thing_contradict() -> None:
    found = pair_of(
        ("[s:The Harrow levy] [p:is] [o:legal].", {"predicate": "be"}),
        ("[s:The Harrow levy] [p:is] [o:a disgrace].", {"predicate": "be"}),
    )
    assert kinds(found) == []  # what is legal may be a disgrace: too little in common
    found = pair_of(
        ("[s:The Harrow ferry trial] [p:was] [o:a success].", {"predicate": "be success"}),
        ("[s:The Harrow ferry trial] [p:was] [o:a failure].", {"predicate": "be failure"}),
    )
    assert kinds(found) == [("contradicts", "evaluation")]


def test_judgements_of_two_things_do_not_contradict() -> None:
    found = pair_of(
        ("[s:The Harrow ferry trial] [p:was] [o:a success].", {"predicate": "be success"}),
        ("[s:The Morrow ferry trial] [p:was] [o:a failure].", {"predicate": "be failure"}),
    )
    assert kinds(found) == []


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
