"""Lengths, units, quarters, years and references: the value of each expression."""

from __future__ import annotations

import re

from sayso.language.moments import Match, Moment, Value
from sayso.language.numbers import read_number
from sayso.language.period_rules import told_of
from sayso.language.time_words import read_count
from sayso.language.timex import (
    CLOCK_UNITS,
    duration,
    month_number,
    quarter_of,
    shift,
    unit_name,
)

ORDINALS = ("first", "second", "third", "fourth")


IN_RANGE = re.compile(r"[\d\w]\s?(?:-|–|to|or)\s?\d|\s(?:to|or)\s")
"""Counts such as "12 to 18" and "two or three"."""

BEFORE = {"last", "previous", "past"}


AFTER = {"next", "coming", "following"}


def near_unit(match: Match, moment: Moment) -> Value | None:
    """Last year · early next month · this weekend · the current quarter."""
    way, unit = match["way"].lower().split()[-1], unit_name(match["unit"])
    if moment.anchor is None:
        return "DATE", None
    steps = -1 if way in BEFORE else 1 if way in AFTER else 0
    return "DATE", shift(moment.anchor, steps, unit)


def counted_back(match: Match, moment: Moment) -> Value | None:
    """Two weeks ago · ten years earlier · three days later · a year and a half ago.

    What is earlier or later than something is counted from the last day, month or year told.
    """
    unit, count = unit_name(match["unit"]), read_count(match["count"])
    if match["half"] and count is not None:
        count += 0.5
    way = match["way"].lower()
    told = way in {"later", "earlier"}
    if count is None:
        return ("DURATION", duration(None, unit)) if told else ("DATE", PAST_OR_NOT[way])
    if unit in {"second", "minute", "hour"}:
        return "TIME", None
    start = told_of(unit, moment) if told else moment.anchor
    if start is None:
        return "DATE", None
    steps = -count if way in {"ago", "earlier", "back"} else count
    if unit == "decade":
        unit, steps = "year", steps * 10
    return "DATE", shift(start, steps, unit)


PAST_OR_NOT = {"ago": "PAST_REF", "back": "PAST_REF", "from now": "FUTURE_REF"}


def vague_ago(_match: Match, _moment: Moment) -> Value | None:
    """Years ago · days ago."""
    return "DATE", "PAST_REF"


def counted_on(match: Match, moment: Moment) -> Value | None:
    """In two weeks, of what is to come; else a length."""
    unit, count = unit_name(match["unit"]), read_count(match["count"])
    if moment.tense != "future" or count is None or moment.anchor is None or unit in CLOCK_UNITS:
        return length(match, moment)
    if unit == "decade":
        unit, count = "year", count * 10
    return "DATE", shift(moment.anchor, count, unit)


HALVES = {
    "hour": "PT30M",
    "day": "PT12H",
    "year": "P6M",
    "decade": "P5Y",
    "century": "P50Y",
    "minute": "PT30S",
}


def half_unit(match: Match, _moment: Moment) -> Value | None:
    """Half an hour · half a century."""
    return "DURATION", HALVES[match["unit"].lower()]


def length(match: Match, _moment: Moment) -> Value | None:
    """Two weeks · the past four months · at least 20 more years · a three-year period."""
    words, unit = (match["count"] or "").lower(), unit_name(match["unit"])
    count = None if IN_RANGE.search(words) else read_count(words)
    if match.groupdict().get("half") and count is not None:
        count += 0.5
    if words.isdigit() and len(words) > 3:
        return None  # "the 1988 quarter"
    if unit == "quarter" and match.group().lower().endswith(("-quarter", "-quarters")):
        return None  # "three-quarters"
    if (
        words in {"a", "an"}
        and not match.groupdict().get("lead")
        and unit in {"day", "night", "second", "minute"}
    ):
        return None
    return "DURATION", duration(count, unit)


def vague_length(match: Match, _moment: Moment) -> Value | None:
    """Recent years · the coming weeks · years · the next several days."""
    return "DURATION", duration(None, unit_name(match["unit"]))


