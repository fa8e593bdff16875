"""Train the tagger and linker of attributions.

usage: PYTHONPATH=training python -m tagger.train TRAIN.jsonl --dev DEV.jsonl --base FOLDER
           --out FOLDER [--layers 0 2 5] [--teacher CHECKPOINT ...] [--unlabelled FILE ...]

TRAIN and DEV are annotated articles in the form of `tagger.data`. `--base` holds a BERT encoder
(config.json, model.safetensors, tokenizer.json). The run is resumed from `--out` where it stopped
after an epoch. With teachers (checkpoints of earlier runs) the network also learns the mean of
their probabilities, on the unlabelled texts too.

Runs on a CPU (`--ranks` processes of one thread, gradients averaged) or on a GPU where there is
one. Seeds are fixed: the same data, ranks and machine give the same network.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional

from running import learn, resume, save_state, write_epoch
from sayso.attribution.tagger.decode import Outputs, decode
from sayso.attribution.tagger.pieces import Pieces, find_windows
from sayso.networks import CLS, SEP
from tagger.augment import Odds, find_names, vary
from tagger.data import (
    MASK,
    UNKNOWN,
    Article,
    Gold,
    Ranges,
    Window,
    encode,
    load_articles,
    make_batches,
    make_windows,
)
from tagger.network import Tagger, load_base, load_words
from tagger.score import score

POINTER_WEIGHT = 0.3
RISING = 0.04
"""Share of the run in which the learning rate rises."""
HEADS = ("tags.", "points.", "features.")
"""Parts that begin untrained and learn faster."""


@dataclass(slots=True)
class Run:
    """One process of a training run."""

    options: argparse.Namespace
    rank: int
    device: torch.device
    network: Tagger
    average: Tagger
    words: Tensor
    tokenizer: Tokenizer
    teachers: list[Tagger]
    optimizer: torch.optim.AdamW
    epoch: int = 0
    step: int = 0
    planned: int = 0


def main() -> None:
    options = argparse.ArgumentParser(description="Train the tagger of attributions.")
    options.add_argument("train", type=Path, nargs="+")
    options.add_argument("--dev", type=Path, required=True)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--layers", type=int, nargs="+")
    options.add_argument("--start", type=Path, help="checkpoint to go on from, layers chosen of it")
    options.add_argument("--teacher", type=Path, nargs="+", default=[])
    options.add_argument("--unlabelled", type=Path, nargs="+", default=[])
    options.add_argument("--epochs", type=int, default=14)
    options.add_argument("--rate", type=float, default=2.5e-4)
    options.add_argument("--faster", type=float, default=3.0, help="rate of new parts, times")
    options.add_argument("--batch", type=int, default=1600, help="wordpieces a step")
    options.add_argument("--window", type=int, default=160)
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--masked", type=float, default=0.04)
    options.add_argument("--keep", type=float, default=0.998, help="of the running average, a step")
    options.add_argument("--ranks", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    ranks = 1 if torch.cuda.is_available() else chosen.ranks
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(work, (chosen, ranks, folder), nprocs=ranks)


def work(rank: int, options: argparse.Namespace, ranks: int, folder: str) -> None:
    """Train in one of the processes of a run."""
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=f"file://{folder}/meet", rank=rank, world_size=ranks
    )
    torch.manual_seed(options.seed)  # the same in every process: they must begin alike
    run = prepare(options, rank)
    articles = [a for path in options.train for a in load_articles(path)]
    unlabelled = [a for path in options.unlabelled for a in load_texts(path)]
    dev = load_articles(options.dev)
    names = find_names(articles)
    while run.epoch < options.epochs:
        random = np.random.default_rng([options.seed, run.epoch])
        torch.manual_seed((options.seed * 1000 + run.epoch) * 100 + rank)
        windows = [
            w
            for some, is_gold in ((articles, True), (unlabelled, False))
            for a in some
            for w in _varied(a, names, random, (run.tokenizer, options), is_gold)
        ]
        steps = make_batches(windows, options.batch // ranks, ranks, random)
        run.planned = run.planned or len(steps) * options.epochs
        started = time.perf_counter()
        mine = [step[rank] for step in steps]
        loss = learn(run, mine, lambda batch: _loss(run, batch), ranks, RISING)
        run.epoch += 1
        scores = _evaluate(run, dev[rank::ranks], ranks)
        if rank == 0:
            write_epoch(options, run.epoch, loss, time.perf_counter() - started, scores)
            save_state(run, scores)
        distributed.barrier()
    distributed.destroy_process_group()


def prepare(options: argparse.Namespace, rank: int) -> Run:
    """Load the base, or where an earlier run into the same folder stopped."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = load_base(options.base, options.layers, options.dropout)
    if options.start:
        start = torch.load(options.start, weights_only=False)["average"]
        network.load_state_dict(chosen_layers(start, options.layers))
    average = load_base(options.base, options.layers, 0.0)
    average.load_state_dict(network.state_dict())
    heads = [p for n, p in network.named_parameters() if n.startswith(HEADS)]
    body = [p for n, p in network.named_parameters() if not n.startswith(HEADS)]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "times": 1.0},
            {"params": heads, "times": 1.0 if options.start else options.faster},
        ],
        lr=options.rate,
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    teachers = [load_trained(options.base, path).to(device) for path in options.teacher]
    run = Run(
        options,
        rank,
        device,
        network.to(device),
        average.to(device).eval(),
        load_words(options.base).to(device),
        tokenizer,
        teachers,
        optimizer,
    )
    resume(run)
    return run


