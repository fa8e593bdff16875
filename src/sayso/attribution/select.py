"""Which candidates stay: the surest of those that compete for a cue or a content."""

from __future__ import annotations

from sayso.attribution.candidate import Candidate
from sayso.model import Span, Spans

SAME = 0.6
"""Two contents that share so much of their characters are one and the same."""


def size(spans: Spans) -> int:
    """Return the number of characters in spans."""
    return sum(len(s) for s in spans)


def shared(a: Spans, b: Spans) -> int:
    """Return the number of characters that two lists of spans share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def likeness(a: Spans, b: Spans) -> float:
    """Return the share of characters that two contents have in common, in [0, 1]."""
    both = shared(a, b)
    return both / max(1, size(a) + size(b) - both)


def choose(scored: list[tuple[float, Candidate]], floor: float) -> list[tuple[float, Candidate]]:
    """Return the candidates that stay, in text order.

    The surest come first; a candidate goes where its cue is taken, where its content is nearly one
    already given to somebody, or where it cuts across another (each holds a part of the other).

    Args:
        floor: candidates below it are dropped.
    """
    kept: list[tuple[float, Candidate]] = []
    order = sorted(scored, key=lambda pair: (-pair[0], pair[1].start, pair[1].cue, pair[1].content))
    for score, candidate in order:
        if score >= floor and not any(_rivals(candidate, other) for _, other in kept):
            kept.append((score, candidate))
    return sorted(kept, key=lambda pair: (pair[1].start, pair[1].cue, pair[1].content))


def _rivals(a: Candidate, b: Candidate) -> bool:
    if a.anchor == b.anchor or shared(a.cue, b.cue):
        return True
    if likeness(a.content, b.content) >= SAME:
        return True
    return _crosses(a, b)


def _crosses(a: Candidate, b: Candidate) -> bool:
    """Tell whether neither stands within the other's content though their contents overlap."""
    if not shared(a.content, b.content):
        return False
    return not (_within(a, b.content) or _within(b, a.content))


def _within(a: Candidate, content: Spans) -> bool:
    """Tell whether a candidate's cue and most of its content stand in a content."""
    hull = [Span(s.start, s.end) for s in content]
    cue = shared(a.cue, tuple(hull)) >= size(a.cue) * 0.5
    return cue and shared(a.content, content) >= 0.5 * size(a.content)
