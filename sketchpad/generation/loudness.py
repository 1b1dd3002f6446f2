"""How loud the notes of a model are, which knows when and what, and not how.

A voice goes on as loud as it is in the song, and with the song's own accents: those of a drum or a line, of bars,
beats, eighths and sixteenths, and of each sixteenth of the bar. Drums that a song does not have are struck as drummers
strike them (`resources/drummers.json`, by `python -m sketchpad.training drummers`).
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.music_vae.codec import DRUMS, drum_class
from sketchpad.music.bars import Bars
from sketchpad.music.note import DEFAULT_VELOCITY, PITCHED, STEPS_PER_BAR, TICKS_PER_STEP, Voice, nearest_step
from sketchpad.paths import data_directory

Accents = NDArray[np.float64]
"""(kinds, 16): how much louder than the rest each kind of note is at each sixteenth of a bar."""

LOUDEST, SOFTEST = 127, 8
FEW = 1.0
"""So many notes that are as loud as the rest are thought of beside those that tell of an accent."""
NO_ACCENTS = [[0.0] * STEPS_PER_BAR] * len(DRUMS)
_STRENGTH = np.array([0, 3, 2, 3, 1, 3, 2, 3, 1, 3, 2, 3, 1, 3, 2, 3])
"""Of each sixteenth: bar, beat, eighth or sixteenth."""


class Loudness:
    """How loud new notes of a voice are in a song, whose bars are the model's.

    Attributes:
        usual: the mean velocity of the voice; where the song does not have it, of what has a pitch, else of all.
    """

    def __init__(self, song: Bars, voice: Voice) -> None:
        own, pitched = song.of_voices([voice]), song.of_voices(PITCHED)
        rows = next((part for part in (own, pitched) if len(part)), song).columns
        velocities = rows["velocity"]
        self.usual = float(velocities.mean()) if len(rows) else DEFAULT_VELOCITY
        self._kind = kind_of_drum if voice is Voice.DRUMS else _line
        self._accents = NO_ACCENTS
        if voice is Voice.DRUMS and not len(own):
            self._accents = drummers_accents()
        elif len(rows) and velocities.min() != velocities.max():
            kinds = np.array([self._kind(pitch) for pitch in rows["pitch"].tolist()], dtype=np.int64)
            steps = nearest_step(rows["start"]) % STEPS_PER_BAR
            self._accents = accents_of(kinds, steps, velocities - self.usual, len(DRUMS)).tolist()

    def __call__(self, tick: int, pitch: int) -> int:
        """The velocity of a note."""
        accent = self._accents[self._kind(pitch)][tick // TICKS_PER_STEP % STEPS_PER_BAR]
        return min(max(round(self.usual + accent), SOFTEST), LOUDEST)


def accents_of(kinds: NDArray[np.int64], steps: NDArray[np.int64], louder: NDArray[np.float64], count: int) -> Accents:
    """The accents of notes of `count` kinds; each has its kind, its sixteenth of the bar, and is so much louder.

    First those of the kinds; then what is left of them at bars, beats, eighths and sixteenths; then at each place.
    """
    accents = np.zeros((count, STEPS_PER_BAR))
    left = np.asarray(louder, dtype=np.float64)
    for groups in (np.zeros_like(_STRENGTH), _STRENGTH, np.arange(STEPS_PER_BAR)):
        size = int(groups.max()) + 1
        group = kinds * size + groups[steps]
        notes = np.bincount(group, minlength=count * size)
        found = np.bincount(group, left, minlength=count * size) / (notes + FEW)
        accents += found.reshape(count, size)[:, groups]
        left = left - found[group]
    return accents


@cache
def kind_of_drum(pitch: int) -> int:
    """Which of the nine drums of a trio a pitch is; one that is none of them counts as the first."""
    return max(drum_class([pitch]).bit_length() - 1, 0)


def _line(_pitch: int) -> int:
    """The one kind of a line's notes."""
    return 0


@cache
def drummers_accents() -> list[list[float]]:
    """Those of drummers, by drum and sixteenth."""
    found: dict[str, Any] = json.loads((data_directory("resources") / "drummers.json").read_text(encoding="utf-8"))
    return found["accents"]
