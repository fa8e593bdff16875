"""How alike short texts are: by words, by characters, and by what else they are like.

Two headlines may tell one thing without a word in common; a third often shares words with both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from sayso.linking.words import EMPTY, WORD, grouped, stem

SHORTEST, LONGEST = 3, 5
"""Characters in a row that are compared, within a word and its borders. Source: RELATIONS, 3."""

NEIGHBOURS = 20
"""Of each text's nearest, these stand for it. Source: top-20 keeps most of the same claims."""

COMPANY = 2.0
"""Weight of common neighbours beside the texts' own likeness, which is 1 at most. Own choice."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Profile:
    """The weights of a text's words and runs of characters.

    The likeness of two texts is the sum of the products of the weights that they share, 1 at most.
    """

    weights: dict[str, float]


def make_profiles(texts: Sequence[str]) -> list[Profile]:
    """Return what the texts are compared by; features that few of them have weigh most."""
    halves = [_weigh([count(text) for text in texts]) for count in (words_of, pieces_of)]
    return [
        Profile(
            {
                f"{mark}{key}": weight
                for mark, row in zip("wc", rows, strict=True)
                for key, weight in row.items()
            }
        )
        for rows in zip(*halves, strict=True)
    ]


def _weigh(bags: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Return the features of each bag with weights whose squares add up to one half."""
    holders = Counter(feature for bag in bags for feature in bag)
    found: list[dict[str, float]] = []
    for bag in bags:
        raw = {
            feature: (1 + log(count)) * log(1 + len(bags) / holders[feature])
            for feature, count in sorted(bag.items())
        }
        length = sqrt(2 * sum(weight**2 for weight in raw.values())) or 1.0
        found.append({feature: weight / length for feature, weight in raw.items()})
    return found


def compare_all(texts: Sequence[str]) -> Matrix:
    """Return how alike each two texts are, by themselves and by what else they are like.

    Args:
        texts: short ones, such as headlines or claims.

    Returns:
        A symmetric matrix; higher is more alike, on no fixed scale.

    Cost: its memory and time grow with the square of the texts: meant for some thousand.

    Example:
        >>> table = compare_all(["Ferry sinks", "A ferry sank off Harrow", "Levy on wool scrapped"])
        >>> bool(table[0, 1] > table[0, 2])
        True
    """
    profiles = make_profiles(texts)
    holders: dict[str, list[int]] = {}
    for number, profile in enumerate(profiles):
        for feature in profile.weights:
            holders.setdefault(feature, []).append(number)
    own = np.zeros((len(texts), len(texts)))
    for feature in sorted(holders):
        at = np.array(holders[feature])
        weights = np.array([profiles[number].weights[feature] for number in holders[feature]])
        own[np.ix_(at, at)] += np.outer(weights, weights)
    return own + COMPANY * _common_neighbours(own)


def words_of(text: str) -> Counter[str]:
    """Return how often each stem stands in a text, without words that carry no content."""
    words = WORD.findall(text.casefold())
    return Counter(grouped(stem(word)) for word in words if word not in EMPTY)


def pieces_of(text: str) -> Counter[str]:
    """Return how often each run of characters stands in the words of a text."""
    found: Counter[str] = Counter()
    for word in WORD.findall(text.casefold()):
        inner = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            found.update(inner[at : at + size] for at in range(len(inner) - size + 1))
    return found


def _common_neighbours(own: Matrix) -> Matrix:
    """Return the cosines of the texts' nearest, each text its own nearest."""
    kept = np.zeros_like(own)
    for number, row in enumerate(own):
        nearest = np.argsort(-row, kind="stable")[:NEIGHBOURS]
        kept[number, nearest] = np.maximum(row[nearest], 0)
        kept[number, number] = 1
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    return np.asarray(kept @ kept.T)
