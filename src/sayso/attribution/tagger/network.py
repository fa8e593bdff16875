"""The shipped network: wordpieces in, tags and pointers out (onnxruntime, one thread).

One window is asked at a time. Quantised activations are scaled by what is in a window, so that
what is asked together touches each other's scores in the last digits, though nothing sees another:
only texts of one Document share a window, and in an order that depends on nothing else.
"""

from __future__ import annotations

import hashlib
import io
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.attribution.tagger.decode import Outputs
from sayso.attribution.tagger.pieces import Pieces
from sayso.errors import ResourceError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODELS = "sayso.attribution.tagger.models"
CLS, SEP = 101, 102
"""Entries of the vocabulary that begin and end a window."""
LONGEST = 128
"""Wordpieces in a window: fewer cost context, more cost time."""
LONGEST_PARAGRAPH = 256
"""Wordpieces in a window that is one paragraph, so that few long quotations are cut."""


def manifest_of(size: str) -> str:
    """Return the manifest of a network: what it was made from, its digest and scores (TOML).

    Raises:
        ResourceError: there is no network of that size.
    """
    try:
        return files(MODELS).joinpath(f"{size}.toml").read_text("utf-8")
    except OSError as error:
        raise ResourceError(f"there is no attribution model {size!r}", subject=size) from error


class Network:
    """A tagger and linker, loaded."""

    def __init__(
        self,
        session: InferenceSession,
        tokenizer: Tokenizer,
        words: NDArray[np.int8],
        scales: NDArray[np.float32],
    ) -> None:
        self.tokenizer = tokenizer
        self._session = session
        self._words = words
        self._scales = scales

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
            "words": self._words[ids] * self._scales[ids, None],
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
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    parts = _load_files(size)
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    try:
        session = InferenceSession(
            parts[f"{size}.onnx"], options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_buffer(parts["tokenizer.json"])
        words = np.load(io.BytesIO(parts["words.npy"]))
        scales = np.load(io.BytesIO(parts["scales.npy"]))
    except Exception as error:  # the libraries raise bare exceptions of their own
        message = f"the attribution model {size!r} cannot be loaded ({error}); install Sayso anew"
        raise ResourceError(message, subject=size) from error
    return Network(session, tokenizer, words, scales)


def _load_files(size: str) -> dict[str, bytes]:
    """Return the files that the manifest of a network names.

    Raises:
        ResourceError: one is missing, or is not the one that the manifest was written for.
    """
    found = {}
    digests: dict[str, str] = tomllib.loads(manifest_of(size))["files"]
    for name, digest in digests.items():
        try:
            found[name] = files(MODELS).joinpath(name).read_bytes()
        except OSError as error:
            message = f"{name} of the attribution model {size!r} is missing; install Sayso anew"
            raise ResourceError(message, subject=name) from error
        if hashlib.sha256(found[name]).hexdigest() != digest:
            message = f"{name} of the attribution model {size!r} is damaged; install Sayso anew"
            raise ResourceError(message, subject=name)
    return found