def chosen_layers(state: dict[str, Tensor], layers: list[int] | None) -> dict[str, Tensor]:
    """Return the weights of a network with only some of its layers."""
    if layers is None:
        return state
    kept = {}
    for name, value in state.items():
        if not name.startswith("layers."):
            kept[name] = value
            continue
        _, number, rest = name.split(".", 2)
        if int(number) in layers:
            kept[f"layers.{layers.index(int(number))}.{rest}"] = value
    return kept


def load_trained(base: Path, path: Path) -> Tagger:
    """Return the network of a checkpoint, ready to be asked."""
    saved = torch.load(path, weights_only=False)
    network = load_base(base, saved["layers"], 0.0)
    network.load_state_dict(saved["average"])
    return network.eval()


def load_texts(path: Path) -> Iterator[Article]:
    """Read unlabelled text: paragraphs or sentences a line, cut into articles of 30 lines."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    for number, start in enumerate(range(0, len(lines), 30)):
        yield Article(f"{path.name} {number}", "\n".join(lines[start : start + 30]), ())


def _varied(
    article: Article,
    names: tuple[list[str], list[str]],
    random: np.random.Generator,
    using: tuple[Tokenizer, argparse.Namespace],
    is_gold: bool,
) -> Iterator[Window]:
    """Yield the windows of a varied copy; of an unlabelled text only teachers know the tags."""
    tokenizer, options = using
    article_ = vary(article, names, random, Odds())
    first = int(random.integers(20, options.window))
    longest = int(random.integers(options.window * 2 // 3, options.window + 1))
    for window in make_windows(article_, tokenizer, longest, first):
        ids = window.ids.copy()
        hidden = random.random(len(ids)) < options.masked
        hidden[[0, -1]] = False
        ids[hidden] = MASK
        tags = window.tags if is_gold else np.full_like(window.tags, UNKNOWN)
        yield Window(ids, window.features, tags, window.targets)


def _stack(run: Run, batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    longest = max(len(w.ids) for w in batch)

    def padded(name: str, fill: int) -> Tensor:
        rows = [
            np.pad(v, [(0, longest - len(v)), *[(0, 0)] * (v.ndim - 1)], constant_values=fill)
            for v in (getattr(w, name) for w in batch)
        ]
        return torch.from_numpy(np.stack(rows)).to(run.device)

    ids = padded("ids", 0)
    return ids, padded("features", 0), padded("tags", UNKNOWN), padded("targets", UNKNOWN), ids != 0


def _loss(run: Run, batch: list[Window]) -> Tensor:
    ids, features, tags, targets, mask = _stack(run, batch)
    words = run.words[ids]
    with torch.autocast(run.device.type, dtype=torch.bfloat16):
        tag_scores, pointers = run.network(words, features, mask)
    tag_scores, pointers = tag_scores.float(), pointers.float()
    loss = _mean_loss(tag_scores.flatten(0, 1), tags.flatten())
    for i in range(pointers.shape[1]):
        loss = loss + POINTER_WEIGHT * _mean_loss(
            pointers[:, i].flatten(0, 1), targets[..., i].flatten()
        )
    if run.teachers:
        loss = loss + _distance(run, (words, features, mask), tag_scores, pointers)
    return loss


def _mean_loss(scores: Tensor, targets: Tensor) -> Tensor:
    total = functional.cross_entropy(scores, targets, ignore_index=UNKNOWN, reduction="sum")
    return total / (targets != UNKNOWN).sum().clamp(min=1)


def _distance(
    run: Run, given: tuple[Tensor, Tensor, Tensor], tag_scores: Tensor, pointers: Tensor
) -> Tensor:
    """Return how far the network is from the mean of its teachers (Kullback-Leibler)."""
    mask = given[2]
    with torch.no_grad(), torch.autocast(run.device.type, dtype=torch.bfloat16):
        taught = [teacher(*given) for teacher in run.teachers]
    tags = torch.stack([t.float().softmax(-1) for t, _ in taught]).mean(0)
    links = torch.stack([p.float().softmax(-1) for _, p in taught]).mean(0)
    loss = (
        functional.kl_div(tag_scores.log_softmax(-1), tags, reduction="none").sum(-1)[mask].mean()
    )
    roles = tags[..., 5:].sum(-1), tags[..., 3:5].sum(-1), tags[..., 5:].sum(-1)
    for i, role in enumerate(roles):  # a pointer matters where its part is
        apart = functional.kl_div(
            pointers[:, i].log_softmax(-1), links[:, i], reduction="none"
        ).sum(-1)
        weight = role * mask
        loss = loss + POINTER_WEIGHT * (apart * weight).sum() / weight.sum().clamp(min=1)
    return loss


def _evaluate(run: Run, articles: list[Article], ranks: int) -> dict[str, float]:
    pairs = [(a.text, list(a.golds), find(run, run.average, a)) for a in articles]
    every: list[object] = [None] * ranks
    distributed.all_gather_object(every, pairs)
    return score(itertools.chain.from_iterable(every))  # type: ignore[arg-type]


def find(run: Run, network: Tagger, article: Article, longest: int = 128) -> list[Gold]:
    """Return the attributions that a network finds in a text."""
    pieces = encode(article, run.tokenizer)
    found = []
    for a, b in find_windows(article.text, pieces, longest):
        part = pieces.part(a, b)
        found += [
            Gold(*(_ranges(part, s) for s in (t.source, t.cue, *[t.contents])))
            for t in decode(ask(run, network, part))
        ]
    return found


def _ranges(pieces: Pieces, parts: object) -> Ranges:
    if parts is None:
        return ()
    many = parts if parts and isinstance(parts[0], tuple) else (parts,)  # type: ignore[index]
    return tuple((int(pieces.starts[a]), int(pieces.ends[b - 1])) for a, b in many)  # type: ignore


@torch.no_grad()
def ask(run: Run, network: Tagger, pieces: Pieces) -> Outputs:
    """Return what a network says of one window."""
    ids = torch.from_numpy(np.concatenate([[CLS], pieces.ids, [SEP]]))[None].to(run.device)
    features = torch.from_numpy(np.concatenate([[0], pieces.features, [0]]))[None].to(run.device)
    with torch.autocast(run.device.type, dtype=torch.bfloat16):
        tags, pointers = network(run.words[ids], features)
    tag_rows = tags[0, 1:-1].float().log_softmax(-1).cpu().numpy()
    rows = pointers[0, :, 1:-1, :-1].float().log_softmax(-1).cpu().numpy()
    return Outputs(tag_rows, rows[0], rows[1], rows[2])


if __name__ == "__main__":
    main()
