"""What to expect of some bars' codes, given those of the bars around them.

Source: conditional simulation by Matheron's rule (Journel and Huijbregts, “Mining Geostatistics”, 1978), with the
covariance of the examples that come with a network (`prior`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.latent import Latent

NOISE = 0.5
"""The variance that codes have beside what they tell of each other; with it held-out codes are foretold best."""

Floats = NDArray[np.float64]


class Codes:
    """What examples (count, latent) tell of codes of `bars` bars: their mean, and how they go together."""

    def __init__(self, examples: NDArray[np.float32], bars: int) -> None:
        self.examples = examples
        self.size = examples.shape[1] // bars
        self.mean = examples.mean(axis=0)
        self.spread = (examples - self.mean) / np.float32(np.sqrt(len(examples)))
        self.products = self.spread @ self.spread.T


class Expectation:
    """Where the codes of the bars `known` (bars,) are those of `latent` (latent,)."""

    def __init__(self, codes: Codes, latent: Latent, known: NDArray[np.bool_]) -> None:
        self._codes = codes
        self._latent = latent
        self._known = np.repeat(known, codes.size)
        others = codes.spread[:, ~self._known]
        self._kernel = codes.products - others @ others.T + NOISE * np.eye(len(others), dtype=np.float32)
        self._expected = self.completed(codes.mean[None])[0]

    def completed(self, latents: NDArray[np.float32]) -> NDArray[np.float32]:
        """Latents (count, latent) with the known codes, the others moved along by what these lack in each.

        Of draws from the prior, draws given what is known; of the mean, the expectation.
        """
        here, spread = self._known, self._codes.spread
        lacking = (self._latent - latents)[:, here]
        found = latents + (spread.T @ np.linalg.solve(self._kernel, spread[:, here] @ lacking.T)).T
        found[:, here] = self._latent[here]
        return found.astype(np.float32)

    def distances(self, latents: NDArray[np.float32]) -> Floats:
        """(count,): how far the other codes of latents are from the expectation, root mean square."""
        return np.sqrt(np.mean(np.square(latents - self._expected)[:, ~self._known], axis=1, dtype=np.float64))

    @property
    def usual(self) -> float:
        """How far those of any other music are: the median of the examples."""
        return float(np.median(self.distances(self._codes.examples)))
