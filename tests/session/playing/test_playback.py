"""What the playhead tells, whatever the window was busy with meanwhile."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.background import Background
from sketchpad.session.playing.playback import Playback
from tests.silent_player import SilentPlayer

BAR = 1920


@pytest.fixture
def player():
    return SilentPlayer()


@pytest.fixture
def playback(qapp, player):
    background = Background()
    made = Playback(background)
    made._player = player
    made.show(Bars.of([Note(0, 60, BAR)]))
    yield made
    background.close()
    made.close()


def look(playback, player, position, rounds):
    player.position, player.rounds = float(position), rounds
    playback._on_timeout()


def test_a_loop_that_came_round_is_told_of_even_after_a_whole_round_without_a_look(playback, player):
    told = []
    playback.came_round.connect(lambda: told.append(playback.playhead))
    playback.set_loop((0, BAR))
    playback.begin(0)
    look(playback, player, 500, 0)
    look(playback, player, 600, 1)
    assert told == [600]
    look(playback, player, 700, 1)
    assert told == [600]
    look(playback, player, 900, 4)
    assert told == [600, 900]


def test_a_loop_that_is_set_behind_the_playhead_has_not_come_round(playback, player):
    told = []
    playback.came_round.connect(lambda: told.append(playback.playhead))
    playback.begin(0)
    look(playback, player, 1800, 0)
    playback.set_loop((0, 960))
    look(playback, player, 10, 0)
    assert told == []


def test_a_round_is_told_of_again_after_playing_began_anew(playback, player):
    told = []
    playback.came_round.connect(lambda: told.append(playback.playhead))
    playback.set_loop((0, BAR))
    playback.begin(0)
    look(playback, player, 10, 3)
    playback.begin(0)
    look(playback, player, 20, 1)
    assert told == [10, 20]


def test_a_loop_that_is_set_or_left_meanwhile_lets_the_song_play_on(playback, player):
    told = []
    playback.came_round.connect(lambda: told.append(playback.playhead))
    playback.begin(0)
    look(playback, player, 500, 0)
    playback.set_loop((0, BAR))
    assert (player.loop, playback.begun) == ((0, BAR), 500)
    look(playback, player, 20, 1)
    assert told == [20]
    playback.set_loop(None)
    assert (player.loop, playback.begun) == (None, 20)
    assert player.asked == [(0, None, 0)], "it was never begun anew"
    playback.stop()
    assert playback.playhead == 0


def test_a_playhead_that_is_past_a_loop_leaps_to_its_start(playback, player):
    playback.begin(0)
    look(playback, player, 1500, 0)
    playback.set_loop((480, 960))
    assert player.asked[-1] == (480, (480, 960), 0)
