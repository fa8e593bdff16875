"""Turn a trained half of the scorer into the files that Sayso ships.

usage: PYTHONPATH=training python -m scorer.export CHECKPOINT --name scorer_vectors|scorer_pairs
           --base FOLDER --out FOLDER --train FILE... [--data TEXT] [--licence TEXT]
           [--base-name TEXT] [--base-licence TEXT]

`scorer_vectors` is of a run of `scorer.vectors`, `scorer_pairs` of one of `scorer.train`. Written
into the folder: `NAME.onnx`, what all networks share, and the manifest `NAME.toml`: what the
network was made from, its recipe, scores and digests.
"""

from __future__ import annotations

import argparse

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import nn

from sayso.linking.scorer.network import PAIRS, VECTORS
from scorer.graph import make_pairs, make_vectors
from scorer.network import load_scorer
from scorer.vectors import load_placer
from tagger.export import add_options, write_manifest, write_shared
from tagger.network import Shape


def main() -> None:
    options = argparse.ArgumentParser(description="Write the files of a half of the scorer.")
    add_options(options)
    options.add_argument("--name", choices=(VECTORS, PAIRS), required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    graph, shape = _graph_of(chosen)
    file = f"{chosen.name}.onnx"
    (chosen.out / file).write_bytes(graph.SerializeToString(deterministic=True))
    write_shared(chosen.base, chosen.out)
    write_manifest(chosen, chosen.name, [file], shape.layers)
    for path in sorted(chosen.out.iterdir()):
        print(f"{path.name}  {path.stat().st_size / 1e6:.1f} MB")


def _graph_of(chosen: argparse.Namespace) -> tuple[onnx.ModelProto, Shape]:
    """Return the graph of a checkpoint with int8 weights, and the sizes of its encoder."""
    saved = torch.load(chosen.checkpoint, weights_only=False)
    if chosen.name == PAIRS:
        scorer = load_scorer(chosen.base, 0.0, saved["layers"])
        scorer.load_state_dict(saved["average"])
        return make_pairs(_weights(scorer), scorer.shape), scorer.shape
    placer = load_placer(chosen.base)
    placer.load_state_dict(saved["average"])
    return make_vectors(_weights(placer), placer.shape), placer.shape


def _weights(network: nn.Module) -> dict[str, NDArray[np.float32]]:
    return {name: value.float().numpy() for name, value in network.state_dict().items()}


if __name__ == "__main__":
    main()
