"""Where sentences end, by marks alone: for cutting words of which there is no parse at hand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from sayso.model.span import Span

END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|\n\s*\n")
"""What ends a sentence: a mark before a space (see `_is_end`), or a paragraph's end."""

SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Capt|Sgt|Gov|Sen|Rep|Rev|No|Jan|Feb|Aug|Sept|"
    r"Oct|Nov|Dec|vs|etc|approx|ca)|\b(?:[A-Za-z]\.)+[A-Za-z])$"
)
"""What a full stop belongs to that ends no sentence. Own list."""

LONGEST_SHORT = 8
"""Characters before a full stop that are looked at: more than the longest of `SHORT`."""

GOES_ON = re.compile(r"[\s\"“”'‘’(\[]*[a-z,;]")
"""How words begin that go on with a sentence."""


class SentenceCuts:
    """The sentences of one text, cut once and asked for those around a span.

    Cost: the text's length once, then its logarithm for each span.

    Example:
        >>> cuts = SentenceCuts("Rain fell. Mr. Brill left.")
        >>> cuts.around(Span(15, 20))
        Span(start=11, end=26)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = cut_sentences(text, Span(0, len(text)))
        self._starts = [piece.start for piece in pieces]
        self._ends = [piece.end for piece in pieces]

    def around(self, span: Span) -> Span:
        """Return the sentence that some words stand in, or from the first to the last of several.

        Words that no sentence holds, as white space alone, are returned as they are.
        """
        first = bisect_right(self._ends, span.start)
        after = bisect_left(self._starts, span.end)
        return Span(self._starts[first], self._ends[after - 1]) if first < after else span


def cut_sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of a stretch of text in order, without the white space around them."""
    pieces: list[Span] = []
    start = span.start
    for match in END.finditer(text, span.start, span.end):
        if _is_end(text, start, match):
            pieces.append(Span(start, match.end()))
            start = match.end()
    pieces.append(Span(start, span.end))
    return [piece for piece in (one.stripped(text) for one in pieces) if len(piece)]


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[:1] == "\n":
        return True
    if GOES_ON.match(text, match.end()):
        return False
    if match.group()[:1] != ".":
        return True
    return SHORT.search(text, max(start, match.start() - LONGEST_SHORT), match.start()) is None
