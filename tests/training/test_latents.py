"""Latents that are kept with the weights: those of the exported network, whatever they are computed by."""

import dataclasses

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `training` is not installed")

import torch

from sketchpad.generation.music_vae.codec import outline_of
from sketchpad.generation.music_vae.model import DIRECTIONS
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.music_vae.prior import EXAMPLES, OUTLINES
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.weights_file import to_bfloat16
from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.training.checkpoint import exported_arrays
from sketchpad.training.config import read_config
from sketchpad.training.latents import latents_of
from sketchpad.training.music_vae_data import BARS, classes_of
from sketchpad.training.split import TRAIN
from sketchpad.training.store import Example, write_examples
from sketchpad.training.tasks import new_network

CONFIG = dataclasses.replace(read_config("music_vae_melody"), encoder=16, decoder=16, latent=64)
TRIO = dataclasses.replace(read_config("music_vae_trio"), encoder=16, decoder=16, latent=64)
COUNT = 5


@pytest.fixture
def work(tmp_path):
    """Melodies of 16 bars; each of them is a window."""
    rng = np.random.default_rng(0)
    melodies = [rng.choice([-2, -1, 60, 61, 64, 67, 71], 256) for _ in range(COUNT)]
    examples = [Example(str(number), melody) for number, melody in enumerate(melodies)]
    write_examples(tmp_path / "melodies.npz", examples, {example.piece: TRAIN for example in examples})
    return tmp_path, examples


@pytest.fixture
def work_of_trios(tmp_path):
    """Melodies with a bass and drums; 16 bars again."""
    rng = np.random.default_rng(0)
    voices = [(rng.choice([0, 1, 40, 41, 44], 256), *rng.integers(0, 90, (2, 256))) for _ in range(COUNT)]
    examples = [Example(str(number), np.stack(each, axis=1)) for number, each in enumerate(voices)]
    write_examples(tmp_path / "trios.npz", examples, {example.piece: TRAIN for example in examples})
    beat = Example("beat", rng.integers(0, 90, 256))
    write_examples(tmp_path / "beats.npz", [beat], {beat.piece: TRAIN})
    return tmp_path, examples


@torch.no_grad()
def wild_network(config=CONFIG):
    """One whose latents differ from window to window."""
    torch.manual_seed(0)
    network = new_network(config)
    for parameter in network.parameters():
        parameter.normal_(0, 0.3)
    return network


def test_they_are_what_the_program_reads_in_the_windows(work):
    folder, examples = work
    network = wild_network()
    before = [parameter.clone() for parameter in network.parameters()]
    found = latents_of(CONFIG, network, folder)
    program = MusicVae(arrange_music_vae(exported_arrays(network)), BARS, NumpyCells())
    windows = [classes_of(example).astype(np.int32) for example in examples]
    expected = np.stack([program.encode(window, CancelFlag())[0] for window in windows])
    assert found[EXAMPLES].shape == expected.shape == (COUNT, CONFIG.latent)
    # Windows come in an order of their own.
    nearest = [int(np.abs(expected - row).sum(axis=1).argmin()) for row in found[EXAMPLES]]
    assert sorted(nearest) == list(range(COUNT))
    assert np.allclose(found[EXAMPLES], expected[nearest], rtol=2**-8, atol=1e-4)
    assert OUTLINES not in found
    assert found[DIRECTIONS].shape == (len(ATTRIBUTES), CONFIG.latent // BARS)
    assert all(torch.equal(now, then) for now, then in zip(network.parameters(), before, strict=True))


def test_those_of_trios_tell_the_outlines_of_their_melodies(work_of_trios):
    folder, examples = work_of_trios
    found = latents_of(TRIO, wild_network(TRIO), folder)
    windows = sorted(outline_of(classes_of(example)).tolist() for example in examples)
    assert sorted(found[OUTLINES].tolist()) == windows


def test_they_are_the_same_however_many_are_read_at_a_time(work, monkeypatch):
    found = []
    for batch in (1, 2, 64):
        monkeypatch.setattr("sketchpad.training.latents.BATCH", batch)
        found.append(latents_of(CONFIG, wild_network(), work[0]))
    for name in (EXAMPLES, DIRECTIONS):
        assert found[0][name].dtype == np.float32
        assert np.array_equal(to_bfloat16(found[0][name]), found[0][name])
        assert all(np.array_equal(each[name], found[0][name]) for each in found[1:])