def quarter(match: Match, moment: Moment) -> Value | None:
    """The third quarter · Q3 2019 · the second half of 2016."""
    groups = match.groupdict()
    word = (groups.get("nth") or groups.get("digit") or "").lower()
    letter = "H" if groups.get("half") else "Q"
    last = 2 if letter == "H" else 4
    number = ORDINALS.index(word) + 1 if word in ORDINALS else int(word) if word.isdigit() else last
    told = groups.get("year") or groups.get("year2")
    if told:
        return "DATE", f"{told}-{letter}{number}"
    if moment.anchor is None:
        return "DATE", None
    year, now = quarter_of(moment.anchor)
    whose = (groups.get("whose") or "").lower()
    year += -1 if "last" in whose or "ago" in whose or "earlier" in whose else 0
    year += "next" in whose
    if not whose and letter == "Q" and number > now and moment.tense != "future":
        year -= 1
    return "DATE", f"{year}-{letter}{number}"


def the_weekend(_match: Match, moment: Moment) -> Value | None:
    """Over the weekend: the last one, from Monday to Friday, unless the verb looks ahead."""
    anchor = moment.anchor
    if anchor is None:
        return "DATE", None
    back = anchor.weekday() < 5 and moment.tense != "future"
    return "DATE", shift(anchor, -1 if back else 0, "weekend")


def worded_year(match: Match, _moment: Moment) -> Value | None:
    """Nineteen ninety-six · January nineteen ninety-seven · the year two thousand and six."""
    year = year_in_words(match["rest"], match["thousands"])
    if year is None:
        return None
    month = match["month"]
    return "DATE", f"{year}-{month_number(month):02d}" if month else f"{year}"


def year_in_words(rest: str | None, thousands: str | None) -> int | None:
    """Return the year of "ninety-six" after "nineteen", or of "two thousand and six"."""
    if thousands:
        value = read_number(thousands)
        return int(value) if value is not None and 2000 <= value < 2100 else None
    value = read_number(rest or "")
    return 1900 + int(value) if value is not None and 10 <= value < 100 else None


TENS = [
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
]


def worded_decade(match: Match, _moment: Moment) -> Value | None:
    """The nineties · the early eighties."""
    return "DATE", f"19{TENS.index(match['tens'].lower()) + 2}"


def plain_year(match: Match, _moment: Moment) -> Value | None:
    """1989 · early 1990 · fiscal 1991."""
    return "DATE", match["year"]


def years_range(match: Match, _moment: Moment) -> Value | None:
    """2013-14 · 2011–2016."""
    first, last = match["first"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    return ("DATE", f"{first}/{last}") if int(first) < int(last) < int(first) + 100 else None


def decade(match: Match, _moment: Moment) -> Value | None:
    """The 1980s · the early '90s."""
    digits = match["decade"].strip("'’")
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


NTH_CENTURIES = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


def century(match: Match, _moment: Moment) -> Value | None:
    """The 20th century · the nineteenth century."""
    nth = (match["nth"] or match["worded"]).lower()
    return "DATE", f"{(int(nth) if nth.isdigit() else NTH_CENTURIES[nth]) - 1:02d}"


REFERENCES = {
    "now": "PRESENT_REF",
    "right now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "recently": "PAST_REF",
    "more recently": "PAST_REF",
    "most recently": "PAST_REF",
    "recent": "PAST_REF",
    "the past": "PAST_REF",
    "the recent past": "PAST_REF",
    "the future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
}


def reference(match: Match, _moment: Moment) -> Value | None:
    """Now · recently · the future."""
    return "DATE", REFERENCES[" ".join(match.group().lower().split())]


OFTEN = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def often(match: Match, _moment: Moment) -> Value | None:
    """Daily · every week · each year."""
    if match["word"]:
        return "SET", OFTEN[match["word"].lower()]
    return "SET", duration(1, unit_name(match["unit"]))
