"""Playing bars on FluidSynth's own clock.

Notes are handed to FluidSynth's sequencer well before they are due; it starts each on time and ends it, whatever Python
does meanwhile. `refill` must be called a few times a second while playing; how punctually does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sketchpad.audio.synth import SAMPLE_RATE, Synth, fluidsynth_library, forget_events
from sketchpad.music.bars import Bars
from sketchpad.music.mix import MIDI_CHANNELS, Mix
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, Voice

LOOK_AHEAD = 0.5
"""Seconds of music handed over in advance; an edit is heard after this at most."""
LEAD = 0.03
"""Seconds from the call of `play` to the first note."""
AUDITION_SECONDS = 0.25
CLOCK = 1000
"""Sequencer ticks a second."""
NO_DEVICE = (
    "no sound: there is no audio device, or another program holds it; connect one and start again. "
    "The song can still be exported as WAV"
)

Loop = tuple[int, int]


@dataclass(frozen=True)
class _Course:
    """Where playing began, in the song and on the clock; tells song time from clock time.

    Song time is unrolled: it runs on through the end of a loop, and `folded` brings it back.
    """

    clock: float
    tick: float
    tempo: float
    loop: Loop | None

    def tick_at(self, clock: float) -> float:
        return self.tick + (clock - self.clock) / CLOCK * self.tempo * TICKS_PER_QUARTER / 60

    def clock_at(self, tick: float) -> float:
        return self.clock + (tick - self.tick) * 60 / (self.tempo * TICKS_PER_QUARTER) * CLOCK

    def folded(self, tick: float) -> float:
        if self.loop is None or tick < self.loop[1]:
            return tick
        start, end = self.loop
        return start + (tick - start) % (end - start)


class Player:
    """One synthesizer and, where there is an audio device, a driver; silent but on time where there is none.

    Attributes:
        problem: why nothing sounds, or "".
    """

    def __init__(self, soundfont: Path, driver: str | None = None) -> None:
        self._library = fluidsynth_library()
        settings = {"audio.driver": driver} if driver else {}
        self._synth = Synth(soundfont, **settings)
        self._driver: Any = self._library.new_fluid_audio_driver(self._synth.fluid.settings, self._synth.fluid.synth)
        self.problem = "" if self._driver else NO_DEVICE
        self._latency = self._buffered_seconds() if self._driver else 0.0
        # It runs with the audio, or by the system's clock where nothing sounds.
        self._sequencer: Any = self._library.Sequencer(time_scale=CLOCK, use_system_timer=not self._driver)
        self._target: int = self._sequencer.register_fluidsynth(self._synth.fluid)
        self._bars = Bars.of()
        self._course: _Course | None = None
        self._filled = 0
        self._closed = False

    @property
    def playing(self) -> bool:
        """Whether the playhead moves."""
        return self._course is not None

    @property
    def position(self) -> float:
        """The tick that is heard now; 0 when stopped."""
        if self._course is None:
            return 0.0
        heard = self._sequencer.get_tick() - self._latency * CLOCK
        return self._course.folded(max(self._course.tick, self._course.tick_at(heard)))

    def play(self, bars: Bars, tick: int = 0, loop: Loop | None = None) -> None:
        """Play from `tick` to the end of the last bar, or round and round in `loop`, which it begins in or before."""
        self.stop()
        self._bars = bars
        self._course = _Course(self._sequencer.get_tick() + LEAD * CLOCK, tick, bars.tempo, loop)
        self._filled = tick
        self.refill()

    def replace(self, bars: Bars) -> None:
        """Go on with another score; what was handed over already still sounds."""
        course = self._course
        if course and bars.tempo != course.tempo:
            now = self._sequencer.get_tick()
            self._course = _Course(now, course.tick_at(now), bars.tempo, course.loop)
        self._bars = bars

    def refill(self) -> None:
        """Hand over what is due soon; stops at the end of the song."""
        if self._course is None:
            return
        now = self._course.tick_at(self._sequencer.get_tick())
        until = int(self._course.tick_at(self._sequencer.get_tick() + LOOK_AHEAD * CLOCK))
        while self._filled < until:
            self._filled = self._hand_over(self._course, self._filled, until)
        if self._course.loop is None and now >= self._bars.count * TICKS_PER_BAR:
            self.stop()

    def stop(self) -> None:
        """Cut off all that sounds, and forget what was handed over."""
        self._course = None
        forget_events(self._sequencer)
        self._synth.silence()

    def apply(self, mix: Mix) -> None:
        """Sound like this from now on, notes that were handed over among them."""
        self._synth.apply(mix)

    def audition(self, pitch: int, velocity: int, voice: Voice = Voice.MELODY) -> None:
        """Let one note sound for a moment."""
        duration, channel = round(AUDITION_SECONDS * CLOCK), MIDI_CHANNELS[voice]
        self._sequencer.note(0, channel, pitch, velocity, duration, dest=self._target, absolute=False)

    def close(self) -> None:
        """Fall silent and give everything back; it is not used again."""
        if self._closed:
            return
        self._closed = True
        self._course = None
        self._sequencer.delete()
        if self._driver:
            self._library.delete_fluid_audio_driver(self._driver)
        self._synth.close()

    def _hand_over(self, course: _Course, first: int, until: int) -> int:
        """Schedule the notes of one stretch, up to `until` or the loop's end; returns where it ended, unrolled."""
        start = int(course.folded(first))
        end = start + until - first
        if course.loop and start < course.loop[1]:
            end = min(end, course.loop[1])
        for note in self._bars.between(start, end):
            begin = course.clock_at(first + note.start - start)
            # The sequencer ends a note by itself; one millisecond less lets the same pitch begin anew.
            duration = max(1, round(self._bars.seconds(note.length) * CLOCK) - 1)
            channel = MIDI_CHANNELS[note.voice]
            self._sequencer.note(round(begin), channel, note.pitch, note.velocity, duration, dest=self._target)
        return first + end - start

    def _buffered_seconds(self) -> float:
        setting: Any = self._synth.fluid.get_setting
        return setting("audio.period-size") * setting("audio.periods") / SAMPLE_RATE
