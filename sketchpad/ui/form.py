"""Small parts that panels are made of."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget


def spin_box(low: int, high: int, value: int) -> QSpinBox:
    """A box of whole numbers."""
    box = QSpinBox(minimum=low, maximum=high)
    box.setValue(value)
    return box


def row(first: QWidget, *others: QWidget) -> QWidget:
    """Widgets side by side that share the room, labels as they are; the first has the keyboard."""
    made = QWidget()
    made.setFocusProxy(first)
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in (first, *others):
        layout.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return made
