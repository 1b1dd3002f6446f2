"""The computer's keyboard as a piano, while it is switched on."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget

from sketchpad.music.note import HIGHEST_PITCH, Voice
from sketchpad.session.playing.playing import Playing
from sketchpad.ui.piano_roll.drum_map import KICK

Key = Qt.Key
SEMITONES = {Key[f"Key_{letter}"]: semitone for semitone, letter in enumerate("AWSEDFTGYHUJKOLP")}
"""Above C: the middle row has the white keys, the one above it the black ones."""
DOWN, UP, LEAVE = Key.Key_Z, Key.Key_X, Key.Key_Escape
PLACES = {
    first + number: Key[f"Key_{letter}"]
    for first, row in ((16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
    for number, letter in enumerate(row)
}
"""Linux's key codes of the places where these letters are on an English keyboard."""
XKB = 8
"""What X and Wayland add to them."""
FIRST_C, LOWEST_C, HIGHEST_C = 60, 0, 108
VELOCITY = 100
OCTAVE = 12
LOSSES = (QEvent.Type.WindowDeactivate, QEvent.Type.FocusOut)
"""After these, nobody tells when keys come up."""
FIELDS = (QLineEdit, QAbstractSpinBox)
"""What is written into."""


class TypingKeyboard(QObject):
    """Takes these keys before they are shortcuts; what is written into a field is not taken.

    Attributes:
        on: whether it is switched on.
        on_drums: whether drums are in hand.

    Signals:
        switched: on or off.
        octave_changed: `c`, by a key or because drums are in hand, or no longer.
    """

    switched = Signal(bool)
    octave_changed = Signal(int)

    def __init__(self, playing: Playing, window: QWidget) -> None:
        super().__init__(window)
        self._playing, self._window = playing, window
        self._down: dict[int, int] = {}
        self.on = False
        self.on_drums = False
        self._first = {False: FIRST_C, True: KICK}

    @property
    def c(self) -> int:
        """The pitch of the key A."""
        return self._first[self.on_drums]

    @Slot(Voice)
    def set_voice(self, voice: Voice) -> None:
        """What is played from now on is of this voice; drums and pitches have an octave of their own."""
        if self.on_drums != (voice is Voice.DRUMS):
            self._let_go()
            self.on_drums = voice is Voice.DRUMS
            if self.on:
                self.octave_changed.emit(self.c)

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """On or off."""
        if on == self.on:
            return
        self.on = on
        application = QApplication.instance()
        assert isinstance(application, QApplication), "there is a window"
        if on:
            self._window.installEventFilter(self)
            self._on_focus_changed(None, application.focusWidget())
            application.focusChanged.connect(self._on_focus_changed)
        else:
            application.focusChanged.disconnect(self._on_focus_changed)
            self._window.removeEventFilter(self)
            self._on_focus_changed(application.focusWidget(), None)
        self.switched.emit(on)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is played."""
        if event.type() in LOSSES:
            self._let_go()
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._on_released(event)
        key = _key(event)
        if event.modifiers() or key not in (*SEMITONES, DOWN, UP, LEAVE):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # It comes again, as a key.
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._on_pressed(key)
        return True

    def _on_pressed(self, key: int) -> None:
        if key == LEAVE:
            self.switch(False)
        elif key in (DOWN, UP):
            self._let_go()
            there = self.c + (OCTAVE if key == UP else -OCTAVE)
            self._first[self.on_drums] = min(max(there, LOWEST_C), HIGHEST_C)
            self.octave_changed.emit(self.c)
        elif (pitch := self.c + SEMITONES[Key(key)]) <= HIGHEST_PITCH:
            self._down[key] = pitch
            self._playing.press(pitch, VELOCITY)

    def _on_released(self, event: QKeyEvent) -> bool:
        """A key that went down as a note comes up as one, whatever is held with it by now."""
        key = _key(event)
        if key not in self._down:
            return False
        if not event.isAutoRepeat():
            self._playing.release(self._down.pop(key))
        return True

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Be asked before the one that has the keyboard: a list would look for what begins with the letter."""
        self._let_go()
        if old and old is not self._window:
            old.removeEventFilter(self)
        if new and new.window() is self._window and not isinstance(new, FIELDS):
            new.installEventFilter(self)

    def _let_go(self) -> None:
        """Nobody will tell when these keys come up."""
        if self._down:
            self._down.clear()
            self._playing.let_go()


def _key(event: QKeyEvent) -> int:
    """Which key it is by its place, where the system tells: so it is a piano on German and French keyboards too."""
    place = PLACES.get(event.nativeScanCode() - XKB) if sys.platform == "linux" else None
    return event.key() if place is None else place
