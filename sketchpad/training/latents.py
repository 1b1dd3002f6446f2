"""What is kept of the latents of the music that a MusicVAE learned from: examples, for its prior."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae_network import MusicVae, arrange_music_vae
from sketchpad.generation.prior import EXAMPLES
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.weights import Weights, to_bfloat16
from sketchpad.training.music_vae_data import BARS, Beats, classes_of, windows_of
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TRAIN
from sketchpad.training.store import read_examples

COUNT = 512
"""Examples: so many that their mixtures go in all directions that music does."""


def with_latents(system: str, weights: Weights, work: Path) -> dict[str, NDArray[np.float32]]:
    """A MusicVAE's arrays with the latents of some windows of the training part, one of a stretch at the most."""
    trio = system == "music_vae_trio"
    path = work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES)
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    stretches = [list(windows_of(classes_of(example))) for example in read_examples(path, TRAIN)]
    rng = np.random.default_rng(0)
    # Long stretches are met as often as they have windows, as in training.
    shares = np.array([len(windows) for windows in stretches], dtype=np.float64)
    chosen = rng.choice(len(stretches), min(COUNT, len(stretches)), replace=False, p=shares / shares.sum())
    windows = np.stack([stretches[index][rng.integers(len(stretches[index]))] for index in chosen])
    vae = MusicVae(arrange_music_vae(weights), BARS, NativeCells())
    found = [vae.encode(window.astype(np.int32), CancelFlag())[0] for window in beats.joined(windows, rng)]
    return {**weights, EXAMPLES: to_bfloat16(np.stack(found))}
