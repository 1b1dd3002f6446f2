"""What was played as notes of the song: seconds made into ticks, on the grid."""

from __future__ import annotations

from collections.abc import Iterable

from sketchpad.midi.keys import Played
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import TICKS_PER_QUARTER, Note

PAUSE = 2.0
"""Seconds of silence between two phrases."""


def last_phrase(played: Iterable[Played], pause: float = PAUSE) -> tuple[Played, ...]:
    """The notes since the last pause, in the order in which they began."""
    phrase: list[Played] = []
    end = 0.0
    for note in sorted(played, key=lambda each: (each.start, each.pitch)):
        if phrase and note.start - end >= pause:
            phrase.clear()
        end = max(end, note.end) if phrase else note.end
        phrase.append(note)
    return tuple(phrase)


def written(phrase: Iterable[Played], tempo: float, tick: int, grid: int, metre: Metre = FOUR_FOUR) -> tuple[Note, ...]:
    """The phrase with its first note at `tick`; a tempo in quarters a minute, a grid in ticks, 1 for none."""
    phrase = tuple(phrase)
    first = min((note.start for note in phrase), default=0.0)
    per_second = tempo * TICKS_PER_QUARTER / 60
    found: dict[tuple[int, int, int], Note] = {}
    for played in phrase:
        start, end = (tick + (moment - first) * per_second for moment in (played.start, played.end))
        note = on_grid(played, start, end, grid, metre)
        # Two keys that fell on one line of the grid, as in a trill, are one note there.
        found.setdefault((note.start, note.pitch, note.voice), note)
    return tuple(found.values())


def on_grid(played: Played, start: float, end: float, grid: int, metre: Metre = FOUR_FOUR) -> Note:
    """A note that was played between these ticks: both ends on the nearest line, and no shorter than one line apart.

    The grid begins anew with each bar.
    """
    first, last = (round(float(metre.nearest_line(tick, grid))) for tick in (start, end))
    return Note(first, played.pitch, max(last - first, grid), played.velocity, voice=played.voice)
