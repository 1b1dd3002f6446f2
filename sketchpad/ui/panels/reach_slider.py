"""A slider that shows which part of its way can be reached, and where it came from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from sketchpad.ui.theme import Themes

FINENESS = 1000
"""Positions."""
GROOVE, HANDLE, MARK = 4.0, 7.0, 9.0
"""Pixels: the way's height, the handle's radius, the mark's length."""
KEYS = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)
"""Those that move the handle."""


class ReachSlider(QSlider):
    """From `low` to `high`; what lies outside its reach is hatched, and a mark shows where the value was at first.

    Signals:
        put_back: it was double-clicked; whether the first of the two clicks took the handle there.
    """

    put_back = Signal(bool)

    def __init__(self, low: float, high: float, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._low, self._high = low, high
        self._reach = (low, high)
        self._mark: float | None = None
        self._clicked = False
        """Whether the hand has not moved since it pressed."""
        self._grip = 0.0
        """How far right of the handle's middle the hand has it, in pixels."""
        self._held_by: int | None = None
        """The key that holds the handle, if one does."""
        self.setRange(0, FINENESS)
        self.setPageStep(FINENESS // 10)
        self.setSingleStep(FINENESS // 100)
        self.setMinimumHeight(20)
        themes.changed.connect(self.update)

    @property
    def amount(self) -> float:
        """The value at the handle."""
        return self._low + (self._high - self._low) * self.value() / FINENESS

    def show_amount(self, amount: float) -> None:
        """Put the handle somewhere without telling anyone."""
        with QSignalBlocker(self):
            self.setValue(round(FINENESS * (amount - self._low) / (self._high - self._low)))
        self.update()

    def show_span(self, low: float, high: float) -> None:
        """Go from one value to another; the handle stays where it is."""
        self._low, self._high = low, high

    def show_scale(self, reach: tuple[float, float] | None, mark: float | None) -> None:
        """Show what can be reached (None: all of it) and where the value was at first."""
        self._reach, self._mark = reach or (self._low, self._high), mark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The way, its reach, the mark and the handle."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, left, right = self.height() / 2, self._x(self._reach[0]), self._x(self._reach[1])
        whole = QRectF(HANDLE, middle - GROOVE / 2, self.width() - 2 * HANDLE, GROOVE)
        painter.setBrush(QBrush(theme.bar_line, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(whole, GROOVE / 2, GROOVE / 2)
        if self.isEnabled():
            painter.setBrush(theme.bar_line)
            painter.drawRoundedRect(
                QRectF(left, whole.top(), max(right - left, GROOVE), GROOVE), GROOVE / 2, GROOVE / 2
            )
            self._paint_way(painter, middle)
            here = self._x(self.amount)
            painter.setBrush(theme.accent)
            painter.setPen(theme.text if self.hasFocus() else theme.panel)
            painter.drawEllipse(QRectF(here - HANDLE + 1, middle - HANDLE + 1, 2 * HANDLE - 2, 2 * HANDLE - 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle goes where it was pressed; a hand on the handle itself takes it along from where it is."""
        if event.button() is Qt.MouseButton.LeftButton:
            beside = event.position().x() - self._x(self.amount)
            self._held_by, self._clicked, self._grip = None, True, beside if abs(beside) <= HANDLE else 0.0
            self.setSliderDown(True)
            self._go(event.position().x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows."""
        if self.isSliderDown():
            self._clicked = False
            self._go(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The hand lets go."""
        if self.isSliderDown():
            self.setSliderDown(False)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Back to where it was at first."""
        self.setSliderDown(False)
        self.put_back.emit(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that moves the handle holds it as a hand does, as long as it repeats."""
        if event.key() in KEYS and not self.isSliderDown():
            self._held_by = event.key()
            self.setSliderDown(True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """It lets go."""
        if event.key() == self._held_by and not event.isAutoRepeat():
            self._let_go_by_key()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever hears of the key from now on, it lets go."""
        self._let_go_by_key()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panels."""
        event.ignore()

    def _let_go_by_key(self) -> None:
        if self._held_by is not None:
            self._held_by = None
            self.setSliderDown(False)

    def _paint_way(self, painter: QPainter, middle: float) -> None:
        """The mark, and the way from it to the handle."""
        if self._mark is None:
            return
        theme, mark, here = self._themes.current, self._x(self._mark), self._x(self.amount)
        painter.setBrush(theme.accent)
        painter.drawRect(QRectF(min(mark, here), middle - GROOVE / 2, abs(here - mark), GROOVE))
        painter.setBrush(QColor(theme.text))
        painter.drawRect(QRectF(mark - 1, middle - MARK / 2 - 1, 2, MARK + 2))

    def _x(self, amount: float) -> float:
        share = (amount - self._low) / (self._high - self._low)
        return HANDLE + min(max(share, 0.0), 1.0) * (self.width() - 2 * HANDLE)

    def _go(self, x: float) -> None:
        """The hand is there."""
        self.setValue(round(FINENESS * (x - self._grip - HANDLE) / max(self.width() - 2 * HANDLE, 1)))
