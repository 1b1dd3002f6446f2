"""Where the window says things: over the roll's lower edge, so that the roll stays where it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sketchpad.ui.piano_roll.roll import PianoRoll

GAP = 6
BETWEEN = 2


class Notices(QWidget):
    """Lies over the velocities, as high as what is said; over the rows as well where that is much."""

    def __init__(self, roll: PianoRoll, *said: QWidget) -> None:
        super().__init__(roll.parentWidget())
        self._roll = roll
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BETWEEN)
        for each in said:
            self._column.addWidget(each)
        roll.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        """Something is said, or no longer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_to_edge()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the roll."""
        if watched is self._roll and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._keep_to_edge()
        return False

    def _keep_to_edge(self) -> None:
        lane, roll = self._roll.velocity_lane.geometry(), self._roll.geometry()
        width = roll.width() - 2 * GAP
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else 0
        bottom = roll.top() + lane.top() + lane.height()
        self.setGeometry(roll.left() + GAP, bottom - height, width, height)
        self.raise_()
