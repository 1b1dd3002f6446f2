"""How much of what is written is copied: stretches of whole bars that a piece learned from has as well, in any key."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.attributes import Onsets
from sketchpad.music.note import STEPS_PER_BAR

FEWEST_ONSETS = 2
"""A bar, on average: a stretch of rests and held notes is no one's."""


def longest_copies(windows: Sequence[Onsets], learned: Sequence[Onsets]) -> NDArray[np.int64]:
    """For each window the bars of its longest stretch, from a bar line on, in which a learned piece begins the same.

    Notes count by where they begin and how far their pitches lie from the stretch's first, wherever they end. Where a
    stretch is shared, one that is a bar longer is looked for.
    """
    ours, theirs = _Stretches(windows), _Stretches(learned)
    longest = np.zeros(len(windows), dtype=np.int64)
    while ours.places and theirs.places:
        ours.grow()
        theirs.grow()
        shared = ours.places.keys() & theirs.places.keys()
        ours.keep(shared)
        theirs.keep(shared)
        longest[ours.dense()] = ours.bars
    return longest


class _Stretches:
    """All stretches of so many bars, by what begins in them."""

    def __init__(self, music: Sequence[Onsets]) -> None:
        self._music = music
        self._lines = [np.searchsorted(each.steps, np.arange(each.bars + 1) * STEPS_PER_BAR) for each in music]
        self.bars = 0
        self.places = {b"": [(index, bar) for index, each in enumerate(music) for bar in range(each.bars)]}
        """What begins → (which music, its bar), each."""

    def grow(self) -> None:
        """Make each a bar longer, where there is one."""
        before, self.places = self.places, {}
        self.bars += 1
        for places in before.values():
            for index, bar in places:
                if bar + self.bars <= self._music[index].bars:
                    self.places.setdefault(self._key(index, bar), []).append((index, bar))

    def keep(self, keys: set[bytes]) -> None:
        """Forget all others."""
        self.places = {key: self.places[key] for key in keys}

    def dense(self) -> list[int]:
        """The music of which a stretch that is left has notes enough."""
        fewest = FEWEST_ONSETS * self.bars
        all_places = [place for places in self.places.values() for place in places]
        notes = [self._notes(*place) for place in all_places]
        return [index for (index, _), its in zip(all_places, notes, strict=True) if its.stop - its.start >= fewest]

    def _key(self, index: int, bar: int) -> bytes:
        notes = self._notes(index, bar)
        steps, pitches = self._music[index].steps[notes], self._music[index].pitches[notes]
        return np.stack([steps - bar * STEPS_PER_BAR, pitches - pitches[:1].sum()]).astype(np.int16).tobytes()

    def _notes(self, index: int, bar: int) -> slice:
        lines = self._lines[index]
        return slice(lines[bar], lines[bar + self.bars])
