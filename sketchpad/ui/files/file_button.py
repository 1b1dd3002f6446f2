"""Buttons that a hand can carry out of the window as a file, and files that are carried in."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class FileButton(QAbstractButton):
    """A button whose `file` goes where it is dragged to.

    Signals:
        gripped: a hand takes hold of it, and may carry it away; have the file ready.
        menu_asked: with the right button or the keyboard; where it is to open.
    """

    gripped = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at = QPoint()
        self.file: Path | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The file may be carried away."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        if self.isDown():
            # What was written for another hand may be old by now.
            self.file = None
            self.gripped.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it, without carrying it anywhere."""
        self.menu_asked.emit(event.globalPos())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carried far enough, it is a file."""
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self.isDown() and self.file and far >= QApplication.startDragDistance():
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(mime_data(self.file))
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.CopyAction)


def mime_data(path: Path) -> QMimeData:
    """A file, for other programs, and for the fields of the ideas."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def dragged_files(event: QDropEvent, suffixes: Collection[str]) -> list[Path]:
    """The files with one of these endings that are dragged."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in suffixes]
