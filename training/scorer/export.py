"""Turn a trained scorer into the files that Sayso ships.

usage: PYTHONPATH=training python -m scorer.export CHECKPOINT --base FOLDER --out FOLDER
           --train FILE... [--data TEXT] [--licence TEXT] [--base-name TEXT] [--base-licence TEXT]

CHECKPOINT is of a run of `scorer.vectors`. Written into the folder: `scorer_vectors.onnx`, what all
networks share, and the manifest `scorer_vectors.toml`: what the network was made from, its recipe,
scores and digests.
"""

from __future__ import annotations

import argparse

import torch

from sayso.linking.scorer.network import VECTORS
from scorer.graph import make_vectors
from scorer.vectors import load_placer
from tagger.export import add_options, write_manifest, write_shared


def main() -> None:
    options = argparse.ArgumentParser(description="Write the files of a trained scorer.")
    add_options(options)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    placer = load_placer(chosen.base)
    placer.load_state_dict(torch.load(chosen.checkpoint, weights_only=False)["average"])
    weights = {name: value.float().numpy() for name, value in placer.state_dict().items()}
    graph = make_vectors(weights, placer.shape)
    file = f"{VECTORS}.onnx"
    (chosen.out / file).write_bytes(graph.SerializeToString(deterministic=True))
    write_shared(chosen.base, chosen.out)
    write_manifest(chosen, VECTORS, [file], placer.shape.layers)
    for path in sorted(chosen.out.iterdir()):
        print(f"{path.name}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
