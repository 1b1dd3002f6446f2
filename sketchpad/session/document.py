"""The song being worked on: its notes, what is selected, and every step back and forth."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO, Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import LAST_TICK, Note
from sketchpad.music.notes import Notes
from sketchpad.session.edits import NO_EDIT, NOTHING, Edit, over

_Apply = Callable[[Edit, "_State"], None]


class Merge(Enum):
    """Keys of steps of which a row is one."""

    TEMPO = auto()
    METRE = auto()
    AUDITION = auto()


class Selecting(Enum):
    """What is selected after a step.

    EDITED: what became of the selected notes; where notes only came, those, and no others.
    FOR_KEYS: the same, but of notes that came only keys take notice, and no verb.
    AS_IT_IS: what was, as far as it is still there.
    NOTHING: no note.
    """

    EDITED = auto()
    FOR_KEYS = auto()
    AS_IT_IS = auto()
    NOTHING = auto()


class Recorded:
    """The key of one recording, whose steps join beneath what changes no notes as well: a tempo changed meanwhile."""


class Document(QObject):
    """A score that changes only by undoable steps; lives on the GUI thread.

    Signals:
        metre_changed: the score counts otherwise; comes after `changed`.
        chosen: other notes were selected, by no step; comes after `selection_changed`.
    """

    changed = Signal()
    metre_changed = Signal()
    selection_changed = Signal()
    chosen = Signal()

    def __init__(self, bars: Bars | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack: QUndoStack = _Stack(self)
        self._bars = bars or Bars.of()
        self._selected = _Selected()

    @property
    def bars(self) -> Bars:
        """The score as it stands."""
        return self._bars

    @property
    def selection(self) -> Notes:
        """The selected notes; each is in the score."""
        return self._selected.notes

    @property
    def choice(self) -> Notes:
        """The notes that were selected on purpose, which is what the verbs take; one that keys just added is not."""
        return NOTHING if self._selected.for_keys else self._selected.notes

    @property
    def dirty(self) -> bool:
        """Whether there is work that was not saved."""
        return not self.undo_stack.isClean()

    def push(
        self,
        text: str,
        edit: Edit,
        merge: Hashable | None = None,
        selecting: Selecting = Selecting.EDITED,
    ) -> None:
        """Make one undo step.

        Steps in a row with the same key `merge` are one; with None, a step joins no other.

        Raises:
            ValueError: a note would begin before the song does, or end after its last tick, which no file can hold;
                nothing is changed.
        """
        self._edit(text, edit, self._selected_after(edit, selecting), merge)

    def lay(
        self,
        text: str,
        edit: Edit,
        merge: Hashable | None = None,
        selecting: Selecting = Selecting.EDITED,
    ) -> None:
        """Make one undo step in which what comes takes the place of notes of the same pitch and voice (`edits.over`).

        These come back where the selected notes are moved on. Joins other steps and raises as `push` does.
        """
        laid = over(edit, self._bars, self._selected.others if edit.before == self.selection else NO_EDIT)
        selected = self._selected_after(laid.own, selecting)
        is_what_came = selecting in (Selecting.EDITED, Selecting.FOR_KEYS)
        self._edit(text, laid.edit, replace(selected, others=laid.others) if is_what_came else selected, merge)

    def select(self, notes: Iterable[Note]) -> None:
        """Select these notes, as far as the score has them, and no others."""
        if self._select(_Selected(Notes.of(notes).also_in(self._bars))):
            self.chosen.emit()

    def set_tempo(self, tempo: float) -> None:
        """Change the tempo, in quarters a minute; a row of changes is one undo step."""
        tempo = min(max(tempo, LOWEST_TEMPO), HIGHEST_TEMPO)
        if tempo != self._bars.tempo:
            self._push(self.tr("Change tempo"), Edit(), replace(self._state, tempo=tempo), Merge.TEMPO)

    def set_metre(self, metre: Metre) -> None:
        """Change the metre; a row of changes is one undo step. Notes stay where they are.

        Bars are then locked that cover all that was locked before the first change of the row.
        """
        if metre == self._bars.metre:
            return
        last = self._joined_by(Merge.METRE)
        before = last.before if last else self._state
        locked = metre.covering(before.locked_bars, before.metre)
        after = replace(self._state, metre=metre, locked_bars=locked)
        self._push(self.tr("Change metre"), Edit(), after, Merge.METRE)

    def set_locked_bars(self, bars: Iterable[int]) -> None:
        """Lock these bars and no others."""
        locked = frozenset(bars)
        if locked != self._bars.locked_bars:
            self._push(self.tr("Lock bars"), Edit(), replace(self._state, locked_bars=locked))

    def load(self, bars: Bars) -> None:
        """Begin anew with this score; there is nothing to undo."""
        self._selected = _Selected()
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self._show(bars)
        self.selection_changed.emit()

    def _select(self, selected: _Selected) -> bool:
        """Whether it was another selection."""
        is_other, self._selected = selected != self._selected, selected
        if is_other:
            self.selection_changed.emit()
        return is_other

    def _edit(self, text: str, edit: Edit, selected: _Selected, merge: Hashable | None = None) -> None:
        if not edit:
            return
        if edit.added.start < 0:
            raise ValueError(f"a note at tick {edit.added.start}, before the song begins")
        if edit.added.end > LAST_TICK:
            raise ValueError(f"a note until tick {edit.added.end}, after the last that a song can have")
        self._push(text, edit, replace(self._state, selected=selected), merge)

    def _selected_after(self, edit: Edit, selecting: Selecting) -> _Selected:
        if selecting is Selecting.NOTHING:
            return _Selected()
        if selecting is Selecting.AS_IT_IS:
            return _Selected(self.selection.minus(edit.removed), self._selected.for_keys)
        if edit.removed or edit.whole:
            return _Selected(self._following(edit), self._selected.for_keys)
        return _Selected(edit.added, for_keys=selecting is Selecting.FOR_KEYS)

    def _following(self, edit: Edit) -> Notes:
        """Notes that others took the place of pass on that they were selected."""
        if edit.whole and edit.whole[0] == self.selection:
            return edit.whole[1]
        rest = self.selection.minus(edit.removed)
        return rest.plus(edit.added) if len(rest) < len(self.selection) else rest

    def _push(self, text: str, edit: Edit, after: _State, merge: Hashable | None = None) -> None:
        if step := self._joined_by(merge):
            self._join(step, text, edit, after)
        else:
            self.undo_stack.push(_Step(text, edit, (self._state, after), merge, self._apply))

    @property
    def _state(self) -> _State:
        bars = self._bars
        return _State(bars.tempo, bars.metre, bars.locked_bars, self._selected)

    def _joined_by(self, merge: Hashable | None) -> _Step | None:
        """The step that one with that key joins: the last one, if it has the same key, is done, and not what was saved.

        Of a recording it may have steps after it, done or undone, that change no notes.
        """
        stack = self.undo_stack
        if merge is None:
            return None
        for place in range(stack.count() - 1, max(stack.cleanIndex(), 0) - 1, -1):
            step = stack.command(place)
            assert isinstance(step, _Step), "the stack is the song's own"
            if step.merge == merge:
                return step if place < stack.index() else None
            if step.changes_notes or not isinstance(merge, Recorded):
                return None
        return None

    def _join(self, step: _Step, text: str, edit: Edit, after: _State) -> None:
        """Done here, not by `QUndoCommand.mergeWith`: PySide never lets go of a command that Qt merged and deleted."""
        is_last = self.undo_stack.command(self.undo_stack.index() - 1) is step
        self._apply(edit, after)
        step.join(text, edit, after if is_last else step.after)
        if is_last and step.is_nothing:
            step.setObsolete(True)
            self.undo_stack.undo()

    def _apply(self, edit: Edit, state: _State) -> None:
        edited = self._bars.edited(edit.removed, edit.added)
        self._show(replace(edited, tempo=state.tempo, metre=state.metre, locked_bars=state.locked_bars))
        # A recorded note that was selected then may be another by now: what is recorded joins beneath later steps.
        self._select(replace(state.selected, notes=state.selected.notes.also_in(self._bars)))

    def _show(self, bars: Bars) -> None:
        before, self._bars = self._bars, bars
        self.changed.emit()
        if bars.metre != before.metre:
            self.metre_changed.emit()


@dataclass(frozen=True)
class _Selected:
    """What is selected, whether only keys take notice of it, and what it did to others, taken back if it moves on."""

    notes: Notes = NOTHING
    for_keys: bool = False
    others: Edit = field(default=NO_EDIT, compare=False)


@dataclass(frozen=True)
class _State:
    """What a step changes beside the notes."""

    tempo: float
    metre: Metre
    locked_bars: frozenset[int]
    selected: _Selected


class _Stack(QUndoStack):
    """A stack that lets go of its steps before the garbage collection comes upon them.

    Of garbage in circles that holds both, PySide may free a step first: it gives Python back what it took away from its
    parent. A step, unlike a widget or an item, does not tell its stack, which would then free it once more.
    """

    def __del__(self) -> None:
        """Finalizers run before anything of a circle is taken apart (PEP 442). Nobody is told of it."""
        if isValid(self):
            self.blockSignals(True)
            self.clear()


class _Step(QUndoCommand):
    """One step: an edit of the notes, and the rest before and after it."""

    def __init__(
        self, text: str, edit: Edit, states: tuple[_State, _State], merge: Hashable | None, apply: _Apply
    ) -> None:
        super().__init__(text)
        self._edit = edit
        self.before, self.after = states
        self.merge = merge
        # Weakly: the last step that a stack lets go of must not free the song, and with it the stack.
        self._apply = WeakMethod(apply)

    @property
    def changes_notes(self) -> bool:
        """Whether it changes anything but tempo, metre and locked bars."""
        return bool(self._edit)

    @property
    def is_nothing(self) -> bool:
        """Whether what was joined came to nothing."""
        return not self._edit and replace(self.before, selected=self.after.selected) == self.after

    def join(self, text: str, edit: Edit, after: _State) -> None:
        """Take a later step, which is already done, into this one."""
        self._edit = self._edit.then(edit)
        self.after = after
        self.setText(text)

    def redo(self) -> None:
        """Do the step."""
        self._do(self._edit, self.after)

    def undo(self) -> None:
        """Take it back."""
        self._do(self._edit.inverse, self.before)

    def _do(self, edit: Edit, state: _State) -> None:
        apply = self._apply()
        assert apply, "the stack is the song's own"
        apply(edit, state)
