"""The fit of readable weights, and how well things are ranked."""

from __future__ import annotations

import numpy as np
import pytest

from fitting import Features, average_precision, fit, summed
from sayso.attribution.weights import logistic


def rows_of(right: int, wrong: int) -> list[tuple[Features, bool]]:
    return [({"always": 1.0, "quoted": 1.0}, True)] * right + [({"always": 1.0}, False)] * wrong


def test_weights_tell_the_right_from_the_wrong() -> None:
    weights = fit(rows_of(20, 20), ridge=0.1)
    assert logistic(weights, {"always": 1.0, "quoted": 1.0}.items()) > 0.9
    assert logistic(weights, {"always": 1.0}.items()) < 0.1


def test_a_dearer_ridge_keeps_weights_smaller() -> None:
    cheap, dear = (fit(rows_of(20, 20), ridge)["quoted"] for ridge in (0.1, 10.0))
    assert 0 < dear < cheap


def test_without_a_telling_feature_weights_give_the_share_that_is_right() -> None:
    rows: list[tuple[Features, bool]] = [({"always": 1.0}, i < 30) for i in range(40)]
    weights = fit(rows, ridge=1e-6)
    assert logistic(weights, [("always", 1.0)]) == pytest.approx(0.75, abs=1e-3)


def test_features_of_one_name_are_added_up() -> None:
    assert summed([("a", 1.0), ("b", 2.0), ("a", 0.5)]) == {"a": 1.5, "b": 2.0}


def test_average_precision_is_one_where_the_true_ones_come_first() -> None:
    assert average_precision(np.array([1, 0, 1]), np.array([0.9, 0.1, 0.8])) == 1.0
    assert average_precision(np.array([0, 1]), np.array([0.9, 0.1])) == 0.5


def test_true_ones_that_were_missed_lower_the_average_precision() -> None:
    assert average_precision(np.array([1, 0]), np.array([0.9, 0.1]), missed=1) == 0.5
    assert average_precision(np.array([]), np.array([])) == 0.0
