"""The song being worked on: its notes, what is selected, and every step back and forth."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO, Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import Note
from sketchpad.music.notes import Notes
from sketchpad.session.edits import NOTHING, Edit

_Apply = Callable[[Edit, "_State"], None]


NEVER_MERGE = -1
MERGE_TEMPO = 0
MERGE_AUDITION = -2
MERGE_METRE = -3
MERGE_RECORDING = -4
"""Kinds of undo step: a step joins the one before it when both are of the same kind. From the last one down, each
recording has a kind of its own."""


class Document(QObject):
    """A score that changes only by undoable steps; lives on the GUI thread.

    Signals:
        metre_changed: the score counts otherwise; comes after `changed`.
    """

    changed = Signal()
    metre_changed = Signal()
    selection_changed = Signal()

    def __init__(self, bars: Bars | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._bars = bars or Bars.of()
        self._selection = NOTHING
        self._last: _Step | None = None

    @property
    def bars(self) -> Bars:
        """The score as it stands."""
        return self._bars

    @property
    def selection(self) -> Notes:
        """The selected notes; each is in the score."""
        return self._selection

    @property
    def dirty(self) -> bool:
        """Whether there is work that was not saved."""
        return not self.undo_stack.isClean()

    def push(self, text: str, edit: Edit, merge: int = NEVER_MERGE, select: bool | Notes = True) -> None:
        """Make one undo step; what it adds becomes the selection, unless `select` is false or says what does.

        Steps in a row with the same `merge`, a number from 1, are one.
        """
        if not edit:
            return
        if isinstance(select, Notes):
            selection = select
        else:
            selection = edit.added if select else self._selection.minus(edit.removed)
        self._push(text, edit, replace(self._state, selection=selection), merge)

    def select(self, notes: Iterable[Note]) -> None:
        """Select these notes of the score, and no others."""
        selection = Notes.of(notes)
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()

    def set_tempo(self, tempo: float) -> None:
        """Change the tempo, in quarters a minute; a row of changes is one undo step."""
        tempo = min(max(tempo, LOWEST_TEMPO), HIGHEST_TEMPO)
        if tempo != self._bars.tempo:
            self._push(self.tr("Change tempo"), Edit(), replace(self._state, tempo=tempo), MERGE_TEMPO)

    def set_metre(self, metre: Metre) -> None:
        """Change the metre; a row of changes is one undo step. Notes stay where they are.

        Bars are then locked that cover all that was locked before the first change of the row.
        """
        if metre == self._bars.metre:
            return
        before = self._last.before if self._last and self._joins(MERGE_METRE) else self._state
        locked = metre.covering(before.locked_bars, before.metre)
        after = replace(self._state, metre=metre, locked_bars=locked)
        self._push(self.tr("Change metre"), Edit(), after, MERGE_METRE)

    def set_locked_bars(self, bars: Iterable[int]) -> None:
        """Lock these bars and no others."""
        locked = frozenset(bars)
        if locked != self._bars.locked_bars:
            self._push(self.tr("Lock bars"), Edit(), replace(self._state, locked_bars=locked), NEVER_MERGE)

    def load(self, bars: Bars) -> None:
        """Begin anew with this score; there is nothing to undo."""
        self._selection = NOTHING
        self._last = None
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self._show(bars)
        self.selection_changed.emit()

    def _push(self, text: str, edit: Edit, after: _State, merge: int) -> None:
        if self._last and self._joins(merge):
            self._join(self._last, text, edit, after)
            return
        self._last = _Step(text, edit, (self._state, after), merge, self._apply)
        self.undo_stack.push(self._last)

    @property
    def _state(self) -> _State:
        bars = self._bars
        return _State(bars.tempo, bars.metre, bars.locked_bars, self._selection)

    def _joins(self, merge: int) -> bool:
        """Whether a step of that kind joins the last one: it is of the same kind, done, and not what was saved."""
        stack = self.undo_stack
        is_top = stack.index() == stack.count() > 0 and stack.command(stack.count() - 1) is self._last
        return is_top and merge != NEVER_MERGE and self._last is not None and self._last.merge == merge and self.dirty

    def _join(self, step: _Step, text: str, edit: Edit, after: _State) -> None:
        """Done here, not by `QUndoCommand.mergeWith`: PySide never lets go of a command that Qt merged and deleted."""
        self._apply(edit, after)
        step.join(text, edit, after)
        if step.is_nothing:
            self._last = None
            step.setObsolete(True)
            self.undo_stack.undo()

    def _apply(self, edit: Edit, state: _State) -> None:
        edited = self._bars.edited(edit.removed, edit.added)
        self._show(replace(edited, tempo=state.tempo, metre=state.metre, locked_bars=state.locked_bars))
        self.select(state.selection)

    def _show(self, bars: Bars) -> None:
        before, self._bars = self._bars, bars
        self.changed.emit()
        if bars.metre != before.metre:
            self.metre_changed.emit()


@dataclass(frozen=True)
class _State:
    """What a step changes beside the notes."""

    tempo: float
    metre: Metre
    locked_bars: frozenset[int]
    selection: Notes


class _Step(QUndoCommand):
    """One step: an edit of the notes, and the rest before and after it."""

    def __init__(self, text: str, edit: Edit, states: tuple[_State, _State], merge: int, apply: _Apply) -> None:
        super().__init__(text)
        self._edit = edit
        self.before, self._after = states
        self.merge = merge
        # Weakly: of a circle of steps and song, the garbage collection would free steps before the stack that has them.
        self._apply = WeakMethod(apply)

    @property
    def is_nothing(self) -> bool:
        """Whether what was joined came to nothing."""
        return not self._edit and replace(self.before, selection=self._after.selection) == self._after

    def join(self, text: str, edit: Edit, after: _State) -> None:
        """Take a later step, which is already done, into this one."""
        self._edit = self._edit.then(edit)
        self._after = after
        self.setText(text)

    def redo(self) -> None:
        """Do the step."""
        self._do(self._edit, self._after)

    def undo(self) -> None:
        """Take it back."""
        self._do(self._edit.inverse, self.before)

    def _do(self, edit: Edit, state: _State) -> None:
        apply = self._apply()
        assert apply, "the stack is the song's own"
        apply(edit, state)
