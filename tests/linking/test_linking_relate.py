from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from linking_cases import Pile, kinds, linked, pair_of

from sayso.linking.relate import RIGHT
from sayso.model import Origin

CLOSED = "[s:The ferry board] [p:closed] [o:the Harrow crossing]."
NOT_CLOSED = "[s:The ferry board] did [n:not] [p:close] [o:the Harrow crossing]."


def test_a_claim_and_its_negation_contradict_each_other() -> None:
    found = pair_of((CLOSED, {}), (NOT_CLOSED, {"polarity": "negative"}))
    assert kinds(found) == [("contradicts", "negation")]
    reason = found.relations[0].reasons[0]
    assert "Vale Herald says" in reason.words
    assert "Morrow Post says" in reason.words


def test_the_reason_points_at_the_negator() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED)
    pile.add("Morrow Post", NOT_CLOSED, polarity="negative")
    reason = linked(pile).relations[0].reasons[0]
    assert reason.a.of(pile.documents[0].text) == "closed"
    assert reason.b.of(pile.documents[1].text) == "not"


def test_two_negations_agree() -> None:
    negative = {"polarity": "negative"}
    assert kinds(pair_of((NOT_CLOSED, negative), (NOT_CLOSED, negative))) == [
        ("same", "same words")
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((40.0, 40.0, "exact"), (60.0, None, "at_least"), [("contradicts", "number")]),
        ((40.0, 40.0, "exact"), (30.0, None, "at_least"), [("supports", "same words")]),
        ((50.0, 50.0, "about"), (55.0, 55.0, "exact"), [("supports", "same words")]),
        ((50.0, 50.0, "about"), (70.0, 70.0, "exact"), [("contradicts", "number")]),
        ((20.0, 30.0, "between"), (31.0, 40.0, "between"), [("contradicts", "number")]),
        ((300.0, 300.0, "exact"), (296.0, 296.0, "exact"), [("supports", "same words")]),
        ((7.0, 7.0, "exact"), (7.0, 7.0, "exact"), [("same", "same words")]),
    ],
)
def test_figures_conflict_only_where_no_figure_fits_both(
    left: tuple[float, float | None, str],
    right: tuple[float, float | None, str],
    expected: list[tuple[str, str]],
) -> None:
    sentence = "[s:The landslide] [p:killed] [q:N] [o:miners] at Harrow."
    found = pair_of(
        (sentence, {"figures": [(*left, "miner")]}), (sentence, {"figures": [(*right, "miner")]})
    )
    assert kinds(found) == expected


def test_figures_for_other_things_do_not_conflict() -> None:
    one = "[s:The landslide] [p:killed] [q:40] [o:miners] at Harrow."
    two = "[s:The landslide] [p:killed] [q:9] [o:cattle] at Harrow."
    found = pair_of(
        (one, {"figures": [(40.0, 40.0, "exact", "miner")]}),
        (two, {"figures": [(9.0, 9.0, "exact", "cattle")]}),
    )
    assert not [r for r in found.relations if r.kind == "contradicts"]


def test_ages_are_not_counted() -> None:
    one = "[s:A miner], [q:40] years old, [p:blocked] [o:the Harrow shaft]."
    two = "[s:A miner], [q:44] years old, [p:blocked] [o:the Harrow shaft]."
    found = pair_of(
        (one, {"figures": [(40.0, 40.0, "exact", "year")]}),
        (two, {"figures": [(44.0, 44.0, "exact", "year")]}),
    )
    assert not [r for r in found.relations if r.kind == "contradicts"]


def test_a_denial_stands_against_the_claim() -> None:
    found = pair_of(
        (CLOSED, {}),
        (CLOSED, {"heard_as": "denied", "source": "Ina Brandt"}),
    )
    assert kinds(found) == [("contradicts", "denial")]
    assert "Ina Brandt denies" in found.relations[0].reasons[0].words


def test_two_denials_do_not_stand_against_each_other() -> None:
    denied = {"heard_as": "denied"}
    found = pair_of((CLOSED, {**denied, "source": "Ina Brandt"}), (CLOSED, denied))
    assert kinds(found) == [("same", "same words")]


def test_swapped_parties_conflict() -> None:
    names = {"names": ("Arvela", "Norrland"), "predicate": "shell"}
    found = pair_of(
        ("[s:Arvela] [p:shelled] [o:Norrland].", names),
        ("[s:Norrland] [p:shelled] [o:Arvela].", names),
    )
    assert kinds(found) == [("contradicts", "who did what")]


