"""What is played now: on MIDI keyboards and on that of the computer, heard at once."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.midi.events import NoteOff, NoteOn, Turned
from sketchpad.midi.keys import Played
from sketchpad.midi.live import Live
from sketchpad.music.note import Voice
from sketchpad.session.playing.playback import Playback

TYPED = "typed"
"""The keyboard that is typed on."""


class Playing(QObject):
    """Events of MIDI keyboards come on threads of theirs, and sound without waiting for this one.

    Attributes:
        live: takes the events.

    Signals:
        played: a note has ended, or was cut (Played).
        turned: a knob was moved (Turned).
    """

    played = Signal(Played)
    turned = Signal(Turned)
    _came = Signal()

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = Live(playback, self._came.emit, self.turned.emit)
        self._came.connect(self.collect)

    @Slot(Voice)
    def set_voice(self, voice: Voice) -> None:
        """What is played from now on is of this voice."""
        self.live.voice = voice

    def press(self, pitch: int, velocity: int) -> None:
        """A key of the computer's keyboard goes down."""
        self.live.receive(TYPED, NoteOn(time.monotonic(), pitch, velocity))

    def release(self, pitch: int) -> None:
        """A key of the computer's keyboard comes up."""
        self.live.receive(TYPED, NoteOff(time.monotonic(), pitch))

    def let_go(self) -> None:
        """Nobody types any more."""
        self.live.let_go(TYPED, time.monotonic())

    @Slot()
    def collect(self) -> None:
        """Tell of the notes that have ended."""
        for note in self.live.take():
            self.played.emit(note)

    def so_far(self, now: float) -> tuple[Played, ...]:
        """What sounds, as if it ended now."""
        return self.live.so_far(now)

    def cut(self) -> None:
        """Tell of what sounds as well, as if it ended now; it sounds on, and is not told of again."""
        self.collect()
        for note in self.live.cut(time.monotonic()):
            self.played.emit(note)
