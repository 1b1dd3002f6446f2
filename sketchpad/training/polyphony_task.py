"""What Polyphony RNN learns: the next event of scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sketchpad.generation.polyphony_rnn.codec import START, STEP_END
from sketchpad.training.config import Config
from sketchpad.training.lstm import half_precision
from sketchpad.training.networks import PolyphonyRnn
from sketchpad.training.prepare import POLYPHONY_EXAMPLES
from sketchpad.training.split import TRAIN, VALID
from sketchpad.training.store import Example, read_examples
from sketchpad.training.train import Group, all_alike

Events = NDArray[np.int64]
MOST_HELD_OUT = 128
NO_EVENT = -1
"""Past the end of a window."""


class PolyphonyTask:
    """Windows of at most a number of events, from a bar line on as songs are: from there beats can be counted."""

    def __init__(self, config: Config, learned: Sequence[Example], held_out: Sequence[Example]) -> None:
        self.config = config
        self._learned = learned
        rng = np.random.default_rng(0)
        rows = self._windows(held_out, rng)
        chosen = rng.permutation(len(rows))[:MOST_HELD_OUT]
        self._held_out = self._batches([rows[index] for index in chosen])

    def network(self) -> PolyphonyRnn:
        """A network that knows nothing yet."""
        return PolyphonyRnn(self.config.dropout)

    def groups(self, network: PolyphonyRnn) -> Sequence[Group]:
        """All that is learned, alike."""
        return all_alike(network)

    def batches(self, rng: np.random.Generator) -> Sequence[Events]:
        """One pass over the scores."""
        batches = self._batches(self._windows(self._learned, rng))
        return [batches[index] for index in rng.permutation(len(batches))]

    def loss(self, network: PolyphonyRnn, batch: Events, rng: np.random.Generator, device: str) -> Tensor:
        """Nats an event."""
        events = torch.from_numpy(batch).to(device)
        with half_precision(events.device):
            logits = network(events[:, :-1].clamp(min=START))
        wanted = events[:, 1:].flatten()
        return functional.cross_entropy(logits.float().flatten(0, 1), wanted, ignore_index=NO_EVENT)

    @torch.no_grad()
    def held_out_loss(self, network: PolyphonyRnn, device: str) -> float:
        """Nats an event."""
        rng = np.random.default_rng(0)
        costs = [self.loss(network, batch, rng, device).item() for batch in self._held_out]
        return float(np.average(costs, weights=[(batch[:, 1:] != NO_EVENT).sum() for batch in self._held_out]))

    def _windows(self, scores: Sequence[Example], rng: np.random.Generator) -> list[Events]:
        """START and the events that follow a bar line: every event once, cut at another bar line each pass."""
        size = self.config.steps
        found: list[Events] = []
        for score in scores:
            bars = _bar_lines(score)
            at, end = 0, int(rng.integers(size))
            while at < len(bars) - 1:
                following = max(at + 1, int(np.searchsorted(bars, end, side="right")) - 1)
                window = score.events[bars[at] : bars[following] + 1].copy()
                window[0] = START
                found.append(window)
                at, end = following, int(bars[following]) + size
        return found

    def _batches(self, windows: Sequence[Events]) -> list[Events]:
        """Windows about as long as each other side by side, (batch, events); the shorter end in no event."""
        size = self.config.batch
        rows = sorted(windows, key=len)
        found: list[Events] = []
        for first in range(0, len(rows), size):
            group = rows[first : first + size]
            batch = np.full((len(group), len(group[-1])), NO_EVENT)
            for place, window in zip(batch, group, strict=True):
                place[: len(window)] = window
            found.append(batch)
        return found


def _bar_lines(score: Example) -> NDArray[np.intp]:
    """The places that START takes for what follows a bar line, and the last of all."""
    ends = np.flatnonzero(score.events == STEP_END)
    return np.unique([0, *ends[score.measure - 1 :: score.measure], len(score.events) - 1])


def read_task(config: Config, work: Path) -> PolyphonyTask:
    """The task, from what was prepared."""
    learned, held_out = (read_examples(work / POLYPHONY_EXAMPLES, part) for part in (TRAIN, VALID))
    return PolyphonyTask(config, learned, held_out)
