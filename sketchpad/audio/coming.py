"""Another score that is to go on where one is played, and what it lets sound on."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.audio.course import Course, Loop
from sketchpad.audio.schedule import Due
from sketchpad.music.bars import Bars
from sketchpad.music.mix import MIDI_CHANNELS
from sketchpad.music.note import Note


@dataclass(frozen=True)
class Coming:
    """Another score, and the tick, unrolled, from which it is played; with `holds`, notes of both sound on there."""

    tick: int
    bars: Bars
    holds: bool

    def end_of(self, note: Due, course: Course) -> int:
        """When a note of the score before ends on the clock: where this one begins at the latest, unless it is held."""
        line = round(course.clock_at(self.tick))
        if note.end <= line:
            return note.end
        here = int(course.folded(self.tick))
        held = _sounding(self.bars, here, note.channel, note.pitch) if self.holds else None
        if held is None:
            return line
        return round(course.clock_at(self.tick + held.start + length(held, self.bars, course.loop) - here))


def length(note: Note, bars: Bars, loop: Loop | None) -> int:
    """How long a note sounds: one that goes on through the end of a loop, until its pitch begins anew in there."""
    if loop is None or not note.start < loop[1] < note.end:
        return note.length
    start, end = loop
    rows = bars.between(start, start + note.end - end).of_voices([note.voice]).columns
    anew = rows["start"][rows["pitch"] == note.pitch]
    return end - note.start + int(anew[0]) - start if len(anew) else note.length


def _sounding(bars: Bars, tick: int, channel: int, pitch: int) -> Note | None:
    """The note of a pitch, as the channel can play it, that began before a tick and goes on there."""
    rows = bars.window(tick, tick + 1)
    starts = rows["start"][(rows["pitch"] == pitch) & (rows["start"] < tick)].tolist()
    played = (note for start in reversed(starts) for note in bars.played(start, start + 1) if note.end > tick)
    return next((note for note in played if (MIDI_CHANNELS[note.voice], note.pitch) == (channel, pitch)), None)
