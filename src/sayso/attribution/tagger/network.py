"""The shipped network: wordpieces in, tags and pointers out (onnxruntime, one thread).

One window is asked at a time. Quantised activations are scaled by what is in a window, so that
what is asked together touches each other's scores in the last digits, though nothing sees another:
only texts of one Document share a window, and in an order that depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from sayso.attribution.tagger.decode import Outputs
from sayso.attribution.tagger.pieces import Pieces
from sayso.networks import CLS, SEP, Words, open_network

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LONGEST = 128
"""Wordpieces in a window: fewer cost context, more cost time."""
LONGEST_PARAGRAPH = 256
"""Wordpieces in a window that is one paragraph, so that few long quotations are cut."""


class Network:
    """A tagger and linker, loaded."""

    def __init__(
        self,
        session: InferenceSession,
        words: Words,
    ) -> None:
        self.tokenizer = words.tokenizer
        self._session = session
        self._words = words

    def ask(self, pieces: Pieces) -> Outputs:
        """Return what the network says of one text of at least one wordpiece."""
        (outputs,) = self._ask([pieces])
        return outputs

    def ask_each(self, texts: Sequence[Pieces]) -> list[Outputs]:
        """Return what the network says of each of several texts.

        Short ones share a window, in which none sees another: what a window costs before its
        first wordpiece is spent once.

        Args:
            texts: of one Document, at least one wordpiece each, in an order of its own.
        """
        return [outputs for window in packed(texts) for outputs in self._ask(window)]

    def _ask(self, texts: Sequence[Pieces]) -> Iterator[Outputs]:
        """Yield what the network says of the texts of one window."""
        sizes = [len(pieces) + 2 for pieces in texts]
        ends = np.cumsum(sizes)
        ids = np.full(ends[-1], SEP)
        features = np.zeros(ends[-1], dtype=np.int64)
        positions = np.arange(ends[-1])
        for pieces, size, end in zip(texts, sizes, ends.tolist(), strict=True):
            ids[end - size] = CLS
            ids[end - size + 1 : end - 1] = pieces.ids
            features[end - size + 1 : end - 1] = pieces.features
            positions[end - size : end] -= end - size
        given = {
            "words": self._words.embed(ids),
            "features": features,
            "positions": positions,
            "groups": np.repeat(np.arange(len(texts)), sizes),
        }
        tags, pointers = self._session.run(None, given)
        for size, end in zip(sizes, ends.tolist(), strict=True):
            within = slice(end - size + 1, end - 1)
            links = pointers[:, within, end - size : end - 1]
            yield Outputs(tags[within], links[0], links[1], links[2])


def packed(texts: Sequence[Pieces]) -> Iterator[list[Pieces]]:
    """Yield texts in order, as many together as fit in a window of LONGEST wordpieces."""
    window: list[Pieces] = []
    room = 0
    for pieces in texts:
        if window and len(pieces) + 2 > room:
            yield window
            window = []
        if not window:
            room = LONGEST + 2
        window.append(pieces)
        room -= len(pieces) + 2
    if window:
        yield window


@cache
def load_network(size: str = "default") -> Network:
    """Load a network once a process.

    Args:
        size: `default` or `fast`.

    Raises:
        ResourceError: its files are missing or damaged.
    """
    sessions, words = open_network(size)
    return Network(sessions[f"{size}.onnx"], words)
