"""Attributions of a short text, as words to compare."""

from __future__ import annotations

from sayso.attribution.extract import extract
from sayso.language.parse import parse_document
from sayso.model import Attribution, Document, OffsetMap, Zone, document_id


def document(text: str, *zones: Zone) -> Document:
    return Document(
        id=document_id("", text, 0),
        path="note.txt",
        location="/note.txt",
        part=0,
        format="text",
        sha256="",
        text=text,
        offsets=OffsetMap("characters", ()),
        language="en",
        zones=zones,
    )


def found(text: str, *zones: Zone) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each attribution, parts joined by ' // '."""
    made = document(text, *zones)
    return [in_words(a, text) for a in extract(made, parse_document(made), "none")]


def in_words(a: Attribution, text: str) -> tuple[str, str, str]:
    source, cue, content = (
        " // ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content)
    )
    return source, cue, content


def only(text: str) -> Attribution:
    made = document(text)
    (attribution,) = extract(made, parse_document(made), "none")
    return attribution
