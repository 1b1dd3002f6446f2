"""How well voices that were added to a song sound with what is there: how near they are to the inner voices of music.

The network that adds them hears the melody alone, and some of what it draws rubs against the bass, lies below it, or
hardly says a thing. What is usual was measured by `python -m sketchpad.training.evaluate_harmony`.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.usual import Usual, total_surprise
from sketchpad.music.bars import Bars
from sketchpad.music.note import PITCHED, TICKS_PER_STEP, Voice, nearest_step

Sounding = NDArray[np.bool_]
"""Which pitches sound at each step (steps, 128)."""

OVER_A_BASS = {
    "rubbing": Usual(0.04, 0.042, 1),
    "outside": Usual(0.0, 0.1, 1),  # in music, where the outer voices are the highest and the lowest, nothing is
    "density": Usual(0.30, 0.58),
    "sounding": Usual(0.81, 0.18, -1),
}
UNDER_A_MELODY = OVER_A_BASS | {
    "rubbing": Usual(0.026, 0.025, 1),
    "density": Usual(0.75, 0.47),
    "sounding": Usual(0.925, 0.104, -1),
}
"""What is usual where a song has a bass, and where the lowest of the added voices is it."""


def respects(song: Bars, added: Bars, start: int, end: int) -> dict[str, float]:
    """In which respects voices that were added to a song from tick to tick are compared with what is usual.

    `rubbing` is the share of what sounds of them that is a semitone from another pitch class that sounds then;
    `outside` that which lies above the melody or below the bass; `density` the logarithm of how many notes they have
    for each of the melody's; `sounding` the share of the steps with melody at which they sound.
    """
    melody, bass, there = (
        sounding(song.of_voices(voices), start, end) for voices in ((Voice.MELODY,), (Voice.BASS,), PITCHED)
    )
    new = sounding(added, start, end)
    cells = max(int(new.sum()), 1)
    heard = melody.any(axis=1)
    counts = [len(bars.within(start, end)) for bars in (added, song.of_voices([Voice.MELODY]))]
    found = {
        "rubbing": float((new & a_semitone_from(there)).sum()) / cells,
        "outside": float((new & (_above(melody) | below(bass))).sum()) / cells,
    }
    if heard.any():
        found["density"] = log((counts[0] + 1) / (counts[1] + 1))
        found["sounding"] = float(new[heard].any(axis=1).mean())
    return found


def strangeness(song: Bars, added: Bars, start: int, end: int) -> float:
    """How unlike the inner voices of music they are, which were added from tick to tick; 0 is as usual throughout."""
    usual = OVER_A_BASS if Voice.BASS in song.voices else UNDER_A_MELODY
    return total_surprise(usual, respects(song, added, start, end))


def sounding(bars: Bars, start: int, end: int) -> Sounding:
    """What sounds from tick to tick; notes go to the nearest steps, and last one at least."""
    steps = -(-(end - start) // TICKS_PER_STEP)
    found = np.zeros((steps, 128), dtype=np.bool_)
    columns = bars.window(start, end)
    begin = nearest_step(columns["start"] - start)
    finish = np.maximum(nearest_step(columns["start"] + columns["length"] - start), begin + 1)
    for first, last, pitch in zip(begin.tolist(), finish.tolist(), columns["pitch"].tolist(), strict=True):
        found[max(first, 0) : max(last, 0), pitch] = True
    return found


def a_semitone_from(there: Sounding) -> Sounding:
    """Pitches of which another pitch class sounds that is a semitone away."""
    classes = np.stack([there[:, pitch::12].any(axis=1) for pitch in range(12)], axis=1)
    near = np.roll(classes, 1, axis=1) | np.roll(classes, -1, axis=1)
    return near[:, np.arange(there.shape[1]) % 12]


def _above(line: Sounding) -> Sounding:
    """Pitches above the highest that sounds, where one does."""
    return ~np.logical_or.accumulate(line[:, ::-1], axis=1)[:, ::-1] & line.any(axis=1, keepdims=True)


def below(line: Sounding) -> Sounding:
    """Pitches below the lowest that sounds, where one does."""
    return ~np.logical_or.accumulate(line, axis=1) & line.any(axis=1, keepdims=True)
