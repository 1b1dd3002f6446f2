"""The native engine against real Magenta at the sizes of Magenta's own checkpoints, on numbers that bfloat16 holds."""

import gc
import logging

import numpy as np
import pytest

from sketchpad.bench.random_weights import official, random_arrays, write_models
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.polyphony_rnn.network import arrange_polyphony
from sketchpad.generation.request import CancelFlag

MOST = {"cat-mel_2bar_big": 1e-5, "hierdec-mel_16bar": 1e-3, "hierdec-trio_16bar": 1e-5}
"""Of μ and σ. The melody's two layers of 2,048 make much of rounding: in 256 steps on these weights our μ comes to be
1.2e-4 from what double precision gives, and Magenta's 0.7e-4."""
LOG = logging.getLogger(__name__)
pytestmark = [pytest.mark.full, pytest.mark.timeout(900), pytest.mark.xdist_group("magenta")]


@pytest.fixture
def both(request, tmp_path):
    """(name, arrays, Magenta on them): one model at a time, since each takes gigabytes."""
    architecture = official()[request.param]
    arrays = random_arrays(architecture, bfloat16=True)
    write_models(tmp_path, {request.param: (architecture, arrays)})
    engine = MagentaEngine(tmp_path)
    yield request.param, arrays, engine
    engine.close()
    gc.collect()


def difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest; the shapes must be equal, and neither of them all the same."""
    assert ours.shape == theirs.shape
    assert theirs.std() > 0.01
    return float(np.abs(ours - theirs).max())


@pytest.mark.parametrize("both", ["cat-mel_2bar_big", "hierdec-mel_16bar", "hierdec-trio_16bar"], indirect=True)
def test_mu_sigma_and_logits_agree(both):
    name, arrays, magenta = both
    network = MusicVae(arrange_music_vae(arrays), official()[name].bars, NativeCells("exact"))
    rng = np.random.default_rng(0)
    classes = np.stack([rng.integers(0, count, network.steps) for count in network.voices], axis=1).astype(np.int32)
    mu, sigma = network.encode(classes, CancelFlag())
    reference = magenta.asked("encode", name, classes=classes)
    logits = np.concatenate(network.logits(mu, classes, CancelFlag()), axis=1)
    found = {
        "mu": difference(mu, reference["mu"]),
        "sigma": difference(sigma, reference["sigma"]),
        "logits": difference(logits, magenta.asked("logits", name, latent=mu, classes=classes)["logits"]),
    }
    LOG.info("%s: largest differences %s", name, found)
    assert max(found["mu"], found["sigma"]) < MOST[name]
    assert found["logits"] < 1e-4


@pytest.mark.parametrize("both", ["polyphony_rnn"], indirect=True)
def test_log_probabilities_agree(both):
    name, arrays, magenta = both
    events = np.random.default_rng(0).integers(2, 259, (1, 1200)).astype(np.int32)
    phrase = NativeCells().decoder(arrange_polyphony(arrays)).phrase(np.zeros((1, 0), dtype=np.float32))
    ours = phrase.logits(events)[0].astype(np.float64)
    ours -= np.log(np.exp(ours).sum(axis=-1, keepdims=True))
    found = difference(ours, magenta.asked("log_probabilities", name, events=events[0].tolist())["log_probabilities"])
    LOG.info("%s: largest difference %s", name, found)
    assert found < 1e-4
