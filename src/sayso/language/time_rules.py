"""The patterns of time expressions, each with the rule that gives its value.

Written for news: what is left open ("Friday", "in May") lies in the past of the day of publication
unless the verb speaks of the future.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from sayso.language.numbers import FIGURE, read_number, worded
from sayso.language.timex import (
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    WEEKDAYS,
    duration,
    full_year,
    is_day,
    month_number,
    quarter_of,
    shift,
    unit_name,
    week_of,
    weekday_number,
)

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Value = tuple[Type, str | None]
Tense = Literal["past", "future", "open"]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a value is counted from.

    `anchor` is the day of publication, None for an undated Document; `tense` is that of the verb
    over the expression; `quarter` is the last quarter spoken of; `day` the last full date.
    """

    anchor: date | None
    tense: Tense = "open"
    quarter: tuple[int, int] | None = None
    day: date | None = None

    def heard(self, value: str | None) -> Moment:
        """Return the moment after an expression with this value."""
        if value is None:
            return self
        if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
            return replace(self, quarter=(int(quarter[1]), int(quarter[2])))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return replace(self, day=date.fromisoformat(value))
        return self


Match = re.Match[str]
Rule = Callable[[Match, Moment], Value | None]

MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\.)|Apr(?:il|\b\.?)|May|June?|July?"
    r"|Aug(?:ust|\b\.?)|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)"
    r"|Dec(?:ember|\b\.?))"
)
MONTH_WORD = "|".join(name.capitalize() for name in MONTHS)
WEEKDAY = "(?:" + "|".join(name.capitalize() for name in WEEKDAYS) + ")"
SHORT_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
UNIT = (
    r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?|centur(?:y|ies)"
)
LONG_UNIT = r"day|week(?:end)?|fortnight|month|quarter|year|decade|century"
SEASON = "spring|summer|autumn|fall|winter"
PART = "|".join(PARTS_OF_DAY)
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.?|p\.m\.?|am\b|pm\b|AM\b|PM\b)"
    r"|\d{1,2}:\d\d(?::\d\d)?\b|\d{4}\s?(?:GMT|UTC|hours\b)|(?:noon|midnight)\b)"
    r"(?:\s?\(?(?:GMT|UTC|EDT|EST|ET|BST|PDT|PST|CET|local\s+time)\)?)?"
)
EARLY = r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater|(?:the\s+)?(?:end|middle|beginning|start)\s+of)"
ORDINALS = ("first", "second", "third", "fourth")
BEFORE = {"last", "previous", "past"}
AFTER = {"next", "coming", "following"}
COUNT = (
    r"(?:(?i:a\s+couple\s+of|a\s+few|several|some|many|an?)\b|{word}"
    r"(?:\s+(?:or|to)\s+(?:{word}|\d+))?|{figure}(?:\s?(?:-|–|to|or)\s?{figure})?(?:\s1/2)?)"
)
VAGUE_COUNTS = ("few", "several", "some", "many", "recent")


@cache
def count_pattern() -> str:
    """Return the pattern of a count before a unit of time."""
    return COUNT.format(word=rf"(?i:{worded()})", figure=FIGURE)


def read_count(words: str | None) -> float | None:
    """Return how many units, None where the words are vague or a range."""
    words = (words or "").lower().strip()
    if words.startswith("a couple"):
        return 2.0
    if words in {"a", "an", ""}:
        return 1.0
    if any(word in words for word in VAGUE_COUNTS):
        return None
    first = re.split(r"\s*(?:-|–|\bto\b|\bor\b)\s*", words)[0] if words[0].isdigit() else words
    half = 0.5 if "1/2" in words else 0.0
    value = read_number(re.split(r"\s(?:or|to|1/2)\b", first)[0].replace("1/2", ""))
    return None if value is None else value + half


def month_year(month: int, moment: Moment) -> int | None:
    """Return the year that a month without one lies in."""
    anchor = moment.anchor
    if anchor is None:
        return None
    if moment.tense == "future":
        return anchor.year + (month < anchor.month)
    if moment.tense == "past":
        return anchor.year - (month > anchor.month)
    firsts = [date(year, month, 1) for year in _around(anchor)]
    return min(firsts, key=lambda first: _distance(anchor.replace(day=1), first)).year


def _around(anchor: date) -> tuple[int, int, int]:
    return anchor.year - 1, anchor.year, anchor.year + 1


def day_year(month: int, day: int, moment: Moment) -> int | None:
    """Return the year that a day and month without one lie in."""
    anchor = moment.anchor
    if anchor is None:
        return None
    days = [date(y, month, day) for y in _around(anchor) if is_day(y, month, day)]
    if moment.tense == "future":
        days = [found for found in days if found >= anchor] or days
    elif moment.tense == "past":
        days = [found for found in days if found <= anchor] or days
    return min(days, key=lambda found: _distance(anchor, found)).year if days else None


