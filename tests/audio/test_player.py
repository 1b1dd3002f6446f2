"""The player keeps FluidSynth's time, with a driver that writes to a file and with none."""

import time
import wave
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from sketchpad.audio.player import LEAD, Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.audio.synth import DRUM_BANK, VOLUME
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX, MIDI_CHANNELS
from sketchpad.music.note import Note, Voice
from tests.audio.listening import play_for

pytestmark = pytest.mark.alone


FAST = Bars.of([Note(120 * step, 60 + step, 120, 100) for step in range(8)], tempo=240)


def test_the_position_follows_the_clock_and_ends_with_the_song(player):
    player.play(FAST)
    play_for(player, 0.5)
    expected = (0.5 - LEAD) * 240 * 480 / 60
    assert player.playing
    assert player.position == pytest.approx(expected, abs=200)
    play_for(player, 1.0)
    assert not player.playing
    assert player.position == 0


def test_playing_begins_anywhere(player):
    player.play(FAST, tick=480)
    assert player.position == pytest.approx(480, abs=60)


def test_a_loop_goes_round(player):
    player.play(FAST, 0, (0, 480))
    positions = []
    for _ in range(40):
        play_for(player, 0.03)
        positions.append(player.position)
    assert player.playing
    assert max(positions) < 480
    assert sum(later < earlier for earlier, later in pairwise(positions)) >= 3


def test_bars_can_grow_while_they_are_played(player):
    player.play(FAST)
    player.replace(FAST.edited(added=[Note(3 * 1920, 60, 480)]))
    play_for(player, 1.6)
    assert player.playing


def test_what_was_heard_at_a_moment_stays_so_when_the_tempo_changes(player):
    player.play(FAST)
    play_for(player, 0.3)
    moment = time.monotonic()
    tick = player.tick_at(moment)
    play_for(player, 0.2)
    player.replace(replace(FAST, tempo=30))
    play_for(player, 0.1)
    assert player.tick_at(moment) == pytest.approx(tick, abs=20)


def test_stopping_is_silent_at_once(player, tmp_path):
    player.play(Bars.of([Note(0, 60, 19200, 120)]))
    play_for(player, 0.6)
    player.stop()
    time.sleep(0.6)
    player.close()
    with wave.open(str(tmp_path / "fluidsynth.wav")) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16).astype(float)
        # What is left is the room's reverberation.
        loud = np.flatnonzero(np.abs(samples) > 0.1 * np.abs(samples).max())
        heard = (loud[-1] - loud[0]) / 2 / wav.getframerate()
    assert heard < 0.6 + 0.05


def test_a_note_can_be_auditioned(player, tmp_path):
    player.audition(69, 110)
    time.sleep(0.5)
    player.close()
    data = (tmp_path / "fluidsynth.wav").read_bytes()[44:]
    assert np.abs(np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)).max() > 500


def test_a_key_sounds_on_when_the_song_ends_its_pitch(player, tmp_path):
    player.play(Bars.of([Note(0, 60, 120, voice=Voice.HARMONY), Note(0, 96, 3840, 1)], tempo=240))
    player.note_on(60, 100, Voice.HARMONY)
    play_for(player, 1.5)
    player.close()
    with wave.open(str(tmp_path / "fluidsynth.wav")) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16)
    end = np.abs(samples[-wav.getframerate() // 5 :].astype(int)).max()
    assert end > 500, "the last tenth of a second"


def test_without_a_device_the_reason_is_said_and_the_playhead_moves(monkeypatch):
    from sketchpad.audio.synth import fluidsynth_library

    monkeypatch.setattr(fluidsynth_library(), "new_fluid_audio_driver", lambda *_: None)
    player = Player(find_soundfont())
    assert "no audio device" in player.problem
    player.play(FAST)
    play_for(player, 0.3)
    assert player.position > 100
    player.close()


def test_the_player_sounds_as_the_mix_says_notes_on_their_way_among_them(player, tmp_path):
    player.apply(DEFAULT_MIX.changed(Voice.BASS, program=38, volume=64).changed(Voice.MELODY, muted=True))
    fluid = player._synth.fluid
    sounds = [(*fluid.channel_info(channel)[1:3], fluid.get_cc(channel, VOLUME)) for channel in MIDI_CHANNELS.values()]
    assert sounds == [(0, 0, 0), (0, 48, 100), (0, 38, 64), (DRUM_BANK, 0, 100)]
    player.play(FAST)
    play_for(player, 0.5)
    player.close()
    data = (tmp_path / "fluidsynth.wav").read_bytes()[44:]
    assert np.abs(np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)).max() < 20
