"""The way of a hand over the pad, as the bars go by."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from sketchpad.generation.blend import Point
from sketchpad.music.bars import Bars

BARS = 16
TICK = 50
"""Milliseconds between looks at the clock."""

Points = tuple[Point, ...]
"""For each bar where the hand was in its middle."""


class Path(QObject):
    """Records one way at a time, and keeps the last.

    Attributes:
        armed: whether the next way is to be recorded.
        bars: how long it becomes at the most.
        points: the last way; empty until there is one.

    Signals:
        changed: it is armed, recording, or done.
        over: all bars have gone by.
    """

    changed = Signal()
    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.armed = False
        self.bars = BARS
        self.points: Points = ()
        self._bar_milliseconds = 0.0
        self._times: list[float] = []
        self._places: list[Point] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def recording(self) -> bool:
        """Whether a hand leaves its way."""
        return self._timer.isActive()

    @property
    def progress(self) -> float:
        """The bars that have gone by, of the way that is recorded."""
        return self._clock.elapsed() / self._bar_milliseconds if self.recording else 0.0

    def arm(self, armed: bool) -> None:
        """Have the next way recorded, or not."""
        self.armed = armed
        self.changed.emit()

    def begin(self, song: Bars) -> None:
        """Bars go by from now on, in the tempo and the metre of a song."""
        self._bar_milliseconds = 1000 * song.seconds(song.metre.ticks_per_bar)
        self._times, self._places, self.points = [], [], ()
        self._clock.start()
        self._timer.start()
        self.changed.emit()

    def add(self, point: Point) -> None:
        """The hand is somewhere now."""
        self._times.append(self.progress)
        self._places.append(point)

    def so_far(self) -> Points:
        """The way of all bars, if the hand stays where it is."""
        return self._in_bars(self.bars)

    def end(self) -> Points:
        """The hand lets go: the way of the bars that have begun, of two at least."""
        bars = min(max(int(self.progress) + 1, 2), self.bars)
        self.points = self._in_bars(bars)
        self.cancel()
        return self.points

    def cancel(self) -> None:
        """Record no longer."""
        self.armed = False
        self._timer.stop()
        self.changed.emit()

    def _in_bars(self, bars: int) -> Points:
        places = (bisect_right(self._times, bar + 0.5) - 1 for bar in range(bars))
        return tuple(self._places[max(place, 0)] for place in places)

    @Slot()
    def _on_timeout(self) -> None:
        if self.progress >= self.bars:
            self.over.emit()
        else:
            self.changed.emit()
