"""A stretch of text as the encoder reads it: wordpieces with what the base vocabulary leaves out.

The vocabulary is uncased and knows no line breaks, so that case, breaks and quotation marks enter
as one feature of each wordpiece.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.quotes import Quotation

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CASES = 4
BREAKS = 3
QUOTED = 3
FEATURES = CASES * BREAKS * QUOTED
"""Values of the feature of a wordpiece: case x break before it x quotation marks around it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The wordpieces of one text, in order.

    `ids` are entries of the vocabulary, `features` values below FEATURES, `starts` and `ends`
    character offsets in the text, `words` the number of the word that a piece belongs to; all of
    the same length.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    words: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of wordpieces."""
        return len(self.ids)

    def part(self, first: int, last: int) -> Pieces:
        """Return the wordpieces from `first` up to but without `last`."""
        cut = slice(first, last)
        return Pieces(
            self.ids[cut], self.features[cut], self.starts[cut], self.ends[cut], self.words[cut]
        )


def cut_pieces(text: str, quotations: Sequence[Quotation], tokenizer: Tokenizer) -> Pieces:
    """Return the wordpieces of a text.

    Args:
        text: any text, line breaks included.
        quotations: its quotation marks (`find_quotations`).
        tokenizer: of the base encoder; special tokens are not added.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    if not text.isascii():
        offsets[:, 1] = [
            _with_accents(text, end) if text[end : end + 1] >= FIRST_MARK else end
            for end in offsets[:, 1].tolist()
        ]
    words = [-1 if word is None else word for word in encoding.word_ids]
    return Pieces(
        np.array(encoding.ids, dtype=np.int64),
        np.array(_features(text, offsets.tolist(), words, quotations), dtype=np.int64),
        offsets[:, 0],
        offsets[:, 1],
        np.array(words, dtype=np.int64),
    )


def _features(
    text: str, offsets: list[list[int]], words: list[int], quotations: Sequence[Quotation]
) -> list[int]:
    """Return case, break before and quotation marks around of each wordpiece, as one number."""
    quoted = _quoted(quotations, len(text))
    ends = {word: end for word, (_, end) in zip(words, offsets, strict=True)}
    features = []
    before, last, case = 0, -2, 0
    for word, (start, end) in zip(words, offsets, strict=True):
        if word != last:
            case = _case(text[start : ends[word]])
            last = word
        lines = text.count("\n", before, start) if start > before else 0
        features.append((case * BREAKS + min(lines, 2)) * QUOTED + quoted[start])
        before = end
    return features


FIRST_MARK = "\u0300"
"""The first of the combining marks."""


def _with_accents(text: str, end: int) -> int:
    """Return the end of a piece with the combining marks that the vocabulary leaves out."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _case(word: str) -> int:
    """Return 0 for a word without capitals, 1 for a capital first, 2 for all capitals, 3 else."""
    if word.islower() or not any(c.isupper() for c in word):
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 3


def _quoted(quotations: Sequence[Quotation], length: int) -> bytearray:
    """Return for each character 0 outside quotation marks, 1 inside double, 2 inside single."""
    flags = bytearray(length + 1)
    for quotation in sorted(quotations, key=lambda q: q.weight == "double"):
        value = 1 if quotation.weight == "double" else 2
        span = quotation.span
        flags[span.start : span.end] = bytes([value]) * (span.end - span.start)
    return flags


MARKS = frozenset("\"“”„‘’'«»`")
JOINING = frozenset({"that", "whether", "to", "for", "of"})


def by_itself(pieces: Pieces, text: str) -> Pieces:
    """Return the wordpieces of a content as those of a text of its own.

    Marks around it and a word that joins it to its cue are left out, and its own quotation marks
    are taken off: what somebody said is, within it, not quoted.

    Args:
        pieces: of the content.
        text: that their offsets are of.
    """

    def word(i: int) -> str:
        return text[pieces.starts[i] : pieces.ends[i]].lower()

    first, last = 0, len(pieces)
    while first < last and word(first) in MARKS:
        first += 1
    while last > first and word(last - 1) in MARKS:
        last -= 1
    if last - first > 1 and word(first) in JOINING:
        first += 1
    while first < last and word(first) in MARKS:
        first += 1
    kept = pieces.part(first, last)
    quoted = kept.features % QUOTED
    if len(kept) == 0 or not quoted[0] or quoted[0] != quoted[-1]:
        return kept
    features = np.where(quoted == quoted[0], kept.features - quoted, kept.features)
    return Pieces(kept.ids, features, kept.starts, kept.ends, kept.words)


SENTENCE_END = re.compile("[.!?…][\"'”’»)]*$")


def find_windows(
    text: str, pieces: Pieces, longest: int, first: int = 0, paragraph: int = 0
) -> list[tuple[int, int]]:
    """Return where to cut the wordpieces of a text: whole paragraphs packed up to a length.

    A paragraph longer than that is cut after a sentence, or where it must be.

    Args:
        text: of the pieces.
        pieces: of the whole text.
        longest: wordpieces in a window of several paragraphs at most.
        paragraph: wordpieces in a window of one paragraph at most, where that is more.
        first: wordpieces of the first window at most, where it is to be shorter.

    Returns:
        Pairs of the first wordpiece of a window and the one after its last, in text order.
    """
    breaks = [0, *_breaks(text, pieces), len(pieces)]
    windows: list[tuple[int, int]] = []
    start = 0
    room = first or longest
    while start < len(pieces):
        end = breaks[bisect_right(breaks, min(start + room, len(pieces))) - 1]
        if end <= start:
            end = breaks[bisect_right(breaks, start)]
            if end - start > max(room, paragraph):
                most = min(start + max(room, paragraph), len(pieces))
                end = _sentence_cut(text, pieces, start, most)
        windows.append((start, end))
        start = end
        room = longest
    return windows


def _breaks(text: str, pieces: Pieces) -> list[int]:
    """Return the wordpieces that begin a line."""
    gaps = zip(pieces.ends[:-1].tolist(), pieces.starts[1:].tolist(), strict=True)
    return [i + 1 for i, (a, b) in enumerate(gaps) if b > a and "\n" in text[a:b]]


def _sentence_cut(text: str, pieces: Pieces, start: int, end: int) -> int:
    """Return where to cut a paragraph that is too long: after the last sentence that fits."""
    for i in range(end, start + (end - start) // 3, -1):
        if i < len(pieces) and text[pieces.ends[i - 1] : pieces.starts[i]].strip(" ") == "":
            before = text[max(0, pieces.ends[i - 1] - 4) : pieces.ends[i - 1]]
            if pieces.starts[i] > pieces.ends[i - 1] and SENTENCE_END.search(before):
                return i
    return end
