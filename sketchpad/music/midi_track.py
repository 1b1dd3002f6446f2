"""A track of a plain MIDI file, written event by event as another one is gone through.

Source: Standard MIDI Files 1.0, MIDI Manufacturers Association.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from sketchpad.music.note import TICKS_PER_STEP

NOTE_OFF, NOTE_ON, CONTROL, PROGRAM, META = 0x80, 0x90, 0xB0, 0xC0, 0xFF
"""The kinds of events."""
VOLUME, PEDAL = 7, 64
"""The numbers of controllers."""
PEDAL_DOWN = 64
"""From this value on the sustain pedal is down."""
NAME, END_OF_TRACK = 0x03, 0x2F
"""The kinds of meta events."""


@dataclass(slots=True)
class _Sung:
    """A note of a track.

    Attributes:
        end: the latest end that came; None before the first.
        owed: how many ends of its pitch are still to come, its own and those of notes that it cut short.
    """

    begin: int
    velocity: int
    owed: int
    end: int | None = None


class TrackWriter:
    """Writes a track. A pitch that begins while it sounds ends before, and then lasts until all its ends have come.

    A channel has one program, that of its first note, and the volume that it has there; where that is 0, because it is
    faded in, the loudest that it comes to; a pedal goes down only where it takes over from a key. So a file of nothing
    but programs, volumes and pedals is cheap to parse.
    """

    def __init__(self) -> None:
        self._events: list[tuple[int, int, bytes]] = []
        """The tick, the order among those of the same tick, and the event."""
        self._latest: dict[tuple[int, int], _Sung] = {}
        """The last note of a channel and pitch."""
        self._end = 0
        self._name = b""
        self._begun: set[int] = set()
        """The channels that have notes."""
        self._programs: dict[int, int] = {}
        self._volumes: dict[int, int] = {}
        self._faded_in: dict[int, int] = {}
        """The loudest volume so far of channels that begin at 0."""
        self._pedals: dict[int, int] = {}
        """Since when the pedals are down that are."""
        self._holding: set[int] = set()
        """The channels whose pedals have taken over from a key."""

    def name(self, name: bytes) -> None:
        """Name the track, unless it has a name."""
        self._name = self._name or name

    def program(self, channel: int, program: int) -> None:
        """What is sung from now on is sung with this."""
        self._programs[channel] = program

    def volume(self, now: int, channel: int, volume: int) -> None:
        """From now on it is so loud."""
        self._volumes[channel] = volume
        if volume > self._faded_in.get(channel, volume):
            self._faded_in[channel] = volume
            self._control(now, CONTROL | channel, VOLUME, volume)

    def pedal(self, now: int, channel: int, is_down: bool) -> None:
        """A pedal goes down, or up."""
        if is_down:
            self._pedals.setdefault(channel, now)
            return
        self._pedals.pop(channel, None)
        if channel in self._holding:
            self._holding.remove(channel)
            self._control(now, CONTROL | channel, PEDAL, 0)

    def _begin(self, now: int, channel: int) -> None:
        self._begun.add(channel)
        if channel in self._programs:
            self._control(now, PROGRAM | channel, self._programs[channel])
        if channel in self._volumes:
            self._control(now, CONTROL | channel, VOLUME, self._volumes[channel])
        if self._volumes.get(channel) == 0:
            self._faded_in[channel] = 0

    def _control(self, now: int, *content: int) -> None:
        self._events.append((now, 0, bytes(content)))

    def note_on(self, now: int, channel: int, pitch: int, velocity: int) -> None:
        """A note begins."""
        if channel not in self._begun:
            self._begin(now, channel)
        before = self._latest.get((channel, pitch))
        if before and before.begin == now:
            # Two at once are one.
            before.owed += 1
            return
        if before:
            before.end = now if before.owed else before.end
            self._write(channel, pitch, before)
        self._latest[channel, pitch] = _Sung(now, velocity, before.owed + 1 if before else 1)
        self._end = max(self._end, now)

    def note_off(self, now: int, channel: int, pitch: int) -> None:
        """A note of that pitch ends."""
        note = self._latest.get((channel, pitch))
        if note and note.owed:
            note.owed -= 1
            # One of no length, as drum machines write them, has a tick.
            note.end = max(now, note.begin + 1)
            self._end = max(self._end, note.end)
            if channel in self._pedals and channel not in self._holding:
                self._holding.add(channel)
                self._control(self._pedals[channel], CONTROL | channel, PEDAL, 127)

    def chunk(self) -> bytes:
        """The track; what still sounds, because its end is missing, ends a step later.

        A pedal that is still down comes up with the last key.
        """
        for channel in sorted(self._holding):
            self.pedal(self._end, channel, False)
        for (channel, pitch), note in sorted(self._latest.items(), key=lambda each: each[0]):
            self._write(channel, pitch, note)
        data, now = bytearray([0, META, NAME, len(self._name)]) + self._name, 0
        for tick, _, content in sorted(self._events, key=itemgetter(0, 1)):
            data += _number(tick - now) + content
            now = tick
        body = bytes(data) + bytes([0, META, END_OF_TRACK, 0])
        return b"MTrk" + len(body).to_bytes(4) + body

    def _write(self, channel: int, pitch: int, note: _Sung) -> None:
        end = self._end + TICKS_PER_STEP if note.end is None else note.end
        self._events.append((end, 1, bytes([NOTE_OFF | channel, pitch, 0])))
        self._events.append((note.begin, 2, bytes([NOTE_ON | channel, pitch, note.velocity])))


def _number(value: int) -> bytes:
    """A number of variable length."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))
