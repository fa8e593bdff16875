"""The stretch of a text that best shows what was searched for, in code points of that text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.model import Span

SNIPPET_WORDS = 32
"""About two lines of a terminal."""

Stems = Callable[[str], tuple[str, ...]]

WORD = re.compile(r"[^\W_]+")
"""What the index takes for a word."""

_PART = re.compile(r'(?P<no>(?:\bNOT\s+|(?<![^\s(])-))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"()]+))')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """The runs of stems to mark: one for a word, several for a phrase; none that is refused."""

    runs: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, query: str, stems: Stems) -> Wanted:
        """Read the words to mark out of a query."""
        runs: dict[tuple[str, ...], None] = {}
        for part in _PART.finditer(re.sub("[“”„«»]", '"', query)):
            words = part["word"] or part["phrase"] or ""
            if part["no"] or words in _OPERATORS:
                continue
            run = tuple(stem for word in WORD.findall(words) for stem in stems(word))
            if run:
                runs[run] = None
        return cls(tuple(runs))


def find_snippet(text: str, wanted: Wanted, stems: Stems) -> tuple[Span, tuple[Span, ...]]:
    """Return the stretch that shows the most of what is wanted, and all places where that stands.

    Returns:
        Of stretches with as many different ones the one with the most, then the first; the start
        of the text, and no places, where nothing is there. Places are in order and do not overlap.
    """
    words = [(Span(m.start(), m.end()), stems(m.group())) for m in WORD.finditer(text)]
    if not words:
        return Span(0, 0), ()
    marks = _find_marks(words, wanted)
    first = max(0, _best_start(marks) - SNIPPET_WORDS // 4)
    last = min(len(words), first + SNIPPET_WORDS)
    first = max(0, last - SNIPPET_WORDS)
    snippet = Span(words[first][0].start, words[last - 1][0].end)
    return snippet, _without_overlaps([mark for _, _, mark in marks])


def _find_marks(
    words: Sequence[tuple[Span, tuple[str, ...]]], wanted: Wanted
) -> list[tuple[int, int, Span]]:
    """Return index of the first word, number of the run, and span of each place that is wanted."""
    flat = [(stem, i) for i, (_, found) in enumerate(words) for stem in found]
    marks = []
    for at in range(len(flat)):
        for number, run in enumerate(wanted.runs):
            if all(at + k < len(flat) and flat[at + k][0] == stem for k, stem in enumerate(run)):
                first, last = flat[at][1], flat[at + len(run) - 1][1]
                marks.append((first, number, Span(words[first][0].start, words[last][0].end)))
    return marks


def _best_start(marks: Sequence[tuple[int, int, Span]]) -> int:
    best, start = (0, 0), 0
    starts = [first for first, _, _ in marks]
    for i, first in enumerate(starts):
        last = bisect_left(starts, first + SNIPPET_WORDS * 3 // 4)
        near = [number for _, number, _ in marks[i:last]]
        if (len(set(near)), len(near)) > best:
            best, start = (len(set(near)), len(near)), first
    return start


def _without_overlaps(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)
