"""The shipped network: where a clause lies by its meaning.

Each clause is asked by itself, on one thread: 8-bit arithmetic is scaled by what is asked together,
and the same claims must give the same bytes whatever else is in the casebook.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.linking.scorer.pieces import Said, cut_claim, place_of
from sayso.networks import Words, manifest_of, open_network

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

VECTORS = "scorer_vectors"
"""Name of the network."""

Vector = NDArray[np.float32]


class Scorer:
    """The network, loaded.

    Args:
        vectors: reads one claim.
        words: the vocabulary.
    """

    def __init__(self, vectors: InferenceSession, words: Words) -> None:
        self._vectors = vectors
        self._words = words

    def cut(self, text: str, start: int, end: int) -> Said:
        """Return a claim as wordpieces (`pieces.cut_claim`)."""
        return cut_claim(text, start, end, self._words.tokenizer)

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


@cache
def load_scorer() -> Scorer:
    """Load the network once a process.

    Raises:
        ResourceError: its files are missing or damaged.
    """
    vectors, words = open_network(VECTORS)
    return Scorer(vectors[f"{VECTORS}.onnx"], words)


def version_of_scorer() -> str:
    """Return what the network was made from.

    Raises:
        ResourceError: its manifest is missing.
    """
    return manifest_of(VECTORS)
