"""What the widgets of the roll share: the part that is seen, the grid, the tool, and the edit under the hand."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, QSize, Signal, Slot

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_QUARTER, TICKS_PER_STEP, Note, Voice
from sketchpad.session.edits import Edit
from sketchpad.session.session import Session
from sketchpad.ui.piano_roll.drum_map import KIT, ROW
from sketchpad.ui.piano_roll.geometry import LOWEST_ROW, Geometry

KEYS_WIDTH = 64
NO_EDIT = Edit()


class Tool(Enum):
    """What the left button does."""

    DRAW = "draw"
    SELECT = "select"
    ERASE = "erase"


class View(QObject):
    """State of the roll that is not the song's."""

    geometry_changed = Signal()
    content_changed = Signal()
    tool_changed = Signal(Tool)
    voice_changed = Signal(Voice)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.geometry = Geometry()
        self.size = QSize(800, 400)
        self.tool = Tool.DRAW
        self.grid = TICKS_PER_STEP
        self.length = TICKS_PER_QUARTER // 2
        self.voice = Voice.MELODY
        self.preview: Edit = NO_EDIT
        session.shown_changed.connect(self.content_changed)
        session.document.selection_changed.connect(self.content_changed)
        session.takes.changed.connect(self.content_changed)

    @property
    def bars(self) -> Bars:
        """The song as it is seen: with bars on their way, and the edit under the hand."""
        bars = self.session.shown
        return bars.edited(self.preview.removed, self.preview.added) if self.preview else bars

    @property
    def highlighted(self) -> frozenset[Note]:
        """The notes shown as selected."""
        selection = self.session.document.selection
        return selection - frozenset(self.preview.removed) | frozenset(self.preview.added)

    def set_geometry(self, geometry: Geometry) -> None:
        """Look at another part, as far as there is one."""
        geometry = geometry.within(self.size.width(), self.size.height(), self.session.shown.end)
        if geometry != self.geometry:
            self.geometry = geometry
            self.geometry_changed.emit()

    def set_size(self, size: QSize) -> None:
        """The canvas has another size."""
        self.size = size
        self.set_geometry(self.geometry)

    def set_tool(self, tool: Tool) -> None:
        """Take another tool in hand."""
        self.tool = tool
        self.tool_changed.emit(tool)

    def set_voice(self, voice: Voice) -> None:
        """Write into another voice from now on, and see it; the drums' rows are high enough for their names."""
        if voice is self.voice:
            return
        self.voice = voice
        pitches = self.session.shown.of_voices([voice]).columns["pitch"]
        if voice is Voice.DRUMS:
            self.set_geometry(replace(self.geometry, row_height=max(ROW, self.geometry.row_height)))
            self.reveal(min(KIT), max(KIT))
        elif len(pitches):
            self.reveal(int(pitches.min()), int(pitches.max()))
        self.voice_changed.emit(voice)

    def set_preview(self, edit: Edit) -> None:
        """Show an edit that is not done yet; a note that is gone from the song is no longer edited."""
        self.preview = edit
        self.content_changed.emit()

    def reveal(self, low: int, high: int) -> None:
        """Scroll, and where that is not enough make the rows lower, until these pitches are in view."""
        geometry, height = self.geometry, self.size.height()
        row_height = min(geometry.row_height, height / (high - low + 1))
        rows = height / row_height
        top = max(high, min(geometry.top, low + rows - 1))
        self.set_geometry(replace(geometry, top=top, row_height=max(row_height, LOWEST_ROW)))

    @Slot()
    def centre_on_notes(self) -> None:
        """Bring the pitches of the song into the middle."""
        pitches = self.session.document.bars.columns["pitch"]
        if len(pitches):
            middle = (int(pitches.min()) + int(pitches.max())) / 2
            rows = self.size.height() / self.geometry.row_height
            self.set_geometry(Geometry(0.0, middle + rows / 2, self.geometry.bar_width, self.geometry.row_height))
