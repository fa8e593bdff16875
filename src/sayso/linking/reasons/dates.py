"""Times of claims: which can be the same, and events that two sources date differently."""

from __future__ import annotations

import re

from sayso.linking.pair import Pair
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.linking.words import predicates_with
from sayso.model import Reason, TimeExpression


def dated(statement: Statement) -> list[TimeExpression]:
    """Return the times that place the claim on the calendar: values that begin with a year."""
    return [
        time
        for time in statement.claim.times
        if time.type in {"DATE", "TIME"} and time.value and time.value[:4].isdigit()
    ]


def is_compatible(x: str, y: str) -> bool:
    """Tell whether two TIMEX3 values can be one time: one holds the other.

    Example:
        >>> is_compatible("2031-05", "2031-05-14"), is_compatible("2031-05", "2031-06-01")
        (True, False)
    """
    if "W" in x or "W" in y or "Q" in x or "Q" in y or "H" in x[4:] or "H" in y[4:]:
        return x[:4] == y[:4]
    parts_x, parts_y = x[:10].split("-"), y[:10].split("-")
    return all(p == q or "X" in p + q for p, q in zip(parts_x, parts_y, strict=False))


def times_differ(pair: Pair) -> bool:
    """Tell whether both claims have a date and no two of them can be the same time."""
    left, right = dated(pair.a), dated(pair.b)
    if not left or not right:
        return False
    return not any(is_compatible(x.value or "", y.value or "") for x in left for y in right)


FUTURE = re.compile(r"\b(?:will|shall|won['’]t|(?:is|are|was|were) (?:going )?to)\b", re.IGNORECASE)
"""Words of what is yet to come. Own list."""


def may_be_two_times(pair: Pair) -> bool:
    """Tell whether both name a time, and not surely one, or one what is to come and one a time.

    "On Friday" and "on Saturday" cannot be placed on the calendar in a text without a day, "in
    April" and "in 2019" may be one, and who says that a school will close says not that it has.
    """
    named = [[t for t in x.claim.times if t.type in {"DATE", "TIME"}] for x in (pair.a, pair.b)]
    to_come = [bool(FUTURE.search(x.words)) for x in (pair.a, pair.b)]
    if to_come[0] != to_come[1] and named[to_come[0]]:
        return True
    if not all(named) or (dated(pair.a) and dated(pair.b)):
        return False
    told = [
        {t.span.of(x.text).casefold() for t in times}
        for x, times in zip((pair.a, pair.b), named, strict=True)
    ]
    return told[0].isdisjoint(told[1])


def share_time(pair: Pair) -> bool:
    """Tell whether both claims have a date and some two of them can be the same time."""
    return bool(dated(pair.a)) and bool(dated(pair.b)) and not times_differ(pair)


def are_states(pair: Pair) -> bool:
    """Tell whether both claims are about how something is, which holds at one time and another."""
    predicates = (pair.a.claim.predicate, pair.b.claim.predicate)
    return all(predicate and predicate.split()[0] == "be" for predicate in predicates)


def find_date(pair: Pair) -> Reason | None:
    """Return the dates of an event that can happen only once, where they cannot be one.

    Each claim must have exactly one date, and subject and object must agree.
    """
    a, b = pair.a, pair.b
    if a.sign != 1 or b.sign != 1 or not (pair.same_predicate and pair.same_arguments):
        return None
    left, right = dated(a), dated(b)
    if len(left) != 1 or len(right) != 1 or not times_differ(pair) or are_states(pair):
        return None
    if not a.predicate & predicates_with("once"):
        return None
    return make_reason("date", a, b, (left[0].span, right[0].span))
