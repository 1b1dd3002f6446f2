"""Playing bars on FluidSynth's own clock.

Notes are handed to FluidSynth's sequencer well before they are due; it starts each on time and ends it, whatever Python
does meanwhile. `refill` must be called a few times a second while playing; how punctually does not matter.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sketchpad.audio.coming import Coming, length
from sketchpad.audio.course import CLOCK, Course, Loop, next_line
from sketchpad.audio.metronome import ACCENT, CLICK, CLICK_TICKS, beats
from sketchpad.audio.outlet import Outlet
from sketchpad.audio.schedule import Due, Schedule, off
from sketchpad.audio.synth import CLICK_CHANNEL, LIVE_CHANNELS, SAMPLE_RATE, Synth, fluidsynth_library
from sketchpad.music.bars import Bars
from sketchpad.music.mix import MIDI_CHANNELS, Mix
from sketchpad.music.note import TICKS_PER_STEP, Voice
from sketchpad.music.wording import said, sayable

LOOK_AHEAD = 0.5
"""Seconds of music handed over in advance."""
CHANGE_LEAD = 0.01
"""Seconds from the call of `replace` to the first grid step that may sound otherwise."""
LEAD = 0.03
"""Seconds from the call of `play` to the first note."""
AUDITION_SECONDS = 0.25
NO_DEVICE = sayable(
    "no sound: there is no audio device, or another program holds it; connect one and start again. "
    "The song can still be exported as WAV"
)


class Player:
    """One synthesizer and, where there is an audio device, a driver; silent but on time where there is none.

    Attributes:
        problem: why nothing sounds, or "".
        underruns: how often the sequencer had played all it was given before it was given more.
    """

    def __init__(self, soundfont: Path, driver: str | None = None) -> None:
        self._library = fluidsynth_library()
        settings = {"audio.driver": driver} if driver else {}
        self._synth = Synth(soundfont, **settings)
        self._driver: Any = self._library.new_fluid_audio_driver(self._synth.fluid.settings, self._synth.fluid.synth)
        self.problem = "" if self._driver else said(NO_DEVICE)
        self.underruns = 0
        self._latency = self._buffered_seconds() if self._driver else 0.0
        self._schedule = Schedule(self._synth, has_audio=bool(self._driver))
        self._bars = Bars.of()
        self._course: Course | None = None
        self._courses: list[Course] = []
        """All since playing began, one for each tempo."""
        self._coming: Coming | None = None
        self._filled = 0
        """The tick, unrolled, up to which the sequencer was given notes."""
        self._counted = 0
        """Beats before playing begins."""
        self._clicks = False
        self._closing = threading.Lock()
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
        return self._course.folded(max(0.0, self._courses[0].tick, self._tick_at(self._heard)))

    @property
    def rounds(self) -> int:
        """How often the loop has come round since playing began in it."""
        return self._course.rounds(self._tick_at(self._heard)) if self._course else 0

    @property
    def counting(self) -> int:
        """Which beat is counted before playing begins, from 1; 0 when none is."""
        if self._course is None or not self._counted:
            return 0
        left = math.ceil((self._courses[0].tick - self._tick_at(self._heard)) / self._bars.metre.ticks_per_beat)
        return max(1, self._counted + 1 - left) if left > 0 else 0

    @property
    def _heard(self) -> float:
        """The time on the clock whose sound is heard now."""
        return self._schedule.now - self._latency * CLOCK

    def tick_at(self, moment: float) -> float | None:
        """The tick that is heard at a monotonic second, unrolled: it runs on through the end of a loop."""
        if self._course is None:
            return None
        return self._tick_at(self._schedule.at(moment) - self._latency * CLOCK)

    def _tick_at(self, clock: float) -> float:
        """The tick of a time on the clock, unrolled, at the tempo that there was then; while it plays."""
        course = next((each for each in reversed(self._courses) if each.clock <= clock), self._courses[0])
        return course.tick_at(clock)

    def folded(self, tick: float) -> float:
        """Where an unrolled tick is in the song."""
        return self._course.folded(tick) if self._course else tick

    def play(self, bars: Bars, tick: int = 0, loop: Loop | None = None, count_in: int = 0) -> None:
        """Play from `tick` to the end of the last bar, or round and round in `loop`, which it begins in or before.

        Before that, so many beats are counted.
        """
        self.stop()
        clock = self._schedule.look()
        self._bars, self._coming = bars, None
        beat = bars.metre.ticks_per_beat
        counted = bars.seconds(count_in * beat)
        course = Course(clock + (LEAD + counted) * CLOCK, tick, bars.tempo, loop)
        self._course, self._courses = course, [course]
        self._filled, self._counted = tick, count_in
        for number in range(count_in):
            self._click(course, tick + (number - count_in) * beat, is_first=number == 0)
        self._fill(clock)

    def set_metronome(self, clicks: bool) -> None:
        """Click on every beat from now on, or no longer."""
        course = self._course
        if clicks == self._clicks:
            return
        self._clicks = clicks
        if course and clicks:
            first = max(math.ceil(course.tick_at(self._schedule.now + CHANGE_LEAD * CLOCK)), math.ceil(course.tick))
            self._click_on_beats(course, first, self._filled)
        elif course:
            now, notes = self._schedule.take_back()
            # What is counted before playing begins goes on.
            begun = self._courses[0].tick
            kept = [note for note in notes if note.channel != CLICK_CHANNEL or note.begin <= now or note.tick < begun]
            self._give_anew(course, now, kept)

    def replace(self, bars: Bars) -> None:
        """Go on with another score from the next grid step on; what sounds then and is not in it, ends there."""
        course, now = self._course, self._schedule.now
        if course is None:
            self._bars = bars
        elif bars.tempo != course.tempo:
            clock = max(now, course.clock)
            self._go_on(Course(clock, course.tick_at(clock), bars.tempo, course.loop), bars)
        elif self._coming or bars != self._bars:
            self._go_on(course, bars)

    def switch(self, bars: Bars, when_round: bool = False) -> None:
        """Go on with another score from the next bar line on, where all that sounds of this one ends.

        With `when_round`, that line is the one where the loop comes round.
        """
        course = self._course
        if course is None or bars.tempo != course.tempo:
            self.replace(bars)
        else:
            line = math.inf if when_round and course.loop else self._bars.metre.ticks_per_bar
            self._go_on(course, bars, line)

    def go_round(self, loop: Loop | None, bars: Bars) -> bool:
        """Play these bars on in another loop, or in none, from the next grid step on; what sounds goes on.

        Whether it does: not where nothing plays, nor while it is counted in, nor where that loop has ended by then.
        """
        course = self._course
        if course is None or self.counting:
            return False
        soon = course.tick_at(self._schedule.now + CHANGE_LEAD * CLOCK)
        here = course.folded(soon)
        if loop and here >= loop[1]:
            return False
        course = self._count_anew(round(here - soon))
        self._go_on(replace(course, loop=loop), bars)
        return True

    def _count_anew(self, by: int) -> Course:
        """Count unrolled ticks otherwise, as if no loop had come round until now; what plays goes on as it does."""
        self._courses = [replace(each, tick=each.tick + by) for each in self._courses]
        self._schedule.notes = [
            replace(note, tick=note.tick + by) if note.tick >= 0 else note for note in self._schedule.notes
        ]
        self._filled += by
        self._course = self._courses[-1]
        return self._course

    def _go_on(self, course: Course, bars: Bars, line: float | None = None) -> None:
        """Another score from the next step on, or from the next of lines so far apart, where all sound ends."""
        now, notes = self._schedule.take_back()
        lead, grid, holds = (CHANGE_LEAD, TICKS_PER_STEP, True) if line is None else (LEAD, line, False)
        is_other = bars != self._bars or course is not self._course
        if course is not self._course:
            self._course = course
            self._courses.append(course)
        self._coming = Coming(next_line(course, now + lead * CLOCK, grid), bars, holds) if is_other else None
        self._give_anew(course, now, notes)
        self._fill(self._schedule.look())

    @property
    def load(self) -> float:
        """The share of its time that the synthesizer computes; sound breaks off at 1."""
        return self._synth.load if self._driver else 0.0

    def refill(self, open_ended: bool = False) -> None:
        """Hand over what is due soon; stops after the last bar, unless the song is open-ended."""
        if self._course is None:
            return
        clock = self._schedule.look()
        self._fill(clock)
        is_last = self._course.loop is None and self._coming is None and not open_ended
        if is_last and self._course.tick_at(clock) >= self._bars.metre.line_after(self._bars.end):
            self.stop()

    def _fill(self, clock: float) -> None:
        """Hand over what is due soon after a time on the clock."""
        assert self._course, "something plays"
        self.underruns += self._filled < self._course.tick_at(clock)
        until = int(self._course.tick_at(clock + LOOK_AHEAD * CLOCK))
        while self._filled < until:
            self._filled = self._give_stretch(self._course, self._filled, until)

    def stop(self) -> None:
        """Cut off all that sounds, and forget what was handed over."""
        self._course, self._coming = None, None
        self._schedule.clear()
        self._synth.silence()

    def apply(self, mix: Mix) -> None:
        """Sound like this from now on, notes that were handed over among them."""
        self._synth.apply(mix)
        self._schedule.mute(frozenset(channel for voice, channel in MIDI_CHANNELS.items() if not mix.sounds(voice)))

    def send_to(self, outlet: Outlet | None) -> None:
        """Give all that sounds, but no clicks, to an outlet as well; to none, and the one before falls silent."""
        self._schedule.send_to(outlet, lambda note: self._end(note, self._course))

    def note_on(self, pitch: int, velocity: int, voice: Voice) -> None:
        """Begin a note now; may be called on any thread."""
        with self._closing:
            if not self._closed:
                self._synth.note_on(LIVE_CHANNELS[voice], pitch, velocity)
                if outlet := self._schedule.outlet:
                    outlet.begin_now(MIDI_CHANNELS[voice], pitch, velocity)

    def note_off(self, pitch: int, voice: Voice) -> None:
        """End a note now; may be called on any thread."""
        with self._closing:
            if not self._closed:
                self._synth.note_off(LIVE_CHANNELS[voice], pitch)
                if outlet := self._schedule.outlet:
                    outlet.end_now(MIDI_CHANNELS[voice], pitch)

    def audition(self, pitch: int, velocity: int, voice: Voice = Voice.MELODY) -> None:
        """Let one note sound for a moment."""
        # Of what is due now it cannot be told whether it was played.
        begin = self._schedule.look() + 1
        end = begin + round(AUDITION_SECONDS * CLOCK)
        self._schedule.give(Due(-1, begin, end, MIDI_CHANNELS[voice], pitch, velocity))

    def close(self) -> None:
        """Fall silent and give everything back; it is not used again."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
        self.send_to(None)
        self._course = None
        # The driver's thread runs the sequencer.
        if self._driver:
            self._library.delete_fluid_audio_driver(self._driver)
        self._schedule.close()
        self._synth.close()

    def _give_stretch(self, course: Course, first: int, until: int) -> int:
        """Give the notes of one stretch, up to `until` or the loop's end; returns where it ended, unrolled."""
        if self._coming and first >= self._coming.tick:
            self._schedule.notes = [replace(note, end=self._end(note, course)) for note in self._schedule.notes]
            self._bars, self._coming = self._coming.bars, None
        until = min(until, self._coming.tick) if self._coming else until
        start = int(course.folded(first))
        end = start + until - first
        if course.loop and start < course.loop[1]:
            end = min(end, course.loop[1])
        for note in self._bars.played(start, end):
            tick = first + note.start - start
            span = round(course.clock_at(tick)), round(course.clock_at(tick + length(note, self._bars, course.loop)))
            self._give(Due(tick, *span, MIDI_CHANNELS[note.voice], note.pitch, note.velocity), course)
        if self._clicks:
            self._click_on_beats(course, first, first + end - start)
        return first + end - start

    def _click_on_beats(self, course: Course, first: int, until: int) -> None:
        """Clicks for the beats of [first, until), unrolled."""
        for tick, is_first in beats(course, self._bars.metre, first, until):
            self._click(course, tick, is_first)

    def _click(self, course: Course, tick: int, is_first: bool) -> None:
        span = round(course.clock_at(tick)), round(course.clock_at(tick + CLICK_TICKS))
        self._give(Due(tick, *span, CLICK_CHANNEL, *(ACCENT if is_first else CLICK)), course)

    def _give(self, note: Due, course: Course) -> None:
        self._schedule.give(note, self._end(note, course))

    def _give_anew(self, course: Course, now: int, notes: Sequence[Due]) -> None:
        """Of what was taken back, give what is still to be: to the line, if another score comes.

        The ends of the notes that sound were taken back as well, so they are given too.
        """
        line = self._coming.tick if self._coming else math.inf
        for note in notes:
            if now < note.begin and note.tick < line:
                self._give(note, course)
            elif note.begin <= now < off(note.begin, note.end):
                self._schedule.end(note, max(now, self._end(note, course) - 1))
        if self._coming:
            self._filled = min(self._filled, self._coming.tick)

    def _end(self, note: Due, course: Course | None) -> int:
        """When a note ends on the clock; one that is only auditioned is in no score, and heeds none that comes."""
        if course is None or self._coming is None or note.tick < 0:
            return note.end
        return self._coming.end_of(note, course)

    def _buffered_seconds(self) -> float:
        setting: Any = self._synth.fluid.get_setting
        return setting("audio.period-size") * setting("audio.periods") / SAMPLE_RATE
