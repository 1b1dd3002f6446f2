"""What the synthesizer plays, other programs hear as well: the same notes, at the same time, and the same silence."""

import threading
import time

import pytest

from sketchpad.audio.player import LEAD, Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.midi.output import Output
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Note, Voice
from tests.audio.listening import play_for
from tests.midi.machine import Machine

pytestmark = pytest.mark.alone

STEP = 0.05
"""Seconds between notes."""
SONG = Bars.of([Note(120 * k, 40 + k, 120, 100, voice=Voice(k % 4)) for k in range(32)], tempo=300)
CHANNELS = {0: 0, 1: 1, 2: 2, 3: 9}
LATE = 0.02


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def player(monkeypatch, tmp_path, machine):
    monkeypatch.chdir(tmp_path)
    made = Player(find_soundfont(), "file")
    made.set_metronome(True)
    output = Output(machine.open_output())
    made.send_to(output)
    yield made
    made.close()
    output.close()
    assert machine.sounding() == set()


def begun(machine):
    return [(message.note, message.channel) for _, message in machine.sent if message.type == "note_on"]


def test_a_song_goes_out_note_by_note_in_time_without_clicks(machine, player):
    start = time.monotonic() + LEAD
    player.play(SONG)
    play_for(player, 32 * STEP + 0.3)
    assert begun(machine) == [(40 + k, CHANNELS[k % 4]) for k in range(32)]
    assert machine.sounding() == set()
    at = [sent for sent, message in machine.sent if message.type == "note_on"]
    late = sorted(sent - start - STEP * k for k, sent in enumerate(at))
    middle = late[len(late) // 2]
    # FluidSynth's clock stands still until its driver asks; what counts is that notes keep their distances.
    assert max(abs(each - middle) for each in late) <= LATE


def test_stopping_seeking_and_switching_off_end_all_that_sounds(machine, player):
    held = Bars.of([Note(0, pitch, 9600, 100) for pitch in (60, 64, 67)], tempo=120)
    for end in (player.stop, lambda: player.play(SONG, tick=2400), lambda: player.send_to(None)):
        player.play(held)
        play_for(player, 0.15)
        assert machine.sounding() == {(0, 60), (0, 64), (0, 67)}
        asked = time.monotonic()
        end()
        assert not machine.sounding() & {(0, 60), (0, 64), (0, 67)}
        assert time.monotonic() - asked <= 0.05
        player.stop()


def test_what_is_played_by_hand_goes_out_at_once_from_any_thread(machine, player):
    def play():
        player.note_on(60, 90, Voice.BASS)
        player.note_off(60, Voice.BASS)

    thread = threading.Thread(target=play)
    thread.start()
    thread.join()
    assert [(message.type, message.channel) for _, message in machine.sent] == [("note_on", 2), ("note_off", 2)]


def test_another_score_is_heard_there_too_and_leaves_no_note(machine, player):
    long = Bars.of([Note(480 * k, 60 + k, 470, 100) for k in range(8)], tempo=300)
    player.play(long)
    play_for(player, 0.25)
    player.replace(long.edited(removed=[Note(480 * k, 60 + k, 470, 100) for k in range(4, 8)]))
    play_for(player, 0.9)
    assert begun(machine) == [(60 + k, 0) for k in range(4)]
    assert machine.sounding() == set()


def test_what_is_mute_here_is_mute_there(machine, player):
    player.apply(DEFAULT_MIX.changed(Voice.MELODY, muted=True))
    player.play(SONG)
    play_for(player, 8 * STEP)
    assert {channel for _, channel in begun(machine)} == {1, 2, 9}


def test_an_outlet_that_comes_later_begins_nothing_that_is_mute(player):
    player.apply(DEFAULT_MIX.changed(Voice.MELODY, muted=True))
    other = Machine()
    output = Output(other.open_output())
    player.send_to(output)
    player.play(SONG)
    play_for(player, 8 * STEP)
    player.stop()
    output.close()
    assert {channel for _, channel in begun(other)} == {1, 2, 9}


def test_what_sounds_there_ends_when_the_player_is_given_back(machine, player):
    player.play(Bars.of([Note(0, pitch, 9600, 100) for pitch in (60, 64, 67)], tempo=120))
    play_for(player, 0.15)
    assert machine.sounding() == {(0, 60), (0, 64), (0, 67)}
    player.close()
    assert machine.sounding() == set()


def test_an_outlet_that_comes_while_the_song_plays_hears_the_rest(machine, player):
    player.send_to(None)
    player.play(SONG)
    play_for(player, 8 * STEP)
    other = Machine()
    output = Output(other.open_output())
    player.send_to(output)
    play_for(player, 16 * STEP)
    player.stop()
    output.close()
    pitches = [pitch for pitch, _ in begun(other)]
    assert pitches == list(range(pitches[0], pitches[-1] + 1))
    assert 40 + 6 <= pitches[0] <= 40 + 10
    assert len(pitches) >= 12
    assert other.sounding() == set()


def test_an_outlet_that_comes_while_the_mix_changes_has_the_latest(player):
    class HeldUp(Output):
        """Told of mutes, it is put off until the mix has changed, unless that waits for it."""

        applying = None

        def mute(self, channels):
            if self.applying is None:
                muted = DEFAULT_MIX.changed(Voice.MELODY, muted=True)
                self.applying = threading.Thread(target=player.apply, args=(muted,))
                self.applying.start()
                self.applying.join(0.5)
            super().mute(channels)

    other = Machine()
    output = HeldUp(other.open_output())
    player.send_to(output)
    output.applying.join()
    player.play(SONG)
    play_for(player, 8 * STEP)
    player.send_to(None)
    output.close()
    assert {channel for _, channel in begun(other)} == {1, 2, 9}


def test_the_tick_of_a_moment_runs_on_through_the_loop_and_beyond_the_end(player):
    assert player.tick_at(time.monotonic()) is None
    player.play(Bars.of([Note(0, 60, 480)], tempo=300))
    play_for(player, 1.0, open_ended=True)
    now = time.monotonic()
    here = player.tick_at(now)
    # A second at five quarters a second, less what the sound is behind.
    assert here == pytest.approx(2400, abs=300)
    assert player.tick_at(now + 0.1) == pytest.approx(here + 240)
    assert player.playing
    player.play(SONG, 0, (0, 480))
    play_for(player, 0.5)
    assert player.tick_at(time.monotonic()) > 480
    assert 0 <= player.folded(player.tick_at(time.monotonic())) < 480
