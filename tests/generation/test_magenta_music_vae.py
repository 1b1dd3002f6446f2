"""MusicVAE against real Magenta, on the same weights: converters, μ, σ and logits."""

import numpy as np
import pytest

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae_network import MusicVae, arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag

pytestmark = pytest.mark.xdist_group("magenta")

MODELS = {"music_vae_melody": 16, "music_vae_trio": 16, "music_vae_2bar": 2}
CELLS = {"native": NativeCells, "numpy": NumpyCells}


def random_classes(network: MusicVae, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.stack([rng.integers(0, classes, network.steps) for classes in network.voices], axis=1).astype(np.int32)


@pytest.mark.parametrize("cells", CELLS)
@pytest.mark.parametrize("model", MODELS)
def test_mu_sigma_and_logits_agree(magenta, weights, model, cells):
    network = MusicVae(arrange_music_vae(weights[model]), MODELS[model], CELLS[cells]())
    for seed in range(3):
        classes = random_classes(network, seed)
        mu, sigma = network.encode(classes, CancelFlag())
        reference = magenta.asked("encode", model, classes=classes)
        assert np.abs(mu - reference["mu"]).max() < 1e-5
        assert np.abs(sigma - reference["sigma"]).max() < 1e-5
        ours = np.concatenate(network.logits(mu, classes), axis=1)
        theirs = magenta.asked("logits", model, latent=mu, classes=classes)["logits"]
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() < 1e-4
