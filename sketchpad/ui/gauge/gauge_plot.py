"""One small plot of the gauge: a curve that lives as long as the window, in a range that seldom changes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sketchpad.music.wording import with_values
from sketchpad.ui.theme import Theme

HEIGHT, TALL = 96, 130
ROOM = 8
"""Pixels above and below the scale, for half of the numbers at its ends."""
NAME = 0.2
"""The share of a plot's height that the name of a line takes."""
PARTS = 5
"""Of a plain scale."""
LEAST = 0.1
"""Where a logarithmic scale begins."""


class GaugePlot(QWidget):
    """A caption and a plot; at most `most` points, no wider than a pixel, without antialiasing.

    Attributes:
        drawn: the values that are shown.
    """

    def __init__(self, pyqtgraph: Any, title: str, most: int, dots: bool = False) -> None:
        super().__init__()
        self._pyqtgraph = pyqtgraph
        self._dots = dots
        self._marks: list[Any] = []
        self._references: dict[str, float] = {}
        self._range = (0.0, 0.0)
        self._is_log = False
        self.drawn: list[float] = []
        plot = self._plot = pyqtgraph.PlotWidget(self)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.hideAxis("bottom")
        plot.getPlotItem().layout.setContentsMargins(1, ROOM, 1, ROOM)
        plot.setXRange(0, most, padding=0)
        plot.setMinimumSize(60, HEIGHT)
        plot.setAccessibleName(title)
        self._curve = plot.plot([], [], antialias=False)
        if dots:
            self._curve.setSymbol("o")
            self._curve.setSymbolSize(4)
        caption = QLabel(title)
        caption.setObjectName("faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(plot, 1)

    def dress(self, theme: Theme, colour: QColor) -> None:
        """Take on a theme's colours."""
        self._plot.setBackground(theme.panel)
        self._curve.setPen(colour, width=1)
        if self._dots:
            self._curve.setSymbolPen(None)
            self._curve.setSymbolBrush(colour)
        self._plot.getAxis("left").setTextPen(theme.faint_text)
        self._plot.getAxis("left").setPen(theme.bar_line)
        for mark in self._marks:
            mark.setPen(theme.faint_text, width=1, style=Qt.PenStyle.DashLine)
            mark.label.setColor(theme.faint_text)

    def use_log(self, is_log: bool) -> None:
        """A logarithmic scale from now on, and more room; or a plain one."""
        self._is_log, self._range = is_log, (0.0, 0.0)
        self._plot.setMinimumHeight(TALL if is_log else HEIGHT)
        self._plot.setLogMode(x=False, y=is_log)
        self._draw()

    def refer_to(self, references: dict[str, float], theme: Theme) -> None:
        """Lines at these values, with what they are."""
        if references == self._references:
            return
        for mark in self._marks:
            self._plot.removeItem(mark)
        self._references, self._marks = references, []
        for name, value in references.items():
            options = {"position": 0.98, "color": theme.faint_text}
            mark = self._pyqtgraph.InfiniteLine(
                self._at(value), angle=0, label=name, labelOpts=options, pen=self._pyqtgraph.mkPen(theme.faint_text)
            )
            mark.setPen(theme.faint_text, width=1, style=Qt.PenStyle.DashLine)
            self._plot.addItem(mark, ignoreBounds=True)
            self._marks.append(mark)
        self._draw()

    def show_values(self, values: list[float]) -> None:
        """Draw these, if they are not drawn."""
        if values != self.drawn:
            self.drawn = values
            self._draw()

    def _draw(self) -> None:
        values = [max(value, LEAST) for value in self.drawn] if self._is_log else self.drawn
        self._curve.setData(range(len(values)), values)
        wanted = self._wanted([*values, *self._references.values()])
        if wanted != self._range:
            # A new range has both axes painted anew, which takes longer than the curve.
            self._range = wanted
            self._plot.setYRange(*wanted, padding=0)
            self._plot.getAxis("left").setTicks(
                [[(self._at(value), with_values("{:g}", value)) for value in self._marked]]
            )
        self._place_names()

    def _place_names(self) -> None:
        """The name of a line above it, where there is room up to the next line or the end of the scale; else below."""
        low, high = self._range
        above = high
        for value, mark in sorted(zip(self._references.values(), self._marks, strict=True), key=itemgetter(0))[::-1]:
            anchor = (1, 1 if above - self._at(value) >= NAME * (high - low) else 0)
            mark.label.anchors = [anchor, anchor]
            mark.label.updatePosition()
            above = self._at(value)

    def _wanted(self, values: Sequence[float]) -> tuple[float, float]:
        if not self._is_log:
            return 0.0, round_up(max(values, default=1.0))
        low, high = min(values, default=1.0), max(values, default=1.0)
        return float(math.floor(self._at(low))), float(math.ceil(self._at(high) + 0.1))

    @property
    def _marked(self) -> list[float]:
        """The values with numbers beside them; of a logarithmic scale the powers of ten: there is room for no more."""
        low, high = self._range
        if self._is_log:
            return [10.0**power for power in range(round(low), round(high) + 1)]
        return [high * part / PARTS for part in range(PARTS + 1)]

    def _at(self, value: float) -> float:
        return math.log10(value) if self._is_log else value


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … ."""
    top = 10.0 ** math.floor(math.log10(max(value, 1e-3)))
    return next(top * factor for factor in (1, 2, 5, 10) if top * factor >= value)
