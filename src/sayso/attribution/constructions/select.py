"""Which candidates stay: the surest of those that compete for a cue or a content."""

from __future__ import annotations

from collections import defaultdict

from sayso.attribution.constructions.candidate import Candidate
from sayso.model import Spans

STRETCH = 512
"""Characters: about as long as the longest contents."""


def size(spans: Spans) -> int:
    """Return the number of characters in spans."""
    return sum(len(s) for s in spans)


def shared(a: Spans, b: Spans) -> int:
    """Return the number of characters that two lists of spans share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def choose(scored: list[tuple[float, Candidate]], floor: float) -> list[tuple[float, Candidate]]:
    """Return the candidates that stay, in text order.

    The surest come first; a candidate goes where its cue is taken, where part of its content is
    already given to somebody, unless one tells the other.

    Args:
        scored: candidates with their confidence.
        floor: candidates below it are dropped.
    """
    kept: list[tuple[float, Candidate]] = []
    near: dict[int, list[Candidate]] = defaultdict(list)  # only what stands near can compete
    anchors = set()
    order = sorted(scored, key=lambda pair: (-pair[0], pair[1].start, pair[1].cue, pair[1].content))
    for score, candidate in order:
        if score < floor or candidate.anchor in anchors:
            continue
        places = _places(candidate)
        if any(_rivals(candidate, other) for place in places for other in near[place]):
            continue
        kept.append((score, candidate))
        anchors.add(candidate.anchor)
        for place in places:
            near[place].append(candidate)
    return sorted(kept, key=lambda pair: (pair[1].start, pair[1].cue, pair[1].content))


def _places(candidate: Candidate) -> list[int]:
    """Return the stretches of text, by number, in which a candidate's cue or content stands."""
    spans = (*candidate.cue, *candidate.content)
    return sorted({n for s in spans for n in range(s.start // STRETCH, s.end // STRETCH + 1)})


def _rivals(a: Candidate, b: Candidate) -> bool:
    """Tell whether two candidates cannot both be right.

    One whose cue stands in the other's content is told by the other, and both may be right; else
    they must not share a cue or any part of a content.
    """
    if a.anchor == b.anchor or shared(a.cue, b.cue):
        return True
    if within(a, b.content) or within(b, a.content):
        return False
    return shared(a.content, b.content) > 0


def within(a: Candidate, content: Spans) -> bool:
    """Tell whether a candidate's cue and most of its content stand in a content."""
    return 2 * shared(a.cue, content) >= size(a.cue) > 0 and 2 * shared(a.content, content) >= size(
        a.content
    )
