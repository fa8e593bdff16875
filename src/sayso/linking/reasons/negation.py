"""Negation: one source says that it is so, the other says of the same that it is not."""

from __future__ import annotations

from sayso.linking.pair import Pair, lines_up
from sayso.linking.reasons.denial import is_refused
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Reason, Span


def find_negation(pair: Pair) -> Reason | None:
    """Return the flip of polarity between two claims with the same predicate and arguments."""
    a, b = pair.a, pair.b
    if a.sign * b.sign != -1 or is_refused(a) or is_refused(b):
        return None
    if not (pair.same_predicate and lines_up(pair)):
        return None
    return make_reason("negation", a, b, (_deciding(a), _deciding(b)))


def _deciding(statement: Statement) -> Span | None:
    """Return the negator, or the predicate where the claim is positive."""
    claim = statement.claim
    if statement.sign < 0 and claim.deciding:
        return claim.deciding[0]
    return claim.predicate_span
