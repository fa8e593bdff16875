"""A small training run from start to shipped files, on a tiny base with random weights."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_base import HIDDEN, INNER, LAYERS, start, write_base
from training_cases import article_of, write_articles

from sayso import networks
from sayso.attribution.quotes import find_quotations
from sayso.attribution.tagger.network import load_network
from sayso.attribution.tagger.pieces import Pieces, cut_pieces
from sayso.errors import ResourceError
from sayso.networks import CLS, SEP, manifest_of

ASKED = "training needs torch: pip install --group train (pip 25.1 or later)"
torch = pytest.importorskip("torch", reason=ASKED)
pytest.importorskip("safetensors.torch", reason=ASKED)
pytest.importorskip("onnx", reason=ASKED)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base, and annotated articles to learn from and to measure on."""
    folder = tmp_path_factory.mktemp("training")
    write_base(folder / "base")
    made = [article_of([[i % 6, (i + 1) % 6], [(i * 5) % 6]], str(i)) for i in range(10)]
    write_articles(folder / "train.jsonl", made[:8])
    write_articles(folder / "dev.jsonl", made[8:])
    (folder / "plain.txt").write_text("The mayor said no.\n\nThe road was closed.\n" * 9, "utf-8")
    return folder


def train(place: Path, out: str, *more: object, ranks: int = 1) -> None:
    process = start(place, "tagger.train", *arguments(out, ranks), *more)
    _, said = process.communicate()
    assert process.returncode == 0, said[-2000:]


def arguments(out: str, ranks: int) -> list[object]:
    plain = "train.jsonl --dev dev.jsonl --base base --epochs 3 --rate 0.01 --batch 200 --window 60"
    return [*plain.split(), "--ranks", ranks, "--out", out]


def weights_of(place: Path, out: str) -> dict[str, bytes]:
    saved = torch.load(place / out / "state.pt", weights_only=False)
    return {name: value.numpy().tobytes() for name, value in saved["average"].items()}


@pytest.fixture(scope="module")
def trained(place: Path) -> str:
    train(place, "out")
    return "out"


def test_loss_falls_and_each_epoch_is_scored(place: Path, trained: str) -> None:
    lines = [json.loads(line) for line in (place / trained / "log.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == [1, 2, 3]
    assert lines[-1]["loss"] < 0.9 * lines[0]["loss"]
    assert all(0 <= line["joint all"] <= 100 for line in lines)
    assert lines[0]["options"]["seed"] == 1


def test_the_same_run_gives_the_same_weights(place: Path, trained: str) -> None:
    train(place, "again")
    assert weights_of(place, "again") == weights_of(place, trained)


def test_a_run_that_was_killed_goes_on_to_the_same_weights(place: Path, trained: str) -> None:
    process = start(place, "tagger.train", *arguments("killed", 1))
    assert process.stdout
    process.stdout.readline()  # the first epoch is over
    process.kill()
    process.communicate()
    assert (
        not (place / "killed" / "state.pt").exists()
        or json.loads((place / "killed" / "log.jsonl").read_text().splitlines()[-1])["epoch"] < 3
    )
    train(place, "killed")
    assert weights_of(place, "killed") == weights_of(place, trained)


def test_two_processes_learn_one_network(place: Path) -> None:
    train(place, "two", ranks=2)
    train(place, "two again", ranks=2)
    assert weights_of(place, "two") == weights_of(place, "two again")


def test_a_smaller_network_learns_from_a_larger_one(place: Path, trained: str) -> None:
    teacher = f"{trained}/state.pt"
    more = ("--start", teacher, "--teacher", teacher, "--unlabelled", "plain.txt", "--layers", 1)
    train(place, "small", *more)
    assert not any(name.startswith("layers.1.") for name in weights_of(place, "small"))


def test_a_narrower_network_is_learned_further_and_shipped(
    place: Path, trained: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = place / "narrow.pt"
    sizes = ("--inner", INNER // 2, "--heads", 1)
    base = ("--base", "base", "--out", small)
    process = start(place, "tagger.prune", f"{trained}/state.pt", "train.jsonl", *base, *sizes)
    _, said = process.communicate()
    assert process.returncode == 0, said[-2000:]
    before = {n: v.shape for n, v in torch.load(small, weights_only=False)["average"].items()}
    assert before["layers.1.widen.weight"] == (INNER // 2, HIDDEN)
    assert before["layers.1.attend.weight"] == (3 * HIDDEN // 2, HIDDEN)
    train(place, "narrow", "--start", small)
    saved = torch.load(place / "narrow" / "state.pt", weights_only=False)["average"]
    assert {name: value.shape for name, value in saved.items()} == before
    monkeypatch.syspath_prepend(place)
    monkeypatch.setattr(networks, "SHIPPED", export(place, "narrow", "default").name)
    shipped = load_network.__wrapped__("default")
    pieces = cut_pieces("“The gate is safe,” said Dana Holt.", [], shipped.tokenizer)
    assert shipped.ask(pieces).tags == pytest.approx(as_trained(place, "narrow", pieces), abs=0.25)


def export(place: Path, out: str, name: str) -> Path:
    folder = place / f"models_{out}"
    more = ("--base", "base", "--name", name, "--out", folder, "--train", "train.jsonl")
    named = ("--base-name", "tiny", "--base-licence", "CC0-1.0", "--data", "Ours")
    process = start(place, "tagger.export", f"{out}/state.pt", *more, *named)
    _, said = process.communicate()
    assert process.returncode == 0, said[-2000:]
    return folder


def test_what_is_exported_is_loaded_and_says_what_was_learned(
    place: Path, trained: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = export(place, trained, "default")
    monkeypatch.syspath_prepend(place)
    monkeypatch.setattr(networks, "SHIPPED", folder.name)
    table = tomllib.loads(manifest_of("default"))
    learned = hashlib.sha256((place / "train.jsonl").read_bytes()).hexdigest()
    assert table["data"] == {"name": "Ours", "licence": "", "sha256": [learned]}
    assert (table["base"]["name"], table["base"]["licence"]) == ("tiny", "CC0-1.0")
    assert (table["recipe"]["epochs"], table["recipe"]["layers"]) == (3, LAYERS)

    text = "“The gate is safe,” said Dana Holt."
    shipped = load_network.__wrapped__("default")
    pieces = cut_pieces(text, find_quotations(text, []), shipped.tokenizer)
    given = shipped.ask(pieces)
    short, _ = shipped.ask_each([pieces, pieces.part(0, 5)])
    assert short.tags == pytest.approx(given.tags, abs=0.1)
    assert given.tags == pytest.approx(as_trained(place, trained, pieces), abs=0.25)
    assert np.exp(given.tags).sum(axis=1) == pytest.approx(np.ones(len(pieces)), abs=1e-4)

    (folder / "words.npy").unlink()
    with pytest.raises(ResourceError, match=r"words\.npy"):
        load_network.__wrapped__("default")


def as_trained(place: Path, out: str, pieces: Pieces) -> NDArray[np.float32]:
    """Return the log probabilities of labels that the trained network gives, before export."""
    from tagger.network import load_words
    from tagger.train import load_trained

    trained = load_trained(place / "base", place / out / "state.pt")
    ids = torch.from_numpy(np.array([CLS, *pieces.ids, SEP]))
    features = torch.from_numpy(np.array([0, *pieces.features, 0]))
    with torch.no_grad():
        tags, _ = trained(load_words(place / "base")[ids][None], features[None])
    given: NDArray[np.float32] = tags[0, 1:-1].log_softmax(-1).numpy()
    return given
