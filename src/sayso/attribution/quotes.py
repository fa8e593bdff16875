"""The quotation-mark layer: which stretches of a text stand in quotation marks.

Paragraph by paragraph, so that one odd mark costs one paragraph at most. What a mark does is read
from its surroundings first and from its shape second, since marks turned the wrong way are common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sayso.model import Span

Weight = Literal["double", "single"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks within one paragraph.

    `span` covers the marks, `inner` the words between them. `weight` is the kind of mark.
    `group` is shared by the parts of a quotation that runs over several paragraphs. `is_closed`
    is False where the closing mark is missing and the end is a repair; `is_opened` likewise.
    `level` is 0 for an outermost quotation, 1 for one that stands in another.
    """

    span: Span
    inner: Span
    weight: Weight
    group: int
    is_closed: bool = True
    is_opened: bool = True
    level: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: where, its weight, and whether it can open and close."""

    span: Span
    weight: Weight
    can_open: bool
    can_close: bool
    leans: Literal["open", "close", "either"]


DOUBLE = re.compile("``|''|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u2e42]")
SINGLE = re.compile("(?<!['`])[`'](?!['`])|[\u2018\u2019\u201a\u201b\u2039\u203a]")
OPENING = frozenset(
    ["``", "\u201c", "\u201e", "\u201f", "\u00ab", "\u2018", "\u201a", "\u201b", "\u2039", "`"]
)
CLOSING = frozenset(["\u201d", "\u00bb", "\u2019", "\u203a"])
BEFORE_OPENER = frozenset(
    " \t\r\n\u00a0\u200b\u202a\ufeff([{<-\u2010\u2011\u2012\u2013\u2014\u2015/=|*_#>\u2026:;,"
)
AFTER_CLOSER = frozenset(
    " \t\r\n\u00a0)]}>-\u2010\u2011\u2012\u2013\u2014\u2015/.,;:!?\u2026|*_<[("
)
ANY_MARK = frozenset(
    "\"'`\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02\u2018\u2019\u201a\u201b\u2039\u203a"
)
ELISION = re.compile(r"(?i)(?:em|tis|twas|til|till|cause|bout|round|n|nuff|[0-9]{2}s?)\b")
"""Words that begin with an apostrophe: 'em, 'tis, '90s."""
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!St)[.!?\u2026](?=\s+[A-Z])")
SMALL = re.compile(r"\s[a-z]")
"""A word in small letters follows."""
LONG_OPEN = 60
"""Words after an opening mark without a closing one in its paragraph that may all be quoted; of
more, only the first sentence is kept, so that a missing mark does not swallow the paragraph."""


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return every quotation, the outer before those in it, in text order.

    Args:
        text: the stored text.
        paragraphs: where the analysed paragraphs stand, in text order; a line that ends a sentence
            also ends a paragraph here.
    """
    found: list[Quotation] = []
    blocks = [block for lines in paragraphs for block in split_lines(text, lines)]
    is_open = False
    group = 0
    for number, block in enumerate(blocks):
        doubles, is_open, group = _pair_doubles(text, block, is_open, group)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if is_open and not (following and DOUBLE.match(text, following.start)):
            doubles[-1] = _cut_short(text, doubles[-1])
        singles = _pair_singles(text, block, doubles)
        found += sorted([*doubles, *singles], key=lambda q: (q.span.start, -q.span.end))
    return tuple(found)


def _cut_short(text: str, quotation: Quotation) -> Quotation:
    """Return an unclosed quotation ended with its first sentence, where what follows is long."""
    words = quotation.inner.of(text)
    if len(words.split()) <= LONG_OPEN:
        return quotation
    ends = [m for m in SENTENCE_END.finditer(words) if m.end() > 20]
    if not ends:
        return quotation
    end = quotation.inner.start + ends[0].end()
    return replace(
        quotation,
        span=Span(quotation.span.start, end),
        inner=Span(quotation.inner.start, end),
    )


def split_lines(text: str, block: Span) -> list[Span]:
    """Return the block cut at line ends that also end a sentence (not at wrapped lines)."""
    cuts = [block.start]
    for match in re.finditer(r"(?<![ \t\r])[ \t\r]*\n[ \t\r\n]*", block.of(text)):
        end = block.start + match.start()
        while end and text[end - 1] in "\"'\u201d\u2019\u00bb)]*_ ":
            end -= 1
        if not end or text[end - 1] in ".!?\u2026:":
            cuts.append(block.start + match.end())
    cuts.append(block.end)
    return [Span(a, b) for a, b in pairwise(cuts) if a < b]


def _marks(text: str, block: Span, weight: Weight) -> list[Mark]:
    pattern = DOUBLE if weight == "double" else SINGLE
    marks = []
    for match in pattern.finditer(text, block.start, block.end):
        shape = match.group()
        before = text[match.start() - 1] if match.start() > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        if (
            weight == "double"
            and before.isdigit()
            and shape in ('"', "''")
            and _is_measure(text, match)
        ):
            continue
        marks.append(_mark(Span(match.start(), match.end()), weight, shape, before, after))
    if weight == "double" and len(marks) > 1 and marks[0].span.start == block.start:
        marks[0] = replace(marks[0], can_open=True, can_close=False)
    return marks


def _is_measure(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark after a figure stands for inches or seconds (6'2", 14")."""
    return bool(re.search(r"\d+['\u2019]\s?\d+$", text[max(0, match.start() - 8) : match.start()]))


