from __future__ import annotations

from typing import Any

import pytest
from linking_cases import Pile

from sayso.linking import face_documents
from sayso.linking.reasons.amounts import can_both_hold
from sayso.linking.reasons.days import are_apart, days_of
from sayso.model import Bound, Quantity, Relation, Span


def faced(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]
) -> tuple[Relation, ...]:
    pile = Pile()
    pile.add("Vale Herald", first[0], **first[1])
    pile.add("Morrow Post", second[0], **second[1])
    left, right = pile.documents
    return face_documents(left, right, pile.attributions, pile.claims)


def reasons(found: tuple[Relation, ...]) -> list[str]:
    return [relation.reasons[0].kind for relation in found]


def figure(value: float, noun: str, bound: Bound = "exact") -> dict[str, Any]:
    low = None if bound in {"less_than", "at_most"} else value
    high = None if bound in {"more_than", "at_least"} else value
    return {"figures": [(low, high, bound, noun)]}


def test_figures_conflict_though_one_side_says_only_it() -> None:
    found = faced(
        ("[s:It] [p:sold] [q:7,200] [o:tickets].", figure(7200.0, "ticket")),
        (
            "[s:The Harrow ferry] [p:sold] [q:more than 7,300] [o:tickets].",
            figure(7300.0, "ticket", "more_than"),
        ),
    )
    assert reasons(found) == ["number"]
    assert "7,200" in found[0].reasons[0].words


def test_words_for_one_count_are_compared() -> None:
    found = faced(
        ("[s:Harrow] [p:counted] [q:12] [o:fatalities].", figure(12.0, "fatality")),
        ("[s:Harrow] [p:counted] [q:31] [o:deaths].", figure(31.0, "death")),
    )
    assert reasons(found) == ["number"]


@pytest.mark.parametrize("noun", ["soldier", "sold ticket", "oldster"])
def test_what_is_counted_is_no_age(noun: str) -> None:
    first, second = (
        (f"[s:Harrow] [p:counted] [q:{value}] [o:{noun}s].", figure(float(value), noun))
        for value in (20, 60)
    )
    assert reasons(faced(first, second)) == ["number"]


@pytest.mark.parametrize("age", ["-year-old", " years old", "-day-old"])
def test_ages_are_not_compared(age: str) -> None:
    first, second = (
        (f"[s:Harrow] [p:buried] [o:a miner], [q:{value}]{age}.", figure(float(value), "miner"))
        for value in (20, 60)
    )
    assert "number" not in reasons(faced(first, second))


def test_inhabitants_are_people() -> None:
    found = faced(
        ("[q:At least 1,200] [s:people] [p:fled].", figure(1200.0, "people", "at_least")),
        ("[q:At most 300] [s:inhabitants] [p:fled].", figure(300.0, "inhabitant", "at_most")),
    )
    assert reasons(found) == ["number"]


def test_figures_of_other_things_do_not_conflict() -> None:
    found = faced(
        ("[s:Harrow] [p:counted] [q:12] [o:ferries].", figure(12.0, "ferry")),
        ("[s:Harrow] [p:counted] [q:31] [o:deaths].", figure(31.0, "death")),
    )
    assert found == ()


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ((74.0, 74.0, "exact"), (74.0, None, "more_than"), False),
        ((74.0, 74.0, "exact"), (74.0, None, "at_least"), True),
        ((13_000_000.0, 13_000_000.0, "exact"), (None, 12_500_000.0, "less_than"), False),
        ((13_000_000.0, 13_000_000.0, "exact"), (None, 12_600_000.0, "less_than"), True),
        ((109.0, 109.0, "exact"), (None, 109.0, "less_than"), False),
        ((300.0, 300.0, "exact"), (296.0, 296.0, "exact"), True),
    ],
)
def test_bounds_leave_their_own_figure_out(x: Any, y: Any, expected: bool) -> None:
    span = Span(0, 1)
    assert can_both_hold(Quantity(span, *x), Quantity(span, *y)) is expected


def test_days_after_a_year_exclude_the_year() -> None:
    found = faced(
        (
            "[s:The bridge] [p:opened] on [t:3 May 2030].",
            {"predicate": "open", "dates": ["2030-05-03"]},
        ),
        ("[s:The bridge] [p:opened] after [t:2031].", {"predicate": "open", "dates": ["2031"]}),
    )
    assert reasons(found) == ["date"]


def test_how_things_stand_as_of_a_day_dates_no_event() -> None:
    found = faced(
        (
            "As of [t:3 May 2030] [s:the bridge] [p:opened].",
            {"predicate": "open", "dates": ["2030-05-03"]},
        ),
        ("[s:The bridge] [p:opened] in [t:2031].", {"predicate": "open", "dates": ["2031"]}),
    )
    assert found == ()


def test_a_value_covers_its_days() -> None:
    assert (
        days_of("2031-02")
        == (days_of("2031-02-01") or (0, 0))[:1] + (days_of("2031-02-28") or (0, 0))[1:]
    )
    assert days_of("2031-W05") is None
    decade, year = days_of("203"), days_of("2031")
    assert decade
    assert year
    assert not are_apart(decade, year)
    century = days_of("20")
    assert century
    assert not are_apart(century, year)


def test_mixed_reviews_are_not_rave_reviews() -> None:
    found = faced(
        ("[s:The play] [p:received] [o:mixed reviews].", {"predicate": "receive"}),
        ("[s:The play] [p:received] [o:enthusiastic reviews].", {"predicate": "receive"}),
    )
    assert reasons(found) == ["evaluation"]
