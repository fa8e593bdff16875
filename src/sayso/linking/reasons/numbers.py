"""Numbers: the same things counted, with figures that cannot both hold."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.language import limits_of
from sayso.language.numbers import numbered_nouns
from sayso.linking.pair import Pair
from sayso.linking.statements import Statement
from sayso.linking.wording import MAX_WORDS, says
from sayso.linking.words import predicates_with, stem
from sayso.model import Quantity, Reason, Span

ABOUT = 0.12
"""How far "about 50" reaches to either side: 44 to 56. Own choice."""

ROUND = 0.05
"""How far a round figure of 100 or more reaches: "300" may stand for 290. Own choice."""

NEVER_COUNTED = frozenset(map(stem, numbered_nouns("never counted")))
"""Stems of nouns whose numbers name, date or age a thing instead of counting it."""

VAGUE = re.compile(r"(?:(?:many|several|some|tens of) )?(dozens|scores|hundreds|thousands)(?: of)?")

Interval = tuple[float, float]


def find_number(pair: Pair) -> Reason | None:
    """Return two figures for the same thing that exclude each other.

    Both claims must be positive, with the same predicate (or two that only say that there is so
    much of it) and no argument that differs; where any two comparable figures agree, there is no
    conflict.
    """
    if pair.a.sign != 1 or pair.b.sign != 1 or not _lines_up(pair):
        return None
    found = comparable(pair)
    if not found or any(can_both_hold(x, y) for x, y in found):
        return None
    x, y = found[0]
    a, b = pair.a, pair.b
    words = f"{says(a, _from_figure(a, x))}; {says(b, _from_figure(b, y))}"
    return Reason("number", words, x.span, y.span)


def _from_figure(statement: Statement, quantity: Quantity) -> Span:
    """Return the clause, from the figure on where the figure stands too far in to be shown."""
    clause = statement.claim.span
    is_near = quantity.span.end - clause.start <= MAX_WORDS
    start = clause.start if is_near else quantity.span.start
    return Span(start, max(clause.end, quantity.span.end))


def _lines_up(pair: Pair) -> bool:
    if not pair.same_predicate:
        light = predicates_with("light")
        is_light = pair.a.predicate <= light and pair.b.predicate <= light
        are_amounts = pair.a.object.is_vague and pair.b.object.is_vague
        return is_light and pair.same_subject and (pair.same_object or are_amounts)
    subject = pair.same_subject or (pair.subject is None and _is_shared_subject(pair))
    thing = pair.object is None or pair.same_object
    return subject and thing


def _is_shared_subject(pair: Pair) -> bool:
    """Tell whether a subject that one claim leaves out is at least among the other's words."""
    for x, y in ((pair.a, pair.b), (pair.b, pair.a)):
        if y.subject.is_vague and not x.subject.is_vague and not x.subject.units & y.terms:
            return False
    return True


def comparable(pair: Pair) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of quantities that count the same: noun, unit and whole."""
    return [
        (x, y)
        for x in counted(pair.a)
        for y in counted(pair.b)
        if _noun(x) == _noun(y) and x.unit == y.unit and _same_whole(x, y)
    ]


def counted(statement: Statement) -> list[Quantity]:
    """Return the quantities that count something: no dates, years, ages, titles or page numbers."""
    claim = statement.claim
    return [
        limit_vague(quantity, quantity.span.of(statement.text))
        for quantity in claim.quantities
        if (quantity.noun or quantity.unit)
        and _noun(quantity) not in NEVER_COUNTED
        and stem(quantity.unit or "") not in NEVER_COUNTED
        and not any(time.span.overlaps(quantity.span) for time in claim.times)
        and not _is_age(statement, quantity)
    ]


def limit_vague(quantity: Quantity, words: str) -> Quantity:
    """Return "dozens" and "hundreds" with an upper limit: whoever says so knows of no thousands."""
    match = VAGUE.fullmatch(words.strip().casefold())
    if not match or quantity.low is None or quantity.high is not None:
        return quantity
    factor = 5 if match.group(1) in {"dozens", "scores"} else 10
    return replace(quantity, high=quantity.low * factor)


def _noun(quantity: Quantity) -> str:
    return stem(quantity.noun) if quantity.noun else ""


def _same_whole(x: Quantity, y: Quantity) -> bool:
    return x.of is None or y.of is None or stem(x.of) == stem(y.of)


def _is_age(statement: Statement, quantity: Quantity) -> bool:
    after = statement.text[quantity.span.end : quantity.span.end + 12].casefold()
    before = statement.text[max(quantity.span.start - 8, 0) : quantity.span.start].casefold()
    return "old" in after.split("-")[-1][:5] or "aged" in before


def interval_of(quantity: Quantity) -> Interval:
    """Return the figures that a quantity allows, both ends included.

    Example:
        >>> from sayso.model import Span
        >>> interval_of(Quantity(Span(0, 8), 50.0, 50.0, "about", "truck"))
        (44.0, 56.0)
    """
    low, high = limits_of(quantity, slack=ABOUT)
    if quantity.bound != "about" and low == high and is_round(low):
        return low - abs(low) * ROUND, high + abs(high) * ROUND
    return low, high


def is_round(value: float) -> bool:
    """Tell whether a figure of 100 or more has at most two digits before its zeros."""
    if abs(value) < 100 or value != int(value):
        return False
    return len(str(abs(int(value))).rstrip("0")) <= 2


def can_both_hold(x: Quantity, y: Quantity) -> bool:
    """Tell whether some figure fits both."""
    low_x, high_x = interval_of(x)
    low_y, high_y = interval_of(y)
    return low_x <= high_y and low_y <= high_x
