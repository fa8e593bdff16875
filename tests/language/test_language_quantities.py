"""Amounts with their bounds, units and nouns; and numbers that are none.

The sixty texts were written before the code was first run on them.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_texts import parse_text

from sayso.language import find_quantities, limits_of
from sayso.language.numbers import read_number

Row = tuple[str, float | None, float | None, str, str | None, str | None]

ONE_AMOUNT: list[Row] = [
    ("At least 17 soldiers died.", 17, None, "at_least", "soldier", None),
    ("Roughly 900 fighters left.", 900, 900, "about", "fighter", None),
    ("Nearly four million refugees fled.", 4e6, 4e6, "about", "refugee", None),
    ("A quarter of a million homes burned.", 250000, 250000, "exact", "home", None),
    ("Half a million people marched.", 500000, 500000, "exact", "people", None),
    ("Between 5 and 10 tanks crossed.", 5, 10, "between", "tank", None),
    ("It deployed 20,000-31,500 troops.", 20000, 31500, "between", "troop", None),
    ("The firm earned $1.2m.", 1.2e6, 1.2e6, "exact", None, "dollar"),
    ("The bridge cost $60 million.", 6e7, 6e7, "exact", None, "dollar"),
    ("Prices rose 10 percent.", 10, 10, "exact", None, "percent"),
    ("Prices rose by 3.5%.", 3.5, 3.5, "exact", None, "percent"),
    ("Prices rose 12 per cent.", 12, 12, "exact", None, "percent"),
    ("Dozens of villages were shelled.", 24, None, "at_least", "village", None),
    ("Tens of thousands of people marched.", 20000, None, "at_least", "people", None),
    ("Hundreds of homes burned.", 200, None, "at_least", "home", None),
    ("Hundreds of thousands of workers struck.", 200000, None, "at_least", "worker", None),
    ("More than 60 aircraft took off.", 60, None, "more_than", "aircraft", None),
    ("Fewer than 40 guards remained.", None, 40, "less_than", "guard", None),
    ("Up to 300 rebels surrendered.", None, 300, "at_most", "rebel", None),
    ("As many as 50 tanks were lost.", None, 50, "at_most", "tank", None),
    ("No fewer than 12 villages fell.", 12, None, "at_least", "village", None),
    ("No more than 8 boats sailed.", None, 8, "at_most", "boat", None),
    ("Over 2,000 farmers protested.", 2000, None, "more_than", "farmer", None),
    ("About 1,500 nurses went on strike.", 1500, 1500, "about", "nurse", None),
    ("Some 250 prisoners were freed.", 250, 250, "about", "prisoner", None),
    ("An estimated 70,000 birds died.", 70000, 70000, "about", "bird", None),
    ("Almost three hundred pupils fell ill.", 300, 300, "about", "pupil", None),
    ("Twenty-five judges resigned.", 25, 25, "exact", "judge", None),
    ("Two dozen ships were sunk.", 24, 24, "exact", "ship", None),
    ("A dozen ships were sunk.", 12, 12, "exact", "ship", None),
    ("A couple of ships were sunk.", 2, 2, "about", "ship", None),
    ("A hundred and six miners were rescued.", 106, 106, "exact", "miner", None),
    ("Two hundred thousand voters stayed away.", 200000, 200000, "exact", "voter", None),
    ("Two and a half million voters stayed away.", 2.5e6, 2.5e6, "exact", "voter", None),
    ("Several hundred women marched.", 200, 900, "between", "woman", None),
    ("One soldier was killed.", 1, 1, "exact", "soldier", None),
    ("Three Norlandian officers were held.", 3, 3, "exact", "officer", None),
    ("Two to three tanks burned.", 2, 3, "between", "tank", None),
    ("From 40 to 60 houses burned.", 40, 60, "between", "house", None),
    ("It paid €4.5 billion to farmers.", 4.5e9, 4.5e9, "exact", None, "euro"),
    ("It paid £300 to each farmer.", 300, 300, "exact", None, "pound"),
    ("It paid 40,000 dollars to a farmer.", 40000, 40000, "exact", None, "dollar"),
    ("The road is 12 km long.", 12, 12, "exact", None, "kilometre"),
    ("The ship carried 4,000 tonnes of grain.", 4000, 4000, "exact", "grain", "tonne"),
    ("The mine yields $5-6 billion.", 5e9, 6e9, "between", None, "dollar"),
    ("Two-thirds of voters agreed.", 66.67, 66.67, "exact", None, "percent"),
    ("A third of the voters agreed.", 33.33, 33.33, "exact", None, "percent"),
    ("One in five voters agreed.", 20, 20, "exact", None, "percent"),
    ("Half of the crew drowned.", 50, 50, "exact", None, "percent"),
    ("The plan needs 100 or more teachers.", 100, None, "at_least", None, None),
    ("The plan won 1.2 million votes.", 1.2e6, 1.2e6, "exact", "vote", None),
    ("Exactly 52 votes were cast.", 52, 52, "exact", "vote", None),
    ("The track is 1 1/2 miles long.", 1.5, 1.5, "exact", None, "mile"),
    ("Half a mile of track was laid.", 0.5, 0.5, "exact", "track", "mile"),
    ("It sent twice as many tents.", 2, 2, "exact", "tent", "time"),
    ("He served under three kings.", 3, 3, "exact", "king", None),
    ("The gang held eleven hostages.", 11, 11, "exact", "hostage", None),
    ("A hundred-odd cows drowned.", 100, 100, "about", "cow", None),
    ("Two of every three children are well.", 66.6667, 66.6667, "exact", None, "percent"),
    ("The line carries 500,000 barrels a day.", 5e5, 5e5, "exact", None, "barrel"),
    ("The fleet was cut by a third.", 33.33, 33.33, "exact", None, "percent"),
    ("Hundreds of rebel-held shops burned.", 200, None, "at_least", "shop", None),
    ("Last week 40 miners died.", 40, 40, "exact", "miner", None),
    ("A crowd estimated at 15,000 came.", 15000, 15000, "about", None, None),
    ("The toll topped 600.", 600, None, "more_than", None, None),
    ("Between a quarter and a third of the wheat rotted.", 25, 33.33, "between", None, "percent"),
    ("It fell to minus 30 degrees.", -30, -30, "exact", None, "degree"),
    ("A couple of hundred men came.", 200, 200, "about", "man", None),
    ("It costs $5 million to $6 million.", 5e6, 6e6, "between", None, "dollar"),
    ("The board put the number of men lost at “a few dozen”.", 24, 108, "between", "man", None),
    ("The board put the number of injured at 40.", 40, 40, "exact", "injured", None),
    ("The number of refugees is at least 90.", 90, None, "at_least", "refugee", None),
    ("The number of dead has risen to 12.", 12, 12, "exact", "dead", None),
    ("Tens of shops burned.", 20, None, "at_least", "shop", None),
]

CHANGES = [
    ("The number rose from 40 to 60.", [40, 60]),
    ("The share fell 3 1/2 to 41 5/8.", [3.5, 41.625]),
    ("Sales grew 12 percent to $4.3 million.", [12, 4.3e6]),
    ("The rate rose from 5 percent to 7 percent.", [5, 7]),
    ("The fund gave €5m to 17 clubs.", [5e6, 17]),
]

NO_AMOUNT = [
    "The film Warlord 76 opened on 22 April.",
    "Resolution 2254 was adopted in 2015.",
    "The F-16 landed.",
    "No one came, and one of them left.",
    "The season of 2013-14 was dry.",
    "Ana Ruiz, 35, voted.",
    "See page 7 and Article 5.",
    "The 6-year-old boy ran.",
    "As of 3 May 2020 the road was shut.",
    "The film, Seven Winters, was shown again.",
    "The Group of Seven met.",
    "Call 555-1234 for tickets.",
    "No. 2 seed Ruiz won.",
    "Women aged 18 to 24 voted.",
    "It has done virtually zero.",
    "Rook 9-15, 21, reports it.",
]


@pytest.mark.parametrize(("text", "low", "high", "bound", "noun", "unit"), ONE_AMOUNT)
def test_an_amount_has_its_limits_bound_noun_and_unit(
    text: str,
    low: float | None,
    high: float | None,
    bound: str,
    noun: str | None,
    unit: str | None,
) -> None:
    found = find_quantities(parse_text(text))
    assert len(found) == 1, [q.span.of(text) for q in found]
    (amount,) = found
    assert (amount.low, amount.high, amount.bound) == (low, high, bound)
    assert amount.unit == unit
    if noun is not None:
        assert amount.noun == noun


@pytest.mark.parametrize(("text", "values"), CHANGES)
def test_a_change_has_two_amounts_not_a_range(text: str, values: list[float]) -> None:
    found = find_quantities(parse_text(text))
    assert [(q.low, q.high, q.bound) for q in found] == [(v, v, "exact") for v in values]


def test_the_whole_tells_what_its_part_counts() -> None:
    found = find_quantities(parse_text("Of the 300 passengers, 12 survived."))
    assert [q.noun for q in found] == ["passenger", "passenger"]


@pytest.mark.parametrize(
    "text", ["It held 900 men, 400 of them sick.", "It held 900 men, of whom 400 were sick."]
)
def test_those_of_them_are_what_was_counted_before(text: str) -> None:
    assert [q.noun for q in find_quantities(parse_text(text))] == ["man", "man"]


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_dates_titles_and_ages_are_no_amounts(text: str) -> None:
    assert [q.span.of(text) for q in find_quantities(parse_text(text))] == []


def test_a_share_tells_what_it_is_taken_of() -> None:
    (share,) = find_quantities(parse_text("About 40 percent of the voters stayed at home."))
    assert (share.low, share.bound, share.unit, share.of) == (40, "about", "percent", "voter")


def test_the_span_is_the_bound_the_number_and_the_unit() -> None:
    text = "It lost more than $3 million in aid."
    (amount,) = find_quantities(parse_text(text))
    assert amount.span.of(text) == "more than $3 million"
    assert amount.noun == "aid"


def test_a_time_is_not_what_money_counts() -> None:
    (amount,) = find_quantities(parse_text("He lost $9 million in a single year."))
    assert amount.noun is None


def test_limits_of_about_reach_to_both_sides_and_open_ends_are_infinite() -> None:
    about, more = find_quantities(parse_text("About 100 men and more than 20 women came."))
    assert limits_of(about, slack=0.1) == (90, 110)
    assert limits_of(more, slack=0.1) == (20, math.inf)


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_figures_with_thousands_read_back(number: int) -> None:
    assert read_number(f"{number:,}") == number
