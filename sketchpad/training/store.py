"""Examples on disk: sequences of events, the piece that each comes from, and the part of the data it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Example:
    """Events of one stretch of a piece, (steps,) or (steps, voices)."""

    piece: str
    events: NDArray[np.integer[Any]]


def write_examples(path: Path, examples: Iterable[Example], parts: Mapping[str, str]) -> None:
    """Keep the examples, in the least integers that hold them; `parts` says where each piece belongs."""
    kept = list(examples)
    events = np.concatenate([example.events for example in kept])
    np.savez_compressed(
        path,
        events=events.astype(np.result_type(np.min_scalar_type(events.min()), np.min_scalar_type(events.max()))),
        lengths=np.array([len(example.events) for example in kept]),
        pieces=np.array([example.piece for example in kept]),
        parts=np.array([parts[example.piece] for example in kept]),
    )


def read_examples(path: Path, part: str) -> list[Example]:
    """One part of what `write_examples` kept, as int64."""
    with np.load(path, allow_pickle=False) as arrays:
        sequences = np.split(arrays["events"].astype(np.int64), np.cumsum(arrays["lengths"])[:-1])
        pieces, chosen = arrays["pieces"], np.flatnonzero(arrays["parts"] == part)
        return [Example(str(pieces[index]), sequences[index]) for index in chosen]
