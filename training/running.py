"""What the runs of all networks have in common: learning rate, processes, log and checkpoint."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import distributed, nn


class Running(Protocol):
    """A run of training, as far as its checkpoint holds it."""

    options: argparse.Namespace
    network: Any
    average: Any
    optimizer: Any
    step: int
    planned: int
    epoch: int


def rate_at(done: float, rising: float) -> float:
    """Return the share of the learning rate at a share of the run: up, then down to nothing."""
    return min(done / rising + 0.001, max(0.0, (1 - done) / (1 - rising)))


def share_gradients(network: nn.Module, ranks: int) -> None:
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
def follow(average: nn.Module, network: nn.Module, step: int, keep: float) -> None:
    """Move the running average of the weights towards them; early on it moves faster."""
    kept = min(keep, (1 + step) / (10 + step))
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - kept)


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
