"""MusicVAE and Polyphony RNN in PyTorch are those of the program, and their stages learn."""

import dataclasses

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `training` is not installed")

import torch

from sketchpad.generation.music_vae.network import MusicVae as Program
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.polyphony_rnn.network import arrange_polyphony
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.weights_file import to_bfloat16
from sketchpad.training.checkpoint import exported_arrays, restored
from sketchpad.training.config import Config, read_config
from sketchpad.training.music_vae import SCALE, SIGMA, MusicVae, new_network
from sketchpad.training.music_vae_data import (
    BARS,
    FIRST_PITCH,
    LINE_CLASSES,
    Beats,
    looped,
    windows_of,
    with_drums_mixed,
    with_drums_swapped,
    with_lines_moved,
)
from sketchpad.training.music_vae_stages import BarsTask, bars_of, with_voices_missing
from sketchpad.training.music_vae_task import SLOW, MusicVaeTask, heard
from sketchpad.training.networks import PolyphonyRnn
from sketchpad.training.train import Task, Trainer
from sketchpad.training.trios import NO_DRUMS

MODELS = ["music_vae_melody", "music_vae_trio"]


@pytest.fixture(autouse=True)
def seeded():
    """A network's first numbers are drawn."""
    torch.manual_seed(1)


def small(model: str) -> Config:
    return dataclasses.replace(read_config(model), epochs=3, batch=4, encoder=16, decoder=16, latent=64)


def music(network: MusicVae, seed: int, bars: int = BARS) -> np.ndarray:
    """(steps, voices), in which each bar is one of three."""
    rng = np.random.default_rng(seed)
    known = [np.stack([rng.integers(0, count, 16) for count in network.sizes.voices], axis=1) for _ in range(3)]
    return np.concatenate([known[rng.integers(3)] for _ in range(bars)])


def rounded(network: torch.nn.Module) -> torch.nn.Module:
    """With numbers that are exported as they are."""
    for parameter in network.parameters():
        parameter.data.copy_(torch.from_numpy(to_bfloat16(parameter.detach().numpy())))
    return network


@pytest.mark.parametrize("model", MODELS)
@torch.no_grad()
def test_pytorch_and_the_program_compute_one_music_vae(model):
    network = rounded(new_network(small(model)).eval())
    program = Program(arrange_music_vae(exported_arrays(network)), BARS, NumpyCells())
    classes = music(network, 0)
    tensor = torch.from_numpy(classes)[None]
    mu, sigma = (each[0].numpy() for each in network.encode(tensor))
    theirs = program.encode(classes.astype(np.int32), CancelFlag())
    assert np.abs(mu - theirs[0]).max() < 1e-5
    assert np.abs(sigma - theirs[1]).max() < 1e-5
    logits = network.decode(torch.from_numpy(mu)[None], heard(tensor))
    for ours, expected in zip(logits, program.logits(mu, classes.astype(np.int32), CancelFlag()), strict=True):
        assert np.abs(ours[0].numpy() - expected).max() < 1e-4


@torch.no_grad()
def test_pytorch_and_the_program_compute_one_polyphony_rnn():
    config = read_config("polyphony_rnn")
    network = restored(config, exported_arrays(PolyphonyRnn())).eval()
    events = np.random.default_rng(0).integers(0, 259, (1, 50))
    decoder = NumpyCells().decoder(arrange_polyphony(exported_arrays(network)))
    theirs = decoder.phrase(np.zeros((1, 0), dtype=np.float32)).logits(events.astype(np.int32))
    assert np.abs(network(torch.from_numpy(events)).numpy() - theirs).max() < 1e-4


@pytest.mark.parametrize("model", MODELS)
def test_each_stage_learns_and_hands_on_to_the_next(model, monkeypatch):
    monkeypatch.setattr("sketchpad.training.music_vae_stages.PER_EPOCH", 15)
    monkeypatch.setattr("sketchpad.training.music_vae_stages.AT_ONCE", 16)
    config = small(model)
    start = new_network(config)
    songs = [music(start, seed, bars=24) for seed in range(6)]
    beats = Beats([])
    pieces = [bars_of(song) for song in songs]
    windows = [window for song in songs for window in windows_of(song)]
    bars = learned(BarsTask(config, pieces, pieces[:2], beats))
    learned(MusicVaeTask(config, windows, windows[:8], beats, bars))


