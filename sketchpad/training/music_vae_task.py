"""What MusicVAE learns: to say sixteen bars again from a latent that stays near the prior.

Source of the objective: Roberts et al., “A Hierarchical Latent Vector Model for Learning Long-Term Structure in
Music”, 2018, section 2 (β-VAE with free bits). At a share of the steps the decoder is not told the step before
(Bowman et al., “Generating Sentences from a Continuous Space”, 2016), so that it leans on the latent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sketchpad.generation.music_vae_codec import DRUM_CLASSES, LINE_CLASSES, line_class
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.config import Config
from sketchpad.training.music_vae import BARS, MusicVae, Sizes
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TRAIN, VALID
from sketchpad.training.store import Example, read_examples
from sketchpad.training.trios import NO_DRUMS

STEPS = BARS * STEPS_PER_BAR
VOICES = {"music_vae_melody": (LINE_CLASSES,), "music_vae_trio": (LINE_CLASSES, LINE_CLASSES, DRUM_CLASSES)}
DRUMS = 2
MOST_HELD_OUT = 512
SILENCE = 0
"""The class of no event, and of no drum."""
NOTHING = -1
"""What a decoder that is not told the step before hears."""

Classes = NDArray[np.int64]


class MusicVaeTask:
    """Windows of sixteen bars, from every bar line; shorter pieces go round."""

    def __init__(self, config: Config, learned: Sequence[Classes], held_out: Sequence[Classes], beats: Beats) -> None:
        self.config = config
        self._learned = learned
        self._beats = beats
        rng = np.random.default_rng(0)
        chosen = rng.permutation(len(held_out))[:MOST_HELD_OUT]
        self._held_out = beats.joined(np.stack([held_out[index] for index in chosen]), rng)

    def network(self) -> MusicVae:
        """A network that knows nothing yet."""
        config = self.config
        return MusicVae(Sizes(VOICES[config.system], config.encoder, config.decoder, config.latent))

    def batches(self, rng: np.random.Generator) -> Sequence[Classes]:
        """One pass over the windows."""
        order = rng.permutation(len(self._learned))
        size = self.config.batch
        batches = (order[first : first + size] for first in range(0, len(order) - size + 1, size))
        return [self._beats.joined(np.stack([self._learned[index] for index in batch]), rng) for batch in batches]

    def loss(self, network: MusicVae, batch: Classes, rng: np.random.Generator, device: str) -> Tensor:
        """Nats a step, with the share of the divergence that counts."""
        classes = torch.from_numpy(batch).to(device)
        unheard = torch.from_numpy(rng.random(batch.shape) < self.config.unheard).to(device)
        told = heard(classes).masked_fill(unheard, NOTHING)
        nats, divergence = self._costs(network, classes, self._with_voices_missing(classes, rng), told, noise=True)
        free = self.config.free_bits * math.log(2)
        return (nats + self.config.beta * (divergence - free).clamp(min=0)).mean() / STEPS

    @torch.no_grad()
    def held_out_loss(self, network: MusicVae, device: str) -> float:
        """Nats a step of what was not learned from, from μ itself and with nothing of the step before.

        So it tells how much of the music the latent holds; nothing leaks in from what the decoder hears.
        """
        classes = torch.from_numpy(self._held_out).to(device)
        nothing = torch.full_like(classes, NOTHING)
        costs = [
            self._costs(network, part, part, told, noise=False)[0]
            for part, told in zip(classes.split(self.config.batch), nothing.split(self.config.batch), strict=True)
        ]
        return torch.cat(costs).mean().item() / STEPS

    def _with_voices_missing(self, classes: Tensor, rng: np.random.Generator) -> Tensor:
        """The windows with some voices silent; never all."""
        missing = rng.random((len(classes), 1, classes.shape[2])) < self.config.missing
        missing &= ~missing.all(axis=2, keepdims=True)
        return classes.masked_fill(torch.from_numpy(missing).to(classes.device), SILENCE)

    def _costs(
        self, network: MusicVae, classes: Tensor, seen: Tensor, told: Tensor, noise: bool
    ) -> tuple[Tensor, Tensor]:
        """(nats, divergence) of windows (batch, 256, voices), of which the encoder sees `seen`; each (batch,)."""
        with torch.autocast(classes.device.type, torch.bfloat16):
            mu, sigma = (each.float() for each in network.encode(seen))
            latents = mu + sigma * torch.randn_like(sigma) if noise else mu
            logits = network.decode(latents, told)
        nats = sum(
            functional.cross_entropy(each.float().flatten(0, 1), classes[..., voice].flatten(), reduction="none")
            for voice, each in enumerate(logits)
        )
        assert isinstance(nats, Tensor)
        divergence = 0.5 * (mu.square() + sigma.square() - 1) - sigma.log()
        return nats.reshape(len(classes), -1).sum(1), divergence.sum(1)


def heard(classes: Tensor) -> Tensor:
    """The classes before each step (batch, steps, voices); before the first there is nothing."""
    return functional.pad(classes, (0, 0, 1, 0), value=NOTHING)[:, :-1]


class Beats:
    """Drums for windows that have none: a drummer's beat, going round."""

    def __init__(self, beats: Sequence[Classes]) -> None:
        self._beats = beats

    def joined(self, windows: Classes, rng: np.random.Generator) -> Classes:
        """The windows (batch, 256, voices), each with a beat from a bar line on where it has no drums."""
        windows = windows.copy()
        if windows.shape[2] > DRUMS:
            for row in np.flatnonzero(windows[:, 0, DRUMS] == NO_DRUMS):
                beat = self._beats[rng.integers(len(self._beats))]
                start = int(rng.integers(len(beat) // STEPS_PER_BAR)) * STEPS_PER_BAR
                windows[row, :, DRUMS] = np.resize(np.roll(beat, -start), STEPS)
        return windows


def windows_of(example: Example) -> Iterable[Classes]:
    """(256, voices) from every bar line; of less than sixteen bars its first eight or four, round and round."""
    events = example.events
    if events.ndim == 1:
        events = np.array([line_class(event) for event in events])[:, None]
    bars = len(events) // STEPS_PER_BAR
    if bars < BARS:
        whole = 2 ** int(math.log2(bars)) * STEPS_PER_BAR
        yield np.tile(events[:whole], (STEPS // whole, 1))
    for bar in range(bars - BARS + 1):
        yield events[bar * STEPS_PER_BAR :][:STEPS]


def read_task(config: Config, work: Path) -> MusicVaeTask:
    """The task of one system, from what was prepared."""
    trio = config.system == "music_vae_trio"
    path = work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES)
    learned, held_out = (
        [window for example in read_examples(path, part) for window in windows_of(example)] for part in (TRAIN, VALID)
    )
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    return MusicVaeTask(config, learned, held_out, beats)
