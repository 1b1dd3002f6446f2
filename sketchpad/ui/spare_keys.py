"""Keys that mean nothing where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from sketchpad.ui.actions import Actions

SIGNS = "+-.,"
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class SpareKeys(QObject):
    """Lets keys that a control does not need do what they do in the roll.

    Space plays after a click on a slider, or on the arrow of a number.
    """

    def __init__(self, actions: Actions, roll: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._roll, self._window = actions, roll, window
        for watched in (window, *window.findChildren(QAbstractSpinBox)):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a box for numbers has no use for goes on to the window; what nobody had a use for is done."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, QAbstractSpinBox):
            if not (_is_no_number(watched, event) or _takes_nothing_back(watched, event)):
                return False
            # What was typed counts.
            watched.interpretText()
            event.ignore()
            return True
        # The roll's own keys are shortcuts there; what it left is another's, such as the Enter after a number.
        has_roll = self._roll.isAncestorOf(self._window.focusWidget() or self._roll)
        return not has_roll and self._actions.press(event)


def _is_no_number(box: QAbstractSpinBox, event: QKeyEvent) -> bool:
    """Whether what is typed cannot stand in a box; signs stay there, for they are meant for a number."""
    text = event.text()
    if event.modifiers() & COMMANDS or not text.isprintable() or text in SIGNS:
        return False
    return text == " " or box.validate(text, len(text))[0] is QValidator.State.Invalid


def _takes_nothing_back(box: QAbstractSpinBox, event: QKeyEvent) -> bool:
    """Whether an undo or a redo has nothing to do with what is written there: it is the song's, as after an arrow."""
    line = box.lineEdit()
    undoes, redoes = map(event.matches, (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
    return (undoes and not line.isUndoAvailable()) or (redoes and not line.isRedoAvailable())
