"""A bounded, linear look at MIDI bytes before any library parses them.

What a sketch needs (notes, programs, volumes, sustain pedals, names of tracks) is copied into a plain file: one event
after another with its status written out, times on our own tick grid; what our own files say of who wrote which note is
handed on beside it, and so are the tempo and the metres, in whichever track they stand. The rest (sysex, other texts
and controllers) is stepped over. What the parser then sees is small, well-formed and ours.

Source: Standard MIDI Files 1.0, MIDI Manufacturers Association.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sketchpad.music.bars import DEFAULT_TEMPO, HIGHEST_TEMPO
from sketchpad.music.errors import InputError
from sketchpad.music.midi_track import (
    CONTROL,
    END_OF_TRACK,
    META,
    NAME,
    NOTE_OFF,
    NOTE_ON,
    PEDAL,
    PEDAL_DOWN,
    PROGRAM,
    VOLUME,
    TrackWriter,
)
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, TICKS_PER_QUARTER
from sketchpad.music.provenance import LONGEST_TEXT, PREFIX

MOST_BYTES = 16_000_000
MOST_TRACKS = 512
MOST_NOTES = 20_000
MOST_EVENTS = 1_000_000
MOST_TEXTS = 50_000
MOST_TEMPOS = 50_000

_CHANNEL_PRESSURE = 0xD0
_DRUMS = 9
"""The channel of drums, which no pedal holds."""
_SYSEX, _SYSEX_END = 0xF0, 0xF7
_TEXT, _TEMPO, _METRE = 0x01, 0x51, 0x58
_OURS = PREFIX.encode()
_LONGEST_NAME = 32
_METRE_BYTES = 4
_LONGEST_UNIT = 10
"""The shortest beat, as a power of two; no music has shorter ones."""
_FASTEST_QUARTER, _SLOWEST_QUARTER = int(60e6 / (4 * HIGHEST_TEMPO)), 12_000_000
_NO_METRE = 4, 4
"""What a file is in that says no metre."""
_LONGEST_NUMBER = 4
_PATTERNS = 2
"""The kind of file whose tracks are independent of each other."""


class _EndOfData(Exception):
    """The file ends in the middle of something."""


@dataclass(frozen=True)
class Signature:
    """A metre that a file has, known here or not.

    Attributes:
        beats: how many a bar has.
        unit: what a beat is, as a part of a whole note; a power of two.
        first: the tick at which it begins for the first time.
        last: the tick at which it does for the last time.
    """

    beats: int
    unit: int
    first: int
    last: int

    @property
    def ticks_per_bar(self) -> int:
        """How long a bar is."""
        return self.beats * 4 * TICKS_PER_QUARTER // self.unit


@dataclass(frozen=True)
class CheckedMidi:
    """A plain MIDI file.

    Attributes:
        truncated: whether the original broke off before its end.
        texts: (tick, text) of what it says of who wrote which note.
        metres: each once, in the order in which they come first.
        tempo: the first one, in quarters a minute.
        changes_tempo: whether there are others.
    """

    data: bytes
    truncated: bool
    texts: tuple[tuple[int, str], ...] = ()
    metres: tuple[Signature, ...] = ()
    tempo: float = DEFAULT_TEMPO
    changes_tempo: bool = False


def check_midi(data: bytes) -> CheckedMidi:
    """The notes and programs of a MIDI file as a plain file with our own ticks.

    Raises:
        InputError: it is no MIDI file, it is damaged, or larger than the bounds of this module.
    """
    if len(data) > MOST_BYTES:
        raise InputError("the MIDI file has more than {:,} bytes; cut it into parts", MOST_BYTES)
    if data[:4] != b"MThd" or len(data) < 14:
        raise InputError("this is not a MIDI file: it does not begin with a MIDI header; choose a .mid file")
    header, kind, division = int.from_bytes(data[4:8]), int.from_bytes(data[8:10]), int.from_bytes(data[12:14])
    if not 0 < division < 0x8000:
        raise InputError("the MIDI file counts time in film frames or not at all; export it with ticks per quarter")
    tracks = _Tracks(division, in_turn=kind == _PATTERNS)
    for start, end in _chunks(data, 8 + header):
        tracks.read(data, start, end)
    if not tracks.any:
        raise InputError("the MIDI file has no tracks; export it again")
    return CheckedMidi(tracks.file(), tracks.truncated, tuple(tracks.texts), tracks.metres, *tracks.tempo)


def _chunks(data: bytes, position: int) -> Iterator[tuple[int, int]]:
    """Where each track's events begin and should end; the last may end past the data."""
    count = 0
    while position + 8 <= len(data):
        name, length = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8])
        if name == b"MTrk":
            count += 1
            if count > MOST_TRACKS:
                raise InputError("the MIDI file has more than {} tracks; export fewer", MOST_TRACKS)
            yield position + 8, position + 8 + length
        position += 8 + length


