"""A monophonic line on the sixteenth grid, as Magenta's melody events.

An event is an int per step: `NO_EVENT` (hold or stay silent), `NOTE_OFF`, or the MIDI pitch of a note that begins.
Source: `note_seq.melodies_lib.Melody`, Magenta 2.1.4 (`from_quantized_sequence`, `squash`, `to_sequence`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.note import DEFAULT_VELOCITY, TICKS_PER_STEP, Author, Note, Voice, nearest_step

NO_EVENT = -2
NOTE_OFF = -1
LOWEST_MELODY_PITCH = 48
END_MELODY_PITCH = 84
"""Melody RNNs know the pitches [48, 84)."""

MAJOR_SCALE = (0, 2, 4, 5, 7, 9, 11)
IN_KEY = np.array([[(pitch - key) % 12 in MAJOR_SCALE for pitch in range(12)] for key in range(12)], dtype=np.int64)
"""[key, pitch class]: whether the class belongs to that major key."""


def events_of(bars: Bars) -> list[int]:
    """The melody of `bars` from tick 0: the highest note of each onset, cut where the next begins.

    Starts and ends go to the nearest step; a note is at least one step long. The list ends with the last note.
    """
    events: list[int] = []
    onset = -1
    for start, end, pitch in _quantized(bars):
        if start == onset:
            continue
        onset = start
        del events[start:]
        events += [NO_EVENT] * (start - len(events))
        events += [pitch, *[NO_EVENT] * (end - start - 1), NOTE_OFF]
    return events[:-1]


def _quantized(bars: Bars) -> list[tuple[int, int, int]]:
    """(start, end, pitch) in steps, by start and then falling pitch."""
    rows = []
    for note in bars:
        start, end = nearest_step(note.start), nearest_step(note.end)
        rows.append((start, max(end, start + 1), note.pitch))
    return sorted(rows, key=lambda row: (row[0], -row[2]))


def padded(events: Sequence[int], steps: int) -> list[int]:
    """So many steps at least; a note that sounds to the end of the events ends there."""
    ending = [NOTE_OFF] if 0 < len(events) < steps else []
    return [*events, *ending, *[NO_EVENT] * (steps - len(events) - len(ending))]


class MelodyWriter:
    """Turns events into notes as they come; times in ticks from the tick of the first event."""

    def __init__(
        self,
        start: int = 0,
        velocity: int = DEFAULT_VELOCITY,
        author: Author = Author.MODEL,
        voice: Voice = Voice.MELODY,
    ) -> None:
        self._now = start
        self._velocity = velocity
        self._author = author
        self._voice = voice
        self._notes: list[Note] = []
        self._sounding: tuple[int, int] | None = None

    def extend(self, events: Iterable[int]) -> None:
        """Write on, one step an event."""
        for event in events:
            if event != NO_EVENT:
                self._end_note()
                self._sounding = (self._now, event) if event >= 0 else None
            self._now += TICKS_PER_STEP

    def notes(self) -> list[Note]:
        """The notes so far; one that still sounds ends now."""
        return [*self._notes, *self._open_note()]

    def _open_note(self) -> list[Note]:
        if self._sounding is None:
            return []
        start, pitch = self._sounding
        return [Note(start, pitch, self._now - start, self._velocity, self._author, self._voice)]

    def _end_note(self) -> None:
        self._notes += self._open_note()


def notes_of(events: Iterable[int]) -> list[Note]:
    """The notes of a melody that begins at tick 0; the last one ends with the melody."""
    writer = MelodyWriter()
    writer.extend(events)
    return writer.notes()


def squash_interval(events: Sequence[int], key: int = 0) -> int:
    """Semitones that bring the melody's key to `key` and its middle into the melody range; 0 without notes."""
    pitches = [event for event in events if event >= 0]
    if not pitches:
        return 0
    key_diff = key - major_key(pitches)
    centre = (min(pitches) + max(pitches)) / 2
    target = (LOWEST_MELODY_PITCH + END_MELODY_PITCH - 1) / 2
    return key_diff + 12 * round((target - (centre + key_diff)) / 12)


def transposed(
    events: Iterable[int], semitones: int, low: int = LOWEST_MELODY_PITCH, end: int = END_MELODY_PITCH
) -> list[int]:
    """The melody moved by `semitones`; pitches outside [low, end) are folded into its nearest octave."""
    return [_folded(event + semitones, low, end) if event >= 0 else event for event in events]


def _folded(pitch: int, low: int, end: int) -> int:
    if pitch < low:
        return low + (pitch - low) % 12
    if pitch >= end:
        return end - 12 + (pitch - end) % 12
    return pitch


def major_key(pitches: Iterable[int]) -> int:
    """The major key (0 = C) that most of the pitches belong to; the lowest on a tie."""
    return int(key_counts(np.bincount([pitch % 12 for pitch in pitches], minlength=12)).argmax())


def key_counts(pitch_classes: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many notes belong to each of the 12 major keys, from a histogram of pitch classes (12,)."""
    return IN_KEY @ pitch_classes
