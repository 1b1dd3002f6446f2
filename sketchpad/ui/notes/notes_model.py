"""The notes of the song as rows of a table, read from the song's own columns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from sketchpad.music.note import Note
from sketchpad.music.notes import Columns, note_at_row
from sketchpad.session.session import Session
from sketchpad.ui.notes.note_words import NoteWords

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
TEXTS = (Role.DisplayRole, Role.AccessibleTextRole)


class NotesModel(QAbstractTableModel):
    """One row a note, in their order; a note is made only of a row that is looked at.

    Attributes:
        columns: the notes, in step with the document.
        origin: the column that says who wrote them.
    """

    origin = 5

    def __init__(self, session: Session, words: NoteWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.columns: Columns = session.document.bars.columns
        self._words = words
        self._texts: tuple[tuple[str, Callable[[Note], str]], ...] = (
            (self.tr("Position"), words.position),
            (self.tr("Pitch"), words.pitch),
            (self.tr("Beats"), words.beats),
            (self.tr("Velocity"), lambda note: str(note.velocity)),
            (self.tr("Voice"), words.voice),
            (self.tr("Origin"), words.origin),
            (self.tr("Probability"), words.probability),
        )
        session.document.changed.connect(self._on_document_changed)
        for signal in (session.document.metre_changed, session.takes.changed, words.changed):
            signal.connect(self._on_words_changed)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many notes there are."""
        return 0 if parent.isValid() else len(self.columns)

    def columnCount(self, parent: Index = ROOT) -> int:
        """What is said of each."""
        return 0 if parent.isValid() else len(self._texts)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> str | None:
        """What the columns say."""
        is_column = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._texts)
        return self._texts[section][0] if is_column and role in TEXTS else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        """A text; as description or tip, all of the note in a sentence."""
        if not index.isValid():
            return None
        if role in TEXTS:
            return self._texts[index.column()][1](self.note(index.row()))
        if role in (Role.AccessibleDescriptionRole, Role.ToolTipRole):
            return self._words.all_of(self.note(index.row()))
        return None

    def note(self, row: int) -> Note:
        """The note of a row."""
        return note_at_row(self.columns[row])

    @Slot()
    def _on_document_changed(self) -> None:
        """Only the rows that changed go and come, so that a place in the list is kept."""
        before, after = self.columns, self._session.document.bars.columns
        if before is after:
            return
        first, left, last = _changed(before, after)
        if left > first:
            self.beginRemoveRows(ROOT, first, left - 1)
            self.columns = np.delete(before, slice(first, left))
            self.endRemoveRows()
        if last > first:
            self.beginInsertRows(ROOT, first, last - 1)
            self.columns = after
            self.endInsertRows()
        self.columns = after

    @Slot()
    def _on_words_changed(self) -> None:
        if len(self.columns):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.columns) - 1, len(self._texts) - 1))


def _changed(before: Columns, after: Columns) -> tuple[int, int, int]:
    """Where rows differ: from which row on, up to which row before, and up to which row after."""
    shared = min(len(before), len(after))
    differ = np.flatnonzero(before[:shared] != after[:shared])
    first = int(differ[0]) if len(differ) else shared
    room = shared - first
    differ = np.flatnonzero(before[len(before) - room :][::-1] != after[len(after) - room :][::-1])
    same = int(differ[0]) if len(differ) else room
    return first, len(before) - same, len(after) - same
