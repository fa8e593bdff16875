"""Claims that are told again word for word in what goes back to one text: one stands for all.

A story with a hundred reprints would otherwise fill the neighbours of each of its claims with
itself, and change what is found near them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.linking.statements import Statement
from sayso.linking.wording import make_reason
from sayso.model import Independence, Relation, Telling, join_marked

REPEATED = 0.9
"""That a claim told again word for word is the same claim. Own estimate."""

LATE = 10**9
"""Sorts after every day, so that what is undated stands for others last."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Claims with those that merely repeat them.

    `firsts` are the Statements to compare, sorted by id, each the earliest of its kind; `again` are
    the copies of each that has some, by its id.
    """

    firsts: Sequence[Statement]
    again: Mapping[str, Sequence[Statement]]
    independence: Independence

    def with_copies(self, members: Sequence[Statement]) -> list[Statement]:
        """Return Statements, each followed by its copies."""
        return [one for member in members for one in (member, *self.again.get(member.id, ()))]

    def are_one_text(self, a: Statement, b: Statement) -> bool:
        """Tell whether two stand in Documents that count as one, or in passages that repeat."""
        marks = [self.independence.marks(one.claim.document, one.claim.span) for one in (a, b)]
        return not marks[0].isdisjoint(marks[1])

    def count_origins(self, members: Sequence[Statement]) -> int:
        """Return how many independent origins Statements and their copies go back to."""
        return self.independence.count(
            Telling(
                one.claim.document,
                one.claim.span,
                one.key if one.claim.is_reported and one.is_resolved else None,
            )
            for one in self.with_copies(members)
        )


def set_copies_apart(statements: Sequence[Statement], independence: Independence) -> Copies:
    """Return Statements without those that say what another says, word for word.

    Both must stand in Documents that count as one, or in passages that repeat each other, and one
    source must be said to say both, or their Documents themselves. What answers an earlier claim is
    a copy where that claim is one too.

    Args:
        statements: of the casebook.
        independence: what counts as told once.
    """
    stands_for: dict[str, str] = {}
    again: dict[str, list[Statement]] = defaultdict(list)
    left = list(statements)
    while True:  # what answers a claim is a copy once that claim is one
        joined = [group for group in _groups(left, stands_for, independence) if len(group) > 1]
        for group in joined:
            first, *others = sorted(group, key=_order)
            for one in others:
                again[first.id] += [one, *again.pop(one.id, ())]
            stands_for.update((one.id, first.id) for one in again[first.id])
        if not joined:
            break
        left = [one for one in left if one.claim.refers_to and one.id not in stands_for]
    firsts = [
        _standing_for(one, again.get(one.id, ()), stands_for)
        for one in statements
        if one.id not in stands_for
    ]
    return Copies(firsts, again, independence)


def _order(one: Statement) -> tuple[int, str, int, str]:
    """Return the key by which one print of a story stands for all: by day, and whole prints."""
    claim = one.claim
    return (LATE if one.day is None else one.day, claim.document, claim.span.start, one.id)


def find_repeats(copies: Copies) -> list[Relation]:
    """Return that copies say the same as the claims that stand for them."""
    found: list[Relation] = []
    for first in copies.firsts:
        for copy in copies.again.get(first.id, ()):
            if first.bar is None:
                a, b = sorted((first, copy), key=lambda one: one.id)
                reason = make_reason("same words", a, b, (None, None))
                found.append(Relation(a.id, b.id, "same", (reason,), REPEATED))
    return found


def _groups(
    statements: Sequence[Statement], stands_for: Mapping[str, str], independence: Independence
) -> list[list[Statement]]:
    alike: dict[Hashable, list[Statement]] = defaultdict(list)
    for one in statements:
        alike[_content(one, stands_for)].append(one)
    found: list[list[Statement]] = []
    for same in alike.values():
        if len(same) > 1:
            marks = [independence.marks(one.claim.document, one.claim.span) for one in same]
            found += [[same[n] for n in numbers] for numbers in join_marked(marks)]
    return found


def _content(one: Statement, stands_for: Mapping[str, str]) -> Hashable:
    """Return all by which a claim is compared with others: its words, who says them and how."""
    claim = one.claim
    return (
        one.words.casefold(),
        one.asserts_as if claim.is_reported else None,
        (one.sign, one.bar, one.in_heading, claim.heard_as, claim.refers_back),
        (claim.subject, claim.predicate, claim.object, claim.place),
        (claim.evaluation.target, claim.evaluation.value) if claim.evaluation else None,
        tuple(time.value for time in claim.times),
        tuple(stands_for.get(name, name) for name in claim.refers_to),
    )


def _standing_for(
    first: Statement, again: Sequence[Statement], stands_for: Mapping[str, str]
) -> Statement:
    claim = first.claim
    told_in = frozenset({claim.document, *(one.claim.document for one in again)})
    refers_to = tuple(stands_for.get(name, name) for name in claim.refers_to)
    return replace(first, claim=replace(claim, refers_to=refers_to), told_in=told_in)
