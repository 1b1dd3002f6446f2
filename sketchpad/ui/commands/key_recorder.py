"""A small dialog that waits for a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from sketchpad.ui.actions import portable

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ALONE = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock, Key.Key_unknown)
"""Keys that only come with others."""


class KeyRecorder(QDialog):
    """Takes the next key that is pressed, Tab too, once it is let go; Esc leaves all as it is.

    What a held key sends again and again counts for nothing: it would answer whatever is asked next.

    Signals:
        recorded: a key, as Qt writes it whatever the language.
    """

    recorded = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the key"))
        self.text = QLabel(self.tr("Press the new key for “{}”.\nEsc leaves it as it is.").format(title))
        self.setAccessibleName(self.text.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(self.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed = ""

    def event(self, event: QEvent) -> bool:
        """Have every key come here: not to the shortcuts, nor to the tab order."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent):
            if not event.isAutoRepeat():
                self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.type() == QEvent.Type.KeyRelease:
            pressed, self._pressed = self._pressed, ""
            if pressed:
                self.accept()
                self.recorded.emit(pressed)
        elif event.key() == Key.Key_Escape and event.modifiers() == Modifier.NoModifier:
            self.reject()
        elif event.key() not in ALONE:
            self._pressed = key_of(event)


def key_of(event: QKeyEvent) -> str:
    """The key of a press, as Qt writes it whatever the language.

    Shift counts only where it does more than to reach a sign: `?` is `?`, on whichever key it lies.
    """
    key, held, text = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier, event.text()
    if key == Key.Key_Backtab:
        key = Key.Key_Tab
    elif text and text.isprintable() and not text.isalnum() and not text.isspace():
        held &= ~Modifier.ShiftModifier
    return portable(QKeySequence(QKeyCombination(held, key)))
