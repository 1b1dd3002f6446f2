"""What was played as notes of the song: seconds made into ticks, on the grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

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


def ticks_in(seconds: float, tempo: float) -> float:
    """How many ticks go by in some seconds, at a tempo in quarters a minute."""
    return seconds * tempo * TICKS_PER_QUARTER / 60


def written(phrase: Iterable[Played], tempo: float, tick: int, grid: int, metre: Metre = FOUR_FOUR) -> tuple[Note, ...]:
    """The phrase with its first note at `tick`; a tempo in quarters a minute, a grid in ticks, 1 for none."""
    phrase = tuple(phrase)
    first = min((note.start for note in phrase), default=0.0)
    return _one_a_line(
        on_grid(
            played,
            tick + ticks_in(played.start - first, tempo),
            tick + ticks_in(played.end - first, tempo),
            grid,
            metre,
        )
        for played in phrase
    )


def written_in_place(
    phrase: Sequence[Played],
    places: Sequence[float],
    tempo: float,
    grid: int,
    metre: Metre = FOUR_FOUR,
    loop: tuple[int, int] | None = None,
) -> tuple[Note, ...]:
    """The phrase, in the order in which its notes began, where the song was then: a tick for each.

    Of a place that was come by twice only what was played there last is written; so of a loop it is the last round.
    Tempo and grid are as in `written`.
    """
    first = _last_way(places)
    return _one_a_line(
        in_loop(on_grid(played, here, here + ticks_in(played.end - played.start, tempo), grid, metre), here, loop)[0]
        for played, here in zip(phrase[first:], places[first:], strict=True)
    )


def in_loop(note: Note, here: float, loop: tuple[int, int] | None) -> tuple[Note, int]:
    """A note that was played here, and by how many ticks it was moved back as one that was meant for the next round.

    Where a loop begins and ends are lines as well, and one place. The note goes on no further than the loop.
    """
    if loop is None or here >= loop[1]:
        return note, 0
    start, gone_round = min(note.start, *loop, key=lambda line: abs(line - here)), 0
    if start == loop[1]:
        start, gone_round = loop[0], loop[1] - loop[0]
    return replace(note, start=start, length=min(note.length, loop[1] - start)), gone_round


def on_grid(played: Played, start: float, end: float, grid: int, metre: Metre = FOUR_FOUR) -> Note:
    """A note that was played between these ticks: both ends on the nearest line, and no shorter than one line apart.

    The grid begins anew with each bar.
    """
    first, last = (round(float(metre.nearest_line(tick, grid))) for tick in (start, end))
    return Note(first, played.pitch, max(last - first, grid), played.velocity, voice=played.voice)


def _one_a_line(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Two keys that fell on one line of the grid, as in a trill, are one note there."""
    found: dict[tuple[int, int, int], Note] = {}
    for note in notes:
        found.setdefault((note.start, note.pitch, note.voice), note)
    return tuple(found.values())


def _last_way(places: Sequence[float]) -> int:
    """From which of some places on, in the order in which they were come by, none was come by twice."""
    first, rounds = len(places) - 1, 0
    while first > 0:
        rounds += places[first - 1] > places[first]
        if rounds > 1 or (rounds and places[first - 1] <= places[-1]):
            break
        first -= 1
    return first
