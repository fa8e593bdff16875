"""Make the layers of a trained network narrower: fewer heads, fewer inner units.

usage: PYTHONPATH=training python -m tagger.prune CHECKPOINT TEXTS.jsonl --base FOLDER
           --out CHECKPOINT [--inner N] [--heads N] [--windows N]

TEXTS are articles in the form of `tagger.data`; only their words are read. What goes is what the
rest makes up for best (optimal brain surgeon, Hassibi and Stork 1993), layer by layer; the rest is
then fitted to what the whole network gave. `tagger.train --start` takes the result and learns on,
which wins back most of what was lost; `tagger.export` takes it as it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from sayso.attribution.tagger.pieces import find_windows
from sayso.networks import CLS, SEP
from tagger.data import encode, load_articles
from tagger.network import Layer, Tagger, load_words
from tagger.train import load_trained

AT_ONCE = 16
"""Units that go before what is left is weighed again."""
EVERY = 3
"""Windows of which one is read, so that they come from many articles."""
LONGEST = 128
RIDGE = 3e-3
"""Of the mean variance: keeps the fit from following single windows."""


def main() -> None:
    options = argparse.ArgumentParser(description="Make a trained tagger narrower.")
    options.add_argument("checkpoint", type=Path)
    options.add_argument("texts", type=Path)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--inner", type=int, help="inner units of a layer to keep")
    options.add_argument("--heads", type=int, help="heads of a layer to keep")
    options.add_argument("--windows", type=int, default=150, help="windows of text to fit on")
    chosen = options.parse_args()
    network = load_trained(chosen.base, chosen.checkpoint)
    with torch.no_grad():
        given = list(islice(read_windows(network, chosen.base, chosen.texts), chosen.windows))
        prune(network, given, chosen.inner, chosen.heads)
    saved = torch.load(chosen.checkpoint, weights_only=False)
    saved["network"] = saved["average"] = network.state_dict()
    saved.pop("optimizer", None)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(saved, chosen.out)


def read_windows(network: Tagger, base: Path, path: Path) -> Iterator[Tensor]:
    """Yield windows of text as a network's first layer is given them."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    words = load_words(base)
    number = 0
    for article in load_articles(path):
        pieces = encode(article, tokenizer)
        for first, last in find_windows(article.text, pieces, LONGEST, paragraph=2 * LONGEST):
            number += 1
            if number % EVERY:
                continue
            window = pieces.part(first, last)
            ids = torch.from_numpy(np.concatenate([[CLS], window.ids, [SEP]]))
            features = torch.from_numpy(np.concatenate([[0], window.features, [0]]))
            yield network.embed(words[ids][None], features[None])


def prune(network: Tagger, given: list[Tensor], inner: int | None, heads: int | None) -> None:
    """Make the layers of a network narrower.

    Args:
        network: changed in place.
        given: what its first layer is given, for many windows.
        inner: units to keep in each layer, None for all.
        heads: the same for heads.
    """
    wanted, got = given, given
    for layer in network.layers:
        assert isinstance(layer, Layer)
        aims = [x + layer.mix(layer.seen(x)) for x in wanted]
        if heads:
            _prune_heads(layer, got, aims, heads)
        wanted = [layer.mix_norm(x) for x in aims]
        got = [layer.mix_norm(x + layer.mix(layer.seen(x))) for x in got]
        aims = [x + layer.narrow(_wide(layer, x)) for x in wanted]
        if inner:
            _prune_inner(layer, got, aims, inner)
        wanted = [layer.norm(x) for x in aims]
        got = [layer.norm(x + layer.narrow(_wide(layer, x))) for x in got]


def _wide(layer: Layer, x: Tensor) -> Tensor:
    return functional.gelu(layer.widen(x))


def _prune_heads(layer: Layer, got: list[Tensor], aims: list[Tensor], keep: int) -> None:
    kept = _narrowed(layer.mix, got, aims, layer.seen, keep * layer.width, layer.width)
    rows = len(layer.attend.bias) // 3
    layer.attend = _rows(layer.attend, torch.cat([kept + part * rows for part in range(3)]))


def _prune_inner(layer: Layer, got: list[Tensor], aims: list[Tensor], keep: int) -> None:
    kept = _narrowed(layer.narrow, got, aims, lambda x: _wide(layer, x), keep, 1)
    layer.widen = _rows(layer.widen, kept)


def _rows(linear: nn.Linear, kept: Tensor) -> nn.Linear:
    made = nn.Linear(linear.in_features, len(kept))
    made.weight.copy_(linear.weight[kept])
    made.bias.copy_(linear.bias[kept])
    return made


def _narrowed(
    linear: nn.Linear,
    got: list[Tensor],
    aims: list[Tensor],
    units_of: Callable[[Tensor], Tensor],
    keep: int,
    block: int,
) -> Tensor:
    """Have a matrix read fewer units, changing it in place; return those that it still reads.

    Args:
        linear: the matrix.
        got: what the layer is given by the layers before it, pruned already.
        aims: the sum of that and of what the matrix gives, in the whole network.
        units_of: gives the units that the matrix reads.
        keep: units to keep.
        block: units that stay or go together.
    """
    units = torch.cat([units_of(x)[0] for x in got]).double()
    aim = torch.cat([(aim - x)[0] for aim, x in zip(aims, got, strict=True)]).double()
    mean, goal = units.mean(0), aim.mean(0)
    centred = units - mean
    spread = centred.T @ centred / len(centred)
    spread += RIDGE * spread.diagonal().mean() * torch.eye(len(spread), dtype=spread.dtype)
    kept = _chosen(linear.weight.double(), spread, keep, block)
    weight = linear.weight.double()[:, kept]
    rest = (aim - goal) - centred @ linear.weight.double().T
    within = spread[kept][:, kept]
    across = spread[kept] @ linear.weight.double().T + centred[:, kept].T @ rest / len(centred)
    weight = torch.linalg.solve(within, across).T
    linear.weight = nn.Parameter(weight.float())
    linear.bias = nn.Parameter((goal - mean[kept] @ weight.T).float())
    linear.in_features = len(kept)
    return kept


def _chosen(weight: Tensor, spread: Tensor, keep: int, block: int) -> Tensor:
    """Return the units, in order, without which the others make up for the rest best."""
    alive = torch.arange(len(spread))
    inverse = torch.linalg.inv(spread)
    while len(alive) > keep:
        size = len(alive) // block
        if block == 1:
            cost = (weight**2).sum(0) / inverse.diagonal()
        else:
            parts = [slice(i * block, (i + 1) * block) for i in range(size)]
            cost = torch.stack(
                [
                    ((weight[:, p] @ torch.linalg.inv(inverse[p, p])) * weight[:, p]).sum()
                    for p in parts
                ]
            )
        count = min(AT_ONCE if block == 1 else 1, size - keep // block)
        gone = torch.argsort(cost)[:count, None] * block + torch.arange(block)
        is_kept = torch.ones(len(alive), dtype=torch.bool)
        is_kept[gone.flatten()] = False
        out = ~is_kept
        share = torch.linalg.solve(inverse[out][:, out], inverse[out][:, is_kept])
        weight = weight[:, is_kept] - weight[:, out] @ share
        inverse = inverse[is_kept][:, is_kept] - inverse[is_kept][:, out] @ share
        alive = alive[is_kept]
    return alive


if __name__ == "__main__":
    main()
