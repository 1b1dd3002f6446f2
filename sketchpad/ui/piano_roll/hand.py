"""The hand on the canvas: from a press to letting go, one gesture and one undo step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, Qt, Signal, Slot

from sketchpad.music.note import TICKS_PER_BAR, Note, Voice
from sketchpad.session.document import Selecting
from sketchpad.session.edits import NO_EDIT, NOTHING
from sketchpad.ui.piano_roll.edge_scroll import EdgeScroll
from sketchpad.ui.piano_roll.geometry import NOWHERE
from sketchpad.ui.piano_roll.gestures import (
    Draw,
    Erase,
    Frame,
    Gesture,
    Lasso,
    Move,
    Point,
    Resize,
    Select,
    note_at,
)
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool, View

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
APART = 3
"""Pixels between the corners of a lasso."""


class Hand(QObject):
    """Begins the gesture that a press means, and has its preview, its selection and in the end its edit.

    Attributes:
        gesture: the one that is going on.

    Signals:
        sounded: the pitch under it, whenever it is another, and in which voice.
        drew: the outline of what it selects.
        let_go: the song, its preview or its selection may be others.
    """

    sounded = Signal(int, Voice)
    drew = Signal()
    let_go = Signal()

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.gesture: Gesture | None = None
        self._button = Button.NoButton
        self._at = QPointF(), Modifier.NoModifier
        self._selected_before = NOTHING
        self._grabbed_in_passing = False
        self._edges = EdgeScroll(view, self)
        self._sounding: int | None = None
        view.session.document.changed.connect(self._on_document_changed)

    def press(self, button: Button, place: QPointF, held: Modifier) -> None:
        """Begin a gesture, unless there is one."""
        if self.gesture is None:
            self._button, self._selected_before = button, self._view.session.document.selection
            self._at = place, held
            self._begin(self._point, button, held, place)
            self.follow()

    def move(self, place: QPointF, held: Modifier, area: QRect) -> None:
        """Go on with the gesture; outside the area the view goes on as well."""
        self._at = place, held
        self.follow()
        self._edges.hold(place, area)

    def release(self, button: Button, held: Modifier) -> None:
        """End the gesture that this button began as one undo step."""
        if self.gesture and button == self._button:
            self._end(self.gesture, held)

    def cancel(self) -> bool:
        """Forget the gesture under the hand, and what it selected; whether there was one."""
        if self.gesture is None:
            return False
        self._open()
        document = self._view.session.document
        before = self._selected_before.also_in(document.bars)
        if before != document.selection:
            document.select(before)
        self._view.set_preview(NO_EDIT)
        return True

    def follow(self) -> None:
        """Go on with the gesture: the hand, or what lies under it, is elsewhere."""
        gesture = self.gesture
        if gesture is None:
            return
        gesture.drag(self._point)
        if isinstance(gesture, Select):
            self._view.session.document.select(gesture.selection)
            self.drew.emit()
        else:
            self._view.set_preview(gesture.edit)
        self.sound(gesture.sounding, gesture.voice)

    def sound(self, pitch: int | None, voice: Voice | None = None) -> None:
        """Let the pitch under the hand be heard, when it is another; in the voice in hand, unless in its own."""
        if pitch is not None and pitch != self._sounding:
            self.sounded.emit(pitch, self._view.voice if voice is None else voice)
        self._sounding = pitch

    def _begin(self, point: Point, button: Button, held: Modifier, place: QPointF) -> None:
        """The gesture that a press there begins, by tool, button, keys held and what lies under it.

        Nothing takes hold of what is still on its way.
        """
        view = self._view
        note = note_at(view.bars, point.tick, point.pitch, view.reach)
        copying = bool(held & Modifier.ControlModifier)
        if view.tool is Tool.ERASE or (button == Button.RightButton and view.tool is Tool.DRAW):
            self.gesture = Erase(view.bars, view.reach)
        elif button == Button.RightButton:
            self.gesture = None
        elif note and note in view.session.document.bars:
            self.gesture = self._grab(note, point, held, place)
        elif view.tool in (Tool.SELECT, Tool.LASSO) or copying:
            self.gesture = self._selecting(held)
        elif not note and point.pitch != NOWHERE:
            self.gesture = Draw(point, view.next_length, view.voice, view.session.document.bars)

    def _selecting(self, held: Modifier) -> Select:
        """A frame, or a lasso; Shift adds to what is selected, Alt takes away."""
        view = self._view
        before = view.session.document.selection
        adds, removes = bool(held & Modifier.ShiftModifier), bool(held & Modifier.AltModifier)
        if view.tool is Tool.LASSO:
            geometry = view.geometry
            apart = APART * TICKS_PER_BAR / geometry.bar_width, APART / geometry.row_height
            return Lasso(view.bars, before, adds, removes, view.reach, geometry.row, apart)
        return Frame(view.bars, before, adds, removes, view.reach)

    def _grab(self, note: Note, point: Point, held: Modifier, place: QPointF) -> Gesture:
        """Take hold of a note or its edge, and of the others that are selected with it; with Shift it joins them."""
        document = self._view.session.document
        copying, adds = bool(held & Modifier.ControlModifier), bool(held & Modifier.ShiftModifier)
        is_new = note not in document.selection
        self._grabbed_in_passing = is_new and self._view.tool is Tool.DRAW and not (copying or adds)
        if is_new:
            document.select(document.selection.plus([note]) if adds else [note])
        notes = document.selection
        edge = None if copying else self._view.geometry.edge(note.start, note.end, place.x() - KEYS_WIDTH)
        if edge is None:
            return Move(point, note, notes, copying, self._view.way)
        return Resize(point, note, notes, at_start=edge == "start")

    def _end(self, gesture: Gesture, held: Modifier) -> None:
        self._open()
        self._view.preview = NO_EDIT
        gesture.keep(self._view.session.document.bars)
        if gesture.edit:
            if isinstance(gesture, Draw | Resize) and self._view.voice is not Voice.DRUMS:
                self._view.length = gesture.length
            self._push(gesture)
        elif isinstance(gesture, Move | Resize):
            self._clicked(gesture.grabbed, held)
        self.let_go.emit()

    def _push(self, gesture: Gesture) -> None:
        """What the pencil draws, or moves in passing, is not selected by that: nobody chose it for a model to go by."""
        document = self._view.session.document
        in_passing = self._grabbed_in_passing and isinstance(gesture, Move | Resize)
        if in_passing:
            # What undo brings back.
            document.select(self._selected_before)
        selecting = Selecting.NOTHING if in_passing or isinstance(gesture, Draw) else Selecting.EDITED
        document.lay(self._name_of(gesture), gesture.edit, selecting=selecting)

    def _open(self) -> None:
        self.gesture, self._sounding = None, None
        self._edges.stop()

    def _clicked(self, note: Note, held: Modifier) -> None:
        """A note that is not dragged is the only one then; with Shift or Ctrl one more, with Alt one less."""
        document = self._view.session.document
        before = self._selected_before.also_in(document.bars)
        if note not in document.bars:
            return
        if held & Modifier.AltModifier:
            document.select(before.minus([note]))
        elif held & (Modifier.ShiftModifier | Modifier.ControlModifier):
            document.select(before if note in before else before.plus([note]))
        else:
            document.select([note])

    def _name_of(self, gesture: Gesture) -> str:
        """What the undo step of a gesture is called."""
        if isinstance(gesture, Move):
            return self.tr("Copy notes") if gesture.copies else self.tr("Move notes")
        if isinstance(gesture, Resize):
            return self.tr("Resize notes")
        return self.tr("Draw note") if isinstance(gesture, Draw) else self.tr("Erase notes")

    @property
    def _point(self) -> Point:
        """Where the hand is."""
        place, held = self._at
        grid = 1 if held & Modifier.AltModifier else self._view.grid
        geometry = self._view.geometry
        row = geometry.top - place.y() / geometry.row_height
        tick = max(0.0, geometry.tick(place.x() - KEYS_WIDTH))
        # What is drawn or moved stays on the rows of pitches; nothing else is taken hold of beyond them.
        carries = isinstance(self.gesture, Draw | Move)
        pitch = geometry.pitch(place.y()) if carries else geometry.pitch_under(place.y())
        return Point(tick, pitch, grid, row, self._view.bars.metre)

    @Slot()
    def _on_document_changed(self) -> None:
        """Keys and answers change the song while a hand is down."""
        if self.gesture:
            self.gesture.keep(self._view.session.document.bars)
            self._view.set_preview(self.gesture.edit)
