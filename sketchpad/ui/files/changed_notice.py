"""What is said when another program wrote to the song's file, or took it away; it stops nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sketchpad.session.session import Session
from sketchpad.ui.announcing import announce
from sketchpad.ui.elided_label import ElidedLabel
from sketchpad.ui.message_bar import CloseButton


class ChangedNotice(QFrame):
    """Stays until it is closed, or the song and its file are one again; who saves all the same is asked first.

    Signals:
        reload_asked: the song is to be opened as it is in the file now.
        save_asked: the song here is to be in its file again.
        save_as_asked: the song here is to have a file of its own.
    """

    reload_asked = Signal(Path)
    save_asked = Signal()
    save_as_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._path: Path | None = None
        self.text = ElidedLabel()
        self.reload = self._button(self.tr("Reload"), self.tr("Open the song as the other program wrote it"))
        self.save_again = self._button(self.tr("Save again"), self.tr("Write the song to its file once more"))
        self.save_as = self._button(self.tr("Save as …"), self.tr("Keep the song as it is here in another file"))
        close = CloseButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.text, 1)
        for button in (self.reload, self.save_again, self.save_as, close):
            layout.addWidget(button)
        close.clicked.connect(self.hide)
        self.reload.clicked.connect(self._on_reload)
        self.save_again.clicked.connect(self.save_asked)
        self.save_as.clicked.connect(self.save_as_asked)
        session.files.differs.connect(self._say_changed)
        session.files.gone.connect(self._say_gone)
        session.files.differs_no_longer.connect(self.hide)
        session.current.named.connect(self.hide)
        self.hide()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("small")
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        return button

    @Slot(Path)
    def _say_changed(self, path: Path) -> None:
        text = self.tr(
            "“{}” was changed by another program since it was opened or saved here. Reload it, or save what is here "
            "under another name; nothing is replaced unasked."
        )
        self.save_as.setText(self.tr("Save as …"))
        self._say(text, path, is_gone=False)

    @Slot(Path)
    def _say_gone(self, path: Path) -> None:
        text = self.tr(
            "“{}” is gone: the file was deleted, renamed or moved. The song is still here; save it again, or elsewhere."
        )
        self.save_as.setText(self.tr("Save elsewhere …"))
        self._say(text, path, is_gone=True)

    def _say(self, text: str, path: Path, is_gone: bool) -> None:
        self._path = path
        self.text.setText(text.format(path.name))
        self.setAccessibleName(self.text.text())
        self.reload.setVisible(not is_gone)
        self.save_again.setVisible(is_gone)
        self.show()
        announce(self, self.text.text())

    @Slot()
    def _on_reload(self) -> None:
        if self._path:
            self.reload_asked.emit(self._path)
