"""How the voices sound together: program, volume, mute and solo of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sketchpad.music.note import Voice

FULL_VOLUME = 127
DEFAULT_VOLUME = 100
"""MIDI's own default of controller 7."""
DRUM_CHANNEL = 9
MIDI_CHANNELS: Mapping[Voice, int] = MappingProxyType(
    {Voice.MELODY: 0, Voice.HARMONY: 1, Voice.BASS: 2, Voice.DRUMS: DRUM_CHANNEL}
)
PROGRAMS: Mapping[Voice, int] = MappingProxyType({Voice.MELODY: 0, Voice.HARMONY: 48, Voice.BASS: 33, Voice.DRUMS: 0})
"""A piano, strings, a fingered bass, the standard kit."""


@dataclass(frozen=True)
class Strip:
    """One voice's line of the mixer; program as in General MIDI from 0, volume 0–127."""

    program: int
    volume: int = DEFAULT_VOLUME
    muted: bool = False
    soloed: bool = False


def _strips() -> Mapping[Voice, Strip]:
    return MappingProxyType({voice: Strip(program) for voice, program in PROGRAMS.items()})


@dataclass(frozen=True)
class Mix:
    """A strip for each voice."""

    strips: Mapping[Voice, Strip] = field(default_factory=_strips)

    def __getitem__(self, voice: Voice) -> Strip:
        return self.strips[voice]

    def __hash__(self) -> int:
        return hash(tuple(self.strips.items()))

    def changed(self, voice: Voice, **values: int | bool) -> Mix:
        """The mix with some values of one voice's strip changed."""
        return Mix(MappingProxyType({**self.strips, voice: replace(self.strips[voice], **values)}))

    @property
    def with_all_voices(self) -> Mix:
        """The mix without mutes and solos."""
        return Mix(MappingProxyType({v: replace(each, muted=False, soloed=False) for v, each in self.strips.items()}))

    @property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """What a file keeps: program and volume of each voice."""
        return tuple((self.strips[voice].program, self.strips[voice].volume) for voice in Voice)

    def sounds(self, voice: Voice) -> bool:
        """Whether a voice is heard: it is not muted and, where any is soloed, it is."""
        soloed = any(strip.soloed for strip in self.strips.values())
        strip = self.strips[voice]
        return not strip.muted and (strip.soloed or not soloed)


DEFAULT_MIX = Mix()
