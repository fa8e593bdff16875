"""What the network finds becomes a relation where a rule can name it, or where it is very sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from linking_cases import Pile

from sayso import linking
from sayso.linking import Linked, Material, link
from sayso.linking.nearby import AGREE, CONFLICT, UNNAMED
from sayso.linking.scorer import near
from sayso.linking.scorer.network import Outcome, Scorer

NOTHING = Outcome(0.0, 0.0)


@pytest.fixture(autouse=True)
def _network_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the network's word count as it is, without what words and signs add to it."""
    monkeypatch.setattr(near, "one_point", lambda *told: 1.0)
    monkeypatch.setattr(linking, "weigh_near", lambda *told: told[-1])


class Words(str):
    """A clause as this scorer reads it."""

    @property
    def key(self) -> str:
        return self


class Told(Scorer):
    """A scorer that says of each pair what it is told to, by words of the two clauses."""

    def __init__(self, outcomes: Mapping[tuple[str, str], Outcome]) -> None:
        self.outcomes = outcomes

    def cut(self, text: str, start: int, end: int, speaker: str) -> Any:
        return Words(text[start:end])

    def place(self, said: Any) -> Any:
        return np.array([1.0, 0.0], dtype=np.float32)

    def compare(self, a: Any, b: Any) -> Outcome:
        for (x, y), outcome in self.outcomes.items():
            if (x in a and y in b) or (x in b and y in a):
                return outcome
        return NOTHING


def related(pile: Pile, outcomes: Mapping[tuple[str, str], Outcome]) -> Linked:
    given = Material(pile.documents, pile.attributions, pile.claims, pile.origins)
    return link(given, Told(outcomes))


def shots(second: str = "[s:Nobody on our side] [p:pulled] [o:a trigger].", **more: Any) -> Pile:
    pile = Pile()
    pile.add("Vale Post", "[s:Guards] [p:opened fire] [o:on the column].", source="Dana Holt")
    pile.add("Harrow Post", second, source="Ravi Lund", **more)
    return pile


def test_opposed_claims_without_a_common_word_are_a_contested_point() -> None:
    pile = shots(polarity="negative")
    found = related(pile, {("column", "trigger"): Outcome(0.02, CONFLICT)})
    (relation,) = found.relations
    assert (relation.kind, relation.reasons[0].kind) == ("contradicts", "negation")
    (point,) = found.points
    assert point.contested


def test_what_no_sign_names_must_be_surer() -> None:
    pile = shots("[s:The powder] [p:was] [o:still wet].")
    for sure, many in ((UNNAMED - 0.01, 0), (UNNAMED, 1)):
        found = related(pile, {("column", "powder"): Outcome(0.0, sure)})
        assert [r.reasons[0].kind for r in found.relations] == ["meaning"] * many


def test_a_conflict_that_is_not_sure_enough_is_none() -> None:
    found = related(shots(polarity="negative"), {("column", "trigger"): Outcome(0.0, CONFLICT / 2)})
    assert found.relations == ()


def test_agreement_in_other_words_supports() -> None:
    pile = shots("[s:The patrol] [p:shelled] [o:the lorries].")
    found = related(pile, {("column", "patrol"): Outcome(AGREE, 0.0)})
    assert [(r.kind, r.reasons[0].kind) for r in found.relations] == [("supports", "meaning")]


def test_a_mere_report_contradicts_nothing() -> None:
    pile = shots(polarity="negative", certainty="possible")
    found = related(pile, {("column", "trigger"): Outcome(0.0, 0.95)})
    assert found.relations == ()
    assert [difference.guard for difference in found.differences] == ["mere report"]


def test_claims_of_one_source_in_one_document_are_not_compared() -> None:
    pile = shots(polarity="negative")
    pile.claims[1] = replace(pile.claims[1], document="d000", attribution="a000")
    assert related(pile, {("column", "g"): Outcome(0.0, 0.99)}).relations == ()


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (
            {"marked": "[s:The ministry] [p:closed] [o:the ward]."},
            {"marked": "[s:The hospital] [p:closed] [o:the ward] by itself."},
            "who did what",
        ),
        (
            {"marked": "[s:The ward] [p:was shut] because of the water."},
            {"marked": "[s:Nurses] [p:were lacking], and the ward shut due to that."},
            "who did what",
        ),
        (
            {"marked": "[s:The gate] [p:was opened] [t:on 3 May].", "dates": ["2031-05-03"]},
            {"marked": "[s:The lock] [p:gave way] [t:on 5 May].", "dates": ["2031-05-05"]},
            "date",
        ),
        (
            {"marked": "[s:The road] [p:is open]."},
            {"marked": "[s:The pass] [p:is closed]."},
            "antonym",
        ),
    ],
)
def test_the_sign_of_a_conflict_is_named(
    first: dict[str, Any], second: dict[str, Any], reason: str
) -> None:
    pile = Pile()
    pile.add("Vale Post", source="Dana Holt", **first)
    pile.add("Harrow Post", source="Ravi Lund", **second)
    found = related(pile, {("", ""): Outcome(0.0, 0.95)})
    assert [r.reasons[0].kind for r in found.relations] == [reason]


@pytest.mark.parametrize("words", ["who pulled [o:a trigger]", "if anybody pulled [o:a trigger]"])
def test_a_clause_that_only_sets_the_scene_contradicts_nothing(words: str) -> None:
    pile = shots(words, polarity="negative")
    assert related(pile, {("column", "trigger"): Outcome(0.0, 0.95)}).relations == ()


def test_without_a_scorer_nothing_is_read_into_other_words() -> None:
    pile = shots(polarity="negative")
    given = Material(pile.documents, pile.attributions, pile.claims, pile.origins)
    assert link(given).relations == ()


def test_a_state_on_two_days_is_no_conflict() -> None:
    pile = Pile()
    for paper, source, day in (("Vale", "Dana Holt", 3), ("Harrow", "Ravi Lund", 5)):
        line = f"[s:The gate] [p:was open] [t:on {day} May]."
        pile.add(f"{paper} Post", line, source=source, dates=[f"2031-05-0{day}"])
    pile.claims = [replace(claim, predicate="be open") for claim in pile.claims]
    assert related(pile, {("", ""): Outcome(0.0, 0.95)}).relations == ()


@pytest.mark.parametrize(("day", "many"), [("2031-05-03", 1), (None, 0)])
def test_two_figures_of_undated_documents_must_be_all_the_surer(day: str | None, many: int) -> None:
    pile = Pile()
    for paper, source, figure in (("Vale", "Dana Holt", 12), ("Harrow", "Ravi Lund", 9)):
        line = f"[q:{figure} houses] [p:burned]."
        figures = [(figure, figure, "exact", "house")]
        pile.add(f"{paper} Post", line, source=source, figures=figures, published=day)
    found = related(pile, {("", ""): Outcome(0.0, 0.8)})
    assert [r.reasons[0].kind for r in found.relations] == ["number"] * many
