"""Small parts that panels are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

APART = 2
"""Pixels by which an underlined letter stands apart from the next, and which Qt does not count as the label's."""


def spin_box(low: int, high: int, value: int) -> QSpinBox:
    """A box of whole numbers."""
    box = QSpinBox(minimum=low, maximum=high)
    box.setValue(value)
    return box


def show_nearest(box: QSpinBox | QSlider, value: int) -> None:
    """Show a number, or the nearest one that the box has; Qt takes none of more than 32 bits."""
    box.setValue(max(box.minimum(), min(value, box.maximum())))


def row(first: QWidget, *others: QWidget) -> QWidget:
    """Widgets side by side that share the room, labels as they are; the first has the keyboard."""
    made = QWidget()
    made.setFocusProxy(first)
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in (first, *others):
        layout.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return made


def align_labels(*forms: QFormLayout) -> None:
    """Make all labels of forms as wide as the widest."""
    items = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for form in forms for row in range(form.rowCount())]
    labels = [label for item in items if item and (label := item.widget())]
    width = max(label.sizeHint().width() for label in labels) + APART
    for label in labels:
        label.setMinimumWidth(width)


class TitleBox(QComboBox):
    """A list of titles; where there is no room for one, the closed box shows both of its ends, which tell it apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What the style is to paint."""
        super().initStyleOption(option)
        style, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, part, self).width() - 2 * APART
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideMiddle, room)


class FoldButton(QToolButton):
    """Shows a part of the window, its `body`, which is folded away at first."""

    def __init__(self, text: str, body: QWidget, is_heading: bool = True) -> None:
        super().__init__()
        self.setText(text)
        self.setObjectName("foldheading" if is_heading else "fold")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A click leaves the keyboard to the roll.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body = body
        self.toggled.connect(self._unfold)
        self._unfold(False)

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.body.setVisible(unfolded)


class TakesBack(QObject):
    """Esc takes back what was typed into a box and does not count yet; else it means what it means elsewhere."""

    def __init__(self, box: QWidget, is_typed: Callable[[], bool], take_back: Callable[[], object]) -> None:
        super().__init__(box)
        self._is_typed, self._take_back = is_typed, take_back
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the key before it is a shortcut; it comes again, as a key."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape or not self._is_typed():
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._take_back()
        return True
