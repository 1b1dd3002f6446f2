"""Song files: what goes in comes out, and anything else is refused with InputError."""

import hashlib
import json
import random
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music import song_file
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.mix import Mix, Strip
from sketchpad.music.note import LAST_TICK, Author, Note, Voice
from sketchpad.music.primers import read_primer
from sketchpad.music.song_file import (
    SongFile,
    parse_song_file,
    read_song,
    read_song_file,
    song_file_bytes,
)

notes = st.builds(
    Note,
    st.integers(0, LAST_TICK // 2),
    st.integers(0, 127),
    st.integers(1, LAST_TICK // 2),
    st.integers(1, 127),
    st.sampled_from(Author),
    st.sampled_from(Voice),
    st.booleans(),
)
scores = st.builds(
    lambda metre, notes, tempo, locked: Bars.of(notes, tempo, metre).with_locked_bars(locked),
    st.builds(Metre, st.integers(1, 16), st.sampled_from(UNITS)),
    st.lists(notes, max_size=700),
    st.floats(20, 400),
    st.frozensets(st.integers(0, 2000), max_size=3),
)
strips = st.builds(Strip, st.integers(0, 127), st.integers(0, 127), st.booleans(), st.booleans())
mixes = st.fixed_dictionaries(dict.fromkeys(Voice, strips)).map(lambda each: Mix(MappingProxyType(each)))
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
songs = st.builds(
    SongFile,
    scores,
    mixes,
    plain,
    plain,
    st.lists(plain, max_size=3),
    st.none() | st.text(),
    st.none() | st.binary(),
    plain,
)


def sealed(body: bytes, **header: object) -> bytes:
    """A file whose first line is true of what follows, unless it is told otherwise."""
    line = {"sketch": 2, "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest(), **header}
    return json.dumps(line).encode() + b"\n" + body


@given(songs)
def test_what_goes_in_comes_out(song):
    assert parse_song_file(song_file_bytes(song)) == song


def test_only_a_song_with_a_scale_is_of_the_format_that_has_scales():
    song = SongFile(read_primer(), origins=[], scale={"tonic": 2, "name": "dorian"})
    looped = replace(song, loop={"start": 0, "end": 1920, "on": True})
    for each in (song, looped):
        data = song_file_bytes(each)
        assert data.startswith(b'{"sketch": 4')
        assert parse_song_file(data) == each
    assert b'"scale"' not in song_file_bytes(replace(looped, scale=None)), "programs before it read what they can"


def test_it_can_be_read_without_this_program():
    song = read_primer()
    first, body = song_file_bytes(SongFile(song)).split(b"\n", 1)
    header = json.loads(first)
    assert header == {"sketch": 2, "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    score = json.loads(body)["score"]
    assert [note[:3] for note in score["notes"]] == [[note.start, note.pitch, note.length] for note in song]
    assert score["metre"] == [4, 4]


def test_songs_of_the_first_format_are_in_four_four():
    song = read_primer().with_locked_bars([1])
    content = json.loads(song_file_bytes(SongFile(song)).split(b"\n", 1)[1])
    del content["score"]["metre"]
    assert parse_song_file(sealed(json.dumps(content).encode() + b"\n", sketch=1)) == SongFile(song, origins=[])


def test_only_a_song_with_a_loop_is_of_the_format_that_has_loops():
    song = SongFile(read_primer(), origins=[])
    assert b'"loop"' not in song_file_bytes(song), "programs before it read what they can"
    looped = replace(song, loop={"start": 0, "end": 1920, "on": True})
    data = song_file_bytes(looped)
    assert data.startswith(b'{"sketch": 3')
    assert parse_song_file(data) == looped
    assert parse_song_file(song_file_bytes(song)) == song


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: b"", "not a song"),
        (lambda data: b"MThd" + data, "not a song"),
        (lambda data: b"{}\n" + data, "not a song"),
        (lambda data: b"\0" * len(data), "not a song"),
        (lambda data: data.replace(b'"sketch": 2', b'"sketch": 5', 1), "newer program"),
        (lambda data: data.replace(b'"sketch": 2', b'"sketch": true', 1), "not a song"),
        (lambda data: data.replace(b'"sketch": 2', b'"sketch": 0', 1), "damaged"),
        (lambda data: data[:-7], "breaks off"),
        (lambda data: data[: data.index(b"\n") + 1], "breaks off"),
        (lambda data: data + b" ", "damaged"),
        (lambda data: data.replace(b"[480,", b"[481,", 1), "damaged"),
        (lambda data: data[:-50] + b"\0" * 50, "damaged"),
    ],
)
def test_what_is_wrong_is_said(spoil, says):
    with pytest.raises(InputError, match=says):
        parse_song_file(spoil(song_file_bytes(SongFile(read_primer()))))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"score": ' * 3_000,
        b"1" * 10_000,
        b'{"score": {}, "mix": {}, "takes": null, "panels": null, "origins": [], "home": null, "more": 1}',
        b'{"score": {}, "mix": {}, "takes": null, "panels": null, "origins": [], "home": "/x", "home_sha256": "no"}',
        b'{"score": {}, "mix": {}, "takes": null, "panels": null, "origins": [], "home": "/x", "home_sha256": 1}',
    ],
)
def test_a_true_checksum_does_not_make_a_song(body):
    with pytest.raises(InputError):
        parse_song_file(sealed(body))