def test_two_agents_of_one_deed_conflict_unless_they_are_one() -> None:
    one = "[s:Arvela] [p:bombed] [o:the Harrow dam]."
    two = "[s:Norrland] [p:bombed] [o:the Harrow dam]."
    names = {"names": ("Arvela", "Norrland"), "predicate": "bomb"}
    assert kinds(pair_of((one, names), (two, names))) == [("contradicts", "who did what")]
    state = {"names": ("United States",), "predicate": "bomb"}
    america = {"names": ("America",), "predicate": "bomb"}
    found = pair_of(
        ("[s:The United States] [p:bombed] [o:the Harrow dam].", state),
        ("[s:America] [p:bombed] [o:the Harrow dam].", america),
    )
    assert kinds(found) == [("same", "same words")]


def test_an_event_that_happens_once_cannot_have_two_dates() -> None:
    one = "[s:The council] [p:signed] [o:the Harrow treaty] on [t:2 May]."
    two = "[s:The council] [p:signed] [o:the Harrow treaty] on [t:9 May]."
    found = pair_of(
        (one, {"predicate": "sign", "dates": ["2031-05-02"]}),
        (two, {"predicate": "sign", "dates": ["2031-05-09"]}),
    )
    assert kinds(found) == [("contradicts", "date")]


@pytest.mark.parametrize(
    ("second", "options", "guard"),
    [
        (NOT_CLOSED, {"polarity": "negative", "certainty": "possible"}, "mere report"),
        (NOT_CLOSED, {"polarity": "negative", "heard_as": "supposed"}, "conditional"),
        (NOT_CLOSED, {"polarity": "negative", "published": "2032-05-02"}, "other time"),
        (
            "[s:The ferry board] did [n:not] fully [p:close] [o:the Harrow crossing].",
            {"polarity": "negative"},
            "scope",
        ),
        (
            "[s:The ferry board] would [n:not] [p:close] [o:the Harrow crossing].",
            {"polarity": "negative"},
            "conditional",
        ),
    ],
)
def test_a_guard_turns_a_conflict_into_a_difference(
    second: str, options: dict[str, Any], guard: str
) -> None:
    found = pair_of(
        (CLOSED, {"published": "2031-05-02"}), (second, {"predicate": "closed", **options})
    )
    assert found.relations == ()
    assert [d.guard for d in found.differences] == [guard]


def test_an_echo_is_no_conflict_and_no_second_voice() -> None:
    pile = Pile()
    pile.add("Vale Herald", CLOSED)
    pile.add("Morrow Post", NOT_CLOSED, polarity="negative", predicate="closed")
    pile.add("Lake Courier", CLOSED)
    pile.origins = [Origin("d000", ("d000", "d001", "d002"), None)]
    found = linked(pile)
    assert {d.guard for d in found.differences} == {"same origin"}
    assert found.points == ()


def test_one_source_in_one_document_is_not_compared_with_itself() -> None:
    pile = Pile()
    first = pile.add("Vale Herald", CLOSED)
    second = pile.add("Morrow Post", NOT_CLOSED, polarity="negative")
    pile.claims = [first, replace(second, document=first.document)]
    assert linked(pile).relations == ()


def test_adjectives_of_places_name_the_agents_of_a_deed() -> None:
    found = pair_of(
        (
            "[s:arvelan guards] [p:opened] [o:the sluice].",
            {"names": ("arvelan", "Arvela"), "predicate": "open"},
        ),
        (
            "[s:norrish engineers] [p:opened] [o:the sluice].",
            {"names": ("norrish", "Norrland"), "predicate": "open"},
        ),
    )
    assert kinds(found) == [("contradicts", "who did what")]


def test_one_agent_under_two_names_is_no_conflict() -> None:
    found = pair_of(
        (
            "[s:arvelan guards] [p:opened] [o:the sluice].",
            {"names": ("arvelan", "Arvela"), "predicate": "open"},
        ),
        ("[s:Arvela] [p:opened] [o:the sluice].", {"names": ("Arvela",), "predicate": "open"}),
    )
    assert not [r for r in found.relations if r.kind == "contradicts"]


def test_agents_without_a_name_are_not_told_apart() -> None:
    found = pair_of(
        ("[s:The police] [p:opened] [o:the Harrow sluice].", {"predicate": "open"}),
        ("[s:Officers] [p:opened] [o:the Harrow sluice].", {"predicate": "open"}),
    )
    assert found.relations == ()


