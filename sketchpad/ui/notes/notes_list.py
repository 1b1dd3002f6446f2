"""The notes as a list, for those who would rather read and write them than see and grip them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from sketchpad.music.notes import Notes, matched
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.ui.notes.note_words import NoteWords
from sketchpad.ui.notes.notes_model import NotesModel

Flag = QItemSelectionModel.SelectionFlag
Key = Qt.Key


TITLE_MARGIN = 12
WIDE, NARROW = 100, 80
"""Pixels that a column has at least: each of the first ones, and each of the others."""
OF_WIDE = 2


class NotesList(QDialog):
    """Stays open beside the window; what is selected here is selected there, and the other way round."""

    def __init__(self, session: Session, words: NoteWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Notes"))
        self.table = NotesTable(session, words)
        about = QLabel(
            self.tr("Enter: hear it · Delete: delete it · the probability is there once “Why this note” has told it")
        )
        about.setObjectName("faint")
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(about)
        self.resize(860, 480)


class NotesTable(QTableView):
    """A row a note."""

    def __init__(self, session: Session, words: NoteWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = session.document
        self._following = False
        self.notes = NotesModel(session, words, self)
        self.setModel(self.notes)
        self.setAccessibleName(self.tr("Notes of the song"))
        self.setToolTip(self.tr("↑ and ↓ choose a note, Enter lets it sound, Delete deletes it"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        # To measure the rows of a long song would take longer than to paint them.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionResizeMode(self.notes.origin, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        for column in range(self.notes.columnCount()):
            # Wide enough for what is above it, in whatever language, and for places and drums.
            title = self.horizontalHeader().sectionSizeHint(column) + TITLE_MARGIN
            self.setColumnWidth(column, max(title, WIDE if column < OF_WIDE else NARROW))
        self.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self._document.selection_changed.connect(self._on_notes_selected)
        self._document.changed.connect(self._on_notes_selected)
        self._on_notes_selected()
        if not self.currentIndex().isValid() and len(self.notes.columns):
            self.selectionModel().setCurrentIndex(self.notes.index(0, 0), Flag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter lets the note sound, Delete deletes what is selected."""
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self._sound()
        elif event.key() in (Key.Key_Delete, Key.Key_Backspace):
            self._delete()
        else:
            super().keyPressEvent(event)

    def choose(self, row: int) -> None:
        """Select a note, and no other."""
        self.selectionModel().setCurrentIndex(self.notes.index(row, 0), Flag.ClearAndSelect | Flag.Rows)

    def _sound(self) -> None:
        if (row := self.currentIndex().row()) >= 0:
            self.choose(row)
            note = self.notes.note(row)
            self._session.playback.audition(note.pitch, note.voice, note.velocity)

    def _delete(self) -> None:
        """The note that comes in the place of the first that went is the next at hand."""
        rows = self._selected_rows()
        if len(rows):
            self._document.push(self.tr("Delete"), edits.delete(self._document.selection))
            if left := len(self.notes.columns):
                self.choose(min(int(rows[0]), left - 1))

    def _selected_rows(self) -> NDArray[np.int64]:
        """In order; a run of rows is one range, so that a whole song is quickly told."""
        ranges = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        runs = [np.arange(each.top(), each.bottom() + 1) for each in ranges]
        return np.unique(np.concatenate(runs)) if runs else np.zeros(0, dtype=np.int64)

    @Slot()
    def _on_rows_selected(self) -> None:
        """Rows that come and go with the song's notes are selected otherwise as well, and nobody chose that."""
        if not self._following and self.notes.columns is self._document.bars.columns:
            self._following = True
            self._document.select(Notes(self.notes.columns[self._selected_rows()]))
            self._following = False

    @Slot()
    def _on_notes_selected(self) -> None:
        """Select the rows of the document's selection, and go to the first of them."""
        if self._following:
            return
        self._following = True
        rows = np.flatnonzero(matched(self.notes.columns, self._document.selection.columns)[0])
        chosen, last = QItemSelection(), self.notes.columnCount() - 1
        for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if len(rows) else ():
            chosen.select(self.notes.index(int(run[0]), 0), self.notes.index(int(run[-1]), last))
        self.selectionModel().select(chosen, Flag.ClearAndSelect)
        if len(rows) and self.currentIndex().row() not in rows:
            self.selectionModel().setCurrentIndex(self.notes.index(int(rows[0]), 0), Flag.NoUpdate)
        self._following = False
