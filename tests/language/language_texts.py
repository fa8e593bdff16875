"""Parses of small invented texts, for the tests of this folder."""

from __future__ import annotations

from sayso.language import Parse, parse_document
from sayso.model import Document, OffsetMap, Run


def parse_text(text: str) -> Parse:
    """Return the parse of a text."""
    return parse_document(
        Document(
            id="d",
            path="d.txt",
            location="/d.txt",
            part=0,
            format="text",
            sha256="0",
            text=text,
            offsets=OffsetMap("characters", (Run(0, len(text), 0, len(text)),)),
            language="en",
        )
    )