@torch.no_grad()
def test_joined_bars_go_through_the_latent_each_in_its_place():
    network = new_network(dataclasses.replace(small("music_vae_melody"), encoder=32, latent=128))
    network.bridge.kernel *= 15  # to the size of learned codes
    network.begin_as_registers()
    code = network.sizes.code
    classes = torch.from_numpy(music(network, 0))[None]
    codes = network.code_bars(network.embed_bars(classes.reshape(BARS, 16, -1)))
    mu, sigma = network.encode(classes)
    assert torch.allclose(sigma, torch.full_like(sigma, SIGMA), atol=1e-3)
    read = network.conduct(mu)[0, :, :code] / SCALE
    size = codes.std()
    assert size > 0.1
    for bar in range(BARS):
        assert (mu.reshape(BARS, code)[bar] - codes[bar]).abs().max() < 0.5 * size
        assert (read[bar] - codes[bar]).abs().max() < 0.5 * size
        others = (codes - read[bar]).abs().mean(1)
        assert others[bar] == others.min()


@torch.no_grad()
def test_cells_grow_to_the_size_of_the_largest():
    network = new_network(small("music_vae_melody")).eval()
    arrays = exported_arrays(network)
    assert arrays["core_decoder/decoder/output_projection/kernel"].shape == (64, 90)
    assert arrays["core_decoder/decoder/multi_rnn_cell/cell_0/lstm_cell/kernel"].shape == (90 + 64 + 64, 256)
    assert arrays["decoder/hierarchical_level_0/cell_0/lstm_cell/kernel"].shape == (1 + 64, 256)
    upper = "encoder/hierarchical_level_{}/cell_0/bidirectional_rnn/fw/multi_rnn_cell/cell_0/lstm_cell/kernel"
    assert [arrays[upper.format(level)].shape for level in range(2)] == [(90 + 32, 128), (64 + 32, 128)]


def learned(task: Task) -> MusicVae:
    """The network after all epochs; it must have come down."""
    trainer = Trainer(task, "cpu")
    before = trainer.held_out_loss()
    for _ in range(task.config.epochs):
        trainer.run_epoch()
    assert trainer.held_out_loss() < before
    return trainer.average


