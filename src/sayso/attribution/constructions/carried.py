"""Paragraphs of quotation that carry on the words of the speaker introduced above them."""

from __future__ import annotations

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.quotes import Quotation
from sayso.language.parse import Parse, Token
from sayso.model import Span

LONGEST_REST = 6
"""Words, unquoted, that may end a paragraph's quotation: '"…group" to be sent home unharmed.'."""
SHORTEST = 10
"""Words of a quotation that such a rest may end; a shorter one may be a phrase in scare quotes."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_carried(
    parse: Parse, layer: QuoteLayer, block: Span, quotation: Quotation, *, with_rest: bool
) -> bool:
    """Tell whether a paragraph is nothing but quotations.

    Args:
        parse: of the text.
        layer: its quotation marks.
        block: where the paragraph stands.
        quotation: the first in it.
        with_rest: whether a few words that end the quotation's sentence may follow it.
    """
    rest = _unquoted(parse, layer, block)
    if not rest or not with_rest:
        return not rest
    begins = not parse.text[block.start : quotation.span.start].strip("*_ ")
    is_long = len(quotation.inner.of(parse.text).split()) >= SHORTEST
    return begins and is_long and rest[0].start >= quotation.span.end and is_rest(rest)


def is_rest(words: list[Token]) -> bool:
    """Tell whether words only end the sentence that a quotation began: no clause, no name."""
    words = [t for t in words if t.pos != "PUNCT"]
    return len(words) <= LONGEST_REST and not any(
        t.tag in FINITE or t.pos in ("PROPN", "PRON") or t.dep == "nsubj" or not t.text.islower()
        for t in words
    )


def _unquoted(parse: Parse, layer: QuoteLayer, block: Span) -> list[Token]:
    return [
        t
        for t in parse.tokens_in(block)
        if t.pos not in ("PUNCT", "SPACE") and layer.around(t.start) is None
    ]
