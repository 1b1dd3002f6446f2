"""FluidSynth: one synthesizer with one SoundFont."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.audio.soundfont import HELP
from sketchpad.music.errors import InputError
from sketchpad.music.mix import DEFAULT_MIX, MIDI_CHANNELS, Mix
from sketchpad.music.note import Voice

if TYPE_CHECKING:
    import fluidsynth

log = logging.getLogger(__name__)

SAMPLE_RATE = 44_100
BLOCK = 64
"""Samples that FluidSynth computes at a time; events take effect between blocks."""
GAIN = 0.8
_FAILED = -1
_MESSAGE_LEVELS = 5


@cache
def fluidsynth_library() -> Any:
    """The module `fluidsynth`, its messages sent to our log.

    Raises:
        InputError: the library is not installed.
    """
    try:
        import fluidsynth
    except (ImportError, OSError, AttributeError) as error:
        raise InputError(
            "FluidSynth is not installed, so nothing can sound; install it: apt install "
            "libfluidsynth3, or brew install fluid-synth"
        ) from error
    _route_messages(fluidsynth)
    return fluidsynth


@cache
def _c_function(library: Any, name: str, *arguments: Any) -> Any:
    """A function of FluidSynth's that pyfluidsynth leaves out."""
    function = getattr(ctypes.CDLL(library.lib), name)
    function.argtypes = arguments
    return function


def forget_events(sequencer: Any) -> None:
    """Drop all that a sequencer was given and has not played yet."""
    remove = _c_function(
        fluidsynth_library(),
        "fluid_sequencer_remove_events",
        ctypes.c_void_p,
        ctypes.c_short,
        ctypes.c_short,
        ctypes.c_int,
    )
    remove(sequencer.sequencer, -1, -1, -1)


def _route_messages(library: Any) -> None:
    kind = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)

    def receive(_level: int, message: bytes, _data: object) -> None:
        # What the user needs to know is said by the program, in its own words.
        log.debug("FluidSynth: %s", message.decode("utf-8", "replace"))

    library.sketchpad_log = kind(receive)
    set_log = _c_function(library, "fluid_set_log_function", ctypes.c_int, kind, ctypes.c_void_p)
    for level in range(_MESSAGE_LEVELS):
        set_log(level, library.sketchpad_log, None)


VOLUME = 7
"""MIDI's controller."""
DRUM_BANK = 128
CLICK_CHANNEL = 15
"""Where the metronome sounds, whatever is done to the voices."""
LIVE_CHANNELS: Mapping[Voice, int] = MappingProxyType(
    {Voice.MELODY: 3, Voice.HARMONY: 4, Voice.BASS: 5, Voice.DRUMS: 10}
)
"""Where keys sound that are down: on a channel of the song, a note of their pitch would end them."""


class Synth:
    """A synthesizer with two channels for each voice, the song's and that of keys; samples load when first played."""

    def __init__(self, soundfont: Path, **settings: str | float) -> None:
        self._library = fluidsynth_library()
        options = {"synth.dynamic-sample-loading": 1, "synth.chorus.active": 0, "synth.polyphony": 128, **settings}
        self.fluid: fluidsynth.Synth = self._library.Synth(gain=GAIN, samplerate=SAMPLE_RATE, channels=16, **options)
        number = self.fluid.sfload(str(soundfont))
        if number == _FAILED:
            self.fluid.delete()
            raise InputError("FluidSynth cannot use {}; {}", soundfont, HELP)
        self._soundfont = number
        self.fluid.program_select(CLICK_CHANNEL, number, DRUM_BANK, 0)
        self.apply(DEFAULT_MIX)

    def apply(self, mix: Mix) -> None:
        """Give each voice its program and volume; a program that the SoundFont lacks becomes its first one."""
        for voice, channel in (*MIDI_CHANNELS.items(), *LIVE_CHANNELS.items()):
            strip = mix[voice]
            bank = DRUM_BANK if voice is Voice.DRUMS else 0
            if self.fluid.program_select(channel, self._soundfont, bank, strip.program) == _FAILED:
                self.fluid.program_select(channel, self._soundfont, bank, 0)
            self.fluid.cc(channel, VOLUME, strip.volume if mix.sounds(voice) else 0)

    @property
    def load(self) -> float:
        """The share of its time that it computes; sound breaks off at 1."""
        load = _c_function(self._library, "fluid_synth_get_cpu_load", ctypes.c_void_p)
        load.restype = ctypes.c_double
        return load(self.fluid.synth) / 100

    def note_on(self, channel: int, pitch: int, velocity: int) -> None:
        """Begin a note now."""
        self.fluid.noteon(channel, pitch, velocity)

    def note_off(self, channel: int, pitch: int) -> None:
        """End a note now."""
        self.fluid.noteoff(channel, pitch)

    def silence(self) -> None:
        """Cut off all that sounds."""
        self._library.fluid_synth_all_sounds_off(self.fluid.synth, -1)

    def samples(self, count: int) -> NDArray[np.float32]:
        """The next `count` samples: (count, 2). Full scale is 1; what is louder is not cut."""
        pointer, integer = ctypes.c_void_p, ctypes.c_int
        channel = (pointer, integer, integer)
        write = _c_function(self._library, "fluid_synth_write_float", pointer, integer, *channel, *channel)
        samples = np.empty((count, 2), np.float32)
        memory = samples.ctypes.data
        write(self.fluid.synth, count, memory, 0, 2, memory, 1, 2)
        return samples

    def close(self) -> None:
        """Give it back; it is not used again."""
        self.fluid.delete()
