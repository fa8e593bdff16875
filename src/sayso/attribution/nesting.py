"""Which attribution stands in the content of which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from sayso.model import Attribution, Placed, Span, Spans, hull


def without_doubles(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions once each, of those with the same spans the most confident, in order."""
    best: dict[tuple[Spans, Spans, Spans], Attribution] = {}
    for attribution in found:
        spans = (attribution.source, attribution.cue, attribution.content)
        other = best.get(spans)
        if other is None or (-attribution.confidence, attribution.id) < (
            -other.confidence,
            other.id,
        ):
            best[spans] = attribution
    return tuple(sorted(best.values(), key=_place))


def _place(attribution: Attribution) -> tuple[int, int, str]:
    spans = attribution.spans()
    start = spans[0].start if spans else 0
    return (start, -_size(attribution), attribution.id)


def _size(attribution: Attribution) -> int:
    return _size_of(attribution.content)


def _size_of(spans: Spans) -> int:
    return sum(len(span) for span in spans)


def _inside(spans: Spans, content: Spans) -> Spans:
    """Return what of some spans stands in a content."""
    pairs = ((s, c) for s in spans for c in content if s.overlaps(c))
    return tuple(Span(max(s.start, c.start), min(s.end, c.end)) for s, c in pairs)


def kept_inside(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions cut at the borders of the content that each stands in, in order.

    A speaker's label runs into the first sentence of the turn for a parser, a clause on into the
    reporter's next words. A source that stands outside altogether is left as it is.
    """
    parents = find_parents(found)
    cut: dict[str, Attribution] = {}
    for inner in outermost_first(found, parents):
        parent = parents.get(inner.id)
        if parent is None:
            cut[inner.id] = inner
            continue
        within = cut[parent.id].content
        cut[inner.id] = replace(
            inner,
            source=_inside(inner.source, within) or inner.source,
            content=_inside(inner.content, within) or inner.content,
        )
    return tuple(cut[a.id] for a in found)


def find_parents(found: Sequence[Attribution]) -> dict[str, Attribution]:
    """Return by id the attribution whose content an attribution stands in, the smallest if several.

    An attribution stands where its cue stands, without one its source, without both its content;
    most of its content must stand in the other's too.
    """
    parents: dict[str, Attribution] = {}
    sized = sorted(((_size(a), a.id, a) for a in found if a.content), key=itemgetter(0, 1))
    reaches = Placed((hull(outer.content), (size, id_, outer)) for size, id_, outer in sized)
    for inner in found:
        place = inner.cue or inner.source or inner.content
        if not place:
            continue
        size, whole = _size(inner), hull(place)
        for outer_size, id_, outer in reaches.covering(whole):
            if (
                (outer_size, id_) > (size, inner.id)
                and all(any(c.covers(span) for c in outer.content) for span in place)
                and 2 * _size_of(_inside(inner.content, outer.content)) >= size
            ):
                parents[inner.id] = outer
                break
    return parents


def outermost_first(
    found: Sequence[Attribution], parents: dict[str, Attribution]
) -> list[Attribution]:
    """Return attributions so that each comes after the one that it stands in."""
    return sorted(found, key=lambda a: (depth_of(a, parents), _place(a)))


def depth_of(attribution: Attribution, parents: dict[str, Attribution]) -> int:
    """Return in how many contents an attribution stands, one within the other."""
    depth, at = 0, attribution
    while at.id in parents:
        depth, at = depth + 1, parents[at.id]
    return depth
