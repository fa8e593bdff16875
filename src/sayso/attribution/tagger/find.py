"""What the network finds in a Document: sources, cues and contents as spans of its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from sayso.attribution.quotes import Quotation
from sayso.attribution.tagger.decode import (
    CONTENT,
    CUE,
    SOURCE,
    Scores,
    Stretch,
    Tagged,
    decode,
    on_words,
)
from sayso.attribution.tagger.network import LONGEST, LONGEST_PARAGRAPH, Network
from sayso.attribution.tagger.pieces import Pieces, by_itself, cut_pieces, find_windows
from sayso.model import Placed, Span, Spans

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


OF_SOURCE, OF_CUE, OF_CONTENT = range(3)
"""Columns of `Tags.roles`."""
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
            role: OF_SOURCE, OF_CUE or OF_CONTENT.
        """
        rows = [self.roles[slice(*self._rows(span)), role] for span in spans]
        values = rows[0] if len(rows) == 1 else np.concatenate(rows) if rows else ()
        return float(np.add.reduce(values) / len(values)) if len(values) else -SURE

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
    _reaches: Placed[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        reaches = Placed((content, n) for n, (content, _) in enumerate(self.inside))
        object.__setattr__(self, "_reaches", reaches)

    def tags_within(self, spans: Spans) -> Tags | None:
        """Return the tags of the shortest content read by itself that holds some words."""
        if not spans:
            return None
        holding = [
            (len(self.inside[number][0]), number)
            for number in self._reaches.covering(spans[0])
            if all(self.inside[number][0].covers(span) for span in spans)
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

    def is_worth(content: Span) -> bool:
        return cues is None or bisect_left(cues, content.start) < bisect_left(cues, content.end)

    windows = [
        _Text(pieces.part(first, last), part, stretch.start)
        for part, stretch in _parts(text, paragraphs)
        for pieces in [cut_pieces(part, _moved(quotations, stretch), network.tokenizer)]
        for first, last in find_windows(part, pieces, LONGEST, paragraph=LONGEST_PARAGRAPH)
    ]
    _read(windows, network, is_worth)
    found = [reading for window in windows for reading in window.readings()]
    inside = [each for window in windows for each in window.inside()]
    return Readings(tuple(found), _tags(windows), tuple(inside))


DEEPEST = 3
"""Contents within contents that are read at most."""
LEAST_INNER = 8
"""Wordpieces of a content in which another attribution can stand."""


@dataclass(slots=True)
class _Text:
    """What is read by itself: a window, or a content in one.

    `found` are the readings in it, each before what is read in its contents. The offsets of
    `pieces` are of `text`, which begins at `start` in the Document's.
    """

    pieces: Pieces
    text: str
    start: int
    depth: int = 0
    roles: Scores = field(default_factory=lambda: np.zeros((0, 3), dtype=np.float32))
    found: list[Reading | _Text] = field(default_factory=list)

    def span(self) -> Span:
        """Return where it stands in the Document."""
        return Span(int(self.pieces.starts[0]) + self.start, int(self.pieces.ends[-1]) + self.start)

    def readings(self) -> Iterator[Reading]:
        """Yield the readings in it and in its contents."""
        for each in self.found:
            if isinstance(each, Reading):
                yield each
            else:
                yield from each.readings()

    def inside(self) -> Iterator[tuple[Span, Tags]]:
        """Yield the contents in it that were read by themselves, with their tags."""
        for each in self.found:
            if isinstance(each, _Text):
                yield each.span(), _tags([each])
                yield from each.inside()


def _tags(texts: Sequence[_Text]) -> Tags:
    """Return the tags of texts as one."""
    starts = [i for text in texts for i in (text.pieces.starts + text.start).tolist()]
    ends = [i for text in texts for i in (text.pieces.ends + text.start).tolist()]
    roles = [text.roles for text in texts] or [np.zeros((0, 3), dtype=np.float32)]
    return Tags(starts, ends, np.concatenate(roles))


def _read(texts: list[_Text], network: Network, is_worth: Callable[[Span], bool]) -> None:
    """Read texts, then the contents in all of them that are worth it, and so on.

    Those of one depth are asked together. Within a content only an attribution with a cue counts:
    the network takes words that it sees without their cue for a content.
    """
    contents: list[_Text] = []
    outputs_of_each = network.ask_each([text.pieces for text in texts])
    for text, outputs in zip(texts, outputs_of_each, strict=True):
        text.roles = _log_odds(outputs.tags)
        for cut in decode(outputs):
            tagged = on_words(cut, text.pieces.words.tolist())
            if tagged is None or (text.depth and tagged.cue is None):
                continue
            text.found.append(_reading(tagged, text))
            if text.depth == DEEPEST:
                continue
            for first, last in tagged.contents:
                pieces = by_itself(text.pieces.part(first, last), text.text)
                if len(pieces) < LEAST_INNER:
                    continue
                content = _Text(pieces, text.text, text.start, text.depth + 1)
                if is_worth(content.span()):
                    text.found.append(content)
                    contents.append(content)
    if contents:
        _read(contents, network, is_worth)


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
        replace(q, span=q.span.shifted(-stretch.start), inner=q.inner.shifted(-stretch.start))
        for q in quotations
        if stretch.covers(q.span)
    ]


def _reading(tagged: Tagged, text: _Text) -> Reading:
    pieces = text.pieces

    def spans(parts: Sequence[Stretch | None]) -> Spans:
        return tuple(
            Span(int(pieces.starts[p[0]]) + text.start, int(pieces.ends[p[1] - 1]) + text.start)
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
        depth=text.depth,
    )
