"""Days that have a name: Christmas, Thanksgiving, Good Friday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from sayso.language.moments import Match, Moment, Value
from sayso.lexicons import load_lexicon


@cache
def feasts() -> dict[str, dict[str, str]]:
    """Return the named days with how they are found."""
    return {row["name"]: row for row in load_lexicon("feasts")}


def feast(match: Match, moment: Moment) -> Value | None:
    """Christmas · last Thanksgiving · Good Friday 1998."""
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    anchor = moment.anchor
    if match["year"]:
        return "DATE", feast_day(name, int(match["year"])).isoformat()
    if anchor is None:
        return "DATE", None
    way = (match["way"] or "").lower()
    days = [feast_day(name, anchor.year + step) for step in (-1, 0, 1)]
    if way == "next" or (moment.tense == "future" and way != "last"):
        return "DATE", min(day for day in days if day >= anchor).isoformat()
    return "DATE", max(day for day in days if day <= anchor).isoformat()


def feast_day(name: str, year: int) -> date:
    """Return the day of a feast in a year."""
    row = feasts()[name]
    if row["easter"]:
        return easter(year) + timedelta(days=int(row["easter"]))
    month = int(row["month"])
    if row["day"]:
        return date(year, month, int(row["day"]))
    nth, weekday = int(row["nth"]), int(row["weekday"])
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    Source: the anonymous algorithm printed in Nature, 20 April 1876.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
