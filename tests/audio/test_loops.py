"""A loop that is set, moved or left while a song plays: what sounds goes on, and nothing begins twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.audio.player import LEAD
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from tests.audio.listening import BAR, begun, check_all_ends, clicks, line, play_to, spans

pytestmark = pytest.mark.alone

BEATS = Bars.of([Note(480 * beat, 60 + beat, 480) for beat in range(40)], tempo=125)
"""Each beat has a pitch of its own."""


def times(listener, beat):
    return begun(listener, 60 + beat)


@pytest.mark.parametrize("asked_at", [10, 600, 619, 2500, 3800])
def test_a_song_goes_on_when_a_loop_is_set_and_comes_round_at_its_end(listened, asked_at):
    player, listener = listened
    player.play(BEATS)
    play_to(player, listener, asked_at)
    assert player.go_round((0, 2 * BAR), BEATS)
    play_to(player, listener, 5 * BAR)
    assert times(listener, 0) == [0, 2 * BAR, 4 * BAR]
    assert times(listener, 7) == [7 * 480, 2 * BAR + 7 * 480]
    assert times(listener, 8) == []


@pytest.mark.parametrize("asked_at", [600, 2000, 1920 + 25, 2900])
def test_a_song_goes_on_past_the_end_of_a_loop_that_is_left(listened, asked_at):
    player, listener = listened
    player.play(BEATS, 0, (0, 960))
    play_to(player, listener, asked_at)
    rounds = (asked_at - round(LEAD * 1000) + 10) // 960
    assert player.go_round(None, BEATS)
    play_to(player, listener, asked_at + 3 * 960)
    assert times(listener, 0) == [960 * number for number in range(rounds + 1)]
    assert times(listener, 2) == [960 * rounds + 960]
    assert times(listener, 3) == [960 * rounds + 1440]


def test_a_loop_that_is_moved_ahead_is_played_into(listened):
    player, listener = listened
    player.play(BEATS, 0, (0, BAR))
    play_to(player, listener, BAR + 1000)
    assert player.go_round((BAR, 2 * BAR), BEATS)
    play_to(player, listener, 5 * BAR)
    assert times(listener, 3) == [3 * 480, BAR + 3 * 480]
    assert times(listener, 4) == [2 * BAR, 3 * BAR, 4 * BAR]
    assert times(listener, 8) == []


def test_a_note_sounds_on_while_the_loop_changes(listened):
    player, listener = listened
    held = Bars.of([Note(0, 40, 5 * BAR), *line(60)], tempo=125)
    player.play(held)
    play_to(player, listener, 600)
    assert player.go_round((0, 2 * BAR), held)
    play_to(player, listener, 700)
    assert player.go_round(None, held)
    play_to(player, listener, 800)
    assert player.go_round((0, 2 * BAR), held)
    play_to(player, listener, 3 * BAR)
    assert spans(listener, 40)[0] == (0, 2 * BAR - 1)


def test_it_says_where_it_cannot_go_on(listened):
    player, listener = listened
    assert not player.go_round((0, BAR), BEATS), "nothing plays"
    player.play(BEATS, 0, None, 4)
    assert not player.go_round((0, BAR), BEATS), "it is counted in"
    player.play(BEATS)
    play_to(player, listener, listener.clock + BAR + 100)
    assert not player.go_round((0, BAR), BEATS), "the loop is over"
    assert player.go_round((0, 2 * BAR), BEATS)


def test_the_metronome_clicks_on(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(BEATS, 0, (0, 3 * 480))
    play_to(player, listener, 2000)
    assert player.go_round(None, BEATS)
    play_to(player, listener, 5000)
    assert [time for time, _ in clicks(listener)] == [480 * beat for beat in range(11)]


songs = st.lists(st.tuples(st.integers(0, 60), st.integers(60, 63), st.integers(1, 4000)), max_size=30)
loops = st.none() | st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda each: (120 * each[0], 120 * sum(each)))


@given(songs, st.lists(st.tuples(st.integers(0, 9000), loops), max_size=8))
def test_however_often_the_loop_changes_no_note_sticks_and_none_begins_twice(listened, song, changes):
    player, listener = listened
    listener.clock, listener.events, listener.log = 0, [], []
    last = Note(100 * BAR, 60, 1)
    bars = Bars.of({last, *(Note(120 * step, pitch, length) for step, pitch, length in song)}, tempo=125)
    player.play(bars)
    for at, loop in sorted(changes, key=lambda change: change[0]):
        play_to(player, listener, at)
        player.go_round(loop, bars)
    play_to(player, listener, 9000)
    player.go_round(None, bars)
    check_all_ends(player, listener, last)
