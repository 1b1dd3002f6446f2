"""What a drag does. A gesture begins with a press, follows the hand with a preview, and ends as one edit.

Gestures know notes and ticks, not pixels or widgets.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sketchpad.music.bars import Bars, Columns, note_at_row
from sketchpad.music.note import DEFAULT_VELOCITY, TICKS_PER_STEP, Note, Voice
from sketchpad.session import edits
from sketchpad.session.edits import Edit
from sketchpad.ui.piano_roll.geometry import snapped, snapped_down


@dataclass(frozen=True)
class Point:
    """A place on the roll; `grid` is 1 while snapping is off."""

    tick: float
    pitch: int
    grid: int


class Gesture(ABC):
    """One drag, from press to release.

    Attributes:
        text: what the undo step is called.
        edit: what it would do if it ended now.
    """

    text: str = ""
    edit: Edit = Edit()

    @abstractmethod
    def drag(self, point: Point) -> None:
        """The hand is there now."""

    @property
    def sounding(self) -> int | None:
        """The pitch to be heard under the hand."""
        return None


class Draw(Gesture):
    """A new note: sideways sets its length, up and down its pitch."""

    text = "Draw note"

    def __init__(self, point: Point, length: int, voice: Voice = Voice.MELODY) -> None:
        start = snapped_down(point.tick, point.grid)
        self._note = Note(start, point.pitch, length, DEFAULT_VELOCITY, voice=voice)
        self._pressed = point.tick
        self.edit = edits.draw(self._note)

    @property
    def length(self) -> int:
        """How long the note is now."""
        return self._note.length

    @property
    def sounding(self) -> int:
        """Its pitch."""
        return self._note.pitch

    def drag(self, point: Point) -> None:
        """Follow the hand."""
        length = self._note.length
        if abs(point.tick - self._pressed) >= TICKS_PER_STEP / 2:
            length = max(snapped(point.tick, point.grid) - self._note.start, min(point.grid, TICKS_PER_STEP), 1)
        self._note = replace(self._note, pitch=point.pitch, length=length)
        self.edit = edits.draw(self._note)


class Move(Gesture):
    """Notes follow the hand; as copies, when asked."""

    def __init__(self, point: Point, grabbed: Note, notes: Collection[Note], copy: bool) -> None:
        self.text = "Copy notes" if copy else "Move notes"
        self._from = point
        self._grabbed = grabbed
        self._notes = notes
        self._change = edits.copy if copy else edits.move
        self._pitch = grabbed.pitch

    @property
    def sounding(self) -> int:
        """Where the grabbed note is now."""
        return self._pitch

    def drag(self, point: Point) -> None:
        """Follow the hand; the grabbed note keeps to the grid."""
        start = self._grabbed.start + point.tick - self._from.tick
        ticks = snapped(start, point.grid) - self._grabbed.start
        if abs(point.tick - self._from.tick) < min(point.grid, TICKS_PER_STEP) / 2:
            ticks = 0
        self._pitch = point.pitch
        semitones = point.pitch - self._from.pitch
        self.edit = self._change(self._notes, ticks, semitones) if ticks or semitones else Edit()


class Resize(Gesture):
    """An edge follows the hand; the same edge of all selected notes goes along."""

    text = "Resize notes"

    def __init__(self, point: Point, grabbed: Note, notes: Collection[Note], at_start: bool) -> None:
        self._edge = grabbed.start if at_start else grabbed.end
        self._offset = self._edge - point.tick
        self._notes = notes
        self._change = edits.resize_start if at_start else edits.resize

    def drag(self, point: Point) -> None:
        """Follow the hand."""
        ticks = snapped(point.tick + self._offset, point.grid) - self._edge
        self.edit = self._change(self._notes, ticks, min(point.grid, TICKS_PER_STEP))


class Erase(Gesture):
    """Every note the hand passes over goes."""

    text = "Erase notes"

    def __init__(self, bars: Bars, voice: Voice = Voice.MELODY) -> None:
        self._bars = bars
        self._voice = voice
        self._gone: set[Note] = set()

    def drag(self, point: Point) -> None:
        """Take what is under the hand."""
        if note := note_at(self._bars, point.tick, point.pitch, self._voice):
            self._gone.add(note)
            self.edit = edits.delete(self._gone)


class Select(Gesture):
    """A frame; what it touches is chosen, beside or without what was before.

    Attributes:
        corners: the frame, as (start, end, lowest pitch, highest pitch).
    """

    def __init__(
        self, point: Point, bars: Bars, before: Iterable[Note], add: bool, remove: bool, voice: Voice = Voice.MELODY
    ) -> None:
        self._from = point
        self._bars = bars
        self._before = frozenset(before) if add or remove else frozenset[Note]()
        self._remove = remove
        self._voice = voice
        self.selection = self._before
        self.corners = (point.tick, point.tick, point.pitch, point.pitch)

    def drag(self, point: Point) -> None:
        """Draw the frame to the hand."""
        start, end = sorted((self._from.tick, point.tick))
        low, high = sorted((self._from.pitch, point.pitch))
        self.corners = (start, end, low, high)
        rows = within_reach(self._bars.window(int(start), int(end) + 1), self._voice)
        rows = rows[(rows["pitch"] >= low) & (rows["pitch"] <= high)]
        touched = frozenset(map(note_at_row, rows))
        self.selection = self._before - touched if self._remove else self._before | touched


def within_reach(rows: Columns, voice: Voice) -> Columns:
    """Those notes that a hand can take hold of while it writes that voice."""
    return rows[(rows["voice"] == Voice.DRUMS) == (voice is Voice.DRUMS)]


def note_at(bars: Bars, tick: float, pitch: int, voice: Voice = Voice.MELODY) -> Note | None:
    """The note that sounds there; of several, one of the voice in hand, and the one that began last.

    Where the rows stand for pitches there are no drums, and the other way round.
    """
    rows = within_reach(bars.window(int(tick), int(tick) + 1), voice)
    rows = rows[rows["pitch"] == pitch]
    own = rows[rows["voice"] == voice]
    rows = own if len(own) else rows
    return note_at_row(rows[-1]) if len(rows) else None
