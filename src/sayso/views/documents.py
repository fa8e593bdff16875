"""The Documents of a casebook with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Republication
from sayso.views.rows import DocumentHead


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A Document without its text; `words` counts its words, the others what was found in it."""

    head: DocumentHead
    location: str
    format: str
    sha256: str
    byline: str | None
    section: str | None
    url: str | None
    language: str
    is_analysed: bool
    tag: str | None
    cite: str | None
    headings: tuple[str, ...]
    republishes: tuple[Republication, ...]
    words: int
    attributions: int
    claims: int
