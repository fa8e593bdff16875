"""Dates as publishers write them, from tidy to untidy: 'April 05, 2016', '9 -16 May 2021'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

DATE = re.compile(
    rf"""
    (?P<iso>(?<![\d-])(?:19|20)\d\d-\d\d-\d\d
        (?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\ ?[+-]\d\d:?\d\d)?)?)(?!\d)
    | (?P<dmy>(?<![\d/-])(?:(?P<from>\d{{1,2}})(?:st|nd|rd|th)?\s?[-–—]\s?)?
        {_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR})
    | (?P<mdy>\b{_MONTH.replace("month", "month2")}\s{_DAY.replace("day", "day2")}
        (?:\s?[-–—]\s?(?P<to>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s{_YEAR.replace("year", "year2")})
    | (?P<numeric>(?<![\d/.-])(?P<a>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<b>\d{{1,2}})
        (?:\s?(?P=mark)\s?|,\s*)(?P<c>(?:19|20)\d\d|['’]?\d\d)(?!\d|[/.-]\d))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Every form carries its year: a date without one is no date of publication."""

YEARS = range(1400, 2200)
"""The years in which something can have been published, from the first printed papers on."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An ISO 8601 date at [start, end) of a text; `is_guess` where it can be read two ways."""

    value: str
    start: int
    end: int
    is_guess: bool = False


def find_dates(text: str) -> Iterator[FoundDate]:
    """Find the dates with a year in a text, in order; impossible ones are passed over."""
    for match in DATE.finditer(text):
        if (found := _read(match)) is not None:
            yield found


def read_date(text: str) -> FoundDate | None:
    """Return the first date in a text; RFC 2822 and ISO 8601 stamps keep their time.

    A stamp of a year in which nobody publishes (0001, 9999) is what programs write for no date.
    """
    words = text.strip()
    stamp = _stamp(words)
    if stamp is None or stamp.year not in YEARS:
        return next(find_dates(text), None)
    is_day = len(words) == 10 and "W" not in words
    return FoundDate(words if is_day else stamp.isoformat(), 0, len(text))


def _stamp(words: str) -> datetime | None:
    """Return the moment that an ISO 8601 or RFC 2822 stamp means."""
    from email.utils import parsedate_to_datetime

    try:
        return datetime.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read(match: re.Match[str]) -> FoundDate | None:
    start, end = match.span()
    if match["iso"]:
        return _iso(match["iso"], start, end)
    if match["dmy"]:
        year, month, day = match["year"], MONTHS[match["month"].lower()], match["day"]
        return _made(int(year), month, int(day), start, end, is_guess=bool(match["from"]))
    if match["mdy"]:
        year, month, day = match["year2"], MONTHS[match["month2"].lower()], match["day2"]
        last = match["to"]
        return _made(int(year), month, int(last or day), start, end, is_guess=bool(last))
    return _numeric(match, start, end)


def _iso(words: str, start: int, end: int) -> FoundDate | None:
    try:
        stamp = datetime.fromisoformat(words)
    except ValueError:
        return None
    value = stamp.date().isoformat() if len(words) == 10 else stamp.isoformat()
    return FoundDate(value, start, end)


def _numeric(match: re.Match[str], start: int, end: int) -> FoundDate | None:
    """Read month before day, as American evidence files do, unless that is impossible.

    Where both orders are possible the value is a guess.
    """
    first, second = int(match["a"]), int(match["b"])
    year = int(match["c"].lstrip("'’"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if match["mark"] == "." or first > 12:
        day, month = first, second
    else:
        month, day = first, second
    ambiguous = first <= 12 and second <= 12 and first != second
    return _made(year, month, day, start, end, is_guess=ambiguous)


def _made(
    year: int, month: int, day: int, start: int, end: int, *, is_guess: bool
) -> FoundDate | None:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(value, start, end, is_guess)
