"""Claims that may be on one point, whatever words they use, found by their vectors."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.linking.candidates import Weights
from sayso.linking.scorer.network import Outcome, Scorer
from sayso.linking.scorer.pieces import Said
from sayso.linking.scorer.weigh import one_point
from sayso.linking.statements import Statement

TOP = 20
"""Neighbours looked at a claim. Own choice."""

LEAST = 0.3
"""Product of two vectors below which two claims are not looked at."""

WORTH = 0.1
"""Probability of one point from which two claims count as near. Own choice."""

LEANS_ON = 5
"""Nearest claims that a claim's vector leans on. Own choice, on the piles for development: pairs on
one point are ranked 2 to 5 points of average precision better than by the vectors alone."""

BLOCK = 256
"""Claims whose neighbours are looked up at once, so that memory stays small."""


Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """Two Statements by index, a before b.

    `cosine` is the mean of the products of their vectors and of those that lean on the nearest
    claims, `one_point` how likely they are on one point.
    """

    a: int
    b: int
    cosine: float
    one_point: float


class Reader:
    """Reads Statements with the scorer; equal ones are read once.

    Args:
        statements: all, sorted by id.
        scorer: the network.
    """

    def __init__(self, statements: Sequence[Statement], scorer: Scorer) -> None:
        self._scorer = scorer
        self._said = [_cut(one, scorer) for one in statements]
        self._numbers = _numbers([one.key for one in self._said]).tolist()
        self._outcomes: dict[tuple[int, int], Outcome] = {}

    def place_all(self) -> Matrix:
        """Return where all of them lie (claims x hidden)."""
        places: dict[int, NDArray[np.float32]] = {}
        for number, one in zip(self._numbers, self._said, strict=True):
            if number not in places:
                places[number] = self._scorer.place(one)
        return np.stack([places[number] for number in self._numbers])

    def compare(self, a: int, b: int) -> Outcome:
        """Tell how two of them stand to each other."""
        equal = self._numbers[a], self._numbers[b]
        if equal not in self._outcomes:
            self._outcomes[equal] = self._scorer.compare(self._said[a], self._said[b])
        return self._outcomes[equal]


def find_near(
    statements: Sequence[Statement], weights: Weights, reader: Reader, *, least: float = WORTH
) -> list[Near]:
    """Return the pairs that may be on one point.

    Two claims of one source in one Document are never a pair, and what only answers a claim is in
    none.

    Args:
        statements: all, sorted by id.
        weights: of their terms.
        reader: of the same Statements.
        least: how likely on one point the claims of a pair must be.

    Returns:
        Sorted by (a, b).

    Cost: the network reads every claim once; the look-up of neighbours grows with the square of
    the claims, at some hundred million comparisons a second.
    """
    if not statements:
        return []
    vectors = reader.place_all()
    rows = list(_nearest(statements, vectors))
    leaning = lean(vectors, rows)
    pairs = {
        (min(a, b), max(a, b)) for a, (others, _) in enumerate(rows) for b in others[:TOP].tolist()
    }
    found = []
    for a, b in sorted(pairs):
        # rounded, as the last digits depend on how the sums are cut up
        cosine = round(float(vectors[a] @ vectors[b] + leaning[a] @ leaning[b]) / 2, 4)
        likely = one_point(cosine, weights.cosine(statements, a, b))
        if likely >= least:
            found.append(Near(a, b, cosine, likely))
    return found


def _cut(statement: Statement, scorer: Scorer) -> Said:
    """Return a claim with its source's name and the words before it."""
    span = statement.claim.span
    speaker = statement.source if statement.is_resolved else ""
    return scorer.cut(statement.text, span.start, span.end, speaker)


Nearest = tuple[NDArray[np.int64], Matrix]


def _nearest(statements: Sequence[Statement], vectors: Matrix) -> Iterator[Nearest]:
    """Yield the claims near each, the nearest first, and how near."""
    answers = np.array([one.claim.refers_back is not None for one in statements])
    mates = _numbers([f"{one.claim.document} {one.key}" for one in statements])
    for start in range(0, len(vectors), BLOCK):
        rows = np.round(vectors[start : start + BLOCK] @ vectors.T, 4)
        rows[mates[start : start + BLOCK, None] == mates[None, :]] = -1
        rows[answers[start : start + BLOCK]] = -1
        rows[:, answers] = -1
        for row in rows:
            kept = np.flatnonzero(row >= LEAST)
            best = kept[np.argsort(-row[kept], kind="stable")][: max(TOP, LEANS_ON)]
            yield best, row[best]


def lean(vectors: Matrix, rows: Sequence[Nearest]) -> Matrix:
    """Return the vectors, each with a part of those that are nearest to it, of length 1.

    Claims of one point share neighbours even where their own words are far apart.

    Args:
        vectors: claims x hidden, of length 1.
        rows: for each, the claims nearest to it, and how near.
    """
    leaning = vectors.copy()
    for number, (others, near) in enumerate(rows):
        for other, cosine in zip(others[:LEANS_ON], near[:LEANS_ON], strict=True):
            leaning[number] += cosine**3 * vectors[other]
        leaning[number] /= np.linalg.norm(leaning[number])
    return leaning


def _numbers(keys: Sequence[Hashable]) -> NDArray[np.int64]:
    seen: dict[Hashable, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys])
