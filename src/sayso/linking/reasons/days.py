"""Times as stretches of days, with what "before" and "after" leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.linking.statements import Statement
from sayso.linking.words import AMOUNTS, EMPTY, PRONOUNS, WORD, grouped, predicates_with, stem
from sayso.model import TimeExpression

Days = tuple[int, int]
"""First and last day as ordinals, both included."""

BORDERS = frozenset(
    [
        "before",
        "prior",
        "earlier",
        "until",
        "till",
        "by",
        "after",
        "since",
        "later",
        "following",
        "from",
    ]
)

FIRST, LAST = date.min.toordinal(), date.max.toordinal()

BORDER = re.compile(
    r"\b(before|prior\s+to|earlier\s+than|until|till|by|after|since|later\s+than|following|from)\s+"
    r"(?:the\s+|early\s+|late\s+|mid[- ])*$",
    re.IGNORECASE,
)

AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:the\s+)?$")

NEAR, MOST = 45, 5
"""Characters before a time, and words of these, that may tell what it dates. Own choice."""

DULL = EMPTY | PRONOUNS | AMOUNTS | BORDERS
LIGHT = EMPTY | predicates_with("light")

VALUE = re.compile(r"(\d{2,4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$")


def days_of(value: str) -> Days | None:
    """Return the days that a TIMEX3 value covers, None where it is no stretch of the calendar.

    Example:
        >>> first, last = days_of("2031-05")
        >>> last - first
        30
    """
    match = VALUE.match(value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if len(year) < 4:
            width = 10 ** (4 - len(year))
            start = int(year) * width
            return date(max(start, 1), 1, 1).toordinal(), date(
                start + width - 1, 12, 31
            ).toordinal()
        if month is None:
            return date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal()
        if day is None:
            following = date(int(year) + int(month) // 12, int(month) % 12 + 1, 1)
            return date(int(year), int(month), 1).toordinal(), following.toordinal() - 1
        return (date(int(year), int(month), int(day)).toordinal(),) * 2
    except ValueError:
        return None


def limits_in(statement: Statement, time: TimeExpression) -> Days | None:
    """Return the days that a time leaves open in its words: "after 2018" is 2019 and later."""
    days = days_of(time.value or "")
    if days is None:
        return None
    first, last = days
    match = BORDER.search(statement.text, max(time.span.start - 30, 0), time.span.start)
    word = match.group(1).casefold().split()[0] if match else ""
    if word in {"before", "prior", "earlier"}:
        return FIRST, first - 1
    if word in {"until", "till", "by"}:
        return FIRST, last
    if word in {"after", "later", "following"}:
        return last + 1, LAST
    if word in {"since", "from"}:
        return first, LAST
    return days


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of a claim with the days that it leaves open and the words that tell of what."""

    statement: Statement
    time: TimeExpression
    days: Days
    topics: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Tell whether it has no beginning or no end: "before 1990", "since May"."""
        return self.days[0] == FIRST or self.days[1] == LAST


def days_in(statement: Statement) -> list[Dated]:
    """Return the times that date what a claim tells; "as of" only says how things stand."""
    found: list[Dated] = []
    for time in statement.claim.times:
        before = statement.text[max(time.span.start - NEAR, 0) : time.span.start].casefold()
        days = limits_in(statement, time) if time.type in {"DATE", "TIME"} else None
        if days is None or AS_OF.search(before):
            continue
        words = [word for word in WORD.findall(before)[-MOST:] if word[0].isalpha()]
        near = {grouped(stem(word)) for word in words if len(word) > 2 and word not in DULL}
        found.append(Dated(statement, time, days, frozenset(near) | (statement.predicate - LIGHT)))
    return found


def are_apart(x: Days, y: Days) -> bool:
    """Tell whether two stretches share no day."""
    return x[1] < y[0] or y[1] < x[0]
