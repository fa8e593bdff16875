"""What the weights of the scorer are fitted on: pairs of Statements, as labels tell them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

from scorer.piles import Labels, Marked, SmallPile

TEXTS = (
    "Guards opened the gate on Monday, Dana Holt said.",
    "Guards did not open the gate on Monday, Ravi Lund said.",
    "Guards opened the gate on Sunday, Karl Moor said.",
)


@pytest.fixture(scope="module")
def weights() -> Iterator[ModuleType]:
    paths = sys.path[:]
    yield import_module("scorer_weights")  # it adds bench/, which types are not checked in
    sys.path[:] = paths


def labelled(*labels: Labels) -> SmallPile:
    """Return an article a claim, with the labels of the words before the comma."""
    claims = (Marked(n, 0, TEXTS[n].index(","), one) for n, one in enumerate(labels))
    return SmallPile("weir", TEXTS, tuple(claims))


def test_labels_of_articles_go_to_the_statements_of_their_words(weights: ModuleType) -> None:
    found = weights.label_news(labelled((("P1", "+"),), (("P1", "-"),)))
    told = {one.source: found.labels[n] for n, one in enumerate(found.statements)}
    assert told == {"Dana Holt": (("P1", "+"),), "Ravi Lund": (("P1", "-"),), "Karl Moor": ()}


def test_pairs_on_one_point_have_sides_and_others_have_none(weights: ModuleType) -> None:
    told = weights.read_rows(weights.label_news(labelled((("P1", "+"),), (("P1", "-"),))))
    assert sorted(is_one for _, is_one in told.rows["point"]) == [False, False, True]
    ((features, is_opposed),) = told.rows["side"]
    assert is_opposed
    assert features["one negated"] == 1.0
    assert told.missed == 0


def test_claims_of_one_stance_on_all_their_points_are_not_opposed(weights: ModuleType) -> None:
    both = (("P1", "+"), ("P2", "-"))
    told = weights.read_rows(weights.label_news(labelled(both, both, (("P2", "+"),))))
    assert sorted(is_opposed for _, is_opposed in told.rows["side"]) == [False, True, True]


def test_news_want_their_corpora(weights: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        weights.main(["some", "--news", "labels"])
    assert "go together" in capsys.readouterr().err
