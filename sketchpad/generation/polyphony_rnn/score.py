"""The score on both sides of Polyphony RNN: notes on steps, and which of those that were written are the melody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np

from sketchpad.generation.constraints import NO_PITCH
from sketchpad.generation.fork import Action, Fork
from sketchpad.generation.polyphony_rnn.codec import (
    CONTINUED_NOTE,
    NEW_NOTE,
    NUM_CLASSES,
    STEP_END,
    StepNote,
    pitch_of,
    transposed,
)
from sketchpad.generation.request import Request
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.why import Meanings
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.melody import major_key
from sketchpad.music.note import TICKS_PER_STEP, nearest_step


def way_to_c(notes: Sequence[StepNote]) -> int:
    """The semitones from notes to the key of C, in which the network works."""
    return (6 - major_key(pitch for *_, pitch in notes)) % 12 - 6 if notes else 0


def forced_by(forks: Iterable[Fork], tick: int, semitones: int) -> dict[int, dict[int, int]]:
    """By step from a tick on and place in it, the events that forks put there; the network is semitones away.

    Raises:
        InputError: a fork says nothing about one event.
    """
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for fork in forks:
        if fork.place is None:
            raise InputError("Polyphony RNN writes event by event; branch it from a rival of one of its own notes")
        found[(fork.tick - tick) // TICKS_PER_STEP][fork.place] = _event_of(fork, semitones)
    return dict(found)


def _event_of(fork: Fork, semitones: int) -> int:
    if fork.action is Action.END:
        return STEP_END
    return transposed((NEW_NOTE if fork.action is Action.BEGIN else CONTINUED_NOTE) + fork.pitches[0], semitones)


def meanings(semitones: int) -> Meanings:
    """What each event means in the song, which is so many semitones from the network's key."""
    found: Meanings = {STEP_END: (Action.END, ())}
    for index in range(NEW_NOTE, NUM_CLASSES):
        action = Action.BEGIN if index < CONTINUED_NOTE else Action.HOLD
        found[index] = (action, (pitch_of(transposed(index, -semitones)),))
    return found


def sampling_of(request: Request, semitones: int) -> Sampling:
    """How events are drawn that are so many semitones from the song; something always begins in every bar.

    Raises:
        InputError: the constraints leave no note to begin.
    """
    pitches = np.full(NUM_CLASSES, NO_PITCH)
    pitches[NEW_NOTE:CONTINUED_NOTE] = [
        pitch_of(transposed(event, -semitones)) for event in range(NEW_NOTE, CONTINUED_NOTE)
    ]
    return request.constraints.sampling(request.temperature, pitches, [request.primer], begin=True)


def on_top(notes: Sequence[StepNote]) -> set[tuple[int, int]]:
    """(start, pitch) of the notes above which nothing sounds as they begin."""
    found: set[tuple[int, int]] = set()
    sounding: list[StepNote] = []
    for start, group in groupby(sorted(notes), key=lambda note: note[0]):
        begun = list(group)
        sounding = [note for note in sounding if note[1] > start] + begun
        highest = max(pitch for *_, pitch in sounding)
        if any(pitch == highest for *_, pitch in begun):
            found.add((start, highest))
    return found


def step_notes(bars: Bars) -> list[StepNote]:
    """(start, end, pitch) on the nearest steps; of one pitch, one sounds at a time."""
    ends: dict[tuple[int, int], int] = {}
    sounding: dict[int, tuple[int, int]] = {}
    for note in bars:
        start, end = (nearest_step(tick) for tick in (note.start, note.end))
        before = sounding.get(note.pitch)
        if before and before[0] < start < ends[before]:
            ends[before] = start
        key = (start, note.pitch)
        ends[key] = max(end, start + 1, ends.get(key, 0))
        sounding[note.pitch] = key
    return sorted((start, end, pitch) for (start, pitch), end in ends.items())
