"""The view goes on while a drag is held beyond its edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QTimer, Slot

from sketchpad.ui.piano_roll.view import View

INTERVAL = 30
"""Milliseconds."""
SHARE = 0.3
"""The share of the pixels by which the hand is beyond the edge that the view moves each time."""
MOST = 40.0


class EdgeScroll(QObject):
    """Scrolls the faster, the further the hand is out."""

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._by = QPointF()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._on_timeout)

    def hold(self, place: QPointF, area: QRect) -> None:
        """A drag is there; inside the area the view stands still."""
        across = _beyond(place.x(), area.left(), area.right())
        self._by = QPointF(across, _beyond(place.y(), area.top(), area.bottom()))
        if self._by.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The hand let go."""
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        self._view.set_geometry(self._view.geometry.moved(self._by.x(), self._by.y()))


def _beyond(place: float, first: int, last: int) -> float:
    """By how much to move, from how far out of [first, last] a place is."""
    out = min(place - first, 0.0) + max(place - last, 0.0)
    return max(-MOST, min(SHARE * out, MOST))
