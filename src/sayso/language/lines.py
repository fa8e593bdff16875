"""Where a line begins something of its own inside hard-wrapped text: items, turns and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.model import Span

ITEM = re.compile(
    r"(?:(?P<bullet>[•●▪◦‣*])|(?P<dash>[-–—])|(?P<figure>\(?\d{1,2}[.)])|\([a-z]\))[ \t]+\S"
)
"""How an item of a list begins."""

TURN = re.compile(
    r"(?P<caps>(?:[A-Z][A-Z.'’-]*[ \t]+){0,4}[A-Z][A-Z.'’-]*)(?:[ \t]*\([^)\n]{1,40}\))?:[ \t]+\S"
    r"|(?:[A-Z][\w.'’-]*[ \t]+){0,3}[A-Z][\w.'’-]*:[ \t]+\S"
)
"""How a speaker's turn in a transcript begins: the name in capitals, or as names are written."""

STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")

HEADING_SHARE = 0.75
"""A line that is cut short although the next line's first word had room, with at most this share of
the longest line, was not broken because it was full."""

HANGING = re.compile(
    r"(?:,|-|–|—|\b(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|but|nor|that|which|who|as|is|are|"
    r"was|were|be|been|has|have|had|will|would|his|her|its|their|our|my|your|this|these|those|not|than|"
    r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?))$"
)
"""A line that ends so goes on below."""


def cut_lines(text: str, block: Span) -> Iterator[Span]:
    """Yield the parts of a block of lines, cut before list items and turns and below headings.

    Args:
        text: the stored text.
        block: lines without a blank line between them, in hard-wrapped text.
    """
    lines = _lines(text, block)
    if len(lines) == 1:
        yield block
        return
    longest = max(len(line) for line in lines)
    items = sum(ITEM.match(text, line.start, line.end) is not None for line in lines)
    turns = sum(TURN.match(text, line.start, line.end) is not None for line in lines)
    start = block.start
    for above, line in pairwise(lines):
        is_stopped = STOPPED.search(above.of(text)) is not None
        if (
            _begins_item(text, line, is_sure=is_stopped or items > 1)
            or _begins_turn(text, line, is_sure=is_stopped and turns > 1)
            or (above.start == block.start and _is_heading(text, above, line, longest))
        ):
            yield Span(start, above.end)
            start = line.start
    yield Span(start, block.end)


LABELLED = re.compile(
    r"(?m)^[ \t*_>]*(?:[\[(]?\d{1,2}[:.]\d{2}(?::\d{2})?[\])]?,?[ \t]+(?:[-\u2013][ \t]+)?[*_]*)?"
    r"(?P<who>@?[^\W\d_][\w.'\u2019\-]*(?:[ \t]+(?:\([^)\n]{1,40}\)|[\w.'\u2019\-]+)){0,3})"
    r"[*_]*:[*_]*(?=[ \t]+\S)"
)
"""A line that begins with a name or handle and a colon, maybe after the time."""
LEAST_LABELLED, LABELLED_SHARE = 3, 0.5
"""So many lines, and at least that share of all, make a text one of labelled lines."""


def labelled_lines(text: str) -> frozenset[int]:
    """Return where the lines of a chat or thread begin that a speaker's label opens.

    Two labels at least, of which one comes back, make a text one.
    """
    found = [(m.start(), m.start("who"), m["who"].casefold()) for m in LABELLED.finditer(text)]
    names = [name for _, _, name in found]
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    if len(names) < max(LEAST_LABELLED, LABELLED_SHARE * lines):
        return frozenset()
    if not 1 < len(set(names)) < len(names):
        return frozenset()
    return frozenset(at for start, who, _ in found for at in range(start, who + 1))


def begins_item(text: str, start: int) -> bool:
    """Tell whether a line begins as an item of a list does."""
    return ITEM.match(text, start) is not None


def _lines(text: str, block: Span) -> list[Span]:
    lines = re.compile(r"[^\n]+").finditer(text, block.start, block.end)
    found = (Span(*line.span()).stripped(text) for line in lines)
    return [line for line in found if len(line)]


def _begins_item(text: str, line: Span, *, is_sure: bool) -> bool:
    match = ITEM.match(text, line.start, line.end)
    return match is not None and (is_sure or match.group("bullet") in tuple("•●▪◦‣"))


def _begins_turn(text: str, line: Span, *, is_sure: bool) -> bool:
    match = TURN.match(text, line.start, line.end)
    return match is not None and (is_sure or match.group("caps") is not None)


def _is_heading(text: str, line: Span, below: Span, longest: int) -> bool:
    """Tell whether a block's first line stands by itself: short, no stop, a capital below."""
    words, next_word = line.of(text), below.of(text).split(maxsplit=1)[0]
    return (
        len(words) + 1 + len(next_word) <= HEADING_SHARE * longest
        and not STOPPED.search(words)
        and not HANGING.search(words)
        and (next_word[0].isupper() or not next_word[0].isalnum())
        and (words[0].isupper() or not words[0].isalpha())
    )
