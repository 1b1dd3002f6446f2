"""The notes of the song as rows of a table, read from the song's own columns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, TICKS_PER_STEP, Author, Note, Voice
from sketchpad.music.notes import Columns, note_at_row
from sketchpad.music.pitch import pitch_name
from sketchpad.music.provenance import place
from sketchpad.session.session import Session
from sketchpad.ui.general_midi import drum_name
from sketchpad.ui.model_box import voice_titles

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
TEXTS = (Role.DisplayRole, Role.AccessibleTextRole)


class NotesModel(QAbstractTableModel):
    """One row a note, in their order; a note is made only of a row that is looked at.

    Attributes:
        columns: the notes, in step with the document.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.columns: Columns = session.document.bars.columns
        self._likely: dict[tuple[Note, int], float] = {}
        self._texts: tuple[tuple[str, Callable[[Note], str]], ...] = (
            (self.tr("Position"), self._position),
            (self.tr("Pitch"), self._pitch),
            (self.tr("Beats"), self._length),
            (self.tr("Velocity"), lambda note: str(note.velocity)),
            (self.tr("Voice"), lambda note: voice_titles()[note.voice]),
            (self.tr("Origin"), self._origin),
            (self.tr("Probability"), self._probability),
        )
        session.document.changed.connect(self._on_document_changed)
        session.takes.changed.connect(self._on_origins_changed)
        session.explaining.changed.connect(self._on_explained)

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
            return self.describe(index.row())
        return None

    def note(self, row: int) -> Note:
        """The note of a row."""
        return note_at_row(self.columns[row])

    def describe(self, row: int) -> str:
        """All that is known of the note of a row."""
        note = self.note(row)
        likely = self._probability(note)
        parts = [
            self.tr("{} at {}").format(self._pitch(note), self._position(note)),
            self.tr("{} beats long").format(self._length(note)),
            self.tr("velocity {}").format(note.velocity),
            voice_titles()[note.voice],
            self.tr("by {}").format(self._origin(note)),
        ]
        parts += [self.tr("{} likely").format(likely)] * bool(likely) + [self.tr("locked")] * note.locked
        return ", ".join(parts)

    def _position(self, note: Note) -> str:
        bar, rest = divmod(note.start, TICKS_PER_BAR)
        beat, rest = divmod(rest, TICKS_PER_QUARTER)
        sixteenth, rest = divmod(rest, TICKS_PER_STEP)
        return f"{bar + 1}.{beat + 1}.{sixteenth + 1}" + (f" +{rest}" if rest else "")

    def _pitch(self, note: Note) -> str:
        return drum_name(note.pitch) if note.voice is Voice.DRUMS else pitch_name(note.pitch)

    def _length(self, note: Note) -> str:
        return f"{note.length / TICKS_PER_QUARTER:.3g}"

    def _origin(self, note: Note) -> str:
        if note.author is Author.PERSON:
            return self.tr("you")
        known = self._session.models.known
        number = self._session.takes.writer_of(note)
        if number is not None:
            model = self._session.takes.tree[number].request.model
            title = known[model].title if model in known else model
            return self.tr("{}, take {}").format(title, number)
        source = self._session.current.origins.get(place(note))
        if source and source.model:
            return known[source.model].title if source.model in known else source.model
        return self.tr("a model")

    def _probability(self, note: Note) -> str:
        number = self._session.takes.writer_of(note) if note.author is Author.MODEL else None
        likely = self._likely.get((note, number)) if number is not None else None
        return "" if likely is None else f"{likely:.1%}"

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
    def _on_origins_changed(self) -> None:
        if len(self.columns):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.columns) - 1, len(self._texts) - 1))

    @Slot()
    def _on_explained(self) -> None:
        """Remember how likely a note was, for as long as there is this table."""
        explaining = self._session.explaining
        if explaining.why and explaining.note and explaining.number is not None:
            self._likely[explaining.note, explaining.number] = explaining.why.probability
            self._on_origins_changed()


def _changed(before: Columns, after: Columns) -> tuple[int, int, int]:
    """Where rows differ: from which row on, up to which row before, and up to which row after."""
    shared = min(len(before), len(after))
    differ = np.flatnonzero(before[:shared] != after[:shared])
    first = int(differ[0]) if len(differ) else shared
    room = shared - first
    differ = np.flatnonzero(before[len(before) - room :][::-1] != after[len(after) - room :][::-1])
    same = int(differ[0]) if len(differ) else room
    return first, len(before) - same, len(after) - same
