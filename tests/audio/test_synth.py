"""Each voice has its channel, its program and its volume; what is muted is not heard."""

import numpy as np
import pytest

from sketchpad.audio.render import render
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.audio.synth import DRUM_BANK, LIVE_CHANNELS, VOLUME, Synth
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX, DRUM_CHANNEL, MIDI_CHANNELS, PROGRAMS
from sketchpad.music.note import Note, Voice

BRUSH = 40
DITHER = 1e-5


@pytest.fixture
def synth():
    made = Synth(find_soundfont())
    yield made
    made.close()


def sounds_of(synth) -> dict[Voice, tuple[int, int, int]]:
    """Bank, program and volume of each voice's channels."""
    found = {}
    for channels in (MIDI_CHANNELS, LIVE_CHANNELS):
        for voice, channel in channels.items():
            _, bank, program, _ = synth.fluid.channel_info(channel)
            sound = (bank, program, synth.fluid.get_cc(channel, VOLUME))
            assert found.setdefault(voice, sound) == sound, "keys sound as the song does"
    return found


def energy(mix, *voices) -> float:
    """How loud a second of these voices is."""
    song = Bars.of(Note(0, 40 if voice is Voice.DRUMS else 60, 960, 100, voice=voice) for voice in voices)
    samples = np.concatenate(list(render(song, find_soundfont(), mix))).astype(np.float64)
    return float(np.square(samples).sum())


def test_drums_are_on_channel_ten_with_a_kit_and_the_others_play_their_programs(synth):
    assert DRUM_CHANNEL == 9
    assert sounds_of(synth) == {
        voice: (DRUM_BANK if voice is Voice.DRUMS else 0, PROGRAMS[voice], 100) for voice in Voice
    }


def test_a_mix_reaches_the_voices_channel_and_no_other(synth):
    mix = DEFAULT_MIX.changed(Voice.BASS, program=38, volume=64).changed(Voice.DRUMS, program=BRUSH, volume=90)
    before = sounds_of(synth)
    synth.apply(mix)
    after = sounds_of(synth)
    assert after[Voice.BASS] == (0, 38, 64)
    assert after[Voice.DRUMS] == (DRUM_BANK, BRUSH, 90)
    assert {voice: after[voice] for voice in (Voice.MELODY, Voice.HARMONY)} == {
        voice: before[voice] for voice in (Voice.MELODY, Voice.HARMONY)
    }


def test_a_kit_that_the_soundfont_lacks_becomes_the_standard_one(synth):
    synth.apply(DEFAULT_MIX.changed(Voice.DRUMS, program=99))
    assert sounds_of(synth)[Voice.DRUMS][:2] == (DRUM_BANK, 0)


def test_mute_and_solo_are_the_volume_of_the_channels(synth):
    synth.apply(DEFAULT_MIX.changed(Voice.MELODY, muted=True))
    assert [volume for *_, volume in sounds_of(synth).values()] == [0, 100, 100, 100]
    synth.apply(DEFAULT_MIX.changed(Voice.BASS, soloed=True))
    assert [volume for *_, volume in sounds_of(synth).values()] == [0, 0, 100, 0]


@pytest.mark.parametrize("voice", Voice)
def test_a_muted_voice_is_silent_and_a_soloed_one_is_all_there_is(voice):
    alone, everything = energy(DEFAULT_MIX, voice), energy(DEFAULT_MIX, *Voice)
    assert energy(DEFAULT_MIX.changed(voice, muted=True), voice) < DITHER * alone
    assert energy(DEFAULT_MIX.changed(voice, muted=True), *Voice) < everything
    assert energy(DEFAULT_MIX.changed(voice, soloed=True), *Voice) == pytest.approx(alone, rel=0.01)


def test_volume_and_program_change_what_is_rendered():
    full = energy(DEFAULT_MIX.changed(Voice.MELODY, volume=127), Voice.MELODY)
    half = energy(DEFAULT_MIX.changed(Voice.MELODY, volume=64), Voice.MELODY)
    assert 0 < half < 0.5 * full
    organ = energy(DEFAULT_MIX.changed(Voice.MELODY, program=19, volume=127), Voice.MELODY)
    assert organ != pytest.approx(full, rel=0.05)
