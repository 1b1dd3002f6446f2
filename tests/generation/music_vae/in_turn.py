"""Bars written one after the other, as Magenta writes them."""

import numpy as np

from sketchpad.generation.music_vae.network import Classes, MusicVae
from sketchpad.generation.request import CancelFlag


def written_in_turn(vae: MusicVae, latent, noise, samplings) -> Classes:
    """The classes (steps, voices) of all bars; each hears what the one before it ends with."""
    classes = np.zeros((vae.steps, len(vae.voices)), dtype=np.int32)
    for bar in range(vae.segments):
        classes = vae.redraw(latent, classes, bar, noise, samplings, CancelFlag())
    return classes
