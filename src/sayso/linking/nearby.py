"""What two claims are to each other where the network holds them to be on one point.

The network finds them and tells how likely they agree or conflict; a rule names the reason, and
the same guards stand before a contradiction. One without a named reason must be all the surer.
"""

from __future__ import annotations

from sayso.linking.guards import find_guard
from sayso.linking.naming import name_conflict
from sayso.linking.pair import Pair
from sayso.linking.scorer.network import Outcome
from sayso.linking.wording import make_reason
from sayso.model import Difference, Relation

CONFLICT = 0.6
"""Probability from which two claims with a named reason contradict each other."""

UNNAMED = 0.85
"""The same without a named reason."""

AGREE = 0.6
"""Probability from which one claim supports the other."""

HELD = frozenset({"same origin", "mere report", "wish", "conditional"})
"""Guards that hold whatever the network says of a pair; it has read time, scope and subject."""


def relate_near(pair: Pair, outcome: Outcome) -> Relation | Difference | None:
    """Return what two claims are to each other, None where the network is not sure enough."""
    a, b = pair.a, pair.b
    if outcome.conflict >= CONFLICT:
        reason = name_conflict(pair)
        if reason.kind == "meaning" and outcome.conflict < UNNAMED:
            return None
        guard = find_guard(pair, reason.kind)
        if guard in HELD:
            return Difference(a.id, b.id, guard)
        return Relation(a.id, b.id, "contradicts", (reason,), round(outcome.conflict, 3))
    if outcome.agree >= AGREE and not (a.bar or b.bar):
        reason = make_reason("meaning", a, b, (None, None))
        return Relation(a.id, b.id, "supports", (reason,), round(outcome.agree, 3))
    return None
