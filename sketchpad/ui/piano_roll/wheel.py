"""What the wheel does to a view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from sketchpad.ui.piano_roll.geometry import Geometry

NOTCH = 120
"""A notch of a wheel, as Qt counts."""
ZOOM_PER_NOTCH = 1.2
PIXELS_PER_NOTCH = 64

Modifier = Qt.KeyboardModifier


def turned(geometry: Geometry, event: QWheelEvent, x: float, y: float) -> Geometry:
    """Scrolled; with Ctrl zoomed at `x`, with Ctrl+Shift with other rows at `y`, with Shift scrolled sideways."""
    delta, held = event.angleDelta(), event.modifiers()
    notches = (delta.y() or delta.x()) / NOTCH
    if held & Modifier.ControlModifier and held & Modifier.ShiftModifier:
        return geometry.zoomed_rows(ZOOM_PER_NOTCH**notches, y)
    if held & Modifier.ControlModifier:
        return geometry.zoomed(ZOOM_PER_NOTCH**notches, x)
    if held & Modifier.ShiftModifier:
        return geometry.moved(-notches * PIXELS_PER_NOTCH, 0)
    return geometry.moved(-delta.x() / NOTCH * PIXELS_PER_NOTCH, -delta.y() / NOTCH * PIXELS_PER_NOTCH)