def test_songs_go_round_as_often_as_asked():
    songs = np.arange(200 * 256).reshape(200, 256, 1)
    rng = np.random.default_rng(0)
    assert np.array_equal(looped(songs, 0.0, rng), songs)
    some = looped(songs, 0.4, rng)
    changed = (some != songs).any(axis=(1, 2))
    assert 0.25 < changed.mean() < 0.55
    for song, original in zip(some[changed], songs[changed], strict=True):
        bars = len(np.unique(song)) // 16
        assert bars in (1, 2, 4, 8)
        assert np.array_equal(song, np.tile(original[: bars * 16], (16 // bars, 1)))


def test_voices_are_left_out_but_never_all():
    classes = torch.ones(500, 4, 3, dtype=torch.long)
    heard_by = with_voices_missing(classes, 0.5, np.random.default_rng(0))
    sounding = heard_by.sum(1) > 0
    assert sounding.any(1).all()
    assert 0.3 < (~sounding).float().mean() < 0.6


def test_mixed_drums_are_of_two_songs_and_other_voices_stay():
    rng = np.random.default_rng(0)
    songs = rng.integers(0, 90, (200, 16, 3))
    songs[..., 2] = np.where(np.arange(200) % 2, 0b000001111, 0b111110000)[:, None]
    mixed = with_drums_mixed(songs, 0.6, rng)
    assert np.array_equal(mixed[..., :2], songs[..., :2])
    changed = (mixed != songs)[..., 2].any(1)
    assert 0.2 < changed.mean() < 0.6, "half of those that are mixed meet their own like"
    assert np.unique(mixed[changed, :, 2]).size > 20
    assert np.array_equal(with_drums_mixed(songs, 0.0, rng), songs)


def test_swapped_drums_strike_as_many_and_other_voices_stay():
    rng = np.random.default_rng(0)
    songs = rng.integers(0, 90, (200, 16, 3))
    songs[..., 2] = np.tile([0b1, 0b100, 0b110, 0b0], 4)
    swapped = with_drums_swapped(songs, 0.5, rng)
    assert np.array_equal(swapped[..., :2], songs[..., :2])
    assert 0.35 < (swapped != songs)[..., 2].any(1).mean() < 0.6
    for kick, closed, both, nothing in swapped[:, :4, 2].tolist():
        assert (kick.bit_count(), closed.bit_count(), both.bit_count(), nothing) == (1, 1, 2, 0)
        assert both & closed == closed, "what a drum does stays together"
    assert np.unique(swapped[:, 0, 2]).size == 9
    assert np.array_equal(with_drums_swapped(songs, 0.0, rng), songs)


@pytest.mark.parametrize("voices", [1, 3])
def test_moved_lines_keep_their_steps_but_for_octaves_and_their_rests(voices):
    rng = np.random.default_rng(0)
    songs = rng.integers(0, LINE_CLASSES, (300, 16, voices))
    moved = with_lines_moved(songs, 0.4, rng)
    assert moved.shape == songs.shape
    assert np.array_equal(moved[..., 2:], songs[..., 2:])
    lines, theirs = songs[..., :2], moved[..., :2]
    assert np.array_equal(theirs < FIRST_PITCH, lines < FIRST_PITCH)
    assert np.array_equal(theirs[lines < FIRST_PITCH], lines[lines < FIRST_PITCH])
    assert theirs.max() < LINE_CLASSES
    apart = np.ma.masked_where(lines < FIRST_PITCH, (theirs - lines) % 12).reshape(300, -1)
    assert (apart.max(axis=1) == apart.min(axis=1)).all(), "all lines of a song are moved to one key"
    assert 0.3 < (apart.max(axis=1) > 0).mean() < 0.5
    assert (abs(theirs - lines) >= 12).any()
    assert np.array_equal(with_lines_moved(songs, 0.0, rng), songs)


@pytest.mark.parametrize("model", MODELS)
def test_the_bridge_is_found_in_registers(model):
    network = new_network(small(model))
    network.begin_as_registers()
    kernel, bias = network.bridge.kernel.clone(), network.bridge.bias.clone()
    with torch.no_grad():
        network.bridge.kernel.zero_()
        network.bridge.bias.fill_(1)
    network.find_bridge()
    assert torch.allclose(network.bridge.kernel, kernel, atol=1e-6)
    assert torch.allclose(network.bridge.bias, bias, atol=1e-6)


def test_what_joins_bars_learns_slowly():
    config = small("music_vae_trio")
    network = new_network(config)
    task = MusicVaeTask(config, [], [music(network, 0)], Beats([]), network)
    (slow, share), (fast, whole) = task.groups(network)
    assert (share, whole) == (SLOW, 1.0)
    assert len(slow) + len(fast) == len(list(network.parameters()))
    conductors = {id(parameter) for parameter in network.conductor.parameters()}
    assert conductors <= {id(parameter) for parameter in slow}
    assert {id(parameter) for parameter in network.cores.parameters()} <= {id(parameter) for parameter in fast}


def test_beats_go_under_what_has_no_drums_and_leave_the_rest():
    beat = np.arange(32)
    windows = np.zeros((2, 256, 3), dtype=np.int64)
    windows[0, :, 2] = NO_DRUMS
    windows[1, :, 2] = 7
    joined = Beats([beat]).joined(windows, np.random.default_rng(0))
    assert joined[0, 0, 2] in (0, 16)
    assert set(np.diff(joined[0, :, 2]).tolist()) == {1, -31}
    assert (joined[1, :, 2] == 7).all()
    assert (windows[0, :, 2] == NO_DRUMS).all()
