"""Who did what: the same deed laid at another's door, or done the other way round."""

from __future__ import annotations

from sayso.linking.pair import Pair, is_crossed
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.linking.words import predicates_with
from sayso.model import Reason

CLOSE = 0.6
"""Share of what is said beside agent and deed that must agree. Own choice."""


def find_agents(pair: Pair) -> Reason | None:
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
    a, b = pair.a, pair.b
    if not (pair.same_predicate and pair.same_object and a.predicate & predicates_with("once")):
        return False
    are_named = bool(a.subject.names) and bool(b.subject.names) and pair.subject == 0.0
    are_alike = bool(a.subject.words & b.subject.words)
    return (
        are_named and not are_alike and _is_one_thing(a) and _is_one_thing(b) and pair.rest >= CLOSE
    )


def _is_one_thing(statement: Statement) -> bool:
    """Tell whether the object is a certain thing: by a name, two words or “the”."""
    thing, span = statement.object, statement.claim.object_span
    if thing.names or len(thing.words) > 1:
        return True
    return span is not None and span.of(statement.text)[:4].casefold() == "the "
