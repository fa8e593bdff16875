"""How likely two claims are on one point, and opposed: network, words and signs together.

How near two claims lie by their vectors, and how many telling words they share, tells whether they
are on one point; which side they take is told by signs that a rule can name (a negation, two
figures) as much as by the network that reads both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from math import exp, log

from sayso.lexicons import load_lexicon
from sayso.linking.pair import Pair
from sayso.linking.scorer.network import Outcome
from sayso.model import ReasonKind

LEAST = 0.0001
"""Probabilities are kept this far from 0 and 1."""

SMOOTH = 0.02
"""Added to both outcomes before their ratio is taken."""

SIGNS = frozenset({"number", "date", "antonym", "evaluation", "who did what", "denial"})

Feature = tuple[str, float]


def point_features(cosine: float, words: float) -> Iterator[Feature]:
    """Yield what tells whether two claims are on one point.

    Args:
        cosine: product of the vectors of both.
        words: cosine of their telling words.
    """
    yield "always", 1.0
    yield "near", cosine
    yield "words", words


def side_features(
    pair: Pair, sign: ReasonKind, cosine: float, outcome: Outcome
) -> Iterator[Feature]:
    """Yield what tells whether two claims on one point are opposed.

    Args:
        pair: both, side by side.
        sign: by which they would conflict.
        cosine: product of the vectors of both.
        outcome: what the network makes of them.
    """
    yield "always", 1.0
    yield "near", cosine
    share = (outcome.conflict + SMOOTH) / (outcome.one_point + 2 * SMOOTH)
    yield "network", _odds(share)
    if pair.a.sign * pair.b.sign == -1:
        yield "one negated", 1.0
    if pair.a.key == pair.b.key:
        yield "one source", 1.0
    if sign in SIGNS:
        yield sign, 1.0


def one_point(cosine: float, words: float) -> float:
    """Return how likely two claims are on one point; for the arguments see `point_features`."""
    return round(_sum("point", point_features(cosine, words)), 4)


def weigh(pair: Pair, sign: ReasonKind, cosine: float, likely: float, outcome: Outcome) -> Outcome:
    """Return what two claims are to each other, all signs together.

    Args:
        pair: both, side by side.
        sign: by which they would conflict.
        cosine: product of the vectors of both.
        likely: how likely they are on one point.
        outcome: what the network makes of them.
    """
    conflict = _sum("side", side_features(pair, sign, cosine, outcome))
    return Outcome(round(likely * (1 - conflict), 4), round(likely * conflict, 4))


def _sum(model: str, features: Iterable[Feature]) -> float:
    total = sum(_weights(model).get(name, 0.0) * value for name, value in features)
    return 1 / (1 + exp(-total))


def _odds(probability: float) -> float:
    kept = min(max(probability, LEAST), 1 - LEAST)
    return log(kept / (1 - kept))


@cache
def _weights(model: str) -> dict[str, float]:
    rows = load_lexicon("scorer_weights")
    return {row["feature"]: float(row["weight"]) for row in rows if row["model"] == model}
