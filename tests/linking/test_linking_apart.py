"""What keeps two claims apart that share nearly all their words."""

from __future__ import annotations

from typing import Any

import pytest
from linking_cases import Pile, linked, side_by_side

from sayso.linking.guards import find_guard
from sayso.linking.nearby import may_agree
from sayso.linking.pair import name_two_things
from sayso.linking.reasons.dates import may_be_two_times
from sayso.linking.wholeness import are_on_one_level
from sayso.model import Origin

NEGATED: dict[str, Any] = {"polarity": "negative"}


def pile_of(first: str, second: str, **more: Any) -> Pile:
    pile = Pile()
    pile.add("Vale Post", first, source="Dana Holt")
    pile.add("Lake Post", second, source="Ravi Lund", **more)
    return pile


@pytest.mark.parametrize(
    ("first", "second", "are_two"),
    [
        ("[s:Flight 12] [p:landed].", "[s:Flight 45] [p:landed].", True),
        ("[s:Flight 12] [p:landed].", "[s:Flight 12] [p:landed].", False),
        ("[s:Bridge number 80] [p:is] [o:safe].", "[s:Bridge number 7] [p:is] [o:safe].", True),
        ("[s:The flight] [p:took] 12 hours.", "[s:Flight 45] [p:landed].", False),
    ],
)
def test_things_that_a_number_tells_apart_are_two(
    first: str, second: str, *, are_two: bool
) -> None:
    pair = side_by_side(pile_of(first, second))
    assert name_two_things(pair.a, pair.b) is are_two
    assert are_on_one_level(pair.a, pair.b) is not are_two
    relations = linked(pile_of(first, second)).relations
    assert not (are_two and relations)


def test_two_speakers_are_two_also_in_prints_of_one_text() -> None:
    opened, shut = (
        "[s:Guards] [p:opened] [o:the gate].",
        "[s:Guards] [n:never] [p:opened] [o:the gate].",
    )
    pile = pile_of(opened, shut, **NEGATED)
    pile.origins.append(Origin("d000", ("d000", "d001"), None))
    assert find_guard(side_by_side(pile), "negation") is None
    one = Pile()
    one.add("Vale Post", opened, source="Dana Holt")
    one.add("Lake Post", shut, source="Dana Holt", **NEGATED)
    one.origins.append(Origin("d000", ("d000", "d001"), None))
    assert find_guard(side_by_side(one), "negation") == "same origin"


@pytest.mark.parametrize(
    ("first", "second", "dates", "are_two"),
    [
        (
            "[s:Pilots] [p:struck] [t:on Friday].",
            "[s:Pilots] [p:struck] [t:on Saturday].",
            "",
            True,
        ),
        ("[s:Pilots] [p:struck] [t:on Friday].", "[s:Pilots] [p:struck] [t:on Friday].", "", False),
        ("[s:It] [p:opened] [t:in April].", "[s:It] [p:opened] [t:in 2019].", "2019", True),
    ],
)
def test_times_that_are_not_surely_one_may_be_two(
    first: str, second: str, dates: str, *, are_two: bool
) -> None:
    pile = Pile()
    pile.add("Vale Post", first, source="Dana Holt", dates=["XXXX-WXX-5"])
    pile.add("Lake Post", second, source="Ravi Lund", dates=[dates or "XXXX-WXX-6"], **NEGATED)
    pair = side_by_side(pile)
    assert may_be_two_times(pair) is are_two
    assert (find_guard(pair, "negation") == "other time") is are_two


def test_what_is_to_come_is_not_denied_by_what_was() -> None:
    pile = Pile()
    pile.add("Vale Post", "[s:The school] [p:will close].", source="Dana Holt")
    line = "[s:The school] did [n:not] [p:close] [t:last year]."
    pile.add("Lake Post", line, source="Ravi Lund", dates=["2018"], **NEGATED)
    assert find_guard(side_by_side(pile), "negation") == "other time"


@pytest.mark.parametrize(
    ("first", "second", "more", "agree"),
    [
        ("[s:Miners] [p:were paid].", "not all [s:miners] [p:were paid].", "unknown", False),
        ("[s:Miners] [p:were paid].", "all [s:miners] [p:were paid].", "positive", True),
    ],
)
def test_who_leaves_open_how_many_agrees_with_nobody(
    first: str, second: str, more: str, *, agree: bool
) -> None:
    pair = side_by_side(pile_of(first, second, polarity=more))
    assert may_agree(pair.a, pair.b) is agree


def test_sums_in_two_currencies_do_not_agree() -> None:
    pile = Pile()
    for source, figure, noun in (("Dana Holt", 5e6, "euro"), ("Ravi Lund", 5.4e6, "dollar")):
        line = f"[s:The strike] [p:cost] [o:the firm] [q:{figure}] {noun}s."
        pile.add("Vale Post", line, source=source, figures=[(figure, figure, "exact", noun)])
    pair = side_by_side(pile)
    assert not may_agree(pair.a, pair.b)
    assert linked(pile).relations == ()
