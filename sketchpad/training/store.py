"""Examples on disk: sequences of events, the piece that each comes from, and the part of the data it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.note import STEPS_PER_BAR


@dataclass(frozen=True)
class Example:
    """Events of one stretch of a piece from a bar line on, (steps,) or (steps, voices).

    Attributes:
        measure: sixteenths from one bar line to the next.
    """

    piece: str
    events: NDArray[np.integer[Any]]
    measure: int = STEPS_PER_BAR


def write_examples(path: Path, examples: Iterable[Example], parts: Mapping[str, str]) -> None:
    """Keep the examples, in the least integers that hold them; `parts` says where each piece belongs."""
    kept = list(examples)
    events = np.concatenate([example.events for example in kept])
    np.savez_compressed(
        path,
        events=events.astype(np.result_type(np.min_scalar_type(events.min()), np.min_scalar_type(events.max()))),
        lengths=np.array([len(example.events) for example in kept]),
        measures=np.array([example.measure for example in kept]),
        pieces=np.array([example.piece for example in kept]),
        parts=np.array([parts[example.piece] for example in kept]),
    )


def read_examples(path: Path, part: str) -> list[Example]:
    """One part of what `write_examples` kept, as int64."""
    with np.load(path, allow_pickle=False) as arrays:
        sequences = np.split(arrays["events"].astype(np.int64), np.cumsum(arrays["lengths"])[:-1])
        pieces, measures, chosen = arrays["pieces"], arrays["measures"], np.flatnonzero(arrays["parts"] == part)
        return [Example(str(pieces[index]), sequences[index], int(measures[index])) for index in chosen]
