"""Where the window says things: in a line at its foot, where nothing is edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

AROUND = 10
"""Pixels that it is higher than a line of text."""


class Notices(QWidget):
    """Always there, so that the roll stays where it is whatever is said; what is said shares the line."""

    def __init__(self, *said: QWidget) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 0, 6, 2)
        line.setSpacing(4)
        for each in said:
            line.addWidget(each, 1)
        self.setFixedHeight(self.fontMetrics().height() + AROUND)
