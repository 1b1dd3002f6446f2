"""The way between two latents begins at one, ends at the other, and never jumps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sketchpad.generation.music_vae.latent import slerp

points = arrays(np.float32, 8, elements=st.floats(-4, 4, width=32))
SHARES = np.linspace(0, 1, 33)


@given(points, points)
def test_the_ends_are_exact_and_the_way_is_finite(a, b):
    assert np.array_equal(slerp(a, b, 0), a)
    assert np.array_equal(slerp(a, b, 1), b)
    assert all(np.isfinite(slerp(a, b, share)).all() for share in SHARES.tolist())


@given(points)
def test_between_a_point_and_itself_it_stays(a):
    assert np.allclose(slerp(a, a, 0.3), a, atol=1e-5)


@pytest.mark.parametrize("scale", [1.0, 0.25])
def test_opposite_points_are_joined_by_an_arc_in_even_steps(scale):
    a = np.random.default_rng(0).standard_normal(16).astype(np.float32)
    way = np.array([slerp(a, -scale * a, share) for share in SHARES.tolist()])
    lengths = np.linalg.norm(way, axis=1)
    assert lengths.min() > 0.99 * min(1, scale) * np.linalg.norm(a)
    steps = np.linalg.norm(np.diff(way, axis=0), axis=1)
    assert steps.max() < 0.2 * np.linalg.norm(a)


def test_it_is_the_formula_where_that_is_defined():
    rng = np.random.default_rng(1)
    a, b = rng.standard_normal((2, 32)).astype(np.float32)
    omega = np.arccos(np.dot(a / np.linalg.norm(a), b / np.linalg.norm(b)))
    reference = (np.sin(0.7 * omega) * a + np.sin(0.3 * omega) * b) / np.sin(omega)
    assert np.allclose(slerp(a, b, 0.3), reference, atol=1e-5)
