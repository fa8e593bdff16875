"""Documents and attributions written by hand, for tests of who is meant and through whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribution.resolve import resolve
from sayso.language.parse import parse_document
from sayso.model import (
    Attribution,
    Document,
    OffsetMap,
    Republication,
    Run,
    Span,
    Spans,
    Zone,
    make_id,
)

Said = tuple[str, str, str]
"""Source, cue and content by their words; '' for none; parts of a content joined by ' … '.

Each is looked for from the start of the one before in the list, so that repeated words are found in
the order of the text; a number after '#' takes the nth place of the words instead ('he#2')."""


def make_document(
    text: str,
    *,
    publisher: str | None = None,
    byline: str | None = None,
    republishes: Sequence[str] = (),
    zones: tuple[Zone, ...] = (),
) -> Document:
    """Return a Document of plain text."""
    return Document(
        id="d",
        path="d.txt",
        location="/d.txt",
        part=0,
        format="txt",
        sha256="0" * 64,
        text=text,
        offsets=OffsetMap("characters", (Run(0, len(text), 0, len(text)),)),
        publisher=publisher,
        byline=byline,
        language="en",
        republishes=tuple(Republication(name, None, Span(0, 0)) for name in republishes),
        zones=zones,
    )


def _place(text: str, words: str) -> Spans:
    if not words:
        return ()
    spans = []
    for part in words.split(" … "):
        bare, _, number = part.partition("#")
        pattern = re.escape(bare)
        if bare[:1].isalnum():
            pattern = rf"(?<!\w){pattern}(?!\w)"
        found = list(re.finditer(pattern, text))[int(number or 1) - 1]
        spans.append(Span(*found.span()))
    return tuple(spans)


def attributions(document: Document, said: Sequence[Said]) -> tuple[Attribution, ...]:
    """Return attributions with the spans of the given words."""
    found = []
    for number, (source, cue, content) in enumerate(said):
        parts = _place(document.text, content)
        quoted = all(document.text[s.start] in '"“' for s in parts)
        found.append(
            Attribution(
                make_id("attribution", document.id, number),
                document.id,
                "direct" if quoted and parts else "indirect",
                "statement",
                _place(document.text, source),
                _place(document.text, cue),
                parts,
                confidence=0.9,
            )
        )
    return tuple(found)


def resolve_in(document: Document, said: Sequence[Said]) -> tuple[Attribution, ...]:
    """Return resolved attributions in the order given."""
    found = attributions(document, said)
    by_id = {a.id: a for a in resolve(document, parse_document(document), found)}
    return tuple(by_id[a.id] for a in found)


def resolved(text: str, *said: Said) -> tuple[Attribution, ...]:
    """Return the resolved attributions of a text without a publisher."""
    return resolve_in(make_document(text), said)