def _distance(anchor: date, day: date) -> int:
    """Return how far a day lies off, days to come counting twice: news looks back."""
    days = (day - anchor).days
    return 2 * days if days > 0 else -days


def _ymd(year: int | None, month: int, day: int) -> Value | None:
    if year is None:
        return ("DATE", None) if 1 <= month <= 12 and 1 <= day <= 31 else None
    return ("DATE", f"{year:04d}-{month:02d}-{day:02d}") if is_day(year, month, day) else None


def iso(match: Match, moment: Moment) -> Value | None:
    """2016-04-05, with or without a time."""
    found = _ymd(int(match["y"]), int(match["m"]), int(match["d"]))
    if found and match["t"]:
        return "TIME", f"{found[1]}T{match['t']}"
    return found


def calendar_day(match: Match, moment: Moment) -> Value | None:
    """Aug. 7, 1998 · 7 August · 9 -16 September 2021."""
    month, day = month_number(match["month"]), int(match["day"])
    if not 1 <= day <= 31:
        return None
    year = full_year(match["year"]) if match["year"] else day_year(month, day, moment)
    first = _ymd(year, month, day)
    if match["until"] and first and first[1] and year is not None:
        last = _ymd(year, month, int(match["until"]))
        return ("DATE", f"{first[1]}/{last[1]}") if last and int(match["until"]) > day else None
    return first


def figures_day(match: Match, moment: Moment) -> Value | None:
    """9/15/2021 · 15/9/21 · the 9-15, 21 of debate citations; the month first where both can be."""
    month, day = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    return _ymd(full_year(match["year"]), month, day)


def month_of_year(match: Match, moment: Moment) -> Value | None:
    """January 1998 · late November 2011 · in May."""
    month = month_number(match["month"])
    year = full_year(match["year"]) if match["year"] else month_year(month, moment)
    return "DATE", None if year is None else f"{year:04d}-{month:02d}"


def nearby_month(match: Match, moment: Moment) -> Value | None:
    """Last October · this May · next July · each June."""
    month, way, anchor = month_number(match["month"]), match["way"].lower(), moment.anchor
    if way in {"each", "every"}:
        return "SET", f"XXXX-{month:02d}"
    if anchor is None:
        return "DATE", None
    year = anchor.year
    if way.startswith(("last", "past", "this past")):
        year -= month >= anchor.month
    elif way == "next":
        year += month <= anchor.month
    return "DATE", f"{year:04d}-{month:02d}"


def season(match: Match, moment: Moment) -> Value | None:
    """Last summer · the winter of 2012 · this spring."""
    code, way, anchor = (
        SEASONS[match["season"].lower()],
        (match["way"] or "").lower(),
        moment.anchor,
    )
    if match["year"] or match["year2"]:
        return "DATE", f"{match['year'] or match['year2']}-{code}"
    if not way or (way == "the" and moment.tense == "open"):
        return None
    if anchor is None:
        return "DATE", None
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = anchor.year
    if way in {"last", "past", "this past"} or (way == "the" and moment.tense == "past"):
        year -= start + 2 >= anchor.month
    elif way == "next":
        year += start <= anchor.month
    return "DATE", f"{year}-{code}"


def weekday(match: Match, moment: Moment) -> Value | None:
    """Friday · last Tuesday · next Monday night · every Sunday."""
    number, anchor = weekday_number(match["weekday"]), moment.anchor
    way = (match["way"] or "").lower()
    if way in {"each", "every"}:
        return "SET", f"XXXX-WXX-{number + 1}"
    part = _part(match["part"])
    if anchor is None:
        return ("TIME" if part else "DATE"), None
    back = (anchor.weekday() - number) % 7
    if way == "last":
        days = -(back or 7)
    elif way == "next" or (not way and moment.tense == "future" and back):
        days = (number - anchor.weekday()) % 7 or 7
    elif way in {"this", "coming", "this coming"} and back:
        days = number - anchor.weekday() if way == "this" else 7 - back
    else:
        days = -back
    value = (anchor + timedelta(days=days)).isoformat()
    return ("TIME", value + part) if part else ("DATE", value)


def _part(word: str | None) -> str:
    return f"T{PARTS_OF_DAY[word.lower()]}" if word else ""


DAYS_ON = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def near_day(match: Match, moment: Moment) -> Value | None:
    """Yesterday · tomorrow morning · the day after tomorrow · this evening · last night."""
    words = " ".join(match.group().lower().split())
    near = re.search(r"today|tonight|yesterday|tomorrow", words)
    days = DAYS_ON[near.group()] if near else -1 if words.startswith("last") else 0
    if "day before" in words:
        days -= 1
    elif "day after" in words:
        days += 1
    found = re.search(PART, words)
    part = "TNI" if "tonight" in words else _part(found.group()) if found else ""
    kind: Type = "TIME" if part else "DATE"
    if moment.anchor is None:
        return kind, None
    return kind, (moment.anchor + timedelta(days=days)).isoformat() + part


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


def year_before(match: Match, moment: Moment) -> Value | None:
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


