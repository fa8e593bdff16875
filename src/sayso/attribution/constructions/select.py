"""Which candidates stay: the best of those that compete for a cue or a content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.attribution.constructions.candidate import Candidate
from sayso.model import Spans

STRETCH = 512
"""Characters: about as long as the longest contents."""


def size(spans: Spans) -> int:
    """Return the number of characters in spans."""
    return sum([s.end - s.start for s in spans])


def shared(a: Spans, b: Spans) -> int:
    """Return the number of characters that two lists of spans share."""
    found = 0
    for x in a:
        for y in b:
            if x.start < y.end and y.start < x.end:
                found += min(x.end, y.end) - max(x.start, y.start)
    return found


PRICE = 0.3
"""What a candidate must be worth more than in the best set; as sure as one that is just kept."""
LARGEST = 18
"""Candidates in one tangle for which the best set is searched; of more, the surest come first."""

Scored = tuple[float, Candidate]


def choose(scored: Iterable[Scored]) -> list[Scored]:
    """Return the candidates that stay, in text order: the best set without rivals.

    Two candidates are rivals where they share a cue, or part of a content is given to both, unless
    one tells the other. Of each tangle of rivals the set that is worth most stays (exact: branch
    and bound); the worth of a candidate is its confidence less PRICE.

    Args:
        scored: candidates with their confidence.
    """
    order = sorted(scored, key=lambda pair: (-pair[0], pair[1].start, pair[1].cue, pair[1].content))
    rivals = _find_rivals([candidate for _, candidate in order])
    kept: list[Scored] = []
    for tangle in _tangles(rivals):
        worth = {i: max(order[i][0] - PRICE, 0.001) for i in tangle}
        best = _best_set(tangle, rivals, worth) if len(tangle) <= LARGEST else []
        kept += [order[i] for i in best or _surest(tangle, rivals)]
    return sorted(kept, key=lambda pair: (pair[1].start, pair[1].cue, pair[1].content))


def _find_rivals(candidates: list[Candidate]) -> list[set[int]]:
    """Return for each candidate the numbers of its rivals."""
    rivals: list[set[int]] = [set() for _ in candidates]
    near: dict[int, list[int]] = defaultdict(list)  # only what stands near can compete
    for i, candidate in enumerate(candidates):
        # one cue may have its content far away, so that its place counts by its head too
        places = [*_places(candidate), -1 - candidate.anchor]
        for j in sorted({other for place in places for other in near[place]}):
            if _rivals(candidate, candidates[j]):
                rivals[i].add(j)
                rivals[j].add(i)
        for place in places:
            near[place].append(i)
    return rivals


def _tangles(rivals: list[set[int]]) -> Iterator[list[int]]:
    """Yield the groups of candidates that rivalry joins, each in the order given."""
    seen: set[int] = set()
    for start in range(len(rivals)):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = rivals[waiting.pop()] - group
            group |= fresh
            waiting += fresh
        seen |= group
        yield sorted(group)


def _surest(tangle: list[int], rivals: list[set[int]]) -> list[int]:
    """Return a set without rivals: one after the other, the surest first."""
    kept: list[int] = []
    for i in tangle:
        if not rivals[i].intersection(kept):
            kept.append(i)
    return kept


def _best_set(tangle: list[int], rivals: list[set[int]], worth: dict[int, float]) -> list[int]:
    """Return the set without rivals that is worth most; of equal ones, the first."""
    best: tuple[float, list[int]] = (0.0, [])

    def search(at: int, kept: list[int], total: float, left: float) -> None:
        nonlocal best
        if total > best[0] + 1e-9:
            best = (total, kept)
        if at == len(tangle) or total + left <= best[0] + 1e-9:
            return
        i = tangle[at]
        if not rivals[i].intersection(kept):
            search(at + 1, [*kept, i], total + worth[i], left - worth[i])
        search(at + 1, kept, total, left - worth[i])

    search(0, [], 0.0, sum(worth[i] for i in tangle))
    return best[1]


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
    if not shared(a.content, b.content):
        return False
    return not within(a, b.content) and not within(b, a.content)


def within(a: Candidate, content: Spans) -> bool:
    """Tell whether a candidate's cue and most of its content stand in a content."""
    told = shared(a.cue, content)
    if not told or 2 * told < size(a.cue):
        return False
    return 2 * shared(a.content, content) >= size(a.content)
