"""Points of a latent space, and ways between them."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

Latent = NDArray[np.float32]
_NEARLY_ONE = 1 - 1e-6


class Curve(Enum):
    """The form of a way."""

    SLERP = "slerp"
    LINEAR = "linear"


def slerp(a: Latent, b: Latent, share: float) -> Latent:
    """The point at `share` of the way from `a` (size,) to `b` along the arc, its length between theirs.

    Exactly `a` at 0 and `b` at 1. Points in one direction are joined by a straight line; between opposite ones the arc
    through a fixed third direction is taken.
    Source: Shoemake, “Animating Rotation with Quaternion Curves”, 1985; used so by `music_vae.trained_model`.
    """
    if share in (0, 1):
        return b if share else a
    first, second = a.astype(np.float64), b.astype(np.float64)
    lengths = np.linalg.norm(first), np.linalg.norm(second)
    cosine = float(first @ second / max(lengths[0] * lengths[1], np.finfo(np.float64).tiny))
    if not all(lengths) or cosine > _NEARLY_ONE:
        return ((1 - share) * first + share * second).astype(np.float32)
    if cosine < -_NEARLY_ONE:
        angle, direction = share * np.pi, _across(first)
        length = (1 - share) * lengths[0] + share * lengths[1]
        return (length * (np.cos(angle) * first / lengths[0] + np.sin(angle) * direction)).astype(np.float32)
    angle = np.arccos(cosine)
    weights = np.sin([(1 - share) * angle, share * angle]) / np.sin(angle)
    return (weights[0] * first + weights[1] * second).astype(np.float32)


def lerp(a: Latent, b: Latent, share: float) -> Latent:
    """The point at `share` of the straight way from `a` (size,) to `b`; exactly `a` at 0 and `b` at 1."""
    if share in (0, 1):
        return b if share else a
    return ((1 - share) * a.astype(np.float64) + share * b.astype(np.float64)).astype(np.float32)


CURVES = {Curve.SLERP: slerp, Curve.LINEAR: lerp}


def _across(point: NDArray[np.float64]) -> NDArray[np.float64]:
    """A direction at right angles to a point, always the same one."""
    axis = np.zeros_like(point)
    axis[np.abs(point).argmin()] = 1
    direction = axis - (axis @ point) / (point @ point) * point
    return direction / np.linalg.norm(direction)
