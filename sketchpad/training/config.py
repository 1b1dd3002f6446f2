"""How a model is trained: the TOML files of `configs`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

CONFIGS = Path(__file__).parent / "configs"


@dataclass(frozen=True)
class Config:
    """One run of training.

    Attributes:
        steps: the steps of a window, or its events for Polyphony RNN.
        ema: the decay per update of the running average of weights that is evaluated and shipped.
        rests: Melody RNN: the share of windows that are heard with a rest of one to three bars in them.
        encoder: MusicVAE: units of the encoder's cells.
        decoder: MusicVAE: units of the decoder's cells.
        latent: MusicVAE: dimensions of the latent.
        beta: MusicVAE: the weight of the divergence from the prior.
        free_bits: MusicVAE: the divergence that costs nothing, in bits a window.
        unheard: MusicVAE: the share of steps at which the decoder is not told the step before.
        missing: MusicVAE trio: the chance of each voice to be left out of what the encoder hears, so that the network
            learns to add what a sketch lacks.
        mixed: MusicVAE trio: the share of bars, and of windows, some of whose drums play what those of another do.
        swapped: MusicVAE trio: the share in which each drum plays what another one did.
        moved: MusicVAE: the share that is moved to a near key, and of whose lines each is moved by an octave.
        looped: MusicVAE: the share of windows whose first bars go round, as a musician's primer of a few bars does.
        bars_epochs: MusicVAE: epochs of the stage that learns single bars, before the whole.
    """

    system: str
    title: str
    seed: int
    epochs: int
    batch: int
    steps: int
    learning_rate: float
    weight_decay: float
    dropout: float
    ema: float
    rests: float = 0.0
    encoder: int = 0
    decoder: int = 0
    latent: int = 0
    beta: float = 0.0
    free_bits: float = 0.0
    unheard: float = 0.0
    missing: float = 0.0
    mixed: float = 0.0
    swapped: float = 0.0
    moved: float = 0.0
    looped: float = 0.0
    bars_epochs: int = 0


def read_config(model: str) -> Config:
    """The config of that model.

    Raises:
        FileNotFoundError: there is none.
    """
    return Config(**tomllib.loads((CONFIGS / f"{model}.toml").read_text(encoding="utf-8")))


def models() -> list[str]:
    """The models that have a config."""
    return sorted(path.stem for path in CONFIGS.glob("*.toml"))
