"""What the channels of a track of a MIDI file play, gathered event by event.

Source: Standard MIDI Files 1.0, MIDI Manufacturers Association.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sketchpad.music.mix import DEFAULT_VOLUME
from sketchpad.music.note import TICKS_PER_STEP

VOLUME, PEDAL = 7, 64
"""The numbers of controllers."""
PEDAL_DOWN = 64
"""From this value on the sustain pedal is down."""
CHANNELS, DRUM_CHANNEL = 16, 9
"""How many a track has; the channel of drums, from 0, which no pedal holds."""


@dataclass(slots=True)
class _Sung:
    """The last note of a pitch.

    Attributes:
        end: the latest end that came; None before the first.
        owed: how many ends of its pitch are still to come, its own and those of notes that it cut short.
    """

    begin: int
    velocity: int
    owed: int
    end: int | None = None


@dataclass(slots=True)
class Channel:
    """What a channel plays in a track.

    A pitch that begins while it sounds ends before, and then lasts until all its ends have come.
    It has one program, that of its first note, and the volume that it has there; where that is 0, because it is faded
    in, the loudest that it comes to. A pedal holds only once it has taken over from a key.

    Attributes:
        notes: (start, pitch, length, velocity), in ticks and as in MIDI.
        held: (tick, tick) from which a pedal was down on, and at which it came up, in turn.
    """

    is_drum: bool
    program: int = 0
    volume: int = DEFAULT_VOLUME
    name: bytes = b""
    notes: list[tuple[int, int, int, int]] = field(default_factory=list)
    held: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0
    """The latest tick at which a note began or ended."""
    _latest: dict[int, _Sung] = field(default_factory=dict)
    """The last note of each pitch."""
    _is_faded_in: bool = False
    _pedal: int | None = None
    """Since when the pedal is down, if it is."""
    _is_holding: bool = False

    def change_program(self, program: int) -> None:
        """What is sung from now on is sung with this."""
        if not self._latest:
            self.program = program

    def change_volume(self, volume: int) -> None:
        """From now on it is so loud."""
        if not self._latest:
            self.volume = volume
            self._is_faded_in = volume == 0
        elif self._is_faded_in:
            self.volume = max(self.volume, volume)

    def move_pedal(self, now: int, is_down: bool) -> None:
        """The pedal goes down, or up."""
        if not is_down:
            if self._pedal is not None and self._is_holding:
                self.held.append((self._pedal, now))
            self._pedal, self._is_holding = None, False
        elif self._pedal is None:
            self._pedal = now

    def begin(self, now: int, pitch: int, velocity: int) -> None:
        """A note begins."""
        before = self._latest.get(pitch)
        self.last = max(self.last, now)
        if before is None:
            self._latest[pitch] = _Sung(now, velocity, 1)
        elif before.begin == now:
            # Two at once are one.
            before.owed += 1
        else:
            end = now if before.owed or before.end is None else before.end
            self.notes.append((before.begin, pitch, end - before.begin, before.velocity))
            self._latest[pitch] = _Sung(now, velocity, before.owed + 1)

    def end(self, now: int, pitch: int) -> None:
        """A note of that pitch ends."""
        note = self._latest.get(pitch)
        if note is None or not note.owed:
            return
        note.owed -= 1
        # One of no length, as drum machines write them, has a tick.
        note.end = max(now, note.begin + 1)
        self.last = max(self.last, note.end)
        self._is_holding |= self._pedal is not None

    def close(self, name: bytes, last: int) -> None:
        """The track of this name is over, after the last tick of its notes; what still sounds ends a step later.

        A pedal that is still down comes up with the last key.
        """
        self.name = name
        self.move_pedal(last, False)
        for pitch, note in self._latest.items():
            end = last + TICKS_PER_STEP if note.end is None else note.end
            self.notes.append((note.begin, pitch, end - note.begin, note.velocity))
