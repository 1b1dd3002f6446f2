"""What a hand that shapes or blends lets go of, as records in the tree of takes."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoCommand
from shiboken6 import isValid

from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.session.document import Document
from sketchpad.session.doing import Doing
from sketchpad.session.takes.takes import Takes


@dataclass(frozen=True)
class _Left:
    """What was let go of; as in `Takes.leave`."""

    take: Take
    idea: object
    engine: str
    parent: int | None


class LeftByHand(QObject):
    """Has one record for each idea under the hand: what the song has of it, or had last.

    So a hand that drags twenty times leaves one, which every drag makes another, and so do undo and redo. It stays as
    it is from where another take comes after it, or another idea is begun; where undo leads back to something else of
    the idea then, that becomes a record of its own. Nothing of this opens a choice.
    """

    def __init__(self, document: Document, takes: Takes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._takes = document.undo_stack, takes
        # Weakly: a step is its stack's, to be freed when it says.
        self._steps: WeakKeyDictionary[QUndoCommand, _Left] = WeakKeyDictionary()
        self._making_way = Doing()
        self._stack.indexChanged.connect(self._on_index_changed)

    def add(self, take: Take, idea: object, engine: str, base: Bars) -> None:
        """The step done last is what a hand let go of; `base` is the song before the first that came of the idea."""
        request = take.request
        left = _Left(take, idea, engine, self._takes.tree.held_in(base, request.start, request.end))
        if self._stack.index():
            self._steps[self._stack.command(self._stack.index() - 1)] = left
            self._leave(left)

    def make_way(self) -> None:
        """Take the last step back, and leave its record to what comes in its place (`Takes.keep`)."""
        with self._making_way:
            self._stack.undo()

    def _leave(self, left: _Left) -> None:
        self._takes.leave(left.take, left.idea, left.engine, left.parent)

    @Slot(int)
    def _on_index_changed(self, index: int) -> None:
        # A stack that goes away with its song says so, too.
        if self._making_way or not index or not isValid(self._stack):
            return
        if left := self._steps.get(self._stack.command(index - 1)):
            self._leave(left)
