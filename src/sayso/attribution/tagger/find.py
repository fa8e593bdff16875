"""What the network finds in a Document: sources, cues and contents as spans of its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from sayso.attribution.quotes import Quotation
from sayso.attribution.tagger.decode import (
    CONTENT,
    CUE,
    SOURCE,
    Outputs,
    Scores,
    Stretch,
    Tagged,
    decode,
)
from sayso.attribution.tagger.network import LONGEST, LONGEST_PARAGRAPH, Network
from sayso.attribution.tagger.pieces import Pieces, by_itself, cut_pieces, find_windows
from sayso.model import Span, Spans

WRAPPED = re.compile(r"(?<=[^\n.!?\u2026:;\"'\u201d\u2019])\n(?=[^\n])")
"""A line end within a sentence: layout, not a break that the network should see."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution as the network reads it.

    `tag`, `cue_tag`, `link` and `source_link` are its probabilities, in [0, 1]: that the words are
    a content, that the words are a cue, that they belong together, that the source is right.
    `depth` is 0 for what is read in the text, 1 for what is read in a content by itself, and so on.
    """

    source: Spans
    cue: Spans
    content: Spans
    tag: float
    cue_tag: float
    link: float
    source_link: float
    depth: int = 0


SURE = 6.0
"""Log odds beyond which it makes no difference how sure a network is."""


class Tags:
    """How likely each wordpiece of a Document belongs to each role, as log odds.

    `roles` holds a row a wordpiece: source, cue, content.
    """

    def __init__(self, starts: list[int], ends: list[int], roles: Scores) -> None:
        self._starts = starts
        self._ends = ends
        self.roles = roles

    def mean(self, spans: Spans, role: int) -> float:
        """Return the mean log odds that words have a role; -SURE where nothing was read.

        Args:
            spans: of the text.
            role: 0 for source, 1 for cue, 2 for content.
        """
        rows = [self.roles[slice(*self._rows(span)), role] for span in spans]
        values = np.concatenate(rows) if rows else np.zeros(0)
        return float(values.mean()) if len(values) else -SURE

    def cost(self, without: Spans, with_: Spans, role: int) -> float:
        """Return what a network would lose by having a role end elsewhere, in log odds.

        Args:
            without: words that would lose the role.
            with_: words that would gain it.
            role: as in `mean`.
        """
        lost = sum(float(self.roles[slice(*self._rows(s)), role].sum()) for s in without)
        return lost - sum(float(self.roles[slice(*self._rows(s)), role].sum()) for s in with_)

    def _rows(self, span: Span) -> tuple[int, int]:
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)


@dataclass(frozen=True, slots=True)
class Readings:
    """What a network makes of a Document: the attributions in text order, and its tags."""

    found: tuple[Reading, ...]
    tags: Tags
    inside: tuple[tuple[Span, Tags], ...] = ()
    """The contents that were read by themselves, with what the words in them are there."""

    def tags_within(self, spans: Spans) -> Tags | None:
        """Return the tags of the shortest content read by itself that holds some words."""
        holding = [
            (len(content), number)
            for number, (content, _) in enumerate(self.inside)
            if spans and all(content.covers(span) for span in spans)
        ]
        return self.inside[min(holding)[1]][1] if holding else None


def find_readings(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    network: Network,
    cues: Sequence[int] | None = None,
) -> Readings:
    """Return what a network makes of a text.

    Args:
        text: of the Document.
        paragraphs: what is analysed of it, in text order; between them only white space and what
            is set apart.
        quotations: of the text.
        network: the size to ask.
        cues: where words that may be cues begin, in order: a content without one is not read by
            itself, which would cost time and find little. None reads every content.
    """

    def is_worth(start: int, end: int) -> bool:
        return cues is None or bisect_left(cues, start) < bisect_left(cues, end)

    found: list[Reading] = []
    reader = _Reader(network, is_worth, [])
    starts: list[int] = []
    ends: list[int] = []
    rows: list[Scores] = []
    for part, stretch in _parts(text, paragraphs):
        pieces = cut_pieces(part, _moved(quotations, stretch), network.tokenizer)
        for first, last in find_windows(part, pieces, LONGEST, paragraph=LONGEST_PARAGRAPH):
            window = pieces.part(first, last)
            outputs = network.ask(window)
            found += reader.read(outputs, window, (part, stretch.start))
            starts += (window.starts + stretch.start).tolist()
            ends += (window.ends + stretch.start).tolist()
            rows.append(_log_odds(outputs.tags))
    roles = np.concatenate(rows) if rows else np.zeros((0, 3), dtype=np.float32)
    return Readings(tuple(found), Tags(starts, ends, roles), tuple(reader.inside))


DEEPEST = 3
"""Contents within contents that are read at most."""
LEAST_INNER = 8
"""Wordpieces of a content in which another attribution can stand."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """A network that reads a window, and then each content by itself that is worth it.

    To `inside` is added what the words of each content are by themselves.
    """

    network: Network
    is_worth: Callable[[int, int], bool]
    inside: list[tuple[Span, Tags]]

    def read(
        self, outputs: Outputs, window: Pieces, stretch: tuple[str, int], depth: int = 0
    ) -> Iterator[Reading]:
        """Yield what a network reads in a window, and then in each content by itself.

        `stretch` is the text that the window's offsets are of, and where it begins in the
        Document's. Within a content only an attribution with a cue counts: the network takes words
        that it sees without their cue for a content.
        """
        for tagged in decode(outputs):
            if depth and tagged.cue is None:
                continue
            yield _reading(tagged, window, stretch[1], depth)
            if depth == DEEPEST:
                continue
            for first, last in tagged.contents:
                content = by_itself(window.part(first, last), stretch[0])
                if len(content) < LEAST_INNER:
                    continue
                starts, ends = content.starts + stretch[1], content.ends + stretch[1]
                if self.is_worth(int(starts[0]), int(ends[-1])):
                    inner = self.network.ask(content)
                    tags = Tags(starts.tolist(), ends.tolist(), _log_odds(inner.tags))
                    self.inside.append((Span(int(starts[0]), int(ends[-1])), tags))
                    yield from self.read(inner, content, stretch, depth + 1)


def _log_odds(tags: Scores) -> Scores:
    """Return the log odds of the three roles (wordpieces x 3), cut off at SURE."""
    each = [np.logaddexp(tags[:, b], tags[:, b + 1]) for b in (SOURCE, CUE, CONTENT)]
    logs = np.stack(each, axis=1)
    rest = np.log(np.maximum(1 - np.exp(np.minimum(logs, 0)), 1e-6))
    odds: Scores = np.clip(logs - rest, -SURE, SURE)
    return odds


def _parts(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield stretches of paragraphs with nothing set apart between them."""
    number = 0
    numbers = []
    for i, paragraph in enumerate(paragraphs):
        if i and text[paragraphs[i - 1].end : paragraph.start].strip():
            number += 1
        numbers.append(number)
    for _, group in groupby(zip(numbers, paragraphs, strict=True), key=lambda pair: pair[0]):
        together = [paragraph for _, paragraph in group]
        stretch = Span(together[0].start, together[-1].end)
        yield WRAPPED.sub(" ", stretch.of(text)), stretch


def _moved(quotations: Sequence[Quotation], stretch: Span) -> list[Quotation]:
    """Return the quotations of a stretch, counted from its start."""
    return [
        Quotation(
            Span(q.span.start - stretch.start, q.span.end - stretch.start),
            Span(q.inner.start - stretch.start, q.inner.end - stretch.start),
            q.weight,
            q.group,
        )
        for q in quotations
        if stretch.covers(q.span)
    ]


def _reading(tagged: Tagged, pieces: Pieces, offset: int, depth: int) -> Reading:
    def spans(parts: Sequence[Stretch | None]) -> Spans:
        return tuple(
            Span(int(pieces.starts[p[0]]) + offset, int(pieces.ends[p[1] - 1]) + offset)
            for p in sorted(part for part in parts if part is not None)
        )

    return Reading(
        source=spans([tagged.source]),
        cue=spans([tagged.cue]),
        content=spans(tagged.contents),
        tag=tagged.tag,
        cue_tag=tagged.cue_tag,
        link=tagged.link,
        source_link=tagged.source_link,
        depth=depth,
    )
