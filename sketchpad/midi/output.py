"""A port that other programs hear: each note when it is due, and no note that does not end."""

from __future__ import annotations

import heapq
import logging
import math
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from sketchpad.midi.events import ALL_NOTES_OFF
from sketchpad.midi.ports import OutputPort

log = logging.getLogger(__name__)

PER_SECOND = 1000
"""Ticks of the clock that times are given in."""
CLOSING = 1.0
"""Seconds that closing waits for a port that takes nothing any more; its thread then ends with the program."""
OFF, ON = 0, 1
"""In this order when both are due: so a pitch can begin anew."""

_Due = tuple[float, int, int, int, int, int]
"""When, on the clock; off or on; in which order they came; channel, pitch, velocity."""


class Output:
    """Is told notes ahead of time, on a clock whose beginning is told as well, and sends them on a thread of its own.

    What begins now is sent on the caller's thread. All of it may be called on any thread.
    """

    def __init__(self, port: OutputPort, moment: Callable[[], float] = time.monotonic) -> None:
        import mido

        self._moment = moment
        self._message: Any = mido.Message
        self._port = port
        self._changed = threading.Condition()
        self._due: list[_Due] = []
        self._count = 0
        self._begun = 0.0
        self._muted: frozenset[int] = frozenset()
        self._sounding: Counter[tuple[int, int]] = Counter()
        self._begun_at: dict[tuple[int, int], float] = {}
        self._open = True
        self._thread = threading.Thread(target=self._run, name="midi out", daemon=True)
        self._thread.start()

    def tell_time(self, begun: float) -> None:
        """Say at which monotonic second the clock showed 0."""
        # What waits looks again when it wakes; to wake it for less than a millisecond is not worth it.
        self._begun = begun

    def note(self, begin: float, end: float, channel: int, pitch: int, velocity: int) -> None:
        """Have a note begin and end when the clock shows these times."""
        with self._changed:
            self._put(begin, ON, channel, pitch, velocity)
            self._put(end, OFF, channel, pitch, 0)

    def note_off(self, at: float, channel: int, pitch: int) -> None:
        """Have a note that began before end when the clock shows this time."""
        with self._changed:
            self._put(at, OFF, channel, pitch, 0)

    def forget(self, since: float) -> None:
        """Drop all that was to come from then on.

        The clock may be behind the time that is told of it; what has begun here already, and not yet there, ends.
        """
        with self._changed:
            self._due = [each for each in self._due if each[0] < since]
            heapq.heapify(self._due)
            for (channel, pitch), begun_at in tuple(self._begun_at.items()):
                if begun_at >= since:
                    self._send(OFF, channel, pitch, 0)

    def begin_now(self, channel: int, pitch: int, velocity: int) -> None:
        """Begin a note on this channel and pitch now."""
        with self._changed:
            self._send(ON, channel, pitch, velocity)

    def end_now(self, channel: int, pitch: int) -> None:
        """End the note on this channel and pitch now."""
        with self._changed:
            self._send(OFF, channel, pitch, 0)

    def mute(self, channels: frozenset[int]) -> None:
        """Begin nothing on these channels from now on."""
        self._muted = channels

    def silence(self) -> None:
        """Forget everything, and end all that sounds."""
        with self._changed:
            self._end_all()

    def close(self) -> None:
        """End all that sounds, and give the port back; a port that hangs is left to itself after `CLOSING`."""
        self._open = False
        if self._changed.acquire(timeout=CLOSING):
            self._changed.notify()
            self._changed.release()
            self._thread.join(CLOSING)
        if self._thread.is_alive():
            log.warning("MIDI out: the port takes nothing any more")

    def _put(self, at: float, kind: int, channel: int, pitch: int, velocity: int) -> None:
        self._count += 1
        heapq.heappush(self._due, (at, kind, self._count, channel, pitch, velocity))
        if self._due[0][2] == self._count:
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while self._open:
                seconds = self._send_due()
                # While it sent, who closes may have waited in vain to tell it.
                if self._open:
                    self._changed.wait(seconds)
            self._end_all()
        self._port.close()

    def _send_due(self) -> float | None:
        """Send what is due; the seconds until the next is, None where there is none."""
        while self._due:
            seconds = self._begun + self._due[0][0] / PER_SECOND - self._moment()
            if seconds > 0:
                return seconds
            at, kind, _, channel, pitch, velocity = heapq.heappop(self._due)
            self._send(kind, channel, pitch, velocity, at)
        return None

    def _send(self, kind: int, channel: int, pitch: int, velocity: int, at: float = -math.inf) -> None:
        """Send it, unless it is muted, or ends what does not sound; `at` is when it was due, if not just now.

        A pitch that begins while it sounds ends before, and then sounds until as many ends have come as beginnings.
        """
        sounding = self._sounding
        if not self._open:
            return
        if kind == ON and channel not in self._muted:
            if sounding[channel, pitch]:
                self._give("note_off", channel=channel, note=pitch)
            sounding[channel, pitch] += 1
            self._begun_at[channel, pitch] = at
            self._give("note_on", channel=channel, note=pitch, velocity=velocity)
        elif kind == OFF and sounding[channel, pitch]:
            self._begun_at.pop((channel, pitch), None)
            sounding[channel, pitch] -= 1
            if not sounding[channel, pitch]:
                self._give("note_off", channel=channel, note=pitch)

    def _end_all(self) -> None:
        self._due.clear()
        channels = {channel for (channel, _), count in self._sounding.items() if count}
        for (channel, pitch), count in self._sounding.items():
            if count:
                self._give("note_off", channel=channel, note=pitch)
        for channel in sorted(channels):
            # To those as well that count notes otherwise than we do.
            self._give("control_change", channel=channel, control=ALL_NOTES_OFF)
        self._sounding.clear()
        self._begun_at.clear()

    def _give(self, kind: str, **values: int) -> None:
        try:
            self._port.send(self._message(kind, **values))
        except OSError as error:
            # Whatever served the ports has gone; the music goes on.
            log.debug("MIDI out: %s", error)
