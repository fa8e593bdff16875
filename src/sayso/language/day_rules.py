"""Days, weekdays, months, seasons and times of day: the value of each expression.

Written for news: what is left open ("Friday", "in May") lies in the past of the day of publication
unless the verb speaks of the future.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.language.moments import Match, Moment, Type, Value
from sayso.language.time_words import PART
from sayso.language.timex import (
    PARTS_OF_DAY,
    SEASONS,
    full_year,
    is_day,
    month_number,
    week_of,
    weekday_number,
)


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


def told_year(match: Match, moment: Moment) -> int | None:
    """Return the year told beside a month ("1998", "last year"), None where none is."""
    if match["year"]:
        return full_year(match["year"])
    near = (match.groupdict().get("near_year") or "").lower()
    if not near or moment.anchor is None:
        return None
    return moment.anchor.year + {"last": -1, "this": 0, "next": 1}[near]


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
    ahead = 3 if moment.tense == "past" else 2
    return min(days, key=lambda found: _distance(anchor, found, ahead)).year if days else None


def _distance(anchor: date, day: date, ahead: int = 2) -> int:
    """Return how far a day lies off, days to come counting more: news looks back.

    In the past tense too the nearest day is meant, if it is much nearer: "it declared a dividend
    payable Dec. 15".
    """
    days = (day - anchor).days
    return ahead * days if days > 0 else -days


def _ymd(year: int | None, month: int, day: int) -> Value | None:
    if year is None:
        return ("DATE", None) if 1 <= month <= 12 and 1 <= day <= 31 else None
    return ("DATE", f"{year:04d}-{month:02d}-{day:02d}") if is_day(year, month, day) else None


def iso(match: Match, _moment: Moment) -> Value | None:
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
    year = told_year(match, moment) or day_year(month, day, moment)
    first = _ymd(year, month, day)
    if match["until"] and first and first[1] and year is not None:
        last = _ymd(year, month, int(match["until"]))
        return ("DATE", f"{first[1]}/{last[1]}") if last and int(match["until"]) > day else None
    return first


def figures_day(match: Match, _moment: Moment) -> Value | None:
    """9/15/2021 · 15/9/21 · the 9-15, 21 of debate citations; the month first where both can be."""
    month, day = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    return _ymd(full_year(match["year"]), month, day)


def month_of_year(match: Match, moment: Moment) -> Value | None:
    """January 1998 · late November 2011 · in May."""
    month = month_number(match["month"])
    year = told_year(match, moment) or month_year(month, moment)
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
    if way in {"each", "every"}:
        return "SET", f"XXXX-{code}"
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
    if way in {"each", "every"} or match["often"]:
        return "SET", f"XXXX-WXX-{number + 1}"
    part = _part(match["part"])
    if anchor is None:
        return ("TIME" if part else "DATE"), None
    value = (anchor + timedelta(days=_days_to(match["weekday"], way, moment))).isoformat()
    return ("TIME", value + part) if part else ("DATE", value)


def _days_to(name: str, way: str, moment: Moment) -> int:
    """Return how many days the weekday meant lies after the day of publication."""
    assert moment.anchor is not None
    number, today = weekday_number(name), moment.anchor.weekday()
    back = (today - number) % 7
    if way == "last":
        return -(back or 7)
    if way == "next" or (not way and moment.tense == "future" and back):
        return (number - today) % 7 or 7
    if way in {"this", "coming", "this coming"} and back:
        return number - today if way == "this" else 7 - back
    return -back


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


def clock(match: Match, moment: Moment) -> Value | None:
    """10:35 a.m. Friday · noon · 0735 GMT · 5 p.m. yesterday."""
    time = _clock_value(match["clock"])
    if time is None:
        return None
    day = moment.anchor
    if match["weekday"] and day:
        day += timedelta(days=_days_to(match["weekday"], "", moment))
    elif match["month"] and day:
        told = calendar_day(match, moment)
        return "TIME", f"{told[1]}T{time}" if told and told[1] else None
    elif match["near"] and day:
        day += timedelta(days=DAYS_ON[match["near"].lower()])
    elif moment.day:
        day = moment.day
    return "TIME", f"{day.isoformat()}T{time}" if day else f"T{time}"


def _clock_value(words: str) -> str | None:
    """Return hours and minutes of a clock time, None where there is no such time."""
    words = words.lower()
    if words.startswith(("noon", "midday")):
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
        if re.search(r"\dp|\sp|afternoon|evening", words) and hour < 12:
            hour += 12
        elif re.search(r"\da|\sa\.?m", words) and hour == 12:
            hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def week_day_of(match: Match, moment: Moment) -> Value | None:
    """The week of March 6."""
    found = calendar_day(match, moment)
    if found is None or found[1] is None:
        return found
    return "DATE", week_of(date.fromisoformat(found[1][:10]))
