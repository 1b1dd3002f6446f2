"""A bounded, linear walk through MIDI bytes: what each channel of each track plays.

What a sketch needs (notes, programs, volumes, sustain pedals, names of tracks) is gathered in one pass, times on our
own tick grid; what our own files say of who wrote which note is handed on beside it, and so are the tempo and the
metres, in whichever track they stand. The rest (sysex, other texts and controllers) is stepped over. No library reads a
file that may be damaged, or made to take long: what reading costs is bounded by the numbers here.

Source: Standard MIDI Files 1.0, MIDI Manufacturers Association.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sketchpad.music.bars import DEFAULT_TEMPO, HIGHEST_TEMPO
from sketchpad.music.errors import InputError
from sketchpad.music.midi_track import CHANNELS, DRUM_CHANNEL, PEDAL, PEDAL_DOWN, VOLUME, Channel
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, TICKS_PER_QUARTER
from sketchpad.music.provenance import LONGEST_TEXT, PREFIX

MOST_BYTES = 16_000_000
MOST_TRACKS = 512
MOST_NOTES = 100_000
MOST_EVENTS = 2 * MOST_NOTES + 60_000
"""Two for each note, and room for what is said of who wrote them; all are read well within a second."""
MOST_TEXTS = 50_000
MOST_TEMPOS = 50_000

_NOTE_OFF, _NOTE_ON, _CONTROL, _PROGRAM, _CHANNEL_PRESSURE = 0x80, 0x90, 0xB0, 0xC0, 0xD0
_SYSEX, _SYSEX_END, _META = 0xF0, 0xF7, 0xFF
_TEXT, _NAME, _END_OF_TRACK, _TEMPO, _METRE = 0x01, 0x03, 0x2F, 0x51, 0x58
"""The kinds of meta events."""
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
class ScannedMidi:
    """What a MIDI file holds.

    Attributes:
        channels: those that have notes, track by track, each once for each track.
        truncated: whether the file breaks off before its end.
        texts: (tick, text) of what it says of who wrote which note.
        metres: each once, in the order in which they come first.
        tempo: the first one, in quarters a minute.
        changes_tempo: whether there are others.
    """

    channels: tuple[Channel, ...]
    truncated: bool
    texts: tuple[tuple[int, str], ...] = ()
    metres: tuple[Signature, ...] = ()
    tempo: float = DEFAULT_TEMPO
    changes_tempo: bool = False


def scan_midi(data: bytes) -> ScannedMidi:
    """What the bytes of a MIDI file hold, times in our own ticks.

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
        tracks.read(data[start:end], breaks_off=end > len(data))
    if not tracks.count:
        raise InputError("the MIDI file has no tracks; export it again")
    return ScannedMidi(tuple(tracks.channels), tracks.truncated, tuple(tracks.texts), tracks.metres, *tracks.tempo)


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
    """Reads tracks, and counts what all of them hold together; `in_turn`, each begins at a bar line after the last."""

    def __init__(self, division: int, in_turn: bool = False) -> None:
        self._division, self._in_turn = division, in_turn
        self._first = self._last = 0
        """The ticks at which a track begins, and at which the latest event was."""
        self.count = 0
        self.channels: list[Channel] = []
        self._notes = 0
        self._first_note = LAST_TICK + 1
        self._events = 0
        self.truncated = False
        self.texts: list[tuple[int, str]] = []
        self._metres: dict[tuple[int, int], tuple[int, int]] = {}
        self._tempos: dict[tuple[int, int], float] = {}
        """The tempos by tick and track; of two at one tick of a track, the later is meant."""

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

    def read(self, events: bytes, breaks_off: bool) -> None:
        """Read the next track."""
        if self._in_turn:
            bar = max(self.metres[0].ticks_per_bar, 1) if self.metres else TICKS_PER_BAR
            self._first = -(-self._last // bar) * bar
        track = _Track()
        try:
            self._walk(iter(events), track)
            self.truncated |= breaks_off
        except StopIteration:
            # It ends in the middle of an event.
            self.truncated = True
        self.channels += track.closed()
        self.count += 1

    def _walk(self, events: Iterator[int], track: _Track) -> None:
        """Read events, each byte once; this is where the time goes that a file takes."""
        ticks = running = 0
        now = self._first
        for byte in events:
            if byte:
                ticks += byte if byte < 0x80 else _number(byte, events)
                now = self._first + (2 * ticks * TICKS_PER_QUARTER + self._division) // (2 * self._division)
                self._check(now)
            self._events += 1
            if self._events > MOST_EVENTS:
                raise InputError("the MIDI file has more than {:,} events; cut it into parts", MOST_EVENTS)
            status = next(events)
            if status == _META:
                # It ends a running status by the letter of the standard, yet there are files that go on after one.
                if self._read_meta(events, track, now):
                    return
                continue
            if status in (_SYSEX, _SYSEX_END):
                running = 0
                _content(events)
                continue
            is_new = status >= _NOTE_OFF
            running = status if is_new else running
            if not _NOTE_OFF <= running < _SYSEX:
                raise InputError("the MIDI file is damaged: an event has no kind; export it again")
            first = next(events) if is_new else status
            second = 0 if running & 0xF0 in (_PROGRAM, _CHANNEL_PRESSURE) else next(events)
            if (first | second) & 0x80:
                raise InputError("the MIDI file is damaged: a value is out of range; export it again")
            self._read_message(running, first, second, track, now)

    def _check(self, now: int) -> None:
        if now > LAST_TICK:
            raise InputError("the MIDI file is longer than {} bars; cut it into parts", LAST_TICK // TICKS_PER_BAR)
        self._last = max(self._last, now)

    def _read_meta(self, events: Iterator[int], track: _Track, now: int) -> bool:
        """Read a short name, a tempo, a metre or a text of ours; whether the track ends here."""
        kind, content = next(events), _content(events)
        if kind == _TEMPO:
            if len(content) != 3 or not _FASTEST_QUARTER <= int.from_bytes(content) <= _SLOWEST_QUARTER:
                raise InputError("the MIDI file has an impossible tempo; set it anew where the file was made")
            if len(self._tempos) < MOST_TEMPOS:
                self._tempos[now, self.count] = round(60e6 / int.from_bytes(content), 2)
        elif kind == _NAME and len(content) <= _LONGEST_NAME:
            track.name = track.name or content
        elif kind == _METRE and len(content) == _METRE_BYTES and content[0] and content[1] <= _LONGEST_UNIT:
            metre = content[0], 2 ** content[1]
            first, last = self._metres.get(metre, (now, now))
            self._metres[metre] = min(now, first), max(now, last)
        elif kind == _TEXT and content.startswith(_OURS) and len(content) <= LONGEST_TEXT:
            self.texts += [(now, content.decode("ascii", "replace"))] if len(self.texts) < MOST_TEXTS else ()
        return kind == _END_OF_TRACK

    def _read_message(self, status: int, first: int, second: int, track: _Track, now: int) -> None:
        """Read what one of the channels does."""
        kind, channel = status & 0xF0, track.channels[status & 0x0F]
        if kind == _NOTE_ON and second:
            self._notes += 1
            if self._notes > MOST_NOTES:
                raise InputError("the MIDI file has more than {:,} notes; cut it into parts", MOST_NOTES)
            self._first_note = min(self._first_note, now)
            channel.begin(now, first, second)
        elif kind in (_NOTE_ON, _NOTE_OFF):
            channel.end(now, first)
        elif kind == _PROGRAM:
            channel.change_program(first)
        elif kind == _CONTROL and first == VOLUME:
            channel.change_volume(second)
        elif kind == _CONTROL and first == PEDAL and not channel.is_drum:
            channel.move_pedal(now, second >= PEDAL_DOWN)


class _Track:
    """A track while it is read: its name, and its channels, by their numbers from 0."""

    def __init__(self) -> None:
        self.name = b""
        self.channels = [Channel(is_drum=number == DRUM_CHANNEL) for number in range(CHANNELS)]

    def closed(self) -> list[Channel]:
        """The channels that have notes, once all is read."""
        last = max(channel.last for channel in self.channels)
        for channel in self.channels:
            channel.close(self.name, last)
        return [channel for channel in self.channels if channel.notes]


def _content(events: Iterator[int]) -> bytes:
    """The next bytes, as many as the number before them says."""
    byte = next(events)
    count = byte if byte < 0x80 else _number(byte, events)
    content = bytes(islice(events, count))
    if len(content) < count:
        raise StopIteration
    return content


def _number(byte: int, events: Iterator[int]) -> int:
    """The number of variable length that begins with a byte."""
    value = byte & 0x7F
    for _ in range(_LONGEST_NUMBER - 1):
        if byte < 0x80:
            return value
        byte = next(events)
        value = value << 7 | byte & 0x7F
    if byte < 0x80:
        return value
    raise InputError("the MIDI file is damaged: a number has no end; export it again")
