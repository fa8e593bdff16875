"""A claim as the network reads it: who says it, the words before it, the clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.networks import CLS, SEP

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPEAKER, BEFORE, CLAUSE = 1, 2, 3
"""Parts of what is read of a claim; each wordpiece carries its own."""

SIDE = 3
"""Added to the parts of the second claim of two."""

PARTS = 7
"""Parts of both claims, and 0 for what stands between them."""

MOST = {SPEAKER: 5, BEFORE: 28, CLAUSE: 36}
"""Wordpieces of each part that are read at most. Own choice, on the piles for development."""

NEAREST = 14
"""Those of the words before it that are read where two claims are compared; they cost time."""

REACH = 160
"""Characters before the clause that are looked at."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as wordpieces: `ids` are entries of the vocabulary, `parts` as above."""

    ids: Ids
    parts: Ids

    def __len__(self) -> int:
        """Return the number of wordpieces."""
        return len(self.ids)

    @property
    def clause(self) -> Ids:
        """Return the entries of the clause alone."""
        kept: Ids = self.ids[self.parts == CLAUSE]
        return kept

    @property
    def key(self) -> tuple[bytes, bytes]:
        """Return what is the same for claims that are read alike."""
        return self.ids.tobytes(), self.parts.tobytes()

    def nearest(self) -> Said:
        """Return the same with only the nearest of the words before it."""
        far = np.flatnonzero(self.parts == BEFORE)[:-NEAREST]
        return Said(np.delete(self.ids, far), np.delete(self.parts, far))


def cut_claim(text: str, start: int, end: int, speaker: str, tokenizer: Tokenizer) -> Said:
    """Return a claim as the network reads it.

    Args:
        text: of the Document.
        start: of the clause in it, as a character offset.
        end: of the clause.
        speaker: name of the source, "" where nobody knows it.
        tokenizer: of the base encoder; special tokens are not added.
    """
    first = max(0, start - REACH)
    rows = {
        SPEAKER: _ids(speaker, tokenizer)[: MOST[SPEAKER]],
        BEFORE: _ids(text[first:start], tokenizer)[-MOST[BEFORE] :],
        CLAUSE: _ids(text[start:end], tokenizer)[: MOST[CLAUSE]],
    }
    ids = np.array([i for row in rows.values() for i in row], dtype=np.int64)
    return Said(ids, np.repeat(list(rows), [len(row) for row in rows.values()]).astype(np.int64))


def _ids(words: str, tokenizer: Tokenizer) -> list[int]:
    ids: list[int] = tokenizer.encode(words, add_special_tokens=False).ids
    return ids


def place_of(said: Said) -> tuple[Ids, NDArray[np.float32]]:
    """Return a claim as it is read by itself: the words before it, then the clause.

    Returns:
        Entries of the vocabulary, and what the rows are weighed with for the mean of the clause.
    """
    before = said.ids[said.parts == BEFORE]
    ids = np.concatenate([[CLS], before, [SEP] * bool(len(before)), said.clause, [SEP]])
    weights = np.zeros(len(ids), dtype=np.float32)
    weights[-len(said.clause) - 1 : -1] = 1 / max(1, len(said.clause))
    return ids.astype(np.int64), weights


def join(a: Said, b: Said) -> tuple[Ids, Ids, NDArray[np.float32]]:
    """Return two claims as one text.

    Returns:
        Entries of the vocabulary and parts (both of one length), and what the rows are weighed
        with (3 x length) for the mean of either clause and for the first wordpiece.
    """
    a, b = a.nearest(), b.nearest()
    ids = np.concatenate([[CLS], a.ids, [SEP], b.ids, [SEP]])
    parts = np.concatenate([[0], a.parts, [0], b.parts + SIDE, [0]])
    pool = np.zeros((3, len(ids)), dtype=np.float32)
    for row, part in enumerate((CLAUSE, CLAUSE + SIDE)):
        where = parts == part
        pool[row] = where / max(1, int(where.sum()))
    pool[2, 0] = 1
    return ids, parts, pool
