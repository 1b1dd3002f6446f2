"""The song being worked on: its notes, what is selected, and every step back and forth."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO, Bars
from sketchpad.music.note import Note
from sketchpad.session.edits import Edit

Selection = frozenset[Note]
_Apply = Callable[[Edit, "_State"], None]


NEVER_MERGE = -1
MERGE_TEMPO = 0
"""Kinds of undo step: a step joins the one before it when both are of the same kind."""


class Document(QObject):
    """A score that changes only by undoable steps; lives on the GUI thread."""

    changed = Signal()
    selection_changed = Signal()

    def __init__(self, bars: Bars | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._bars = bars or Bars.of()
        self._selection: Selection = frozenset()

    @property
    def bars(self) -> Bars:
        """The score as it stands."""
        return self._bars

    @property
    def selection(self) -> Selection:
        """The selected notes; each is in the score."""
        return self._selection

    @property
    def dirty(self) -> bool:
        """Whether there is work that was not saved."""
        return not self.undo_stack.isClean()

    def push(self, text: str, edit: Edit, merge: int = NEVER_MERGE, select: bool = True) -> None:
        """Make one undo step; what it adds becomes the selection, unless `select` is false.

        Steps in a row with the same `merge`, a number from 1, are one.
        """
        if not edit:
            return
        selection = frozenset(edit.added) if select else self._selection - set(edit.removed)
        self._push(text, edit, _State(self._bars.tempo, selection), merge)

    def select(self, notes: Iterable[Note]) -> None:
        """Select these notes of the score, and no others."""
        selection = frozenset(notes)
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()

    def set_tempo(self, tempo: float) -> None:
        """Change the tempo, in quarters a minute; a row of changes is one undo step."""
        tempo = min(max(tempo, LOWEST_TEMPO), HIGHEST_TEMPO)
        if tempo != self._bars.tempo:
            self._push(self.tr("Change tempo"), Edit(), _State(tempo, self._selection), MERGE_TEMPO)

    def load(self, bars: Bars) -> None:
        """Begin anew with this score; there is nothing to undo."""
        self._selection = frozenset()
        self._bars = bars
        self.undo_stack.clear()
        self.changed.emit()
        self.selection_changed.emit()

    def _push(self, text: str, edit: Edit, after: _State, merge: int) -> None:
        before = _State(self._bars.tempo, self._selection)
        self.undo_stack.push(_Step(text, edit, (before, after), merge, self._apply))

    def _apply(self, edit: Edit, state: _State) -> None:
        self._bars = self._bars.edited(edit.removed, edit.added).at_tempo(state.tempo)
        self.changed.emit()
        self.select(state.selection)


@dataclass(frozen=True)
class _State:
    """What a step changes beside the notes."""

    tempo: float
    selection: Selection


class _Step(QUndoCommand):
    """One step: an edit of the notes, and the rest before and after it."""

    def __init__(self, text: str, edit: Edit, states: tuple[_State, _State], merge: int, apply: _Apply) -> None:
        super().__init__(text)
        self._edit = edit
        self._before, self._after = states
        self._merge = merge
        self._apply = apply

    def redo(self) -> None:
        """Do the step."""
        self._apply(self._edit, self._after)

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._edit.inverse, self._before)

    def id(self) -> int:
        """The kind of step, for merging."""
        return self._merge

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later step of the same kind into this one; together they may come to nothing."""
        assert isinstance(other, _Step)
        self._edit = self._edit.then(other._edit)
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(not self._edit and self._before.tempo == self._after.tempo)
        return True