class _Tracks:
    """Copies tracks, and counts what all of them hold together; `in_turn`, each begins at a bar line after the last."""

    def __init__(self, division: int, in_turn: bool = False) -> None:
        self._division, self._in_turn = division, in_turn
        self._first = self._last = 0
        """The ticks at which a track begins, and at which the latest event was."""
        self._tracks: list[bytes] = []
        self._notes = 0
        self._first_note = LAST_TICK + 1
        self._events = 0
        self.truncated = False
        self.texts: list[tuple[int, str]] = []
        self._metres: dict[tuple[int, int], tuple[int, int]] = {}
        self._tempos: dict[tuple[int, int], float] = {}
        """The tempos by tick and track; of two at one tick of a track, the later is meant."""

    @property
    def any(self) -> bool:
        """Whether there was a track."""
        return bool(self._tracks)

    @property
    def metres(self) -> tuple[Signature, ...]:
        """Each once, the earliest first; with notes before it, that is the one that a file without a metre has."""
        metres = dict(self._metres)
        if metres and self._first_note < min(first for first, _ in metres.values()):
            _, last = metres.get(_NO_METRE, (0, 0))
            metres[_NO_METRE] = 0, last
        found = (Signature(*metre, *ticks) for metre, ticks in metres.items())
        return tuple(sorted(found, key=lambda signature: signature.first))

    @property
    def tempo(self) -> tuple[float, bool]:
        """The first tempo, and whether there are others; with notes before it, as for the metres."""
        tempos = self._tempos
        tick, track = min(tempos, default=(0, 0))
        first = tempos[tick, track] if tempos and tick <= self._first_note else DEFAULT_TEMPO
        return first, bool({*tempos.values()} - {first})

    def file(self) -> bytes:
        """The plain file."""
        header = b"MThd" + (6).to_bytes(4) + (1).to_bytes(2) + len(self._tracks).to_bytes(2)
        return header + TICKS_PER_QUARTER.to_bytes(2) + b"".join(self._tracks)

    def read(self, data: bytes, start: int, end: int) -> None:
        """Copy the track that lies at [start, end)."""
        writer = TrackWriter()
        if self._in_turn:
            bar = max(self.metres[0].ticks_per_bar, 1) if self.metres else TICKS_PER_BAR
            self._first = -(-self._last // bar) * bar
        try:
            self._copy(_Reader(data, start, min(end, len(data))), writer)
            self.truncated |= end > len(data)
        except _EndOfData:
            self.truncated = True
        self._tracks.append(writer.chunk())

    def _copy(self, reader: _Reader, writer: TrackWriter) -> None:
        ticks = running = 0
        while not reader.at_end:
            ticks += reader.number()
            now = self._first + (2 * ticks * TICKS_PER_QUARTER + self._division) // (2 * self._division)
            self._count(now)
            status = reader.byte() if reader.peek() >= 0x80 else running
            if status == META:
                if self._copy_meta(reader, writer, now):
                    return
            elif status in (_SYSEX, _SYSEX_END):
                reader.take(reader.number())
            else:
                self._copy_message(reader, writer, now, status)
            if status != META:
                # A meta event ends it by the letter of the standard, yet there are files that go on after one.
                running = status if status < _SYSEX else 0

    def _count(self, now: int) -> None:
        self._events += 1
        self._last = max(self._last, now)
        if now > LAST_TICK:
            raise InputError("the MIDI file is longer than {} bars; cut it into parts", LAST_TICK // TICKS_PER_BAR)
        if self._events > MOST_EVENTS or self._notes > MOST_NOTES:
            raise InputError("the MIDI file has more than {:,} notes; cut it into parts", MOST_NOTES)

    def _copy_meta(self, reader: _Reader, writer: TrackWriter, now: int) -> bool:
        """Copy a short name, hand on a tempo, a metre or a text of ours; whether the track ends here."""
        kind = reader.byte()
        content = reader.take(reader.number())
        if kind == _TEMPO:
            if len(content) != 3 or not _FASTEST_QUARTER <= int.from_bytes(content) <= _SLOWEST_QUARTER:
                raise InputError("the MIDI file has an impossible tempo; set it anew where the file was made")
            if len(self._tempos) < MOST_TEMPOS:
                self._tempos[now, len(self._tracks)] = round(60e6 / int.from_bytes(content), 2)
        elif kind == NAME and len(content) <= _LONGEST_NAME:
            writer.name(content)
        elif kind == _METRE and len(content) == _METRE_BYTES and content[0] and content[1] <= _LONGEST_UNIT:
            metre = content[0], 2 ** content[1]
            first, last = self._metres.get(metre, (now, now))
            self._metres[metre] = min(now, first), max(now, last)
        elif kind == _TEXT and content.startswith(_OURS) and len(content) <= LONGEST_TEXT:
            self.texts += [(now, content.decode("ascii", "replace"))][: MOST_TEXTS - len(self.texts)]
        return kind == END_OF_TRACK

    def _copy_message(self, reader: _Reader, writer: TrackWriter, now: int, status: int) -> None:
        kind = status & 0xF0
        if not NOTE_OFF <= status < _SYSEX:
            raise InputError("the MIDI file is damaged: an event has no kind; export it again")
        content = reader.take(1 if kind in (PROGRAM, _CHANNEL_PRESSURE) else 2)
        if max(content) >= 0x80:
            raise InputError("the MIDI file is damaged: a value is out of range; export it again")
        channel = status & 0x0F
        if kind == NOTE_ON and content[1]:
            self._notes += 1
            self._first_note = min(self._first_note, now)
            writer.note_on(now, channel, *content)
        elif kind in (NOTE_ON, NOTE_OFF):
            writer.note_off(now, channel, content[0])
        elif kind == PROGRAM:
            writer.program(channel, content[0])
        elif kind == CONTROL and content[0] == VOLUME:
            writer.volume(now, channel, content[1])
        elif kind == CONTROL and content[0] == PEDAL and channel != _DRUMS:
            writer.pedal(now, channel, content[1] >= PEDAL_DOWN)


class _Reader:
    """Walks through the bytes of a track."""

    def __init__(self, data: bytes, position: int, end: int) -> None:
        self._data = data
        self._position = position
        self._end = end

    @property
    def at_end(self) -> bool:
        return self._position >= self._end

    def peek(self) -> int:
        """The next byte, still to be read."""
        if self.at_end:
            raise _EndOfData
        return self._data[self._position]

    def byte(self) -> int:
        """The next byte."""
        value = self.peek()
        self._position += 1
        return value

    def take(self, count: int) -> bytes:
        """The next bytes."""
        if self._position + count > self._end:
            raise _EndOfData
        self._position += count
        return self._data[self._position - count : self._position]

    def number(self) -> int:
        """The next number of variable length."""
        value = 0
        for _ in range(_LONGEST_NUMBER):
            byte = self.byte()
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value
        raise InputError("the MIDI file is damaged: a number has no end; export it again")
