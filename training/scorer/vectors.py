"""Train where claims lie: vectors that are near each other where two claims are on one point.

usage: PYTHONPATH=training python -m scorer.vectors --base FOLDER --out FOLDER
           [--piles FOLDER ...] [--dev FOLDER ...] [--start CHECKPOINT]

A step takes all claims of a few piles, each with the words before it, and the titles of their
points. Every two of one point, whichever side they take, are drawn together and away from all
others. Beside that a small head learns what two vectors are to each other (neither, agree,
conflict), so that the sides leave their trace; it is not shipped. Runs as `tagger.train` does: on
a CPU in `--ranks` processes of one thread, seeds fixed, resumed from `--out` where it stopped.
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
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing, nn
from torch.nn import functional

from fitting import average_precision
from running import learn, resume, save_state, write_epoch
from sayso.linking.scorer.pieces import Said, place_of
from scorer.data import load_tokenizer, titled
from scorer.piles import OUTCOMES, UNKNOWN, SmallPile, is_one_point, outcome_of, read_all
from tagger.network import Shape, Tagger, load_base, load_words

HEAD = ("middle.", "outcome.")
MIDDLE = 256
FASTER = 10.0
"""Learning rate of the head, times that of the encoder."""
SHARP = 0.05
"""What cosines are divided by before they are compared."""
ROWS = 32
"""Claims of about one length that go through the encoder together."""
RISING = 0.08


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims and titles of a pile, with what each two are (claims x claims, symmetric).

    `one` is 1 where both are on one point; `outcomes` are UNKNOWN on the diagonal and where nothing
    is to be learned.
    """

    claims: tuple[Said, ...]
    one: Tensor
    outcomes: Tensor


@dataclass(slots=True)
class Run:
    """One process of a training run."""

    options: argparse.Namespace
    rank: int
    network: Placer
    average: Placer
    words: Tensor
    optimizer: torch.optim.AdamW
    step: int = 0
    planned: int = 0
    epoch: int = 0


