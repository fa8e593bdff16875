"""Time expressions: where they stand and the day, month, year or length that they mean."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_texts import parse_text

from sayso.language import find_times
from sayso.language.timex import duration, shift

WEDNESDAY = "2021-09-15"

VALUES = [
    ("It fell on Friday.", "Friday", "DATE", "2021-09-10"),
    ("It fell on Wednesday.", "Wednesday", "DATE", "2021-09-15"),
    ("It fell last Wednesday.", "last Wednesday", "DATE", "2021-09-08"),
    ("It will fall on Friday.", "Friday", "DATE", "2021-09-17"),
    ("It is expected to fall on Friday.", "Friday", "DATE", "2021-09-17"),
    ("It fell yesterday.", "yesterday", "DATE", "2021-09-14"),
    ("It will fall tomorrow.", "tomorrow", "DATE", "2021-09-16"),
    ("It fell last January.", "last January", "DATE", "2021-01"),
    ("It fell in late December.", "late December", "DATE", "2020-12"),
    ("It fell in mid-October.", "mid-October", "DATE", "2020-10"),
    ("It will fall in October.", "October", "DATE", "2021-10"),
    ("It fell in May 2019.", "May 2019", "DATE", "2019-05"),
    ("It has stood since 2011.", "2011", "DATE", "2011"),
    ("It fell two weeks ago.", "two weeks ago", "DATE", "2021-W35"),
    ("It fell ten years ago.", "ten years ago", "DATE", "2011"),
    ("It fell three days ago.", "three days ago", "DATE", "2021-09-12"),
    ("It fell last year.", "last year", "DATE", "2020"),
    ("It fell last month.", "last month", "DATE", "2021-08"),
    ("It will fall next week.", "next week", "DATE", "2021-W38"),
    ("It fell on Sept. 3.", "Sept. 3", "DATE", "2021-09-03"),
    ("It fell on 3 September 2020.", "3 September 2020", "DATE", "2020-09-03"),
    ("It fell on September 3rd, 2020.", "September 3rd, 2020", "DATE", "2020-09-03"),
    ("It fell on 2020-09-03.", "2020-09-03", "DATE", "2020-09-03"),
    ("Rook 9-15, 21 reports it.", "9-15, 21", "DATE", "2021-09-15"),
    ("It ran 9 -16 September 2021.", "9 -16 September 2021", "DATE", "2021-09-09/2021-09-16"),
    ("It lasted two weeks.", "two weeks", "DURATION", "P2W"),
    ("It took the past four months.", "the past four months", "DURATION", "P4M"),
    ("It was a 16-hour siege.", "16-hour", "DURATION", "PT16H"),
    ("It fell in the third quarter of 2020.", "the third quarter of 2020", "DATE", "2020-Q3"),
    ("It fell in the early 1990s.", "the early 1990s", "DATE", "199"),
    ("It fell last winter.", "last winter", "DATE", "2020-WI"),
    ("It fell at 10:35 a.m. Friday.", "10:35 a.m. Friday", "TIME", "2021-09-10T10:35"),
    ("It happens every week.", "every week", "SET", "P1W"),
    ("It fell on Good Friday.", "Good Friday", "DATE", "2021-04-02"),
    ("It fell last Memorial Day.", "last Memorial Day", "DATE", "2021-05-31"),
    ("It will fall on Labor Day.", "Labor Day", "DATE", "2022-09-05"),
    ("It fell early in 2020.", "early in 2020", "DATE", "2020"),
    ("It fell in FY2020.", "FY2020", "DATE", "2020"),
    ("It took 3 million years.", "3 million years", "DURATION", "P3000000Y"),
    ("It costs $2 million a year.", "a year", "SET", "P1Y"),
    ("It took a year.", "a year", "DURATION", "P1Y"),
    ("It is held on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
    ("They come each summer.", "each summer", "SET", "XXXX-SU"),
    ("It fell years ago.", "years ago", "DATE", "PAST_REF"),
    ("It fell about a year and a half ago.", "about a year and a half ago", "DATE", "2020"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It takes 12 to 18 months.", "12 to 18 months", "DURATION", "PXM"),
    ("They will meet in two weeks.", "two weeks", "DATE", "2021-W39"),
    ("They built it in two weeks.", "two weeks", "DURATION", "P2W"),
    ("The trial opens on Monday.", "Monday", "DATE", "2021-09-20"),
    ("It has set a vote for Monday.", "Monday", "DATE", "2021-09-20"),
    ("They would flout Monday's ruling.", "Monday", "DATE", "2021-09-13"),
    ("It had been scheduled to end on Friday.", "Friday", "DATE", "2021-09-10"),
    ("It is supposed to end by October.", "October", "DATE", "2021-10"),
    ("It declared a share payable Dec. 15.", "Dec. 15", "DATE", "2021-12-15"),
    ("It fell in May of last year.", "May of last year", "DATE", "2020-05"),
    ("By mid-2014 it fell.", "mid-2014", "DATE", "2014"),
    ("It fell at 5 p.m. EST, Sept. 6.", "5 p.m. EST, Sept. 6", "TIME", "2021-09-06T17:00"),
    ("They leave at 4 in the morning.", "4 in the morning", "TIME", "2021-09-15T04:00"),
    ("It fell on Thanksgiving.", "Thanksgiving", "DATE", "2020-11-26"),
    ("It fell on Christmas Day 1991.", "Christmas Day 1991", "DATE", "1991-12-25"),
    ("It rose in the nineties.", "the nineties", "DATE", "199"),
    ("It fell in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
    ("It fell in the nineteenth century.", "the nineteenth century", "DATE", "18"),
    ("It will end by year-end.", "year-end", "DATE", "2021"),
    ("It fell later in the year.", "later in the year", "DATE", "2021"),
    ("It fell in the last quarter of 2019.", "the last quarter of 2019", "DATE", "2019-Q4"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), VALUES)
def test_an_expression_means_a_value(text: str, words: str, kind: str, value: str) -> None:
    found = find_times(parse_text(text), WEDNESDAY)
    assert [(t.span.of(text), t.type, t.value) for t in found] == [(words, kind, value)]


RUNNING_ON = [
    ("In March 2014 it fell. The following month it rose.", "2014-04"),
    ("It fell in 2014. That year was dry.", "2014"),
    ("It fell in 2014. Three years later it rose.", "2017"),
    ("It fell on 3 May 2020. The next morning it rose.", "2020-05-04TMO"),
    ("It earned $5 million in the second quarter, up from $4 million a year ago.", "2020-Q2"),
    (
        "It earned $5 million in the second quarter and lost $1 million in the 2019 period.",
        "2019-Q2",
    ),
]


@pytest.mark.parametrize(("text", "value"), RUNNING_ON)
def test_an_expression_hangs_on_what_was_told_before(text: str, value: str) -> None:
    assert find_times(parse_text(text), WEDNESDAY)[-1].value == value


def test_a_month_shares_the_year_of_the_one_after_it() -> None:
    found = find_times(parse_text("It grew between May and July 2018."), WEDNESDAY)
    assert [t.value for t in found] == ["2018-05", "2018-07"]


def test_a_range_of_weekdays_runs_forward() -> None:
    found = find_times(parse_text("It ran from Monday to Friday."), WEDNESDAY)
    assert [t.value for t in found] == ["2021-09-06", "2021-09-10"]


def test_a_quarter_ended_on_a_day_is_the_one_before_it() -> None:
    found = find_times(parse_text("It lost money in the quarter ended July 31."), WEDNESDAY)
    assert [t.value for t in found] == ["2021-Q2", "2021-07-31"]


def test_the_next_day_without_a_day_before_it_has_no_value() -> None:
    (time,) = find_times(parse_text("The next day they left."), WEDNESDAY)
    assert time.value is None


@pytest.mark.parametrize(
    "text",
    [
        "It may fall.",
        "They march on.",
        "The fall of the town was a shock.",
        "About 2000 people marched.",
        "The second man left.",
        "We left the weak alone.",
        "A quarter of a million people left.",
        "Flight 370 was lost.",
        "He was 17 years old.",
        "He told the Norland Today so.",
        "Some quarters were against it.",
        "Three quarters of the budget is gone.",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert [t.span.of(text) for t in find_times(parse_text(text), WEDNESDAY)] == []


def test_without_a_date_of_publication_only_full_dates_get_a_value() -> None:
    found = find_times(parse_text("It fell on Friday, 3 May 2019, and again last week."), None)
    assert [t.value for t in found] == ["2019-05-03", None]


def test_times_stand_in_text_order_and_do_not_overlap() -> None:
    text = "On Monday, 6 Sept. 2021, at noon, two weeks after the vote in late August, it fell."
    spans = [t.span for t in find_times(parse_text(text), WEDNESDAY)]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("published", [None, "", "2021", "2021-13-45", "soon"])
def test_what_is_no_full_date_anchors_nothing(published: str | None) -> None:
    (time,) = find_times(parse_text("It fell on Friday."), published)
    assert time.value is None


@settings(deadline=None)
@given(st.dates(), st.integers(-400, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_shifting_forth_and_back_by_whole_units_returns(day: object, steps: int, unit: str) -> None:
    from datetime import date

    assert isinstance(day, date)
    there = shift(day, steps, unit)
    if there is not None and unit == "day":
        assert shift(date.fromisoformat(there), -steps, unit) == day.isoformat()


def test_vague_lengths_have_an_unknown_count() -> None:
    assert duration(None, "week") == "PXW"
    assert duration(2, "hour") == "PT2H"
    assert duration(1, "parsec") is None


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_not_stop_the_reading(published: str) -> None:
    text = (
        "It fell last year. It fell on Monday. It fell yesterday. It fell in December. "
        "It will fall tomorrow. It will fall next week. It will fall in January. "
        "It will fall on Friday. It ran Monday to Friday. It fell last weekend."
    )
    for one in find_times(parse_text(text), published):
        assert one.value is None or one.value[:1] in "0123456789PX"


def test_a_day_told_at_the_end_of_the_calendar_has_no_day_after() -> None:
    parse = parse_text("It fell on 9999-12-31. It will rise tomorrow.")
    assert next(one.value for one in find_times(parse, "2021-09-15")) == "9999-12-31"
