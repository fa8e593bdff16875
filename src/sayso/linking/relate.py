"""What two claims about the same matter are to each other: contradiction is tested first."""

from __future__ import annotations

from sayso.linking.guards import find_guard, places_differ
from sayso.linking.pair import Pair, is_same_matter
from sayso.linking.reasons.agents import find_agents, has_other_agent
from sayso.linking.reasons.amounts import interval_of
from sayso.linking.reasons.antonyms import find_antonym, opposition
from sayso.linking.reasons.dates import find_date, times_differ
from sayso.linking.reasons.deeds import find_deed
from sayso.linking.reasons.denial import find_denial, is_refused
from sayso.linking.reasons.evaluations import find_evaluation
from sayso.linking.reasons.negation import find_negation
from sayso.linking.reasons.numbers import comparable, find_number, may_be_one_figure
from sayso.linking.reasons.places import find_place
from sayso.linking.wording import make_reason
from sayso.model import Difference, Reason, ReasonKind, Relation, RelationKind

RIGHT: dict[ReasonKind, float] = {
    "number": 0.9,  # 9 of 9
    "negation": 0.85,  # 53 of 62
    "denial": 0.8,  # 8 of 10
    "date": 0.75,  # 14 of 18, of two passages on one matter
    "place": 0.75,  # 5 of 6, so
    "antonym": 0.7,  # 2 of 3, so
    "doing": 0.7,
    "who did what": 0.65,  # 3 of 6, so
    "evaluation": 0.6,  # 4 of 7
}
"""Share of the contradictions with a reason that are right, few cases drawn to the share of all.

Source: bench/piles.py on the piles for development, where 18 of 23 that rules raise are right, and
bench/relations.py (SICK, VitaminC)."""

ALIKE = 0.8
"""How far "same words" is trusted at full coverage. Own estimate."""

BARE = 0.85
"""Part of its confidence that a contradiction keeps where nothing else is shared. Own choice."""

UNRESOLVED = 0.1
UNLIKE = 0.1
"""What is taken off where a source is not known, or arguments differ. Own choice."""

NEAR = 0.8
"""Coverage both ways at which two claims of one polarity are the same. Own choice."""


def relate(pair: Pair) -> Relation | Difference | None:
    """Return what two claims are to each other, None where they are about different matters.

    The result is the same for (a, b) and (b, a) but for the order of its parts.
    """
    if not (is_same_matter(pair) or has_other_agent(pair)):
        return None
    conflict = find_conflict(pair)
    if conflict:
        guard = find_guard(pair, conflict.kind)
        if guard:
            return Difference(pair.a.id, pair.b.id, guard)
        return _contradicts(pair, conflict)
    return find_agreement(pair) if is_same_matter(pair) else None


FINDERS = (
    find_deed,
    find_number,
    find_date,
    find_place,
    find_agents,
    find_denial,
    find_evaluation,
    find_antonym,
    find_negation,
)
"""In the order in which a conflict that has several reasons is named."""


def find_conflict(pair: Pair) -> Reason | None:
    """Return the first sign that two claims about one matter exclude each other."""
    for find in FINDERS:
        reason = find(pair)
        if reason:
            return reason
    return None


def find_agreement(pair: Pair) -> Relation | None:
    """Return that two claims say the same, or that one bears out the other."""
    if not _can_agree(pair):
        return None
    signs = pair.a.sign * pair.b.sign
    if signs == -1:
        if is_refused(pair.a) or is_refused(pair.b) or not opposition(pair):
            return None
        return _supports(pair)
    if is_refused(pair.a) != is_refused(pair.b) and signs != 1:
        return None
    if signs == 0 or not _says_the_same(pair):
        return None
    return _agrees(pair, "same", _same_words(pair)) if _one_figure(pair) else _supports(pair)


def _can_agree(pair: Pair) -> bool:
    """Tell whether both take a position, and time, place and figures can be the same."""
    if pair.a.bar or pair.b.bar or times_differ(pair) or places_differ(pair):
        return False
    return may_be_one_figure(pair.a, pair.b)


def _says_the_same(pair: Pair) -> bool:
    if not pair.same_predicate:
        return False
    if pair.subject == 0 or pair.object == 0:
        return False
    return pair.same_arguments or min(pair.coverage, pair.back) >= NEAR


def _one_figure(pair: Pair) -> bool:
    """Tell whether neither claim gives a figure that the other leaves wider or out."""
    found = comparable(pair)
    if not found:
        return not pair.a.claim.quantities and not pair.b.claim.quantities
    return any(interval_of(x) == interval_of(y) for x, y in found)


def _supports(pair: Pair) -> Relation:
    return _agrees(pair, "supports", _same_words(pair))


def _same_words(pair: Pair) -> Reason:
    spans = (pair.a.claim.predicate_span, pair.b.claim.predicate_span)
    return make_reason("same words", pair.a, pair.b, spans)


def _contradicts(pair: Pair, reason: Reason) -> Relation:
    """Return a contradiction that is as sure as those with its reason are right.

    Of one deed of two doers the doers are not expected to be shared.
    """
    shared = pair.rest if reason.kind == "who did what" else (pair.coverage + pair.back) / 2
    sure = RIGHT[reason.kind] * (BARE + (1 - BARE) * min(1.0, shared)) - _doubt(pair)
    return Relation(pair.a.id, pair.b.id, "contradicts", (reason,), round(sure, 3))


def _agrees(pair: Pair, kind: RelationKind, reason: Reason) -> Relation:
    """Return a Relation whose confidence falls with what the two claims do not share."""
    sure = 0.6 + 0.4 * min(1.0, (pair.coverage + pair.back) / 2) - _doubt(pair)
    if not pair.same_arguments:
        sure -= UNLIKE
    return Relation(pair.a.id, pair.b.id, kind, (reason,), round(ALIKE * sure, 3))


def _doubt(pair: Pair) -> float:
    return 0.0 if pair.a.is_resolved and pair.b.is_resolved else UNRESOLVED
