"""What answers cost: the latest in a line, two small plots; unfolded, each stage of them, and the study's own figures.

pyqtgraph is imported after the window is painted; the curves live as long as the window and are left alone while
nobody sees them.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from sketchpad.memory import resident_memory
from sketchpad.published import TABLE_1
from sketchpad.session.loop_watch import KEPT, LoopWatch
from sketchpad.session.models.meter import MOST_COSTS
from sketchpad.session.session import Session
from sketchpad.ui.form import FoldButton
from sketchpad.ui.gauge.gauge_details import CORAL, GaugeDetails, picture_of
from sketchpad.ui.gauge.gauge_plot import GaugePlot
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import duration, memory

LATENCIES = 40
"""How many of the latest answers are drawn."""
INTERVAL = 100
"""Milliseconds between looks."""
SLOW = 20
"""Looks from one point of the memory's plot, and one refresh of the details, to the next."""


class Gauge(QWidget):
    """A line of text, and two small plots beside each other; below them the details, once they are unfolded.

    Signals:
        told: how long the last answer took, and the memory held; with each answer, else every two seconds.
    """

    told = Signal(str)

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._meter = session.meter
        self._themes = themes
        self._resident: deque[float] = deque(maxlen=MOST_COSTS)
        self._looks = 0
        self._watch = LoopWatch(self)
        self.latency_plot: GaugePlot | None = None
        self.memory_plot: GaugePlot | None = None
        self.delay_plot: GaugePlot | None = None
        self.details = GaugeDetails(session, self._watch)
        self.fold = FoldButton(self.tr("Gauge"), self.details)
        self.fold.setAccessibleName(self.tr("Gauge"))
        self.fold.setToolTip(self.tr("Each stage of an answer, memory, delays, and the study’s figures"))
        self.text = QLabel(memory(resident_memory()))
        self.text.setAccessibleName(self.tr("Cost of the last answer, and memory"))
        self.text.setToolTip(self.tr("How long the last answer took, its first bar, and the memory held"))
        self._plots = QGridLayout()
        self._plots.setVerticalSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 6)
        layout.setSpacing(4)
        layout.addWidget(self.fold)
        layout.addWidget(self.text)
        layout.addLayout(self._plots, 1)
        layout.addWidget(self.details)
        self.fold.toggled.connect(self._on_unfolded)
        self.details.picture_asked.connect(self._on_picture_asked)
        session.meter.recorded.connect(self._on_recorded)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @property
    def has_plots(self) -> bool:
        """Whether `add_plots` was called."""
        return self.latency_plot is not None

    def sizeHint(self) -> QSize:
        """Room for two small plots, and for the details."""
        return QSize(260, 130).expandedTo(super().sizeHint())

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks again."""
        super().showEvent(event)
        self._watch_if_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody does."""
        super().hideEvent(event)
        self._watch.stop()

    def add_plots(self) -> None:
        """Import pyqtgraph and draw; takes half a second, so call it when the window is there."""
        import pyqtgraph

        self.latency_plot = GaugePlot(pyqtgraph, self.tr("latency, ms"), LATENCIES, dots=True)
        self.memory_plot = GaugePlot(pyqtgraph, self.tr("memory, MB"), MOST_COSTS)
        self.delay_plot = GaugePlot(pyqtgraph, self.tr("events late by, ms"), KEPT)
        self._plots.addWidget(self.latency_plot, 0, 0)
        self._plots.addWidget(self.memory_plot, 0, 1)
        self._plots.addWidget(self.delay_plot, 1, 0, 1, 2)
        self._themes.changed.connect(self._dress)
        self._dress()
        self._on_unfolded(self.fold.isChecked())

    @Slot()
    def _dress(self) -> None:
        theme = self._themes.current
        colours = ((self.latency_plot, theme.accent), (self.memory_plot, theme.person), (self.delay_plot, theme.bass))
        for plot, colour in colours:
            if plot:
                plot.dress(theme, colour)

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:
        self._watch_if_seen()
        self._looks = 0
        if self.latency_plot and self.memory_plot and self.delay_plot:
            self.delay_plot.setVisible(unfolded)
            for plot in (self.latency_plot, self.memory_plot):
                plot.use_log(unfolded)
                plot.refer_to({}, self._themes.current)
        if unfolded:
            self.details.refresh()
        self.updateGeometry()

    def _watch_if_seen(self) -> None:
        if self.fold.isChecked() and self.isVisible():
            self._watch.start()
        else:
            self._watch.stop()

    @Slot()
    def _on_recorded(self) -> None:
        """Tell of it at the next look."""
        self._looks = 0

    @Slot()
    def _on_timeout(self) -> None:
        resident, is_slow = resident_memory(), self._looks % SLOW == 0
        self._looks += 1
        parts = self._parts(resident)
        self.text.setText(" · ".join(parts))
        if is_slow:
            self.told.emit(" · ".join([*parts[:-1][:1], parts[-1]]))
            self._resident.append(resident / 1e6)
        # Scrolled out of view, it is not seen either.
        if not self.isVisible() or self.visibleRegion().isEmpty():
            return
        if self.latency_plot:
            # Another model's would say nothing beside the study's own figure, which is of this one.
            self.latency_plot.show_values([cost.seconds * 1e3 for cost in self._meter.like_the_last[-LATENCIES:]])
        if is_slow:
            self._show_slow()

    def _show_slow(self) -> None:
        """What changes all the time, and would cost too much if it were shown all the time."""
        if self.memory_plot:
            self.memory_plot.show_values(list(self._resident))
        if self.fold.isChecked():
            self.details.refresh()
            self._refer()
            if self.delay_plot:
                self.delay_plot.show_values([1e3 * delay for delay in self._watch.delays])

    def _refer(self) -> None:
        """Lines where the study's own figures are, and the memory of the board it was about."""
        if not (self.latency_plot and self.memory_plot):
            return
        model = self._session.models.known.get(self._meter.costs[-1].model) if self._meter.costs else None
        row = TABLE_1.get(model.system) if model else None
        study = self.tr("the study")
        theme = self._themes.current
        self.latency_plot.refer_to({study: row.milliseconds} if row else {}, theme)
        board = {self.tr("Coral"): CORAL / 1e6}
        self.memory_plot.refer_to({study: row.megabytes, **board} if row else board, theme)

    @Slot(Path)
    def _on_picture_asked(self, path: Path) -> None:
        self.details.write(path, picture_of(self))

    def _parts(self, resident: int) -> list[str]:
        """What the last answer took, and its first bar, if there was one; last the memory."""
        if not self._meter.costs:
            return [memory(resident)]
        cost = self._meter.costs[-1]
        first = self.tr("first bar {}").format(duration(cost.first_bar_seconds))
        return [duration(cost.seconds), first, memory(max(resident, cost.resident))]
