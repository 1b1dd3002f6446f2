"""Whole scores as rows of Polyphony RNN's events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from sketchpad.generation.polyphony_codec import StepNote, events_of_steps, flattened
from sketchpad.music.melody import major_key
from sketchpad.training.lines import ON_GRID, LineNote, Melody
from sketchpad.training.store import Example

CHUNK = 512
"""Steps that are brought into one key and kept together."""
FEWEST_STEPS = 64
MOST_VOICES = 8


def polyphonies(piece: str, notes: Iterable[LineNote]) -> Iterator[Example]:
    """A score in stretches of at most 512 steps, each moved into C major or A minor; none if it is off the grid."""
    kept = list(notes)
    if sum(note.start.denominator == 1 for note in kept) < ON_GRID * len(kept):
        return
    steps = step_notes(kept)
    last = max((end for _, end, _ in steps), default=0)
    for start in range(0, last, CHUNK):
        end = min(last, start + CHUNK)
        part = [(max(a, start) - start, min(b, end) - start, pitch) for a, b, pitch in steps if a < end and b > start]
        if end - start < FEWEST_STEPS or not part:
            continue
        semitones = (6 - major_key(pitch for _, _, pitch in part)) % 12 - 6
        rows = events_of_steps([(a, b, pitch + semitones) for a, b, pitch in part], end - start)
        if all(len(row) <= MOST_VOICES for row in rows):
            yield Example(piece, np.array(flattened(rows)))


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


def top_line(piece: str, notes: Iterable[LineNote]) -> Melody:
    """The highest note of each onset: what pieces are compared by."""
    highest: defaultdict[int, int] = defaultdict(int)
    for start, _, pitch in step_notes(notes):
        highest[start] = max(highest[start], pitch)
    return Melody(piece, tuple(highest[start] for start in sorted(highest)))