def test_a_file_that_is_too_large_is_neither_written_nor_read(monkeypatch, tmp_path):
    data = song_file_bytes(SongFile(read_primer()))
    monkeypatch.setattr(song_file, "MOST_BYTES", 500)
    with pytest.raises(InputError, match="at most 500"):
        song_file_bytes(SongFile(read_primer()))
    (tmp_path / "big.sketch").write_bytes(data)
    with pytest.raises(InputError, match="breaks off"):
        read_song_file(tmp_path / "big.sketch")


def mutants(count: int) -> None:
    """Values in a true file become others, and the file is sealed anew."""
    rng = random.Random(7)
    body = song_file_bytes(SongFile(read_primer())).split(b"\n", 1)[1]
    odd = [None, True, -1, 1e400, 2**70, "x" * 300, [], {}, [[]], 0.5, float("nan")]

    def spoil(value):
        if rng.random() < 0.1 or not value or not isinstance(value, dict | list):
            return rng.choice(odd)
        where = rng.choice(list(value)) if isinstance(value, dict) else rng.randrange(len(value))
        match rng.randrange(8):
            case 0:
                del value[where]
            case 1 if isinstance(value, list):
                value.insert(where, rng.choice(odd))
            case _:
                value[where] = spoil(value[where])
        return value

    for _ in range(count):
        changed = spoil(json.loads(body))
        with suppress(InputError):
            song = parse_song_file(sealed(json.dumps(changed).encode()))
            assert all(0 <= note.pitch <= 127 and note.length >= 1 for note in song.bars)
            assert song_file_bytes(song)


def test_mutants():
    mutants(500)


@pytest.mark.full
def test_many_mutants():
    mutants(20_000)


def test_flipped_bits_are_all_noticed():
    data = song_file_bytes(SongFile(Bars.of([Note(0, 60, 480)])))
    for place in range(8 * len(data)):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(InputError):
            parse_song_file(bytes(flipped))


def test_a_song_may_have_two_thousand_bars_and_no_more():
    longest, longer = (SongFile(Bars.of([Note(LAST_TICK - 480, 60, 480 + more)]), origins=[]) for more in (0, 1))
    data = song_file_bytes(longest)
    assert parse_song_file(data) == longest
    with pytest.raises(InputError, match="longer than 2,000 bars"):
        song_file_bytes(longer)
    body = data.split(b"\n", 1)[1].replace(b"60, 480,", b"60, 481,")
    with pytest.raises(InputError, match="longer than 2,000 bars"):
        parse_song_file(sealed(body))


def test_a_song_is_read_from_either_kind_of_file(tmp_path):
    song = read_primer()
    (tmp_path / "a.mid").write_bytes(midi_bytes(song))
    (tmp_path / "a.sketch").write_bytes(song_file_bytes(SongFile(song)))
    assert read_song(tmp_path / "a.mid").bars == read_song(tmp_path / "a.sketch").bars == song
    with pytest.raises(InputError, match=r"cannot read .*choose another file"):
        read_song(tmp_path / "no.sketch")
