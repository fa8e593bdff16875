"""Numbers: the same things counted, with figures that cannot both hold."""

from __future__ import annotations

from sayso.linking.pair import Pair
from sayso.linking.reasons.amounts import can_both_hold, count_the_same, counted
from sayso.linking.statements import Statement
from sayso.linking.wording import MAX_WORDS, says
from sayso.linking.words import predicates_with
from sayso.model import Quantity, Reason, Span


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
    return make_number_reason(pair.a, pair.b, *found[0])


def make_number_reason(a: Statement, b: Statement, x: Quantity, y: Quantity) -> Reason:
    """Return the reason that points at two figures."""
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


def may_be_one_figure(a: Statement, b: Statement) -> bool:
    """Tell whether two claims give figures of which some can be one, or one gives none."""
    left, right = counted(a), counted(b)
    if not left or not right:
        return True
    return any(count_the_same(x, y) and can_both_hold(x, y) for x in left for y in right)


def comparable(pair: Pair) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of quantities that count the same: noun, unit and whole."""
    return [(x, y) for x in counted(pair.a) for y in counted(pair.b) if count_the_same(x, y)]
