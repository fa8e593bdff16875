"""Parses of small invented texts, for the tests of this folder."""

from __future__ import annotations

from text_documents import document_of

from sayso.language import Parse, parse_document


def parse_text(text: str) -> Parse:
    """Return the parse of a text."""
    return parse_document(document_of(text))
