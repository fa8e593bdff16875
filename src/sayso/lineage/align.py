"""From shared shingles to the exact passages of two Documents that repeat each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lineage.shingles import SHINGLE, Words

REACH = 20
"""Words between two shared shingles of one passage; with every fifth word changed, 96 of 100 gaps
are shorter."""

DRIFT = 10
"""Words that one side may have more than the other between two shared shingles."""

JOIN = 40
"""Words between two aligned stretches that are still tried as one."""

LEAST_IDENTITY = 0.6
"""Unrelated English of the same length shares 0.35 to 0.4 of its words in order."""

VERBATIM = 0.95
LEAST_VERBATIM = 8
LEAST_REWRITTEN = 12
LEAST_QUOTED = 6
LEAST_SEEDS = 3
CONTAINMENT = 0.3
"""Words in order that both sides have, shared shingles, and the share of the shorter quotation's.

Source: own measurements on quotations (containment .3: precision .83, recall .91 before alignment).
"""

LEAST_TELLING = 3
LEAST_TELLING_SHORT = 5
LEAST_TELLING_QUOTED = 2
"""Different telling words; fewer are a name, a title or a stock phrase. A passage of fewer words
than LEAST_REWRITTEN is short."""

LONG = 20
"""Different words that both sides have: no name or title is as long, so they need not tell more."""

COVERED = 0.7
"""Share of the shorter quotation's words that, in order, make up for shared shingles in a short
quotation with a changed word."""

LONGEST_GAP = 400
"""Characters of a set-apart zone (a caption, an advertisement) that a passage runs across."""

Seed = tuple[int, int]
"""Indices of the first word of a shingle that both sides have."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words [a_first, a_last) of one Document repeat words [b_first, b_last) of the other.

    `matched` words stand in the same order on both sides; `seeds` is the number of shared shingles.
    """

    a_first: int
    a_last: int
    b_first: int
    b_last: int
    matched: int
    seeds: int

    @property
    def identity(self) -> float:
        """Return the share of the longer side's words that the other has in order, 0 to 1."""
        return self.matched / max(self.a_last - self.a_first, self.b_last - self.b_first)


