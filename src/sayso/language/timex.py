"""Days, weeks, months, quarters and years as TIMEX3 values."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
"""TimeML's letter of each unit. Source: TIMEX3 guidelines (TimeML 1.2.1), DURATION."""

CLOCK_UNITS = {"second", "minute", "hour"}
PARTS_OF_DAY = {
    "morning": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
}


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    start = word.lower()[:3]
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(start))


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    start = word.lower()[:3]
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(start))


def unit_name(word: str) -> str:
    """Return a unit of time in the singular ("years" → "year", "centuries" → "century")."""
    word = word.lower()
    return "century" if word == "centuries" else word.removesuffix("s")


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def full_year(digits: str) -> int:
    """Return the year for two or four digits; two digits up to 40 are of this century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= 40 else 1900)


def week_of(day: date) -> str:
    """Return the ISO week, such as "1998-W32"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> tuple[int, int]:
    """Return year and quarter."""
    return day.year, (day.month + 2) // 3


def add_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Return year and month some months on, or back where `by` is negative."""
    at = year * 12 + month - 1 + by
    return at // 12, at % 12 + 1


def shift(anchor: date, count: float, unit: str, *, exact: bool = False) -> str | None:
    """Return the value some units on from a day, at the unit's own precision.

    Args:
        anchor: the day counted from.
        count: units on, back where negative; halves are cut off.
        unit: in the singular.
        exact: whether months and years keep the day ("a year later" of a day).

    Returns:
        A value, None for units shorter than a day or years outside 1 to 9999.
    """
    steps = int(count)
    try:
        if unit in {"day", "night"}:
            return (anchor + timedelta(days=steps)).isoformat()
        if unit in {"week", "fortnight"}:
            days = steps * (14 if unit == "fortnight" else 7)
            return week_of(anchor + timedelta(days=days))
        if unit == "weekend":
            return week_of(anchor + timedelta(days=7 * steps)) + "-WE"
    except OverflowError:
        return None
    return _shift_long(anchor, steps, unit, exact)


def _shift_long(anchor: date, steps: int, unit: str, exact: bool) -> str | None:
    """Return the value for units of a month and longer."""
    year, month = anchor.year, anchor.month
    if unit == "month":
        year, month = add_months(year, month, steps)
        return _day_or_month(year, month, anchor.day, exact)
    if unit == "quarter":
        year, quarter = quarter_of(anchor)
        year, month = add_months(year, quarter * 3, steps * 3)
        return f"{year:04d}-Q{month // 3}"
    span = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if span is None or not 1 <= year + steps * span <= 9999:
        return None
    year += steps * span
    if unit == "decade" and abs(steps) <= 1:
        return f"{year // 10:03d}"
    if unit == "century" and abs(steps) <= 1:
        return f"{year // 100:02d}"
    return f"{year:04d}"


def _day_or_month(year: int, month: int, day: int, exact: bool) -> str:
    if exact and is_day(year, month, day):
        return date(year, month, day).isoformat()
    return f"{year:04d}-{month:02d}"


def duration(count: float | None, unit: str) -> str | None:
    """Return the value of a length of time: P2W, PT16H, PXY where the count is vague."""
    letter = UNITS.get(unit)
    if letter is None:
        return None
    time = "T" if unit in CLOCK_UNITS else ""
    if unit == "weekend":
        letter, count = "D", None if count is None else count * 2
    if unit == "fortnight" and count is not None:
        count *= 2
    if count is None:
        return f"P{time}X{letter}"
    if count != int(count) and unit == "hour":
        return f"PT{int(count)}H{round((count % 1) * 60)}M"
    return f"P{time}{int(count) if count == int(count) else count}{letter}"
