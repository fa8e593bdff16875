"""Claims gathered into groups, each about one point, and the sides that its members take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from sayso.model import Difference, Relation

MAX_MEMBERS = 60
"""Claims a group gathers at most, so that no matter swallows the pile. Own choice."""

TOGETHER = 0.12
"""How strongly the members of two groups must be tied on the mean for the groups to be one."""

ROUNDS = 8
"""Times that members may change sides; few change after the second."""

CLEAR = 0.2
"""How much more a member must agree than conflict, or conflict than agree, with those on its sides
for a place on one. Own choice, on the piles for development."""

OUTCOMES = {"same": (0.95, 0.0), "supports": (0.8, 0.0), "contradicts": (0.0, 0.9)}
"""What a Relation that a rule found counts for: to agree, to conflict. Own choice."""


@dataclass(frozen=True, slots=True)
class Bond:
    """How two claims are tied: how likely they are on one point and agree, or conflict there."""

    agree: float
    conflict: float

    @property
    def strength(self) -> float:
        """Return how likely they are on one point."""
        return self.agree + self.conflict


Bonds = Mapping[tuple[str, str], Bond]
"""By two claim ids, the first sorting before the second."""


def make_bonds(
    found: Iterable[Relation | Difference], likely: Bonds
) -> dict[tuple[str, str], Bond]:
    """Return the bonds between claims: what a rule found counts before what is merely likely."""
    bonds = dict(likely)
    for relation in found:
        if isinstance(relation, Relation):
            bonds[relation.a, relation.b] = Bond(*OUTCOMES[relation.kind])
    return bonds


def firm_up(groups: Iterable[Sequence[str]], bonds: Bonds) -> dict[tuple[str, str], Bond]:
    """Return the bonds within groups, surer by what ties both ends to a third member.

    That two claims are on one point is likelier where another claim is on one point with both.
    How they stand to each other there stays as it was.
    """
    firmer: dict[tuple[str, str], Bond] = {}
    for group in groups:
        ties: dict[str, dict[str, float]] = defaultdict(dict)
        inside = [(pair, bonds[pair]) for pair in combinations(sorted(group), 2) if pair in bonds]
        for (a, b), bond in inside:
            ties[a][b] = ties[b][a] = bond.strength
        for (a, b), bond in inside:
            known = ties[a].keys() & ties[b].keys()
            third = max((min(ties[a][c], ties[b][c]) for c in known), default=0.0)
            times = (1 - (1 - bond.strength) * (1 - third)) / bond.strength if bond.strength else 0
            firmer[a, b] = Bond(round(bond.agree * times, 4), round(bond.conflict * times, 4))
    return firmer


def gather(bonds: Bonds) -> list[list[str]]:
    """Return groups of claim ids, each sorted, that are tied to each other on the mean.

    The two groups that are tied most strongly become one, again and again; two claims that were
    never compared count as not tied. So a group grows only where most of its members know each
    other, and no chain of likenesses runs from matter to matter.
    """
    sums: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), bond in sorted(bonds.items()):
        sums[a][b] = sums[b][a] = bond.strength
    members = {name: [name] for name in sums}
    queue = [(-value, a, b) for a, row in sums.items() for b, value in row.items() if a < b]
    queue = [one for one in queue if -one[0] >= TOGETHER]
    heapify(queue)
    while queue:
        value, a, b = heappop(queue)
        if a not in members or b not in members or value != -_mean(sums, members, a, b):
            continue  # one of them has grown since
        if len(members[a]) + len(members[b]) > MAX_MEMBERS:
            continue
        members[a] += members.pop(b)
        for other, total in sums.pop(b).items():
            sums[other].pop(b)
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
        for other in sums[a]:
            mean = _mean(sums, members, a, other)
            if mean >= TOGETHER:
                heappush(queue, (-mean, min(a, other), max(a, other)))
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def _mean(
    sums: Mapping[str, Mapping[str, float]], members: Mapping[str, Sequence[str]], a: str, b: str
) -> float:
    return round(sums[a].get(b, 0.0) / (len(members[a]) * len(members[b])), 9)


def take_sides(names: Sequence[str], lead: str, bonds: Bonds) -> dict[str, int]:
    """Return 1 for each member that sides with the lead and -1 for each that stands against it.

    Each goes where what it agrees with and what it conflicts with put it, until none changes. One
    of which that cannot be told is left out.
    """
    ties: dict[str, dict[str, float]] = defaultdict(dict)
    for number, a in enumerate(names):
        for b in names[number + 1 :]:
            bond = bonds.get((a, b) if a < b else (b, a))
            if bond:
                ties[a][b] = ties[b][a] = bond.agree - bond.conflict
    sides = {lead: 1}
    waiting = [name for name in names if name != lead]
    while waiting:  # those first that the placed ones say most of
        best = max(waiting, key=lambda name: abs(_pull(name, ties, sides)))
        sides[best] = -1 if _pull(best, ties, sides) < 0 else 1
        waiting.remove(best)
    for _ in range(ROUNDS):
        turned = [
            name for name in names if name != lead and _pull(name, ties, sides) * sides[name] < 0
        ]
        if not turned:
            break
        sides[turned[0]] *= -1
    return {
        name: side
        for name, side in sides.items()
        if name == lead or abs(_pull(name, ties, sides)) >= CLEAR
    }


def _pull(name: str, ties: Mapping[str, Mapping[str, float]], sides: Mapping[str, int]) -> float:
    return sum(tie * sides[other] for other, tie in ties[name].items() if other in sides)
