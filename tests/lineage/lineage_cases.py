"""Invented reports on a bridge, and Documents made of them."""

from __future__ import annotations

from typing import Any

from text_documents import document_of

from sayso.model import Document, Echo, Republication, Span, Zone

FIRE = (
    "Flames rose from the old ferry house before dawn, and by six the roof had fallen into the "
    "river. Nobody was hurt, but two barges broke loose and drifted towards the lock."
)
BRIDGE = (
    "The council of Orlach closed the northern bridge to lorries after inspectors found cracks in "
    "three of its pillars, and drivers now wait for hours at the only ferry that still runs. "
    "Merchants fear that the harvest will rot in the barns before a single cart gets across."
)
SPEECH = "we shall not pay one more penny for a bridge that somebody else has broken"
FILLERS = (
    "Rain kept falling over the valley, so the market opened late and closed early again.",
    "A choir of forty children sang in the square while their parents argued about parking.",
    "Bakers raised the price of rye bread twice this spring without telling anybody why.",
    "An owl has nested in the tower clock, which therefore strikes only every second hour.",
    "The library lends out fishing rods now, and most of them come back slightly bent.",
    "Four retired teachers paint every bench along the canal in a colour of their own.",
)


def make(name: str, text: str, **fields: Any) -> Document:
    return document_of(text, name=name, **fields)


def among(number: int, words: str) -> str:
    """Put words between two paragraphs that no other number has."""
    first, last = (
        " ".join(f"{word.strip('.,')}{number}" for word in filler.split(" "))
        for filler in (FILLERS[number % 6], FILLERS[(number + 1) % 6])
    )
    return f"{first}.\n\n{words}\n\n{last}."


def credit(text: str, words: str, publisher: str, *, is_whole: bool = True) -> Republication:
    start = text.index(words)
    return Republication(publisher, None, Span(start, start + len(words)), is_whole)


def apart(text: str, words: str) -> Zone:
    start = text.index(words)
    return Zone(Span(start, start + len(words)), "boilerplate", "notice")


def passages(echo: Echo, *documents: Document) -> dict[str, str]:
    """Return the exact words of each member by the Document's path."""
    known = {document.id: document for document in documents}
    return {known[m.document].path: m.span.of(known[m.document].text) for m in echo.members}
