"""Playing in, as entries of the Play menu: record, capture, keyboards, knobs, and what other programs hear."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from sketchpad.midi.inputs import EVERY, NONE
from sketchpad.music.general_midi import drum_name
from sketchpad.music.pitch import pitch_name
from sketchpad.session.session import Session
from sketchpad.ui.actions import Actions
from sketchpad.ui.playing.knobs import Knobs
from sketchpad.ui.playing.learning import Learning
from sketchpad.ui.playing.typing_keyboard import TypingKeyboard


class PlayingActions(QObject):
    """Asks the session; says what keys and knobs do.

    Signals:
        said: something in words, and whether it is passing.
        over: what was said of the typed keys is so no longer.
    """

    said = Signal(str, bool)
    over = Signal(str)

    def __init__(self, session: Session, knobs: Knobs, keys: QAction, window: QMainWindow) -> None:
        """`keys` is the switch that shows whether the computer's keyboard is a piano."""
        super().__init__(window)
        self._session, self._window = session, window
        self._knobs = knobs
        self.keyboard = TypingKeyboard(session.playing, window)
        self._of_keys = ""
        """What was said of it last."""
        self._switches = [keys]
        keys.triggered.connect(self.keyboard.switch)
        self.inputs = QMenu(self.tr("MIDI input"), window)
        self.inputs.setToolTipsVisible(True)
        self._choices: QActionGroup | None = None
        self.sends = QAction(self.tr("MIDI out: let other programs hear it"), self, checkable=True)
        self.sends.triggered.connect(session.midi.set_sends)
        self.keyboard.switched.connect(self._on_switched)
        self.keyboard.octave_changed.connect(self._on_octave_changed)
        self.inputs.aboutToShow.connect(self._fill_inputs)
        session.midi.changed.connect(self._show)
        self._show()

    def fill(self, menu: QMenu, actions: Actions) -> None:
        """Put all of it into the menu."""
        session = self._session
        menu.addSeparator()
        menu.setToolTipsVisible(True)
        record, capture = self.tr("Record, or end recording"), self.tr("What did I just play? Write it here")
        actions.add_in_roll(menu, "play.record", record, "R", session.recording.toggle)
        actions.add(menu, "play.capture", capture, "Ctrl+Shift+C", session.capture.capture)
        keys = self.tr("Play on the computer's keyboard")
        typing = actions.add(menu, "play.typing", keys, "Ctrl+K", self._toggle_typing)
        typing.setCheckable(True)
        self._switches.append(typing)
        menu.addMenu(self.inputs)
        actions.take(menu, "play.midi-out", self.sends)
        actions.add(menu, "play.knobs", self.tr("Knobs …"), "", self.show_knobs)

    @Slot()
    def show_knobs(self) -> None:
        """What moves what; and learn others."""
        shown = self._window.findChild(Learning) or Learning(self._session.controllers, self._knobs, self._window)
        shown.show()
        shown.raise_()

    def _toggle_typing(self) -> None:
        self.keyboard.switch(not self.keyboard.on)

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:
        for switch in self._switches:
            switch.setChecked(on)
        if on:
            self._say_of_keys(self.tr("the keys A to P are a piano, Z and X change the octave, Esc ends it"))
        else:
            self.over.emit(self._of_keys)

    @Slot(int)
    def _on_octave_changed(self, c: int) -> None:
        name = drum_name(c) if self.keyboard.on_drums else pitch_name(c)
        self._say_of_keys(self.tr("the key A plays {}").format(name))

    def _say_of_keys(self, text: str) -> None:
        """Say it until the keys are no piano any more."""
        self._of_keys = text
        self.said.emit(text, True)

    @Slot()
    def _show(self) -> None:
        """What there is to choose from."""
        midi = self._session.midi
        self.sends.setChecked(midi.sends)
        self.sends.setEnabled(midi.available)
        about = self.tr("A port called Sketchpad plays all that sounds here, notes of takes and live ones among them")
        self.sends.setToolTip(midi.problem or about)
        if self.inputs.isVisible():
            self._fill_inputs()

    @Slot()
    def _fill_inputs(self) -> None:
        midi = self._session.midi
        self.inputs.clear()
        if self._choices:
            self._choices.deleteLater()
        self._choices = QActionGroup(self)
        self._choices.triggered.connect(self._on_chosen)
        if not midi.available:
            self.inputs.addAction(midi.problem).setEnabled(False)
            return
        self._offer(self.tr("Every keyboard"), EVERY)
        self._offer(self.tr("None"), NONE)
        self.inputs.addSeparator()
        for name in dict.fromkeys(midi.plugged.names):
            self._offer(name, name)
        if midi.input not in (EVERY, NONE, *midi.plugged.names):
            self._offer(self.tr("{} (not plugged in)").format(midi.input), midi.input)

    def _offer(self, text: str, choice: str) -> None:
        assert self._choices, "it was just made"
        # An ampersand in a device's name is one.
        action = self._choices.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(choice)
        action.setChecked(choice == self._session.midi.input)
        self.inputs.addAction(action)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self._session.midi.choose(action.data())
