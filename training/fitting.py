"""Readable weights fitted to what is right, and how well what is told of things ranks them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Features = dict[str, float]


def summed(features: Iterable[tuple[str, float]]) -> Features:
    """Return named numbers as a table, those of one name added up."""
    total: Features = {}
    for name, value in features:
        total[name] = total.get(name, 0.0) + value
    return total


def fit(rows: Sequence[tuple[Features, bool]], ridge: float) -> Features:
    """Return the weights that tell right rows from wrong ones (ridge logistic regression).

    Args:
        rows: the features of each, and whether it is right.
        ridge: what a weight's square costs.

    Source: Hoerl and Kennard 1970 for the penalty; Newton's method.
    """
    names = sorted({name for features, _ in rows for name in features})
    place = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            matrix[i, place[name]] = value
    labels = np.array([is_right for _, is_right in rows], dtype=np.float64)
    weights = np.zeros(len(names))
    for _ in range(30):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        bend = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + ridge * np.eye(len(names))
        weights -= np.linalg.solve(bend, matrix.T @ (odds - labels) + ridge * weights)
    return dict(zip(names, weights.tolist(), strict=True))


def average_precision(truth: NDArray[Any], told: NDArray[Any], missed: int = 0) -> float:
    """Return the mean of the precision at each true one, ranked by what is told of them.

    Args:
        truth: whether each is true.
        told: a number for each, the highest first.
        missed: true ones of which nothing is told.
    """
    ranked = truth[np.argsort(-told, kind="stable")].astype(float)
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / max(1.0, ranked.sum() + missed))
