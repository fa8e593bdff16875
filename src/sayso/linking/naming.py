"""By what two claims conflict, where the network holds them for opposed and on one point.

That they are on one point is known here, so that weaker signs count than where it must be shown.
Where no sign names the conflict, its reason is the meaning of both, and it is trusted least.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.linking.facing import find_amounts
from sayso.linking.pair import MATCH, Pair, is_debunking, match
from sayso.linking.reasons.antonyms import opposed_predicates
from sayso.linking.reasons.dates import are_states, dated, times_differ
from sayso.linking.reasons.deeds import find_deed
from sayso.linking.reasons.denial import is_refused
from sayso.linking.reasons.evaluations import are_opposed, evaluating_span
from sayso.linking.statements import Argument, Statement
from sayso.linking.wording import make_reason
from sayso.linking.words import EMPTY, predicates_with
from sayso.model import Reason, Span

CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|caused? (?:by|of)|for (?:want|lack) of|on account of|"
    r"thanks to|as a result of|led to|blam\w+|reason)\b",
    re.IGNORECASE,
)
"""Words that name a cause. Own list."""


def name_conflict(pair: Pair) -> Reason:
    """Return the sign by which two opposed claims on one point conflict.

    Signs are tried in the order in which a conflict that has several is named.
    """
    for find in FINDERS:
        reason = find(pair)
        if reason:
            return reason
    return make_reason("meaning", pair.a, pair.b, (None, None))


def _numbers(pair: Pair) -> Reason | None:
    found = find_amounts([pair.a], [pair.b])
    best = max(found, key=lambda one: one[3], default=None)
    return best[2] if best else None


def _dates(pair: Pair) -> Reason | None:
    if pair.a.sign * pair.b.sign == -1 or not times_differ(pair) or are_states(pair):
        return None
    return make_reason("date", pair.a, pair.b, (dated(pair.a)[0].span, dated(pair.b)[0].span))


def _places(pair: Pair) -> Reason | None:
    places = [(x.claim.place or "").casefold() for x in (pair.a, pair.b)]
    if pair.a.sign * pair.b.sign == -1 or not all(places) or not _is_one_deed(pair):
        return None
    if set(places[0].split()) & set(places[1].split()):
        return None
    return make_reason("place", pair.a, pair.b, (None, None))


def _agents(pair: Pair) -> Reason | None:
    """Return two doers, or two things done to, of one deed; or two causes."""
    a, b = pair.a, pair.b
    if a.sign * b.sign == -1 or is_refused(a) or is_refused(b):
        return None
    causes = [CAUSE.search(x.words) for x in (a, b)]
    if all(causes):
        return make_reason("who did what", a, b, (None, None))
    if _are_two(a.subject, b.subject) and (pair.same_object or _is_one_deed(pair)):
        return make_reason("who did what", a, b, (a.claim.subject_span, b.claim.subject_span))
    if _are_two(a.object, b.object) and pair.same_subject and _is_one_deed(pair):
        named = a.object.names and b.object.names
        spans = (a.claim.object_span, b.claim.object_span)
        return make_reason("who did what", a, b, spans) if named else None
    return None


def _are_two(x: Argument, y: Argument) -> bool:
    return not x.is_vague and not y.is_vague and match(x, y) == 0


def _is_one_deed(pair: Pair) -> bool:
    return bool((pair.a.predicate & pair.b.predicate) - EMPTY - predicates_with("light"))


def _denials(pair: Pair) -> Reason | None:
    signs = (_denying(pair.a), _denying(pair.b))
    if (signs[0] is None) == (signs[1] is None):
        return None
    return make_reason("denial", pair.a, pair.b, signs)


def _denying(statement: Statement) -> Span | None:
    """Return the words by which a claim denies or doubts rather than tells."""
    claim = statement.claim
    if is_refused(statement):
        return claim.deciding[0] if claim.deciding else claim.span
    return claim.predicate_span or claim.span if is_debunking(statement) else None


def _evaluations(pair: Pair) -> Reason | None:
    a, b = pair.a, pair.b
    if not are_opposed(a, b) or (match(a.evaluated, b.evaluated) or 0.0) < MATCH:
        return None
    return make_reason("evaluation", a, b, (evaluating_span(a), evaluating_span(b)))


def _antonyms(pair: Pair) -> Reason | None:
    """Return opposite predicates, unless they are surely said of two things.

    Opposite words elsewhere tell nothing: of 64 such pairs on one point in labelled news and piles
    13 were opposed, fewer than of pairs without a sign; of opposite predicates 9 in 14 were.
    """
    a, b = pair.a, pair.b
    if a.sign * b.sign == -1 or _are_two(a.subject, b.subject):
        return None
    if opposed_predicates(pair) is None:
        return None
    return make_reason("antonym", a, b, (a.claim.predicate_span, b.claim.predicate_span))


def _negations(pair: Pair) -> Reason | None:
    a, b = pair.a, pair.b
    if a.sign * b.sign != -1:
        return None
    return make_reason("negation", a, b, (_deciding(a), _deciding(b)))


def _deciding(statement: Statement) -> Span | None:
    claim = statement.claim
    return claim.deciding[0] if statement.sign < 0 and claim.deciding else claim.predicate_span


Finder = Callable[[Pair], Reason | None]

FINDERS: tuple[Finder, ...] = (
    find_deed,
    _numbers,
    _dates,
    _places,
    _agents,
    _denials,
    _evaluations,
    _antonyms,
    _negations,
)
