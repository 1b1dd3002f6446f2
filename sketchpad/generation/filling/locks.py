"""New notes make way for what is locked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice

LINES = (Voice.MELODY, Voice.BASS)
"""Voices of one note at a time."""


def beside(notes: Iterable[Note], locked: Bars) -> tuple[Note, ...]:
    """The notes that there is room for beside locked ones and outside locked bars, cut where those begin.

    A line has one note at a time; in the other voices only notes of one pitch are in each other's way.
    """
    if not len(locked) and not any(locked.locked_spans()):
        return tuple(notes)
    heard = locked.on_steps
    fitted = (_beside(note, heard) for note in notes)
    return tuple(note for note in fitted if note)


def _beside(note: Note, locked: Bars) -> Note | None:
    end = note.end
    for start, stop in _obstacles(note, locked):
        if start <= note.start < stop:
            return None
        if note.start < start:
            end = min(end, start)
    return replace(note, length=end - note.start)


def _obstacles(note: Note, locked: Bars) -> Iterable[tuple[int, int]]:
    """The stretches where this note may not sound."""
    for row in locked.of_voices([note.voice]).window(note.start, note.end):
        if note.voice in LINES or row["pitch"] == note.pitch:
            yield int(row["start"]), int(row["start"] + row["length"])
    yield from locked.locked_spans()
