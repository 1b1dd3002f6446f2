"""What a screen reader says though the keyboard is elsewhere."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a text said once, as that of a widget."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
