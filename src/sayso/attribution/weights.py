"""How readable weights are summed: features with their numbers in, how sure it is out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

FURTHEST = 30.0
"""Sums beyond it make no difference."""


def logistic(weights: Mapping[str, float], features: Iterable[tuple[str, float]]) -> float:
    """Return how sure a logistic sum is, in [0, 1].

    Args:
        weights: by feature; a feature without one counts nothing.
        features: named numbers; the same name may come several times.
    """
    total = sum(weights.get(name, 0.0) * value for name, value in features)
    return 1 / (1 + math.exp(-max(-FURTHEST, min(FURTHEST, total))))


def log_odds(probability: float, *, least: float) -> float:
    """Return the log odds of a probability, cut off at `least` from either end.

    Example:
        >>> log_odds(0.5, least=0.01)
        0.0
    """
    kept = min(max(probability, least), 1 - least)
    return math.log(kept / (1 - kept))
