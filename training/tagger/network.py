"""The network: a small BERT encoder with tag and pointer heads (PyTorch, for training alone)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.attribution.tagger.decode import LABELS
from sayso.attribution.tagger.pieces import FEATURES

POINTERS = 3
"""content to cue, cue to source, content to source."""
POINTER_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder, as in a BERT config.json."""

    layers: int
    hidden: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    norm: float

    @classmethod
    def of(cls, folder: Path, layers: int | None = None) -> Shape:
        """Read the sizes of a base encoder; `layers` keeps only so many of its layers."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        return cls(
            layers or config["num_hidden_layers"],
            config["hidden_size"],
            config["num_attention_heads"],
            config["intermediate_size"],
            config["vocab_size"],
            config["max_position_embeddings"],
            config["layer_norm_eps"],
        )


def _attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Return attention written out: twice as fast backwards on a CPU as the fused kernel."""
    scores = q @ (k / q.shape[-1] ** 0.5).transpose(2, 3)
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    return torch.softmax(scores, dim=-1) @ v


class Layer(nn.Module):
    """One layer of a BERT encoder (post-norm)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.width = shape.hidden // shape.heads
        self.attend = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.mix = nn.Linear(shape.hidden, shape.hidden)
        self.mix_norm = nn.LayerNorm(shape.hidden, eps=shape.norm)
        self.widen = nn.Linear(shape.hidden, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.norm)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        seen = self.mix(self.seen(x, mask))
        x = self.mix_norm(x + self._drop(seen))
        wide = self.narrow(functional.gelu(self.widen(x)))
        return self.norm(x + self._drop(wide))

    def seen(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return what the heads see, one beside the other."""
        batch, length, _ = x.shape
        asked = self.attend(x).view(batch, length, 3, -1, self.width)
        q, k, v = asked.permute(2, 0, 3, 1, 4).unbind(0)
        return _attend(q, k, v, mask).transpose(1, 2).reshape(batch, length, -1)

    def _load_from_state_dict(self, state: dict[str, Tensor], prefix: str, *more: object) -> None:
        """Take the sizes of what is loaded, which may have been pruned."""
        for name in ("attend", "mix", "widen", "narrow"):
            weight = state.get(f"{prefix}{name}.weight")
            if weight is not None and weight.shape != getattr(self, name).weight.shape:
                setattr(self, name, nn.Linear(weight.shape[1], weight.shape[0]))
        super()._load_from_state_dict(state, prefix, *more)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training) if self.dropout else x


class Tagger(nn.Module):
    """Encoder with a tag head and three pointers; word embeddings are given, not learned.

    Input: embedded words (batch x length x hidden), features (batch x length), a boolean mask
    (batch x length; None where nothing is padded). Output: tag scores (batch x length x 7) and
    pointer scores (batch x 3 x length x length), both before the softmax.
    """

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.features = nn.Embedding(FEATURES, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.norm)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.tags = nn.Linear(shape.hidden, len(LABELS))
        self.points = nn.Linear(shape.hidden, 2 * POINTERS * POINTER_WIDTH)
        self.dropout = dropout
        nn.init.zeros_(self.features.weight)

    def forward(
        self, words: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        batch, length, _ = words.shape
        x = functional.dropout(self.embed(words, features), self.dropout, self.training)
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        tags = self.tags(x)
        both = self.points(x).view(batch, length, 2, POINTERS, POINTER_WIDTH)
        start, end = both.permute(2, 0, 3, 1, 4).unbind(0)
        pointers = start @ end.transpose(2, 3) / POINTER_WIDTH**0.5
        if mask is not None:
            pointers = pointers.masked_fill(~mask[:, None, None, :], -1e4)
        return tags, pointers

    def embed(self, words: Tensor, features: Tensor) -> Tensor:
        """Return what the first layer is given."""
        x = words + self.positions.weight[: words.shape[1]] + self.features(features)
        embedded: Tensor = self.norm(x.to(self.norm.weight.dtype))
        return embedded


def load_base(folder: Path, layers: list[int] | None = None, dropout: float = 0.1) -> Tagger:
    """Return a tagger on a base encoder, the heads untrained.

    Args:
        folder: with `config.json` and `model.safetensors` of a BERT encoder.
        layers: which of its layers to keep, None for all.
        dropout: within the layers.
    """
    shape = Shape.of(folder, len(layers) if layers else None)
    weights = load_file(folder / "model.safetensors")
    tagger = Tagger(shape, dropout)
    state = tagger.state_dict()
    own = {
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "mix": "attention.output.dense",
        "mix_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "norm": "output.LayerNorm",
    }
    for name, theirs in own.items():
        state[name] = weights[theirs]
    state["positions.weight"] = (
        state["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    for number, kept in enumerate(layers or range(shape.layers)):
        theirs = f"encoder.layer.{kept}"
        for kind in ("weight", "bias"):
            for part, name in parts.items():
                state[f"layers.{number}.{part}.{kind}"] = weights[f"{theirs}.{name}.{kind}"]
            state[f"layers.{number}.attend.{kind}"] = torch.cat(
                [weights[f"{theirs}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            )
    tagger.load_state_dict(state)
    return tagger


def load_words(folder: Path) -> Tensor:
    """Return the word embeddings of a base encoder (vocabulary x hidden)."""
    return load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"].float()
