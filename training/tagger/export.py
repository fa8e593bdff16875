"""Turn a trained network into the files that Sayso ships.

usage: PYTHONPATH=training python -m tagger.export CHECKPOINT --base FOLDER --name NAME --out FOLDER
           --train TRAIN.jsonl [--data TEXT] [--licence TEXT] [--base-name TEXT]
           [--base-licence TEXT]

Written into the folder: `NAME.onnx` (int8 weights); what all sizes share: `words.npy` (the word
embeddings in int8), `scales.npy` (a scale a row) and `tokenizer.json`; and the manifest NAME.toml:
what the network was made from, by which recipe, its scores and digests.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from tagger.graph import make_graph
from tagger.network import Tagger, load_words
from tagger.train import load_trained


def main() -> None:
    options = argparse.ArgumentParser(description="Write the files of a trained tagger.")
    add_options(options)
    options.add_argument("--name", required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    network = load_trained(chosen.base, chosen.checkpoint)
    write_network(network, chosen.out / f"{chosen.name}.onnx")
    write_shared(chosen.base, chosen.out)
    write_manifest(chosen, chosen.name, [f"{chosen.name}.onnx"], network.shape.layers)
    for path in sorted(chosen.out.iterdir()):
        print(f"{path.name}  {path.stat().st_size / 1e6:.1f} MB")


def add_options(options: argparse.ArgumentParser) -> None:
    """Add what is asked of every network that is written."""
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--train", type=Path, nargs="+", default=[], help="what it learned from")
    options.add_argument("--data", default="", help="name of the training data, for the manifest")
    options.add_argument("--licence", default="", help="licence of the training data")
    options.add_argument("--base-name", default="all-MiniLM-L6-v2", help="the base encoder's name")
    options.add_argument("--base-licence", default="Apache-2.0", help="the base encoder's licence")


def write_shared(base: Path, folder: Path) -> None:
    """Write what all networks on one base share: word embeddings and tokenizer."""
    write_words(load_words(base).numpy(), folder)
    write_tokenizer(base / "tokenizer.json", folder / "tokenizer.json")


def write_manifest(chosen: argparse.Namespace, name: str, own: list[str], layers: int) -> None:
    """Write what a network was made from, how, its scores in training, and digests.

    Args:
        chosen: the options.
        name: of the network.
        own: names of its own files; those that all share are added.
        layers: of its encoder.
    """
    saved = torch.load(chosen.checkpoint, weights_only=False)
    log = chosen.checkpoint.parent / "log.jsonl"
    lines = (
        [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    )
    recipe = next((line["options"] for line in lines if "options" in line), {})
    recipe |= {"epochs": saved["epoch"], "layers": layers}
    table = {
        "data": {
            "name": chosen.data,
            "licence": chosen.licence,
            "sha256": [_digest(path) for path in chosen.train],
        },
        "base": {
            "name": chosen.base_name,
            "licence": chosen.base_licence,
            "sha256": _digest(chosen.base / "model.safetensors"),
        },
        "recipe": {key.replace(" ", "_"): value for key, value in sorted(recipe.items())},
        "scores_in_training": {
            key.replace(" ", "_"): round(value, 1) for key, value in saved["scores"].items()
        },
        "files": {
            file: _digest(chosen.out / file)
            for file in (*own, "words.npy", "scales.npy", "tokenizer.json")
        },
    }
    parts = ["# What this network was made from. Written by training/tagger/export.py."]
    for title, values in table.items():
        parts.append(f"\n[{title}]")
        parts += [
            f"{json.dumps(k) if '.' in k else k} = {json.dumps(v)}" for k, v in values.items()
        ]
    path = chosen.out / f"{name}.toml"
    kept = path.read_text("utf-8").partition("\n[scores]")[2] if path.is_file() else ""
    path.write_text("\n".join(parts) + "\n" + (f"\n[scores]{kept}" if kept else ""), "utf-8")


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; of a folder, that of its text files' digests in order."""
    if path.is_dir():
        told = "".join(_digest(file) for file in sorted(path.rglob("*.txt")))
        return hashlib.sha256(told.encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_network(network: Tagger, path: Path) -> None:
    """Write a network as ONNX with int8 weights (dynamic quantisation, a scale per column)."""
    weights = {name: value.float().numpy() for name, value in network.state_dict().items()}
    path.write_bytes(make_graph(weights, network.shape).SerializeToString(deterministic=True))


def write_words(words: NDArray[np.float32], folder: Path) -> None:
    """Write word embeddings as int8 with a scale a row."""
    scales = np.maximum(np.abs(words).max(axis=1), 1e-9) / 127  # a row may be empty
    np.save(folder / "words.npy", np.round(words / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))


def write_tokenizer(base: Path, path: Path) -> None:
    """Write the base's tokenizer without cutting and filling up."""
    settings = json.loads(base.read_text("utf-8"))
    settings["truncation"] = settings["padding"] = None
    path.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
