"""Controls of the window that knobs of a MIDI controller can move."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QSlider

from sketchpad.session.playing.controllers import Controllers
from sketchpad.ui.panels.generate_panel import GeneratePanel
from sketchpad.ui.panels.interpolate_panel import InterpolatePanel
from sketchpad.ui.panels.shape_panel import ShapePanel

LETS_GO_AFTER = 400
"""Milliseconds without a move, after which the hand has let go of its knob."""


@dataclass(frozen=True)
class Control:
    """What can be moved, and what it is called."""

    title: str
    widget: QSlider | QDoubleSpinBox


def controls_of(generate: GeneratePanel, shape: ShapePanel, interpolate: InterpolatePanel) -> dict[str, Control]:
    """What can be moved in these panels, by the names that are remembered."""
    titles = shape.titles()
    return {
        "temperature": Control(generate.temperature.accessibleName(), generate.temperature),
        "distance": Control(generate.distance.accessibleName(), generate.distance),
        "interpolate": Control(interpolate.fold.text(), interpolate.slider),
        **{name: Control(titles[name][0], row.slider) for name, row in shape.rows.items()},
    }


class Knobs(QObject):
    """Moves them as a hand would: a slider is held while its knob turns, so that one turn is one undo step."""

    def __init__(self, controllers: Controllers, controls: dict[str, Control], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.controls = controls
        self._held: QSlider | None = None
        self._rest = QTimer(self, singleShot=True, interval=LETS_GO_AFTER)
        self._rest.timeout.connect(self._let_go)
        controllers.moved.connect(self._on_moved)

    @Slot(str, float)
    def _on_moved(self, name: str, share: float) -> None:
        control = self.controls.get(name)
        if control is None or not control.widget.isEnabled():
            return
        widget = control.widget
        if isinstance(widget, QDoubleSpinBox):
            widget.setValue(widget.minimum() + share * (widget.maximum() - widget.minimum()))
            return
        if self._held is not widget:
            self._let_go()
            self._held = widget
        # Escape may have taken it out of the hand meanwhile.
        if not widget.isSliderDown():
            widget.setSliderDown(True)
        widget.setValue(widget.minimum() + round(share * (widget.maximum() - widget.minimum())))
        self._rest.start()

    @Slot()
    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held:
            held.setSliderDown(False)
