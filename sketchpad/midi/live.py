"""What is played now, on whatever keyboard: heard at once, and kept as notes."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

from sketchpad.midi.events import Event, LetGo, NoteOn, Turned
from sketchpad.midi.keys import Keys, Played
from sketchpad.music.note import Voice

MOST_KEPT = 4096
"""Notes that wait to be taken."""


class Sounds(Protocol):
    """Where notes are heard at once."""

    def note_on(self, pitch: int, velocity: int, voice: Voice) -> None:
        """Begin a note."""
        ...

    def note_off(self, pitch: int, voice: Voice) -> None:
        """End it."""
        ...


class Live:
    """Takes events of any number of keyboards, on any thread; each note it began it ends.

    Attributes:
        voice: what is played from now on is of this voice.
    """

    def __init__(self, sounds: Sounds, played: Callable[[], object], turned: Callable[[Turned], object]) -> None:
        """`played` is called when there are notes to take, `turned` when a knob was moved; on the event's thread."""
        self._sounds, self._played, self._turned = sounds, played, turned
        self._lock = threading.Lock()
        self._keyboards: dict[str, Keys] = {}
        self._ended: deque[Played] = deque(maxlen=MOST_KEPT)
        self.voice = Voice.MELODY

    def receive(self, keyboard: str, event: Event) -> None:
        """Something happens at a keyboard."""
        if isinstance(event, Turned):
            self._turned(event)
            return
        with self._lock:
            ended = self._keyboards.setdefault(keyboard, Keys()).receive(event, self.voice)
            for note in ended:
                self._sounds.note_off(note.pitch, note.voice)
            if isinstance(event, NoteOn):
                self._sounds.note_on(event.pitch, event.velocity, self.voice)
            untold = [note for note in ended if not note.told]
            self._ended += untold
        if untold:
            self._played()

    def let_go(self, keyboard: str, at: float) -> None:
        """The keyboard is gone, or no longer listened to: nothing of it sounds on."""
        self.receive(keyboard, LetGo(at))

    def sounds_on(self, keyboard: str) -> bool:
        """Whether anything played on that keyboard sounds."""
        with self._lock:
            return keyboard in self._keyboards and self._keyboards[keyboard].sounding

    def take(self) -> tuple[Played, ...]:
        """The notes that ended since the last call, in the order in which they did."""
        with self._lock:
            ended = tuple(self._ended)
            self._ended.clear()
        return ended

    def so_far(self, at: float) -> tuple[Played, ...]:
        """What sounds, as if it ended then."""
        with self._lock:
            return tuple(note for keys in self._keyboards.values() for note in keys.so_far(at))

    def cut(self, at: float) -> tuple[Played, ...]:
        """The same; it sounds on, and is not among what is taken when it ends."""
        with self._lock:
            return tuple(note for keys in self._keyboards.values() for note in keys.cut(at))
