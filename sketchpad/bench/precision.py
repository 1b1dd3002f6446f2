"""What fixed point costs: how often the likeliest class is another, and how much less well a network foresees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sketchpad.bench.random_weights import official, random_arrays
from sketchpad.generation.cells import Classes, Floats
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.kernel.library import has_fixed_point
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.music_vae.prior import Prior
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.generation.weights_file import Weights
from sketchpad.music.errors import InputError

Part = Literal["writing", "reading"]
NAMES = ("cat-mel_2bar_big", "hierdec-mel_16bar", "hierdec-trio_16bar")


@dataclass(frozen=True)
class Agreement:
    """How a voice's decoder in fixed point agrees with itself in float32, on what the latter writes at temperature 1.

    Attributes:
        part: what was in fixed point: the network as it writes from a latent, or as it reads what was written (what is
            written again from the latent that it read, in float32).
        choices: how many steps were compared.
        share: in which the likeliest class is the same.
        rise: of the loss, relative to it; negative where it fell.
        largest: difference of any logit.
    """

    model: str
    part: Part
    voice: int
    choices: int
    share: float
    rise: float
    largest: float


def measure_precision(latents: int, models: Path | None = None) -> Iterator[Agreement]:
    """The MusicVAEs of a folder, by default the shipped ones; and those of Magenta's sizes with random float32.

    Raises:
        InputError: this processor has no instructions for it, or weights cannot be had.
    """
    if not has_fixed_point():
        raise InputError("this processor computes everything in float32; fixed point needs AVX2 or AVX-512 VNNI")
    for name, model in sorted(read_manifest(models).items()):
        if SYSTEMS[model.system].interpolates:
            yield from agreements(name, load_weights(model), model.bars, latents)
    for name in NAMES:
        architecture = official()[name]
        decoders = {key: shape for key, shape in architecture.shapes.items() if not key.startswith("encoder/")}
        arrays = random_arrays(replace(architecture, shapes=decoders))
        yield from agreements(f"{name}, random", arrays, architecture.bars, latents)


def agreements(name: str, weights: Weights, bars: int, latents: int, large: int = 0) -> Iterator[Agreement]:
    """The agreement of each part and voice, over what is written from so many latents; reading needs an encoder.

    LSTMs of so many weights, `large`, are in fixed point; by default all.
    """
    arranged = arrange_music_vae(weights)
    exact, fast = (MusicVae(arranged, bars, cells) for cells in (NativeCells("exact"), NativeCells("fast", large)))
    prior = Prior.of(weights, exact.latent, bars)
    drawn: list[Classes] = []
    pairs: dict[Part, list[tuple[list[Floats], list[Floats]]]] = {"writing": [], "reading": []}
    for seed in range(latents):
        latent = prior.draw(np.random.RandomState(seed))
        *_, decoded = exact.decode(latent, exact.uniforms(seed), exact.plainly(1.0), CancelFlag())
        drawn.append(decoded.classes)
        pairs["writing"].append(
            (exact.logits(latent, decoded.classes, CancelFlag()), fast.logits(latent, decoded.classes, CancelFlag()))
        )
        if arranged.encoder:
            theirs, ours = (network.encode(decoded.classes, CancelFlag())[0] for network in (exact, fast))
            pairs["reading"].append(
                (exact.logits(theirs, decoded.classes, CancelFlag()), exact.logits(ours, decoded.classes, CancelFlag()))
            )
    classes = np.concatenate(drawn)
    for part, found in pairs.items():
        for voice in range(classes.shape[1] if found else 0):
            theirs, ours = (np.concatenate([pair[which][voice] for pair in found]) for which in (0, 1))
            rise = _loss(ours, classes[:, voice]) / _loss(theirs, classes[:, voice]) - 1
            share = float((ours.argmax(axis=1) == theirs.argmax(axis=1)).mean())
            yield Agreement(name, part, voice, len(classes), share, rise, float(np.abs(ours - theirs).max()))


def _loss(logits: Floats, classes: NDArray[np.int32]) -> float:
    """Nats a step."""
    wide = logits.astype(np.float64)
    wide -= wide.max(axis=1, keepdims=True)
    return float((np.log(np.exp(wide).sum(axis=1)) - wide[np.arange(len(wide)), classes]).mean())
