"""Claims that may be on one point, whatever words they use: found by vectors, then compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.linking.scorer.network import Outcome, Scorer
from sayso.linking.scorer.pieces import Said
from sayso.linking.statements import Statement

TOP = 10
"""Neighbours compared a claim. Own choice, by the time that pairs cost."""

LEAST = 0.4
"""Product of two vectors below which two claims are not compared."""

BLOCK = 1024
"""Claims whose neighbours are looked up at once, so that memory stays small."""


Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """Two Statements by index, a before b.

    `cosine` is the product of their vectors, `outcome` what the network makes of them.
    """

    a: int
    b: int
    cosine: float
    outcome: Outcome


def find_near(statements: Sequence[Statement], scorer: Scorer) -> list[Near]:
    """Return the pairs that may be on one point, compared.

    Two claims of one source in one Document are never a pair, and what only answers a claim is in
    none.

    Args:
        statements: all, sorted by id.
        scorer: the network.

    Returns:
        Sorted by (a, b).

    Cost: the network reads every claim, and at most TOP pairs for each; the look-up of neighbours
    grows with the square of the claims, at some thousand million comparisons a second.
    """
    if not statements:
        return []
    said = [_cut(one, scorer) for one in statements]
    vectors = np.stack([scorer.place(one) for one in said])
    pairs = set(_nearest(statements, vectors))
    return [
        # rounded, as the last digits depend on how the sums are cut up
        Near(a, b, round(float(vectors[a] @ vectors[b]), 4), scorer.compare(said[a], said[b]))
        for a, b in sorted(pairs)
    ]


def _cut(statement: Statement, scorer: Scorer) -> Said:
    """Return a claim with its source's name and the words before it."""
    span = statement.claim.span
    speaker = statement.source if statement.is_resolved else ""
    return scorer.cut(statement.text, span.start, span.end, speaker)


def _nearest(statements: Sequence[Statement], vectors: Matrix) -> Iterator[tuple[int, int]]:
    answers = np.array([one.claim.refers_back is not None for one in statements])
    mates = _numbers([f"{one.claim.document} {one.key}" for one in statements])
    for start in range(0, len(vectors), BLOCK):
        rows = np.round(vectors[start : start + BLOCK] @ vectors.T, 4)
        rows[mates[start : start + BLOCK, None] == mates[None, :]] = -1
        rows[answers[start : start + BLOCK]] = -1
        rows[:, answers] = -1
        for number, row in enumerate(rows, start):
            kept = np.flatnonzero(row >= LEAST)
            for other in kept[np.argsort(-row[kept], kind="stable")][:TOP].tolist():
                yield min(number, other), max(number, other)


def _numbers(keys: Sequence[str]) -> NDArray[np.int64]:
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys])
