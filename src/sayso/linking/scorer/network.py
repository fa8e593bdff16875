"""The shipped network: where a clause lies by its meaning, and what two claims are to each other.

Each clause, and each pair, is asked by itself, on one thread: 8-bit arithmetic is scaled by what is
asked together, and the same claims must give the same bytes whatever else is in the casebook.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.linking.scorer.pieces import Said, cut_claim, join, place_of
from sayso.networks import Words, manifest_of, open_network

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

VECTORS, PAIRS = "scorer_vectors", "scorer_pairs"
"""Names of the two networks: one reads a claim, the other two."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How likely two claims are on one point and agree, and on one point and conflict."""

    agree: float
    conflict: float

    @property
    def one_point(self) -> float:
        """Return how likely they are on one point."""
        return self.agree + self.conflict


class Scorer:
    """The network, loaded.

    Args:
        vectors: reads one claim.
        pairs: reads two claims.
        words: the vocabulary.
    """

    def __init__(self, vectors: InferenceSession, pairs: InferenceSession, words: Words) -> None:
        self._vectors = vectors
        self._pairs = pairs
        self._words = words

    def cut(self, text: str, start: int, end: int, speaker: str) -> Said:
        """Return a claim as wordpieces (`pieces.cut_claim`)."""
        return cut_claim(text, start, end, speaker, self._words.tokenizer)

    def place(self, said: Said) -> Vector:
        """Return where a claim lies: a vector of length 1.

        The product of two tells how near their matters are, whichever side they take.
        """
        ids, weights = place_of(said)
        given = {
            "words": self._words.embed(ids),
            "positions": np.arange(len(ids)),
            "pool": weights[None],
        }
        (rows,) = self._vectors.run(("vector",), given)
        vector: Vector = rows[0] / max(float(np.linalg.norm(rows[0])), 1e-9)
        return vector

    def compare(self, a: Said, b: Said) -> Outcome:
        """Tell how two claims stand to each other; their order may change the last digits."""
        ids, parts, pool = join(a, b)
        given = {
            "words": self._words.embed(ids),
            "parts": parts,
            "positions": np.arange(len(ids)),
            "pool": pool,
        }
        (outcomes,) = self._pairs.run(("outcomes",), given)
        _, agree, conflict = outcomes[0].tolist()
        return Outcome(agree, conflict)


@cache
def load_scorer() -> Scorer:
    """Load both networks once a process.

    Raises:
        ResourceError: its files are missing or damaged.
    """
    vectors, words = open_network(VECTORS)
    pairs, _ = open_network(PAIRS)
    return Scorer(vectors[f"{VECTORS}.onnx"], pairs[f"{PAIRS}.onnx"], words)


def version_of_scorer() -> str:
    """Return what both networks were made from, as one text.

    Raises:
        ResourceError: a manifest is missing.
    """
    return "\n".join(manifest_of(name) for name in (VECTORS, PAIRS))
