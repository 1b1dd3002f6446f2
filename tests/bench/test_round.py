"""What a round asks of a network, whoever computes it."""

import numpy as np
import pytest

from sketchpad.bench.round import Round, drawn
from sketchpad.generation.weights import find_model

A, B = np.zeros((4, 1), dtype=np.int32), np.ones((4, 1), dtype=np.int32)


class Player:
    """Reads A as one axis and B as the other; remembers what it was asked."""

    name, seconds = "none", 0.0

    def __init__(self):
        self.read, self.written = [], []

    def encode(self, classes):
        self.read.append(classes)
        return np.eye(2, dtype=np.float32)[int(classes.any())]

    def decode(self, latent, temperature, seed):
        self.written.append((latent, temperature, seed))
        return A


@pytest.fixture
def player():
    return Player()


def a_round(**steps):
    return Round(A, B, np.full(2, 0.5, dtype=np.float32), 0.7, 3, **steps)


def test_to_vary_writes_what_was_read(player):
    a_round().vary(player)
    ((latent, *how),) = player.written
    assert latent.tolist() == [1, 0]
    assert how == [0.7, 3]


def test_to_read_and_to_write_are_apart(player):
    a_round().encode(player)
    assert (len(player.read), len(player.written)) == (1, 0)
    a_round().decode(player)
    assert (len(player.read), len(player.written)) == (1, 1)
    assert player.written[0][0].tolist() == [0.5, 0.5]


def test_an_interpolation_reads_both_ends_once_and_goes_from_one_to_the_other(player):
    a_round(steps=5).interpolate(player)
    assert [classes.tolist() for classes in player.read] == [A.tolist(), B.tolist()]
    way = np.array([latent for latent, *_ in player.written])
    assert len(way) == 5
    assert way[0] == pytest.approx([1, 0])
    assert way[-1] == pytest.approx([0, 1], abs=1e-6)
    assert np.all(np.diff(way[:, 1]) > 0)


def test_a_point_of_the_prior_is_as_long_as_the_model_says_and_its_seeds(random_models):
    model = find_model("music_vae_melody", random_models)
    assert len(drawn(model, 1)) == model.arrays["encoder/mu/bias"][1][0]
    assert drawn(model, 1).tolist() == drawn(model, 1).tolist() != drawn(model, 2).tolist()
