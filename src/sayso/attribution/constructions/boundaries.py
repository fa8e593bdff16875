"""Where a content begins and ends: syntax proposes, the quotation marks correct."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.attribution.quotes import Quotation, outermost
from sayso.language.parse import Parse, Token
from sayso.model import Span, Spans

VERDICT = re.compile(
    r"(?i)\b(?:lies?|falsehood|fabrication|nonsense|fiction|hoax|myth|smear|absurdity|untruth|"
    r"propaganda|distortion|untrue|false|misleading|baseless|bogus|debunked|discredited|absurd|"
    r"ridiculous|unfounded)\b"
)
"""Words that call what stands before them untrue, in an apposition after a dash or in brackets."""
APPOSITION = re.compile(
    r"\s*(?:[\u2013\u2014\u2015]|\s-{1,2}\s|\()\s*"
    r"(?P<words>(?:(?:an?|the|another|yet|his|her|their|which|that|this|is|was|utterly|completely|"
    r"simply)\s+){0,3}[^.,;:\n\u2013\u2014()\"\u201c\u201d]{2,40})[.!)]*"
)


class QuoteLayer:
    """The quotations of one Document, to be asked what stands in them."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self.all = quotations
        self.outer = outermost(quotations)
        self._starts = [q.span.start for q in self.outer]

    def around(self, at: int) -> Quotation | None:
        """Return the outermost quotation that holds a character, None if none does."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0 and self.outer[number].span.start <= at < self.outer[number].span.end:
            return self.outer[number]
        return None

    def is_sure(self, at: int) -> bool:
        """Tell whether a character stands in a quotation that is closed, there or further on."""
        quotation = self.around(at)
        if quotation is None or quotation.is_closed:
            return quotation is not None
        return any(q.group == quotation.group and q is not quotation for q in self.outer)

    def within(self, span: Span) -> list[Quotation]:
        """Return the outermost quotations that share a character with a span, in text order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        for quotation in self.outer[first:]:
            if quotation.span.start >= span.end:
                break
            if quotation.span.overlaps(span):
                found.append(quotation)
        return found

    def is_title(self, span: Span, text: str) -> bool:
        """Tell whether a span begins with a quotation that looks like a title."""
        quotation = self.around(span.start)
        return (
            quotation is not None
            and quotation.span.start == span.start
            and quotation.span.end <= span.end
            and is_title_like(quotation, text)
        )

    def same_place(self, a: int, b: int) -> bool:
        """Tell whether two characters stand in the same quotation, or both in none."""
        return self.around(a) == self.around(b)


def extend(span: Span, layer: QuoteLayer, *, keep_out: Span | None = None) -> Span:
    """Return a content's span widened to the ends of the quotations that it cuts.

    Args:
        span: of the content, as the syntax gives it.
        layer: the Document's quotations.
        keep_out: a span it must not run into (the cue); a quotation that holds it is left alone.
    """
    start, end = span.start, span.end
    for quotation in layer.within(span):
        if keep_out is not None and quotation.span.overlaps(keep_out):
            continue
        start = min(start, quotation.span.start)
        end = max(end, quotation.span.end)
    return Span(start, end)


def without(span: Span, taken: Spans) -> Spans:
    """Return what is left of a span when others are taken out, in text order."""
    left = [span]
    for hole in taken:
        cut: list[Span] = []
        for piece in left:
            if not piece.overlaps(hole):
                cut.append(piece)
                continue
            if piece.start < hole.start:
                cut.append(Span(piece.start, hole.start))
            if hole.end < piece.end:
                cut.append(Span(hole.end, piece.end))
        left = cut
    return tuple(left)


def bare(parse: Parse, span: Span, layer: QuoteLayer) -> Span | None:
    """Return a span without the marks at its edges, save those that belong to a quotation in it."""
    tokens = list(parse.tokens_in(span))
    edge = frozenset(",;:.!?-\u2013\u2014\u2015")
    while tokens and tokens[0].text in edge:
        tokens.pop(0)
    while tokens and tokens[-1].text in edge and _is_loose(tokens[-1], layer):
        tokens.pop()
    return Span(max(span.start, tokens[0].start), min(span.end, tokens[-1].end)) if tokens else None


def _is_loose(token: Token, layer: QuoteLayer) -> bool:
    return layer.around(token.start) is None


def before_verdict(text: str, span: Span, layer: QuoteLayer) -> Span:
    """Return a content without the reporter's own verdict at its end ("… – a bald lie").

    Such an apposition is the reporter's, unless it stands in quotation marks.
    """
    for match in APPOSITION.finditer(text, span.start, span.end):
        is_last = match.end() >= span.end - 1 and match.start() > span.start
        if is_last and VERDICT.search(match["words"]) and not layer.around(match.start("words")):
            return Span(span.start, match.start())
    return span


def is_title_like(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation is a few words, all in capitals, without a sentence's end."""
    inner = quotation.inner.of(text).strip()
    words = [w.lstrip("'\u2018\u201c(") for w in inner.split()]
    long = [w for w in words if len(w) > 3]
    return (
        2 <= len(words) <= 8
        and not inner.endswith((".", "!", "?", ","))
        and bool(long)
        and all(w[:1].isupper() for w in [words[0], *long])
    )