def _may_measure(text: str, mark: Mark) -> bool:
    """Tell whether a straight mark stands between a figure and a small letter (4" wide)."""
    start, end = mark.span.start, mark.span.end
    return (
        text[start:end] == '"'
        and text[max(0, start - 1) : start].isdigit()
        and SMALL.match(text, end) is not None
    )


def _mark(span: Span, weight: Weight, shape: str, before: str, after: str) -> Mark:
    leans: Literal["open", "close", "either"] = (
        "open" if shape in OPENING else "close" if shape in CLOSING else "either"
    )
    spaced_before = before in BEFORE_OPENER or before in ANY_MARK
    spaced_after = after in AFTER_CLOSER or after in ANY_MARK
    can_open = spaced_before and not after.isspace()
    can_close = spaced_after and not before.isspace()
    if before == "," and shape == '"' and after.isalpha():
        can_close = True
    if not can_open and not can_close:
        can_open, can_close = leans != "close", leans != "open"
        if weight == "single":
            can_open = can_close = False
    return Mark(span, weight, can_open, can_close, leans)


def _pair_doubles(
    text: str, block: Span, is_open: bool, group: int
) -> tuple[list[Quotation], bool, int]:
    """Return a paragraph's double quotations, whether the last stays open, and the last group."""
    marks = _marks(text, block, "double")
    found: list[Quotation] = []
    at: list[Mark] = []
    goes_on = is_open and bool(marks) and marks[0].span.start == block.start
    if not goes_on:
        group += 1
    for number, mark in enumerate(marks):
        if not at:
            if _opens(mark):
                at.append(mark)
            elif mark.can_close and not found and not _may_measure(text, mark):
                found.append(_unopened(block, mark, group))
                group += 1
            continue
        if _may_measure(text, mark) and _only_closes(marks[number + 1 : number + 2]):
            continue
        if _closes(mark, marks[number + 1 :]):
            opener = at.pop()
            found.append(_quotation(opener.span, mark.span, "double", group, level=len(at)))
            group += not at
        elif mark.can_open and _closers_ahead(marks[number + 1 :]) >= 2:
            at.append(mark)
        else:
            opener = at[0]
            found.append(_unclosed(text, opener, mark.span.start, group))
            group += 1
            at = [mark]
    if at:
        found.append(_quotation(at[0].span, Span(block.end, block.end), "double", group))
        found[-1] = replace(found[-1], is_closed=False)
    return found, bool(at), group


