"""Which keys several songs are heard in, and how far each is moved to where a model knows music."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.melody import END_MELODY_PITCH, LOWEST_MELODY_PITCH, key_counts
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, PITCHED, Voice
from sketchpad.music.notes import in_order

Pitches = NDArray[np.int64]
_MIDDLE = (LOWEST_MELODY_PITCH + END_MELODY_PITCH - 1) / 2
OCTAVE_APART = 6.0
"""Semitones that two songs have to come nearer to each other by, where they are moved by different octaves.

So those are that lie more than nine semitones apart. Nearer ones would leap more from phrase to phrase than within.
"""


def keys_of(songs: Sequence[Bars]) -> list[int]:
    """The major key (0 = C) of each song: of those that most of its notes belong to, the one that most songs can have.

    A tune of five tones belongs to several keys. So two songs are taken for songs in one key wherever they can be.
    """
    counts = np.array([_counts(song) for song in songs])
    can = counts == counts.max(axis=1, keepdims=True)
    return [int(key) for key in (can * can.sum(axis=0)).argmax(axis=1)]


def in_key_of_first(songs: Sequence[Bars]) -> list[Bars]:
    """The songs moved into the key of the first, each by as little as it takes; drums stay what they are."""
    first, *keys = keys_of(songs)
    return [
        songs[0],
        *(transposed(song, (first - key + 6) % 12 - 6) for song, key in zip(songs[1:], keys, strict=True)),
    ]


def transposed(song: Bars, semitones: int) -> Bars:
    """A song moved by some semitones, by an octave less or more where it would leave the piano roll."""
    pitched = np.isin(song.columns["voice"], list(map(int, PITCHED)))
    pitches = song.columns["pitch"][pitched]
    if not len(pitches):
        return song
    semitones -= 12 * (pitches.max() + semitones > HIGHEST_PITCH) - 12 * (pitches.min() + semitones < LOWEST_PITCH)
    rows = song.columns.copy()
    rows["pitch"][pitched] = np.clip(pitches + semitones, LOWEST_PITCH, HIGHEST_PITCH)
    return Bars(in_order(rows), song.tempo, metre=song.metre)


def ways_to_c(songs: Sequence[Bars], into_range: bool) -> list[int]:
    """For each song the semitones to C; with `into_range` also the octaves into the range of melodies.

    There what lies far higher than another comes down an octave, or the other up. For between two registers is none:
    half the way every note would be in one or the other. So the octave turns phrase by phrase, as the key does.
    """
    ways = [(6 - key) % 12 - 6 for key in keys_of(songs)]
    lines = [_line(song) + way for song, way in zip(songs, ways, strict=True)]
    if not into_range or not any(map(len, lines)):
        return ways
    moves = min(product(*map(_octaves, lines)), key=lambda moves: _apart(lines, moves))
    return [way + move for way, move in zip(ways, moves, strict=True)]


def _counts(song: Bars) -> Pitches:
    pitches = song.of_voices(PITCHED).columns["pitch"]
    return key_counts(np.bincount(pitches % 12, minlength=12))


def _line(song: Bars) -> Pitches:
    """The pitches that a melody model hears."""
    melody = song.of_voices([Voice.MELODY])
    return (melody if len(melody) else song.of_voices([Voice.HARMONY])).columns["pitch"]


def _octaves(pitches: Pitches) -> list[int]:
    """Semitones, in whole octaves, that bring some pitches into the range; to the middle of it, where none does."""
    if not len(pitches):
        return [0]
    low, high = int(pitches.min()), int(pitches.max())
    lowest = -((low - LOWEST_MELODY_PITCH) // 12) * 12
    return list(range(lowest, END_MELODY_PITCH - high, 12)) or [12 * round((_MIDDLE - (low + high) / 2) / 12)]


def _apart(lines: Sequence[Pitches], moves: Sequence[int]) -> tuple[float, float]:
    """How far from each other lines lie that were moved, and how far the moves do; of equals, how far from the middle.

    Silent lines do not count.
    """
    heard = [(float(line.mean()) + move, move) for line, move in zip(lines, moves, strict=True) if len(line)]
    heights, moved = zip(*heard, strict=True)
    apart = max(heights) - min(heights) + OCTAVE_APART / 12 * (max(moved) - min(moved))
    return round(apart, 3), abs(sum(heights) / len(heights) - _MIDDLE)
