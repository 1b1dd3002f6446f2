"""The mixer holds one mix, and tells when it is another."""

import threading

import pytest

from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Voice
from sketchpad.session.background import Background
from sketchpad.session.playing.mixer import Mixer
from sketchpad.session.playing.playback import Playback
from tests.silent_player import SilentPlayer


@pytest.fixture
def mixer(qapp):
    return Mixer()


def test_a_change_is_of_one_voice_and_told_once(mixer, qtbot):
    told = []
    mixer.changed.connect(lambda: told.append(mixer.mix))
    mixer.change(Voice.BASS, program=38, volume=70)
    mixer.change(Voice.BASS, program=38)
    assert told == [DEFAULT_MIX.changed(Voice.BASS, program=38, volume=70)]
    assert mixer.mix[Voice.MELODY] == DEFAULT_MIX[Voice.MELODY]


def test_solo_silences_the_others_and_mute_itself(mixer):
    mixer.change(Voice.BASS, soloed=True)
    assert [mixer.mix.sounds(voice) for voice in Voice] == [False, False, True, False]
    mixer.change(Voice.BASS, muted=True)
    assert not any(mixer.mix.sounds(voice) for voice in Voice)


def test_what_a_file_keeps_is_program_and_volume(mixer):
    kept = mixer.mix.kept
    mixer.change(Voice.DRUMS, muted=True, soloed=True)
    assert mixer.mix.kept == kept
    mixer.change(Voice.DRUMS, volume=3)
    assert mixer.mix.kept != kept


def test_while_a_mix_is_applied_the_latest_of_those_that_come_is_next(qapp, qtbot):
    class Slow(SilentPlayer):
        def __init__(self):
            super().__init__()
            self.applied, self.go_on = [], threading.Event()

        def apply(self, mix):
            self.go_on.wait(5)
            self.applied.append(mix)

    background, player = Background(), Slow()
    playback = Playback(background)
    playback._player = player
    mixes = [DEFAULT_MIX.changed(Voice.BASS, volume=volume) for volume in (10, 20, 30)]
    for mix in mixes:
        playback.apply(mix)
    player.go_on.set()
    qtbot.waitUntil(lambda: player.applied[-1:] == mixes[-1:], timeout=5000)
    assert player.applied == [mixes[0], mixes[-1]]
    background.close()
