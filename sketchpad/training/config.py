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
        steps: the steps of a window.
        rests: the share of windows that are heard with a rest of one to three bars in them.
        ema: the decay per update of the running average of weights that is evaluated and shipped.
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
    rests: float
    ema: float


def read_config(model: str) -> Config:
    """The config of that model.

    Raises:
        FileNotFoundError: there is none.
    """
    return Config(**tomllib.loads((CONFIGS / f"{model}.toml").read_text(encoding="utf-8")))


def models() -> list[str]:
    """The models that have a config."""
    return sorted(path.stem for path in CONFIGS.glob("*.toml"))
