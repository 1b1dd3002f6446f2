"""A hole in a song as Polyphony RNN sees it, and its notes out of the events that were written there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from sketchpad.generation.filling.hole import FOLLOWING, Hole, Keep, check_free
from sketchpad.generation.filling.notes import groups_of
from sketchpad.generation.filling.slots import Mask, split
from sketchpad.generation.loudness import UNSAID
from sketchpad.generation.polyphony_rnn.codec import (
    CONTINUED_NOTE,
    NEW_NOTE,
    STEP_END,
    PolyphonyWriter,
    StepNote,
    events_of_steps,
    pitch_of,
    transposed,
)
from sketchpad.generation.polyphony_rnn.score import forced_by, on_top, sampling_of, step_notes, way_to_c
from sketchpad.generation.polyphony_rnn.slots import PITCHES, Group, PolyphonySlots
from sketchpad.generation.request import MELODY_ONLY, Request
from sketchpad.generation.sampling import NEVER
from sketchpad.music.note import (
    PITCHED,
    STEPS_PER_BAR,
    TICKS_PER_BAR,
    TICKS_PER_STEP,
    Author,
    Note,
    Voice,
    nearest_step,
)

VOICES = frozenset((Voice.MELODY, Voice.HARMONY))
HEARD = 16 * STEPS_PER_BAR
"""Steps before the hole that are heard."""


class PolyphonyHole:
    """Steps are counted from the first of the hole.

    Attributes:
        hole: the ticks.
        voices: those that are written.
        before: the events of each step before the hole that is heard.
        bar: the pitches, from high to low, that began in each of the last sixteen of those (16, pitches).
        own: the events of each step of the hole as it is now.
        length: the steps of the hole; so many as `following` count behind it.
        semitones: from the song to the network's key.
        sampling: how events are drawn.
        slots: the hole and what follows.

    Raises:
        InputError: nothing in the hole is free, or there is nothing to keep.
    """

    def __init__(self, request: Request) -> None:
        assert request.hole, "only holes are filled"
        hole, song = request.hole, request.primer
        self.hole: Hole = hole
        self.voices = request.voices_of(VOICES)
        self._kept, gone = split(song, hole, self.voices)
        hole.check_kept(gone)
        origin = min(request.origin, hole.first_bar * TICKS_PER_BAR)
        first, end = ((tick - origin) // TICKS_PER_STEP for tick in (hole.start, hole.end))
        heard = max(0, first - HEARD)
        kept, own = (_from(heard, step_notes(each.of_voices(PITCHED).shifted(-origin))) for each in (self._kept, song))
        self.semitones = way_to_c(kept or own)
        self.length = end - first
        self.following = min(max(0, max((stop for _, stop, _ in kept), default=0) + heard - end), FOLLOWING)
        rows, own_rows = (self._rows(each, end - heard + self.following) for each in (kept, own))
        self.before, self._stays = rows[: first - heard], rows[first - heard :]
        self.own = own_rows[first - heard : end - heard]
        self.bar = _begun(self.before[-STEPS_PER_BAR:])
        self._around = [(start - first + heard, stop - first + heard, pitch) for start, stop, pitch in kept]
        steps = np.arange(self.length + self.following)
        free = ~song.in_locked_bars(hole.start + steps * TICKS_PER_STEP) & (steps < self.length)
        self._groups, self._stuck = groups_of(gone, ~free[: self.length], hole.start)
        check_free(bool(free.any()) and (hole.keep is Keep.NOTHING or len(self._groups) > 0))
        self.sampling = sampling_of(request, self.semitones)
        self.slots = self._slots(request, free)

    @property
    def segments(self) -> list[range]:
        """The steps of the hole, cut at the bar lines."""
        line = STEPS_PER_BAR - self.hole.start // TICKS_PER_STEP % STEPS_PER_BAR
        return [range(*each) for each in pairwise([0, *range(line, self.length, STEPS_PER_BAR), self.length])]

    def resting(self, first: int) -> PolyphonySlots:
        """The steps from one on, with nothing in them but what stays."""
        stays = self._stays[first:]
        return PolyphonySlots(stays, np.zeros(len(stays), dtype=bool), np.zeros(PITCHES, dtype=bool))

    def notes(self, events: Sequence[int], starts: Sequence[int]) -> tuple[Note, ...]:
        """What is new of the events of a row, as far as it has come; `starts` says where groups of pitches begin."""
        writer = PolyphonyWriter()
        for event in events:
            if writer.step < self.length:
                writer.push(transposed(event, -self.semitones))
        written = writer.notes()
        if self.hole.keep is Keep.PITCHES:
            return (*self._stuck, *self._at_other_places(written, starts))
        stays = {
            (step, self._in_song(event)) for step, row in enumerate(self._stays) for event in row if _begins(event)
        }
        new = [note for note in written if (note[0], note[2]) not in stays]
        if self.hole.keep is Keep.RHYTHM:
            return (*self._stuck, *self._with_other_pitches(new))
        return tuple(self._with_voices(new))

    def _slots(self, request: Request, free: Mask) -> PolyphonySlots:
        bias = self.sampling.bias
        allowed = np.ones(PITCHES, dtype=bool) if bias is None else bias[NEW_NOTE:CONTINUED_NOTE] > NEVER
        groups = {step: self._group(step, notes) for step, notes in self._groups.items()}
        return PolyphonySlots(
            self._stays,
            free,
            allowed[::-1],
            keep=self.hole.keep,
            groups=groups,
            script=self._script(request),
            sounds=request.constraints.never_silent,
        )

    def _group(self, step: int, notes: Sequence[Note]) -> Group:
        """What began together at a step."""
        ends: defaultdict[int, int] = defaultdict(int)
        for note in notes:
            ends[note.pitch] = max(ends[note.pitch], step + 1, nearest_step(note.end - self.hole.start))
        pitches = sorted(ends, reverse=True)
        moved_there = (pitch_of(transposed(NEW_NOTE + pitch, self.semitones)) for pitch in pitches)
        return Group(tuple(moved_there), tuple(ends[pitch] for pitch in pitches))

    def _script(self, request: Request) -> dict[tuple[int, int], int]:
        """What forks force; before the first of them the hole stays as it is."""
        steps = forced_by(request.forks, self.hole.start, self.semitones)
        forced = {(step, place): event for step, places in steps.items() for place, event in places.items()}
        first = min(forced, default=(0, 0))
        own = {(step, at): event for step, row in enumerate(self.own) for at, event in enumerate([*row, STEP_END])}
        return {at: event for at, event in own.items() if at < first} | forced

    def _with_other_pitches(self, new: Sequence[StepNote]) -> Iterator[Note]:
        """The hole's own notes, the highest of each step with the pitch of the highest that was written there."""
        written: defaultdict[int, list[int]] = defaultdict(list)
        for step, _, pitch in new:
            written[step].append(pitch)
        for step, notes in self._groups.items():
            pitches = sorted({note.pitch for note in notes}, reverse=True)
            found = dict(zip(pitches, sorted(written[step], reverse=True), strict=False))
            for note in notes:
                if note.pitch in found:
                    yield replace(note, pitch=found[note.pitch], author=Author.MODEL)
                else:
                    yield note

    def _at_other_places(self, written: Sequence[StepNote], starts: Sequence[int]) -> Iterator[Note]:
        """The hole's own notes where their groups begin now."""
        ends = {(start, pitch): end for start, end, pitch in written}
        for step, notes in self._groups.items():
            for note in notes:
                start = starts[step]
                if start < 0:
                    yield note
                    continue
                end = ends.get((start, self._in_song(transposed(NEW_NOTE + note.pitch, self.semitones))), start + 1)
                tick, length = self.hole.start + start * TICKS_PER_STEP, (end - start) * TICKS_PER_STEP
                yield replace(note, start=tick, length=length, author=Author.MODEL)

    def _with_voices(self, new: Sequence[StepNote]) -> Iterator[Note]:
        """Notes as melody where nothing sounds above them as they begin and no melody that stays, else as harmony."""
        # Where chords stay, the highest of the new notes are the melody that was asked for.
        sung = on_top(new if self.voices == MELODY_ONLY else [*new, *self._around])
        melody = self._kept.of_voices([Voice.MELODY])
        for start, end, pitch in new:
            tick, length = self.hole.start + start * TICKS_PER_STEP, (end - start) * TICKS_PER_STEP
            sings = (
                Voice.MELODY in self.voices and (start, pitch) in sung and not len(melody.window(tick, tick + length))
            )
            voice = Voice.MELODY if sings else Voice.HARMONY
            if voice in self.voices:
                yield Note(tick, pitch, length, UNSAID, Author.MODEL, voice)

    def _rows(self, notes: Sequence[StepNote], steps: int) -> list[list[int]]:
        """The events of so many steps, in the network's key."""
        return [[transposed(event, self.semitones) for event in row] for row in events_of_steps(notes, steps)]

    def _in_song(self, event: int) -> int:
        """The pitch in the song of one of the network's events."""
        return pitch_of(transposed(event, -self.semitones))


def _begins(event: int) -> bool:
    return NEW_NOTE <= event < CONTINUED_NOTE


def _from(step: int, notes: Sequence[StepNote]) -> list[StepNote]:
    """What sounds from a step on, counted from there; what began before it begins there."""
    return sorted((max(start, step) - step, end - step, pitch) for start, end, pitch in notes if end > step)


def _begun(rows: Sequence[Sequence[int]]) -> Mask:
    """(16, pitches) from high to low: what began in at most sixteen steps, the last of them last."""
    found = np.zeros((STEPS_PER_BAR, PITCHES), dtype=bool)
    for place, row in enumerate(rows, STEPS_PER_BAR - len(rows)):
        found[place, [PITCHES - 1 - pitch_of(event) for event in row if _begins(event)]] = True
    return found
