"""Songs are heard in one key wherever they can be, and moved by as little as it takes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.key_plan import in_key_of_first, keys_of, transposed, ways_to_c
from sketchpad.music.bars import Bars
from sketchpad.music.melody import END_MELODY_PITCH, LOWEST_MELODY_PITCH, MAJOR_SCALE, major_key
from sketchpad.music.note import Note, Voice

C_MAJOR = [60 + degree for degree in MAJOR_SCALE]
FIVE_TONES = (60, 62, 64, 67, 69)
"""Of C, F and G major."""


def tune(pitches, up=0, voice=Voice.MELODY) -> Bars:
    return Bars.of(Note(240 * number, pitch + up, 240, voice=voice) for number, pitch in enumerate(pitches))


@given(st.integers(-12, 12))
def test_a_scale_is_heard_in_its_key(up):
    assert keys_of([tune(C_MAJOR, up)]) == [up % 12]


@pytest.mark.parametrize("other", [0, 5, 7])
def test_what_belongs_to_several_keys_is_heard_in_that_of_the_other_song(other):
    assert keys_of([tune(FIVE_TONES), tune(C_MAJOR, other)]) == [other, other]
    assert keys_of([tune(C_MAJOR, other), tune(FIVE_TONES)]) == [other, other]


def test_what_cannot_be_in_that_key_keeps_its_own():
    assert keys_of([tune(C_MAJOR), tune(FIVE_TONES, 2)]) == [0, 2]
    assert keys_of([tune(C_MAJOR), tune(C_MAJOR, 6)]) == [0, 6]


@given(st.integers(-30, 30), st.integers(-30, 30))
def test_all_come_into_the_key_of_the_first_by_half_an_octave_at_most(first, second):
    a, b = tune(C_MAJOR, first), tune(C_MAJOR, second)
    same, other = in_key_of_first([a, b])
    assert same == a
    assert major_key(note.pitch for note in other) == first % 12
    assert abs(other.columns["pitch"].min() - b.columns["pitch"].min()) <= 6


def test_drums_and_all_else_of_a_note_stay_what_they_are():
    song = Bars.of([*tune(C_MAJOR), Note(0, 38, 120, 99, voice=Voice.DRUMS)], 90)
    up = transposed(song, 5)
    assert up.tempo == 90
    assert [note.pitch for note in up if note.voice is Voice.DRUMS] == [38]
    assert [note.pitch for note in up if note.voice is Voice.MELODY] == [pitch + 5 for pitch in C_MAJOR]
    assert transposed(Bars.of([Note(0, 38, 120, voice=Voice.DRUMS)]), 5).columns["pitch"].tolist() == [38]


@pytest.mark.parametrize(("pitch", "up", "expected"), [(125, 5, 118), (3, -5, 10), (60, 5, 65)])
def test_at_the_edge_of_the_roll_a_song_goes_the_other_way(pitch, up, expected):
    assert transposed(tune([pitch]), up).columns["pitch"].tolist() == [expected]


@given(st.integers(-40, 40), st.integers(-40, 40))
def test_all_come_to_c_and_into_the_range(first, second):
    songs = [tune(C_MAJOR, first), tune(C_MAJOR, second)]
    for song, way in zip(songs, ways_to_c(songs, into_range=True), strict=True):
        pitches = song.columns["pitch"] + way
        assert major_key(pitches) == 0
        assert pitches.min() >= LOWEST_MELODY_PITCH
        assert pitches.max() < END_MELODY_PITCH
    assert all(abs(way) <= 6 for way in ways_to_c(songs, into_range=False))


@pytest.mark.parametrize("up", [2, 5, 7, 9, 11, 12, 24, -2, -7, -12, -24])
def test_what_is_in_another_register_comes_into_the_same_one(up):
    """Between two registers is none: half the way every note would be in one or the other."""
    first, second = ways_to_c([tune(C_MAJOR), tune(C_MAJOR, up)], into_range=True)
    assert second - first == -up


def test_what_is_a_little_higher_in_the_same_key_stays_so():
    low, high = tune(FIVE_TONES), tune((67, 69, 72, 74, 76))
    assert np.diff(ways_to_c([low, high], into_range=True)) == 0


def test_of_four_songs_all_come_into_one_register_and_silence_with_them():
    songs = [tune(C_MAJOR), tune(C_MAJOR, 31), tune(C_MAJOR, -14), tune([0], 38, Voice.DRUMS)]
    ways = ways_to_c(songs, into_range=True)
    assert [way - ways[0] for way in ways[:3]] == [0, -31, 14]


def test_songs_without_pitch_go_nowhere():
    drums = Bars.of([Note(0, 38, 120, voice=Voice.DRUMS)])
    assert ways_to_c([drums, drums], into_range=True) == [0, 0]
    assert ways_to_c([drums, tune(C_MAJOR, 2)], into_range=False) == [-2, -2]
