"""Keyboards that come and go: those that are wanted are listened to while they are there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sketchpad.midi.events import NoteOn, event_of
from sketchpad.midi.live import Live
from sketchpad.midi.ports import Port, Ports, plain_name
from sketchpad.music.errors import InputError

EVERY, NONE = "*", ""
"""Instead of the name of one: all that are there, or none."""
THROUGH = "Midi Through"
"""ALSA's own port, which plays back what it is sent; one of its own, but no keyboard."""
INTERVAL = 1.0
"""Seconds between looks at what is plugged in."""
QUICK = 0.02
"""The same while something played there sounds, so that a note whose keyboard is gone ends within 50 ms."""
RETRY = 5.0
"""Seconds between tries of an input that was refused: another program may have let go of it."""
PATIENCE = 2.0
"""Seconds that a port may take to close when the program ends."""


@dataclass(frozen=True)
class Plugged:
    """What there is: the plain names of the inputs, those that are listened to, and what cannot be, in words."""

    names: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    problem: str = ""


class Inputs:
    """Looks about on a thread of its own, which opens and closes ports too; hands events to `live`."""

    def __init__(self, ports: Ports, live: Live, choice: str, tell: Callable[[Plugged], object]) -> None:
        """`tell` is called on that thread when something changed."""
        self._ports, self._live, self._tell = ports, live, tell
        self._choice = choice
        self._open: dict[str, Port] = {}
        self._refused: dict[str, str] = {}
        self._tried = time.monotonic()
        self._told: Plugged | None = None
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="midi in", daemon=True)
        self._thread.start()

    def choose(self, choice: str) -> None:
        """Listen to the input of that plain name, to `EVERY` or to `NONE`."""
        self._choice = choice
        self._wake.set()

    def close(self) -> None:
        """Listen to nothing any more; a driver that does not let go of its port is left behind."""
        self._ended = True
        for name in tuple(self._open):
            self._live.let_go(name, time.monotonic())
        self._wake.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._ended:
            self._look()
            playing = any(map(self._live.sounds_on, self._open))
            self._wake.wait(QUICK if playing else INTERVAL)
            # Before the next look: what is asked for from here on is seen there, or wakes at once.
            self._wake.clear()
        for name in tuple(self._open):
            self._leave(name)

    def _look(self) -> None:
        names = self._ports.names()
        choice = self._choice
        wanted = [name for name in names if _wants(choice, name)]
        for name in set(self._open).difference(wanted):
            self._leave(name)
        self._refused = {name: why for name, why in self._refused.items() if name in wanted}
        again = time.monotonic() - self._tried >= RETRY
        if again:
            self._tried = time.monotonic()
        for name in wanted:
            if name not in self._open and (again or name not in self._refused):
                self._listen(name)
        plugged = Plugged(
            tuple(map(plain_name, names)), tuple(map(plain_name, self._open)), "; ".join(self._refused.values())
        )
        if plugged != self._told:
            self._told = plugged
            self._tell(plugged)

    def _listen(self, name: str) -> None:
        def receive(message: Any) -> None:
            if event := event_of(message, time.monotonic()):
                self._live.receive(name, event)
                if isinstance(event, NoteOn):
                    self._wake.set()

        try:
            self._open[name] = self._ports.open_input(name, receive)
        except InputError as error:
            self._refused[name] = str(error)
        else:
            self._refused.pop(name, None)

    def _leave(self, name: str) -> None:
        # First what can be heard; to close a port that is gone may take its time.
        self._live.let_go(name, time.monotonic())
        self._open.pop(name).close()
        # What came in between.
        self._live.let_go(name, time.monotonic())


def _wants(choice: str, name: str) -> bool:
    if choice == EVERY:
        return not name.startswith(THROUGH)
    return plain_name(name) == choice
