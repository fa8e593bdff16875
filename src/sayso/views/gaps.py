"""What a publisher leaves out that others who cover the same days and names report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.model import Point
from sayso.views.lookup import Lookup, order_of_claim, order_of_document
from sayso.views.points import claims_of
from sayso.views.rows import ClaimRow, DocumentHead

if TYPE_CHECKING:
    from sayso.casebook import Casebook


@dataclass(frozen=True, slots=True)
class Gap:
    """A publisher's silence on a point: nothing more is claimed than that nothing was found.

    `point` and `title` name the point; `reported` are the claims of the others; `publishers` who
    they are; `read` the publisher's own Documents of those days that share names with the point.
    """

    publisher: str
    point: str
    title: str
    publishers: tuple[str, ...]
    reported: tuple[ClaimRow, ...]
    read: tuple[DocumentHead, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Silences by publisher, and the Documents that could not be compared.

    `left_out` are those without a date or publisher.
    """

    gaps: tuple[Gap, ...]
    left_out: tuple[DocumentHead, ...]


OTHERS = 2
"""Other publishers, of independent origin, that must report a point before silence means much."""

SHARED_NAMES = 2
"""Names that a Document must share with a point to be about the same event."""

MARGIN = timedelta(days=1)
"""Around the days on which a point is reported: time zones, and morning papers."""


def find_gaps(casebook: Casebook) -> Gaps:
    """Return the points on which a publisher is silent while others report them.

    A publisher is compared on a point where at least two others of independent origin report it,
    and where it has a Document of the same days (one day more on either side) whose claims share
    two names with the point's. That nothing was found does not show that nothing was written.

    Returns:
        Gaps by publisher, then in the order of points.
    """
    lookup = Lookup(casebook)
    lookup.load_claims(lookup.heads)
    usable = {key: day for key, head in lookup.heads.items() if (day := _day_of(head))}
    names = {key: _names_in(lookup, key) for key in usable}
    points = casebook.points()
    rows = {row.id: row for row in lookup.claim_rows(c for p in points for c in claims_of(p))}
    gaps = [
        gap
        for point in points
        for gap in _gaps_on(lookup, point, _among(rows, point, usable), usable, names)
    ]
    left_out = tuple(head for key, head in lookup.heads.items() if key not in usable)
    return Gaps(tuple(sorted(gaps, key=lambda gap: gap.publisher)), left_out)


def _among(
    rows: Mapping[str, ClaimRow], point: Point, usable: Mapping[str, date]
) -> tuple[ClaimRow, ...]:
    chosen = set(claims_of(point))
    found = (rows[key] for key in chosen if key in rows)
    return tuple(sorted((r for r in found if r.document.id in usable), key=order_of_claim))


def _gaps_on(
    lookup: Lookup,
    point: Point,
    rows: tuple[ClaimRow, ...],
    usable: Mapping[str, date],
    names: Mapping[str, frozenset[str]],
) -> Iterable[Gap]:
    speaking = {row.document.publisher or "" for row in rows}
    documents = {row.document.id for row in rows}
    if len(speaking) < OTHERS or lookup.count_origins(documents) < OTHERS:
        return
    days = [usable[key] for key in documents]
    about = {name for key in documents for name in _names_of(lookup, key, point)}
    silent: dict[str, list[DocumentHead]] = defaultdict(list)
    for key, day in usable.items():
        head = lookup.heads[key]
        near = min(days) - MARGIN <= day <= max(days) + MARGIN
        if near and head.publisher not in speaking and len(names[key] & about) >= SHARED_NAMES:
            silent[head.publisher or ""].append(head)
    for publisher in sorted(silent):
        read = tuple(sorted(silent[publisher], key=order_of_document))
        yield Gap(publisher, point.id, point.title, tuple(sorted(speaking)), rows, read)


def _day_of(head: DocumentHead) -> date | None:
    if not head.published or not head.publisher:
        return None
    try:
        return date.fromisoformat(head.published[:10])
    except ValueError:
        return None


def _names_in(lookup: Lookup, document: str) -> frozenset[str]:
    return frozenset(
        lookup.name_of(name) for claim in lookup.claims(document) for name in claim.names
    )


def _names_of(lookup: Lookup, document: str, point: Point) -> frozenset[str]:
    chosen = set(claims_of(point))
    return frozenset(
        lookup.name_of(name)
        for claim in lookup.claims(document)
        if claim.id in chosen
        for name in claim.names
    )
