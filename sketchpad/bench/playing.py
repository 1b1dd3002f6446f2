"""How long a key waits for its sound, and how late notes leave our own port; at rest, and while a model writes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from sketchpad.generation.request import Request
from sketchpad.midi.output import Output
from sketchpad.midi.ports import Port, Receive
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.session import Session
from sketchpad.session.waiting import wait
from sketchpad.ui.app import application

KEYS = 500
NOTES_EVERY = 10
"""Milliseconds between the notes that go out."""
BUSY = Request(Bars.of([Note(0, 60, 480)]), "attention_rnn", bars=64, takes=16)


@dataclass(frozen=True)
class Waits:
    """Milliseconds of one way, `in` or `out`, while a model is `at rest` or `writing`."""

    way: str
    while_model: str
    of: int
    median_ms: float
    p99_ms: float
    most_ms: float


class _Ports:
    """A keyboard that is always there, and a port that keeps when each note left it."""

    def __init__(self) -> None:
        self.receive: Receive | None = None
        self.left: list[float] = []

    def names(self) -> tuple[str, ...]:
        return ("Keys",)

    def open_input(self, name: str, receive: Receive) -> Port:
        self.receive = receive
        return self

    def open_output(self) -> _Ports:
        return self

    def send(self, message: Any) -> None:
        if message.type == "note_on":
            self.left.append(time.monotonic())

    def close(self) -> None: ...


def measure_playing(seconds: float) -> Iterator[Waits]:
    """Keys on a thread of their own, as a driver's, into FluidSynth; then notes out for so long.

    Raises:
        InputError: there is no FluidSynth, or no SoundFont.
    """
    application()
    session, ports = Session(), _Ports()
    try:
        session.playback.open()
        session.midi.open(lambda: ports)
        while not (session.playback.ready and ports.receive):
            wait(20)
        for writes in (False, True):
            yield _waits("in", writes, _beside(session, writes, lambda: _keys(ports)))
            yield _waits("out", writes, _beside(session, writes, lambda: _notes(ports, seconds)))
    finally:
        session.close()


def _keys(ports: _Ports) -> list[float]:
    """From the message until FluidSynth has the note."""
    import mido

    assert ports.receive, "the keyboard was opened"
    waits: list[float] = []
    for number in range(KEYS):
        pitch = 40 + number % 40
        begun = time.perf_counter()
        ports.receive(mido.Message("note_on", note=pitch, velocity=90))
        waits.append(time.perf_counter() - begun)
        ports.receive(mido.Message("note_off", note=pitch))
        time.sleep(0.002)
    return waits


def _notes(ports: _Ports, seconds: float) -> list[float]:
    """How long after each note was due it left."""
    ports.left.clear()
    output = Output(ports.open_output())
    begun = time.monotonic()
    output.tell_time(begun)
    due = range(100, round(1000 * seconds), NOTES_EVERY)
    for at in due:
        output.note(at, at + NOTES_EVERY // 2, 0, 60, 90)
    while len(ports.left) < len(due):
        time.sleep(0.05)
    output.close()
    return [left - begun - at / 1000 for left, at in zip(ports.left, due, strict=True)]


def _beside(session: Session, writes: bool, measure: Any) -> list[float]:
    """Measure on another thread, while this one serves the window and, if so, a model writes all the time."""
    found: list[float] = []
    thread = threading.Thread(target=lambda: found.extend(measure()))
    thread.start()
    while thread.is_alive():
        if writes and not session.generator.busy:
            session.generator.submit(BUSY)
        wait(20)
    session.generator.cancel()
    return found


def _waits(way: str, writes: bool, seconds: list[float]) -> Waits:
    median, p99, most = (1e3 * float(np.percentile(seconds, share)) for share in (50, 99, 100))
    return Waits(way, "writing" if writes else "at rest", len(seconds), median, p99, most)
