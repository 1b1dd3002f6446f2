"""A square with an idea in each corner, and a handle that goes anywhere between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.generation.blend import Point
from sketchpad.session.verbs.ends import NAMES
from sketchpad.ui.theme import Themes

HEIGHT = 150
MARGIN, HANDLE, DOT = 14.0, 8.0, 2.0
STEP = 0.05
"""The part of the way that the press of an arrow key goes."""
PLACES = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
_KEYS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class BlendPad(QWidget):
    """The mouse or the arrow keys move the handle; a recorded path is shown with a dot for each bar.

    Signals:
        moved: the hand is at another point.
        released: it let go.
    """

    moved = Signal(float, float)
    released = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._point: Point = (0.0, 0.0)
        self._path: Sequence[Point] = ()
        self._down = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The pad is as wide as there is room."""
        return QSize(240, HEIGHT)

    def show_point(self, point: Point) -> None:
        """Put the handle somewhere without telling anyone."""
        self._point = point
        self.update()

    def show_path(self, path: Sequence[Point]) -> None:
        """Draw a path, or none."""
        self._path = path
        self.update()

    def let_go(self) -> None:
        """Follow the hand no longer, until it presses once more."""
        self._down = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle goes where it was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._down = True
            self._go(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows."""
        if self._down:
            self._go(self._at(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The hand lets go."""
        if self._down:
            self._down = False
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow key is a small step of the hand; it lets go when the key does."""
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
            return
        across, down = _KEYS[Qt.Key(event.key())]
        self._go((_within(self._point[0] + across), _within(self._point[1] + down)))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The hand lets go, unless the key repeats itself."""
        if event.key() in _KEYS and not event.isAutoRepeat():
            self.released.emit()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The end of a key that is down comes elsewhere; that of a mouse comes here all the same."""
        super().focusOutEvent(event)
        if not self._down:
            self.released.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square, its letters, the path and the handle."""
        painter, theme = QPainter(self), self._themes.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = theme.accent if self.hasFocus() else theme.bar_line
        painter.setPen(QPen(frame, 1))
        painter.setBrush(theme.row)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QPen(theme.beat_line, 1))
        area = self._area
        for part in (0.25, 0.5, 0.75):
            painter.drawLine(self._place((part, 0.0)), self._place((part, 1.0)))
            painter.drawLine(self._place((0.0, part)), self._place((1.0, part)))
        painter.setPen(theme.faint_text)
        for name, (across, down) in zip(NAMES, PLACES, strict=True):
            side = Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
            edge = Qt.AlignmentFlag.AlignBottom if down else Qt.AlignmentFlag.AlignTop
            painter.drawText(area.adjusted(-4, -6, 4, 6), side | edge, name)
        self._paint_path(painter)
        painter.setPen(QPen(theme.text if self.isEnabled() else theme.bar_line, 1.5))
        painter.setBrush(theme.accent if self.isEnabled() else theme.panel)
        painter.drawEllipse(self._place(self._point), HANDLE, HANDLE)

    @property
    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _paint_path(self, painter: QPainter) -> None:
        places = [self._place(point) for point in self._path]
        theme = self._themes.current
        painter.setPen(QPen(theme.model, 1.5))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(theme.model)
        for place in places:
            painter.drawEllipse(place, DOT, DOT)

    def _place(self, point: Point) -> QPointF:
        area = self._area
        return QPointF(area.left() + point[0] * area.width(), area.top() + point[1] * area.height())

    def _at(self, place: QPointF) -> Point:
        area = self._area
        return _within((place.x() - area.left()) / area.width()), _within((place.y() - area.top()) / area.height())

    def _go(self, point: Point) -> None:
        self.show_point(point)
        self.moved.emit(*point)


def _within(share: float) -> float:
    """From 0 to 1; so near to an end that no hand could mean otherwise, the end itself."""
    share = min(max(share, 0.0), 1.0)
    nearest = round(share)
    return float(nearest) if abs(share - nearest) < STEP / 10 else share
