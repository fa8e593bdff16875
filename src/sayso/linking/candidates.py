"""Pairs of claims that may be about the same matter, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log, sqrt

from sayso.linking.statements import Statement

TOP = 20
"""Neighbours kept a claim. Source: top-20 by word TF-IDF keeps .75 of same-claim headline pairs."""

MAX_POSTINGS = 400
"""A term in more claims than this finds no candidates by itself, so that cost stays near linear."""

MIN_SCORE = 0.15
"""Cosine below which two claims are never compared. Own choice."""


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two Statements by index, a before b, with the cosine of their terms."""

    a: int
    b: int
    score: float


def weigh(statements: Sequence[Statement]) -> Weights:
    """Return the weights of all terms of a casebook."""
    counts = Counter(term for statement in statements for term in statement.terms)
    total = len(statements)
    idf = {term: log(1.0 + total / count) for term, count in counts.items()}
    lengths = tuple(
        sqrt(sum(idf[term] ** 2 for term in sorted(statement.terms))) for statement in statements
    )
    return Weights(idf, lengths, log(1.0 + max(total, 1)))


def find_candidates(statements: Sequence[Statement], weights: Weights) -> list[Candidate]:
    """Return the pairs worth comparing.

    Two claims of one source in one Document are never a pair.

    Returns:
        Candidates in order of (a, b); each pair once, kept if either claim ranks the other among
        its nearest TOP.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        for term in statement.terms:
            postings[term].append(i)
    kept: dict[tuple[int, int], float] = {}
    for i, statement in enumerate(statements):
        for j, score in _nearest(i, statement, statements, postings, weights):
            kept[min(i, j), max(i, j)] = score
    return [Candidate(a, b, score) for (a, b), score in sorted(kept.items())]


def _nearest(
    i: int,
    statement: Statement,
    statements: Sequence[Statement],
    postings: dict[str, list[int]],
    weights: Weights,
) -> list[tuple[int, float]]:
    dots: dict[int, float] = defaultdict(float)
    for term in sorted(statement.terms):
        if len(postings[term]) <= MAX_POSTINGS:
            square = weights.idf[term] ** 2
            for j in postings[term]:
                dots[j] += square
    scored = []
    for j, dot in dots.items():
        other = statements[j]
        if j == i or (
            other.key == statement.key and other.claim.document == statement.claim.document
        ):
            continue
        score = dot / (weights.lengths[i] * weights.lengths[j])
        if score >= MIN_SCORE:
            scored.append((j, score))
    return nsmallest(TOP, scored, key=lambda pair: (-pair[1], statements[pair[0]].id))
