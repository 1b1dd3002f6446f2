"""What MusicVAE is trained on: windows and bars of its voices, and beats for those that have no drums."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.music_vae.codec import DRUM_CLASSES, LINE_CLASSES, line_class
from sketchpad.generation.music_vae.score import VOICES as VOICES_WRITTEN
from sketchpad.generation.music_vae.score import notes_of
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, STEPS_PER_QUARTER, Author
from sketchpad.training.config import Config
from sketchpad.training.store import Example
from sketchpad.training.trios import NO_DRUMS

BARS = 16
STEPS = BARS * STEPS_PER_BAR
VOICES = {"music_vae_melody": (LINE_CLASSES,), "music_vae_trio": (LINE_CLASSES, LINE_CLASSES, DRUM_CLASSES)}
DRUMS = 2
SILENCE = 0
"""The class of no event, and of no drum."""
FIRST_PITCH = 2
"""The class of the lowest note; those below begin nothing."""
NEAR_KEYS = (-7, -5, -2, 2, 5, 7)
"""How far songs go into other keys, in semitones."""
LOOPS = (1, 2, 4, 8)
"""Bars that go round."""
NOTHING = -1
"""What a decoder that is not told the step before hears."""

Classes = NDArray[np.int64]


def classes_of(example: Example) -> Classes:
    """(steps, voices) of what was kept: a melody's events, or classes."""
    if example.events.ndim == 1:
        return np.array([line_class(event) for event in example.events])[:, None]
    return example.events


def looped(songs: NDArray[Any], share: float, rng: np.random.Generator) -> NDArray[Any]:
    """Songs (batch, 16 bars of any number of rows, columns), of a share of which the first bars go round."""
    songs = songs.copy()
    for row in np.flatnonzero(rng.random(len(songs)) < share):
        bars = int(rng.choice(LOOPS))
        songs[row] = np.tile(songs[row, : songs.shape[1] * bars // BARS], (BARS // bars, 1))
    return songs


def with_drums_mixed(songs: Classes, share: float, rng: np.random.Generator) -> Classes:
    """Songs or bars (batch, steps, voices), in a share of which some of the drums play what those of another do.

    The class of a step is the set of its drums, a bit each. Bands keep to a few beats; so the network meets more of
    them, and learns what each drum plays rather than whole beats.
    """
    if songs.shape[2] <= DRUMS:
        return songs
    others = songs[rng.permutation(len(songs)), :, DRUMS]
    others = np.roll(others, int(rng.integers(STEPS_PER_BAR // STEPS_PER_QUARTER)) * STEPS_PER_QUARTER, axis=1)
    theirs = rng.integers(DRUM_CLASSES, size=(len(songs), 1)) * (rng.random((len(songs), 1)) < share)
    songs = songs.copy()
    songs[..., DRUMS] = songs[..., DRUMS] & ~theirs | others & theirs
    return songs


def with_drums_swapped(songs: Classes, share: float, rng: np.random.Generator) -> Classes:
    """Songs or bars (batch, steps, voices), in a share of which each drum plays what another one did."""
    if songs.shape[2] <= DRUMS:
        return songs
    songs = songs.copy()
    drums = np.arange(DRUM_CLASSES.bit_length() - 1)
    struck = np.arange(DRUM_CLASSES)[:, None] >> drums & 1
    for row in np.flatnonzero(rng.random(len(songs)) < share):
        songs[row, :, DRUMS] = (struck << rng.permutation(drums)).sum(axis=1)[songs[row, :, DRUMS]]
    return songs


def with_lines_moved(songs: Classes, share: float, rng: np.random.Generator) -> Classes:
    """Songs or bars (batch, steps, voices), of which a share is in a near key, and of the lines a share an octave off.

    So a network learns what the lines of a few bands do rather than these lines.
    """
    lines = songs[..., :DRUMS]
    alike, apart = (len(songs), 1, 1), (len(songs), 1, lines.shape[2])
    moved = lines + rng.choice(NEAR_KEYS, alike) * (rng.random(alike) < share)
    moved += 12 * rng.integers(-1, 2, apart) * (rng.random(apart) < share)
    moved += 12 * (np.maximum(FIRST_PITCH - moved + 11, 0) // 12 - np.maximum(moved - LINE_CLASSES + 12, 0) // 12)
    return np.concatenate([np.where(lines >= FIRST_PITCH, moved, lines), songs[..., DRUMS:]], axis=2)


def in_variety(songs: Classes, config: Config, rng: np.random.Generator) -> Classes:
    """Songs or bars (batch, steps, voices), changed as the config says, so that more is learned from few."""
    songs = with_drums_swapped(with_drums_mixed(songs, config.mixed, rng), config.swapped, rng)
    return with_lines_moved(songs, config.moved, rng)


class Beats:
    """Drums for windows that have none: a drummer's beat, going round."""

    def __init__(self, beats: Sequence[Classes]) -> None:
        self._beats = beats

    def joined(self, windows: Classes, rng: np.random.Generator) -> Classes:
        """The windows (batch, 256, voices), each with a beat from a bar line on where it has no drums."""
        windows = windows.copy()
        if windows.shape[2] > DRUMS:
            for row in np.flatnonzero(windows[:, 0, DRUMS] == NO_DRUMS):
                beat = self._beats[rng.integers(len(self._beats))]
                start = int(rng.integers(len(beat) // STEPS_PER_BAR)) * STEPS_PER_BAR
                windows[row, :, DRUMS] = np.resize(np.roll(beat, -start), STEPS)
        return windows

    def under_bars(self, bars: Classes, rng: np.random.Generator) -> Classes:
        """Bars (count, 16, voices), those without drums with a bar of a beat each."""
        bars = bars.copy()
        if bars.shape[2] > DRUMS:
            for row in np.flatnonzero(bars[:, 0, DRUMS] == NO_DRUMS):
                beat = self._beats[rng.integers(len(self._beats))]
                start = int(rng.integers(len(beat) // STEPS_PER_BAR)) * STEPS_PER_BAR
                bars[row, :, DRUMS] = beat[start : start + STEPS_PER_BAR]
        return bars


def windows_of(events: Classes) -> Iterator[Classes]:
    """(256, voices) from every bar line; of less than sixteen bars its first eight or four, round and round."""
    bars = len(events) // STEPS_PER_BAR
    if bars < BARS:
        whole = 2 ** int(math.log2(bars)) * STEPS_PER_BAR
        yield np.tile(events[:whole], (STEPS // whole, 1))
    for bar in range(bars - BARS + 1):
        yield events[bar * STEPS_PER_BAR :][:STEPS]


def song_of(window: Classes) -> Bars:
    """Classes (steps, voices) as a person's notes."""
    notes = notes_of(window, VOICES_WRITTEN[window.shape[1]], [0] * BARS)
    return Bars.of(replace(note, author=Author.PERSON) for note in notes)
