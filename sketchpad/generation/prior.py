"""Where latents come from that no music was read for: the normal distribution, or the neighbourhood of real music.

A network's latents of real music never fill the whole normal distribution that it was trained towards. So weights may
come with examples: latents of music that was learned from. A draw is then one of them, blurred by a mixture of the
others (a smoothed bootstrap: Efron and Tibshirani, “An Introduction to the Bootstrap”, 1993, section 16.5; of latents:
Ghosh et al., “From Variational to Deterministic Autoencoders”, 2020, section 4).

Latents of networks that have examples are made of a code for each bar. Bars that sound alike have codes that are alike,
so a song's form can be read from its latent, and is kept: bars that repeat another are moved as that one is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.latent import Latent, slerp
from sketchpad.generation.weights import Weights

EXAMPLES = "sketchpad/examples"
"""The name of the examples (count, latent) among a model's arrays."""
BLUR = 0.5
"""How much of a draw is not its example's: the share of its standard deviation. With less, bars are copied whole."""
ALIKE = 0.5
"""Codes are alike whose root mean square distance is less: of equal bars it is about 0.1, of most others about 1."""

Form = NDArray[np.intp]
"""For each bar the first bar that is like it (bars,)."""


class Prior:
    """Of a network whose latent has `size` numbers; with examples (count, size), codes of `bars` bars each."""

    def __init__(self, size: int, bars: int, examples: NDArray[np.float32] | None = None) -> None:
        self._size = size
        self._bars = bars
        self.examples = examples
        self._mean = np.zeros(size, dtype=np.float32) if examples is None else examples.mean(axis=0)

    @classmethod
    def of(cls, weights: Weights, size: int, bars: int) -> Prior:
        """The prior that comes with some weights."""
        return cls(size, bars, weights.get(EXAMPLES))

    def draw(self, random: np.random.RandomState) -> Latent:
        """Any latent (size,)."""
        if self.examples is None:
            return random.standard_normal(self._size).astype(np.float32)
        mean, count = self._mean, len(self.examples)
        example = self.examples[random.randint(count)] - mean
        shares = random.standard_normal(count).astype(np.float32)
        mixture = (shares @ self.examples - shares.sum() * mean) / np.sqrt(count)
        drawn = mean + np.sqrt(1 - BLUR**2) * example + BLUR * mixture
        return self._in_form(drawn, self.form(mean + example)).astype(np.float32)

    def vary(self, latent: Latent, distance: float, random: np.random.RandomState, keeps_form: bool) -> Latent:
        """The point at that distance from a latent, 0 to 1, towards any other.

        Where it keeps the form, bars that are alike in the latent stay so, unless nothing of the latent is left.
        """
        moved = slerp(latent, self.draw(random), distance)
        if not keeps_form or distance == 1:
            return moved
        return latent + self._in_form(moved - latent, self.form(latent))

    def form(self, latent: Latent) -> Form:
        """Which bars are like earlier ones; without examples each is like itself only."""
        found = np.arange(self._bars)
        if self.examples is None:
            return found
        codes = latent.reshape(self._bars, -1)
        for bar in range(1, self._bars):
            distances = np.sqrt(np.mean(np.square(codes[:bar] - codes[bar]), axis=1))
            nearest = int(distances.argmin())
            if distances[nearest] < ALIKE:
                found[bar] = found[nearest]
        return found

    def _in_form(self, latent: Latent, form: Form) -> Latent:
        """With the codes of the bars that others are like."""
        return latent if self.examples is None else latent.reshape(self._bars, -1)[form].reshape(-1)
