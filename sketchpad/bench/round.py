"""What the network of a MusicVAE is measured at: each kind of work once, for every engine the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketchpad.bench.players import LocalPlayer, Player
from sketchpad.generation.cells import Classes
from sketchpad.generation.music_vae.latent import Latent, slerp
from sketchpad.generation.weights import Model

STEPS = 11
"""Of an interpolation."""


@dataclass(frozen=True)
class Round:
    """What one round is about.

    Attributes:
        heard: bars that are read (steps, voices).
        other: the other end of an interpolation, and what a bar is written anew in (steps, voices).
        latent: what bars are written from (latent,).
        steps: of an interpolation.
    """

    heard: Classes
    other: Classes
    latent: Latent
    temperature: float
    seed: int
    steps: int = STEPS

    def encode(self, player: Player) -> None:
        """Read bars."""
        player.encode(self.heard)

    def decode(self, player: Player) -> None:
        """Write bars."""
        player.decode(self.latent, self.temperature, self.seed)

    def vary(self, player: Player) -> None:
        """Read bars, and write them back."""
        player.decode(player.encode(self.heard), self.temperature, self.seed)

    def redraw(self, player: Player) -> None:
        """Write one bar anew."""
        assert isinstance(player, LocalPlayer), "Magenta writes all bars or none"
        player.redraw(self.latent, self.other, self.temperature, self.seed)

    def interpolate(self, player: Player) -> None:
        """Read two songs, and write every step of the way from one to the other."""
        a, b = player.encode(self.heard), player.encode(self.other)
        for share in np.linspace(0, 1, self.steps):
            player.decode(slerp(a, b, float(share)), self.temperature, self.seed)


def drawn(model: Model, seed: int) -> Latent:
    """Any point of the prior."""
    latent = model.arrays["encoder/mu/bias"][1][0]
    return np.random.RandomState(seed).standard_normal(latent).astype(np.float32)
