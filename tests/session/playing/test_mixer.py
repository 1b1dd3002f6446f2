"""The mixer holds one mix, and tells when it is another."""

import pytest

from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Voice
from sketchpad.session.playing.mixer import Mixer


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
