"""Evaluations of one thing, found by what is judged: who finds lawful what another finds unlawful.

Two evaluations of one target are on one point, whatever else their clauses say. Only targets with a
name and a word count: of a whole country, or of "it", too many different things are said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.linking.candidates import Weights
from sayso.linking.guards import find_guard
from sayso.linking.pair import make_pair
from sayso.linking.reasons.dates import times_differ
from sayso.linking.reasons.evaluations import (
    are_opposed,
    evaluating_span,
    evaluation_of,
    have_one_target,
)
from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Difference, Relation

MOST = 5
"""Evaluations of one target that one is compared with at most, so that the cost stays near linear.
Own choice."""

CONFIDENCE = 0.6
"""That two evaluations of one target are on one point. Own estimate."""


def find_evaluated(
    statements: Sequence[Statement], weights: Weights
) -> Iterator[Relation | Difference]:
    """Yield how evaluations of one target stand to each other.

    Args:
        statements: of the casebook, sorted by id.
        weights: of their terms.
    """
    before: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        told: dict[str, Relation | Difference] = {}
        places = [before[key, statement.evaluated.head] for key in _keys(statement)]
        near = {one.id: one for place in places for one in place[-MOST:]}
        for other in near.values():
            found = _relate(other, statement, weights)
            if found:
                told[other.id] = found
        for place in places:
            place.append(statement)
        yield from (found for _, found in sorted(told.items()))


def _keys(statement: Statement) -> list[str]:
    """Return the ids of what an evaluation's target names; none where it does not count."""
    if statement.bar or evaluation_of(statement) is None or not statement.evaluated.head:
        return []
    return sorted({key for keys in statement.evaluated.names for key in keys})


def _relate(a: Statement, b: Statement, weights: Weights) -> Relation | Difference | None:
    is_one_voice = a.key == b.key and a.shares_document(b)
    if is_one_voice or not have_one_target(a, b):
        return None
    pair = make_pair(a, b, weights)
    reason = make_reason("evaluation", a, b, (evaluating_span(a), evaluating_span(b)))
    if evaluation_of(a) == evaluation_of(b) and not times_differ(pair):
        return Relation(a.id, b.id, "supports", (reason,), CONFIDENCE)
    if not are_opposed(a, b):
        return None
    guard = find_guard(pair, "evaluation")
    if guard:
        return Difference(a.id, b.id, guard)
    return Relation(a.id, b.id, "contradicts", (reason,), CONFIDENCE)
