"""How likely two claims are on one point, and opposed: vectors, words and signs together.

How near two claims lie by their vectors, how many telling words they share, and whether their
Documents name the same, tells whether they are on one point; which side they take is told by signs
that a rule can name (a negation, two figures).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, fsum

from sayso.lexicons import load_lexicon
from sayso.linking.gathering import Bond
from sayso.linking.pair import Pair
from sayso.linking.statements import Statement
from sayso.model import ReasonKind

FEWEST, MOST = 0.02, 0.1
"""Limits of the mean cosine of words in a casebook: those of the piles that the weights rest on."""

SHORT = 12
"""Characters under which a clause hardly tells what it is about."""

SIGNS = frozenset({"number", "date", "antonym", "evaluation", "who did what", "denial"})

Feature = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are that lie near each other, all in [0, 1] but `is_short`.

    `cosine` is that of their vectors, `words` that of their telling words; `company` is the share
    of the names of one Document that the other gives too; `is_short` where a clause is too short to
    tell what it is about.
    """

    cosine: float
    words: float
    company: float
    is_short: bool


def likeness(a: Statement, b: Statement, cosine: float, words: float) -> Likeness:
    """Return how alike two claims are, from the cosines of their vectors and their words."""
    fewer = min(len(a.company), len(b.company))
    company = len(a.company & b.company) / fewer if fewer else 0.0
    return Likeness(cosine, words, company, min(len(a.words), len(b.words)) < SHORT)


def usual(pairs: Sequence[Likeness]) -> Likeness:
    """Return how alike claims are in a casebook that lie near each other, on the mean.

    In one that is on a single matter they share more words, and more of them are on one point.
    """
    words = fsum(pair.words for pair in pairs) / len(pairs)
    company = fsum(pair.company for pair in pairs) / len(pairs)
    return Likeness(0.0, min(max(words, FEWEST), MOST), company, is_short=False)


def point_features(pair: Likeness, mean: Likeness) -> Iterator[Feature]:
    """Yield what tells whether two claims are on one point.

    Args:
        pair: how alike they are.
        mean: how alike such pairs are in their casebook (`usual`).
    """
    yield "always", 1.0
    yield "near", pair.cosine
    yield "words", pair.words
    yield "company", pair.company - mean.company
    yield "one matter", 10 * mean.words
    if pair.is_short:
        yield "short", 1.0


def side_features(pair: Pair, sign: ReasonKind, cosine: float) -> Iterator[Feature]:
    """Yield what tells whether two claims on one point are opposed.

    Args:
        pair: both, side by side.
        sign: by which they would conflict.
        cosine: product of the vectors of both.
    """
    yield "always", 1.0
    yield "near", cosine
    yield "shared", min(pair.coverage, 1.0)
    if pair.a.sign * pair.b.sign == -1:
        yield "one negated", 1.0
        if pair.same_predicate:
            yield "one negated of one deed", 1.0
    if pair.a.key == pair.b.key:
        yield "one source", 1.0
    if sign in SIGNS:
        yield sign, 1.0
    if sign == "number":
        yield "number of shared words", min(pair.coverage, 1.0)


def one_point(pair: Likeness, mean: Likeness) -> float:
    """Return how likely two claims are on one point; for the arguments see `point_features`."""
    return round(_sum("point", point_features(pair, mean)), 4)


def weigh(pair: Pair, sign: ReasonKind, cosine: float, likely: float) -> Bond:
    """Return how two claims are tied, all signs together.

    Args:
        pair: both, side by side.
        sign: by which they would conflict.
        cosine: product of the vectors of both.
        likely: how likely they are on one point.
    """
    conflict = _sum("side", side_features(pair, sign, cosine))
    return Bond(round(likely * (1 - conflict), 4), round(likely * conflict, 4))


def _sum(model: str, features: Iterable[Feature]) -> float:
    total = sum(_weights(model).get(name, 0.0) * value for name, value in features)
    return 1 / (1 + exp(-total))


@cache
def _weights(model: str) -> dict[str, float]:
    rows = load_lexicon("scorer_weights")
    return {row["feature"]: float(row["weight"]) for row in rows if row["model"] == model}
