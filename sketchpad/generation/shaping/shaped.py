"""What the verb Shape answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars


@dataclass(frozen=True, eq=False)
class Shaped:
    """What became of a song.

    Attributes:
        asked: by name, what was asked for.
        measured: by name, all attributes of the melody as it is now.
        origin: by name, those that it had.
        distance: how far its bars lie from the idea's, root mean square, in standard deviations of a code.
        changed: how many of its bars are not the idea's own.
        take: what was written, as a take of the song; None where the song is as it was.
    """

    bars: Bars
    asked: Mapping[str, float]
    measured: Mapping[str, float]
    origin: Mapping[str, float]
    distance: float
    changed: int
    take: Take | None = None
