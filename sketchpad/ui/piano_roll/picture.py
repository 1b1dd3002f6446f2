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

    It moves when it is shown, so that many turns of a wheel between two frames cost what one does.

    `paint` paints what is seen in a part of the widget, with a painter clipped to that part. Without `rises`, the
    picture never moves up and down.
    """

    def __init__(self, widget: QWidget, fixed: int, paint: PaintPart, rises: bool = True) -> None:
        self._widget = widget
        self._fixed = fixed
        self._paint = paint
        self._rises = rises
        self._pixmap: QPixmap | None = None
        self._stale = QRect()
        """What is to be painted anew when it is next shown."""
        self._geometry = Geometry()

    def forget(self) -> None:
        """Paint all of it anew when it is next shown."""
        self._pixmap = None
        self._widget.update()

    def forget_part(self, part: QRect) -> None:
        """Paint that part anew when it is next shown, as far as it is there at all."""
        part = part.intersected(self._widget.rect())
        self._stale = self._stale.united(part)
        self._widget.update(part)

    def show(self, painter: QPainter, area: QRect, geometry: Geometry) -> None:
        """Copy a part of it into the widget. Where another part of the song is seen by now, it moves there first."""
        pixmap = self._pixmap
        stale, self._stale = self._stale, QRect()
        if pixmap is None or not self._move(pixmap, geometry, stale):
            ratio = self._widget.devicePixelRatioF()
            self._pixmap = pixmap = QPixmap(self._widget.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            self._paint_part(pixmap, self._widget.rect())
        self._geometry = geometry
        # Whole and in its place, so that no pixel falls between two of the screen's.
        painter.save()
        painter.setClipRect(area)
        painter.drawPixmap(0, 0, pixmap)
        painter.restore()

    def _move(self, pixmap: QPixmap, geometry: Geometry, stale: QRect) -> bool:
        """Move what is still seen, and paint what is new or stale; whether there was any use in that."""
        shift = self._geometry.shift(geometry)
        if shift is None:
            return False
        right, down = shift if self._rises else (shift[0], 0)
        if stale.isEmpty() and not right and not down:
            return True
        # Where both come at once, nobody knows any more where the stale part was.
        if not stale.isEmpty() and (right or down):
            return False
        width, height = self._widget.width(), self._widget.height()
        is_near = abs(right) < width - self._fixed and abs(down) < height
        if not is_near or not pixmap.devicePixelRatio().is_integer():
            return False
        # A pixmap scrolls by pixels of the screen, of which there are more on a fine one.
        fine = int(pixmap.devicePixelRatio())
        moving = QRect(self._fixed * fine, 0, (width - self._fixed) * fine, height * fine)
        pixmap.scroll(right * fine, 0, moving)
        pixmap.scroll(0, down * fine, pixmap.rect())
        if right:
            self._paint_part(pixmap, QRect(self._fixed if right > 0 else width + right, 0, abs(right), height))
        if down:
            self._paint_part(pixmap, QRect(0, 0 if down > 0 else height + down, width, abs(down)))
        if not stale.isEmpty():
            self._paint_part(pixmap, stale)
        return True

    def _paint_part(self, pixmap: QPixmap, part: QRect) -> None:
        painter = QPainter(pixmap)
        painter.setClipRect(part)
        self._paint(painter, part)
        painter.end()
