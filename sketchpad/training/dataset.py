"""The examples on disk, and the batches drawn from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.melody import NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.lines import Melody
from sketchpad.training.split import split
from sketchpad.training.store import Example, read_examples, write_examples

Events = NDArray[np.int64]


def write_dataset(path: Path, melodies: Sequence[Melody]) -> None:
    """Keep the melodies, and which part each belongs to."""
    write_examples(path, (Example(melody.piece, np.array(melody.events)) for melody in melodies), split(melodies))


@dataclass(frozen=True)
class Dataset:
    """The melodies of one part.

    Attributes:
        melodies: events of each, int64.
        pieces: where each comes from.
    """

    melodies: list[Events]
    pieces: list[str]

    @property
    def steps(self) -> int:
        """The steps of all melodies together."""
        return sum(map(len, self.melodies))


def read_dataset(path: Path, part: str) -> Dataset:
    """One part of what `write_dataset` kept."""
    examples = read_examples(path, part)
    return Dataset([example.events for example in examples], [example.piece for example in examples])


def windows(
    dataset: Dataset, steps: int, batch: int, rng: np.random.Generator
) -> Iterator[tuple[Events, NDArray[np.bool_]]]:
    """One pass: (events, mask) of shape (batch, steps), each window from a bar line on; a mask is false past the end.

    Windows of a melody follow each other from a random phase, so that every step is met about once a pass.
    """
    starts = [
        (index, start)
        for index, melody in enumerate(dataset.melodies)
        for start in range(-_phase(len(melody), steps, rng), len(melody), steps)
    ]
    rng.shuffle(starts)
    for first in range(0, len(starts) - batch + 1, batch):
        chosen = starts[first : first + batch]
        yield stacked([dataset.melodies[index][max(start, 0) : start + steps] for index, start in chosen], steps)


def _phase(length: int, steps: int, rng: np.random.Generator) -> int:
    """How many steps before the melody the first window begins; none where one window holds it."""
    return int(rng.integers(steps // STEPS_PER_BAR)) * STEPS_PER_BAR if length > steps else 0


def stacked(melodies: Sequence[Events], steps: int) -> tuple[Events, NDArray[np.bool_]]:
    """(events, mask) of melodies of at most `steps` steps."""
    events = np.full((len(melodies), steps), NO_EVENT)
    mask = np.zeros((len(melodies), steps), dtype=bool)
    for row, melody in enumerate(melodies):
        events[row, : len(melody)] = melody
        mask[row, : len(melody)] = True
    return events, mask
