"""Block quotations with their speaker's name at their end: "— Dana Holt, mayor of Harrow"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.attribution.cast.persons import CARD, is_card
from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.syntax import head_of
from sayso.language.parse import Parse
from sayso.model import Document, Span

LINE = re.compile(r"[^\n]+")
DASHED = re.compile(rf"(?P<mark>[–—―~]|--?)[ \t]*(?P<who>(?:[Tt]he[ \t]+)?{CARD.pattern})")
FINISHED = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class _Credit:
    """A line that names a speaker; `mark` is the dash before the name, None for a bare name."""

    line: Span
    who: Span
    mark: Span | None


def find_signed(parse: Parse, layer: QuoteLayer, document: Document) -> Iterator[Candidate]:
    """Yield a candidate for each part of a block quotation that a speaker's name ends.

    A bare name counts only where the quotation's last line names a speaker too: over words it may
    be a heading.
    """
    text = document.text
    for zone in document.zones_of("quotation"):
        found, is_closed = _credits(text, zone.span)
        at = zone.span.start
        for credit in found:
            said = Span(at, min(credit.line.start, zone.span.end)).stripped(text)
            if credit.mark is None and not (is_closed and FINISHED.search(said.of(text))):
                continue
            made = _made(parse, layer, credit, said)
            if made is not None:
                yield made
            at = credit.line.end


def _credits(text: str, quoted: Span) -> tuple[list[_Credit], bool]:
    """Return the credits in and right under a quotation, and whether one of them ends it."""
    lines = (Span(*m.span()).stripped(text) for m in LINE.finditer(text, quoted.start, quoted.end))
    found = [c for line in lines if len(line) and (c := _credit(text, line)) is not None]
    if found and found[-1].line.end == quoted.stripped(text).end:
        return found, True
    below = _credit(text, _line_below(text, quoted))
    if below is None or below.mark is None:
        return found, False
    return [*found, below], True


def _line_below(text: str, span: Span) -> Span:
    """Return the first line with words below a span; empty at the text's end."""
    found = LINE.search(text, span.end)
    while found is not None and not found[0].strip():
        found = LINE.search(text, found.end())
    return Span(*found.span()).stripped(text) if found is not None else Span(span.end, span.end)


def _credit(text: str, line: Span) -> _Credit | None:
    match = DASHED.fullmatch(text, line.start, line.end)
    if match is not None:
        return _Credit(line, Span(*match.span("who")), Span(*match.span("mark")))
    return _Credit(line, line, None) if is_card(line.of(text)) else None


def _made(parse: Parse, layer: QuoteLayer, credit: _Credit, said: Span) -> Candidate | None:
    tokens = parse.tokens_in(credit.who)
    content = bare(parse, said, layer) if len(said) else None
    if not tokens or content is None:
        return None
    head = head_of(tokens) or tokens[-1]
    cue = (credit.mark,) if credit.mark is not None else ()
    return Candidate("zone", "-", "byline", head.i, (credit.who,), cue, (content,), head.i)
