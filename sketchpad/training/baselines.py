"""What a model must beat: the bar before once more, and counts of five events in a row.

Both give a distribution over the 38 events of a melody, so that they are judged by the same measures as the networks.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.melody import END_MELODY_PITCH, LOWEST_MELODY_PITCH, NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.dataset import Events

NUM_EVENTS = END_MELODY_PITCH - LOWEST_MELODY_PITCH + 2
ORDER = 5
DISCOUNT = 0.75


def event_index(events: Events) -> Events:
    """Events as 0 … 37."""
    return np.where(events < 0, events - NO_EVENT, events - LOWEST_MELODY_PITCH + 2)


class Baseline(Protocol):
    """Something that guesses the next event."""

    def probabilities(self, events: Events) -> NDArray[np.float64]:
        """(steps − 1, 38): the distribution of each event but the first of a melody (steps,), given those before."""
        ...


class RepeatLastBar:
    """The event of a bar ago, with the trust that the training part earns it, else the overall frequencies."""

    def __init__(self, melodies: list[Events]) -> None:
        counts = np.bincount(np.concatenate([event_index(melody) for melody in melodies]), minlength=NUM_EVENTS)
        self._frequencies = (counts + 1) / (counts + 1).sum()
        repeated = [melody[STEPS_PER_BAR:] == melody[:-STEPS_PER_BAR] for melody in melodies]
        self._trust = float(np.concatenate(repeated).mean())

    def probabilities(self, events: Events) -> NDArray[np.float64]:
        """(steps − 1, 38)."""
        guesses = np.tile(self._frequencies, (len(events) - 1, 1))
        if len(events) > STEPS_PER_BAR:
            known = guesses[STEPS_PER_BAR - 1 :]
            known *= 1 - self._trust
            known[np.arange(len(known)), event_index(events[:-STEPS_PER_BAR])] += self._trust
        return guesses


class NGram:
    """Interpolated absolute discounting over the last four events and the place in the bar.

    Source: Chen and Goodman, “An Empirical Study of Smoothing Techniques for Language Modeling”, 1998.
    """

    def __init__(self, melodies: list[Events]) -> None:
        self._counts: list[dict[tuple[int, ...], NDArray[np.float64]]] = [
            defaultdict(lambda: np.zeros(NUM_EVENTS)) for _ in range(ORDER)
        ]
        for melody in melodies:
            indices = event_index(melody).tolist()
            for step in range(1, len(indices)):
                for order in range(ORDER):
                    self._counts[order][_context(indices, step, order)][indices[step]] += 1

    def probabilities(self, events: Events) -> NDArray[np.float64]:
        """(steps − 1, 38)."""
        indices = event_index(events).tolist()
        return np.array([self._distribution(indices, step) for step in range(1, len(indices))])

    def _distribution(self, indices: list[int], step: int) -> NDArray[np.float64]:
        """Each order gives what it discounts to the one below it; the lowest to all events alike."""
        distribution = np.full(NUM_EVENTS, 1 / NUM_EVENTS)
        for order, counts in enumerate(self._counts):
            seen = counts.get(_context(indices, step, order))
            if seen is not None:
                kept = np.maximum(seen - DISCOUNT, 0)
                distribution = (kept + (seen.sum() - kept.sum()) * distribution) / seen.sum()
        return distribution


def _context(indices: list[int], step: int, order: int) -> tuple[int, ...]:
    """The place in the bar, which sharpens every order, and the last `order` events."""
    return (step % STEPS_PER_BAR, *indices[max(0, step - order) : step])
