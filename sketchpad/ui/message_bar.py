"""What the user should know, said in the window without stopping anything."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from sketchpad.ui.announcing import announce
from sketchpad.ui.elided_label import ElidedLabel
from sketchpad.ui.wording import sentence

TOGETHER = 5000
"""Milliseconds; what is said sooner after another message does not take its place, but stands beside it."""
READ_MS = 15_000
"""So long what was done can be read."""
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
    """The latest messages, until they are closed; those that are passing go by themselves.

    Only what matters longer than it takes to read has the colour of a warning.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._messages: list[str] = []
        self._passing = ""
        self._age = QElapsedTimer()
        self._done = QTimer(self, singleShot=True, interval=READ_MS)
        self._done.timeout.connect(self._end_passing)
        self.text = ElidedLabel()
        close = CloseButton()
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.hide()

    @Slot(str)
    def say(self, text: str, passing: bool = False) -> None:
        """Show a message: before those said just before, in the place of older ones.

        One that is passing, which says what goes on, gives way to whatever is said next, and takes no other's place.
        """
        text = sentence(text)
        if self.isHidden() or (not passing and self._age.elapsed() > TOGETHER):
            self._messages.clear()
        others = (each for each in self._messages if each not in (text, self._passing))
        self._messages = [*others, text][-MOST:]
        self._passing = text if passing else ""
        self._done.stop()
        self._age.start()
        self._show_text()
        self.show()
        announce(self, text)

    @Slot(str)
    def say_done(self, text: str) -> None:
        """Say what was done, for as long as it takes to read it."""
        self.say(text, passing=True)
        self._done.start()

    @Slot()
    def let_go(self) -> None:
        """What was done is past."""
        if self._done.isActive():
            self._done.stop()
            self._end_passing()

    @Slot(str)
    def take_back(self, text: str) -> None:
        """What was said is so no longer."""
        self._messages = [each for each in self._messages if each != sentence(text)]
        self._show_text()
        if not self._messages:
            self.hide()

    @Slot()
    def _end_passing(self) -> None:
        self.take_back(self._passing)

    def _show_text(self) -> None:
        self.text.setText("\n".join(self._messages))
        self.setAccessibleName(self._messages[-1] if self._messages else "")
        self.setProperty("passing", self._messages == [self._passing])
        self.style().polish(self)