def _opens(mark: Mark) -> bool:
    if mark.can_open and mark.can_close:
        return mark.leans != "close"
    return mark.can_open


def _only_closes(following: list[Mark]) -> bool:
    return bool(following) and following[0].can_close and not following[0].can_open


def _closes(mark: Mark, rest: list[Mark]) -> bool:
    """Tell whether a mark closes the open quotation rather than opening another."""
    if mark.can_close and mark.can_open:
        return mark.leans != "open" or not any(m.can_close for m in rest)
    return mark.can_close


def _closers_ahead(rest: list[Mark]) -> int:
    """Return how many marks that can only close come before the next that can only open."""
    count = 0
    for mark in rest:
        if mark.can_close:
            count += 1
        elif mark.can_open:
            break
    return count


def _quotation(
    opener: Span, closer: Span, weight: Weight, group: int, *, level: int = 0
) -> Quotation:
    return Quotation(
        Span(opener.start, closer.end), Span(opener.end, closer.start), weight, group, level=level
    )


def _unclosed(text: str, opener: Mark, limit: int, group: int) -> Quotation:
    """Return a quotation whose closing mark is missing, ended at its last sentence's end."""
    words = text[opener.span.end : limit].rstrip()
    ends = [m.end() for m in re.finditer(r"[.!?\u2026](?=\s|$)", words)]
    end = opener.span.end + (ends[-1] if ends else len(words))
    made = _quotation(opener.span, Span(end, end), "double", group)
    return _cut_short(text, replace(made, is_closed=False))


def _unopened(block: Span, mark: Mark, group: int) -> Quotation:
    """Return a quotation whose opening mark is missing: from the paragraph's start."""
    made = _quotation(Span(block.start, block.start), mark.span, "double", group)
    return replace(made, is_opened=False)


def _pair_singles(text: str, block: Span, doubles: list[Quotation]) -> list[Quotation]:
    """Return a paragraph's single quotations; apostrophes are left alone."""
    marks = _marks(text, block, "single")
    found: list[Quotation] = []
    end = block.start
    for number, mark in enumerate(marks):
        if mark.span.start < end or not mark.can_open or mark.can_close:
            continue
        if ELISION.match(text, mark.span.end) and mark.leans != "open":
            continue
        closer = _single_closer(text, mark, marks[number + 1 :], doubles)
        if closer is None:
            continue
        group = -1 - mark.span.start
        level = int(any(q.span.covers(mark.span) for q in doubles))
        found.append(_quotation(mark.span, closer.span, "single", group, level=level))
        end = closer.span.end
    return found


def _single_closer(
    text: str, opener: Mark, rest: list[Mark], doubles: list[Quotation]
) -> Mark | None:
    """Return the mark that closes a single quotation, None where the opener is an apostrophe.

    A mark after s and before a word may be a plural's apostrophe: a later one is taken if it
    stands beside punctuation.
    """
    around = next((q for q in doubles if q.span.covers(opener.span)), None)
    doubtful: Mark | None = None
    for mark in rest:
        if around and mark.span.start >= around.span.end:
            break
        if any(q.span.overlaps(mark.span) for q in doubles) and not around:
            continue
        if mark.can_open and not mark.can_close:
            if mark.leans != "open" and ELISION.match(text, mark.span.end):
                continue
            break
        if not mark.can_close:
            continue
        before, after = text[mark.span.start - 1], text[mark.span.end : mark.span.end + 1]
        if before in ".,!?\u2026" or before != "s" or after in tuple(".,;:!?)\n") or not after:
            return mark
        doubtful = doubtful or mark
    return doubtful


def outermost(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations that stand in no other, in text order."""
    found: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.span.start, -q.span.end)):
        if not found or quotation.span.start >= found[-1].span.end:
            found.append(quotation)
    return tuple(found)
