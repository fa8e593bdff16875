"""Block quotations without quotation marks, given to whoever introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.boundaries import QuoteLayer
from sayso.attribution.candidate import Candidate, span_list
from sayso.attribution.cues import Cues
from sayso.attribution.phrases import cue_tokens, find_source, lemma_of, phrase
from sayso.language.parse import Parse, Token
from sayso.model import Document, Span

NOTE = re.compile(r"\s*[(\[][^)\]\n]{0,40}[)\]]\s*")
"""An editor's note between cue and colon: "(emphasis added)"."""


def find_blocks(
    parse: Parse, layer: QuoteLayer, cues: Cues, document: Document
) -> Iterator[Candidate]:
    """Yield a candidate for each run of block quotations with words that introduce it."""
    zones = document.zones_of("quotation")
    number = 0
    while number < len(zones):
        run = [zones[number].span]
        while (
            number + 1 < len(zones)
            and not document.text[run[-1].end : zones[number + 1].span.start].strip()
        ):
            number += 1
            run.append(zones[number].span)
        number += 1
        made = _introduced(parse, layer, cues, run)
        if made is not None:
            yield made


def _introduced(parse: Parse, layer: QuoteLayer, cues: Cues, run: list[Span]) -> Candidate | None:
    before = [s for s in parse.sentences if s.span.end <= run[0].start]
    if not before or before[-1].paragraph < 0:
        return None
    lead = before[-1]
    if run[0].start - lead.span.end > 8:
        return None
    if not re.search(r"[:,]\W*$", lead.span.of(parse.text)):
        return None
    tokens = parse.tokens[lead.first : lead.last]
    verb = _cue(cues, tokens)
    if verb is None:
        return None
    head = find_source(parse, verb)
    who = phrase(parse, head.i, without={verb.i}) if head is not None else None
    first, last = cue_tokens(parse, verb)
    content = span_list(*(_stripped(parse.text, span) for span in run))
    return Candidate(
        "zone",
        lemma_of(verb),
        "block",
        verb.i,
        span_list(who),
        (parse.span_of(first, last),),
        content,
        head.i if head is not None and who else None,
    )


def _cue(cues: Cues, tokens: tuple[Token, ...]) -> Token | None:
    """Return the last verb of saying in the sentence that introduces a block."""
    for token in reversed(tokens):
        if token.pos in ("VERB", "AUX") and cues.takes(lemma_of(token), "quote"):
            return token
    return None


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
