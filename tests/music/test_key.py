"""Keys and pitches by their names, and the key of a song."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import KEYS, Key, key_of, tells_key
from sketchpad.music.note import Note, Voice
from sketchpad.music.pitch import pitch_name, pitch_of, range_of
from sketchpad.music.primers import read_primer


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("C", Key(0)),
        ("Bb", Key(10)),
        ("F# minor", Key(6, minor=True)),
        ("f♯ Minor", Key(6, minor=True)),
        ("Am", Key(9, minor=True)),
        ("AM", Key(9)),
        ("e-flat", None),
        ("Cb", Key(11)),
        ("B# major", Key(0)),
        ("D-minor", Key(2, minor=True)),
        ("H", None),
        ("", None),
        ("auto", None),
    ],
)
def test_a_key_is_known_by_its_name(name, key):
    if key:
        assert Key.of(name) == key
    else:
        with pytest.raises(InputError, match="F# minor"):
            Key.of(name)


@pytest.mark.parametrize("tonic", [-1, 12])
def test_a_key_has_one_of_twelve_tonics(tonic):
    with pytest.raises(InputError, match="tonic"):
        Key(tonic)


def test_every_key_is_found_by_the_name_it_gives_itself():
    assert len(set(KEYS)) == 24
    for key in KEYS:
        assert Key.of(key.name) == key
        assert len(key.pitch_classes) == 7
        assert key.tonic in key.pitch_classes


def test_a_minor_key_has_the_notes_of_the_major_key_above_it():
    for tonic in range(12):
        assert Key(tonic, minor=True).pitch_classes == Key((tonic + 3) % 12).pitch_classes


@pytest.mark.parametrize(
    ("primer", "name"),
    [("twinkle", "C major"), ("irish_reel", "G major"), ("minor_lament", "D minor"), ("synth_hook", "F major")],
)
def test_a_primer_has_its_key_wherever_it_is_moved(primer, name):
    song = read_primer(primer)
    key = Key.of(name)
    for semitones in range(-6, 6):
        moved = Bars.of(Note(n.start, n.pitch + semitones, n.length) for n in song)
        assert key_of(moved) == Key((key.tonic + semitones) % 12, key.minor)


def test_without_a_pitch_there_is_no_key():
    assert key_of() is None
    assert key_of(Bars.of(), Bars.of([Note(0, 36, 120, voice=Voice.DRUMS)])) is None


def test_a_key_is_told_by_four_pitch_classes_whatever_their_octaves_and_not_by_drums():
    notes = [Note(0, pitch, 480) for pitch in (60, 62, 64, 72, 74)]
    drums = [Note(0, pitch, 120, voice=Voice.DRUMS) for pitch in range(36, 43)]
    assert not tells_key(Bars.of([*notes, *drums]))
    assert tells_key(Bars.of([*notes, Note(480, 65, 480)]))


def test_one_note_of_every_pitch_is_in_some_key():
    assert key_of(Bars.of(Note(0, 60 + pitch, 480) for pitch in range(12))) in KEYS


@given(st.integers(0, 127))
def test_a_pitch_is_found_by_its_name(pitch):
    assert pitch_of(pitch_name(pitch)) == pitch_of(str(pitch)) == pitch


def test_names_and_ranges_as_people_write_them():
    assert (pitch_of("C4"), pitch_of("c#4"), pitch_of("Bb3"), pitch_of("C-1")) == (60, 61, 58, 0)
    assert range_of("C3-C6") == range_of(" 48 – 84 ") == (48, 84)
    assert range_of("C-1-G9") == (0, 127)
    for wrong in ("", "C3", "C3-", "H2-C4", "48-84-90", "1000-2000"):
        with pytest.raises(InputError, match="C3-C6"):
            range_of(wrong)
    for wrong in ("", "H4", "C", "4C", "1000"):
        with pytest.raises(InputError, match="Bb3"):
            pitch_of(wrong)
