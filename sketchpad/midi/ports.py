"""MIDI ports of this machine, by python-rtmidi through mido."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from sketchpad.music.errors import InputError
from sketchpad.music.wording import said, with_values

NAME = "Sketchpad"
"""What other programs call our own port."""
BACKEND = "mido.backends.rtmidi"
SEQUENCER = Path("/dev/snd/seq")

Receive = Callable[[Any], None]


class Port(Protocol):
    """A port that is open."""

    def close(self) -> None:
        """Give the port back; it is no longer listened to, or sent to."""
        ...


class OutputPort(Port, Protocol):
    """A port that takes messages of mido's."""

    def send(self, message: Any) -> None:
        """Send one now.

        Raises:
            OSError: the port is gone.
        """
        ...


class Ports(Protocol):
    """What there is to be opened; used on any thread but the GUI's, where it might wait."""

    def names(self) -> tuple[str, ...]:
        """The inputs that are there now, without our own."""
        ...

    def open_input(self, name: str, receive: Receive) -> Port:
        """Have each message of an input handed over, on a thread of its own.

        Raises:
            InputError: it cannot be opened.
        """
        ...

    def open_output(self) -> OutputPort:
        """A port of our own that other programs can listen to.

        Raises:
            InputError: this system has none.
        """
        ...

    def close(self) -> None:
        """Give the ports back; they are not used again."""
        ...


def open_ports() -> Ports:
    """The ports of this machine; the environment's `MIDO_BACKEND` names another way to them, as everywhere with mido.

    Raises:
        InputError: there are none, and why.
    """
    backend = os.environ.get("MIDO_BACKEND") or BACKEND
    if backend == BACKEND and sys.platform == "linux":
        if not SEQUENCER.exists():
            raise InputError(
                "no MIDI ports: this system has no ALSA sequencer ({}); load it with: modprobe snd-seq", SEQUENCER
            )
        # Left to itself, RtMidi would look for a JACK server too, and complain on the terminal.
        backend += "/LINUX_ALSA"
    try:
        return _RtMidi(backend)
    except InputError:
        # It says already what is wrong; it is a ValueError, too.
        raise
    except (ImportError, OSError, AttributeError, ValueError) as error:
        raise InputError(
            "no MIDI ports: python-rtmidi cannot be used here ({}); it has packages for Python 3.11 "
            "and 3.12, install it with: pip install python-rtmidi",
            error,
        ) from error


def plain_name(name: str) -> str:
    """A port's name without the numbers that ALSA gives it anew each time it is plugged in."""
    return re.sub(r"(?: \d+:\d+)$", "", name).split(":", 1)[-1]


class _RtMidi:
    """By mido's backend of that name; one client of ours keeps looking, so that a look costs next to nothing."""

    def __init__(self, backend: str) -> None:
        import mido

        rtmidi: Any = import_module("rtmidi")
        self._error: type[Exception] = rtmidi.RtMidiError
        self._backend: Any = mido.Backend(backend, load=True)
        api = self._backend.api
        with self._saying(said("no MIDI ports")):
            self._looking: Any = rtmidi.MidiIn(getattr(rtmidi, f"API_{api}") if api else 0, f"{NAME} looking")

    def names(self) -> tuple[str, ...]:
        try:
            found: list[str] = self._looking.get_ports()
        except self._error:
            # What serves the ports has gone.
            return ()
        return tuple(name for name in dict.fromkeys(found) if name.split(":")[0] != NAME)

    def open_input(self, name: str, receive: Receive) -> Port:
        with self._saying(with_values(said("cannot listen to {}"), plain_name(name))):
            return self._backend.open_input(name, callback=receive)

    def open_output(self) -> OutputPort:
        with self._saying(said("cannot make a MIDI port")):
            return _Virtual(self._backend.open_output(NAME, virtual=True, client_name=NAME), self._error)

    def close(self) -> None:
        self._looking.delete()

    @contextmanager
    def _saying(self, what: str) -> Generator[None]:
        """Say in our own words what a library refuses."""
        try:
            yield
        except (OSError, self._error) as error:
            raise InputError(
                "{}: {}; close other programs that may hold it, or plug it in anew", what, error
            ) from error


class _Virtual:
    """Our own port."""

    def __init__(self, port: Any, error: type[Exception]) -> None:
        self._port, self._error = port, error

    def send(self, message: Any) -> None:
        try:
            self._port.send(message)
        except self._error as error:
            raise OSError(str(error)) from error

    def close(self) -> None:
        self._port.close()
