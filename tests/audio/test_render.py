"""Rendered sound has its notes when the score has them."""

import io
import math
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from sketchpad.audio.render import (
    PEAK,
    TAIL_SECONDS,
    amplified,
    gain_of,
    render,
    render_small_wav,
    write_flac,
    write_wav,
)
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.audio.synth import SAMPLE_RATE
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Note, Voice

FULL_SCALE = 32_768


@pytest.fixture(scope="module")
def soundfont() -> Path:
    return find_soundfont()


def samples_of(bars: Bars, soundfont: Path) -> np.ndarray:
    return FULL_SCALE * np.concatenate(list(render(bars, soundfont))).astype(np.float64)


def first_sound(samples: np.ndarray, threshold: float = 30.0) -> int:
    return int(np.flatnonzero(np.abs(samples).max(axis=1) > threshold)[0])


def test_a_wav_file_is_as_long_as_the_song_and_its_tail(soundfont):
    file = io.BytesIO()
    write_wav(amplified(Bars.of([Note(0, 60, 1920)]), soundfont), file)
    with wave.open(io.BytesIO(file.getvalue())) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (2, 2, SAMPLE_RATE)
        assert wav.getnframes() == pytest.approx((2 + TAIL_SECONDS) * SAMPLE_RATE, abs=64)


@pytest.mark.parametrize("end", [0, 479, 480, 481, 1000])
def test_sound_lasts_as_long_as_it_should_even_where_nothing_sounds(soundfont, end):
    parts = [Bars.of([Note(0, 60, 120)]), Bars.of([Note(479, 60, 1)]), Bars.of()]
    blocks = {sum(map(len, render(part, soundfont, end=max(end, 480)))) / 64 for part in parts}
    assert blocks == {math.ceil(max(end, 480) / 960 * SAMPLE_RATE / 64) + round(TAIL_SECONDS * SAMPLE_RATE / 64)}


def test_a_small_file_is_mono_at_half_the_rate_without_what_it_cannot_hold(monkeypatch, soundfont):
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    for hertz, kept in ((440, 1.0), (8_000, 1.0), (14_000, 0.0)):
        tone = 8000 / FULL_SCALE * np.sin(2 * np.pi * hertz * time)
        one_sided = np.stack([tone, 0 * tone], axis=1)
        monkeypatch.setattr("sketchpad.audio.render.render", lambda *_, part=one_sided: iter(np.split(part, 3)))
        file = io.BytesIO()
        render_small_wav(Bars.of(), soundfont, file)
        with wave.open(io.BytesIO(file.getvalue())) as wav:
            assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, SAMPLE_RATE // 2)
            samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype="<i2").astype(float)
        assert len(samples) == SAMPLE_RATE // 2
        assert np.sqrt(2 * np.square(samples[100:-100]).mean()) == pytest.approx(4000 * kept, abs=40)


def test_onsets_are_at_most_a_millisecond_from_where_they_should_be(soundfont):
    at_zero = first_sound(samples_of(Bars.of([Note(0, 72, 480, 100)]), soundfont))
    worst = 0.0
    for start in (1, 7, 120, 333, 481, 1001, 1913):
        bars = Bars.of([Note(start, 72, 480, 100)], tempo=97.3)
        onset = (first_sound(samples_of(bars, soundfont)) - at_zero) / SAMPLE_RATE
        worst = max(worst, abs(onset - bars.seconds(start)))
    assert worst <= 0.001


def test_the_same_bars_sound_the_same(soundfont, twinkle):
    assert np.array_equal(samples_of(twinkle, soundfont), samples_of(twinkle, soundfont))


def test_a_note_can_follow_itself_at_once(soundfont):
    twice = samples_of(Bars.of([Note(0, 60, 480, 100), Note(480, 60, 480, 100)]), soundfont)
    second = twice[int(0.5 * SAMPLE_RATE) : int(0.6 * SAMPLE_RATE)]
    before = twice[int(0.4 * SAMPLE_RATE) : int(0.5 * SAMPLE_RATE)]
    assert np.abs(second).max() > 1.2 * np.abs(before).max()


def test_a_pitch_that_begins_while_it_sounds_is_not_cut_by_the_end_of_the_one_before(soundfont):
    both = samples_of(Bars.of([Note(0, 60, 960, 100), Note(480, 60, 960, 100)]), soundfont)
    apart = samples_of(Bars.of([Note(0, 60, 480, 100), Note(480, 60, 960, 100)]), soundfont)
    assert np.array_equal(both, apart)


def test_notes_of_a_pitch_within_a_block_sound_as_long_as_the_longest(soundfont):
    near = samples_of(Bars.of([Note(0, 60, 1, 100), Note(1, 60, 960, 100)], tempo=400), soundfont)
    alone = samples_of(Bars.of([Note(0, 60, 961, 100)], tempo=400), soundfont)
    assert np.array_equal(near, alone)


def test_nothing_renders_as_silence(soundfont):
    assert np.abs(samples_of(Bars.of(), soundfont)).max() < 2


def test_loud_chords_do_not_clip(soundfont):
    chord = Bars.of([Note(0, pitch, 1920, 100) for pitch in (36, 48, 55, 60, 64, 67, 72)])
    assert np.abs(samples_of(chord, soundfont)).max() < 32_000


def peak_of(write, *song, **options) -> float:
    """Of what is in a file; full scale is 1."""
    file = io.BytesIO()
    write(amplified(*song, **options), file)
    samples, _ = soundfile.read(io.BytesIO(file.getvalue()))
    return np.abs(samples).max()


@pytest.mark.parametrize("write", [write_wav, write_flac])
@pytest.mark.parametrize("loudness", [10, 100])
def test_a_file_peaks_one_decibel_below_full_scale_however_quiet_or_many_the_voices(soundfont, write, loudness):
    chord = range(36, 84, 2) if loudness == 100 else (60,)
    bars = Bars.of([Note(0, pitch, 960, loudness) for pitch in chord])
    mix = DEFAULT_MIX.changed(Voice.MELODY, volume=127)
    assert 20 * np.log10(peak_of(write, bars, soundfont, mix)) == pytest.approx(-1, abs=0.01)


def test_what_is_muted_stays_silent(soundfont):
    muted = DEFAULT_MIX.changed(Voice.MELODY, muted=True)
    chord = Bars.of([Note(0, pitch, 960, 127) for pitch in range(36, 84, 2)])
    assert peak_of(write_wav, chord, soundfont, muted) < 10 / FULL_SCALE


def test_songs_that_are_amplified_alike_keep_their_balance(soundfont, twinkle):
    quiet = Bars.of([Note(0, 48, 480, 30)])
    gain = gain_of([quiet, twinkle], soundfont)
    assert gain == gain_of([twinkle], soundfont) < gain_of([quiet], soundfont)
    peaks = [np.abs(samples_of(bars, soundfont)).max() / FULL_SCALE for bars in (twinkle, quiet)]
    assert peaks[0] * gain == pytest.approx(PEAK)
    assert peak_of(write_wav, quiet, soundfont, gain=gain) == pytest.approx(peaks[1] * gain, abs=2 / FULL_SCALE)
