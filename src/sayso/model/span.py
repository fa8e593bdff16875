"""Spans: where words stand in a Document's stored text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) in Unicode code points of a Document's stored text.

    Raises:
        ValueError: start is negative or end lies before start.

    Source: W3C Web Annotation Data Model, 4.2.5 (text position selector); the unit is ours.

    Example:
        >>> Span(0, 5).of("Words and more")
        'Words'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the exact words."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def stripped(self, text: str) -> Span:
        """Return the range without the white space at its ends, empty where there is nothing else.

        Example:
            >>> Span(1, 8).stripped("( words )")
            Span(start=2, end=7)
        """
        words = self.of(text)
        start = self.end - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))

    def shifted(self, by: int) -> Span:
        """Return the same range moved by a number of characters."""
        return Span(self.start + by, self.end + by)


Spans = tuple[Span, ...]
"""Spans in text order that do not overlap: one discontinuous stretch of words."""


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of them.

    Raises:
        ValueError: there are none.
    """
    found = list(spans)
    return Span(min([s.start for s in found]), max([s.end for s in found]))


def words_of(spans: Spans, text: str) -> str:
    """Return the exact words of a discontinuous stretch, parts joined by ' … '."""
    return " … ".join(span.of(text) for span in spans)


def overlap_any(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Tell whether any of the spans shares a character with any of the others."""
    others = tuple(others)
    return any(a.overlaps(b) for a in spans for b in others)
