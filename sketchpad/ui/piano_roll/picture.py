"""The picture that a part of the roll shows, kept: where the view moves, it moves, and only what is new is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from sketchpad.ui.piano_roll.geometry import Geometry

PaintPart = Callable[[QPainter, QRect], None]


class Picture:
    """The picture of a whole widget; what is left of `fixed` pixels moves up and down only.

    `paint` paints what is seen in a part of the widget, with a painter clipped to that part. Without `rises`, the
    picture never moves up and down.
    """

    def __init__(self, widget: QWidget, fixed: int, paint: PaintPart, rises: bool = True) -> None:
        self._widget = widget
        self._fixed = fixed
        self._paint = paint
        self._rises = rises
        self._pixmap: QPixmap | None = None
        self._geometry = Geometry()

    def forget(self) -> None:
        """Paint all of it anew when it is next shown."""
        self._pixmap = None
        self._widget.update()

    def move(self, geometry: Geometry) -> None:
        """Another part of the song is seen."""
        pixmap, shift = self._pixmap, self._geometry.shift(geometry)
        right, down = shift or (0, 0)
        down = down if self._rises else 0
        width, height = self._widget.width(), self._widget.height()
        is_near = abs(right) < width - self._fixed and abs(down) < height
        if pixmap is None or shift is None or not is_near or not pixmap.devicePixelRatio().is_integer():
            self.forget()
            return
        self._geometry = geometry
        # A pixmap scrolls by pixels of the screen, of which there are more on a fine one.
        fine = int(pixmap.devicePixelRatio())
        moving = QRect(self._fixed * fine, 0, (width - self._fixed) * fine, height * fine)
        pixmap.scroll(right * fine, 0, moving)
        pixmap.scroll(0, down * fine, pixmap.rect())
        if right:
            self._paint_part(pixmap, QRect(self._fixed if right > 0 else width + right, 0, abs(right), height))
        if down:
            self._paint_part(pixmap, QRect(0, 0 if down > 0 else height + down, width, abs(down)))
        self._widget.update()

    def show(self, painter: QPainter, area: QRect, geometry: Geometry) -> None:
        """Copy a part of it into the widget."""
        if self._pixmap is None:
            ratio = self._widget.devicePixelRatioF()
            self._pixmap = QPixmap(self._widget.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._geometry = geometry
            self._paint_part(self._pixmap, self._widget.rect())
        # Whole and in its place, so that no pixel falls between two of the screen's.
        painter.save()
        painter.setClipRect(area)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.restore()

    def _paint_part(self, pixmap: QPixmap, part: QRect) -> None:
        painter = QPainter(pixmap)
        painter.setClipRect(part)
        self._paint(painter, part)
        painter.end()
