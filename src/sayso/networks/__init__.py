"""The learned networks that Sayso ships, checked and opened (onnxruntime, one thread).

A network is what its manifest `NAME.toml` says: its own files, and the word embeddings and the
tokenizer that all of them share, each with a digest. Nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import io
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ResourceError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["CLS", "SEP", "SHIPPED", "Words", "manifest_of", "open_network"]

SHIPPED = "sayso.networks.shipped"
CLS, SEP = 101, 102
"""Entries of the vocabulary that begin and end what a network reads."""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary that all networks share: the tokenizer, and the embeddings in 8 bits."""

    tokenizer: Tokenizer
    values: NDArray[np.int8]
    scales: NDArray[np.float32]

    def embed(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the embeddings of entries of the vocabulary, a row each."""
        rows: NDArray[np.float32] = self.values[ids] * self.scales[ids, None]
        return rows


def manifest_of(name: str) -> str:
    """Return the manifest of a network: what it was made from, digests and scores (TOML).

    Raises:
        ResourceError: there is no network of that name.
    """
    try:
        return files(SHIPPED).joinpath(f"{name}.toml").read_text("utf-8")
    except OSError as error:
        raise ResourceError(f"there is no network {name!r}", subject=name) from error


def open_network(name: str) -> tuple[dict[str, InferenceSession], Words]:
    """Open a network: a session for each of its own files, by file name, and the vocabulary.

    Raises:
        ResourceError: its files are missing or damaged.
    """
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    parts = _load_files(name)
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    try:
        sessions = {
            file: InferenceSession(data, options, providers=["CPUExecutionProvider"])
            for file, data in parts.items()
            if file.endswith(".onnx")
        }
        words = Words(
            Tokenizer.from_buffer(parts["tokenizer.json"]),
            np.load(io.BytesIO(parts["words.npy"])),
            np.load(io.BytesIO(parts["scales.npy"])),
        )
    except Exception as error:  # the libraries raise bare exceptions of their own
        message = f"the network {name!r} cannot be loaded ({error}); install Sayso anew"
        raise ResourceError(message, subject=name) from error
    return sessions, words


def _load_files(name: str) -> dict[str, bytes]:
    """Return the files that the manifest of a network names.

    Raises:
        ResourceError: one is missing, or is not the one that the manifest was written for.
    """
    found = {}
    digests: dict[str, str] = tomllib.loads(manifest_of(name))["files"]
    for file, digest in digests.items():
        try:
            found[file] = files(SHIPPED).joinpath(file).read_bytes()
        except OSError as error:
            message = f"{file} of the network {name!r} is missing; install Sayso anew"
            raise ResourceError(message, subject=file) from error
        if hashlib.sha256(found[file]).hexdigest() != digest:
            message = f"{file} of the network {name!r} is damaged; install Sayso anew"
            raise ResourceError(message, subject=file)
    return found
