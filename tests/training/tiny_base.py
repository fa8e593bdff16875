"""A base encoder with random weights, and how a module of `training/` is started beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from sayso.networks import SHIPPED

ROOT = Path(__file__).parents[2]
HIDDEN, INNER, LAYERS = 16, 32, 2
CONFIG = {
    "num_hidden_layers": LAYERS,
    "hidden_size": HIDDEN,
    "num_attention_heads": 2,
    "intermediate_size": INNER,
    "vocab_size": 30522,
    "max_position_embeddings": 300,
    "layer_norm_eps": 1e-12,
}


def write_base(folder: Path) -> Path:
    """Write an encoder with random weights, of the shape of a BERT encoder."""
    torch = import_module("torch")  # not in the environment that types are checked in
    save_file = import_module("safetensors.torch").save_file

    torch.manual_seed(5)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (CONFIG["vocab_size"], HIDDEN),  # type: ignore[dict-item]
        "embeddings.position_embeddings.weight": (300, HIDDEN),
        "embeddings.token_type_embeddings.weight": (2, HIDDEN),
        "embeddings.LayerNorm.weight": (HIDDEN,),
        "embeddings.LayerNorm.bias": (HIDDEN,),
    }
    for number in range(LAYERS):
        parts = {f"attention.self.{n}": (HIDDEN, HIDDEN) for n in ("query", "key", "value")}
        parts |= {
            "attention.output.dense": (HIDDEN, HIDDEN),
            "intermediate.dense": (INNER, HIDDEN),
            "output.dense": (HIDDEN, INNER),
        }
        for name, shape in parts.items():
            shapes[f"encoder.layer.{number}.{name}.weight"] = shape
            shapes[f"encoder.layer.{number}.{name}.bias"] = shape[:1]
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"encoder.layer.{number}.{name}.weight"] = (HIDDEN,)
            shapes[f"encoder.layer.{number}.{name}.bias"] = (HIDDEN,)
    weights = {
        name: torch.ones(shape) if "LayerNorm.weight" in name else 0.2 * torch.randn(shape)
        for name, shape in shapes.items()
    }
    weights["embeddings.word_embeddings.weight"][0] = 0  # what fills up, as bases often have it
    folder.mkdir()
    save_file(weights, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(CONFIG))
    tokenizer = files(SHIPPED).joinpath("tokenizer.json").read_text("utf-8")
    (folder / "tokenizer.json").write_text(tokenizer, "utf-8")
    return folder


def command(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", module, *map(str, arguments)]


def start(place: Path, module: str, *arguments: object) -> subprocess.Popen[str]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "training")))
    return subprocess.Popen(
        command(module, *arguments),
        cwd=place,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
