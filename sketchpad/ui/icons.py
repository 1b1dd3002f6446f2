"""The signs of the transport and the tools, painted, so that they do not depend on a font."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

SIZE = 36
"""Twice what is shown, for sharp edges on fine screens."""
FILLED = ("play", "start", "hold", "stop", "record")


def transport_icon(name: str, colour: QColor, checked: QColor | None = None) -> QIcon:
    """A sign by its name, one of those below, in a colour.

    With `checked`, in that colour while it is switched on.
    """
    icon = QIcon(_pixmap(name, colour))
    if checked:
        icon.addPixmap(_pixmap(name, checked), QIcon.Mode.Normal, QIcon.State.On)
    return icon


def _pixmap(name: str, colour: QColor) -> QPixmap:
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name in FILLED:
        painter.fillPath(_path(name), colour)
    else:
        pen = QPen(colour, 3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if name == "select":
            pen.setDashPattern([1.6, 1.9])
        painter.strokePath(_path(name), pen)
    painter.end()
    return pixmap


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    _PATHS[name](path)
    return path


def _triangle(base: float, tip: float) -> QPolygonF:
    return QPolygonF([QPointF(base, 6), QPointF(tip, 18), QPointF(base, 30)])


def _lines(path: QPainterPath, *lines: tuple[tuple[float, float], ...]) -> None:
    for (x, y), *others in lines:
        path.moveTo(x, y)
        for place in others:
            path.lineTo(*place)


def _play(path: QPainterPath) -> None:
    path.addPolygon(_triangle(9, 29))


def _start(path: QPainterPath) -> None:
    path.addRect(QRectF(7, 7, 4, 22))
    path.addPolygon(_triangle(29, 12))


def _hold(path: QPainterPath) -> None:
    path.addRect(QRectF(9, 7, 6, 22))
    path.addRect(QRectF(21, 7, 6, 22))


def _stop(path: QPainterPath) -> None:
    path.addRect(QRectF(8, 8, 20, 20))


def _record(path: QPainterPath) -> None:
    path.addEllipse(QRectF(8, 8, 20, 20))


def _keys(path: QPainterPath) -> None:
    """Three white keys and two black ones."""
    path.addRect(QRectF(6, 7, 24, 22))
    _lines(path, ((14, 7), (14, 29)), ((22, 7), (22, 29)))
    for x in (14, 22):
        _lines(path, ((x - 1, 7), (x - 1, 18)), ((x + 1, 7), (x + 1, 18)))


def _loop(path: QPainterPath) -> None:
    path.arcMoveTo(QRectF(7, 7, 22, 22), 60)
    path.arcTo(QRectF(7, 7, 22, 22), 60, 300)
    _lines(path, ((16, 3), (23, 8), (18, 14)))


def _dice(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(6, 6, 24, 24), 5, 5)
    for x, y in ((13, 13), (23, 23), (18, 18)):
        path.addEllipse(QPointF(x, y), 0.8, 0.8)


def _draw(path: QPainterPath) -> None:
    """A pencil."""
    _lines(path, ((6, 30), (8, 22), (24, 6), (30, 12), (14, 28), (6, 30)), ((20, 10), (26, 16)))


def _select(path: QPainterPath) -> None:
    path.addRect(QRectF(6, 8, 24, 20))


def _lasso(path: QPainterPath) -> None:
    path.addEllipse(QRectF(6, 5, 25, 17))
    path.moveTo(12, 21)
    path.cubicTo(9, 25, 16, 26, 10, 32)


def _erase(path: QPainterPath) -> None:
    """A rubber on its edge."""
    _lines(path, ((5, 22), (20, 7), (30, 17), (16, 31), (11, 31), (5, 25), (5, 22)), ((13, 15), (22, 24)))


def _metronome(path: QPainterPath) -> None:
    _lines(path, ((13, 5), (22, 5), (28, 31), (7, 31), (13, 5)), ((17, 25), (27, 9)), ((9, 25), (26, 25)))


def _count(path: QPainterPath) -> None:
    """Four strokes, as on a tally."""
    _lines(path, *(((x, 9), (x, 27)) for x in (7, 14, 21, 28)))


def _more(path: QPainterPath) -> None:
    """Two arrows."""
    _lines(path, ((7, 8), (16, 18), (7, 28)), ((19, 8), (28, 18), (19, 28)))


_PATHS = {
    "play": _play,
    "start": _start,
    "hold": _hold,
    "stop": _stop,
    "record": _record,
    "keys": _keys,
    "loop": _loop,
    "dice": _dice,
    "draw": _draw,
    "select": _select,
    "lasso": _lasso,
    "erase": _erase,
    "metronome": _metronome,
    "count": _count,
    "more": _more,
}
