"""What the Melody RNNs learn: the probability of the events, whichever class they are drawn by.

An event may be a plain class and a repeat at once; the loss sums over all classes that mean it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sketchpad.music.melody import NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.config import Config
from sketchpad.training.dataset import Dataset, Events, stacked, windows
from sketchpad.training.features import encode, meanings
from sketchpad.training.networks import MelodyRnn
from sketchpad.training.train import Group, all_alike

LONGEST = 64 * STEPS_PER_BAR
Batch = tuple[Events, NDArray[np.bool_]]


class MelodyTask:
    """Foreseeing the next event of melodies."""

    def __init__(self, config: Config, learned: Dataset, held_out: Dataset) -> None:
        self.config = config
        self._learned = learned
        self._held_out = held_out

    def network(self) -> MelodyRnn:
        """A network that knows nothing yet."""
        return MelodyRnn(self.config.system, self.config.dropout)

    def groups(self, network: MelodyRnn) -> Sequence[Group]:
        """All that is learned, alike."""
        return all_alike(network)

    def batches(self, rng: np.random.Generator) -> Sequence[Batch]:
        """One pass over the melodies."""
        return list(windows(self._learned, self.config.steps, self.config.batch, rng))

    def loss(self, network: MelodyRnn, batch: Batch, rng: np.random.Generator, device: str) -> Tensor:
        """Nats a step."""
        events, mask = batch
        nats = event_nats(network, self.config.system, with_rests(events, self.config.rests, rng), events, device)
        return nats[torch.from_numpy(mask[:, 1:]).to(device)].mean()

    @torch.no_grad()
    def held_out_loss(self, network: MelodyRnn, device: str) -> float:
        """Mean −log p on whole melodies, in nats a step."""
        total = 0.0
        melodies = sorted((melody[:LONGEST] for melody in self._held_out.melodies), key=len)
        for first in range(0, len(melodies), self.config.batch):
            chosen = melodies[first : first + self.config.batch]
            events, mask = stacked(chosen, len(chosen[-1]))
            nats = event_nats(network, self.config.system, events, events, device)
            total += nats[torch.from_numpy(mask[:, 1:]).to(device)].sum().item()
        return total / sum(len(melody) - 1 for melody in melodies)


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
