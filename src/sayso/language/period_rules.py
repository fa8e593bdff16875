"""Quarters and years as business reports name them, and units counted from the last one told.

"The latest quarter", "the year-ago period" and "the quarter ended July 31" hang on the period that
is reported; "that month", "the following year" and "the next morning" on the last month, year or
day that was told of.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.language.moments import Match, Moment, Value
from sayso.language.timex import PARTS_OF_DAY, add_months, month_number, shift, unit_name

BEFORE = {"previous", "preceding"}
AFTER = {"next", "following"}


def latest_period(_match: Match, moment: Moment) -> Value | None:
    """The latest quarter · the latest period: the one that is reported, or the last one over."""
    return "DATE", reported_quarter(moment)


def reported_quarter(moment: Moment) -> str | None:
    """Return the quarter that is reported, or the last one over."""
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


def period_of_year(match: Match, moment: Moment) -> Value | None:
    """The 1988 quarter · the 1988 period: the same part of that year as is reported."""
    quarter = moment.quarter
    return "DATE", f"{match['year']}-Q{quarter[1]}" if quarter else match["year"]


def quarter_ended(match: Match, moment: Moment) -> Value | None:
    """The quarter ended Sept. 30: the one reported, or else the one in which its months lie."""
    if moment.quarter:
        return "DATE", reported_quarter(moment)
    if moment.anchor is None and not match["year"]:
        return "DATE", None
    month = month_number(match["month"])
    if match["year"]:
        year = int(match["year"])
    else:
        assert moment.anchor is not None
        year = moment.anchor.year - (month > moment.anchor.month)
    middle = add_months(year, month, -1 if int(match["day"]) > 15 else -2)
    return "DATE", f"{middle[0]}-Q{(middle[1] + 2) // 3}"


def the_quarter(_match: Match, moment: Moment) -> Value | None:
    """The quarter: the one that is reported."""
    return ("DATE", reported_quarter(moment)) if moment.quarter else None


def year_long(_match: Match, _moment: Moment) -> Value | None:
    """The year ended June 30 · the fiscal year."""
    return "DURATION", "P1Y"


def the_unit(match: Match, moment: Moment) -> Value | None:
    """The full year · later in the year · the end of the month · year-end."""
    unit = unit_name(match["unit"] or "year")
    return "DATE", shift(moment.anchor, 0, unit) if moment.anchor else None


def told_unit(match: Match, moment: Moment) -> Value | None:
    """That year · the same day · the following month · the previous quarter."""
    way, unit = match["way"].lower().split()[-1], unit_name(match["unit"])
    steps = -1 if way in BEFORE else 1 if way in AFTER else 0
    base = told_of(unit, moment)
    if base is None:
        if not steps or unit == "day" or moment.anchor is None:
            return "DATE", None
        base = moment.anchor
    return "DATE", shift(base, steps, unit)


def told_of(unit: str, moment: Moment) -> date | None:
    """Return a day in the last unit of a length that was told of, None where none was."""
    if unit in {"day", "night", "week", "weekend"}:
        return moment.day
    if unit == "month":
        return date(*moment.month, 1) if moment.month else None
    if unit == "quarter":
        return date(moment.quarter[0], moment.quarter[1] * 3, 1) if moment.quarter else None
    return date(moment.year, 7, 1) if moment.year else None


def told_part(match: Match, moment: Moment) -> Value | None:
    """The next morning · that evening · the previous night."""
    way, part = match["way"].lower().split()[-1], PARTS_OF_DAY[match["part"].lower()]
    if moment.day is None:
        return "TIME", None
    steps = -1 if way in BEFORE else 1 if way in AFTER else 0
    return "TIME", f"{(moment.day + timedelta(days=steps)).isoformat()}T{part}"


ASIDE = (year_before, period_of_year)
"""Rules of what a report compares with: later words hang on the period reported, not on these."""
