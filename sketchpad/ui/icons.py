"""The transport's signs, painted, so that they do not depend on a font."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

SIZE = 36
"""Twice what is shown, for sharp edges on fine screens."""


def transport_icon(name: str, colour: QColor) -> QIcon:
    """`start`, `play`, `hold`, `stop`, `loop` or `dice` in a colour."""
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = _path(name)
    if name in ("loop", "dice"):
        painter.strokePath(path, QPen(colour, 3.2))
    else:
        painter.fillPath(path, colour)
    painter.end()
    return QIcon(pixmap)


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    if name == "play":
        path.addPolygon(_triangle(9, 29))
    elif name == "start":
        path.addRect(QRectF(7, 7, 4, 22))
        path.addPolygon(_triangle(29, 12))
    elif name == "hold":
        path.addRect(QRectF(9, 7, 6, 22))
        path.addRect(QRectF(21, 7, 6, 22))
    elif name == "stop":
        path.addRect(QRectF(8, 8, 20, 20))
    elif name == "loop":
        path.arcMoveTo(QRectF(7, 7, 22, 22), 60)
        path.arcTo(QRectF(7, 7, 22, 22), 60, 300)
        path.moveTo(16, 3)
        path.lineTo(23, 8)
        path.lineTo(18, 14)
    else:
        path.addRoundedRect(QRectF(6, 6, 24, 24), 5, 5)
        for x, y in ((13, 13), (23, 23), (18, 18)):
            path.addEllipse(QPointF(x, y), 0.8, 0.8)
    return path


def _triangle(base: float, tip: float) -> QPolygonF:
    return QPolygonF([QPointF(base, 6), QPointF(tip, 18), QPointF(base, 30)])
