"""One Document's text, cut into pieces by what is marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeVar

from sayso.model import Kind, Span, ZoneKind
from sayso.views.documents import DocumentRow, choose_document, rows_of_documents
from sayso.views.lookup import Lookup
from sayso.views.only import make_only
from sayso.views.points import claims_of
from sayso.views.rows import AttributionRow

if TYPE_CHECKING:
    from sayso.casebook import Casebook

Part = Literal["content", "source", "cue", "framing"]
PARTS: tuple[Part, ...] = ("content", "source", "cue", "framing")
"""The parts of an Attribution, in the order in which marks on the same words are nested."""

Value = TypeVar("Value")
Layer = Sequence[tuple[Span, Value]]
"""What is marked where, outermost first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of an Attribution over a segment; `number` is the Attribution's, from 1."""

    attribution: str
    number: int
    part: Part


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which nothing changes; the segments together are the whole text.

    `marks` are the Attributions' parts that cover it, outermost first. `claims` are the ids of
    claims on points that it lies in, `echoes` of the echoes.
    """

    span: Span
    text: str
    zone: ZoneKind | None
    marks: tuple[Mark, ...]
    claims: tuple[str, ...]
    echoes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A Document, its segments in text order and its Attributions."""

    document: DocumentRow
    segments: tuple[Segment, ...]
    attributions: tuple[AttributionRow, ...]


def show_document(
    casebook: Casebook,
    key: str | int,
    *,
    min_confidence: float = 0.0,
    kinds: Iterable[Kind] = (),
) -> Shown:
    """Return one Document's text with all that is marked in it.

    Args:
        casebook: where to look.
        key: its number in the list of Documents, its id or enough of its beginning, or its path.
        min_confidence: leave out Attributions below it; in [0, 1].
        kinds: only these; all where empty.

    Raises:
        InputError: it could be several Documents, or there is no such kind.
        NoSuchThing: there is none.
    """
    only = make_only(kinds, min_confidence)
    lookup = Lookup(casebook)
    chosen = choose_document(lookup, key)
    document = casebook.document(chosen)
    rows = tuple(row for row in lookup.attribution_rows(chosen).values() if only.takes(row))
    on_points = {claim for point in casebook.points() for claim in claims_of(point)}
    claims = [(c.span, c.id) for c in lookup.claims(chosen) if c.id in on_points]
    echoes = [
        (member.span, echo.id)
        for echo in casebook.echoes()
        for member in echo.members
        if member.document == chosen
    ]
    zones = [(zone.span, zone.kind) for zone in document.zones]
    segments = cut(document.text, zones, _marks(rows), claims=claims, echoes=echoes)
    return Shown(rows_of_documents(lookup, chosen)[0], segments, rows)


def cut(
    text: str,
    zones: Layer[ZoneKind],
    marks: Layer[Mark],
    *,
    claims: Layer[str] = (),
    echoes: Layer[str] = (),
) -> tuple[Segment, ...]:
    """Cut a text wherever a mark begins or ends.

    Returns:
        Segments that together are the whole text, none of them empty.

    Example:
        >>> [s.text for s in cut("He said no.", [], [(Span(0, 2), Mark("a", 1, "source"))])]
        ['He', ' said no.']
    """
    edges = {0, len(text)}
    for span in (span for layer in (zones, marks, claims, echoes) for span, _ in layer):
        edges |= {span.start, span.end}
    spans = [Span(start, end) for start, end in pairwise(sorted(edges)) if end <= len(text)]
    return tuple(
        Segment(
            span,
            span.of(text),
            next(iter(zone), None),
            tuple(mark),
            tuple(dict.fromkeys(claim)),
            tuple(dict.fromkeys(echo)),
        )
        for span, zone, mark, claim, echo in zip(
            spans,
            _cover(spans, zones),
            _cover(spans, marks),
            _cover(spans, claims),
            _cover(spans, echoes),
            strict=True,
        )
    )


def _cover(spans: Sequence[Span], layer: Layer[Value]) -> list[list[Value]]:
    """Return what of a layer covers each span, in the layer's order."""
    begins = {span.start: place for place, span in enumerate(spans)}
    covering: list[list[Value]] = [[] for _ in spans]
    for marked, value in layer:
        place = begins.get(marked.start, len(spans))
        while place < len(spans) and spans[place].end <= marked.end:
            covering[place].append(value)
            place += 1
    return covering


def _marks(rows: Iterable[AttributionRow]) -> list[tuple[Span, Mark]]:
    ordered = sorted(rows, key=lambda row: (row.depth, row.number))
    return [
        (span, Mark(row.id, row.number, part))
        for row in ordered
        for part in PARTS
        for span in _spans_of(row, part)
    ]


def _spans_of(row: AttributionRow, part: Part) -> tuple[Span, ...]:
    if part == "content":
        return row.content_spans
    if part == "source":
        return row.source_spans
    return row.cue_spans if part == "cue" else row.framing_spans
