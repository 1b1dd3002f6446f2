"""The two stages that MusicVAE learns in before it learns as a whole.

First the bars: the lower encoder and the decoders learn to say single bars again, through a bridge that stands in the
place of all between them. Then the song: the upper encoder, the latent and the conductor learn to give back the
embeddings of sixteen bars, which cost next to nothing to compute once the bars are learned; half of the songs are put
together from stretches of others, so that the latent learns to hold any bars, not those of one collection.
A whole network that begins with both learns in minutes what took hours from nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.config import Config
from sketchpad.training.music_vae import BARS, MusicVae
from sketchpad.training.music_vae_data import NOTHING, Beats, Classes, looped, new_network, with_voices_missing

STRETCHES = (1, 2, 4, 8)
"""Bars of a stretch that songs are put together from."""
PER_EPOCH = 400
"""Updates."""
BARS_AT_ONCE, SONGS_AT_ONCE = 256, 64
"""Of an update: more would learn less in the same time."""
NOISE = 0.05
"""Added to what the decoders write from, so that they bear what the conductor gets a little wrong."""
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

    def batches(self, rng: np.random.Generator) -> Sequence[NDArray[np.int64]]:
        """Some of the bars, by their numbers."""
        return [rng.integers(0, len(self._learned), BARS_AT_ONCE) for _ in range(PER_EPOCH)]

    def loss(self, network: MusicVae, batch: NDArray[np.int64], rng: np.random.Generator, device: str) -> Tensor:
        """Nats a step."""
        bars = self._beats.under_bars(self._learned[batch], rng)
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
        with torch.autocast(classes.device.type, torch.bfloat16):
            embeddings = network.bridged(network.embed_bars(seen).float())
            if network.training:
                embeddings = embeddings + NOISE * torch.randn_like(embeddings)
            logits = network.write_bars(embeddings, torch.from_numpy(told).to(device))
        costs = [
            functional.cross_entropy(each.float().flatten(0, 1), classes[..., voice].t().flatten())
            for voice, each in enumerate(logits)
        ]
        return torch.stack(costs).sum()


class SongTask:
    """Giving back the embeddings of sixteen bars."""

    def __init__(self, config: Config, learned: Pieces, held_out: Pieces, beats: Beats, bars: MusicVae) -> None:
        self.config = config
        rng = np.random.default_rng(0)
        self._bars = bars.eval()
        self._learned = [self._embedded(piece, beats, rng) for piece in learned]
        self._weights = np.array([len(piece) for piece in self._learned], dtype=float)
        self._weights /= self._weights.sum()
        kept = [self._embedded(piece, beats, rng) for piece in held_out]
        songs = np.stack([piece[at : at + BARS] for piece in kept for at in range(0, len(piece) - BARS + 1, 4)])
        self._held_out = looped(songs, config.looped, rng)

    def network(self) -> MusicVae:
        """The network that learned the bars; they stay as they are."""
        network = new_network(self.config)
        network.load_state_dict(self._bars.state_dict())
        for part in (network.of_bar, network.bridge, network.cores):
            part.requires_grad_(False)
        return network

    def batches(self, rng: np.random.Generator) -> Sequence[NDArray[np.float32]]:
        """Songs (batch, 16, size), half of them put together."""
        songs = (np.stack([self._song(rng) for _ in range(SONGS_AT_ONCE)]) for _ in range(PER_EPOCH))
        return [looped(batch, self.config.looped, rng) for batch in songs]

    def loss(self, network: MusicVae, batch: NDArray[np.float32], rng: np.random.Generator, device: str) -> Tensor:
        """Squared error of what the decoders write from, in its own variance, and the divergence."""
        error, divergence = self._costs(network, torch.from_numpy(batch).to(device), noise=True)
        free = self.config.free_bits * math.log(2)
        return error + self.config.beta * (divergence - free).clamp(min=0).mean() / 256

    @torch.no_grad()
    def held_out_loss(self, network: MusicVae, device: str) -> float:
        """Squared error of songs that were not learned from, as a share of their variance."""
        return self._costs(network, torch.from_numpy(self._held_out).to(device), noise=False)[0].item()

    def _costs(self, network: MusicVae, embedded: Tensor, noise: bool) -> tuple[Tensor, Tensor]:
        with torch.no_grad():
            wanted = network.bridged(embedded)
        with torch.autocast(embedded.device.type, torch.bfloat16):
            mu, sigma = (each.float() for each in network.embed_song(embedded))
            latents = mu + sigma * torch.randn_like(sigma) if noise else mu
            given = network.conduct(latents)
        error = (given.float() - wanted).square().mean() / wanted.var()
        return error, (0.5 * (mu.square() + sigma.square() - 1) - sigma.log()).sum(1)

    def _song(self, rng: np.random.Generator) -> NDArray[np.float32]:
        if rng.random() < 0.5:
            piece = self._piece(rng)
            start = int(rng.integers(max(1, len(piece) - BARS + 1)))
            return np.resize(piece[start : start + BARS], (BARS, piece.shape[1]))
        stretches: list[NDArray[np.float32]] = []
        while sum(map(len, stretches)) < BARS:
            piece = self._piece(rng)
            start = int(rng.integers(len(piece)))
            stretches.append(piece[start : start + int(rng.choice(STRETCHES))])
        return np.concatenate(stretches)[:BARS]

    def _piece(self, rng: np.random.Generator) -> NDArray[np.float32]:
        return self._learned[int(rng.choice(len(self._learned), p=self._weights))]

    @torch.no_grad()
    def _embedded(self, piece: Classes, beats: Beats, rng: np.random.Generator) -> NDArray[np.float32]:
        """(bars, size)."""
        bars = torch.from_numpy(beats.under_bars(piece, rng))
        return self._bars.embed_bars(bars).numpy()


def _last_steps(piece: Classes) -> Classes:
    """What is heard before each bar (bars, voices)."""
    return np.concatenate([np.full_like(piece[:1, -1], NOTHING), piece[:-1, -1]])


def bars_of(events: Classes) -> Classes:
    """(bars, 16, voices) of (steps, voices)."""
    bars = len(events) // STEPS_PER_BAR
    return events[: bars * STEPS_PER_BAR].reshape(bars, STEPS_PER_BAR, -1)
