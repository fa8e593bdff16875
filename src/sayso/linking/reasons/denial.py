"""Denial: one source says what the other denies or doubts having happened."""

from __future__ import annotations

from sayso.linking.pair import DEBUNKED, Pair, lines_up
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Reason, Span

REFUSED = frozenset({"denied", "doubted"})

CLOSE = 0.75
"""Coverage at which a denied clause is the asserted one though an argument is vague. Own choice."""


def is_refused(statement: Statement) -> bool:
    """Tell whether the source denies or doubts the claim rather than makes it."""
    return statement.claim.heard_as in REFUSED


def find_denial(pair: Pair) -> Reason | None:
    """Return a denial on one side only of what the other side asserts."""
    a, b = pair.a, pair.b
    if pair.debunked >= DEBUNKED and not (is_refused(a) or is_refused(b)):
        return make_reason("denial", a, b, (None, None))
    if is_refused(a) == is_refused(b):
        return None
    if not pair.same_predicate or a.claim.polarity != b.claim.polarity:
        return None
    clashes = pair.subject == 0 or pair.object == 0
    near = pair.coverage >= CLOSE and pair.back >= CLOSE and not clashes
    if not (lines_up(pair) or near):
        return None
    return make_reason("denial", a, b, (_deciding(a), _deciding(b)))


def _deciding(statement: Statement) -> Span | None:
    claim = statement.claim
    if is_refused(statement) and claim.deciding:
        return claim.deciding[0]
    return claim.predicate_span
