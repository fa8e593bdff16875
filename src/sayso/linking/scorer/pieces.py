"""A claim as the network reads it: the words before it, then the clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.networks import CLS, SEP

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BEFORE, CLAUSE = 28, 36
"""Wordpieces that are read at most of the words before a clause, and of the clause. Own choice, on
the piles for development."""

REACH = 160
"""Characters before the clause that are looked at."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as wordpieces, entries of the vocabulary."""

    before: tuple[int, ...]
    clause: tuple[int, ...]

    def __len__(self) -> int:
        """Return the number of wordpieces."""
        return len(self.before) + len(self.clause)


def cut_claim(text: str, start: int, end: int, tokenizer: Tokenizer) -> Said:
    """Return a claim as the network reads it.

    Args:
        text: of the Document.
        start: of the clause in it, as a character offset.
        end: of the clause.
        tokenizer: of the base encoder; special tokens are not added.
    """
    before = _ids(text[max(0, start - REACH) : start], tokenizer)[-BEFORE:]
    return Said(tuple(before), tuple(_ids(text[start:end], tokenizer)[:CLAUSE]))


def _ids(words: str, tokenizer: Tokenizer) -> list[int]:
    ids: list[int] = tokenizer.encode(words, add_special_tokens=False).ids
    return ids


def place_of(said: Said) -> tuple[Ids, NDArray[np.float32]]:
    """Return a claim as one text.

    Returns:
        Entries of the vocabulary, and what the rows are weighed with for the mean of the clause.
    """
    ids = [CLS, *said.before, *[SEP] * bool(said.before), *said.clause, SEP]
    weights = np.zeros(len(ids), dtype=np.float32)
    weights[-len(said.clause) - 1 : -1] = 1 / max(1, len(said.clause))
    return np.array(ids, dtype=np.int64), weights
