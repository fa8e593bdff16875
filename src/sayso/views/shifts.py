"""Sources that take one stance on a point and another one later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Point, Stance
from sayso.views.lookup import Lookup
from sayso.views.points import claims_of
from sayso.views.rows import ClaimRow


@dataclass(frozen=True, slots=True)
class Shift:
    """A source that takes one stance on a point, and another one later, each in so many words.

    The dates are those of publication, of the earliest text where Documents repeat one.
    """

    source: str
    point: str
    title: str
    before: Stance
    before_date: str
    before_claims: tuple[ClaimRow, ...]
    after: Stance
    after_date: str
    after_claims: tuple[ClaimRow, ...]


SURE_ENOUGH = 0.5
"""Confidence from which an Attribution counts as a source's own position."""

VAGUE = frozenset({"it", "they", "them", "this", "that", "these", "those"})
"""Words of a subject that leave open what is meant ("none of them"): nothing explicit."""

Held = tuple[str, Stance, ClaimRow]
"""When a source took which stance, and the claim that shows it."""


def find_shifts(lookup: Lookup) -> tuple[Shift, ...]:
    """Return the sources that take one stance on a point and later another.

    Counted are statements with a resolved, named source that they stand directly under, in dated
    Documents, whose subject says by itself what is meant; days on which a source is reported with
    two stances show no shift.
    """
    points = lookup.casebook.points()
    claims = {row.id: row for row in lookup.claim_rows(c for p in points for c in claims_of(p))}
    shifts: list[Shift] = []
    for point in points:
        held = _positions(lookup, point, claims)
        for source in sorted(held):
            shifts.extend(_shifts_of(source, point, held[source]))
    return tuple(shifts)


def _positions(
    lookup: Lookup, point: Point, claims: Mapping[str, ClaimRow]
) -> dict[str, list[Held]]:
    held: dict[str, list[Held]] = defaultdict(list)
    for side in point.sides:
        for key in side.claims:
            row = claims.get(key)
            date = _said_on(lookup, row) if row else None
            if row and row.source and date:
                held[row.source].append((date, side.stance, row))
    return held


def _said_on(lookup: Lookup, row: ClaimRow) -> str | None:
    found = row.attribution
    if (
        found is None
        or found.source != row.source  # of whom the source says that they judge so
        or found.kind != "statement"
        or found.source_kind not in ("person", "organisation", "place")
        or found.confidence < SURE_ENOUGH
        or "published" in row.document.uncertain
        or not VAGUE.isdisjoint((row.subject or "").casefold().split())
    ):
        return None
    # a later reprint does not make a statement later
    first = lookup.heads.get(row.document.origin, row.document).published
    return (first or row.document.published or "")[:10] or None


def _shifts_of(source: str, point: Point, held: Sequence[Held]) -> Iterable[Shift]:
    days: dict[str, list[Held]] = defaultdict(list)
    for item in held:
        days[item[0]].append(item)
    clear = [
        (day, days[day][0][1], tuple(row for _, _, row in days[day]))
        for day in sorted(days)
        if len({stance for _, stance, _ in days[day]}) == 1
    ]
    for (before_day, before, old), (after_day, after, new) in pairwise(clear):
        if before != after:
            yield Shift(
                source, point.id, point.title, before, before_day, old, after, after_day, new
            )
