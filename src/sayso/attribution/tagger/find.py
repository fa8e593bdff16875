"""What the network finds in a Document: sources, cues and contents as spans of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.attribution.quotes import Quotation
from sayso.attribution.tagger.decode import Stretch, Tagged, decode
from sayso.attribution.tagger.network import LONGEST, Network
from sayso.attribution.tagger.pieces import Pieces, cut_pieces, find_windows
from sayso.model import Span, Spans

WRAPPED = re.compile(r"(?<=[^\n.!?\u2026:;\"'\u201d\u2019])\n(?=[^\n])")
"""A line end within a sentence: layout, not a break that the network should see."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution as the network reads it.

    `tag`, `cue_tag`, `link` and `source_link` are its probabilities, in [0, 1]: that the words are
    a content, that the words are a cue, that they belong together, that the source is right.
    """

    source: Spans
    cue: Spans
    content: Spans
    tag: float
    cue_tag: float
    link: float
    source_link: float


def find_readings(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], network: Network
) -> tuple[Reading, ...]:
    """Return the attributions that a network finds, in text order.

    Args:
        text: of the Document.
        paragraphs: what is analysed of it, in text order; between them only white space and what
            is set apart.
        quotations: of the text.
        network: the size to ask.
    """
    return tuple(
        reading
        for part, stretch in _parts(text, paragraphs)
        for reading in _read_part(part, stretch, quotations, network)
    )


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


def _read_part(
    part: str, stretch: Span, quotations: Sequence[Quotation], network: Network
) -> Iterator[Reading]:
    pieces = cut_pieces(part, _moved(quotations, stretch), network.tokenizer)
    for first, last in find_windows(part, pieces, LONGEST):
        window = pieces.part(first, last)
        for tagged in decode(network.ask(window)):
            yield _reading(tagged, window, stretch.start)


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


def _reading(tagged: Tagged, pieces: Pieces, offset: int) -> Reading:
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
    )
