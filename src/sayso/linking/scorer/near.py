"""Claims that may be on one point, whatever words they use, found by their vectors."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.linking.candidates import Weights
from sayso.linking.scorer.network import Scorer
from sayso.linking.scorer.pieces import Said
from sayso.linking.scorer.weigh import Likeness, likeness, one_point, usual
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

    `likeness` tells how alike they are, its cosine being the mean of the products of their vectors
    and of those that lean on the nearest claims; `usual` how alike such pairs are in their
    casebook.
    """

    a: int
    b: int
    likeness: Likeness
    usual: Likeness

    @property
    def one_point(self) -> float:
        """Return how likely they are on one point."""
        return one_point(self.likeness, self.usual)


def place_all(statements: Sequence[Statement], scorer: Scorer) -> Matrix:
    """Return where Statements lie (claims x hidden); equal ones are read once."""
    places: dict[Said, NDArray[np.float32]] = {}
    cuts = [scorer.cut(one.text, one.claim.span.start, one.claim.span.end) for one in statements]
    for one in cuts:
        if one not in places:
            places[one] = scorer.place(one)
    return np.stack([places[one] for one in cuts])


def find_near(
    statements: Sequence[Statement], weights: Weights, scorer: Scorer, *, least: float = WORTH
) -> list[Near]:
    """Return the pairs that may be on one point.

    Two claims of one source in one Document are never a pair, nor is a claim and one within it, and
    what only answers a claim is in none.

    Args:
        statements: all, sorted by id.
        weights: of their terms.
        scorer: the network.
        least: how likely on one point the claims of a pair must be.

    Returns:
        Sorted by (a, b).

    Cost: the network reads every claim once; the look-up of neighbours grows with the square of
    the claims, at some hundred million comparisons a second.
    """
    if not statements:
        return []
    vectors = place_all(statements, scorer)
    rows = list(_nearest(statements, vectors))
    leaning = lean(vectors, rows)
    pairs = {
        (min(a, b), max(a, b)) for a, (others, _) in enumerate(rows) for b in others[:TOP].tolist()
    }
    alike: dict[tuple[int, int], Likeness] = {}
    for a, b in sorted(pairs):
        one, other = statements[a], statements[b]
        if one.claim.document == other.claim.document and one.claim.span.overlaps(other.claim.span):
            continue  # a claim and one within it
        # rounded, as the last digits depend on how the sums are cut up
        cosine = round(float(vectors[a] @ vectors[b] + leaning[a] @ leaning[b]) / 2, 4)
        alike[a, b] = likeness(one, other, cosine, weights.cosine(statements, a, b))
    if not alike:
        return []
    mean = usual(list(alike.values()))
    found = (Near(a, b, pair, mean) for (a, b), pair in alike.items())
    return [near for near in found if near.one_point >= least]


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
