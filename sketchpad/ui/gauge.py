"""What answers cost: latency of each, memory over time.

pyqtgraph is imported after the window is painted; both curves live as long as the window and are left alone while
nobody sees them.
"""

from __future__ import annotations

import math
from collections import deque
from typing import Any

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from sketchpad.memory import resident_memory
from sketchpad.session.meter import MOST_COSTS, Meter
from sketchpad.ui.theme import Theme, Themes
from sketchpad.ui.wording import duration, memory

LATENCIES = 40
"""How many of the latest answers are drawn."""
INTERVAL = 100
"""Milliseconds between looks at the memory."""


class Gauge(QWidget):
    """A line of text, and two small plots beside each other."""

    def __init__(self, meter: Meter, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._meter = meter
        self._themes = themes
        self._resident: deque[float] = deque(maxlen=MOST_COSTS)
        self._latency_plot: Any = None
        self._memory_plot: Any = None
        self.text = QLabel(memory(resident_memory()))
        self.text.setAccessibleName(self.tr("Cost of the last answer, and memory"))
        self.text.setToolTip(self.tr("How long the last answer took, its first bar, and the memory held"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 4, 14, 6)
        self._layout.setSpacing(4)
        self._plots = QGridLayout()
        heading = QLabel(self.tr("Gauge"))
        heading.setObjectName("heading")
        self._layout.addWidget(heading)
        self._layout.addWidget(self.text)
        self._layout.addLayout(self._plots, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @property
    def has_plots(self) -> bool:
        """Whether `add_plots` was called."""
        return self._latency_plot is not None

    def sizeHint(self) -> QSize:
        """Room for two small plots."""
        return QSize(260, 130)

    def add_plots(self) -> None:
        """Import pyqtgraph and draw; takes half a second, so call it when the window is there."""
        import pyqtgraph

        self._latency_plot = self._new_plot(pyqtgraph, self.tr("latency, ms"), LATENCIES)
        self._latency_plot.curve.setSymbol("o")
        self._latency_plot.curve.setSymbolSize(4)
        self._memory_plot = self._new_plot(pyqtgraph, self.tr("memory, MB"), MOST_COSTS)
        self._themes.changed.connect(self._dress)
        self._dress()

    def _new_plot(self, pyqtgraph: Any, title: str, most: int) -> Any:
        plot = pyqtgraph.PlotWidget(self)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.hideAxis("bottom")
        plot.setXRange(0, most, padding=0)
        plot.setMinimumSize(60, 96)
        plot.setAccessibleName(title)
        plot.curve = plot.plot([], [], antialias=False)
        plot.drawn, plot.top = [], 0.0
        caption = QLabel(title)
        caption.setObjectName("faint")
        column = self._plots.columnCount()
        self._plots.addWidget(caption, 0, column)
        self._plots.addWidget(plot, 1, column)
        return plot

    @Slot()
    def _dress(self) -> None:
        theme: Theme = self._themes.current
        for plot, colour in ((self._latency_plot, theme.accent), (self._memory_plot, theme.person)):
            plot.setBackground(theme.panel)
            plot.curve.setPen(colour, width=1)
            plot.curve.setSymbolPen(None)
            plot.curve.setSymbolBrush(colour)
            plot.getAxis("left").setTextPen(theme.faint_text)
            plot.getAxis("left").setPen(theme.bar_line)

    @Slot()
    def _on_timeout(self) -> None:
        resident = resident_memory()
        self._resident.append(resident / 1e6)
        self._show_text(resident)
        if self.has_plots and self.isVisible():
            latencies = [cost.seconds * 1e3 for cost in list(self._meter.costs)[-LATENCIES:]]
            self._draw(self._latency_plot, latencies)
            self._draw(self._memory_plot, list(self._resident))

    def _draw(self, plot: Any, values: list[float]) -> None:
        if values == plot.drawn:
            return
        plot.drawn = values
        plot.curve.setData(range(len(values)), values)
        top = _round_up(max(values, default=1.0))
        if top != plot.top:
            # A new range has both axes painted anew, which takes longer than the curve.
            plot.top = top
            plot.setYRange(0, top, padding=0)

    def _show_text(self, resident: int) -> None:
        parts = [memory(resident)]
        if self._meter.costs:
            cost = self._meter.costs[-1]
            first = self.tr("first bar {}").format(duration(cost.first_bar_seconds))
            parts = [duration(cost.seconds), first, memory(max(resident, cost.resident))]
        self.text.setText(" · ".join(parts))


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … ."""
    top = 10.0 ** math.floor(math.log10(max(value, 1e-3)))
    return next(top * factor for factor in (1, 2, 5, 10) if top * factor >= value)
