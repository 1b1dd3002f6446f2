"""Ports in this process, at the seam where those of the machine would be."""

import time

import mido

from sketchpad.music.errors import InputError


class Machine:
    """Keyboards are plugged in and out; what our own port was sent is kept, with when."""

    def __init__(self, *keyboards: str) -> None:
        self.plugged = list(keyboards)
        self.held_by_others: set[str] = set()
        self.refusals = 0
        self.listening = {}
        self.sent: list[tuple[float, mido.Message]] = []
        self.outputs = 0
        self.closed = False

    def plug(self, name: str) -> None:
        self.plugged.append(name)

    def unplug(self, name: str) -> None:
        self.plugged.remove(name)

    def play(self, name: str, *messages: mido.Message) -> None:
        """What a keyboard sends, if anybody listens and it is there."""
        for message in messages:
            if name in self.plugged and name in self.listening:
                self.listening[name](message)

    def names(self) -> tuple[str, ...]:
        return tuple(self.plugged)

    def open_input(self, name, receive):
        if name in self.held_by_others:
            self.refusals += 1
            raise InputError(f"cannot listen to {name}: it is in use")
        self.listening[name] = receive
        return _Closing(lambda: self.listening.pop(name))

    def open_output(self):
        self.outputs += 1
        return _Output(self)

    def close(self) -> None:
        self.closed = True

    def sounding(self) -> set[tuple[int, int]]:
        """(channel, pitch) of what was begun on our port and not ended."""
        found = set()
        for _, message in self.sent:
            if message.type == "note_on":
                found.add((message.channel, message.note))
            elif message.type == "note_off":
                found.discard((message.channel, message.note))
        return found


class _Closing:
    def __init__(self, close) -> None:
        self.close = close


class _Output:
    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._open = True

    def send(self, message) -> None:
        assert self._open, "nothing is sent to a port that is closed"
        self._machine.sent.append((time.monotonic(), message))

    def close(self) -> None:
        self._open = False
        self._machine.outputs -= 1


def on(pitch: int, velocity: int = 90, channel: int = 0) -> mido.Message:
    return mido.Message("note_on", note=pitch, velocity=velocity, channel=channel)


def off(pitch: int, channel: int = 0) -> mido.Message:
    return mido.Message("note_off", note=pitch, channel=channel)


def turn(number: int, value: int, channel: int = 0) -> mido.Message:
    return mido.Message("control_change", control=number, value=value, channel=channel)
