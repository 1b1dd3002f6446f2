"""Melodic lines with their bar lines, cut into melodies a model can learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from sketchpad.music.melody import NO_EVENT, NOTE_OFF, squash_interval, transposed
from sketchpad.music.note import STEPS_PER_BAR

FEWEST_BARS = 4
FEWEST_PITCHES = 4
ON_GRID = 0.8
"""The share of onsets that must lie on the sixteenth grid."""


@dataclass(frozen=True)
class LineNote:
    """A note of a line; times in sixteenths from the line's first bar line."""

    start: Fraction
    end: Fraction
    pitch: int


@dataclass(frozen=True)
class Melody:
    """A line in C major or A minor, as events from a bar line on.

    Attributes:
        piece: which piece it comes from, unique among all corpora.
        events: melody events within the models' range, whole bars.
    """

    piece: str
    events: tuple[int, ...]


def melodies(piece: str, notes: Iterable[LineNote]) -> Iterator[Melody]:
    """The melodies of a line: cut where nothing begins for longer than a bar, none too short or too plain."""
    line = sorted(notes, key=lambda note: (note.start, -note.pitch))
    on_grid = sum(note.start.denominator == 1 for note in line)
    if not line or on_grid < ON_GRID * len(line):
        return
    for part in _cut_at_rests(line_events(line)):
        pitches = {event for event in part if event >= 0}
        if len(part) >= FEWEST_BARS * STEPS_PER_BAR and len(pitches) >= FEWEST_PITCHES:
            yield Melody(piece, tuple(transposed(part, squash_interval(part))))


def line_events(line: Iterable[LineNote]) -> list[int]:
    """The highest note of each onset, on the nearest step; whole bars."""
    events: list[int] = []
    onset = -1
    for note in line:
        start = round(note.start)
        if start == onset:
            continue
        onset = start
        del events[start:]
        events += [NO_EVENT] * (start - len(events))
        events += [note.pitch, *[NO_EVENT] * (round(note.end) - start - 1), NOTE_OFF]
    return events + [NO_EVENT] * (-len(events) % STEPS_PER_BAR)


def _cut_at_rests(events: list[int]) -> Iterator[list[int]]:
    """The bars between stretches of more than a bar in which nothing begins, be it for silence or for a held note.

    A model that learned such stretches falls silent for good at low temperatures, where the likeliest event wins.
    """
    onsets = [step for step, event in enumerate(events) if event >= 0]
    first = 0
    for number, (onset, following) in enumerate(pairwise([*onsets, len(events) + 2 * STEPS_PER_BAR])):
        if following - onset > STEPS_PER_BAR:
            start = onsets[first] // STEPS_PER_BAR * STEPS_PER_BAR
            yield events[start : (onset // STEPS_PER_BAR + 1) * STEPS_PER_BAR]
            first = number + 1
