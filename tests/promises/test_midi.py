"""Promise 6: bad MIDI never hurts. One error type, each within a second, little memory."""

import random
import resource
import struct
import time
from contextlib import suppress

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.note import Note
from sketchpad.music.primers import primers

MOST_SECONDS = 1.0
MOST_MEGABYTES = 100


def track(events: bytes) -> bytes:
    return b"MTrk" + struct.pack(">I", len(events)) + events


def midi(*tracks: bytes, division: int = 480, count: int | None = None) -> bytes:
    return b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks) if count is None else count, division) + b"".join(tracks)


END = b"\0\xff\x2f\0"
HORRORS = {
    "nothing": b"",
    "only ff": b"\xff" * 200_000,
    "ff in a track": midi(track(b"\xff" * 200_000)),
    "no end of a number": midi(track(b"\xff" * 5 + b"\x80" * 60)),
    "huge delta": midi(track(b"\xff\xff\xff\x7f\x90\x3c\x40" + END)),
    "huge deltas": midi(track(b"\xff\xff\xff\x7f\x90\x3c\x40" * 3000 + END)),
    "tempo 0": midi(track(b"\0\xff\x51\3\0\0\0" + END)),
    "tempo of 2 bytes": midi(track(b"\0\xff\x51\2\1\1" + END)),
    "division 0": midi(track(END), division=0),
    "division in frames": midi(track(END), division=0xE728),
    "division 1": midi(track(b"\x7f\x90\x3c\x40\x7f\x80\x3c\0" + END), division=1),
    "running status first": midi(track(b"\0\x3c\x40" + END)),
    "running status after sysex": midi(track(b"\0\xf0\1\xf7\0\x3c\x40" + END)),
    "a 4 GB chunk": midi(b"MTrk\xff\xff\xff\xff\0\x90\x3c\x40"),
    "a 4 GB unknown chunk": midi(b"XXXX\xff\xff\xff\xff", track(END)),
    "deep sysex": midi(track(b"\0\xf0\x7f" * 20_000 + END)),
    "sysex of 256 MB": midi(track(b"\0\xf0\xff\xff\xff\x7f" + END)),
    "sysex without end": midi(track(b"\0\xf0\5\1\2\3")),
    "text of 256 MB": midi(track(b"\0\xff\1\xff\xff\xff\x7f")),
    "many empty tracks": midi(*[track(END)] * 5000),
    "65535 tracks promised": midi(track(END), count=65535),
    "data byte out of range": midi(track(b"\0\x90\xff\xff" + END)),
    "system message": midi(track(b"\0\xf8\0\xf9" + END)),
    "a million notes": midi(track(b"\0\x90\x3c\x40" * 1_000_000)),
    "notes that never end": midi(track(b"\1\x90\x3c\x40\1\x3d\x40\1\x3e\x40" + END)),
    "ends without beginnings": midi(track(b"\0\x80\x3c\0" * 1000 + END)),
    "the same note again and again": midi(track(b"\0\x90\x3c\x40" * 15_000 + b"\0\x80\x3c\0" * 15_000 + END)),
    "as many events as there may be": midi(track(b"\0\xb0\1\1" * 259_999 + END)),
    "long lists of who wrote what": midi(
        track((b"\0\xff\1\xbe\x40" + (b"sketchpad 1: by 0: melody" + b" 6" * 4000)[:8000]) * 1900)
    ),
    "a header of 4 GB": b"MThd\xff\xff\xff\xff\0\1\0\1\1\xe0",
    "a header that breaks off": b"MThd\0\0\0\6\0\1",
    "bad key signature": midi(track(b"\0\xff\x59\2\x7f\x7f" + END)),
    "bad time signature": midi(track(b"\0\xff\x58\4\0\xff\0\0" + END)),
}


def judge(data: bytes) -> None:
    begun = time.perf_counter()
    with suppress(InputError):
        song = parse_midi(data)
        assert all(0 <= note.pitch <= 127 and note.length >= 1 and note.start >= 0 for note in song.bars)
    assert time.perf_counter() - begun < MOST_SECONDS


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.fixture(scope="module", autouse=True)
def warmed_up():
    judge(midi_bytes(Bars.of([Note(0, 60, 480)])))


@pytest.mark.parametrize("name", HORRORS)
def test_horrors(name):
    before = peak_megabytes()
    judge(HORRORS[name])
    assert peak_megabytes() - before < MOST_MEGABYTES


def mutants(count: int) -> None:
    rng = random.Random(6)
    originals = [primer.path.read_bytes() for primer in primers()]
    for _ in range(count):
        data = bytearray(rng.choice(originals))
        for _ in range(rng.randrange(1, 8)):
            place = rng.randrange(len(data) or 1)
            data = data or bytearray(b"M")
            match rng.randrange(4):
                case 0:
                    data[place] = rng.randrange(256)
                case 1:
                    del data[place : place + rng.randrange(1, 20)]
                case 2:
                    data[place:place] = rng.randbytes(rng.randrange(1, 20))
                case _:
                    data = data[: max(place, 1)]
        judge(bytes(data))


def test_mutants():
    mutants(600)


@pytest.mark.full
@pytest.mark.timeout(900)
def test_twenty_thousand_mutants():
    mutants(20_000)
