"""The window in which knobs are learned: touch a control, then turn the knob that is to move it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.session.playing.controllers import Controllers
from sketchpad.ui.playing.knobs import Control, Knobs

COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why a control has the keyboard that nobody touched."""


@dataclass(frozen=True)
class Row:
    """The widgets of one control."""

    knob: QLabel
    learn: QPushButton
    forget: QPushButton


class Learning(QDialog):
    """Stays open beside the window; while it does, a control that is touched there waits for its knob."""

    def __init__(self, controllers: Controllers, knobs: Knobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Knobs"))
        self._controllers, self._knobs = controllers, knobs
        how = QLabel(self.tr("Touch a control in the window, or press Learn beside its name; then turn a knob."))
        how.setWordWrap(True)
        how.setObjectName("faint")
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.rows = {name: self._row(grid, name, control) for name, control in knobs.controls.items()}
        layout = QVBoxLayout(self)
        layout.addWidget(how)
        layout.addLayout(grid)
        layout.addStretch(1)
        for control in knobs.controls.values():
            control.widget.installEventFilter(self)
        controllers.changed.connect(self._show)
        self.finished.connect(self._stop_waiting)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A control is touched: it waits for its knob."""
        came = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() not in COMES_BACK
        if came or event.type() == QEvent.Type.MouseButtonPress:
            touched = (name for name, control in self._knobs.controls.items() if control.widget is watched)
            self._controllers.learn(next(touched, None))
        return False

    @Slot()
    def _stop_waiting(self) -> None:
        self._controllers.learn(None)
        for control in self._knobs.controls.values():
            control.widget.removeEventFilter(self)

    def _row(self, grid: QGridLayout, name: str, control: Control) -> Row:
        learn, forget = QPushButton(self.tr("Learn")), QPushButton(self.tr("Forget"))
        learn.setCheckable(True)
        for button, what in (
            (learn, self.tr("The next knob that is turned moves {}").format(control.title)),
            (forget, self.tr("No knob moves {} any more").format(control.title)),
        ):
            button.setToolTip(what)
            button.setAccessibleName(what)
            button.setProperty("control", name)
        learn.clicked.connect(self._on_learn)
        forget.clicked.connect(self._on_forget)
        knob = QLabel()
        knob.setObjectName("faint")
        line = grid.rowCount()
        for column, widget in enumerate((QLabel(control.title), knob, learn, forget)):
            grid.addWidget(widget, line, column)
        return Row(knob, learn, forget)

    @Slot()
    def _on_learn(self) -> None:
        name = self.sender().property("control")
        self._controllers.learn(None if self._controllers.learning == name else name)
        self._show()

    @Slot()
    def _on_forget(self) -> None:
        self._controllers.forget(self.sender().property("control"))

    @Slot()
    def _show(self) -> None:
        for name, row in self.rows.items():
            knob, waits = self._controllers.knob(name), self._controllers.learning == name
            row.learn.setChecked(waits)
            row.forget.setEnabled(knob is not None)
            if waits:
                row.knob.setText(self.tr("turn a knob …"))
            elif knob:
                row.knob.setText(self.tr("controller {}, channel {}").format(knob.number, knob.channel + 1))
            else:
                row.knob.setText("—")
