"""What the runs of all networks have in common: learning rate, processes, log and checkpoint."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch
from torch import Tensor, distributed, nn
from tqdm import tqdm


class Running(Protocol):
    """A run of training, as far as its checkpoint holds it."""

    options: argparse.Namespace
    rank: int
    network: Any
    average: Any
    optimizer: Any
    step: int
    planned: int
    epoch: int


Batch = TypeVar("Batch")


def learn(
    run: Running,
    batches: Sequence[Batch],
    loss_of: Callable[[Batch], Tensor],
    ranks: int,
    rising: float,
) -> float:
    """Learn from the batches of an epoch, the same number in every process.

    Args:
        run: this process; its average follows the weights.
        batches: one a step.
        loss_of: returns the loss of a batch.
        ranks: number of processes, whose gradients are averaged.
        rising: share of the run in which the learning rate rises; then it falls to nothing.

    Returns:
        The mean loss.
    """
    run.network.train()
    total = 0.0
    bar = tqdm(batches, disable=run.rank > 0, mininterval=20, desc=f"epoch {run.epoch + 1}")
    for number, batch in enumerate(bar, 1):
        done = run.step / run.planned
        rate = run.options.rate * min(done / rising + 0.001, max(0.0, (1 - done) / (1 - rising)))
        for group in run.optimizer.param_groups:
            group["lr"] = rate * group["times"]
        run.optimizer.zero_grad()
        loss = loss_of(batch)
        loss.backward()
        _share_gradients(run.network, ranks)
        torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
        run.optimizer.step()
        run.step += 1
        _follow(run)
        total += loss.item()
        bar.set_postfix(loss=round(total / number, 4), refresh=False)
    return total / max(1, len(batches))


def _share_gradients(network: nn.Module, ranks: int) -> None:
    """Average the gradients of all processes."""
    if ranks == 1:
        return
    grads = [p.grad for p in network.parameters() if p.grad is not None]
    flat = torch.cat([g.view(-1) for g in grads])
    distributed.all_reduce(flat)
    flat /= ranks
    for grad, new in zip(grads, flat.split([g.numel() for g in grads]), strict=True):
        grad.copy_(new.view_as(grad))


@torch.no_grad()
def _follow(run: Running) -> None:
    """Move the running average of the weights towards them; early on it moves faster."""
    keep = min(run.options.keep, (1 + run.step) / (10 + run.step))
    ours, theirs = list(run.average.parameters()), list(run.network.parameters())
    torch._foreach_lerp_(ours, theirs, 1 - keep)


def write_epoch(
    options: argparse.Namespace, epoch: int, loss: float, seconds: float, scores: dict[str, float]
) -> None:
    """Print the line of an epoch and add it to `log.jsonl`; the first has the options too."""
    kept = {k: v for k, v in vars(options).items() if isinstance(v, int | float | str)}
    line: dict[str, Any] = {"epoch": epoch, "loss": round(loss, 4), "seconds": round(seconds)}
    line |= {name: round(value, 1) for name, value in scores.items()}
    print(json.dumps(line), flush=True)
    with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line | ({"options": kept} if epoch == 1 else {})) + "\n")


def save_state(run: Running, scores: dict[str, float]) -> None:
    """Replace the checkpoint of a run at once."""
    state = {
        "network": run.network.state_dict(),
        "average": run.average.state_dict(),
        "optimizer": run.optimizer.state_dict(),
        "epoch": run.epoch,
        "step": run.step,
        "planned": run.planned,
        "layers": run.options.layers,
        "scores": scores,
    }
    part: Path = run.options.out / "state.part"
    torch.save(state, part)
    part.replace(run.options.out / "state.pt")


def resume(run: Running) -> None:
    """Go on where an earlier run into the same folder stopped."""
    path = run.options.out / "state.pt"
    if path.exists():
        saved = torch.load(path, weights_only=False)
        run.network.load_state_dict(saved["network"])
        run.average.load_state_dict(saved["average"])
        run.optimizer.load_state_dict(saved["optimizer"])
        run.epoch, run.step, run.planned = saved["epoch"], saved["step"], saved["planned"]
