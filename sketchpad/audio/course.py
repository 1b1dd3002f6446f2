"""From time in the song to time on the player's clock, and back."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sketchpad.music.note import LAST_TICK, TICKS_PER_QUARTER

CLOCK = 1000
"""Ticks of the clock a second."""

Loop = tuple[int, int]


def within_song(loop: Loop) -> Loop | None:
    """What of a loop lies where a song can have notes; None where nothing does."""
    start, end = max(0, loop[0]), min(loop[1], LAST_TICK)
    return (start, end) if start < end else None


@dataclass(frozen=True)
class Course:
    """Where playing began, in the song and on the clock; tells song time from clock time.

    Song time is unrolled: it runs on through the end of a loop, and `folded` brings it back.
    """

    clock: float
    tick: float
    tempo: float
    loop: Loop | None

    def tick_at(self, clock: float) -> float:
        """The tick that is due at a time on the clock, unrolled."""
        return self.tick + (clock - self.clock) / CLOCK * self.tempo * TICKS_PER_QUARTER / 60

    def clock_at(self, tick: float) -> float:
        """When a tick, unrolled, is due."""
        return self.clock + (tick - self.tick) * 60 / (self.tempo * TICKS_PER_QUARTER) * CLOCK

    def folded(self, tick: float) -> float:
        """Where an unrolled tick is in the song."""
        if self.loop is None or tick < self.loop[1]:
            return tick
        start, end = self.loop
        return start + (tick - start) % (end - start)

    def rounds(self, tick: float) -> int:
        """How often the loop has come round at an unrolled tick."""
        if self.loop is None or tick < self.loop[1]:
            return 0
        start, end = self.loop
        return int((tick - start) // (end - start))


def next_line(course: Course, clock: float, grid: float) -> int:
    """The first line of a grid after a time on the clock, or the end of the loop where that comes first; unrolled."""
    earliest = course.tick_at(clock)
    here = course.folded(earliest)
    line = math.ceil(here / grid) * grid if grid < math.inf else grid
    if course.loop and here < course.loop[1]:
        line = min(line, course.loop[1])
    return max(round(earliest + line - here), math.ceil(course.tick))
