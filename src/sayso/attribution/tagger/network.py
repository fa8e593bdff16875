"""The shipped network: wordpieces in, tags and pointers out (onnxruntime, one thread).

One window is asked at a time. Quantised activations are scaled by what is in a batch, so that
windows asked together would change each other's scores; on a processor one at a time is also
faster.
"""

from __future__ import annotations

import hashlib
import io
import tomllib
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
        """Return what the network says of one window of at least one wordpiece."""
        ids = np.concatenate([[CLS], pieces.ids, [SEP]])
        features = np.concatenate([[0], pieces.features, [0]])
        words = self._words[ids].astype(np.float32) * self._scales[ids, None]
        tags, pointers = self._session.run(None, {"words": words, "features": features})
        links = pointers[:, 1:-1, :-1]
        return Outputs(tags[1:-1], links[0], links[1], links[2])


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
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
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
