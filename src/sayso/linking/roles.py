"""Who did what: the same deed laid at another's door, or done the other way round."""

from __future__ import annotations

from sayso.linking.pair import Pair, is_crossed
from sayso.linking.statements import Argument
from sayso.linking.wording import make_reason
from sayso.linking.words import predicates_with
from sayso.model import Reason

CLOSE = 0.6
"""Coverage that a conflict of roles needs, as it rests on the parse alone. Own choice."""


def find_roles(pair: Pair) -> Reason | None:
    """Return a swap of two named parties, or two agents of one deed that can be done only once."""
    a, b = pair.a, pair.b
    if a.sign != 1 or b.sign != 1 or not pair.same_predicate:
        return None
    if a.predicate & (predicates_with("symmetric") | predicates_with("listed")):
        return None
    if is_crossed(pair) or has_other_agent(pair):
        spans = (a.claim.subject_span, b.claim.subject_span)
        return make_reason("who did what", a, b, spans)
    return None


def has_other_agent(pair: Pair) -> bool:
    """Tell whether two different named agents are given one deed to one specific thing."""
    if not (pair.same_object and pair.a.predicate & predicates_with("once")):
        return False
    named = _is_only_name(pair.a.subject) and _is_only_name(pair.b.subject)
    thing = pair.a.object
    specific = bool(thing.names) or len(thing.words) > 1
    return named and pair.subject == 0.0 and specific and pair.coverage >= CLOSE


def _is_only_name(argument: Argument) -> bool:
    return len(argument.names) == 1 and len(argument.words) <= 1
