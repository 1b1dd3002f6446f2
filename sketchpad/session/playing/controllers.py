"""Knobs of MIDI controllers that move controls of the window: learned by turning them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.midi.events import Turned
from sketchpad.session.playing.playing import Playing
from sketchpad.session.playing.playing_settings import KeptSettings, Knob

HIGHEST_VALUE = 127


class Controllers(QObject):
    """A knob moves one control, and a control is moved by one knob.

    Attributes:
        learning: the control that waits for its knob; None for none.

    Signals:
        changed: what moves what, or what is being learned.
        moved: a control is to go somewhere: its name, and from 0 to 1 how far.
    """

    changed = Signal()
    moved = Signal(str, float)

    def __init__(self, playing: Playing, settings: KeptSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.learning: str | None = None
        playing.turned.connect(self._on_turned)
        settings.read.connect(self.changed)

    def knob(self, control: str) -> Knob | None:
        """What moves the control."""
        return next((knob for knob in self._settings.now.knobs if knob.control == control), None)

    def learn(self, control: str | None) -> None:
        """The next knob that is turned moves this control from then on; None: none is waited for."""
        if control != self.learning:
            self.learning = control
            self.changed.emit()

    def forget(self, control: str) -> None:
        """Nothing moves the control any more."""
        self._keep(tuple(knob for knob in self._settings.now.knobs if knob.control != control))

    def _keep(self, knobs: tuple[Knob, ...]) -> None:
        self._settings.change(knobs=knobs)
        self.changed.emit()

    @Slot(Turned)
    def _on_turned(self, turned: Turned) -> None:
        place = turned.channel, turned.number
        if control := self.learning:
            others = (
                knob
                for knob in self._settings.now.knobs
                if knob.control != control and (knob.channel, knob.number) != place
            )
            self.learning = None
            self._keep((*others, Knob(control, *place)))
        for knob in self._settings.now.knobs:
            if (knob.channel, knob.number) == place:
                self.moved.emit(knob.control, turned.value / HIGHEST_VALUE)
