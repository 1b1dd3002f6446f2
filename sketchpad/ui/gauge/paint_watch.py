"""How long a widget takes to paint itself."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sketchpad.session.models.meter import PAINT, Meter


class PaintWatch(QObject):
    """Tells a meter of each time that all of a widget is painted; stripes of it, as a playhead's, are left out."""

    def __init__(self, widget: QWidget, meter: Meter) -> None:
        super().__init__(widget)
        self._widget = widget
        self._meter = meter
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have a whole paint event handled here and now."""
        if not isinstance(event, QPaintEvent) or event.rect() != self._widget.rect():
            return super().eventFilter(watched, event)
        begun = time.perf_counter()
        self._widget.event(event)
        self._meter.note(PAINT, time.perf_counter() - begun)
        return True
