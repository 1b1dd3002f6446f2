"""What the keyboard does to notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from sketchpad.music.note import TICKS_PER_STEP
from sketchpad.music.notes import Notes, matched
from sketchpad.session import edits
from sketchpad.session.edits import NOTHING, Edit
from sketchpad.session.session import Session
from sketchpad.ui.piano_roll.view import View

VELOCITY_STEP = 8
FINEST = TICKS_PER_STEP // 2
"""What is quantised to while the grid is off."""

Change = Callable[[Notes], Edit]


class NoteActions(QObject):
    """Edits of the selection, each one undo step; cut and copied notes are kept here."""

    def __init__(self, session: Session, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = session.document
        self._view = view
        self._clipboard = NOTHING

    def table(self) -> list[tuple[str, str, Callable[[], None]]]:
        """(text, keys, what to do) of every action, in the order of the menu."""
        text, change = self.tr, self._change
        return [
            (text("Cut"), "Ctrl+X", self.cut),
            (text("Copy"), "Ctrl+C", self.copy),
            (text("Paste at the playhead"), "Ctrl+V", self.paste),
            (text("Duplicate"), "Ctrl+D", change("Duplicate", edits.duplicate)),
            (text("Delete"), "Del|Backspace", self.delete),
            (text("Select all"), "Ctrl+A", self.select_all),
            (text("Quantise"), "Q", change("Quantise", self._quantise)),
            (text("Semitone up"), "Up", change("Transpose", partial(edits.move, ticks=0, semitones=1))),
            (text("Semitone down"), "Down", change("Transpose", partial(edits.move, ticks=0, semitones=-1))),
            (text("Octave up"), "Shift+Up", change("Transpose", partial(edits.move, ticks=0, semitones=12))),
            (text("Octave down"), "Shift+Down", change("Transpose", partial(edits.move, ticks=0, semitones=-12))),
            (text("Up in the scale"), "Alt+Up", change("Transpose", partial(self._in_scale, 1))),
            (text("Down in the scale"), "Alt+Down", change("Transpose", partial(self._in_scale, -1))),
            (text("Earlier"), "Left", change("Nudge", partial(self._nudge, -1))),
            (text("Later"), "Right", change("Nudge", partial(self._nudge, 1))),
            (text("Shorter"), "Shift+Left", change("Resize notes", partial(self._lengthen, -1))),
            (text("Longer"), "Shift+Right", change("Resize notes", partial(self._lengthen, 1))),
            (text("Louder"), "+", change("Set velocity", partial(edits.add_velocity, difference=VELOCITY_STEP))),
            (text("Softer"), "-", change("Set velocity", partial(edits.add_velocity, difference=-VELOCITY_STEP))),
            (text("Lock or unlock"), "K", self._session.filling.toggle_notes),
            (text("Lock or unlock the bars"), "Shift+K", self._session.filling.toggle_bars),
            (text("Next note"), "Tab", partial(self._walk, 1)),
            (text("Note before"), "Shift+Tab", partial(self._walk, -1)),
        ]

    @Slot()
    def cut(self) -> None:
        """Copy and delete."""
        self.copy()
        self.delete()

    @Slot()
    def copy(self) -> None:
        """Keep the selected notes for pasting."""
        self._clipboard = self._document.selection

    @Slot()
    def paste(self) -> None:
        """Add what was copied, from the playhead on."""
        if self._clipboard:
            ticks = self._session.playback.playhead - self._clipboard.start
            self._document.push(self.tr("Paste"), edits.copy(self._clipboard, ticks))

    @Slot()
    def delete(self) -> None:
        """Delete the selected notes."""
        self._document.push(self.tr("Delete"), edits.delete(self._document.selection))

    @Slot()
    def select_all(self) -> None:
        """Select every note."""
        self._document.select(self._document.bars)

    def _change(self, text: str, change: Change) -> Callable[[], None]:
        return lambda: self._document.push(self.tr(text), change(self._document.selection))

    def _quantise(self, notes: Notes) -> Edit:
        """All notes, when none is selected."""
        return edits.quantise(notes or self._document.bars, self._view.grid if self._view.grid > 1 else FINEST)

    def _in_scale(self, degrees: int, notes: Notes) -> Edit:
        return edits.transpose_in_scale(notes, degrees, self._view.scale.pitch_classes)

    def _nudge(self, by: int, notes: Notes) -> Edit:
        return edits.move(notes, by * self._view.grid)

    def _lengthen(self, by: int, notes: Notes) -> Edit:
        return edits.resize(notes, by * self._view.grid, min(self._view.grid, TICKS_PER_STEP))

    def _walk(self, by: int) -> None:
        notes, selected = self._document.bars.columns, self._document.selection.columns
        if len(notes):
            places = np.flatnonzero(matched(notes, selected)[0]) if len(selected) else [-1 if by > 0 else 0]
            place = (int(places[-1 if by > 0 else 0]) + by) % len(notes)
            self._document.select(Notes(notes[place : place + 1]))
