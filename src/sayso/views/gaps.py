"""What a publisher leaves out that others who cover the same days and names report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sayso.model import Point, published_day
from sayso.views.lookup import Lookup, order_of_claim, order_of_document
from sayso.views.points import claims_of
from sayso.views.rows import ClaimRow, DocumentHead

if TYPE_CHECKING:
    from sayso.casebook import Casebook


@dataclass(frozen=True, slots=True)
class Gap:
    """A publisher's silence on a point: nothing more is claimed than that nothing was found.

    `point` and `title` name the point; `reported` are the claims of the others; `publishers` who
    they are, of how many independent `origins`; `read` the publisher's own Documents of those days
    that share names with those of the others.
    """

    publisher: str
    point: str
    title: str
    publishers: tuple[str, ...]
    origins: int
    reported: tuple[ClaimRow, ...]
    read: tuple[DocumentHead, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Silences by publisher, and the Documents that could not be compared.

    `left_out` are those without a date or publisher.
    """

    gaps: tuple[Gap, ...]
    left_out: tuple[DocumentHead, ...]


OTHERS = 3
"""Other publishers that must report a point before silence means anything."""

SHARED_NAMES = 3
"""Names that two Documents of the same days must share to be about the same event."""

COVERAGE = 0.5
"""Share of a reported claim's terms which, in one claim of the publisher's, may be the same matter:
then nothing is said of silence. Source: the gate of the comparison of claims, measured there."""

MARGIN = timedelta(days=1)
"""Around the days on which a point is reported: time zones, and morning papers."""


def find_gaps(casebook: Casebook) -> Gaps:
    """Return the points on which a publisher is silent while others report them.

    A publisher is compared on a point where at least three others report it, and where it has a
    Document of the same days (one day more on either side) whose claims share three names with
    those of a Document that reports it. Where a claim of its own comes near to what the others
    report, it is not called silent. That nothing was found does not show that nothing was written.

    Returns:
        Gaps by publisher, then in the order of points.
    """
    lookup = Lookup(casebook)
    lookup.load_claims(lookup.heads)
    days = {key: day for key, head in lookup.heads.items() if (day := _day_of(head))}
    names = {key: _names_in(lookup, key) for key in days}
    points = casebook.points()
    rows = {row.id: row for row in lookup.claim_rows(c for p in points for c in claims_of(p))}
    terms = {key: _terms_in(lookup, key) for key in lookup.heads}
    compared = _Compared(lookup, days, names, terms)
    gaps = [
        gap
        for point in points
        for gap in _gaps_on(compared, point, [rows[c] for c in claims_of(point) if c in rows])
    ]
    left_out = tuple(head for key, head in lookup.heads.items() if key not in days)
    return Gaps(tuple(sorted(gaps, key=lambda gap: gap.publisher)), left_out)


@dataclass(frozen=True, slots=True)
class _Compared:
    """The Documents that can be compared: days of publication, names, and terms of each claim."""

    lookup: Lookup
    days: Mapping[str, date]
    names: Mapping[str, frozenset[str]]
    terms: Mapping[str, Mapping[str, frozenset[str]]]

    def is_about(self, document: str, others: Iterable[str]) -> bool:
        """Tell whether a Document is of the same days and event as one of the others."""
        return any(
            abs(self.days[document] - self.days[other]) <= MARGIN
            and len(self.names[document] & self.names[other]) >= SHARED_NAMES
            for other in others
        )

    def terms_of(self, documents: Iterable[str], ids: Container[str]) -> list[frozenset[str]]:
        """Return the terms of each chosen claim in some Documents."""
        return [
            terms
            for document in documents
            for claim, terms in self.terms[document].items()
            if claim in ids and terms
        ]

    def comes_near(self, document: str, matters: Iterable[frozenset[str]]) -> bool:
        """Tell whether a claim of a Document shares much of the terms of one that is reported."""
        own = self.terms[document].values()
        return any(len(terms & each) >= COVERAGE * len(terms) for terms in matters for each in own)


def _gaps_on(compared: _Compared, point: Point, rows: Sequence[ClaimRow]) -> Iterable[Gap]:
    reported = tuple(sorted((r for r in rows if r.document.publisher), key=order_of_claim))
    speaking = {row.document.publisher for row in reported if row.document.publisher}
    if len(speaking) < OTHERS:
        return
    documents = sorted({row.document.id for row in reported})
    dated = [document for document in documents if document in compared.days]
    silent: dict[str, list[DocumentHead]] = defaultdict(list)
    for key in compared.days:
        head = compared.lookup.heads[key]
        if head.publisher and head.publisher not in speaking and compared.is_about(key, dated):
            silent[head.publisher].append(head)
    matters = compared.terms_of(documents, {row.id for row in reported})
    for publisher in sorted(silent):
        if any(compared.comes_near(head.id, matters) for head in silent[publisher]):
            continue
        yield Gap(
            publisher=publisher,
            point=point.id,
            title=point.title,
            publishers=tuple(sorted(speaking)),
            origins=compared.lookup.count_told(reported),
            reported=reported,
            read=tuple(sorted(silent[publisher], key=order_of_document)),
        )


def _day_of(head: DocumentHead) -> date | None:
    return published_day(head.published) if head.publisher else None


def _terms_in(lookup: Lookup, document: str) -> dict[str, frozenset[str]]:
    return {claim.id: frozenset(claim.terms) for claim in lookup.claims(document)}


def _names_in(lookup: Lookup, document: str) -> frozenset[str]:
    return frozenset(
        lookup.name_of(name) for claim in lookup.claims(document) for name in claim.names
    )
