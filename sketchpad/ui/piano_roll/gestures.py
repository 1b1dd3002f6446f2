"""What a drag does. A gesture begins with a press, follows the hand with a preview, and ends as one edit.

Gestures know notes and ticks, not pixels or widgets.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import DEFAULT_VELOCITY, TICKS_PER_STEP, Note, Voice
from sketchpad.music.notes import Columns, Mask, Notes, note_at_row
from sketchpad.session import edits
from sketchpad.session.edits import NOTHING, Edit
from sketchpad.ui.piano_roll.geometry import snapped, snapped_down
from sketchpad.ui.piano_roll.reach import Reach

Numbers = NDArray[Any]
MELODY = Reach()


@dataclass(frozen=True)
class Point:
    """A place on the roll; `grid` is 1 while snapping is off, `row` counts rows from the lowest, with a fraction."""

    tick: float
    pitch: int
    grid: int
    row: float = 0.0
    metre: Metre = FOUR_FOUR


class Gesture(ABC):
    """One drag, from press to release.

    Attributes:
        edit: what it would do if it ended now.
    """

    edit: Edit = Edit()

    @abstractmethod
    def drag(self, point: Point) -> None:
        """The hand is there now."""

    @abstractmethod
    def keep(self, bars: Bars) -> None:
        """The song is this by now: what has left it is no longer in the hand."""

    @property
    def sounding(self) -> int | None:
        """The pitch to be heard under the hand."""
        return None

    @property
    def voice(self) -> Voice | None:
        """The voice in which it is heard; None for the one in hand."""
        return None


class Draw(Gesture):
    """A new note: sideways sets its length, up and down its pitch; until then it ends where the next one begins."""

    def __init__(self, point: Point, length: int, voice: Voice = Voice.MELODY, bars: Notes = NOTHING) -> None:
        start = snapped_down(point.tick, point.grid, point.metre)
        self._note = Note(start, point.pitch, length, DEFAULT_VELOCITY, voice=voice)
        self._pressed = point.tick
        self._bars = bars
        self._is_drawn_out = False
        self.edit = self._edit()

    @property
    def length(self) -> int:
        """How long the note is now."""
        return self._note.length

    @property
    def sounding(self) -> int:
        """The pitch of the note that is drawn."""
        return self._note.pitch

    def drag(self, point: Point) -> None:
        """Follow the hand."""
        length = self._note.length
        if abs(point.tick - self._pressed) >= TICKS_PER_STEP / 2:
            self._is_drawn_out = True
            length = max(
                snapped(point.tick, point.grid, point.metre) - self._note.start, min(point.grid, TICKS_PER_STEP), 1
            )
        self._note = replace(self._note, pitch=point.pitch, length=length)
        self.edit = self._edit()

    def keep(self, bars: Bars) -> None:
        """The song does not have it yet, and perhaps another note after it."""
        self._bars = bars
        self.edit = self._edit()

    def _edit(self) -> Edit:
        return edits.draw(self._note if self._is_drawn_out else edits.until_next(self._note, self._bars))


class Move(Gesture):
    """Notes follow the hand; as copies, when asked.

    Where there is a `way`, each goes up and down by as many of its pitches as the hand does between two of them.
    """

    def __init__(
        self, point: Point, grabbed: Note, notes: Notes, copy: bool, way: Collection[int] = frozenset()
    ) -> None:
        self.copies = copy
        self.grabbed = grabbed
        self._from = point
        self._notes = notes
        self._way = way
        self._pitch = grabbed.pitch
        self._by = (0, 0, 0)

    @property
    def sounding(self) -> int:
        """Where the grabbed note is now."""
        return self._pitch

    @property
    def voice(self) -> Voice:
        """The voice of the grabbed note."""
        return self.grabbed.voice

    def drag(self, point: Point) -> None:
        """Follow the hand; the grabbed note keeps to the grid."""
        start = self.grabbed.start + point.tick - self._from.tick
        ticks = snapped(start, point.grid, point.metre) - self.grabbed.start
        if abs(point.tick - self._from.tick) < min(point.grid, TICKS_PER_STEP) / 2:
            ticks = 0
        self._pitch = point.pitch
        pressed, pitch = self._from.pitch, point.pitch
        steps = edits.steps_along(self._way, pressed, pitch) if {pressed, pitch} <= set(self._way) else 0
        by = ticks, pitch - pressed, steps
        if by != self._by:
            self._by = by
            self.edit = self._edit()

    def keep(self, bars: Bars) -> None:
        """Go on with those that are still there."""
        self._notes = self._notes.also_in(bars)
        self.edit = self._edit()

    def _edit(self) -> Edit:
        ticks, semitones, steps = self._by
        if not any(self._by) or not self._notes:
            return Edit()
        if steps:
            along = edits.copy_along if self.copies else edits.move_along
            return along(self._notes, ticks, steps, self._way)
        return (edits.copy if self.copies else edits.move)(self._notes, ticks, semitones)


class Resize(Gesture):
    """An edge follows the hand; the same edge of all selected notes goes along."""

    def __init__(self, point: Point, grabbed: Note, notes: Notes, at_start: bool) -> None:
        self.grabbed = grabbed
        self._edge = grabbed.start if at_start else grabbed.end
        self._pressed = point.tick
        self._notes = notes
        self._change = edits.resize_start if at_start else edits.resize
        self._by = (0, TICKS_PER_STEP)

    def drag(self, point: Point) -> None:
        """Follow the hand."""
        shortest = min(point.grid, TICKS_PER_STEP)
        way = point.tick - self._pressed
        ticks = snapped(self._edge + way, point.grid, point.metre) - self._edge if abs(way) >= shortest / 2 else 0
        self._by = ticks, shortest
        self.edit = self._edit()

    @property
    def length(self) -> int:
        """How long the grabbed note is now."""
        (note,) = self._change([self.grabbed], *self._by).added or [self.grabbed]
        return note.length

    def _edit(self) -> Edit:
        return self._change(self._notes, *self._by) if self._by[0] else Edit()

    def keep(self, bars: Bars) -> None:
        """Go on with those that are still there."""
        self._notes = self._notes.also_in(bars)
        self.edit = self._edit()


class Erase(Gesture):
    """Every note the hand passes over goes."""

    def __init__(self, bars: Bars, reach: Reach = MELODY) -> None:
        self._bars = bars
        self._reach = reach
        self._gone: set[Note] = set()
        self._before: Point | None = None

    def drag(self, point: Point) -> None:
        """Take what is under the hand, and what it has flown over since it was last seen."""
        taken = self._between(self._before or point, point)
        self._gone |= {note for note in taken if note}
        self._before = point
        self.edit = edits.delete(self._gone)

    def _between(self, one: Point, other: Point) -> set[Note | None]:
        """What a hand would have taken on the straight way from one place to another."""
        first, last = sorted((one, other), key=lambda point: point.tick)
        rows = self._reach.of(self._bars.window(int(first.tick), int(last.tick) + 1))
        if first.tick == last.tick:
            low, high = sorted((one.pitch, other.pitch))
        else:
            ways = [
                np.interp(ticks, [first.tick, last.tick], [first.pitch, last.pitch])
                for ticks in (rows["start"], rows["start"] + rows["length"])
            ]
            low, high = np.rint(np.minimum(*ways)), np.rint(np.maximum(*ways))
        rows = rows[(rows["pitch"] >= low) & (rows["pitch"] <= high)]
        places = zip(np.maximum(rows["start"], int(first.tick)).tolist(), rows["pitch"].tolist(), strict=True)
        return {note_at(self._bars, tick, pitch, self._reach) for tick, pitch in places}

    def keep(self, bars: Bars) -> None:
        """Take only what is still there."""
        self._bars = bars
        self._gone = set(Notes.of(self._gone).also_in(bars))
        self.edit = edits.delete(self._gone)


class Select(Gesture):
    """What an outline touches is chosen, beside or without what was before."""

    def __init__(self, bars: Bars, before: Notes, add: bool, remove: bool, reach: Reach = MELODY) -> None:
        self._bars = bars
        self._before = before if add or remove else NOTHING
        self._remove = remove
        self._reach = reach
        self.selection = self._before

    def keep(self, bars: Bars) -> None:
        """Choose among what is there now, from the next move on."""
        self._bars = bars
        self._before, self.selection = (notes.also_in(bars) for notes in (self._before, self.selection))

    def _choose(self, start: float, end: float, touched: Callable[[Columns], Mask]) -> None:
        """Choose from what sounds in [start, end]."""
        rows = self._reach.of(self._bars.window(int(start), int(end) + 1))
        chosen = Notes(rows[touched(rows)])
        rest = self._before.minus(chosen)
        self.selection = rest if self._remove else rest.plus(chosen)


class Frame(Select):
    """From corner to corner.

    Attributes:
        corners: (start, end, lowest pitch, highest pitch).
    """

    corners = (0.0, 0.0, 0, 0)
    _from: Point | None = None

    def drag(self, point: Point) -> None:
        """Draw the frame to the hand."""
        self._from = self._from or point
        start, end = sorted((self._from.tick, point.tick))
        low, high = sorted((self._from.pitch, point.pitch))
        self.corners = (start, end, low, high)
        self._choose(start, end, lambda rows: (rows["pitch"] >= low) & (rows["pitch"] <= high))


class Lasso(Select):
    """Round what is to be chosen: notes whose beginning, middle or end lies within.

    Attributes:
        way: where the hand has been, as (tick, row), at places that are `apart`; the last one is where it is.
    """

    def __init__(
        self,
        bars: Bars,
        before: Notes,
        add: bool,
        remove: bool,
        reach: Reach,
        row_of: Callable[[Numbers], Numbers],
        apart: tuple[float, float],
    ) -> None:
        super().__init__(bars, before, add, remove, reach)
        self._row_of = row_of
        self._apart = apart
        self.way: list[tuple[float, float]] = []

    def drag(self, point: Point) -> None:
        """The hand goes on; from there the lasso closes."""
        if len(self.way) > 1 and self._is_near(*self.way[-2:]):
            self.way.pop()
        self.way.append((point.tick, point.row))
        ticks = [tick for tick, _ in self.way]
        self._choose(min(ticks), max(ticks), self._within)

    def _is_near(self, one: tuple[float, float], other: tuple[float, float]) -> bool:
        return all(abs(a - b) < apart for a, b, apart in zip(one, other, self._apart, strict=True))

    def _within(self, rows: Columns) -> Mask:
        places = rows["start"] + np.array([[0.0], [0.5], [1.0]]) * rows["length"]
        return np.any(inside(self.way, places, self._row_of(rows["pitch"]) - 0.5), axis=0)


def inside(outline: Sequence[tuple[float, float]], x: Numbers, y: Numbers) -> Mask:
    """Which points lie within a closed outline: a line from there crosses it an odd number of times.

    `x` is (…, points) and `y` (points,). Where the outline is crossed is found once for all points of one height.
    """
    found = np.zeros(x.shape, dtype=bool)
    x0, y0 = np.array(outline).T
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    for height in np.unique(y):
        crossing = (y0 > height) != (y1 > height)
        start, rise = x0[crossing], (x1 - x0)[crossing] / (y1 - y0)[crossing]
        crossed = np.sort(start + (height - y0[crossing]) * rise)
        here = y == height
        found[..., here] = (len(crossed) - np.searchsorted(crossed, x[..., here], side="right")) % 2 == 1
    return found


def note_at(bars: Bars, tick: float, pitch: int, reach: Reach = MELODY) -> Note | None:
    """The note that sounds there; of several, one of the voice in hand, and the one that began last."""
    rows = reach.of(bars.window(int(tick), int(tick) + 1))
    rows = rows[rows["pitch"] == pitch]
    own = rows[rows["voice"] == reach.voice]
    rows = own if len(own) else rows
    return note_at_row(rows[-1]) if len(rows) else None
