"""Pairs of claims that may be about the same matter, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from sayso.linking.statements import Statement

TOP = 20
"""Neighbours kept a claim. Source: top-20 by word TF-IDF keeps .75 of same-claim headline pairs."""

MAX_POSTINGS = 400
"""A term in more claims than this finds no candidates by itself, so that cost stays near linear."""

MIN_SCORE = 0.15
"""Cosine below which two claims are never compared. Own choice."""


Numbers = NDArray[np.intp]

NOBODY: Numbers = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling each term is in this casebook.

    `idf` is by term, `most` that of a term in one claim only, `lengths` those of the Statements'
    vectors, in their order.
    """

    idf: dict[str, float]
    lengths: tuple[float, ...]
    most: float

    def rarity_of(self, terms: frozenset[str]) -> float:
        """Return how telling terms are together: 1 for each that is in one claim only."""
        return self.sum_of(terms) / self.most

    def cosine(self, statements: Sequence[Statement], i: int, j: int) -> float:
        """Return the cosine of the terms of two of the Statements that were weighed."""
        shared = statements[i].terms & statements[j].terms
        dot = sum(self.idf[term] ** 2 for term in sorted(shared))
        lengths = self.lengths[i] * self.lengths[j]
        return dot / lengths if lengths else 0.0

    def sum_of(self, terms: frozenset[str]) -> float:
        """Return the summed weight of terms; in sorted order, as floats do not add up freely."""
        return sum(self.idf.get(term, 0.0) for term in sorted(terms))


def weigh(statements: Sequence[Statement]) -> Weights:
    """Return the weights of all terms of a casebook."""
    counts = Counter(term for statement in statements for term in statement.terms)
    total = len(statements)
    idf = {term: log(1.0 + total / count) for term, count in counts.items()}
    lengths = tuple(
        sqrt(sum(idf[term] ** 2 for term in sorted(statement.terms))) for statement in statements
    )
    return Weights(idf, lengths, log(1.0 + max(total, 1)))


def find_candidates(statements: Sequence[Statement], weights: Weights) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, by index.

    Two claims of one source in one Document are never a pair.

    Returns:
        Sorted, the lower index first; each pair once, kept if either claim ranks the other among
        its nearest TOP.

    Cost: near linear in the claims, as a term is followed to MAX_POSTINGS of them at most.
    """
    pairs = [np.zeros((0, 2), dtype=np.intp)]
    for i, others in enumerate(_nearest(statements, weights)):
        pairs.append(np.stack([np.minimum(others, i), np.maximum(others, i)], axis=1))
    return [(a, b) for a, b in np.unique(np.concatenate(pairs), axis=0).tolist()]


def _nearest(statements: Sequence[Statement], weights: Weights) -> Iterator[Numbers]:
    """Yield the nearest TOP of each Statement, those of one score in the order of their ids."""
    postings = _postings(statements)
    lengths = np.array(weights.lengths)
    ranks = np.argsort(np.argsort([one.id for one in statements]))
    mates = _numbers([(one.key, one.claim.document) for one in statements])
    sums = np.zeros(len(statements))
    for i, statement in enumerate(statements):
        met = [NOBODY]
        for term in sorted(statement.terms & postings.keys()):  # floats do not add up freely
            sums[postings[term]] += weights.idf[term] ** 2
            met.append(postings[term])
        every = np.concatenate(met)
        scores = sums[every] / (lengths[i] * lengths[every])
        near = np.unique(every[(scores >= MIN_SCORE) & (mates[every] != mates[i])])
        order = np.lexsort((ranks[near], -sums[near] / (lengths[i] * lengths[near])))
        sums[every] = 0.0
        yield near[order[:TOP]]


def _postings(statements: Sequence[Statement]) -> dict[str, Numbers]:
    """Return the Statements that have a term, for each that tells something."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        for term in statement.terms:
            found[term].append(i)
    return {
        term: np.array(numbers)
        for term, numbers in found.items()
        if 1 < len(numbers) <= MAX_POSTINGS
    }


def _numbers(keys: Sequence[tuple[str, str]]) -> Numbers:
    """Return a number for each key, the same for the same key."""
    seen: dict[tuple[str, str], int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys], dtype=np.intp)
