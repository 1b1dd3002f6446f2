"""What is kept of the latents of the music that a MusicVAE learned from.

Examples, for its prior, the trio's with the outlines of their melodies; and for each attribute of music
the direction in which a bar's code changes with it while the other attributes stay: the least-squares coefficients of
codes on the attributes of their bars.
"""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from sketchpad.generation.music_vae.codec import line_event, outline_of
from sketchpad.generation.music_vae.model import DIRECTIONS
from sketchpad.generation.music_vae.prior import EXAMPLES, OUTLINES
from sketchpad.generation.weights_file import to_bfloat16
from sketchpad.music.attributes import ATTRIBUTES, Onsets
from sketchpad.training.config import Config
from sketchpad.training.music_vae import MusicVae
from sketchpad.training.music_vae_data import BARS, FIRST_PITCH, Beats, Classes, classes_of, windows_of
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TRAIN
from sketchpad.training.store import read_examples

COUNT = 512
"""Examples: so many that their mixtures go in all directions that music does."""
BATCH = 64
MOST_WINDOWS = 1500
"""From which directions are found."""
FEWEST_NOTES = 2
"""Of a bar whose attributes tell something."""


def latents_of(config: Config, network: MusicVae, work: Path) -> dict[str, NDArray[np.float32]]:
    """By name examples, their outlines, and directions: of windows of the training part, one of a stretch at most."""
    trio = config.system == "music_vae_trio"
    path = work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES)
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    stretches = [list(windows_of(classes_of(example))) for example in read_examples(path, TRAIN)]
    rng = np.random.default_rng(0)
    # Long stretches are met as often as they have windows, as in training.
    shares = np.array([len(windows) for windows in stretches], dtype=np.float64)
    order = rng.choice(len(stretches), min(MOST_WINDOWS, len(stretches)), replace=False, p=shares / shares.sum())
    windows = np.stack([stretches[index][rng.integers(len(stretches[index]))] for index in order])
    windows = beats.joined(windows, rng)
    latents = _means(network, windows)
    bars = windows[..., 0].reshape(len(windows) * BARS, -1)
    found = {EXAMPLES: latents[:COUNT], DIRECTIONS: _directions(latents.reshape(len(bars), -1), bars)}
    if trio:
        # What the codes of melodies alone tell well enough: with them, draws of MusicVAE melody are less like music.
        found[OUTLINES] = np.stack([outline_of(window) for window in windows[:COUNT]])
    return {name: to_bfloat16(array.astype(np.float32)) for name, array in found.items()}


@torch.no_grad()
def _means(network: MusicVae, windows: Classes) -> NDArray[np.float64]:
    """μ (windows, latent) of windows (windows, 256, voices), as the exported network has it.

    In double precision: so whatever computes it next comes to the same numbers of bfloat16.
    """
    exact = copy.deepcopy(network).eval()
    for parameter in exact.parameters():
        parameter.copy_(torch.from_numpy(to_bfloat16(parameter.numpy())))
    exact.double()
    parts = [windows[first : first + BATCH] for first in range(0, len(windows), BATCH)]
    return np.concatenate([exact.encode(torch.from_numpy(part))[0].numpy() for part in parts])


def _directions(codes: NDArray[np.float64], bars: Classes) -> NDArray[np.float64]:
    """(attributes, code) of codes (bars, code) and the melody's classes in those bars (bars, steps)."""
    sounding = (bars >= FIRST_PITCH).sum(axis=1) >= FEWEST_NOTES
    events = [[line_event(index) for index in bar] for bar in bars[sounding].tolist()]
    onsets = [Onsets.of_events(row) for row in events]
    values = np.array([[attribute.of_onsets(each) for attribute in ATTRIBUTES] for each in onsets])
    values = (values - values.mean(axis=0)) / values.std(axis=0)
    chosen = codes[sounding]
    return np.linalg.lstsq(values, chosen - chosen.mean(axis=0), rcond=None)[0]
