"""Whole scores as rows of Polyphony RNN's events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from sketchpad.generation.polyphony_rnn.codec import StepNote, events_of_steps, flattened
from sketchpad.music.melody import major_key
from sketchpad.training.lines import ON_GRID, LineNote, Melody
from sketchpad.training.musicxml import Stretch
from sketchpad.training.store import Example

CHUNK = 512
"""So many steps at most are brought into one key and kept together."""
FEWEST_STEPS = 64
MOST_VOICES = 8


def polyphonies(piece: str, stretches: Iterable[Stretch]) -> Iterator[Example]:
    """A score in examples of at most 512 steps, from a bar line on and moved into C major or A minor each.

    None if it is off the grid.
    """
    kept = list(stretches)
    starts = [note.start for stretch in kept for note in stretch.notes]
    if sum(start.denominator == 1 for start in starts) < ON_GRID * len(starts):
        return
    for stretch in kept:
        steps = step_notes(stretch.notes)
        last = max(end for _, end, _ in steps)
        chunk = max(1, CHUNK // stretch.measure) * stretch.measure
        for start in range(0, last, chunk):
            rows = _rows(steps, start, min(last, start + chunk))
            if len(rows) >= FEWEST_STEPS and any(rows) and all(len(row) <= MOST_VOICES for row in rows):
                yield Example(piece, np.array(flattened(rows)), stretch.measure)


def _rows(steps: Sequence[StepNote], start: int, end: int) -> list[list[int]]:
    """The events of each step from `start` to `end`, in C major or A minor."""
    part = [(max(a, start) - start, min(b, end) - start, pitch) for a, b, pitch in steps if a < end and b > start]
    semitones = (6 - major_key(pitch for _, _, pitch in part)) % 12 - 6
    return events_of_steps([(a, b, pitch + semitones) for a, b, pitch in part], end - start)


def step_notes(notes: Iterable[LineNote]) -> list[StepNote]:
    """Notes on the nearest steps; of one pitch, one sounds at a time."""
    by_pitch: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for note in notes:
        start = round(note.start)
        ends = by_pitch[note.pitch]
        ends[start] = max(ends.get(start, 0), round(note.end), start + 1)
    found: list[StepNote] = []
    for pitch, ends in by_pitch.items():
        starts = sorted(ends)
        for start, following in zip(starts, [*starts[1:], 10**9], strict=True):
            found.append((start, min(ends[start], following), pitch))
    return sorted(found)


def top_line(piece: str, stretches: Iterable[Stretch]) -> Melody:
    """The highest note of each onset: what pieces are compared by."""
    pitches: list[int] = []
    for stretch in stretches:
        highest: defaultdict[int, int] = defaultdict(int)
        for start, _, pitch in step_notes(stretch.notes):
            highest[start] = max(highest[start], pitch)
        pitches += [highest[start] for start in sorted(highest)]
    return Melody(piece, tuple(pitches))
