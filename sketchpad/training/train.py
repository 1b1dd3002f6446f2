"""Training: maximise the probability of the events, whichever class they are drawn by.

An event may be a plain class and a repeat at once; the loss sums over all classes that mean it. Each epoch draws from
its own seed, and a checkpoint is written after each, so that a run that was stopped goes on exactly as if it was not.
"""

from __future__ import annotations

import copy
import math
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sketchpad.music.melody import NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.config import Config
from sketchpad.training.dataset import Dataset, Events, read_dataset, stacked, windows
from sketchpad.training.features import encode, meanings
from sketchpad.training.networks import MelodyRnn
from sketchpad.training.split import TRAIN, VALID

WARM_UP = 200
"""Updates until the learning rate is at its height."""
LOWEST_RATE = 0.01
"""What is left of the learning rate at the end."""


class Trainer:
    """A network in training, its running average, and where it has come to."""

    def __init__(self, config: Config, device: str) -> None:
        torch.manual_seed(config.seed)
        self.config = config
        self.device = device
        self.network = MelodyRnn(config.system, config.dropout).to(device)
        self.average = copy.deepcopy(self.network).eval()
        self.optimizer = torch.optim.AdamW(
            [parameter for parameter in self.network.parameters() if parameter.requires_grad],
            lr=config.learning_rate,
            weight_decay=config.weight_decay,
        )
        self.epoch = 0
        self.best = math.inf
        self.updates = 0

    def save(self, path: Path) -> None:
        """Write all that is needed to go on."""
        temporary = path.with_suffix(".part")
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "progress": [self.epoch, self.best, self.updates],
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

    def run_epoch(self, data: Dataset) -> float:
        """One pass over the data; the mean loss in nats a step."""
        torch.manual_seed(hash((self.config.seed, self.epoch)))
        rng = np.random.default_rng([self.config.seed, self.epoch])
        self.network.train()
        batches = list(windows(data, self.config.steps, self.config.batch, rng))
        losses = [
            self._update(with_rests(events, self.config.rests, rng), events, mask, len(batches))
            for events, mask in batches
        ]
        self.epoch += 1
        return sum(losses) / len(losses)

    def _update(self, heard: Events, events: Events, mask: NDArray[np.bool_], batches: int) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = self.config.learning_rate * self._rate(batches * self.config.epochs)
        nats = event_nats(self.network, self.config.system, heard, events, self.device)
        loss = nats[torch.from_numpy(mask[:, 1:]).to(self.device)].mean()
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
        return warm * (LOWEST_RATE + (1 - LOWEST_RATE) * (1 + math.cos(math.pi * self.updates / updates)) / 2)

    @torch.no_grad()
    def _follow(self) -> None:
        decay = min(self.config.ema, (1 + self.updates) / (10 + self.updates))
        for mean, current in zip(self.average.parameters(), self.network.parameters(), strict=True):
            mean.lerp_(current, 1 - decay)


def with_rests(events: Events, share: float, rng: np.random.Generator) -> Events:
    """The melodies as they are heard when in a share of them nothing happens for one to three bars.

    What comes next is still to be foreseen. So a network that, by the chance of a draw, has not heard a note for
    longer than music does without, learned that one is due.
    """
    heard = events.copy()
    for row in np.flatnonzero(rng.random(len(events)) < share):
        length = int(rng.integers(STEPS_PER_BAR, 3 * STEPS_PER_BAR))
        start = int(rng.integers(STEPS_PER_BAR, events.shape[1] - length))
        heard[row, start : start + length] = NO_EVENT
    return heard


def event_nats(network: MelodyRnn, system: str, heard: Events, events: Events, device: str = "cpu") -> Tensor:
    """−log p of each event but the first of melodies (batch, steps), given those heard before: (batch, steps − 1)."""
    logits = network(torch.from_numpy(encode(system, heard)[:, :-1]).to(device))
    meant = torch.from_numpy((meanings(system, heard) == events[..., None])[:, 1:]).to(device)
    return logits.logsumexp(-1) - logits.masked_fill(~meant, -math.inf).logsumexp(-1)


@torch.no_grad()
def held_out_nats(trainer: Trainer, data: Dataset) -> float:
    """Mean −log p of the running average on whole melodies, in nats a step."""
    total = 0.0
    longest = 64 * STEPS_PER_BAR
    melodies = sorted((melody[:longest] for melody in data.melodies), key=len)
    for first in range(0, len(melodies), trainer.config.batch):
        chosen = melodies[first : first + trainer.config.batch]
        events, mask = stacked(chosen, len(chosen[-1]))
        nats = event_nats(trainer.average, trainer.config.system, events, events, trainer.device)
        total += nats[torch.from_numpy(mask[:, 1:]).to(trainer.device)].sum().item()
    return total / sum(len(melody) - 1 for melody in melodies)


def train(config: Config, data: Path, folder: Path, device: str) -> None:
    """Train to the last epoch; `best.pt` in `folder` is the average that was best on the valid part."""
    folder.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(config, device)
    checkpoint = folder / "last.pt"
    if checkpoint.is_file():
        trainer.load(checkpoint)
    learned, held_out = read_dataset(data, TRAIN), read_dataset(data, VALID)
    while trainer.epoch < config.epochs:
        begun = time.monotonic()
        loss = trainer.run_epoch(learned)
        nats = held_out_nats(trainer, held_out)
        if nats < trainer.best:
            trainer.best = nats
            trainer.save(folder / "best.pt")
        trainer.save(checkpoint)
        seconds = time.monotonic() - begun
        print(
            f"epoch {trainer.epoch} train {loss:.4f} valid {nats:.4f} best {trainer.best:.4f} {seconds:.0f} s",
            flush=True,
        )
