"""What the widgets of the roll share: the part that is seen, the grid, the tool, and the edit under the hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

import numpy as np
from PySide6.QtCore import QObject, QSize, Signal, Slot

from sketchpad.generation.request import Request
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import (
    TICKS_PER_BAR,
    TICKS_PER_QUARTER,
    TICKS_PER_STEP,
    Voice,
)
from sketchpad.music.notes import Columns, Notes, matched, merged
from sketchpad.music.scale import Scale
from sketchpad.session.edits import NO_EDIT, Edit
from sketchpad.session.found_scale import FoundScale
from sketchpad.session.session import Session
from sketchpad.ui.piano_roll import zoom
from sketchpad.ui.piano_roll.drum_map import KIT, ROW, on_same_map, row_pitches
from sketchpad.ui.piano_roll.geometry import ALL_ROWS, LOWEST_ROW, Geometry
from sketchpad.ui.piano_roll.reach import Fold, Reach, rows_of

KEYS_WIDTH = 64
MANY = 1000
"""Notes under a hand, of which it takes longer to tell where they are than to paint all."""


class Tool(Enum):
    """What the left button does."""

    DRAW = "draw"
    SELECT = "select"
    ERASE = "erase"
    LASSO = "lasso"


class View(QObject):
    """State of the roll that is not the song's.

    Attributes:
        shows_scale: whether rows outside the scale are darker.
        row_height: how high rows are to be, where they need not be lower for all that is to be seen.
        fold: which rows there are.
        alone: whether only the voice in hand is within reach, and the others are ghosts.
        follows: whether the view turns like a page when the playhead leaves it.

    Signals:
        scale_changed: the scale, or whether it was chosen.
        preview_changed: what is seen between two ticks (int, int): the edit under the hand is another.
    """

    geometry_changed = Signal()
    content_changed = Signal()
    tool_changed = Signal(Tool)
    voice_changed = Signal(Voice)
    scale_changed = Signal()
    preview_changed = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.geometry = Geometry()
        self.row_height = self.geometry.row_height
        self._revealed = 1.0
        """Rows that were to be in view last."""
        self.size = QSize(800, 400)
        self._middle = self._row_in_middle
        self.tool = Tool.DRAW
        self.grid = TICKS_PER_STEP
        self.length = TICKS_PER_QUARTER // 2
        self.voice = Voice.MELODY
        self.preview: Edit = NO_EDIT
        self.shows_scale = True
        self.fold = Fold.ALL
        self.alone = False
        self.follows = True
        self._found = FoundScale(session, self)
        for signal in (self._found.changed, session.loaded):
            signal.connect(self._on_scale_changed)
        session.shown_changed.connect(self._refold)
        session.shown_changed.connect(self.content_changed)
        session.document.selection_changed.connect(self.content_changed)
        session.takes.changed.connect(self.content_changed)

    @property
    def bars(self) -> Bars:
        """The song with bars on their way, without the edit under the hand."""
        return self.session.shown

    def window(self, start: int, end: int) -> Columns:
        """The notes that sound in [start, end), as they are seen: with the edit under the hand."""
        return self._edited(self.bars.window(start, end), start, end)

    def highlighted(self, start: int, end: int) -> Columns:
        """The notes that sound in [start, end) and are shown as selected."""
        return self._edited(self.session.document.selection.window(start, end), start, end)

    def _edited(self, rows: Columns, start: int, end: int) -> Columns:
        """What the edit under the hand makes of notes that sound in [start, end)."""
        if not self.preview:
            return rows
        gone, _ = matched(rows, self.preview.removed.window(start, end))
        return merged(rows[~gone], self.preview.added.window(start, end))

    @property
    def reach(self) -> Reach:
        """What a hand can take hold of."""
        return Reach(self.voice, self.alone)

    @property
    def chosen_scale(self) -> Scale | None:
        """The scale that the song is worked in; None for that of the key that it is likeliest in."""
        return self.session.current.scale

    @property
    def scale(self) -> Scale:
        """The scale that was chosen, else that of the song's key."""
        return self.chosen_scale or self._found.scale

    @property
    def way(self) -> frozenset[int]:
        """The pitches along which notes are moved up and down: where others are folded away, the scale or the kit."""
        if self.fold is not Fold.SCALE:
            return frozenset()
        in_scale = self.scale.pitch_classes
        return KIT if self.voice is Voice.DRUMS else frozenset(pitch for pitch in ALL_ROWS if pitch % 12 in in_scale)

    def choose_scale(self, scale: Scale | None) -> None:
        """Work in a scale from now on, which the song keeps; None for that of its key."""
        self.session.current.scale = scale
        self._on_scale_changed()

    def show_scale(self, shows: bool) -> None:
        """Show which rows are outside the scale, or which keys are black."""
        self.shows_scale = shows
        self.content_changed.emit()

    def set_fold(self, fold: Fold) -> None:
        """Have these rows from now on."""
        self.fold = fold
        self._refold()

    def set_alone(self, alone: bool) -> None:
        """Have only the voice in hand within reach, or all that the rows stand for."""
        self.alone = alone
        self._let_go_of_ghosts()
        self.content_changed.emit()

    def set_follows(self, follows: bool) -> None:
        """Turn the page for the playhead, or not."""
        self.follows = follows

    def set_grid(self, grid: int) -> None:
        """Snap to another grid, in ticks; 1 for none. A length that is none of its own goes with it."""
        self.grid = grid
        of_triplets = TICKS_PER_BAR // grid % 3 == 0
        if grid > 1 and (of_triplets or self.length % grid):
            self.length = grid
        self.content_changed.emit()

    @property
    def next_length(self) -> int:
        """How long a note is that a click draws: as the last one; a drum a sixteenth, or one step of a finer grid."""
        if self.voice is not Voice.DRUMS:
            return self.length
        return min(self.grid, TICKS_PER_STEP) if self.grid > 1 else TICKS_PER_STEP

    def set_geometry(self, geometry: Geometry) -> None:
        """Look at another part, as far as there is one."""
        geometry = geometry.within(self.size.width(), self.size.height(), self.session.shown.end)
        changed, self.geometry = geometry != self.geometry, geometry
        self._middle = self._row_in_middle
        if changed:
            self.geometry_changed.emit()

    @property
    def _row_in_middle(self) -> float:
        return self.geometry.top - self.size.height() / 2 / self.geometry.row_height

    def look(self, geometry: Geometry) -> None:
        """Look at another part by hand: rows are to be as high from now on."""
        if geometry.row_height != self.geometry.row_height:
            self.row_height = geometry.row_height
        self.set_geometry(geometry)

    def zoom(self, factor: float) -> None:
        """Zoom round the selection's beginning or the playhead, whichever is in view; else round the middle."""
        session, width = self.session, self.size.width()
        selection = session.document.selection
        ticks = (*([selection.start] if selection else []), session.playback.playhead)
        inside = (x for tick in ticks if 0 <= (x := self.geometry.x(float(tick))) < width)
        self.set_geometry(self.geometry.zoomed(factor, next(inside, width / 2)))

    def zoom_rows(self, factor: float) -> None:
        """Have rows higher or lower, round the middle."""
        self.look(self.geometry.zoomed_rows(factor, self.size.height() / 2))

    def fit_song(self) -> None:
        """See all of the song."""
        metre = self.bars.metre
        end = self.bars.end if len(self.bars) else zoom.FEWEST_BARS * metre.ticks_per_bar
        self.set_geometry(zoom.fitted(self.geometry, 0, metre.line_after(end), self.size.width()))
        self.reveal_all()

    def fit_selection(self) -> None:
        """See the bars of the selected notes; all of the song, where none are."""
        selection, metre = self.session.document.selection, self.bars.metre
        if not selection:
            self.fit_song()
            return
        start, end = metre.around(*selection.span)
        self.set_geometry(zoom.fitted(self.geometry, start, end, self.size.width()))
        pitches = row_pitches(selection.columns, self.geometry)
        self.reveal(int(pitches.min()), int(pitches.max()))

    def show_written(self, request: Request) -> None:
        """Bring what was asked for into view, with what it goes on from."""
        since = request.origin if request.verb is Verb.CONTINUE else request.start
        width = self.size.width()
        self.set_geometry(zoom.led_to(self.geometry, min(since, request.start), request.start, request.end, width))

    def set_size(self, size: QSize) -> None:
        """The canvas has another size: rows that had to be low are higher, where there is room for it now.

        Where they stay as high as they are, what is in the middle stays there.
        """
        self.size, middle = size, self._middle
        factor = self._fitting(self._revealed, self.row_height) / self.geometry.row_height
        if factor > 1:
            self.set_geometry(self.geometry.zoomed_rows(factor, 0))
            return
        self.set_geometry(replace(self.geometry, top=middle + size.height() / 2 / self.geometry.row_height))
        # Not as it was rounded: in many small steps it would go astray.
        self._middle = middle

    def set_tool(self, tool: Tool) -> None:
        """Take another tool in hand."""
        self.tool = tool
        self.tool_changed.emit(tool)

    def set_voice(self, voice: Voice) -> None:
        """Write into another voice from now on, and see it; the drums' rows are high enough for their names."""
        if voice is self.voice:
            return
        self.voice = voice
        self._let_go_of_ghosts()
        self._refold()
        self._reveal_all(self.session.shown.of_voices([voice]).columns)
        self.voice_changed.emit(voice)

    def _let_go_of_ghosts(self) -> None:
        """A ghost is not selected, so that no key changes it."""
        document = self.session.document
        within = Notes(self.reach.seen(document.selection.columns))
        if within != document.selection:
            document.select(within)

    def set_preview(self, edit: Edit) -> None:
        """Show an edit that is not done yet; a note that is gone from the song is no longer edited."""
        notes = [notes for each in (self.preview, edit) for notes in (each.removed, each.added) if notes]
        self.preview = edit
        if sum(map(len, notes)) > MANY:
            self.content_changed.emit()
        elif notes:
            start, end = min(each.start for each in notes), max(each.end for each in notes)
            self.preview_changed.emit(start, end)

    def reveal_all(self) -> None:
        """Bring all pitches of the song into view; while drums are in hand all drums, for rows are no pitches then."""
        shown = self.session.shown
        self._reveal_all((shown.of_voices([Voice.DRUMS]) if self.voice is Voice.DRUMS else shown).columns)

    def _reveal_all(self, notes: Columns) -> None:
        pitches = row_pitches(notes, self.geometry)
        if self.voice is Voice.DRUMS:
            pitches = np.append(pitches, list(KIT))
            self._reveal(int(pitches.min()), int(pitches.max()), max(ROW, self.row_height))
        elif len(pitches):
            self.reveal(int(pitches.min()), int(pitches.max()))

    def reveal(self, low: int, high: int) -> None:
        """Scroll, and where that is not enough make the rows lower, until these pitches are in view."""
        self._reveal(low, high, self.row_height)

    def _reveal(self, low: int, high: int, wanted: float) -> None:
        """Bring these pitches into view, with rows that are to be as high as is wanted."""
        lowest, highest = (float(self.geometry.row(pitch)) for pitch in (low, high))
        self._revealed = highest - lowest + 1
        self._scroll_to(lowest, highest, self._fitting(self._revealed, wanted))

    def _scroll_to(self, lowest: float, highest: float, row_height: float) -> None:
        """Bring rows into view that have room there."""
        geometry = self.geometry
        top = max(highest, min(geometry.top, lowest + (self.size.height() - 1) / row_height - 1))
        self.set_geometry(replace(geometry, top=math.ceil(top * row_height) / row_height, row_height=row_height))

    def _fitting(self, rows: float, wanted: float) -> float:
        """How high so many rows can be, of which all are to be in view: as is wanted, at the most."""
        # Without one pixel, for a view begins at whole ones.
        return max(min(wanted, (self.size.height() - 1) / rows), LOWEST_ROW)

    def bring(self, notes: Notes) -> None:
        """Bring notes that a key chose or changed into view, the first of them, unless the beginning of one is seen."""
        geometry, rows = self.geometry, notes.columns
        if not len(rows):
            return
        pitches = row_pitches(rows, geometry)
        x, y = geometry.x(rows["start"]), geometry.y(pitches)
        across = (x >= 0) & (x < self.size.width())
        if not (across & (y >= 0) & (y + geometry.row_height <= self.size.height())).any():
            first = int(across.argmax())
            self.set_geometry(geometry.showing(int(rows["start"][first]), self.size.width()))
            row = float(geometry.row(int(pitches[first])))
            self._scroll_to(row, row, geometry.row_height)

    @Slot()
    def centre_on_notes(self) -> None:
        """Bring the pitches of the song into the middle, and all of them into view."""
        geometry = self.geometry
        pitches = row_pitches(self.session.document.bars.columns, geometry)
        if len(pitches):
            low, high = int(pitches.min()), int(pitches.max())
            middle = float(geometry.row(low) + geometry.row(high)) / 2
            row_height = self._fitting(float(geometry.row(high) - geometry.row(low)) + 1, self.row_height)
            rows = self.size.height() / row_height
            self.set_geometry(replace(geometry, left=0.0, top=middle + rows / 2, row_height=row_height))
            self.reveal_all()

    @Slot()
    def _on_scale_changed(self) -> None:
        self._refold()
        self.scale_changed.emit()
        self.content_changed.emit()

    @Slot()
    def _refold(self) -> None:
        """Give the pitches their rows; what is in the middle stays there."""
        if self.fold is Fold.ALL and self.geometry.rows is ALL_ROWS:
            return
        used = self._used([voice for voice in Voice if on_same_map(voice, self.voice)])
        drums = [] if self.voice is Voice.DRUMS else self._used([Voice.DRUMS])
        rows = rows_of(self.fold, used, self.scale.pitch_classes, self.voice, drums)
        self.set_geometry(self.geometry.folded(rows, self.size.height() / 2))

    def _used(self, voices: Sequence[Voice]) -> list[int]:
        """The pitches that notes of voices have, rising."""
        return np.flatnonzero(np.bincount(self.session.shown.of_voices(voices).columns["pitch"])).tolist()
