"""Polyphony as a row of events: per step what begins and what goes on, from high to low, then the end of the step.

Source: `magenta.models.polyphony_rnn.polyphony_lib` and `polyphony_encoder_decoder`, Magenta 2.1.4.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH

START, END, STEP_END = 0, 1, 2
NEW_NOTE, CONTINUED_NOTE = 3, 131
"""An event is its class: these plus a MIDI pitch, or one of the three above."""
NUM_CLASSES = CONTINUED_NOTE + 128

StepNote = tuple[int, int, int]
"""(start, end, pitch) in steps."""


def events_of_steps(notes: Iterable[StepNote], steps: int) -> list[list[int]]:
    """For each step its events, from high to low; a note that is continued stands before one of its pitch that begins.

    A pitch may sound more than once at a time, as in Magenta.
    """
    begin: defaultdict[int, list[int]] = defaultdict(list)
    end: defaultdict[int, list[int]] = defaultdict(list)
    for start, stop, pitch in notes:
        begin[start].append(pitch)
        end[stop].append(pitch)
    active: Counter[int] = Counter()
    rows: list[list[int]] = []
    for step in range(steps):
        active.subtract(end[step])
        row = [CONTINUED_NOTE + pitch for pitch in active.elements()]
        row += [NEW_NOTE + pitch for pitch in begin[step]]
        active.update(begin[step])
        rows.append(sorted(row, key=lambda event: (-pitch_of(event), -event)))
    return rows


def flattened(rows: Iterable[Sequence[int]]) -> list[int]:
    """START, then each step's events and the end of the step."""
    return [START, *(event for row in rows for event in (*row, STEP_END))]


def pitch_of(event: int) -> int:
    """The pitch of an event that has one."""
    return event - (CONTINUED_NOTE if event >= CONTINUED_NOTE else NEW_NOTE)


def transposed(event: int, semitones: int) -> int:
    """The event transposed by less than an octave; what would leave MIDI's range stays in it by an octave."""
    if event < NEW_NOTE:
        return event
    pitch = pitch_of(event)
    target = pitch + semitones
    target += 12 * ((target < LOWEST_PITCH) - (target > HIGHEST_PITCH))
    return event - pitch + target


class PolyphonyWriter:
    """Turns events into notes as they come; times in steps.

    What sounds and is not continued in a step ends with the step before. Events that mean nothing where they stand
    (START and END within, a continued note that does not sound) are passed over.
    """

    def __init__(self) -> None:
        self.step = 0
        self._ended: list[StepNote] = []
        self._sounding: list[tuple[int, int]] = []
        self._begun: list[int] = []
        self._ending: list[int] = []

    def push(self, event: int) -> None:
        """Write one event."""
        if event == STEP_END:
            self._end_step()
        elif event >= CONTINUED_NOTE:
            if pitch_of(event) in self._ending:
                self._ending.remove(pitch_of(event))
        elif event >= NEW_NOTE:
            self._begun.append(pitch_of(event))

    def notes(self) -> list[StepNote]:
        """The notes of all whole steps, each once; those that sound still end now."""
        open_notes = [(start, self.step, pitch) for start, pitch in self._sounding]
        return sorted({*self._ended, *open_notes})

    def _end_step(self) -> None:
        for pitch in self._ending:
            start = next(start for start, sounding in self._sounding if sounding == pitch)
            self._sounding.remove((start, pitch))
            self._ended.append((start, self.step, pitch))
        self._sounding += [(self.step, pitch) for pitch in self._begun]
        self._ending = [pitch for _, pitch in self._sounding]
        self._begun = []
        self.step += 1