def count_matches(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest common subsequence of words."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(a, b))


def align_pair(a: Words, b: Words, seeds: Sequence[Seed]) -> list[Aligned]:
    """Return the passages that two Documents share, in the order of the first.

    Args:
        a: words of one Document.
        b: words of the other.
        seeds: where shared shingles begin, any order.
    """
    stretches = [_measure(a, b, _grow(a, b, chain)) for chain in _chain(a, b, sorted(set(seeds)))]
    joined = _join(a, b, sorted(stretches, key=lambda s: (s.a_first, s.b_first, s.a_last)))
    kept = [stretch for stretch in joined if is_echo(a, b, stretch)]
    return [s for s in kept if not any(_is_within(s, other) for other in kept if other != s)]


def _is_within(one: Aligned, other: Aligned) -> bool:
    """Tell whether one is a part of a longer one on either side (a passage said twice)."""
    in_a = other.a_first <= one.a_first and one.a_last <= other.a_last
    in_b = other.b_first <= one.b_first and one.b_last <= other.b_last
    size, other_size = one.a_last - one.a_first, other.a_last - other.a_first
    return (in_a or in_b) and (size, -one.a_first) < (other_size, -other.a_first)


def _chain(a: Words, b: Words, seeds: Sequence[Seed]) -> list[list[Seed]]:
    """Sort seeds into chains that run forward on both sides at about the same pace."""
    chains: list[list[Seed]] = []
    live: list[list[Seed]] = []
    for seed in seeds:
        live = [chain for chain in live if seed[0] - chain[-1][0] <= REACH + SHINGLE]
        best: list[Seed] | None = None
        nearest = DRIFT + 1
        for chain in live:
            ahead, across = seed[0] - chain[-1][0], seed[1] - chain[-1][1]
            drift = abs(ahead - across)
            if (
                ahead > 0
                and 0 < across <= REACH + SHINGLE
                and drift < nearest
                and _is_near(a, chain[-1][0], seed[0])
                and _is_near(b, chain[-1][1], seed[1])
            ):
                best, nearest = chain, drift
        if best is None:
            best = []
            chains.append(best)
            live.append(best)
        best.append(seed)
    return chains


def _is_near(words: Words, first: int, last: int) -> bool:
    """Tell whether no long set-apart zone lies between two words."""
    return (
        words.blocks[first] == words.blocks[last]
        or words.starts[last] - words.ends[last - 1] <= LONGEST_GAP
    )


def _grow(a: Words, b: Words, chain: Sequence[Seed]) -> Aligned:
    """Return the stretch from the first to the last seed, grown at both ends as far as words agree.

    A step may skip up to two words on either side if two words agree behind them.
    """
    a_first, b_first = chain[0]
    a_last, b_last = chain[-1][0] + SHINGLE, chain[-1][1] + SHINGLE
    a_first, b_first = _walk(a, b, (a_first, b_first), -1)
    a_last, b_last = _walk(a, b, (a_last, b_last), 1)
    return Aligned(a_first, a_last, b_first, b_last, 0, len(chain))


def _walk(a: Words, b: Words, border: tuple[int, int], step: int) -> tuple[int, int]:
    """Move a border outwards: forward (step 1) from an end, backward (-1) from a beginning."""
    i, j = border
    while True:
        for skip_a, skip_b in ((0, 0), (1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1)):
            need = 1 if skip_a == skip_b == 0 else 2
            if _agree(a, b, (i + step * skip_a, j + step * skip_b), step, need):
                i, j = i + step * (skip_a + need), j + step * (skip_b + need)
                break
        else:
            return i, j


def _agree(a: Words, b: Words, border: tuple[int, int], step: int, need: int) -> bool:
    """Tell whether the next `need` words outside a border are the same on both sides."""
    offset = 0 if step == 1 else -1
    for k in range(need):
        i, j = border[0] + offset + step * k, border[1] + offset + step * k
        if not (0 <= i < len(a.words) and 0 <= j < len(b.words)) or a.words[i] != b.words[j]:
            return False
        inner_i, inner_j = i - step, j - step
        if a.blocks[i] != a.blocks[inner_i] or b.blocks[j] != b.blocks[inner_j]:
            return False
    return True


def _measure(a: Words, b: Words, stretch: Aligned) -> Aligned:
    s = stretch
    matched = count_matches(a.words[s.a_first : s.a_last], b.words[s.b_first : s.b_last])
    return Aligned(s.a_first, s.a_last, s.b_first, s.b_last, matched, s.seeds)


def _join(a: Words, b: Words, stretches: Sequence[Aligned]) -> list[Aligned]:
    """Join neighbouring stretches where the words between them agree well enough, too."""
    joined: list[Aligned] = []
    for stretch in stretches:
        whole = _try_join(a, b, joined[-1], stretch) if joined else None
        if whole is None:
            joined.append(stretch)
        else:
            joined[-1] = whole
    return joined


def _try_join(a: Words, b: Words, one: Aligned, other: Aligned) -> Aligned | None:
    forward = (
        one.a_first < other.a_first
        and one.a_last < other.a_last
        and one.b_first < other.b_first
        and one.b_last < other.b_last
    )
    near = other.a_first - one.a_last <= JOIN and other.b_first - one.b_last <= JOIN
    if not (forward and near and _is_near(a, one.a_last - 1, other.a_first)):
        return None
    if not _is_near(b, one.b_last - 1, other.b_first):
        return None
    whole = Aligned(
        one.a_first,
        other.a_last,
        one.b_first,
        other.b_last,
        0,
        one.seeds + other.seeds,
    )
    measured = _measure(a, b, whole)
    overlap = other.a_first < one.a_last or other.b_first < one.b_last
    enough = LEAST_IDENTITY if overlap else LEAST_IDENTITY + 0.05
    return measured if measured.identity >= enough else None


def is_echo(a: Words, b: Words, stretch: Aligned) -> bool:
    """Tell whether two stretches repeat each other, and not just a name or a stock phrase."""
    if stretch.identity < LEAST_IDENTITY:
        return False
    telling = _count_telling(a, b, stretch)
    is_short = stretch.matched < LEAST_REWRITTEN
    least = LEAST_VERBATIM if stretch.identity >= VERBATIM else LEAST_REWRITTEN
    enough = LEAST_TELLING_SHORT if is_short else LEAST_TELLING
    if stretch.matched >= least and stretch.seeds >= LEAST_SEEDS and telling >= enough:
        return True
    return (
        stretch.matched >= LEAST_QUOTED
        and telling >= LEAST_TELLING_QUOTED
        and _is_quotation(a, b, stretch)
    )


def _count_telling(a: Words, b: Words, stretch: Aligned) -> int:
    """Return how many different words of both sides tell what they are about, on either side."""
    found: set[str] = set()
    for words, first, last in _sides(a, b, stretch):
        found.update(words.words[i] for i in range(first, last) if words.telling[i])
    both = set(a.words[stretch.a_first : stretch.a_last]) & set(
        b.words[stretch.b_first : stretch.b_last]
    )
    return LEAST_TELLING if len(both) >= LONG else len(found & both)


def _sides(a: Words, b: Words, stretch: Aligned) -> tuple[tuple[Words, int, int], ...]:
    return (a, stretch.a_first, stretch.a_last), (b, stretch.b_first, stretch.b_last)


def _is_quotation(a: Words, b: Words, stretch: Aligned) -> bool:
    """Tell whether enough of the shorter of two quotations is shared; never outside quotations."""
    sizes = []
    for words, first, last in _sides(a, b, stretch):
        inside = [words.quotes[i] for i in range(first, last)]
        number = max(set(inside), key=lambda quote: (inside.count(quote), quote))
        if not number or inside.count(number) < LEAST_QUOTED:
            return False
        sizes.append(sum(1 for quote in words.quotes if quote == number))
    shorter = min(sizes)
    if stretch.matched >= LEAST_VERBATIM and stretch.matched >= COVERED * shorter:
        return True
    return stretch.seeds >= CONTAINMENT * max(1, shorter - SHINGLE + 1)