def length(match: Match, moment: Moment) -> Value | None:
    """Two weeks · the past four months · at least 20 more years · a three-year period."""
    words, unit = (match["count"] or "").lower(), unit_name(match["unit"])
    if words.isdigit() and len(words) > 3:
        return None  # "the 1988 quarter"
    if unit == "quarter" and match.group().lower().endswith(("-quarter", "-quarters")):
        return None  # "three-quarters"
    if words in {"a", "an"} and not match["lead"] and unit in {"day", "night", "second", "minute"}:
        return None
    return "DURATION", duration(read_count(words), unit)


def vague_length(match: Match, moment: Moment) -> Value | None:
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


def the_weekend(match: Match, moment: Moment) -> Value | None:
    """Over the weekend: the last one, from Monday to Friday, unless the verb looks ahead."""
    anchor = moment.anchor
    if anchor is None:
        return "DATE", None
    back = anchor.weekday() < 5 and moment.tense != "future"
    return "DATE", shift(anchor, -1 if back else 0, "weekend")


def the_quarter(match: Match, moment: Moment) -> Value | None:
    """The quarter: the one spoken of last."""
    return ("DATE", _last_quarter(moment)) if moment.quarter else None


def worded_year(match: Match, moment: Moment) -> Value | None:
    """Nineteen ninety-six, as in transcripts."""
    value = read_number(match["rest"])
    return ("DATE", f"19{int(value):02d}") if value is not None and 10 <= value < 100 else None


def plain_year(match: Match, moment: Moment) -> Value | None:
    """1989 · early 1990 · fiscal 1991."""
    return "DATE", match["year"]


def years_range(match: Match, moment: Moment) -> Value | None:
    """2013-14 · 2011–2016."""
    first, last = match["first"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    return ("DATE", f"{first}/{last}") if int(first) < int(last) < int(first) + 100 else None


def decade(match: Match, moment: Moment) -> Value | None:
    """The 1980s · the early '90s."""
    digits = match["decade"]
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def century(match: Match, moment: Moment) -> Value | None:
    """The 20th century."""
    return "DATE", f"{int(match['nth']) - 1:02d}"


def clock(match: Match, moment: Moment) -> Value | None:
    """10:35 a.m. Friday · noon · 0735 GMT · 5 p.m. yesterday."""
    time = _clock_value(match["clock"])
    if time is None:
        return None
    day = moment.anchor
    if match["weekday"] and day:
        back = (day.weekday() - weekday_number(match["weekday"])) % 7
        day -= timedelta(days=back)
    elif match["near"] and day:
        day += timedelta(days=DAYS_ON[match["near"].lower()])
    elif moment.day:
        day = moment.day
    return "TIME", f"{day.isoformat()}T{time}" if day else f"T{time}"


def _clock_value(words: str) -> str | None:
    """Return hours and minutes of a clock time, None where there is no such time."""
    words = words.lower()
    if words.startswith("noon"):
        return "12:00"
    if words.startswith("midnight"):
        return "24:00"
    if whole := re.match(r"(\d\d)(\d\d)\s?(?:gmt|utc|hours)", words):
        hour, minute = int(whole[1]), int(whole[2])
    else:
        found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", words)
        if found is None:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        if re.search(r"\dp|\sp", words) and hour < 12:
            hour += 12
        elif re.search(r"\da|\sa\.?m", words) and hour == 12:
            hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


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


def reference(match: Match, moment: Moment) -> Value | None:
    """Now · recently · the future."""
    return "DATE", REFERENCES[" ".join(match.group().lower().split())]


OFTEN = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def often(match: Match, moment: Moment) -> Value | None:
    """Daily · every week · each year."""
    if match["word"]:
        return "SET", OFTEN[match["word"].lower()]
    return "SET", duration(1, unit_name(match["unit"]))


FEASTS = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
}


def feast(match: Match, moment: Moment) -> Value | None:
    """Christmas · last Thanksgiving."""
    name = match["feast"].lower().replace("’", "'").removesuffix(" day")
    name = "new year's day" if name == "new year's" else name
    anchor = moment.anchor
    if anchor is None:
        return "DATE", None
    years = (anchor.year, anchor.year - 1)
    way = (match["way"] or "").lower()
    if way == "next" or (moment.tense == "future" and way != "last"):
        years = (anchor.year + 1, anchor.year)
    days = [_feast_day(name, year) for year in years]
    if years[0] > years[1]:
        days = [day for day in days if day >= anchor]
        return "DATE", min(days).isoformat()
    return "DATE", max(day for day in days if day <= anchor).isoformat() if days else None


def _feast_day(name: str, year: int) -> date:
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    month, day = FEASTS.get(name) or FEASTS[name + " day"]
    return date(year, month, day)


def week_day_of(match: Match, moment: Moment) -> Value | None:
    """The week of March 6."""
    found = calendar_day(match, moment)
    if found is None or found[1] is None:
        return found
    return "DATE", week_of(date.fromisoformat(found[1][:10]))
