"""What is exported is the best checkpoint, and what is shipped is what comes out of it."""

import hashlib

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `training` is not installed")

import torch

from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.generation.weights_file import npz_bytes
from sketchpad.paths import data_directory
from sketchpad.training.checkpoint import best, best_path, digest, exported_arrays, restored
from sketchpad.training.config import models, read_config
from sketchpad.training.latents import latents_of
from sketchpad.training.music_vae import MusicVae
from sketchpad.training.tasks import new_network

WORK = data_directory("models").parent / "training-work"


@pytest.mark.parametrize("model", models())
def test_what_is_shipped_is_a_checkpoint(model):
    """Brought back into a network and exported again, each number is where it was."""
    config, shipped = read_config(model), load_weights(read_manifest()[model])
    arrays = exported_arrays(restored(config, shipped))
    assert arrays.keys() == {name for name in shipped if not name.startswith("sketchpad/")}
    assert all(np.array_equal(shipped[name], array) for name, array in arrays.items())


@pytest.mark.full
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_so_are_the_latents_of_what_it_learned_from(model):
    """Bit for bit, from the examples that `prepare` makes."""
    config, shipped = read_config(model), read_manifest()[model]
    network = restored(config, load_weights(shipped))
    assert isinstance(network, MusicVae)
    weights = exported_arrays(network) | latents_of(config, network, WORK)
    assert hashlib.sha256(npz_bytes(weights)).hexdigest() == shipped.sha256


@pytest.mark.parametrize("model", models())
def test_what_is_shipped_comes_out_bit_for_bit(model):
    config, shipped = read_config(model), read_manifest()[model]
    path = best_path(config, WORK)
    if not path.is_file() or digest(path) != shipped.figures.get("checkpoint"):
        pytest.skip("the checkpoint is not at hand")
    origin, weights = best(config, WORK)
    assert origin == {name: shipped.figures[name] for name in ("epoch", "checkpoint")}
    assert hashlib.sha256(npz_bytes(weights)).hexdigest() == shipped.sha256 == digest(shipped.path)


def test_the_running_average_of_the_best_epoch_is_taken(tmp_path):
    config = read_config("lookback_rnn")
    torch.manual_seed(1)
    network, average = new_network(config), new_network(config)
    path = best_path(config, tmp_path)
    path.parent.mkdir()
    state = {"network": network.state_dict(), "average": average.state_dict(), "progress": [7, 1.0, 100]}
    torch.save(state, path)
    origin, weights = best(config, tmp_path)
    assert origin == {"epoch": 7, "checkpoint": hashlib.sha256(path.read_bytes()).hexdigest()}
    expected, other = exported_arrays(average), exported_arrays(network)
    assert weights.keys() == expected.keys()
    assert all(np.array_equal(weights[name], array) for name, array in expected.items())
    assert any(not np.array_equal(weights[name], array) for name, array in other.items())
