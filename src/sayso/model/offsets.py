"""The two-way map between a Document's stored text and the original file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from sayso.model.span import Span, Spans

Unit = Literal["characters", "page", "paragraph"]
"""What a place in the original is counted in.

`characters`: code points of the decoded file (for JSON Lines: of the line's `text` value).
`page`: page of a PDF, with a box. `paragraph`: number of a paragraph of a Word document.
"""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top on a PDF page, in points from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of stored text and where it stands in the original.

    `start` and `end` are of the stored text. With the unit `characters`, `original_start` and
    `original_end` are a half-open range of the original's characters; a run of the same length on
    both sides is verbatim, character for character; any other is a replacement (an entity, a line
    break that was folded) that maps as a whole. With the other units, `number` is the page or
    paragraph, from 1, and `box` the place on the page.
    """

    start: int
    end: int
    original_start: int = 0
    original_end: int = 0
    number: int = 0
    box: Box | None = None

    @property
    def is_verbatim(self) -> bool:
        """Tell whether each character maps to one character."""
        return self.end - self.start == self.original_end - self.original_start


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a paged or numbered original: page or paragraph `number`, from 1."""

    number: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each stretch of the stored text stands in the original.

    Runs are in the order of the stored text and do not overlap; stored characters outside every
    run (a line break put between two blocks) have no counterpart.
    """

    unit: Unit
    runs: tuple[Run, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.start for run in self.runs))

    def _touching(self, span: Span) -> list[Run]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        for at in range(first, len(self.runs)):  # a slice would copy all that follow
            run = self.runs[at]
            if run.start >= span.end:
                break
            if run.end > span.start:
                found.append(run)
        return found

    def to_original(self, span: Span) -> Spans:
        """Return the original's character ranges of a span of the stored text.

        Returns:
            Ranges in order; neighbouring ones joined; empty with any unit but `characters`, and
            where nothing of the span has a counterpart.
        """
        if self.unit != "characters":
            return ()
        ranges: list[Span] = []
        for run in self._touching(span):
            piece = _original_of(run, span)
            if ranges and ranges[-1].end == piece.start:
                piece = Span(ranges.pop().start, piece.end)
            ranges.append(piece)
        return tuple(ranges)

    def to_stored(self, span: Span) -> Spans:
        """Return the ranges of the stored text that come from a range of the original."""
        if self.unit != "characters":
            return ()
        ranges: list[Span] = []
        for run in self.runs:
            if run.original_start < span.end and span.start < run.original_end:
                piece = _stored_of(run, span)
                if ranges and ranges[-1].end == piece.start:
                    piece = Span(ranges.pop().start, piece.end)
                ranges.append(piece)
        return tuple(ranges)

    def places(self, span: Span) -> tuple[Place, ...]:
        """Return the pages with boxes, or the paragraphs, on which a span of stored text stands."""
        if self.unit == "characters":
            return ()
        seen = dict.fromkeys(Place(run.number, run.box) for run in self._touching(span))
        return tuple(seen)


def _original_of(run: Run, span: Span) -> Span:
    if not run.is_verbatim:
        return Span(run.original_start, run.original_end)
    start = max(run.start, span.start) - run.start
    end = min(run.end, span.end) - run.start
    return Span(run.original_start + start, run.original_start + end)


def _stored_of(run: Run, span: Span) -> Span:
    if not run.is_verbatim:
        return Span(run.start, run.end)
    start = max(run.original_start, span.start) - run.original_start
    end = min(run.original_end, span.end) - run.original_start
    return Span(run.start + start, run.start + end)
