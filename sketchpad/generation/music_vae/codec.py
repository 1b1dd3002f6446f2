"""MusicVAE's classes: of a melody or bass 90, of the drums at one step 512.

Source: `magenta.models.music_vae.data` (OneHotMelodyConverter, DrumsConverter) and `note_seq.drums_encoder_decoder`,
Magenta 2.1.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.melody import NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR

LOWEST_PITCH, HIGHEST_PITCH = 21, 108
LINE_CLASSES = HIGHEST_PITCH - LOWEST_PITCH + 3
"""No event, note off, and the keys of a piano."""
_SPECIAL = 2

DRUMS = (
    (36, 35),
    (38, 27, 28, 31, 32, 33, 34, 37, 39, 40, 56, 65, 66, 75, 85),
    (42, 44, 54, 68, 69, 70, 71, 73, 78, 80, 22),
    (46, 67, 72, 74, 79, 81, 26),
    (45, 29, 41, 43, 61, 64, 84),
    (48, 47, 60, 63, 77, 86, 87),
    (50, 30, 62, 76, 83),
    (49, 52, 55, 57, 58),
    (51, 53, 59, 82),
)
"""The MIDI pitches that count as kick, snare, closed and open hi-hat, low, middle and high tom, crash, ride.

The first of each is the one that is written.
"""
DRUM_CLASSES = 2 ** len(DRUMS)
Outline = NDArray[np.float32]
"""For each bar of a melody (bars, 2 + 16) the classes of its first and its last note, 0 where none begins; and for each
step 1 where a note begins, else 0."""
ENDS = 2
"""So many numbers of a bar's outline come before those of its steps."""
_DRUM_OF = {pitch: number for number, pitches in enumerate(DRUMS) for pitch in pitches}


def line_class(event: int) -> int:
    """The class of a melody event within the range."""
    return event - NO_EVENT if event < 0 else event - LOWEST_PITCH + _SPECIAL


def line_event(index: int) -> int:
    """The melody event of a class."""
    return index + NO_EVENT if index < _SPECIAL else index - _SPECIAL + LOWEST_PITCH


def outline_of(classes: NDArray[np.integer[Any]]) -> Outline:
    """Of the classes (steps, voices) of whole bars, the first voice of which is the melody."""
    bars = classes[:, 0].reshape(-1, STEPS_PER_BAR)
    begins = bars >= _SPECIAL
    first, last = begins.argmax(axis=1), STEPS_PER_BAR - 1 - begins[:, ::-1].argmax(axis=1)
    found = np.take_along_axis(bars, np.stack([first, last], axis=1), axis=1)
    ends = np.where(begins.any(axis=1, keepdims=True), found, 0)
    return np.concatenate([ends, begins], axis=1).astype(np.float32)


def drum_class(pitches: Iterable[int]) -> int:
    """The class of the drums that are struck together; pitches that are no drum do not count."""
    return sum({1 << _DRUM_OF[pitch] for pitch in pitches if pitch in _DRUM_OF})


@cache
def drum_pitches(index: int) -> tuple[int, ...]:
    """The pitches that a class of drums is written with."""
    return tuple(pitches[0] for number, pitches in enumerate(DRUMS) if index >> number & 1)
