"""A line of text that is cut where there is no room for it, and unfolds."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStyle, QStyleOptionFocusRect, QVBoxLayout, QWidget

BETWEEN = "  ·  "
NARROWEST = 60
GAP = 4
READABLE = 480
"""Pixels that what is unfolded has at least, as far as the window has them."""
UNFOLDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ElidedLabel(QWidget):
    """Shows the lines of a text in one, the last of them first; where that is too long, a click or Enter shows all.

    Attributes:
        whole: what is unfolded, above it, until something else is clicked or Esc pressed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.whole = QFrame(self, Qt.WindowType.Popup)
        self.whole.setObjectName("unfolded")
        # Names of files and tracks are said as they stand, and can be copied.
        self._lines = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout = QVBoxLayout(self.whole)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._layout.addWidget(self._lines)

    def text(self) -> str:
        """All of it, line by line."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.whole.hide()
        self._on_room_changed()
        self.update()

    @property
    def is_cut(self) -> bool:
        """Whether there is more to read than is seen."""
        return self.fontMetrics().horizontalAdvance(self._line) > self.width()

    def unfold(self) -> None:
        """Show all of it."""
        room = self.window().width()
        self._lines.setText(self._text)
        width = min(max(self.width(), READABLE), room)
        self.whole.setFixedSize(width, self._layout.totalHeightForWidth(width))
        corner = self.mapTo(self.window(), QPoint(0, -self.whole.height() - GAP))
        corner.setX(max(0, min(corner.x(), room - self.whole.width())))
        self.whole.move(self.window().mapToGlobal(corner))
        self.whole.show()

    def sizeHint(self) -> QSize:
        """As wide as all of it in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._line), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """It can be cut to next to nothing."""
        return QSize(NARROWEST, self.fontMetrics().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """There is more room, or less."""
        self._on_room_changed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of the line as there is room for."""
        painter = QPainter(self)
        line = self.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, line)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold what is cut."""
        if event.button() == Qt.MouseButton.LeftButton and self.is_cut:
            self.unfold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold it by the keyboard."""
        if event.key() in UNFOLDING and self.is_cut:
            self.unfold()
        else:
            super().keyPressEvent(event)

    @property
    def _line(self) -> str:
        return BETWEEN.join(reversed(self._text.splitlines()))

    def _on_room_changed(self) -> None:
        """What is all seen has no use for the hand or the keyboard."""
        is_cut = self.is_cut
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_cut else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_cut else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.tr("Show all of it") if is_cut else "")
        self.setAccessibleName(self._text)
