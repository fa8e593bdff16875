"""Turn a trained network into the files that Sayso ships.

usage: PYTHONPATH=training python -m tagger.export CHECKPOINT --base FOLDER --name NAME --out FOLDER
           [--recipe TEXT]

Written into the folder: `NAME.onnx` (int8 weights), and what all sizes share, `words.npy` (the
word embeddings in int8) with `scales.npy` (a scale a row) and `tokenizer.json`. `NAME.toml`, the manifest, says what it
was made from, by which recipe, its scores and digests.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tagger.network import Tagger, load_words
from tagger.train import load_trained

OPSET = 17


class Shipped(nn.Module):
    """A tagger as it is shipped: one window in, log probabilities out."""

    def __init__(self, network: Tagger) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        tags, pointers = self.network(words[None], features[None])
        return tags[0].log_softmax(-1), pointers[0].log_softmax(-1)


def main() -> None:
    options = argparse.ArgumentParser(description="Write the files of a trained tagger.")
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--name", required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    network = load_trained(chosen.base, chosen.checkpoint)
    write_network(network, chosen.out / f"{chosen.name}.onnx")
    write_words(load_words(chosen.base).numpy(), chosen.out)
    write_tokenizer(chosen.base / "tokenizer.json", chosen.out / "tokenizer.json")
    for path in sorted(chosen.out.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.name}  {path.stat().st_size / 1e6:.1f} MB  {digest}")


def write_network(network: Tagger, path: Path) -> None:
    """Write a network as ONNX with int8 weights (dynamic quantisation, a scale per column)."""
    hidden = network.shape.hidden
    example = (torch.randn(24, hidden), torch.zeros(24, dtype=torch.int64))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Shipped(network).eval(),
            example,
            str(plain),
            input_names=["words", "features"],
            output_names=["tags", "pointers"],
            dynamic_axes={
                "words": {0: "pieces"},
                "features": {0: "pieces"},
                "tags": {0: "pieces"},
                "pointers": {1: "pieces", 2: "pieces"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
        onnx.checker.check_model(str(plain))
        quantize_dynamic(
            str(plain),
            str(path),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )


def write_words(words: NDArray[np.float32], folder: Path) -> None:
    """Write word embeddings as int8 with a scale a row."""
    scales = np.abs(words).max(axis=1) / 127
    np.save(folder / "words.npy", np.round(words / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))


def write_tokenizer(base: Path, path: Path) -> None:
    """Write the base's tokenizer without cutting and filling up."""
    settings = json.loads(base.read_text("utf-8"))
    settings["truncation"] = settings["padding"] = None
    path.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