class Placer(nn.Module):
    """The encoder of one claim, with the head that is not shipped.

    Args:
        base: the encoder whose parts are taken over.
        shape: of the base encoder.
    """

    def __init__(self, base: Tagger, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.positions, self.norm, self.layers = base.positions, base.norm, base.layers
        self.middle = nn.Linear(3 * shape.hidden, MIDDLE)
        self.outcome = nn.Linear(MIDDLE, len(OUTCOMES))

    def forward(self, words: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        """Return a vector a claim, not of length 1 (claims x hidden).

        Args:
            words: embedded, claims x length x hidden.
            mask: claims x length, False where nothing stands.
            pool: claims x length: what the rows are weighed with.
        """
        x = words + self.positions.weight[: words.shape[1]]
        x = self.norm(x.to(self.norm.weight.dtype))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        vectors: Tensor = (pool[:, None, :].to(x.dtype) @ x).squeeze(1).float()
        return vectors

    def compare(self, a: Tensor, b: Tensor) -> Tensor:
        """Return scores of OUTCOMES for rows of vectors, before the softmax (pairs x 3)."""
        seen = torch.cat([a + b, (a - b).abs(), a * b], dim=-1)
        scores: Tensor = self.outcome(functional.gelu(self.middle(seen)))
        return scores


def load_placer(base: Path, dropout: float = 0.0) -> Placer:
    """Return a placer on a base encoder, its head untrained."""
    plain = load_base(base, None, dropout)
    return Placer(plain, plain.shape)


def main() -> None:
    options = argparse.ArgumentParser(description="Train where claims lie.")
    options.add_argument("--piles", type=Path, nargs="+", default=[])
    options.add_argument("--dev", type=Path, nargs="+", default=[])
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--start", type=Path)
    options.add_argument("--epochs", type=int, default=3)
    options.add_argument("--rate", type=float, default=8e-5)
    options.add_argument("--batch", type=int, default=4, help="piles a step")
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--keep", type=float, default=0.99)
    options.add_argument("--ranks", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chosen.layers = None
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
    piles = [gathered(pile, tokenizer) for pile in read_all(options.piles)]
    dev = [gathered(pile, tokenizer) for pile in read_all(options.dev)]
    each = max(1, options.batch // ranks)
    while run.epoch < options.epochs:
        chance = random.Random(f"{options.seed} {run.epoch}")
        chance.shuffle(piles)
        steps = len(piles) // (each * ranks)
        run.planned = run.planned or max(1, steps * options.epochs)
        torch.manual_seed((options.seed * 1000 + run.epoch) * 100 + rank)
        started = time.perf_counter()
        mine = [piles[(s * ranks + rank) * each :][:each] for s in range(steps)]
        loss = learn(run, mine, lambda some: _loss(run, some), ranks, RISING)
        run.epoch += 1
        if rank == 0:
            scores = measure(run.average, run.words, dev) if dev else {}
            write_epoch(options, run.epoch, loss, time.perf_counter() - started, scores)
            save_state(run, scores)
        distributed.barrier()
    distributed.destroy_process_group()


def prepare(options: argparse.Namespace, rank: int) -> Run:
    """Load the base, a checkpoint to start from, or where an earlier run stopped."""
    network = load_placer(options.base, options.dropout)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=False)["average"])
    average = load_placer(options.base)
    average.load_state_dict(network.state_dict())
    own = [p for n, p in network.named_parameters() if n.startswith(HEAD)]
    body = [p for n, p in network.named_parameters() if not n.startswith(HEAD)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "times": 1.0}, {"params": own, "times": FASTER}],
        lr=options.rate,
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    run = Run(options, rank, network, average.eval(), load_words(options.base), optimizer)
    resume(run)
    return run


def gathered(pile: SmallPile, tokenizer: Tokenizer) -> Gathered:
    """Return a pile as what a step takes, titles among its claims."""
    said, claims = titled(pile, tokenizer)
    one = torch.zeros(len(claims), len(claims))
    outcomes = torch.full((len(claims), len(claims)), UNKNOWN)
    for i, a in enumerate(claims):
        for j, b in enumerate(claims[:i]):
            one[i, j] = one[j, i] = is_one_point(a, b)
            outcomes[i, j] = outcomes[j, i] = outcome_of(a, b)
    return Gathered(said, one, outcomes)


def _loss(run: Run, some: list[Gathered]) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = place_all(run.network, run.words, [said for one in some for said in one.claims])
    one = torch.block_diag(*[matter.one for matter in some])
    apart = torch.eye(len(one), dtype=torch.bool)
    unit = functional.normalize(vectors, dim=-1)
    near = (unit @ unit.T / SHARP).masked_fill(apart, -1e4)
    others = torch.logsumexp(near.masked_fill(one > 0, -1e4), 1, keepdim=True)
    told = near - torch.logaddexp(near, others)
    many = one.sum(1)
    drawn = -((told * one).sum(1)[many > 0] / many[many > 0]).mean()
    return drawn + _head_loss(run.network, vectors, some)


def _head_loss(network: Placer, vectors: Tensor, some: list[Gathered]) -> Tensor:
    """Return the loss of the head over all pairs of one point and as many others."""
    rows, at = [], 0
    for matter in some:
        known = torch.tril(matter.outcomes, -1)
        one = torch.nonzero(known > 0)
        other = torch.nonzero(torch.tril(matter.outcomes == 0, -1))
        other = other[torch.randperm(len(other))[: len(one)]]
        rows += [(pair + at, matter.outcomes[tuple(pair.T)]) for pair in (one, other)]
        at += len(matter.claims)
    pairs = torch.cat([pair for pair, _ in rows])
    truth = torch.cat([outcome for _, outcome in rows])
    turned = torch.rand(len(pairs)) < 0.5
    pairs = torch.where(turned[:, None], pairs.flip(1), pairs)
    return functional.cross_entropy(
        network.compare(vectors[pairs[:, 0]], vectors[pairs[:, 1]]), truth
    )


def place_all(network: Placer, words: Tensor, claims: list[Said]) -> Tensor:
    """Return the vectors of claims, those of about one length read together."""
    order = sorted(range(len(claims)), key=lambda n: len(claims[n]))
    parts = []
    for at in range(0, len(order), ROWS):
        rows = [place_of(claims[n]) for n in order[at : at + ROWS]]
        longest = max(len(ids) for ids, _ in rows)
        ids = torch.zeros(len(rows), longest, dtype=torch.int64)
        pool = torch.zeros(len(rows), longest)
        for row, (some, weights) in enumerate(rows):
            ids[row, : len(some)] = torch.from_numpy(some)
            pool[row, : len(some)] = torch.from_numpy(weights)
        parts.append(network(words[ids], ids != 0, pool))
    back = torch.empty(len(order), dtype=torch.int64)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


@torch.no_grad()
def measure(network: Placer, words: Tensor, piles: list[Gathered]) -> dict[str, float]:
    """Return the mean average precision of pairs on one point, in per cent."""
    found = []
    for matter in piles:
        unit = functional.normalize(place_all(network, words, list(matter.claims)), dim=-1)
        rows = np.tril_indices(len(matter.claims), -1)
        near: NDArray[Any] = (unit @ unit.T).numpy()[rows]
        found.append(average_precision(matter.one.numpy()[rows] > 0, near))
    return {"one point": 100 * float(np.mean(found))}


if __name__ == "__main__":
    main()
