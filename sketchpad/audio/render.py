"""Bars as a WAV or FLAC file, computed as fast as it goes, and as loud as sound files are.

What is played leaves room for many voices at once, and so is quiet. A file is made louder as a whole, until its loudest
sample is at `PEAK`. That is measured first, by rendering it twice: a song of any length needs no memory then.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from sketchpad.audio.synth import BLOCK, SAMPLE_RATE, Synth
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX, MIDI_CHANNELS, Mix
from sketchpad.music.notes import in_order, note_at_row, one_at_a_time

TAIL_SECONDS = 2.0
PEAK = 10 ** (-1 / 20)
"""Of full scale: 1 dB below, so that nothing is cut either where a player computes what is between the samples."""
MOST_GAIN = 1000.0
"""60 dB; what needs more is what is left of voices that are muted, and stays silent."""
_FULL_SCALE = 32767
_MOST_BLOCKS = 512
_REACH = 32
"""Samples on either side that the low pass of `_halved` looks at."""


def nothing() -> None:
    """Nothing is to be done between the parts of a sound."""


def gain_of(
    songs: Iterable[Bars], soundfont: Path, mix: Mix = DEFAULT_MIX, between: Callable[[], None] = nothing
) -> float:
    """What brings the loudest of some songs to `PEAK`, if all are multiplied by it; `between` is as in `render`.

    Raises:
        InputError: FluidSynth or the SoundFont cannot be used.
    """
    parts = (samples for bars in songs for samples in render(bars, soundfont, mix, between=between))
    peak = max((float(np.abs(samples).max()) for samples in parts), default=0.0)
    return PEAK / peak if peak * MOST_GAIN > PEAK else 1.0


def amplified(
    bars: Bars,
    soundfont: Path,
    mix: Mix = DEFAULT_MIX,
    end: int = 0,
    gain: float | None = None,
    between: Callable[[], None] = nothing,
) -> Iterator[NDArray[np.int16]]:
    """The samples of bars for a file, in parts of shape (samples, 2); `end` and `between` are as in `render`.

    Without a `gain`, they peak at `PEAK`.

    Raises:
        InputError: FluidSynth or the SoundFont cannot be used.
    """
    chosen = gain_of([bars], soundfont, mix, between) if gain is None else gain
    for samples in render(bars, soundfont, mix, end, between):
        yield _in_16_bits(samples * np.float32(chosen))


def write_wav(samples: Iterable[NDArray[np.int16]], file: IO[bytes]) -> None:
    """Write parts of samples (samples, 2) as 16-bit stereo WAV, one after the other."""
    with wave.Wave_write(file) as wav:
        wav.setnchannels(2)
        wav.setsampwidth(2)
        wav.setframerate(SAMPLE_RATE)
        for part in samples:
            wav.writeframesraw(part.astype("<i2").tobytes())


def write_flac(samples: Iterable[NDArray[np.int16]], file: IO[bytes]) -> None:
    """Write parts of samples (samples, 2) as 16-bit stereo FLAC, one after the other."""
    from soundfile import SoundFile

    with SoundFile(cast("BinaryIO", file), "w", SAMPLE_RATE, 2, "PCM_16", format="FLAC") as flac:
        for part in samples:
            flac.write(part)


def render_small_wav(bars: Bars, soundfont: Path, file: IO[bytes], mix: Mix = DEFAULT_MIX) -> None:
    """Write bars as 16-bit mono WAV of 22,050 samples a second: a quarter of the size.

    It is as loud as in the window, so that what models write can be compared.

    Raises:
        InputError: FluidSynth or the SoundFont cannot be used.
    """
    with wave.Wave_write(file) as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(SAMPLE_RATE // 2)
        samples = np.concatenate(list(render(bars, soundfont, mix))).mean(axis=1)
        wav.writeframesraw(_in_16_bits(_halved(samples)).astype("<i2").tobytes())


def _halved(samples: NDArray[np.floating]) -> NDArray[np.floating]:
    """Every other sample, without what lies above a quarter of the rate: a windowed sinc.

    FluidSynth itself can render at that rate, but worse: its blocks are as many samples and so twice as long, which
    puts notes up to 1.5 ms from their time, and of a piano between 5 and 8 kHz it loses up to 3 dB.
    """
    at = np.arange(-_REACH, _REACH + 1)
    kernel: NDArray[np.float64] = np.sinc(at / 2) * np.hanning(2 * _REACH + 3)[1:-1]
    kernel /= kernel.sum()
    return np.convolve(samples, kernel, mode="same")[::2]


def _in_16_bits(samples: NDArray[np.floating]) -> NDArray[np.int16]:
    return np.rint(samples * _FULL_SCALE).clip(-_FULL_SCALE, _FULL_SCALE).astype(np.int16)


def render(
    bars: Bars, soundfont: Path, mix: Mix = DEFAULT_MIX, end: int = 0, between: Callable[[], None] = nothing
) -> Iterator[NDArray[np.float32]]:
    """The samples of bars, in parts of shape (samples, 2), with what rings on after the last note, or after tick `end`.

    They are as loud as in the window; full scale is 1. A note begins with the block nearest to its time, at most half a
    block (0.73 ms) away. Before each part `between` is called, which may raise what ends it.
    """
    last = math.ceil(max(bars.end, end) * _blocks_a_tick(bars)) + round(TAIL_SECONDS * SAMPLE_RATE / BLOCK)
    synth = Synth(soundfont)
    try:
        synth.apply(mix)
        now = 0
        for block, channel, pitch, velocity in _events(bars):
            yield from _blocks(synth, block - now, between)
            now = block
            if velocity:
                synth.note_on(channel, pitch, velocity)
            else:
                synth.note_off(channel, pitch)
        yield from _blocks(synth, last - now, between)
    finally:
        synth.close()


def _blocks(synth: Synth, count: int, between: Callable[[], None]) -> Iterator[NDArray[np.float32]]:
    while count > 0:
        between()
        part = min(count, _MOST_BLOCKS)
        yield synth.samples(part * BLOCK)
        count -= part


def _events(bars: Bars) -> list[tuple[int, int, int, int]]:
    """(block, channel, pitch, velocity), velocity 0 for an end; ends come before the beginnings of the same block."""
    rows = bars.columns.copy()
    ends = np.rint((rows["start"] + rows["length"]) * _blocks_a_tick(bars))
    rows["start"] = np.rint(rows["start"] * _blocks_a_tick(bars))
    rows["length"] = np.maximum(ends - rows["start"], 1)
    events: list[tuple[int, int, int, int]] = []
    for note in map(note_at_row, one_at_a_time(in_order(rows))):
        channel = MIDI_CHANNELS[note.voice]
        events += [(note.start, channel, note.pitch, note.velocity), (note.end, channel, note.pitch, 0)]
    return sorted(events, key=lambda event: (event[0], event[3] > 0))


def _blocks_a_tick(bars: Bars) -> float:
    return bars.seconds(1) * SAMPLE_RATE / BLOCK
