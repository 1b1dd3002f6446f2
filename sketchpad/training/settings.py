"""What settings of the program do to what a model writes: how like held-out music it is, and how much gets stuck."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sketchpad.generation.constraints import FULL_REPETITION, Constraints
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.attributes import Onsets
from sketchpad.training.takes import Beside


@dataclass(frozen=True)
class Setting:
    """What a take is asked for with; the values mean what a `Request` and its `Constraints` say.

    Attributes:
        distance: None for the one that suits the system.
    """

    temperature: float = 1.0
    top_p: float = 1.0
    repetition: float = 0.0
    distance: float | None = None

    @property
    def constraints(self) -> Constraints:
        """The constraints of a request."""
        return Constraints(top_p=self.top_p, repetition=self.repetition)

    @property
    def sampling(self) -> Sampling:
        """How a Melody RNN draws."""
        return Sampling(self.temperature, self.top_p, repetition=FULL_REPETITION * self.repetition)

    @property
    def options(self) -> str:
        """The options of the command line; what is off is left out."""
        named = {"top-p": self.top_p, "repetition": self.repetition, "distance": self.distance}
        off = {"top-p": 1.0, "repetition": 0.0, "distance": None}
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
TEMPERATURES = (0.5, 0.1)
DISTANCES = (0.5, 0.3, 0.2, 0.15, 0.1)


def of_music_vae(system: str) -> tuple[Setting, ...]:
    """Around what the program begins with."""
    usual, own = SYSTEMS[system].temperature, SYSTEMS[system].distance
    others = (Setting(each) for each in TEMPERATURES if each != usual)
    distances = (Setting(usual, distance=each) for each in DISTANCES if each != own)
    return (Setting(usual), *others, Setting(usual, top_p=0.9), *distances)


SETTINGS = {
    "lookback_rnn": OF_MELODY_RNNS,
    "attention_rnn": OF_MELODY_RNNS,
    "polyphony_rnn": (
        Setting(0.9),
        Setting(1.0),
        Setting(1.0, top_p=0.95),
        Setting(1.0, repetition=0.5),
        Setting(1.0, repetition=1.0),
        Setting(1.05, repetition=0.75),
    ),
    "music_vae_melody": of_music_vae("music_vae_melody"),
    "music_vae_trio": of_music_vae("music_vae_trio"),
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
