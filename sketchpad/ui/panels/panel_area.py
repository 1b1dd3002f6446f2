"""The panels at the right, scrolled where the window is too low for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QScrollArea, QSlider, QVBoxLayout, QWidget


class PanelArea(QScrollArea):
    """The wheel scrolls it, and turns only what has the keyboard; clicks leave that to the roll where they can."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fill(self, upper: Sequence[QWidget], last: QWidget) -> None:
        """Put panels below each other; the last has the room that is left."""
        panels = QWidget()
        self.setWidget(panels)
        column = QVBoxLayout(panels)
        column.setContentsMargins(0, 0, 0, 0)
        for panel in upper:
            column.addWidget(panel)
        column.addWidget(last, 1)
        boxes: list[QAbstractSpinBox] = panels.findChildren(QAbstractSpinBox)
        lists: list[QComboBox] = panels.findChildren(QComboBox)
        for box in boxes:
            # The wheel does not give it the keyboard either.
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for box in lists:
            # Once something is chosen, the keyboard is the roll's.
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for control in (*boxes, *lists, *panels.findChildren(QSlider)):
            control.installEventFilter(self)

    def bring(self, panel: QWidget) -> None:
        """Scroll to a panel; of one that is higher than there is room, to its top."""
        room, bar = self.viewport(), self.verticalScrollBar()
        if panel.height() > room.height():
            bar.setValue(bar.value() + panel.mapTo(room, QPoint()).y())
        else:
            self.ensureWidgetVisible(panel, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on from a control to the panels."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
