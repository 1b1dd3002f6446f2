"""What a model's takes are like: beside held-out music, and beside the music that it learned from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sketchpad.music.attributes import Onsets, bars_of
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.copies import longest_copies
from sketchpad.training.overlap import Measured, ceilings

BARS = 16
STEPS = BARS * STEPS_PER_BAR
HOP = 4
"""Bars from one held-out window to the next."""
STUCK_BARS, AT_REST_BARS = 8, 4
COPIED_BARS = 4
MOST_COPIED = 0.02
TARGET = 0.85
"""Of each overlapping area."""


def windows_of(pieces: Sequence[tuple[str, Onsets]]) -> tuple[list[str], list[Onsets]]:
    """The pieces that windows of 16 bars come from, and the windows; `pieces` are stretches of them."""
    found = [
        (piece, within(music, bar, bar + BARS))
        for piece, music in pieces
        for bar in range(0, music.bars - BARS + 1, HOP)
    ]
    return [piece for piece, _ in found], [window for _, window in found]


def within(music: Onsets, first: int, end: int) -> Onsets:
    """Some of the bars."""
    rows = slice(*np.searchsorted(music.steps, (first * STEPS_PER_BAR, end * STEPS_PER_BAR)))
    return Onsets(music.steps[rows] - first * STEPS_PER_BAR, music.pitches[rows], end - first)


class Beside:
    """Music of the same kind that takes are set beside.

    Args:
        held_out: (piece, its notes) of stretches that were not learned from.
        learned: what was.
    """

    def __init__(self, held_out: Sequence[tuple[str, Onsets]], learned: Sequence[Onsets]) -> None:
        pieces, windows = windows_of(held_out)
        self._measured = Measured(windows)
        self._ceilings = ceilings(self._measured, pieces)
        self._learned = learned
        self._corpus = {
            "count": len(windows),
            **mishaps(windows),
            **copied(windows, learned),
            "mean": _means(self._measured),
        }

    def summary(self, takes: Sequence[Onsets]) -> dict[str, Any]:
        """The least that is said of takes of 16 bars."""
        areas = Measured(takes).overlaps(self._measured)
        return {
            "count": len(takes),
            "silent": sum(map(silent, takes)),
            "stuck": sum(map(stuck, takes)),
            "copied": copied(takes, self._learned)["copied"],
            "overlap": {name: round(area, 3) for name, area in areas.items()},
        }

    def figures(self, takes: Sequence[Onsets]) -> dict[str, Any]:
        """Everything that is said of takes of 16 bars."""
        measured = Measured(takes)
        areas = measured.overlaps(self._measured)
        return {
            "count": len(takes),
            **mishaps(takes),
            **copied(takes, self._learned),
            "overlap": {name: round(area, 3) for name, area in areas.items()},
            "ceiling": {name: round(area, 3) for name, area in self._ceilings.items()},
            "mean": _means(measured),
            "corpus": self._corpus,
        }


def _means(measured: Measured) -> dict[str, float]:
    return {name: round(float(values.mean()), 3) for name, values in measured.values.items()}


def mishaps(takes: Sequence[Onsets]) -> dict[str, int]:
    """How many are silent, end in four bars of rest or of held notes, or are stuck for the last eight bars."""
    kinds = {"silent": silent, "at_rest": at_rest, "one_pitch": on_one_pitch, "one_bar": on_one_bar}
    return {name: sum(map(of, takes)) for name, of in kinds.items()}


def stuck(take: Onsets) -> bool:
    """Whether it came to an end, or to a pitch or a bar that it does not leave."""
    return at_rest(take) or on_one_pitch(take) or on_one_bar(take)


def silent(take: Onsets) -> bool:
    """Whether nothing begins."""
    return not len(take.steps)


def at_rest(take: Onsets) -> bool:
    """Whether nothing begins in the last four bars of what is not silent."""
    return not silent(take) and silent(within(take, take.bars - AT_REST_BARS, take.bars))


def on_one_pitch(take: Onsets) -> bool:
    """Whether whatever begins in the last eight bars has one pitch."""
    return len(np.unique(within(take, take.bars - STUCK_BARS, take.bars).pitches)) == 1


def on_one_bar(take: Onsets) -> bool:
    """Whether the last eight bars are one, and not a silent one."""
    kinds = set(bars_of(within(take, take.bars - STUCK_BARS, take.bars)))
    return len(kinds) == 1 and kinds != {b""}


def copied(takes: Sequence[Onsets], learned: Sequence[Onsets]) -> dict[str, Any]:
    """The share of takes with four bars or more of a learned piece, and how many have how long a stretch at most."""
    longest = longest_copies(takes, learned)
    counts = np.bincount(longest, minlength=COPIED_BARS + 1).tolist()
    return {"copied": round(float((longest >= COPIED_BARS).mean()), 4), "longest_copies": counts}


def faults(figures: dict[str, Any]) -> list[str]:
    """What keeps takes from being good enough to ship."""
    found: list[str] = []
    if figures["silent"]:
        found.append("some takes are silent")
    if figures["copied"] > MOST_COPIED:
        found.append(f"more than {MOST_COPIED:.0%} of the takes have {COPIED_BARS} bars of a learned piece")
    return found


def below_target(figures: dict[str, Any]) -> list[str]:
    """The measures by which takes are less like held-out music than they should be."""
    return [name for name, area in figures["overlap"].items() if area < TARGET]
