"""Training: one loop for all systems; what each learns is its task.

Each batch draws from its own seed, and a checkpoint is written every few minutes, so that a run that was stopped goes
on exactly as if it was not.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from sketchpad.training.config import Config
from sketchpad.training.progress import followed

KEPT_EVERY = 300.0
"""Seconds between two checkpoints within an epoch."""
WARM_UP = 200
"""Updates until the learning rate is at its height."""
LOWEST_RATE = 0.01
"""What is left of the learning rate at the end."""


Group = tuple[Sequence[nn.Parameter], float]
"""Some of a network's parameters, and the share of the learning rate that is theirs."""


def all_alike(network: nn.Module) -> Sequence[Group]:
    """All parameters that are learned, at the whole learning rate."""
    return [([parameter for parameter in network.parameters() if parameter.requires_grad], 1.0)]


class Task(Protocol):
    """Something to learn."""

    config: Config

    def network(self) -> nn.Module:
        """A network that knows nothing yet."""
        ...

    def groups(self, network: Any) -> Sequence[Group]:
        """What is learned, and how fast."""
        ...

    def batches(self, rng: np.random.Generator) -> Sequence[Any]:
        """One pass over what is learned from."""
        ...

    def loss(self, network: Any, batch: Any, rng: np.random.Generator, device: str) -> Tensor:
        """The loss of a batch, which is made small."""
        ...

    def held_out_loss(self, network: Any, device: str) -> float:
        """The loss on the valid part."""
        ...


class Trainer:
    """A network in training, its running average, and where it has come to; by default it begins as the task has it."""

    def __init__(self, task: Task, device: str, begin: nn.Module | None = None) -> None:
        self.config = task.config
        torch.manual_seed(self.config.seed)
        self.task = task
        self.device = device
        self.network = (begin or task.network()).to(device)
        self.average = copy.deepcopy(self.network).eval()
        self.optimizer = torch.optim.AdamW(
            [{"params": list(learned), "share": share} for learned, share in task.groups(self.network)],
            lr=self.config.learning_rate,
            weight_decay=self.config.weight_decay,
        )
        self.epoch = 0
        self.best = math.inf
        self.updates = 0
        self.losses: list[float] = []
        """Of the batches of this epoch that were learned from."""

    def save(self, path: Path) -> None:
        """Write all that is needed to go on."""
        temporary = path.with_suffix(".part")
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "progress": [self.epoch, self.best, self.updates],
                "losses": self.losses,
            },
            temporary,
        )
        temporary.replace(path)

    def load(self, path: Path) -> None:
        """Go on from what `save` wrote."""
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.best, self.updates = state["progress"]
        self.losses = state["losses"]

    def run_epoch(self, keep: Callable[[], object] = lambda: None) -> float:
        """What is left of one pass over the data; the mean loss. Calls `keep` now and then, between two batches."""
        self.network.train()
        seeds = self.config.seed, self.epoch
        batches = self.task.batches(np.random.default_rng(seeds))
        done, count = len(self.losses), len(batches)
        kept = time.monotonic()
        for batch in followed(batches[done:], f"epoch {self.epoch + 1}", "batches", count, done):
            number = len(self.losses)
            torch.manual_seed(hash((*seeds, number)))
            self.losses.append(self._update(batch, np.random.default_rng((*seeds, number)), count))
            if time.monotonic() - kept >= KEPT_EVERY:
                keep()
                kept = time.monotonic()
        self.epoch += 1
        loss, self.losses = sum(self.losses) / count, []
        return loss

    def held_out_loss(self) -> float:
        """The running average's loss on the valid part."""
        return self.task.held_out_loss(self.average, self.device)

    def _update(self, batch: Any, rng: np.random.Generator, batches: int) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = group["share"] * self.config.learning_rate * self._rate(batches * self.config.epochs)
        loss = self.task.loss(self.network, batch, rng, self.device)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.updates += 1
        self._follow()
        return loss.item()

    def _rate(self, updates: int) -> float:
        """Linear warm-up, then half a cosine."""
        warm = min(1.0, (self.updates + 1) / WARM_UP)
        return warm * (LOWEST_RATE + (1 - LOWEST_RATE) * (1 + math.cos(math.pi * min(1, self.updates / updates))) / 2)

    @torch.no_grad()
    def _follow(self) -> None:
        decay = min(self.config.ema, (1 + self.updates) / (10 + self.updates))
        for mean, current in zip(self.average.parameters(), self.network.parameters(), strict=True):
            mean.lerp_(current, 1 - decay)


def train(
    stages: Sequence[Callable[[Path | None], Task]], folder: Path, device: str, begin: nn.Module | None = None
) -> None:
    """Train all stages to their last epochs; `best.pt` in `folder` is the average that was best on the valid part.

    Each stage but the last has a folder of its own in it. The first begins with the network that is given, by default
    with one that knows nothing.
    """
    before: Path | None = None
    if begin is not None:
        folder.mkdir(parents=True, exist_ok=True)
        before = folder / "begin.pt"
        torch.save({"average": begin.state_dict()}, before)
    for number, stage in enumerate(stages, 1):
        place = folder if number == len(stages) else folder / f"stage-{number}"
        train_stage(stage(before), place, device, begin)
        before, begin = place / "best.pt", None


def train_stage(task: Task, folder: Path, device: str, begin: nn.Module | None = None) -> None:
    """Train one task, from where it was left; else from a network, by default the task's own."""
    folder.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(task, device, begin)
    checkpoint = folder / "last.pt"
    if checkpoint.is_file():
        trainer.load(checkpoint)
    else:
        # What a stage begins with may be better than what its first epochs make of it.
        trainer.best = trainer.held_out_loss()
        trainer.save(folder / "best.pt")
        print(f"at first valid {trainer.best:.4f}", flush=True)
    while trainer.epoch < task.config.epochs:
        begun = time.monotonic()
        loss = trainer.run_epoch(lambda: trainer.save(checkpoint))
        held_out = trainer.held_out_loss()
        if held_out < trainer.best:
            trainer.best = held_out
            trainer.save(folder / "best.pt")
        trainer.save(checkpoint)
        seconds = time.monotonic() - begun
        print(
            f"epoch {trainer.epoch} train {loss:.4f} valid {held_out:.4f} best {trainer.best:.4f} {seconds:.0f} s",
            flush=True,
        )
