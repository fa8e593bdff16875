"""Statements under a heading that names who makes them: "Dana Holt, mayor of Harrow"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.attribution.cast.persons import CARD, has_office
from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.listed import OF_A_LIFE
from sayso.attribution.constructions.turns import NOTE, SELF, is_heading
from sayso.attribution.syntax import head_of
from sayso.language.parse import Parse
from sayso.model import Document, Span, Zone

GATHERED = re.compile(
    r"\b(?:views|statements|reactions|responses|remarks|comments|opinions|voices|testimonies|"
    r"speeches)\b",
    re.IGNORECASE,
)
"""What a title calls a collection of what several persons say. Source: own collection of forms."""
OF_ANOTHER = re.compile(r"\b(?:he|she|his|hers?|him)\b", re.IGNORECASE)
"""Words that a reporter who says "I" has for whom a section is on."""
LEAST = 2
"""Sections of different persons."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading that names somebody, and the paragraphs under it with their numbers."""

    who: Span
    paragraphs: tuple[tuple[int, Span], ...]


def find_sections(
    parse: Parse, layer: QuoteLayer, document: Document, paragraphs: Sequence[Span]
) -> Iterator[tuple[int, Candidate]]:
    """Yield the sections of persons with the number of their first paragraph.

    Headings of one level name them with their office; the title says that it gathers what they say,
    or each of them speaks as "I" or "we". One section that speaks of its person makes all of them
    profiles.
    """
    text = document.text
    found = [
        _Section(zone.span, below)
        for zone in _cards(document)
        if (below := tuple(_below(document, paragraphs, zone.span)))
    ]
    if len({section.who.of(text) for section in found}) < LEAST:
        return
    above = " ".join(
        (document.title or "", *(z.span.of(text) for z in document.zones_of("heading")[:1]))
    )
    is_gathered = GATHERED.search(above) is not None
    if not all(_is_own(text, section, is_sure=is_gathered) for section in found):
        return
    for section in found:
        if (made := _made(parse, layer, section)) is not None:
            yield section.paragraphs[0][0], made


def _cards(document: Document) -> list[Zone]:
    """Return the headings that name a person with an office, where all are of one level."""
    headings = document.zones_of("heading")
    found = [z for z in headings if has_office(z.span.stripped(document.text).of(document.text))]
    return found if len({zone.reason for zone in found}) == 1 else []


def _below(
    document: Document, paragraphs: Sequence[Span], heading: Span
) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs under a heading, up to the next one or an editor's note."""
    for number, block in enumerate(paragraphs):
        if block.start < heading.end:
            continue
        if is_heading(document, block) or NOTE.search(block.of(document.text)):
            return
        yield number, block


def _is_own(text: str, section: _Section, *, is_sure: bool) -> bool:
    """Tell whether a section is its person's words, not words on the person."""
    words = " ".join(block.of(text) for _, block in section.paragraphs)
    card = CARD.fullmatch(section.who.of(text).strip())
    last = card["name"].split()[-1] if card is not None else ""
    if OF_A_LIFE.match(words) or re.search(rf"\b{re.escape(last)}\b", words):
        return False
    return is_sure or (SELF.search(words) is not None and OF_ANOTHER.search(words) is None)


def _made(parse: Parse, layer: QuoteLayer, section: _Section) -> Candidate | None:
    tokens = parse.tokens_in(section.who)
    spans = (bare(parse, block, layer) for _, block in section.paragraphs)
    content = tuple(span for span in spans if span is not None)
    if not tokens or not content:
        return None
    head = head_of(tokens) or tokens[-1]
    return Candidate("turn", "", "turn", head.i, (section.who,), (), content, head.i)
