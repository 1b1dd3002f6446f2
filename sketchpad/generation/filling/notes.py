"""A hole's notes out of what was written at its steps, as far as they are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.filling.slots import DrumSlots, LineSlots, Mask
from sketchpad.generation.loudness import UNSAID
from sketchpad.generation.music_vae.codec import drum_pitches
from sketchpad.music.bars import Bars
from sketchpad.music.melody import NOTE_OFF, MelodyWriter
from sketchpad.music.note import TICKS_PER_STEP, Author, Note, Voice, nearest_step


def line_notes(events: Sequence[int], slots: LineSlots, start: int, gone: Bars, voice: Voice, keep: Keep) -> list[Note]:
    """Of a line, whose events begin at tick `start`.

    Of the notes that are `gone`, their rhythm or their pitches come back where that is kept; notes that began together
    stay together.
    """
    kept = slots.kept
    writer = MelodyWriter(start, UNSAID, Author.MODEL, voice)
    writer.extend(NOTE_OFF if stays else event for event, stays in zip(events, kept, strict=True))
    new = writer.notes()
    if keep is Keep.NOTHING:
        return new
    groups, stuck = groups_of(gone, kept, start)
    if keep is Keep.PITCHES:
        moved = zip(groups.values(), new, strict=False)
        return stuck + [
            replace(note, start=at.start, length=at.length, author=Author.MODEL)
            for group, at in moved
            for note in group
        ]
    found = {(note.start - start) // TICKS_PER_STEP: note.pitch for note in new}
    return stuck + [
        replace(note, pitch=_within(note.pitch + found[step] - group[-1].pitch), author=Author.MODEL)
        for step, group in groups.items()
        if step in found
        for note in group
    ]


def drum_notes(classes: Sequence[int], slots: DrumSlots, start: int, gone: Bars, keep: Keep) -> list[Note]:
    """Of drums, whose classes begin at tick `start`; the rest as of `line_notes`.

    Where the pitches are kept, none goes on behind the last step that is written anew.
    """
    kept, stay = slots.kept, slots.stay.tolist()
    struck = {
        step: drum_pitches(index & ~there)
        for step, (index, there, stays) in enumerate(zip(classes, stay, kept, strict=True))
        if not stays and index & ~there
    }
    groups, stuck = groups_of(gone, kept, start)
    ticks = {step: start + step * TICKS_PER_STEP for step in struck}
    if keep is Keep.PITCHES:
        moved = zip(groups.values(), struck, strict=False)
        end = start + (int(np.flatnonzero(~kept).max(initial=-1)) + 1) * TICKS_PER_STEP
        return stuck + [
            replace(note, start=ticks[step], length=min(note.length, end - ticks[step]), author=Author.MODEL)
            for group, step in moved
            for note in group
        ]
    found: list[Note] = stuck if keep is Keep.RHYTHM else []
    for step, pitches in struck.items():
        pattern = groups.get(step, []) if keep is Keep.RHYTHM else []
        for number, pitch in enumerate(pitches):
            if pattern:
                as_it_was = pattern[min(number, len(pattern) - 1)]
                found.append(replace(as_it_was, pitch=pitch, author=Author.MODEL))
            else:
                found.append(Note(ticks[step], pitch, TICKS_PER_STEP, UNSAID, Author.MODEL, Voice.DRUMS))
    return found


def groups_of(gone: Bars, kept: Mask, start: int) -> tuple[dict[int, list[Note]], list[Note]]:
    """Notes that began together, by their step, from low to high; and those at steps where nothing is new."""
    groups: dict[int, list[Note]] = {}
    stuck: list[Note] = []
    for note in gone:
        step = nearest_step(note.start - start)
        if step >= len(kept) or kept[step]:
            stuck.append(note)
        else:
            groups.setdefault(step, []).append(note)
    return {step: sorted(group, key=lambda note: note.pitch) for step, group in groups.items()}, stuck


def _within(pitch: int) -> int:
    """The nearest octave on the roll."""
    while pitch < 0:
        pitch += 12
    while pitch > 127:
        pitch -= 12
    return pitch
