"""One Document's text, cut into pieces by what is marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import Span, ZoneKind
from sayso.views.documents import DocumentRow
from sayso.views.rows import AttributionRow


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of an Attribution over a segment; `number` is the Attribution's, from 1."""

    attribution: str
    number: int
    part: Literal["source", "cue", "content", "framing"]


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
