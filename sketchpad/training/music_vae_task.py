"""What MusicVAE learns: to say sixteen bars again from a latent that stays near the prior.

Source of the objective: Roberts et al., “A Hierarchical Latent Vector Model for Learning Long-Term Structure in
Music”, 2018, section 2 (β-VAE with free bits). At a share of the steps the decoder is not told the step before
(Bowman et al., “Generating Sentences from a Continuous Space”, 2016), so that it leans on the latent.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from sketchpad.training.config import Config
from sketchpad.training.lstm import half_precision
from sketchpad.training.music_vae import MusicVae, new_network
from sketchpad.training.music_vae_data import (
    NOTHING,
    STEPS,
    Beats,
    Classes,
    classes_of,
    in_variety,
    looped,
    windows_of,
)
from sketchpad.training.music_vae_stages import PER_EPOCH, BarsTask, bars_of, with_voices_missing
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TRAIN, VALID
from sketchpad.training.store import read_examples
from sketchpad.training.train import Group, Task

MOST_HELD_OUT = 512
SLOW = 0.1
"""Of the learning rate, for what joins bars: registers are soon spoilt by more."""


class MusicVaeTask:
    """Windows of sixteen bars, from every bar line; shorter pieces go round."""

    def __init__(
        self, config: Config, learned: Sequence[Classes], held_out: Sequence[Classes], beats: Beats, start: MusicVae
    ) -> None:
        self.config = config
        self._learned = learned
        self._beats = beats
        self._start = start
        rng = np.random.default_rng(0)
        chosen = rng.permutation(len(held_out))[:MOST_HELD_OUT]
        windows = beats.joined(np.stack([held_out[index] for index in chosen]), rng)
        self._held_out = looped(windows, config.looped, rng)

    def network(self) -> MusicVae:
        """The network that learned bars, which are joined to songs by registers."""
        network = copy.deepcopy(self._start)
        network.begin_as_registers()
        return network

    def batches(self, rng: np.random.Generator) -> Sequence[Classes]:
        """Some of the windows, each once."""
        size = self.config.batch
        order = rng.permutation(len(self._learned))[: PER_EPOCH * size]
        batches = (order[first : first + size] for first in range(0, len(order) - size + 1, size))
        windows = (self._beats.joined(np.stack([self._learned[index] for index in batch]), rng) for batch in batches)
        windows = (in_variety(batch, self.config, rng) for batch in windows)
        return [looped(batch, self.config.looped, rng) for batch in windows]

    def groups(self, network: MusicVae) -> Sequence[Group]:
        """What joins bars learns slowly, what reads and writes them does not."""
        joining = network.joining()
        those = {id(parameter) for parameter in joining}
        others = [parameter for parameter in network.parameters() if id(parameter) not in those]
        return [(joining, SLOW), (others, 1.0)]

    def loss(self, network: MusicVae, batch: Classes, rng: np.random.Generator, device: str) -> Tensor:
        """Nats a step, with the share of the divergence that counts."""
        classes = torch.from_numpy(batch).to(device)
        unheard = torch.from_numpy(rng.random(batch.shape) < self.config.unheard).to(device)
        told = heard(classes).masked_fill(unheard, NOTHING)
        nats, divergence = self._costs(
            network, classes, with_voices_missing(classes, self.config.missing, rng), told, noise=True
        )
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

    def _costs(
        self, network: MusicVae, classes: Tensor, seen: Tensor, told: Tensor, noise: bool
    ) -> tuple[Tensor, Tensor]:
        """(nats, divergence) of windows (batch, 256, voices), of which the encoder sees `seen`; each (batch,)."""
        with half_precision(classes.device):
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


def read_tasks(config: Config, work: Path) -> Iterator[Callable[[Path | None], Task]]:
    """The stages, each made from the checkpoint of the one before."""
    trio = config.system == "music_vae_trio"
    path = work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES)
    learned, held_out = (list(map(classes_of, read_examples(path, part))) for part in (TRAIN, VALID))
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    bars = [[bars_of(events) for events in part] for part in (learned, held_out)]
    windows = [[window for events in part for window in windows_of(events)] for part in (learned, held_out)]

    def started(before: Path | None) -> MusicVae:
        assert before, "a stage comes before"
        network = new_network(config)
        network.load_state_dict(torch.load(before, map_location="cpu", weights_only=True)["average"])
        return network

    yield lambda _: BarsTask(replace(config, epochs=config.bars_epochs), *bars, beats)
    whole = replace(config, learning_rate=config.learning_rate / 2)
    yield lambda before: MusicVaeTask(whole, *windows, beats, started(before))
