"""What tests of the tagger share: shipped networks, pieces, readings and outputs made by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

import numpy as np
from extract_words import document

from sayso.attribution.quotes import find_quotations
from sayso.attribution.tagger.decode import LABELS, Outputs
from sayso.attribution.tagger.find import Readings, Tags, find_readings
from sayso.attribution.tagger.network import load_network
from sayso.attribution.tagger.pieces import Pieces, cut_pieces
from sayso.config import Tagger
from sayso.language.parse import find_paragraphs
from sayso.model import Span, Zone

SIZES = sorted(set(get_args(Tagger)) - {"none"})
"""The networks that read attributions."""

SURE = 0.97


def pieces_of(text: str) -> Pieces:
    """Return the wordpieces of a text whose paragraphs are parted by blank lines."""
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    return cut_pieces(text, find_quotations(text, paragraphs), load_network().tokenizer)


def readings_of(text: str, *zones: Zone, size: str = "default") -> Readings:
    made = document(text, *zones)
    paragraphs = find_paragraphs(made)
    return find_readings(text, paragraphs, find_quotations(text, paragraphs), load_network(size))


def read(text: str, *zones: Zone, size: str = "default") -> list[tuple[str, str, str]]:
    """Return source, cue and content of what a network reads, parts joined by ' // '."""
    return [
        (_words(r.source, text), _words(r.cue, text), _words(r.content, text))
        for r in readings_of(text, *zones, size=size).found
    ]


def _words(spans: Sequence[Span], text: str) -> str:
    return " // ".join(span.of(text) for span in spans)


def outputs_of(
    labels: Sequence[str],
    content_cue: dict[int, int] | None = None,
    cue_source: dict[int, int] | None = None,
    content_source: dict[int, int] | None = None,
) -> Outputs:
    """Return outputs that are sure of a label a wordpiece, and of where each pointer leads.

    A pointer leads from a wordpiece to the wordpiece at which the other part begins; those not
    named lead to none.
    """
    count = len(labels)
    tags = np.full((count, len(LABELS)), (1 - SURE) / (len(LABELS) - 1), dtype=np.float32)
    for i, label in enumerate(labels):
        tags[i, LABELS.index(label)] = SURE
    links = []
    for pointer in (content_cue, cue_source, content_source):
        rows = np.full((count, count + 1), (1 - SURE) / count, dtype=np.float32)
        for i in range(count):
            rows[i, (pointer or {}).get(i, -1) + 1] = SURE
        links.append(np.log(rows))
    return Outputs(np.log(tags), links[0], links[1], links[2])


def tags_of(text: str, content: Sequence[Span], inside: float, outside: float) -> Tags:
    """Return tags, a piece a word, that hold words of a content for one with some log odds."""
    words = [Span(m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    roles = np.full((len(words), 3), -1.0, dtype=np.float32)
    for i, word in enumerate(words):
        roles[i, 2] = inside if any(s.covers(word) for s in content) else outside
    return Tags([w.start for w in words], [w.end for w in words], roles)
