"""What MusicVAE learns before it learns songs: to say single bars again, each from a code of a few numbers.

The lower encoder and the decoders learn it together; between them stands a bridge, in the place of all that will join
bars to a song. The codes are a latent of their own: near the normal distribution, and read through noise.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.config import Config
from sketchpad.training.lstm import half_precision
from sketchpad.training.music_vae import SCALE, SIGMA, MusicVae, new_network
from sketchpad.training.music_vae_data import BARS, NOTHING, SILENCE, Beats, Classes, in_variety
from sketchpad.training.train import Group, all_alike

PER_EPOCH = 400
"""Updates."""
SMALLEST = 0.85
"""What is left of a code at the least."""
AT_ONCE = 256
"""Bars of an update: more would learn less in the same time."""
HELD_OUT = 1024

Pieces = Sequence[Classes]
"""Each (bars, 16, voices)."""


class BarsTask:
    """Saying single bars again."""

    def __init__(self, config: Config, learned: Pieces, held_out: Pieces, beats: Beats) -> None:
        self.config = config
        self._learned = np.concatenate(learned)
        self._before = np.concatenate([_last_steps(piece) for piece in learned])
        self._beats = beats
        kept, before = np.concatenate(held_out), np.concatenate([_last_steps(piece) for piece in held_out])
        rng = np.random.default_rng(0)
        chosen = rng.permutation(len(kept))[:HELD_OUT]
        self._held_out = (beats.under_bars(kept[chosen], rng), before[chosen])

    def network(self) -> MusicVae:
        """A network that knows nothing yet."""
        return new_network(self.config)

    def groups(self, network: MusicVae) -> Sequence[Group]:
        """All that is learned, alike."""
        return all_alike(network)

    def batches(self, rng: np.random.Generator) -> Sequence[NDArray[np.int64]]:
        """Some of the bars, by their numbers."""
        return [rng.integers(0, len(self._learned), AT_ONCE) for _ in range(PER_EPOCH)]

    def loss(self, network: MusicVae, batch: NDArray[np.int64], rng: np.random.Generator, device: str) -> Tensor:
        """Nats a step."""
        bars = in_variety(self._beats.under_bars(self._learned[batch], rng), self.config, rng)
        return self._nats(network, bars, self._before[batch], self.config.unheard, rng, device)

    @torch.no_grad()
    def held_out_loss(self, network: MusicVae, device: str) -> float:
        """Nats a step of bars that were not learned from, told nothing of the step before."""
        return self._nats(network, *self._held_out, 1.0, np.random.default_rng(0), device).item()

    def _nats(
        self,
        network: MusicVae,
        bars: Classes,
        before: Classes,
        unheard: float,
        rng: np.random.Generator,
        device: str,
    ) -> Tensor:
        classes = torch.from_numpy(bars).to(device)
        told = np.concatenate([before[:, None], bars[:, :-1]], axis=1)
        told = np.where(rng.random(told.shape) < unheard, NOTHING, told)
        seen = with_voices_missing(classes, self.config.missing if network.training else 0.0, rng)
        with half_precision(classes.device):
            codes = network.code_bars(network.embed_bars(seen).float()).float()
            noisy = codes + SIGMA * torch.randn_like(codes) if network.training else codes
            logits = network.write_bars(_registers(noisy, rng), torch.from_numpy(told).to(device))
        costs = [
            functional.cross_entropy(each.float().flatten(0, 1), classes[..., voice].t().flatten())
            for voice, each in enumerate(logits)
        ]
        nearness = self.config.beta * codes.square().sum(1).mean() / (2 * STEPS_PER_BAR)
        return torch.stack(costs).sum() + (nearness if network.training else 0)


def with_voices_missing(classes: Tensor, share: float, rng: np.random.Generator) -> Tensor:
    """Windows or bars (batch, steps, voices) with some voices silent; never all."""
    missing = rng.random((len(classes), 1, classes.shape[2])) < share
    missing &= ~missing.all(axis=2, keepdims=True)
    return classes.masked_fill(torch.from_numpy(missing).to(classes.device), SILENCE)


def _registers(codes: Tensor, rng: np.random.Generator) -> Tensor:
    """What decoders read of codes (bars, code): each in its place, and those of any other bars in the others.

    On its way through a register a code loses a little of its size.
    """
    others = [codes[rng.permutation(len(codes))].detach() for _ in range(BARS - 1)]
    size = torch.from_numpy(rng.uniform(SMALLEST, 1, (len(codes), 1)).astype(np.float32)).to(codes.device)
    return SCALE * size * torch.cat([codes, *others], 1)


def _last_steps(piece: Classes) -> Classes:
    """What is heard before each bar (bars, voices)."""
    return np.concatenate([np.full_like(piece[:1, -1], NOTHING), piece[:-1, -1]])


def bars_of(events: Classes) -> Classes:
    """(bars, 16, voices) of (steps, voices)."""
    bars = len(events) // STEPS_PER_BAR
    return events[: bars * STEPS_PER_BAR].reshape(bars, STEPS_PER_BAR, -1)
