"""Varied copies of an article: other names, typography, capitals, lost breaks, other layouts.

The corpus is American news of one year; what varies elsewhere is varied here, and the annotation
moves along.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.attribution.quotes import find_quotations
from tagger.data import Article, Gold, Ranges, find_blocks

Edit = tuple[int, int, str]
"""Start, end, and what stands there instead."""

STYLES = (
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("''", "''"),
    ("``", "''"),
    ("\u00ab", "\u00bb"),
    ("\u201e", "\u201c"),
    ("\u2018", "\u2019"),
    ("'", "'"),
)
# fmt: off
KEPT_WORDS = frozenset([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "The", "This", "That", "These", "Those", "His", "Her", "Their",
    "Our", "What", "When", "Where", "Why", "How", "And", "But", "For", "With", "From", "Into",
    "Mrs",
])
# fmt: on
NAME = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z]{2,}\b")
"""A capitalised word within a sentence."""


@dataclass(frozen=True, slots=True)
class Odds:
    """How often each variation is made of an article."""

    names: float = 0.5
    quotes: float = 0.4
    unclosed: float = 0.12
    joined: float = 0.15
    capitals: float = 0.15
    layouts: float = 0.15


def find_names(articles: Sequence[Article]) -> tuple[list[str], list[str]]:
    """Return the capitalised words within sentences of a corpus: names, and abbreviations."""
    counts = Counter(m.group() for a in articles for m in NAME.finditer(a.text))
    lower = Counter(m.group() for a in articles for m in re.finditer(r"\b[a-z]{3,}\b", a.text))
    names = sorted(
        n
        for n in counts
        if n not in KEPT_WORDS and lower[n.lower()] < counts[n] and not n.isupper()
    )
    return names, sorted(n for n in counts if n.isupper())


def vary(
    article: Article,
    names: tuple[list[str], list[str]],
    random: np.random.Generator,
    odds: Odds,
) -> Article:
    """Return a varied copy of an article, with its annotation.

    Args:
        article: to vary.
        names: to put in the place of others (`find_names`).
        random: decides what is varied.
        odds: of each variation.
    """
    if random.random() < odds.layouts:
        article = _add_layouts(article, random)
    if random.random() < odds.names:
        article = _swap_names(article, names, random)
    if random.random() < odds.quotes:
        article = _restyle(article, STYLES[random.integers(len(STYLES))], random, odds.unclosed)
    if random.random() < odds.joined:
        gaps = [(m.start(), m.end()) for m in re.finditer(r"\n\n+", article.text)]
        kept = [gap for gap in gaps if random.random() < 0.4]
        article = edited(article, [(a, b, " " if random.random() < 0.5 else "\n") for a, b in kept])
    if random.random() < odds.capitals:
        article = _recase(article, random)
    return article


def edited(article: Article, edits: list[Edit]) -> Article:
    """Return an article with stretches of its text replaced and the annotation moved."""
    edits = sorted(edits)
    starts = [start for start, _, _ in edits]
    moved = [0]
    pieces = []
    before = 0
    for start, end, new in edits:
        pieces += [article.text[before:start], new]
        moved.append(moved[-1] + len(new) - (end - start))
        before = end
    pieces.append(article.text[before:])

    def move(offset: int, is_end: bool) -> int:
        number = bisect_right(starts, offset - (1 if is_end else 0))
        if number and offset < edits[number - 1][1]:
            start, _, new = edits[number - 1]
            return start + moved[number - 1] + (len(new) if is_end else 0)
        return offset + moved[number]

    def ranges(found: Ranges) -> Ranges:
        return tuple((move(a, False), move(b, True)) for a, b in found)

    golds = tuple(Gold(ranges(g.source), ranges(g.cue), ranges(g.content)) for g in article.golds)
    return Article(article.id, "".join(pieces), golds)


def _swap_names(
    article: Article, names: tuple[list[str], list[str]], random: np.random.Generator
) -> Article:
    """Give some of the names of an article, everywhere in it, to others."""
    share = random.uniform(0.2, 0.9)
    swaps: dict[str, str] = {}
    for name in sorted(set(NAME.findall(article.text)) - KEPT_WORDS):
        pool = names[1] if name.isupper() else names[0]
        if pool and random.random() < share:
            swaps[name] = pool[random.integers(len(pool))]
    edits = [
        (m.start(), m.end(), swaps[m.group()])
        for m in re.finditer(r"\b[A-Z][A-Za-z]{2,}\b", article.text)
        if m.group() in swaps
    ]
    return edited(article, edits)


def _restyle(
    article: Article, style: tuple[str, str], random: np.random.Generator, unclosed: float
) -> Article:
    """Write the quotation marks of an article another way; at times leave a closing one out."""
    edits: list[Edit] = []
    loses = random.random() < unclosed
    for q in find_quotations(article.text, find_blocks(article.text)):
        if q.level or q.weight != "double":
            continue
        if q.is_opened and q.inner.start > q.span.start:
            edits.append((q.span.start, q.inner.start, style[0]))
        if q.is_closed and q.span.end > q.inner.end:
            is_lost = loses and random.random() < 0.15
            edits.append((q.inner.end, q.span.end, "" if is_lost else style[1]))
    return edited(article, edits)


def _recase(article: Article, random: np.random.Generator) -> Article:
    """Write some paragraphs in capitals, as a headline, or without capitals."""
    edits: list[Edit] = []
    for block in find_blocks(article.text):
        if random.random() > 0.15:
            continue
        words = block.of(article.text)
        new = (words.upper, words.title, words.lower)[random.integers(3)]()
        if len(new) == len(words):
            edits.append((block.start, block.end, new))
    text = list(article.text)
    for start, end, new in edits:
        text[start:end] = new
    return replace(article, text="".join(text))


def _add_layouts(article: Article, random: np.random.Generator) -> Article:
    """Add some quotations again, as turns ("NAME: ..."), headlines or with the name below."""
    text = article.text.rstrip()
    golds = list(article.golds)
    whole = [
        g
        for g in article.golds
        if len(g.source) == 1
        and len(g.content) == 1
        and g.content[0][1] - g.content[0][0] > 25
        and re.match("[A-Z]", article.text[g.source[0][0] :])
        and "\n" not in article.text[g.content[0][0] : g.content[0][1]]
    ]
    for _ in range(min(len(whole), int(random.integers(1, 5)))):
        gold = whole[random.integers(len(whole))]
        name = re.split(r",| \(", article.text[slice(*gold.source[0])])[0]
        words = article.text[slice(*gold.content[0])].strip("\"\u201c\u201d' ,")
        words = re.sub(r"^that ", "", words)
        words = words[:1].upper() + words[1:]
        layout = random.integers(3)
        start = len(text) + 2
        if layout == 2:
            text += f"\n\n\u201c{words}\u201d \u2014 {name}"
            content = (start, start + len(words) + 2)
            cue = (content[1] + 1, content[1] + 2)
            source = (cue[1] + 1, cue[1] + 1 + len(name))
        else:
            shown = name.upper() if layout else name
            text += f"\n\n{shown}: {words}"
            source = (start, start + len(shown))
            cue = (source[1], source[1] + 1)
            content = (cue[1] + 1, cue[1] + 1 + len(words))
        golds.append(Gold((source,), (cue,), (content,)))
    return Article(article.id, text, tuple(golds))
