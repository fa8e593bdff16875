"""Train the scorer of pairs of claims.

usage: PYTHONPATH=training python -m scorer.train --base FOLDER --out FOLDER
           [--pairs FILE.jsonl ...] [--piles FOLDER ...] [--dev FOLDER ...] [--start CHECKPOINT]

`--piles` and `--dev` hold marked piles (`scorer.piles`), `--pairs` are JSON Lines with premise,
hypothesis and label (entails, contradicts, neutral). `--start` may be a checkpoint of
`scorer.vectors`, whose encoder is taken over. Runs as `tagger.train` does: on a
CPU in `--ranks` processes of one thread, seeds fixed, resumed from `--out` where it stopped.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional

from running import learn, resume, save_state, write_epoch
from sayso.linking.scorer.pieces import join
from scorer.data import (
    Matter,
    Pair,
    load_tokenizer,
    matter_of,
    pairs_of,
    pairs_of_rows,
    read_rows,
)
from scorer.network import Scorer, average_precision, load_scorer
from scorer.piles import AGREE, CONFLICT, NEITHER, UNKNOWN, read_all
from tagger.network import load_words

OWN = ("parts.", "middle.", "outcome.")
MASK = 103
SMOOTHING = 0.05
RISING = 0.05
"""Share of the run in which the learning rate rises."""


@dataclass(slots=True)
class Run:
    """One process of a training run."""

    options: argparse.Namespace
    rank: int
    network: Scorer
    average: Scorer
    words: Tensor
    optimizer: torch.optim.AdamW
    step: int = 0
    planned: int = 0
    epoch: int = 0


def main() -> None:
    options = argparse.ArgumentParser(description="Train the scorer of pairs of claims.")
    options.add_argument("--piles", type=Path, nargs="+", default=[])
    options.add_argument("--pairs", type=Path, nargs="+", default=[])
    options.add_argument("--dev", type=Path, nargs="+", default=[])
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--start", type=Path)
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--faster", type=float, default=4.0, help="rate of new parts, times")
    options.add_argument("--batch", type=int, default=2400, help="wordpieces a step")
    options.add_argument("--layers", type=int, nargs="+")
    options.add_argument("--few", type=int, default=0, help="of --pairs an epoch; 0: all")
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--masked", type=float, default=0.05)
    options.add_argument("--keep", type=float, default=0.995)
    options.add_argument("--ranks", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(work, (chosen, chosen.ranks, folder), nprocs=chosen.ranks)


def work(rank: int, options: argparse.Namespace, ranks: int, folder: str) -> None:
    """Train in one of the processes of a run."""
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=f"file://{folder}/meet", rank=rank, world_size=ranks
    )
    torch.manual_seed(options.seed)
    run = prepare(options, rank)
    tokenizer = load_tokenizer(options.base)
    piles = [matter_of(pile, tokenizer) for pile in read_all(options.piles)]
    rows = [row for path in options.pairs for row in read_rows(path)]
    dev = [matter_of(pile, tokenizer) for pile in read_all(options.dev)]
    while run.epoch < options.epochs:
        chance = random.Random(f"{options.seed} {run.epoch}")
        chance.shuffle(rows)
        pairs = pairs_of_rows(rows[: options.few or None], tokenizer)
        pairs += [pair for matter in piles for pair in pairs_of(matter, chance)]
        steps = make_batches(pairs, options.batch // ranks, ranks, chance)
        torch.manual_seed((options.seed * 1000 + run.epoch) * 100 + rank)
        run.planned = run.planned or len(steps) * options.epochs
        started = time.perf_counter()
        mine = [step[rank] for step in steps]
        loss = learn(run, mine, lambda batch: _loss(run, batch), ranks, RISING)
        run.epoch += 1
        told = [score_all(run.average, run.words, matter) for matter in dev[rank::ranks]]
        every: list[Any] = [None] * ranks
        distributed.all_gather_object(every, told)
        if rank == 0:
            golds = [matter.outcomes for r in range(ranks) for matter in dev[r::ranks]]
            given = [one for row in every for one in row]
            scores = measure(golds, given) if dev else {}
            write_epoch(options, run.epoch, loss, time.perf_counter() - started, scores)
            save_state(run, scores)
        distributed.barrier()
    distributed.destroy_process_group()


def make_batches(
    pairs: list[Pair], most: int, ranks: int, chance: random.Random
) -> list[list[list[Pair]]]:
    """Return steps, each a batch for every process, of pairs of about one length."""
    chance.shuffle(pairs)
    pairs = sorted(pairs, key=lambda pair: (len(pair[0]) + len(pair[1]) + 3) // 8)
    batches: list[list[Pair]] = [[]]
    for pair in pairs:
        size = len(pair[0]) + len(pair[1]) + 3
        if batches[-1] and (len(batches[-1]) + 1) * size > most:
            batches.append([])
        batches[-1].append(pair)
    steps = [batches[at : at + ranks] for at in range(0, len(batches) - ranks + 1, ranks)]
    chance.shuffle(steps)
    return steps


def prepare(options: argparse.Namespace, rank: int) -> Run:
    """Load the base, a checkpoint to start from, or where an earlier run stopped."""
    network = load_scorer(options.base, options.dropout, options.layers)
    if options.start:
        take_over(network, torch.load(options.start, weights_only=False)["average"])
    average = load_scorer(options.base, 0.0, options.layers)
    average.load_state_dict(network.state_dict())
    own = [p for n, p in network.named_parameters() if n.startswith(OWN)]
    body = [p for n, p in network.named_parameters() if not n.startswith(OWN)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "times": 1.0}, {"params": own, "times": options.faster}],
        lr=options.rate,
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    run = Run(options, rank, network, average.eval(), load_words(options.base), optimizer)
    resume(run)
    return run


def take_over(network: Scorer, state: dict[str, Tensor]) -> None:
    """Take the weights of another network that this one has in the same shape."""
    own = network.state_dict()
    own |= {n: v for n, v in state.items() if n in own and own[n].shape == v.shape}
    network.load_state_dict(own)


def stacked(pairs: list[Pair], words: Tensor, masked: float = 0.0) -> tuple[Tensor, ...]:
    """Return embedded words, parts, mask and pool of pairs, and what they are to each other."""
    joined = [join(a, b) for a, b, _ in pairs]
    longest = max(len(ids) for ids, _, _ in joined)
    ids = torch.zeros(len(pairs), longest, dtype=torch.int64)
    parts = torch.zeros_like(ids)
    pool = torch.zeros(len(pairs), 3, longest)
    for row, (some, kinds, weights) in enumerate(joined):
        ids[row, : len(some)] = torch.from_numpy(some)
        parts[row, : len(some)] = torch.from_numpy(kinds)
        pool[row, :, : len(some)] = torch.from_numpy(weights)
    mask = ids != 0
    if masked:
        ids[(torch.rand(ids.shape) < masked) & (parts > 0)] = MASK
    return words[ids], parts, mask, pool, torch.tensor([outcome for _, _, outcome in pairs])


def _loss(run: Run, batch: list[Pair]) -> Tensor:
    *given, truth = stacked(batch, run.words, run.options.masked)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = run.network(*given)
    return functional.cross_entropy(scores.float(), truth, label_smoothing=SMOOTHING)


@torch.no_grad()
def score_all(network: Scorer, words: Tensor, matter: Matter) -> NDArray[Any]:
    """Return the probabilities of the outcomes of all known pairs (claims x claims x 3)."""
    rows = np.argwhere(np.tril(matter.outcomes != UNKNOWN, -1)).tolist()
    rows.sort(key=lambda row: len(matter.claims[row[0]]) + len(matter.claims[row[1]]))
    told = np.zeros((*matter.outcomes.shape, 3))
    for at in range(0, len(rows), 32):
        some = rows[at : at + 32]
        *given, _ = stacked([(matter.claims[i], matter.claims[j], 0) for i, j in some], words)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(*given).float().softmax(-1)
        for (i, j), row in zip(some, scores.numpy(), strict=True):
            told[i, j] = told[j, i] = row
    return told


def measure(golds: list[NDArray[Any]], told: list[NDArray[Any]]) -> dict[str, float]:
    """Return average precisions, in per cent: of pairs of one point, and of either outcome."""
    known = [np.tril(outcomes != UNKNOWN, -1) for outcomes in golds]
    gold = np.concatenate([o[k] for o, k in zip(golds, known, strict=True)])
    given = np.concatenate([t[k] for t, k in zip(told, known, strict=True)])
    one = gold > NEITHER
    sides = np.where(given[one, CONFLICT] > given[one, AGREE], CONFLICT, AGREE)
    return {
        "one point": 100 * average_precision(one, given[:, AGREE] + given[:, CONFLICT]),
        "agree": 100 * average_precision(gold == AGREE, given[:, AGREE]),
        "conflict": 100 * average_precision(gold == CONFLICT, given[:, CONFLICT]),
        "sides of one point": 100 * float((sides == gold[one]).mean()),
    }


if __name__ == "__main__":
    main()
