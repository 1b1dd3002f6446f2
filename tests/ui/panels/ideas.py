"""Ideas on their way into the panel of Interpolate."""

from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from sketchpad.music.primers import primers
from sketchpad.ui.files.file_button import mime_data

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]


def settle(verb, qtbot):
    qtbot.waitUntil(lambda: not verb.busy, timeout=10_000)


def drop(picture, path, others=()) -> bool:
    """Drag a file, and others with it, onto a picture and let go; whether it was welcome."""
    data = mime_data(path)
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in (path, *others)])
    return drop_data(picture, data)


def drop_data(picture, data) -> bool:
    """Drag this onto a picture and let go; whether it was welcome."""
    place, copy, left = QPoint(10, 10), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(picture, enter)
    if enter.isAccepted():
        QApplication.sendEvent(picture, QDropEvent(QPointF(place), copy, data, left, none))
    return enter.isAccepted()
