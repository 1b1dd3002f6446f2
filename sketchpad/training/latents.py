"""What is kept of the latents of the music that a MusicVAE learned from.

Examples, for its prior; and for each attribute of music the direction in which a bar's code changes with it while the
other attributes stay: the least-squares coefficients of codes on the attributes of their bars.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae import DIRECTIONS
from sketchpad.generation.music_vae_codec import line_event
from sketchpad.generation.music_vae_network import MusicVae
from sketchpad.generation.music_vae_weights import arrange_music_vae
from sketchpad.generation.prior import EXAMPLES
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.weights import Weights, to_bfloat16
from sketchpad.music.attributes import ATTRIBUTES, Onsets
from sketchpad.training.music_vae_data import BARS, Beats, classes_of, windows_of
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TRAIN
from sketchpad.training.store import read_examples

COUNT = 512
"""Examples: so many that their mixtures go in all directions that music does."""
MOST_WINDOWS = 1500
"""From which directions are found."""
FEWEST_NOTES = 2
"""Of a bar whose attributes tell something."""
FIRST_PITCH = 2
"""The class of the lowest note."""


def with_latents(system: str, weights: Weights, work: Path) -> dict[str, NDArray[np.float32]]:
    """A MusicVAE's arrays with the latents of some windows of the training part, one of a stretch at the most."""
    trio = system == "music_vae_trio"
    path = work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES)
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    stretches = [list(windows_of(classes_of(example))) for example in read_examples(path, TRAIN)]
    rng = np.random.default_rng(0)
    # Long stretches are met as often as they have windows, as in training.
    shares = np.array([len(windows) for windows in stretches], dtype=np.float64)
    order = rng.choice(len(stretches), min(MOST_WINDOWS, len(stretches)), replace=False, p=shares / shares.sum())
    windows = np.stack([stretches[index][rng.integers(len(stretches[index]))] for index in order])
    windows = beats.joined(windows, rng).astype(np.int32)
    vae = MusicVae(arrange_music_vae(weights), BARS, NativeCells())
    latents = np.stack([vae.encode(window, CancelFlag())[0] for window in windows])
    bars = windows[..., 0].reshape(len(windows) * BARS, -1)
    found = {EXAMPLES: latents[:COUNT], DIRECTIONS: _directions(latents.reshape(len(bars), -1), bars)}
    return {**weights, **{name: to_bfloat16(array) for name, array in found.items()}}


def _directions(codes: NDArray[np.float32], bars: NDArray[np.int32]) -> NDArray[np.float32]:
    """(attributes, code) of codes (bars, code) and the melody's classes in those bars (bars, steps)."""
    sounding = (bars >= FIRST_PITCH).sum(axis=1) >= FEWEST_NOTES
    events = [[line_event(index) for index in bar] for bar in bars[sounding].tolist()]
    onsets = [Onsets.of_events(row) for row in events]
    values = np.array([[attribute.of_onsets(each) for attribute in ATTRIBUTES] for each in onsets])
    values = (values - values.mean(axis=0)) / values.std(axis=0)
    chosen = codes[sounding].astype(np.float64)
    return np.linalg.lstsq(values, chosen - chosen.mean(axis=0), rcond=None)[0].astype(np.float32)
