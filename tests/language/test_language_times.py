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
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), VALUES)
def test_an_expression_means_a_value(text: str, words: str, kind: str, value: str) -> None:
    found = find_times(parse_text(text), WEDNESDAY)
    assert [(t.span.of(text), t.type, t.value) for t in found] == [(words, kind, value)]


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
