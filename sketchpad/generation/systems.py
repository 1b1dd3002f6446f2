"""The systems: what each can do, and which voices it writes."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.generation.verb import Verb
from sketchpad.music.note import Voice


@dataclass(frozen=True)
class System:
    """One of the systems. All of them fill holes, and their takes can go on from a rival of any note.

    Attributes:
        verbs: what it does with a primer.
        interpolates: whether it can also go from one idea to another.
        voices: what it writes.
        temperature: the one that suits it.
        distance: how far from a primer it writes what is most like music, where that can be said.
        further: how far from its primer a continuation goes that is no mere repetition.
        tries: from how many a continuation is chosen, by default in the window, because some of them lose the primer
            or the beat.
        best_of: from how many takes the sliders of Shape choose, where it cannot be led towards an attribute.
    """

    verbs: tuple[Verb, ...]
    voices: tuple[Voice, ...] = (Voice.MELODY,)
    interpolates: bool = False
    temperature: float = 1.0
    distance: float = 0.2
    further: float = 0.6
    tries: int = 1
    best_of: int = 48

    def can(self, verb: Verb) -> bool:
        """Whether it does that."""
        led = (verb is Verb.INTERPOLATE and self.interpolates) or (verb is Verb.SHAPE and self.shapes)
        return verb is Verb.FILL or verb in self.verbs or led

    def written(self, verb: Verb) -> tuple[Voice, ...]:
        """The voices of its answers; whoever harmonises leaves the melody alone."""
        return (Voice.HARMONY,) if verb is Verb.HARMONISE else self.voices

    def distance_of(self, verb: Verb) -> float:
        """The distance that suits a verb."""
        return self.further if verb is Verb.CONTINUE else self.distance

    @property
    def shapes(self) -> bool:
        """Whether it can be led towards an attribute of music."""
        return self.interpolates

    @property
    def repeats(self) -> bool:
        """Whether it can be led by the bar before: not where all bars are written at once."""
        return not self.interpolates


SYSTEMS = {
    "lookback_rnn": System((Verb.CONTINUE,), tries=8),
    "attention_rnn": System((Verb.CONTINUE,), tries=8),
    "polyphony_rnn": System(
        (Verb.CONTINUE, Verb.HARMONISE), (Voice.MELODY, Voice.HARMONY), temperature=0.9, tries=12, best_of=16
    ),
    "music_vae_melody": System((Verb.CONTINUE, Verb.VARY), interpolates=True, temperature=0.5),
    "music_vae_trio": System(
        (Verb.CONTINUE, Verb.VARY),
        (Voice.MELODY, Voice.BASS, Voice.DRUMS),
        interpolates=True,
        temperature=0.3,
        distance=0.08,
        further=0.2,
        tries=4,
    ),
}


def abilities(system: str) -> list[str]:
    """What a system can do, in words."""
    known = SYSTEMS[system]
    led = ["interpolate"] * known.interpolates + ["shape"] * known.shapes
    return [*(verb.value for verb in known.verbs), *led, Verb.FILL.value]
