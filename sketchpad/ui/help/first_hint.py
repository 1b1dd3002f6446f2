"""One line for who is here for the first time."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sketchpad.session.session import Session
from sketchpad.ui.actions import Actions
from sketchpad.ui.elided_label import ElidedLabel
from sketchpad.ui.message_bar import CloseButton


class FirstHint(QFrame):
    """Goes with the first thing that is done, and does not come back."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self._session = session
        self._actions = actions
        self.text = ElidedLabel()
        close = CloseButton()
        close.clicked.connect(self._on_done)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.hide()

    def offer(self) -> None:
        """Show it, unless it did its work before."""
        if self._session.preferences.choices.hint_seen:
            return
        said = self.tr("{} goes on from what you drew · {} plays · {} finds every command · {} explains")
        self.text.setText(said.format(*map(self._key, ("model.generate", "play.toggle", "help.palette", "help.pages"))))
        self.setAccessibleName(self.text.text())
        self._session.document.undo_stack.indexChanged.connect(self._on_done)
        self._session.continuation.started.connect(self._on_done)
        self._actions.triggered.connect(self._on_done)
        self.show()

    def _key(self, name: str) -> str:
        keys = self._actions[name].action.shortcuts()
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else self._actions[name].title

    @Slot()
    def _on_done(self) -> None:
        if not self.isHidden():
            self.hide()
            self._session.preferences.choose(hint_seen=True)
