"""The metronome: which beats click, and how."""

from __future__ import annotations

from collections.abc import Iterator

from sketchpad.audio.course import Course
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_STEP

ACCENT, CLICK = (76, 110), (77, 85)
"""Pitch and velocity on the first beat of a bar, and on the others: General MIDI's wood blocks."""
CLICK_TICKS = TICKS_PER_STEP


def beats(course: Course, metre: Metre, first: int, until: int) -> Iterator[tuple[int, bool]]:
    """The ticks of the beats in [first, until), unrolled, and whether each is the first of a bar."""
    tick = first
    while tick < until:
        here = int(course.folded(tick))
        beat = -(-here // metre.ticks_per_beat) * metre.ticks_per_beat
        if course.loop and here < course.loop[1] <= beat:
            tick += course.loop[1] - here
        elif (tick := tick + beat - here) < until:
            yield tick, beat % metre.ticks_per_bar == 0
            tick += 1
