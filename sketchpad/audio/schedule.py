"""What FluidSynth's sequencer was given to play, and what of it is taken back.

Its clock goes on by itself, with the audio or, where nothing sounds, with the system's time. Whoever else is told what
is played, an `Outlet`, is told by the same clock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sketchpad.audio.course import CLOCK
from sketchpad.audio.outlet import Outlet
from sketchpad.audio.steady_clock import SteadyClock
from sketchpad.audio.synth import CLICK_CHANNEL, Synth, fluidsynth_library, forget_events


@dataclass(frozen=True)
class Due:
    """A note to be played; times on the clock, and where it begins in the song, unrolled."""

    tick: float
    begin: int
    end: int
    channel: int
    pitch: int
    velocity: int


def off(begin: int, end: int) -> int:
    """The time at which a pitch is ended: a millisecond less lets it begin anew."""
    return max(begin + 1, end - 1)


class Schedule:
    """The sequencer of a synthesizer.

    Attributes:
        notes: what it was given, and did not end yet when that was last looked at.
        outlet: who else hears all but the clicks.
    """

    def __init__(self, synth: Synth, has_audio: bool) -> None:
        library: Any = fluidsynth_library()
        self._sequencer: Any = library.Sequencer(time_scale=CLOCK, use_system_timer=not has_audio)
        self._target: int = self._sequencer.register_fluidsynth(synth.fluid)
        self._steady = SteadyClock()
        self.notes: list[Due] = []
        self.outlet: Outlet | None = None
        self._muted: frozenset[int] = frozenset()
        self._muting = threading.Lock()
        """The mix is another and an outlet comes on different threads; it ends up with the latest mutes."""

    @property
    def now(self) -> int:
        """The time on the clock, which goes by leaps."""
        return self._sequencer.get_tick()

    def at(self, moment: float) -> float:
        """The time on the clock at a monotonic second."""
        return self._steady.at(moment)

    def look(self) -> int:
        """Look at the clock, forget what has ended, and tell the time."""
        clock = self.now
        self._steady.look(clock)
        if self.outlet:
            self.outlet.tell_time(self._steady.begun)
        self.notes = [note for note in self.notes if note.end > clock]
        return clock

    def give(self, note: Due, end: int | None = None) -> None:
        """Have a note played, and ended: at its own end, unless another is given."""
        self.notes.append(note)
        last = off(note.begin, note.end if end is None else end)
        self._sequencer.note(note.begin, note.channel, note.pitch, note.velocity, last - note.begin, dest=self._target)
        if self.outlet and note.channel != CLICK_CHANNEL:
            self.outlet.note(note.begin, last, note.channel, note.pitch, note.velocity)

    def end(self, note: Due, time: int) -> None:
        """Have a note that sounds, and is none of `notes`, ended at a time."""
        self.notes.append(note)
        self._sequencer.note_off(time, note.channel, note.pitch, dest=self._target)
        if self.outlet:
            self.outlet.note_off(time, note.channel, note.pitch)

    def take_back(self) -> tuple[int, list[Due]]:
        """Have the sequencer forget all it was given, the ends of what sounds as well.

        Returns the time up to which it was played, and what was to end later. The clock is read afterwards: what begins
        at that time has begun.
        """
        forget_events(self._sequencer)
        now = self.now
        if self.outlet:
            # There, what is due now may still wait.
            self.outlet.forget(now + 1)
        notes, self.notes = self.notes, []
        return now, notes

    def clear(self) -> None:
        """Forget all, and let an outlet fall silent; what sounds here goes on."""
        self.notes = []
        forget_events(self._sequencer)
        if self.outlet:
            self.outlet.silence()

    def mute(self, channels: frozenset[int]) -> None:
        """Have an outlet begin nothing on these channels, whichever there is or comes."""
        with self._muting:
            self._muted = channels
            if self.outlet:
                self.outlet.mute(channels)

    def send_to(self, outlet: Outlet | None, end_of: Callable[[Due], int]) -> None:
        """Tell an outlet from now on, but nothing on muted channels; the one before falls silent."""
        with self._muting:
            before, self.outlet = self.outlet, outlet
            if outlet:
                outlet.mute(self._muted)
        if before:
            before.silence()
        if outlet:
            now = self.look()
            for note in self.notes:
                if now < note.begin and note.channel != CLICK_CHANNEL:
                    outlet.note(note.begin, end_of(note) - 1, note.channel, note.pitch, note.velocity)

    def close(self) -> None:
        """Give the sequencer back; nothing plays on it any more."""
        self._sequencer.delete()
