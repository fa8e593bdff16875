"""What was said when, and who changed position."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as day
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from sayso.errors import InputError
from sayso.model import Point, Stance
from sayso.views.choose import choose_by_name
from sayso.views.lookup import UNDATED, Lookup, order_of_attribution, order_of_claim
from sayso.views.points import claims_of
from sayso.views.rows import AttributionRow, ClaimRow

if TYPE_CHECKING:
    from sayso.casebook import Casebook

DatedBy = Literal["mentioned", "published", "nothing"]
"""What gave the date: a time in the claim's own words, the Document's date, or nothing."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A claim, or an Attribution without one, at its date.

    `date` is ISO 8601, as exact as is known ("2019", "2019-05", "2019-05-04"), None where nothing
    dates it. Exactly one of `claim` and `attribution` is set.
    """

    date: str | None
    dated_by: DatedBy
    claim: ClaimRow | None
    attribution: AttributionRow | None


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


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated rows in order of date, undated ones in order of Documents, and shifts."""

    dated: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    shifts: tuple[Shift, ...]


_CALENDAR = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:]+)?)?)?")
"""A TIMEX3 value that names a place in the calendar: not "PXD", "2019-WXX" or "P3D"."""

SURE_ENOUGH = 0.5
"""Confidence from which an Attribution counts as a source's own position."""

Held = tuple[str, Stance, ClaimRow]
"""When a source took which stance, and the claim that shows it."""


def make_timeline(
    casebook: Casebook,
    *,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Timeline:
    """Return claims and Attributions in order of date, and who shifted.

    A claim stands at the time that its own words mention, where that could be anchored; else at
    its Document's date of publication. An Attribution without a claim stands at the latter.

    Args:
        casebook: where to look.
        source: only what this source says: its name, an alias, or whole words of either.
        since: ISO 8601; leaves out what is dated earlier.
        until: ISO 8601, included with all that lies in it ("2019" includes December 2019).

    Raises:
        InputError: the source's name could mean several, or `since` or `until` is no date.
        NoSuchThing: nobody of that name speaks.
    """
    for limit in (since, until):
        _check_date(limit)
    lookup = Lookup(casebook)
    lookup.load(lookup.heads)
    lookup.load_claims(lookup.heads)
    rows = [row for key in lookup.heads for row in _rows_of(lookup, key)]
    if source is not None:
        source = _choose_source(lookup, source, rows)
        rows = [row for row in rows if _source_of(row) == source]
    dated = [row for row in rows if row.date and _is_within(row.date, since, until)]
    return Timeline(
        tuple(sorted(dated, key=_order)),
        tuple(sorted((row for row in rows if row.date is None), key=_order)),
        tuple(s for s in find_shifts(lookup) if source is None or s.source == source),
    )


def find_shifts(lookup: Lookup) -> tuple[Shift, ...]:
    """Return the sources that take one stance on a point and later another.

    Counted are statements with a resolved, named source that they stand directly under, in dated
    Documents; days on which a source is reported with two stances show no shift.
    """
    points = lookup.casebook.points()
    claims = {row.id: row for row in lookup.claim_rows(c for p in points for c in claims_of(p))}
    shifts: list[Shift] = []
    for point in points:
        held = _positions(lookup, point, claims)
        for source in sorted(held):
            shifts.extend(_shifts_of(source, point, held[source]))
    return tuple(shifts)


def _rows_of(lookup: Lookup, document: str) -> list[TimelineRow]:
    claims = [lookup.claim_row(claim) for claim in lookup.claims(document)]
    spoken = {claim.attribution.id for claim in claims if claim.attribution}
    rows = [TimelineRow(*_date_of(claim), claim, None) for claim in claims]
    published = lookup.heads[document].published
    rows.extend(
        TimelineRow(published, "published" if published else "nothing", None, row)
        for key, row in lookup.attribution_rows(document).items()
        if key not in spoken
    )
    return rows


def _date_of(claim: ClaimRow) -> tuple[str | None, DatedBy]:
    for time in claim.times:
        if time.type in ("DATE", "TIME") and time.value and _CALENDAR.fullmatch(time.value):
            return time.value, "mentioned"
    published = claim.document.published
    return published, "published" if published else "nothing"


def _choose_source(lookup: Lookup, name: str, rows: Iterable[TimelineRow]) -> str:
    names = {found: [found] for row in rows if (found := _source_of(row))}
    for entity in lookup.entities.values():
        if entity.name in names:
            names[entity.name].extend(entity.aliases)
    return choose_by_name("source", name, names)


def _source_of(row: TimelineRow) -> str | None:
    if row.claim:
        return row.claim.source
    return row.attribution.source if row.attribution else None


def _check_date(limit: str | None) -> None:
    """Raise where a limit is no year, month or day of the calendar."""
    if limit is None:
        return
    shape = _CALENDAR.fullmatch(limit)
    try:
        if shape is None:
            raise ValueError
        day.fromisoformat(limit[:10] + "2000-01-01"[len(limit) :])
    except ValueError as error:
        message = f"no date {limit!r}: write a year, month or day, as in 2024, 2024-05, 2024-05-09"
        raise InputError(message, subject=limit) from error


def _is_within(date: str, since: str | None, until: str | None) -> bool:
    after = since is None or date >= since or since.startswith(date)
    return after and (until is None or date <= until or date.startswith(until))


def _order(row: TimelineRow) -> tuple[str, object, str]:
    if row.claim:
        return (row.date or UNDATED, order_of_claim(row.claim), "")
    if row.attribution is None:
        raise ValueError("a row of the timeline holds a claim or an Attribution")
    place, number = order_of_attribution(row.attribution)
    start = min((s.start for s in row.attribution.content_spans), default=0)
    return (row.date or UNDATED, (place, start, ""), str(number))


def _positions(lookup: Lookup, point: Point, claims: dict[str, ClaimRow]) -> dict[str, list[Held]]:
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
        or found.kind != "statement"
        or found.source_kind not in ("person", "organisation", "place")
        or found.confidence < SURE_ENOUGH
        or "published" in row.document.uncertain
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
