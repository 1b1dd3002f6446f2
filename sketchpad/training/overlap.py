"""How alike two collections of music are: the overlapping area (OA) of the densities of what is measured of windows.

Source: Yang and Lerch, “On the evaluation of generative models in music”, Neural Computing and Applications, 2018.
Densities are Gaussian kernel estimates as there (Scott's rule), but both with the bandwidth of the reference: so a
collection that says the same thing always does not look broader than it is. What is one number of each window is
compared as it is; of interval histograms the distances are, those between windows of the reference with those from
what is given to the reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.attributes import (
    Onsets,
    bars_of,
    eighth_syncopation,
    in_key_share,
    mean_interval,
    note_density,
    sixteenth_syncopation,
)

MEASURES = {
    "note_density": note_density,
    "in_key": partial(in_key_share, key=0),
    "mean_interval": mean_interval,
    "syncopation_8": eighth_syncopation,
    "syncopation_16": sixteenth_syncopation,
}
INTERVALS, REPEATED = "intervals", "repeated_bars"
WIDEST = 12
"""Semitones; wider intervals count as this."""
GRID = 512
FINEST = 0.01
"""The least bandwidth, in parts of the range: many windows may have one value."""
SPLITS = 20

Values = NDArray[np.float64]


class Measured:
    """What is measured of each of some windows, of which there are two or more.

    Attributes:
        values: by name, one number a window (windows,).
        histograms: of intervals along the line (windows, 25).
    """

    def __init__(self, windows: Sequence[Onsets]) -> None:
        self.values = {name: np.array([of(window) for window in windows]) for name, of in MEASURES.items()}
        self.values[REPEATED] = np.array([repeated_bars(window) for window in windows])
        self.histograms = np.stack([interval_histogram(window) for window in windows])

    def at(self, rows: NDArray[Any]) -> Measured:
        """Of some of the windows."""
        part = object.__new__(Measured)
        part.values = {name: values[rows] for name, values in self.values.items()}
        part.histograms = self.histograms[rows]
        return part

    def overlaps(self, reference: Measured) -> dict[str, float]:
        """By name, the overlapping area with the reference: 0 has nothing in common, 1 is alike."""
        areas = {name: overlapping_area(values, reference.values[name]) for name, values in self.values.items()}
        among = _distances(reference.histograms, reference.histograms)[np.triu_indices(len(reference.histograms), 1)]
        between = _distances(self.histograms, reference.histograms).ravel()
        return {**areas, INTERVALS: overlapping_area(between, among)}


def ceilings(measured: Measured, pieces: Sequence[str]) -> dict[str, float]:
    """By name, the overlapping area of one half of the pieces with the other: what more of the same music would have.

    `pieces` says where each window comes from; the mean of 20 divisions is taken.
    """
    names, piece_of = np.unique(np.array(pieces), return_inverse=True)
    rng = np.random.default_rng(0)
    found: list[dict[str, float]] = []
    for _ in range(SPLITS):
        in_first = rng.permutation(len(names))[piece_of] < len(names) / 2
        found.append(measured.at(np.flatnonzero(in_first)).overlaps(measured.at(np.flatnonzero(~in_first))))
    return {name: float(np.mean([overlaps[name] for overlaps in found])) for name in found[0]}


def overlapping_area(given: Values, reference: Values) -> float:
    """∫ min(p, q) of the densities p of `given` and q of `reference`."""
    both = np.concatenate([given, reference])
    low, high = float(both.min()), float(both.max())
    if low == high:
        return 1.0
    width = max(float(reference.std()) * len(reference) ** -0.2, FINEST * (high - low))
    edges = np.linspace(low - 4 * width, high + 4 * width, GRID + 1)
    places = (edges[1:] + edges[:-1]) / 2
    kernel = np.exp(-0.5 * np.square((places[:, None] - places) / width))
    densities = [kernel @ np.histogram(values, edges)[0] for values in (given, reference)]
    return float(np.minimum(*(density / density.sum() for density in densities)).sum())


def interval_histogram(window: Onsets) -> Values:
    """(25,): the shares of the intervals along the line, from an octave down to an octave up, or more."""
    intervals = np.clip(np.diff(window.line.pitches), -WIDEST, WIDEST)
    return np.bincount(intervals + WIDEST, minlength=2 * WIDEST + 1) / max(len(intervals), 1)


def repeated_bars(window: Onsets) -> float:
    """Bars in which the same begins as in an earlier one / bars but the first; silent bars repeat nothing."""
    bars = [bar for bar in bars_of(window) if bar]
    return (len(bars) - len(set(bars))) / max(window.bars - 1, 1)


def _distances(a: Values, b: Values) -> Values:
    """Euclidean, of each row of `a` to each of `b`."""
    squares = np.square(a).sum(axis=1)[:, None] + np.square(b).sum(axis=1) - 2 * a @ b.T
    return np.sqrt(np.maximum(squares, 0))
