"""Where the hand was at the steps of undo that its blends became."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand
from shiboken6 import isValid

from sketchpad.generation.blend import Blended, Point
from sketchpad.music.bars import Bars
from sketchpad.session.document import Document


@dataclass(frozen=True)
class Place:
    """Where the hand was.

    Attributes:
        blended: what was blended there; None: nothing yet.
        base: the song before the first blend, if known.
        start: where that was written.
        kept: the song with what was kept as a take there, whose step may become another without the hand.
    """

    point: Point = (0.0, 0.0)
    blended: Blended | None = None
    base: Bars | None = None
    start: int = 0
    kept: Bars | None = None


class Trail(QObject):
    """Knows of each step where the hand was before and after it.

    Signals:
        reached: undo or redo led to where a `Place` is known; whether a hand that let go there was what was done last.
    """

    reached = Signal(Place, bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._stack = document, document.undo_stack
        # Weakly: a step is its stack's, to be freed when it says.
        self._steps: WeakKeyDictionary[QUndoCommand, tuple[Place, Place]] = WeakKeyDictionary()
        self._stack.indexChanged.connect(self._on_index_changed)

    def add(self, before: Place, after: Place) -> None:
        """The step done last came of the hand; one that was joined to it began where it began."""
        if self._stack.index():
            step = self._stack.command(self._stack.index() - 1)
            self._steps[step] = (self._steps.get(step, (before,))[0], after)

    def clear(self) -> None:
        """Places between other ideas are none."""
        self._steps.clear()

    @Slot(int)
    def _on_index_changed(self, index: int) -> None:
        if not isValid(self._stack):
            # A stack that goes away with its song says so, too.
            return
        after = self._steps.get(self._stack.command(index - 1), (None, None))[1] if index else None
        before = self._steps.get(self._stack.command(index), (None,))[0] if index < self._stack.count() else None
        if after and after.kept not in (None, self._document.bars):
            # Another take was chosen in the same step.
            after = None
        if place := after or before:
            self.reached.emit(place, after is not None and after.kept is None)
