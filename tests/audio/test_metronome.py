"""The metronome, and the beats that are counted before playing begins."""

from dataclasses import replace

import pytest

from sketchpad.audio.player import LEAD
from sketchpad.music.metre import Metre
from tests.audio.listening import BAR, begun, clicks, line, listener_time, play_to

pytestmark = pytest.mark.alone


def test_the_metronome_clicks_on_each_beat_and_accents_the_first(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60), tick=1300)
    play_to(player, listener, 3000)
    assert clicks(listener) == [(140, False), (620, True), (1100, False), (1580, False), (2060, False), (2540, True)]


def test_the_metronome_follows_a_loop_that_does_not_fit_the_beats(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60), 0, (240, 1200))
    play_to(player, listener, 3000)
    assert [time for time, _ in clicks(listener)] == [0, 480, 960, 1440, 1920, 2400, 2880]
    assert [accent for _, accent in clicks(listener)] == [True] + [False] * 6


@pytest.mark.parametrize("asked_at", [100, 700, 1999])
def test_the_metronome_begins_and_ends_at_once_and_leaves_the_notes_alone(listened, asked_at):
    player, listener = listened
    player.play(line(60))
    play_to(player, listener, asked_at)
    player.set_metronome(True)
    play_to(player, listener, 4000)
    player.set_metronome(False)
    play_to(player, listener, 12_000)
    first = -(-(listener_time(asked_at) + 10) // 480) * 480
    last = (4000 - LEAD * 1000) // 480 * 480
    assert [time for time, _ in clicks(listener)] == list(range(first, int(last) + 1, 480))
    assert begun(listener, 60) == list(range(0, 6 * BAR, 480))
    assert not listener.sounding()


def test_a_bar_is_counted_first(listened):
    player, listener = listened
    player.play(line(60), 480, count_in=4)
    assert player.counting == 1
    play_to(player, listener, 1500)
    assert player.counting == 4
    assert player.position == 480
    play_to(player, listener, 4000)
    assert player.counting == 0
    assert clicks(listener) == [(0, True), (480, False), (960, False), (1440, False)]
    assert begun(listener, 60)[0] == 1920


@pytest.mark.parametrize(
    ("metre", "beat", "beats"), [("3/4", 480, 3), ("6/8", 240, 6), ("2/2", 960, 2), ("5/16", 120, 5)]
)
def test_the_metronome_counts_in_the_songs_metre(listened, metre, beat, beats):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60).in_metre(Metre.of(metre)), tick=beat * beats, count_in=beats)
    play_to(player, listener, 2 * beat * beats + 200)
    expected = [(beat * number, number % beats == 0) for number in range(2 * beats + 1)]
    assert clicks(listener)[: len(expected)] == expected
    assert begun(listener, 60)[0] >= beat * beats


def test_another_metre_while_it_plays_is_clicked_from_then_on(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60))
    play_to(player, listener, 1000)
    player.replace(line(60).in_metre(Metre(3, 4)))
    play_to(player, listener, 5000)
    assert [time for time, accent in clicks(listener) if accent] == [0, 1440, 2880, 4320]


def test_the_count_goes_on_when_the_metronome_is_switched_off(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60), 480, count_in=4)
    play_to(player, listener, 700)
    player.set_metronome(False)
    play_to(player, listener, 4000)
    assert [at for at, _ in clicks(listener)] == [0, 480, 960, 1440]
    assert begun(listener, 60)[0] == 1920


def test_another_tempo_while_it_is_counted_leaves_the_beginning_where_it_is(listened):
    player, listener = listened
    player.play(line(60), 480, count_in=4)
    play_to(player, listener, 700)
    player.replace(replace(line(72), tempo=250))
    play_to(player, listener, 4000)
    assert begun(listener, 72)[:2] == [1920, 2160]
    assert begun(listener, 60) == []
