"""What the user should know, said in the window without stopping anything."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from sketchpad.ui.announcing import announce

TOGETHER = 5000
"""Milliseconds; what is said sooner after another message does not take its place, but stands below it."""
MOST = 3


class CloseButton(QToolButton):
    """Closes what is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("✕")
        self.setAutoRaise(True)
        self.setToolTip(self.tr("Close this message"))
        self.setAccessibleName(self.tr("Close this message"))


class MessageBar(QFrame):
    """The latest messages, until they are closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._messages: list[str] = []
        self._passing = True
        self._age = QElapsedTimer()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        close = CloseButton()
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.hide()

    @Slot(str)
    def say(self, text: str, passing: bool = False) -> None:
        """Show a message: below those said just before, in the place of older ones, and of one that is passing."""
        if self.isHidden() or self._passing or self._age.elapsed() > TOGETHER:
            self._messages.clear()
        text = _sentence(text)
        self._messages = [*(each for each in self._messages if each != text), text][-MOST:]
        self._passing = passing
        self._age.start()
        self.text.setText("\n".join(self._messages))
        self.setAccessibleName(text)
        self.show()
        announce(self, text)

    @Slot(str)
    def take_back(self, text: str) -> None:
        """What was said is so no longer."""
        left = [each for each in self._messages if each != _sentence(text)]
        if left == self._messages:
            return
        self._messages, self._passing = left, False
        self.text.setText("\n".join(left))
        if left:
            self.setAccessibleName(left[-1])
        else:
            self.hide()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
