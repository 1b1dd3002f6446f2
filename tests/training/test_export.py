"""What is exported is what the program reads."""

import numpy as np
import pytest

from sketchpad.generation.weights import load_weights, read_manifest

pytest.importorskip("torch", reason="the extra `training` is not installed")
pytest.importorskip("symusic", reason="the extra `training` is not installed")

from sketchpad.generation.numpy_network import NumpyNetwork
from sketchpad.training.config import models, read_config
from sketchpad.training.export import export, exported_arrays, npz_bytes, to_bfloat16
from sketchpad.training.networks import MelodyRnn
from sketchpad.training.train import event_nats

MEASURES = {"nats": 1.0, "accuracy": 0.5, "accuracy_of_notes": 0.2}
CHARACTER = {"melodies": 1, "silent": 0, "in_key": 0.9, "notes_per_bar": 4.0}
FIGURES = {
    "epoch": 1,
    "test": MEASURES,
    "repeat_last_bar": MEASURES,
    "five_gram": MEASURES,
    "continuations": {"corpus": CHARACTER, "1.0": CHARACTER},
    "learned": {"pieces": 1, "steps": 16},
    "held_out": {"pieces": 1, "steps": 16},
}


@pytest.mark.parametrize("model", models())
def test_pytorch_and_the_program_compute_one_network(model):
    network = MelodyRnn(model).eval()
    arrays = {name: tensor.detach().numpy() for name, tensor in network.magenta_arrays().items()}
    events = np.random.default_rng(0).choice([-2, -2, -1, 60, 64, 67], (2, 60))
    events[:, 0] = 60
    nats = event_nats(network, model, events, events).detach().numpy()
    logits = NumpyNetwork(model, arrays).logits(events[0].tolist()).astype(np.float64)
    assert np.isfinite(nats).all()
    import torch

    from sketchpad.training.features import encode

    ours = network(torch.from_numpy(encode(model, events[:1]))).detach().numpy()[0]
    assert np.abs(ours - logits).max() < 1e-5


@pytest.mark.parametrize("model", models())
def test_an_export_is_read_back_and_the_same_again(tmp_path, model):
    arrays = exported_arrays(MelodyRnn(model))
    export(read_config(model), arrays, FIGURES, tmp_path)
    first = (tmp_path / f"{model}.npz").read_bytes()
    loaded = load_weights(read_manifest(tmp_path)[model])
    assert all(np.array_equal(loaded[name], array) for name, array in arrays.items())
    assert npz_bytes(arrays) == first
    assert "5-gram" in (tmp_path / f"{model}.md").read_text()


def test_bfloat16_keeps_eight_bits_and_rounds_to_even():
    values = np.array([1.0, 1.00390625, 1.01171875, -3.14159, 1e-20], dtype=np.float32)
    rounded = to_bfloat16(values)
    assert rounded[:3].tolist() == [1.0, 1.0, 1.015625]
    assert (rounded.view(np.uint32) & 0xFFFF == 0).all()
    assert np.abs(rounded / values - 1).max() < 2**-8
