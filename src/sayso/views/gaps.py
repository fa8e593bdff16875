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

    `point`, `number` (from 1), `title` and `contested` are the point's; `reported` are the claims
    of the others, which were looked for; `publishers` who they are, of how many independent
    `origins`; `read` the publisher's own Documents of those days and that event, with `words` words
    in all.
    """

    publisher: str
    point: str
    number: int
    title: str
    contested: bool
    publishers: tuple[str, ...]
    origins: int
    reported: tuple[ClaimRow, ...]
    read: tuple[DocumentHead, ...]
    words: int


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
then nothing is said of silence; nor where both give one figure. Source: the gate of the comparison
of claims, measured there."""

ORIGINS = 2
"""Independent origins among them: three prints of one report are one."""

WORDS = 100
"""Of a publisher's Documents: a brief is silent on nearly everything. Own choice."""

MARGIN = timedelta(days=1)
"""Around the day of a publisher's Document: time zones, and morning papers."""

WEEK = timedelta(days=7)
OF_THE_DAYS = 2
"""How long before a Document the others may have reported a point, and how many of them must be of
its very days: what comes out later a publisher could not know, and old news it need not repeat.
Source: the labels' guidelines (docs/piles.md), Gaps; the number is an own choice."""


def find_gaps(casebook: Casebook) -> Gaps:
    """Return the points on which a publisher is silent while others report them.

    A publisher is compared on a point where at least three others, not all of one origin, reported
    it in the week before a Document of its own, two of them within a day of that; one of those must
    share three names with it. Where a claim of its own comes near to what the others report, or
    its Documents are mere briefs, it is not called silent. That nothing was found does not show
    that nothing was written.

    Returns:
        Gaps by publisher, then in the order of points.
    """
    lookup = Lookup(casebook)
    lookup.load_claims(lookup.heads)
    days = {key: day for key, head in lookup.heads.items() if (day := _day_of(head))}
    names = {key: _names_in(lookup, key) for key in days}
    points = casebook.points()
    rows = {row.id: row for row in lookup.claim_rows(c for p in points for c in claims_of(p))}
    matters = {key: _matters_in(lookup, key) for key in lookup.heads}
    compared = _Compared(lookup, days, names, matters)
    gaps = [
        gap
        for number, point in enumerate(points, 1)
        for gap in _gaps_on(
            compared, number, point, [rows[c] for c in claims_of(point) if c in rows]
        )
    ]
    left_out = tuple(head for key, head in lookup.heads.items() if key not in days)
    return Gaps(tuple(sorted(gaps, key=lambda gap: gap.publisher)), left_out)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What can be compared of a claim: its terms, and the figures that it gives."""

    terms: frozenset[str]
    figures: frozenset[float]

    def may_be(self, other: _Matter) -> bool:
        """Tell whether another claim shares a figure, or many of these terms."""
        if self.figures & other.figures:
            return True
        return bool(self.terms) and len(self.terms & other.terms) >= COVERAGE * len(self.terms)


@dataclass(frozen=True, slots=True)
class _Compared:
    """The Documents that can be compared: days of publication, names, and what claims tell."""

    lookup: Lookup
    days: Mapping[str, date]
    names: Mapping[str, frozenset[str]]
    matters: Mapping[str, Mapping[str, _Matter]]

    def reported_near(self, document: str, others: Iterable[str]) -> list[str]:
        """Return which of the others came out in the week before a Document, or just after it.

        Two publishers must be of the very days, and one of those Documents about the same event.
        """
        day, names = self.days[document], self.names[document]
        week = [other for other in others if -MARGIN <= day - self.days[other] <= WEEK]
        near = [other for other in week if day - self.days[other] <= MARGIN]
        is_one = any(len(names & self.names[other]) >= SHARED_NAMES for other in near)
        publishers = {self.lookup.heads[other].publisher for other in near} - {None}
        return week if is_one and len(publishers) >= OF_THE_DAYS else []

    def matters_of(self, documents: Iterable[str], ids: Container[str]) -> list[_Matter]:
        """Return what can be compared of each chosen claim in some Documents."""
        return [
            matter
            for document in documents
            for claim, matter in self.matters[document].items()
            if claim in ids
        ]

    def comes_near(self, document: str, reported: Sequence[_Matter]) -> bool:
        """Tell whether a claim of a Document may be on the matter of one that is reported."""
        own = self.matters[document].values()
        return any(matter.may_be(each) for matter in reported for each in own)


def _gaps_on(
    compared: _Compared, number: int, point: Point, rows: Sequence[ClaimRow]
) -> Iterable[Gap]:
    heads = compared.lookup.heads
    speaking = {row.document.publisher for row in rows}
    dated = sorted({row.document.id for row in rows} & compared.days.keys())
    silent: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for key in compared.days:
        publisher = heads[key].publisher
        if publisher and publisher not in speaking:
            near = compared.reported_near(key, dated)
            if near:
                silent[publisher][key] = near
    for publisher, read in sorted(silent.items()):
        near = sorted({other for others in read.values() for other in others})
        others = {name for other in near if (name := heads[other].publisher)}
        origins = compared.lookup.count_origins(near)
        if len(others) < OTHERS or origins is None or origins < ORIGINS:
            continue
        reported = [row for row in rows if row.document.id in near]
        matters = compared.matters_of(near, {row.id for row in reported})
        words = sum(len(compared.lookup.text(key).split()) for key in read)
        own = [key for key, head in heads.items() if head.publisher == publisher]
        if words < WORDS or any(compared.comes_near(key, matters) for key in own):
            continue
        yield Gap(
            publisher=publisher,
            point=point.id,
            number=number,
            title=point.title,
            contested=point.contested,
            publishers=tuple(sorted(others)),
            origins=origins,
            reported=tuple(sorted(reported, key=order_of_claim)),
            read=tuple(sorted((heads[key] for key in read), key=order_of_document)),
            words=words,
        )


def _day_of(head: DocumentHead) -> date | None:
    return published_day(head.published) if head.publisher else None


def _matters_in(lookup: Lookup, document: str) -> dict[str, _Matter]:
    return {
        claim.id: _Matter(
            frozenset(claim.terms),
            frozenset(q.low for q in claim.quantities if q.low is not None and q.low > 1),
        )
        for claim in lookup.claims(document)
    }


def _names_in(lookup: Lookup, document: str) -> frozenset[str]:
    return frozenset(
        lookup.name_of(name) for claim in lookup.claims(document) for name in claim.names
    )
