"""Painting what the hand draws round notes to select them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sketchpad.ui.piano_roll.geometry import Geometry
from sketchpad.ui.piano_roll.gestures import Frame, Lasso, Select


def paint_outline(painter: QPainter, geometry: Geometry, area: QRect, gesture: Select, colour: QColor) -> None:
    """A frame or a lasso, half-transparent."""
    painter.setPen(QPen(colour, 1))
    fill = QColor(colour)
    fill.setAlphaF(0.15)
    painter.setBrush(fill)
    if isinstance(gesture, Frame):
        start, end, low, high = gesture.corners
        left, right = round(area.left() + geometry.x(start)), round(area.left() + geometry.x(end))
        top, bottom = round(geometry.y(high)), round(geometry.y(low) + geometry.row_height)
        painter.drawRect(QRectF(left, top, right - left, bottom - top))
    elif isinstance(gesture, Lasso):
        points = [
            QPointF(area.left() + geometry.x(tick), (geometry.top - row) * geometry.row_height)
            for tick, row in gesture.way
        ]
        painter.drawPolygon(QPolygonF(points))
