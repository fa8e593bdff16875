"""The network: an encoder that reads two claims one after the other, each with its parts told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from sayso.linking.scorer.pieces import PARTS
from tagger.network import Layer, Shape, load_base

OUTCOMES = ("neither", "agree", "conflict")
MIDDLE = 192


class Scorer(nn.Module):
    """An encoder of two claims with a head for what they are to each other.

    Args:
        shape: of the base encoder.
        dropout: within the layers.
    """

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.parts = nn.Embedding(PARTS, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.norm)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.middle = nn.Linear(4 * shape.hidden, MIDDLE)
        self.outcome = nn.Linear(MIDDLE, len(OUTCOMES))
        self.dropout = dropout
        nn.init.normal_(self.parts.weight, std=0.02)

    def forward(self, words: Tensor, parts: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        """Return scores of OUTCOMES before the softmax (pairs x 3).

        Args:
            words: embedded, pairs x length x hidden.
            parts: pairs x length, as `pieces.join` gives them.
            mask: pairs x length, False where nothing stands.
            pool: pairs x 3 x length: what the rows are weighed with for the mean of either clause
                and for the first wordpiece.
        """
        x = words + self.positions.weight[: words.shape[1]] + self.parts(parts)
        x = self._drop(self.norm(x.to(self.norm.weight.dtype)))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        first, second, whole = (pool.to(x.dtype) @ x).unbind(1)
        seen = torch.cat([first + second, (first - second).abs(), first * second, whole], dim=-1)
        scores: Tensor = self.outcome(self._drop(functional.gelu(self.middle(seen))))
        return scores

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training) if self.dropout else x


def load_scorer(folder: Path, dropout: float = 0.1, layers: list[int] | None = None) -> Scorer:
    """Return a scorer on a base encoder, its own parts untrained.

    Args:
        folder: with `config.json` and `model.safetensors` of a BERT encoder.
        dropout: within the layers.
        layers: which of its layers to keep, None for all.
    """
    base = load_base(folder, layers)
    scorer = Scorer(base.shape, dropout)
    state = scorer.state_dict()
    state |= {name: value for name, value in base.state_dict().items() if name in state}
    scorer.load_state_dict(state)
    return scorer


def average_precision(truth: NDArray[Any], told: NDArray[Any]) -> float:
    """Return the mean of the precision at each true one, ranked by what is told of them."""
    ranked = truth[np.argsort(-told, kind="stable")].astype(float)
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / max(1.0, ranked.sum()))
