"""Turn a trained scorer into the files that Sayso ships.

usage: PYTHONPATH=training python -m scorer.export CHECKPOINT --base FOLDER --out FOLDER
           --train FILE... [--data TEXT] [--licence TEXT] [--base-name TEXT] [--base-licence TEXT]

Written into the folder: `scorer_pairs.onnx`, `scorer_vectors.onnx` (the base itself), what all
networks share, and the manifest `scorer.toml`: what the network was made from, its recipe, scores
and digests.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from scorer.graph import make_pairs, make_vectors
from scorer.network import Scorer, load_scorer
from tagger.export import add_options, write_manifest, write_shared
from tagger.network import load_base


def main() -> None:
    options = argparse.ArgumentParser(description="Write the files of a trained scorer.")
    add_options(options)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(chosen.checkpoint, weights_only=False)
    network = load_scorer(chosen.base, 0.0, saved["layers"])
    network.load_state_dict(saved["average"])
    own = write_network(network, chosen.base, chosen.out)
    write_shared(chosen.base, chosen.out)
    write_manifest(chosen, "scorer", own, network.shape.layers)
    for path in sorted(chosen.out.iterdir()):
        print(f"{path.name}  {path.stat().st_size / 1e6:.1f} MB")


def write_network(network: Scorer, base: Path, folder: Path) -> list[str]:
    """Write a network as two ONNX graphs with int8 weights; return their names."""
    plain = load_base(base)
    graphs = {
        "scorer_pairs.onnx": make_pairs(_weights(network), network.shape),
        "scorer_vectors.onnx": make_vectors(_weights(plain), plain.shape),
    }
    for name, graph in graphs.items():
        (folder / name).write_bytes(graph.SerializeToString(deterministic=True))
    return list(graphs)


def _weights(network: nn.Module) -> dict[str, NDArray[np.float32]]:
    return {name: value.float().numpy() for name, value in network.state_dict().items()}


if __name__ == "__main__":
    main()
