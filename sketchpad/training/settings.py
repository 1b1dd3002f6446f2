"""What settings of the program do to what a model writes: how like held-out music it is, and how much gets stuck."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sketchpad.generation.constraints import FULL_REPETITION, Constraints
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.systems import System
from sketchpad.music.attributes import Onsets
from sketchpad.training.takes import Beside

USUAL_DISTANCE = System.distance


@dataclass(frozen=True)
class Setting:
    """What a take is asked for with; the values mean what a `Request` and its `Constraints` say."""

    temperature: float = 1.0
    top_p: float = 1.0
    repetition: float = 0.0
    distance: float = USUAL_DISTANCE

    @property
    def constraints(self) -> Constraints:
        """As of a request."""
        return Constraints(top_p=self.top_p, repetition=self.repetition)

    @property
    def sampling(self) -> Sampling:
        """The same for a Melody RNN."""
        return Sampling(self.temperature, self.top_p, repetition=FULL_REPETITION * self.repetition)

    @property
    def options(self) -> str:
        """Of the command line; what is off is left out."""
        named = {"top-p": self.top_p, "repetition": self.repetition, "distance": self.distance}
        off = {"top-p": 1.0, "repetition": 0.0, "distance": USUAL_DISTANCE}
        chosen = {name: value for name, value in named.items() if value != off[name]}
        return " ".join(f"--{name} {value:g}" for name, value in {"temperature": self.temperature, **chosen}.items())


OF_MELODY_RNNS = (
    Setting(1.0),
    Setting(1.0, top_p=0.95),
    Setting(1.0, repetition=0.25),
    Setting(1.05, repetition=0.15),
    Setting(1.1, repetition=0.25),
    Setting(0.5),
    Setting(0.5, repetition=-0.25),
)
OF_MUSIC_VAES = (
    Setting(0.5),
    Setting(0.1),
    Setting(0.5, top_p=0.9),
    Setting(0.5, distance=0.5),
    Setting(0.5, distance=0.3),
    Setting(0.5, distance=0.15),
    Setting(0.5, distance=0.1),
)
SETTINGS = {
    "lookback_rnn": OF_MELODY_RNNS,
    "attention_rnn": OF_MELODY_RNNS,
    "polyphony_rnn": (
        Setting(1.0),
        Setting(0.9),
        Setting(1.0, top_p=0.95),
        Setting(1.0, repetition=0.5),
        Setting(1.0, repetition=1.0),
        Setting(1.05, repetition=0.75),
    ),
    "music_vae_melody": OF_MUSIC_VAES,
    "music_vae_trio": OF_MUSIC_VAES,
}
"""By system; each begins with the one that the program begins with."""
COUNT = {"polyphony_rnn": 200}
"""Takes with each, where they cost more than most."""
USUAL_COUNT = 500


def compared(system: str, beside: Beside, write: Callable[[Setting, int], Sequence[Onsets]]) -> dict[str, Any]:
    """By options, the summary of the takes that `write` gives for a setting and a number of them."""
    count = COUNT.get(system, USUAL_COUNT)
    return {setting.options: beside.summary(write(setting, count)) for setting in SETTINGS[system]}


def nearest(figures: Mapping[str, Any]) -> str:
    """The options whose least overlap is the largest."""
    return max(figures, key=lambda options: min(figures[options]["overlap"].values()))
