"""Lengths, units, quarters, years and references: the value of each expression."""

from __future__ import annotations

from sayso.language.moments import Match, Moment, Value
from sayso.language.numbers import read_number
from sayso.language.time_words import read_count
from sayso.language.timex import (
    duration,
    quarter_of,
    shift,
    unit_name,
)

ORDINALS = ("first", "second", "third", "fourth")


BEFORE = {"last", "previous", "past"}


AFTER = {"next", "coming", "following"}


def near_unit(match: Match, moment: Moment) -> Value | None:
    """Last year · early next month · this weekend · the current quarter · that same day."""
    way, unit = match["way"].lower().split()[-1], unit_name(match["unit"])
    if moment.anchor is None:
        return "DATE", None
    if way == "same" or match["way"].lower() == "that":
        near = moment.day if unit == "day" else None
        return "DATE", near.isoformat() if near else None
    if unit == "quarter" and way == "latest":
        return "DATE", _last_quarter(moment)
    steps = -1 if way in BEFORE else 1 if way in AFTER else 0
    return "DATE", shift(moment.anchor, steps, unit)


def _last_quarter(moment: Moment) -> str | None:
    if moment.quarter:
        return f"{moment.quarter[0]}-Q{moment.quarter[1]}"
    return shift(moment.anchor, -1, "quarter") if moment.anchor else None


def year_before(_match: Match, moment: Moment) -> Value | None:
    """A year ago · a year earlier · the year-earlier period, beside a quarter if one is told."""
    if moment.anchor is None:
        return "DATE", None
    if moment.quarter:
        return "DATE", f"{moment.quarter[0] - 1}-Q{moment.quarter[1]}"
    return "DATE", f"{moment.anchor.year - 1}"


def counted_back(match: Match, moment: Moment) -> Value | None:
    """Two weeks ago · ten years earlier · three days later · in six months' time."""
    unit, count = unit_name(match["unit"]), read_count(match["count"])
    way = match["way"].lower()
    if count is None:
        return "DATE", "PAST_REF" if way in {"ago", "earlier", "back"} else "FUTURE_REF"
    if unit in {"second", "minute", "hour"}:
        return "TIME", None
    start = moment.day if way in {"later", "earlier", "before", "after"} else moment.anchor
    start = start or moment.anchor
    if start is None:
        return "DATE", None
    steps = -count if way in {"ago", "earlier", "back", "before"} else count
    if unit == "decade":
        unit, steps = "year", steps * 10
    return "DATE", shift(start, steps, unit)


def length(match: Match, _moment: Moment) -> Value | None:
    """Two weeks · the past four months · at least 20 more years · a three-year period."""
    words, unit = (match["count"] or "").lower(), unit_name(match["unit"])
    if words.isdigit() and len(words) > 3:
        return None  # "the 1988 quarter"
    if unit == "quarter" and match.group().lower().endswith(("-quarter", "-quarters")):
        return None  # "three-quarters"
    if words in {"a", "an"} and not match["lead"] and unit in {"day", "night", "second", "minute"}:
        return None
    return "DURATION", duration(read_count(words), unit)


def vague_length(match: Match, _moment: Moment) -> Value | None:
    """Recent years · the coming weeks · years · the next several days."""
    return "DURATION", duration(None, unit_name(match["unit"]))


def quarter(match: Match, moment: Moment) -> Value | None:
    """The third quarter · Q3 2019 · the second half of 2016."""
    groups = match.groupdict()
    word = (groups.get("nth") or groups.get("digit") or "").lower()
    number = ORDINALS.index(word) + 1 if word in ORDINALS else int(word)
    letter = "H" if groups.get("half") else "Q"
    told = groups.get("year") or groups.get("year2")
    if told:
        return "DATE", f"{told}-{letter}{number}"
    if moment.anchor is None:
        return "DATE", None
    year, now = quarter_of(moment.anchor)
    if letter == "H":
        return "DATE", f"{year}-H{number}"
    whose = (groups.get("whose") or "").lower()
    year += -1 if "last" in whose or "ago" in whose or "earlier" in whose else 0
    if not whose and number > now and moment.tense != "future":
        year -= 1
    return "DATE", f"{year + ('next' in whose)}-Q{number}"


def the_weekend(_match: Match, moment: Moment) -> Value | None:
    """Over the weekend: the last one, from Monday to Friday, unless the verb looks ahead."""
    anchor = moment.anchor
    if anchor is None:
        return "DATE", None
    back = anchor.weekday() < 5 and moment.tense != "future"
    return "DATE", shift(anchor, -1 if back else 0, "weekend")


def the_quarter(_match: Match, moment: Moment) -> Value | None:
    """The quarter: the one spoken of last."""
    return ("DATE", _last_quarter(moment)) if moment.quarter else None


def worded_year(match: Match, _moment: Moment) -> Value | None:
    """Nineteen ninety-six, as in transcripts."""
    value = read_number(match["rest"])
    return ("DATE", f"19{int(value):02d}") if value is not None and 10 <= value < 100 else None


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


def century(match: Match, _moment: Moment) -> Value | None:
    """The 20th century."""
    return "DATE", f"{int(match['nth']) - 1:02d}"


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


def latest_period(_match: Match, moment: Moment) -> Value | None:
    """The latest period, of business reports: the last quarter told of, or the last one over."""
    if moment.quarter:
        return "DATE", f"{moment.quarter[0]}-Q{moment.quarter[1]}"
    return "DATE", shift(moment.anchor, -1, "quarter") if moment.anchor else None
