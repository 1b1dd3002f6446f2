"""Where the hand was at the steps of undo that its blends became."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from sketchpad.generation.blend import Blended, Point
from sketchpad.music.bars import Bars


@dataclass(frozen=True)
class Place:
    """Where the hand was, what was blended there (None: nothing yet), and the song before the first blend, if known."""

    point: Point = (0.0, 0.0)
    blended: Blended | None = None
    base: Bars | None = None


class Trail(QObject):
    """Knows of each step where the hand was before and after it.

    Signals:
        reached: undo or redo led to where a `Place` is known; whether it is that of the step done last.
    """

    reached = Signal(Place, bool)

    def __init__(self, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        # Weakly: a step is its stack's, to be freed when it says.
        self._steps: WeakKeyDictionary[QUndoCommand, tuple[Place, Place | None]] = WeakKeyDictionary()
        stack.indexChanged.connect(self._on_index_changed)

    def add(self, before: Place, after: Place | None) -> None:
        """The step done last came of the hand; one that was joined to it began where it began.

        Args:
            before: where the hand was before it.
            after: None where the step may become another without the hand.
        """
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
        if place := after or before:
            self.reached.emit(place, after is not None)
