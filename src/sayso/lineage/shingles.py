"""The words of a Document as they are compared, and their shingles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicons import load_lexicon
from sayso.model import SET_APART, Document, Span

SHINGLE = 5
"""Words a shingle. Source: own measurements; of 3 to 8 words, 5 found 95 to 100 of 100 planted
passages at a tenth of the candidates of 4; 8 missed a quarter of the edited quotations."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_QUOTED = re.compile(
    r"“(?:[^”\n]|\n(?!\s*\n))*"  # to its closing mark, or to the end of the paragraph
    r"|«[^»\n]*»"
    r"|(?<![\w'])''[^\n]+?''"
    r'|"[^"\n]+"'
)


@dataclass(frozen=True, slots=True)
class Words:
    """The compared words of one Document, in text order; set-apart zones are left out.

    `words` are in lower case, without marks. `starts` and `ends` are in the stored text. `telling`
    marks those that say what a passage is about: in lower case as they stand, and neither function
    words nor in a stock phrase, so that a long name, a title or "spoke on condition of anonymity"
    tells nothing. `quotes` holds for each word
    the number, from 1, of the quotation it stands in, else 0. `blocks` holds for each word the
    number of the stretch between two set-apart zones.
    """

    document: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    telling: tuple[bool, ...]
    quotes: tuple[int, ...]
    blocks: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """Return the span of the words [first, last), of which there is at least one."""
        return Span(self.starts[first], self.ends[last - 1])

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the range [first, last) of words that begin in a span."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("function_words"))


@cache
def _stock_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the stock phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in load_lexicon("stock_phrases"):
        words = tuple(match.group() for match in WORD.finditer(row["phrase"]))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def _without_stock(words: Sequence[str], telling: Sequence[bool]) -> tuple[bool, ...]:
    phrases, left = _stock_phrases(), list(telling)
    for i, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                left[i : i + len(phrase)] = [False] * len(phrase)
                break
    return tuple(left)


def read_words(document: Document) -> Words:
    """Return the words of a Document to compare.

    Block quotations count as quoted, as do words between quotation marks of any style.
    """
    text, dull = document.text, _function_words()
    apart = sorted(zone.span for zone in document.zones if zone.kind in SET_APART)
    quoted = _find_quotations(document)
    words: list[tuple[str, int, int, bool, int, int]] = []
    block = quote = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        while block < len(apart) and apart[block].end <= start:
            block += 1
        if block < len(apart) and apart[block].start < end:
            continue
        while quote < len(quoted) and quoted[quote].end <= start:
            quote += 1
        inside = quote < len(quoted) and quoted[quote].start <= start
        lower = match.group().lower().replace("’", "'")
        telling = match.group().islower() and lower not in dull
        words.append((lower, start, end, telling, quote + 1 if inside else 0, block))
    if not words:
        return Words(document.id, (), (), (), (), (), ())
    lowers, starts, ends, tells, quotes, blocks = zip(*words, strict=True)
    told = _without_stock(lowers, tells)
    return Words(document.id, lowers, starts, ends, told, quotes, blocks)


def _find_quotations(document: Document) -> list[Span]:
    """Return the quoted stretches in text order, without overlaps."""
    found = [Span(*match.span()) for match in _QUOTED.finditer(document.text)]
    blocks = [zone.span for zone in document.zones_of("quotation")]
    kept = sorted(blocks)
    kept += [span for span in found if not any(span.overlaps(block) for block in blocks)]
    return sorted(kept)


def hash_shingles(words: Words) -> Iterator[tuple[int, int]]:
    """Yield hash and index of the first word of each run of SHINGLE words in one block.

    Hashes are xxh64 with seed 0, made here and never by an engine, so that they are the same
    everywhere.
    """
    from xxhash import xxh64_intdigest

    blocks, texts = words.blocks, words.words
    for i in range(len(texts) - SHINGLE + 1):
        if blocks[i] == blocks[i + SHINGLE - 1]:
            yield xxh64_intdigest(" ".join(texts[i : i + SHINGLE]).encode()), i
