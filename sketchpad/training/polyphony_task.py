"""What Polyphony RNN learns: the next event of scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sketchpad.generation.polyphony_codec import START, STEP_END
from sketchpad.training.config import Config
from sketchpad.training.networks import PolyphonyRnn
from sketchpad.training.prepare import POLYPHONY_EXAMPLES
from sketchpad.training.split import TRAIN, VALID
from sketchpad.training.store import read_examples

Events = NDArray[np.int64]
MOST_HELD_OUT = 128


class PolyphonyTask:
    """Windows of a number of events, each from the start of a step on."""

    def __init__(self, config: Config, learned: Sequence[Events], held_out: Sequence[Events]) -> None:
        self.config = config
        self._learned = learned
        rows = np.stack(list(self._windows(held_out, np.random.default_rng(0))))
        self._held_out = rows[np.random.default_rng(0).permutation(len(rows))[:MOST_HELD_OUT]]

    def network(self) -> PolyphonyRnn:
        """A network that knows nothing yet."""
        return PolyphonyRnn(self.config.dropout)

    def batches(self, rng: np.random.Generator) -> Sequence[Events]:
        """One pass over the scores."""
        rows = list(self._windows(self._learned, rng))
        rng.shuffle(rows)
        size = self.config.batch
        return [np.stack(rows[first : first + size]) for first in range(0, len(rows) - size + 1, size)]

    def loss(self, network: PolyphonyRnn, batch: Events, rng: np.random.Generator, device: str) -> Tensor:
        """Nats an event."""
        events = torch.from_numpy(batch).to(device)
        with torch.autocast(events.device.type, torch.bfloat16):
            logits = network(events[:, :-1])
        return functional.cross_entropy(logits.float().flatten(0, 1), events[:, 1:].flatten())

    @torch.no_grad()
    def held_out_loss(self, network: PolyphonyRnn, device: str) -> float:
        """Nats an event."""
        rng = np.random.default_rng(0)
        parts = np.array_split(self._held_out, max(1, len(self._held_out) // self.config.batch))
        return sum(self.loss(network, part, rng, device).item() * len(part) for part in parts) / len(self._held_out)

    def _windows(self, scores: Sequence[Events], rng: np.random.Generator) -> list[Events]:
        """START and the events that follow it, or the end of a step; so many that a pass meets each about once."""
        size = self.config.steps
        found: list[Events] = []
        for events in scores:
            ends = np.flatnonzero(events == STEP_END)
            first = int(rng.integers(size)) if len(events) > 2 * size else 0
            while first + size <= len(events):
                begin = int(ends[max(0, np.searchsorted(ends, first) - 1)]) if first else 0
                window = events[begin : begin + size].copy()
                window[0] = START
                found.append(window)
                first = begin + size
        return found


def read_task(config: Config, work: Path) -> PolyphonyTask:
    """The task, from what was prepared."""
    learned, held_out = (
        [example.events for example in read_examples(work / POLYPHONY_EXAMPLES, part)] for part in (TRAIN, VALID)
    )
    return PolyphonyTask(config, learned, held_out)