def test_a_deed_that_many_can_do_is_no_conflict() -> None:
    found = pair_of(
        ("[s:Arvela] [p:supports] [o:the Harrow treaty].", {"names": ("Arvela",)}),
        ("[s:Norrland] [p:supports] [o:the Harrow treaty].", {"names": ("Norrland",)}),
    )
    assert found.relations == ()


def test_dozens_are_not_as_many_as_you_like() -> None:
    vague = "[s:The landslide] [p:killed] [q:Dozens] of [o:miners] at Harrow."
    plain = "[s:The landslide] [p:killed] [q:{}] [o:miners] at Harrow."
    dozens = {"figures": [(24.0, None, "at_least", "miner")]}
    for figure, expected in ((60.0, "supports"), (1400.0, "contradicts")):
        other = {"figures": [(figure, figure, "exact", "miner")]}
        found = pair_of((vague, dozens), (plain.format(int(figure)), other))
        assert [r.kind for r in found.relations] == [expected]


def test_the_dead_are_counted_alike_in_active_and_passive() -> None:
    found = pair_of(
        (
            "[s:[q:40] miners] [p:died] at Harrow.".replace("[q:40] miners", "Forty miners"),
            {"predicate": "die"},
        ),
        (
            "[o:Forty miners] were [n:not] [p:killed] at Harrow.",
            {"predicate": "kill", "polarity": "negative"},
        ),
    )
    assert kinds(found) == [("contradicts", "negation")]


def test_two_wishes_conflict_but_a_wish_and_a_fact_do_not() -> None:
    keep = "to [p:keep] [o:the Harrow ferry levy]"
    scrap = "to [p:scrap] [o:the Harrow ferry levy]"
    wish = {"heard_as": "wished", "certainty": "unknown"}
    found = pair_of((keep, {"predicate": "keep", **wish}), (scrap, {"predicate": "scrap", **wish}))
    assert kinds(found) == [("contradicts", "antonym")]
    found = pair_of((keep, {"predicate": "keep", **wish}), (scrap, {"predicate": "scrap"}))
    assert [d.guard for d in found.differences] == ["wish"]


def test_a_story_called_a_hoax_stands_against_the_story() -> None:
    found = pair_of(
        (
            "[s:Ina Brandt] [p:found] [o:a golden crab in Harrow harbour].",
            {"names": ("Ina Brandt",), "predicate": "find"},
        ),
        (
            "[s:The story of Ina Brandt’s golden crab in Harrow harbour] [p:is a hoax].",
            {"names": ("Ina Brandt",), "predicate": "be hoax"},
        ),
    )
    assert kinds(found) == [("contradicts", "denial")]


def test_a_thing_too_common_is_not_one_matter() -> None:
    found = pair_of(
        ("There [p:is] [n:no] [s:way].", {"predicate": "exist", "polarity": "negative"}),
        ("There [p:are] [s:other ways] of doing it.", {"predicate": "exist"}),
    )
    assert found.relations == ()


def test_the_board_said_it_is_about_the_board() -> None:
    found = pair_of(
        (
            "[s:it] [p:closed] [o:the Harrow crossing]",
            {"source": "Harrow Ferry Board", "kind": "organisation", "predicate": "close"},
        ),
        (
            "[s:Harrow Ferry Board] did [n:not] [p:close] [o:the Harrow crossing].",
            {"polarity": "negative", "names": ("Harrow Ferry Board",)},
        ),
    )
    assert kinds(found) == [("contradicts", "negation")]


def test_wishes_to_keep_and_to_scrap_one_thing_conflict_whoever_is_to_do_it() -> None:
    wish = {"heard_as": "wished", "certainty": "unknown", "names": ("Harrow",)}
    found = pair_of(
        ("[s:Growers] [p:keep] [o:the Harrow ferry levy].", {"source": "Ina Brandt", **wish}),
        ("[s:Board] [p:scrap] [o:the Harrow ferry levy].", {"source": "Oskar Lind", **wish}),
    )
    assert kinds(found) == [("contradicts", "antonym")]


def test_one_deed_of_two_doers_is_as_sure_as_such_conflicts_are_right() -> None:
    names = {"names": ("Arvela", "Norrland"), "predicate": "bomb"}
    one = "[s:Arvela] [p:bombed] [o:the Harrow dam]."
    two = "[s:Norrland] [p:bombed] [o:the Harrow dam]."
    (found,) = pair_of((one, names), (two, names)).relations
    assert 0.6 < found.confidence <= RIGHT["who did what"]
