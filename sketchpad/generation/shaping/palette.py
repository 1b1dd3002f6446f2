"""Some bars as they could be otherwise, and the choice among them that has the attributes asked for.

A MusicVAE writes every bar of an idea many times, from latents near the idea's own: along directions that change one
attribute of music and leave the others as they are, and anywhere near. Nothing has to be computed any more when an
attribute is asked for: of each bar one variant is chosen, so that the attributes of all bars together come as near to
what is asked as they can, while those that were not asked for, and the bars, stay as near to the idea's as they can.

Directions in latent space that change attributes: Roberts et al., “A Hierarchical Latent Vector Model for Learning
Long-Term Structure in Music”, 2018, section 5.4 (attribute vectors). There they are added to a latent and the outcome
is as it may be; here it is measured before it is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import Classes
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.shaping.amounts import NAMES
from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.music.melody import IN_KEY

Values = NDArray[np.float64]

DEVIATIONS = 4
"""Standard deviations from the least to the most that music has of an attribute, about."""
SCALES = np.array([(attribute.high - attribute.low) / DEVIATIONS for attribute in ATTRIBUTES])
"""About the standard deviation of each over the music that the models learned from."""
EXACTNESS = 0.02
"""Parts of a standard deviation that an attribute asked for may be off, …"""
STILLNESS = 0.15
"""… at the same cost as so many by which another one moves, …"""
FIRMNESS = 8
"""How many times as exact as what is asked that is which is to be kept whatever else is asked."""
KEPT = 1 / 3
"""Standard deviations that an attribute may be off and still is what was asked for."""
HALVES = (1.0, 0.5, 0.25)
NEARNESS = 1.0
"""… or as bars that lie so far from the idea's, in standard deviations of a code."""
SWEEPS = 4
MOST_PAIRED = 3
"""Groups of bars up to which two are changed at once: among many, what one overshoots another makes good."""
NO_PITCH = -1
NOTHING: Mapping[str, float] = MappingProxyType({})


def target_of(
    asked: Mapping[str, float], measured: Mapping[str, float], stillness: float = STILLNESS
) -> tuple[Values, Values]:
    """(values, cost of a standard deviation), each (attributes,), where all that is not asked for stays as measured."""
    values = np.array([asked.get(name, measured[name]) for name in NAMES])
    return values, np.array([1 / (EXACTNESS if name in asked else stillness) for name in NAMES])


def closeness(values: Values, target: Values, cost: Values) -> Values:
    """What it costs (count,) that attributes (count, attributes) are not those of the target; 0 where they are."""
    return np.square((values - target) / SCALES * cost).sum(axis=1)


@dataclass(frozen=True)
class Counts:
    """What attributes are made of; each array begins with the same axes, (variants, segments) for example.

    Attributes:
        notes: how many begin.
        classes: of each pitch class (…, 12).
        leaps: the sum of the intervals between them, in semitones.
        first, last: the pitches at either end, or `NO_PITCH`.
        off_sixteenths: those that begin between two eighths with none on the sixteenth before.
        off_eighths: those that begin on the eighth between two quarters with none on the two sixteenths before.
    """

    notes: NDArray[np.int64]
    classes: NDArray[np.int64]
    leaps: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    off_sixteenths: NDArray[np.int64]
    off_eighths: NDArray[np.int64]

    @classmethod
    def of(cls, pitches: NDArray[np.int64]) -> Counts:
        """The counts of whole bars of a line; `pitches` are those that begin at each step (…, steps), or `NO_PITCH`."""
        begun = pitches != NO_PITCH
        steps = np.arange(pitches.shape[-1])
        before = np.pad(begun, [(0, 0)] * (begun.ndim - 1) + [(2, 0)])
        just_before, earlier = before[..., 1:-1], before[..., :-2]
        # The pitch of the latest note up to each step.
        latest = np.where(begun, steps, -1)
        np.maximum.accumulate(latest, axis=-1, out=latest)
        sounding = np.where(latest >= 0, np.take_along_axis(pitches, latest.clip(0), -1), NO_PITCH)
        previous = np.concatenate([np.full_like(sounding[..., :1], NO_PITCH), sounding[..., :-1]], axis=-1)
        leaps = np.where(begun & (previous != NO_PITCH), np.abs(pitches - previous), 0)
        earliest = begun.argmax(axis=-1)[..., None]
        first = np.where(begun.any(axis=-1), np.take_along_axis(pitches, earliest, -1)[..., 0], NO_PITCH)
        classes = (begun[..., None] & (pitches[..., None] % 12 == np.arange(12))).sum(axis=-2)
        return cls(
            begun.sum(axis=-1),
            classes,
            leaps.sum(axis=-1),
            first,
            sounding[..., -1],
            (begun & (steps % 2 == 1) & ~just_before).sum(axis=-1),
            (begun & (steps % 4 == 2) & ~just_before & ~earlier).sum(axis=-1),
        )


class Palette:
    """The variants of each segment; the first is the idea's own.

    Args:
        classes: (variants, segments, steps, voices).
        pitches: of the voice whose attributes count, the pitch that begins at each step (variants, segments, steps), or
            `NO_PITCH`.
        distances: of each variant from the idea's own latent (variants, segments), in standard deviations of a code;
            infinite, where it is never to be chosen.
        form: for each segment the first one that is like it (segments,); both get the same variant.
        kept: the segments (count,) that stay the idea's own, whatever becomes of those that are like them.
        key: the major key that notes are in or not (0 = C).
        bars: how many they count as, which segments may be longer than.

    Raises:
        Cancelled: `cancel` was set before all was known that can be reached.
    """

    def __init__(
        self,
        classes: Classes,
        pitches: NDArray[np.int64],
        distances: Values,
        form: Sequence[int],
        key: int,
        bars: int,
        kept: Sequence[int] = (),
        cancel: CancelFlag | None = None,
    ) -> None:
        self.classes = classes
        self.distances = distances
        counts = Counts.of(pitches)
        in_key = counts.classes @ IN_KEY[key]
        summed = (counts.notes, in_key, counts.leaps, counts.off_sixteenths, counts.off_eighths)
        self._summed = np.stack(summed, axis=2).astype(np.float64)
        self._ends = np.stack([counts.first, counts.last], axis=2)
        self._bars = bars
        first = np.array(form)
        self._free = ~np.isin(np.arange(len(first)), list(kept))
        self._groups = [np.flatnonzero((first == each) & self._free) for each in np.unique(first[self._free])]
        self.measured = self._named(self._attributes(np.zeros((1, pitches.shape[1]), dtype=np.int64))[0])
        self.reach = {name: self._reach_of(name, cancel or CancelFlag()) for name in NAMES}

    def choose(self, asked: Mapping[str, float], firm: Collection[str] = ()) -> NDArray[np.int64]:
        """The variant of each segment (segments,) for the attributes asked for, by name; for none the idea's own.

        Those that are firm come before the others.
        """
        variants, segments = self.classes.shape[:2]
        if not asked:
            return np.zeros(segments, dtype=np.int64)
        target, cost = target_of(asked, self.measured)
        cost[[NAMES.index(name) for name in firm]] *= FIRMNESS
        alike = np.arange(variants)[:, None] * self._free
        starts = alike[[0, int(self._costs(alike, target, cost).argmin())]]
        found = [self._improved(start, 1, target, cost) for start in starts]
        best = min(found, key=lambda choice: float(self._costs(choice[None], target, cost)[0]))
        return self._improved(best, 2, target, cost) if len(self._groups) <= MOST_PAIRED else best

    def attributes(self, choice: NDArray[np.int64]) -> dict[str, float]:
        """By name, of a choice (segments,)."""
        return self._named(self._attributes(choice[None])[0])

    def distance(self, choice: NDArray[np.int64]) -> float:
        """How far a choice (segments,) lies from the idea, root mean square."""
        return float(np.sqrt(np.mean(np.square(self.distances[choice, np.arange(len(choice))]))))

    def reach_beside(self, asked: Mapping[str, float], cancel: CancelFlag) -> dict[str, tuple[float, float]]:
        """By name, the lowest and the highest value that there is of each while the others are kept that are asked for.

        Raises:
            Cancelled: `cancel` was set.
        """
        return {
            name: self._reach_of(name, cancel, {other: asked[other] for other in asked if other != name})
            for name in NAMES
        }

    def _reach_of(self, name: str, cancel: CancelFlag, beside: Mapping[str, float] = NOTHING) -> tuple[float, float]:
        attribute = ATTRIBUTES[NAMES.index(name)]
        here = self.attributes(self.choose(beside))[name]
        ends = [here]
        for far in (attribute.low, attribute.high):
            cancel.check()
            end = self.attributes(self.choose({**beside, name: far}, firm=beside))[name]
            ends.append(self._kept_to(name, here, end, beside, cancel) if beside else end)
        return min(ends), max(ends)

    def _kept_to(self, name: str, here: float, end: float, beside: Mapping[str, float], cancel: CancelFlag) -> float:
        """How far from here to an end all that is asked beside is kept, as far as a few tries tell."""
        for part in HALVES:
            cancel.check()
            asked = {**beside, name: here + part * (end - here)}
            if self._off(asked) <= KEPT:
                return asked[name]
        return here

    def _off(self, asked: Mapping[str, float]) -> float:
        """How far off the attribute is that is kept least, in standard deviations."""
        now = self.attributes(self.choose(asked))
        return max(abs(now[name] - value) / SCALES[NAMES.index(name)] for name, value in asked.items())

    def _improved(self, choice: NDArray[np.int64], at_once: int, target: Values, cost: Values) -> NDArray[np.int64]:
        """The best variants of so many groups at once while the others stay, until none are better."""
        variants = np.array(list(product(range(len(self.classes)), repeat=at_once)))
        for _ in range(SWEEPS):
            before = choice
            for groups in combinations(self._groups, at_once):
                tried = np.repeat(choice[None], len(variants), axis=0)
                for group, variant in zip(groups, variants.T, strict=True):
                    tried[:, group] = variant[:, None]
                choice = tried[int(self._costs(tried, target, cost).argmin())]
            if (choice == before).all():
                break
        return choice

    def _costs(self, choices: NDArray[np.int64], target: Values, cost: Values) -> Values:
        """(count,) of choices (count, segments)."""
        far = self.distances[choices, np.arange(choices.shape[1])] / NEARNESS
        return closeness(self._attributes(choices), target, cost) + np.square(far).mean(axis=1)

    def _attributes(self, choices: NDArray[np.int64]) -> Values:
        """(count, attributes) of choices (count, segments)."""
        segments = np.arange(choices.shape[1])
        notes, in_key, leaps, off_sixteenths, off_eighths = self._summed[choices, segments].sum(axis=1).T
        ends = self._ends[choices, segments]
        some = np.maximum(notes, 1)
        return np.stack(
            [
                notes / self._bars,
                in_key / some,
                (leaps + _leaps_between(ends[..., 0], ends[..., 1])) / np.maximum(notes - 1, 1),
                off_sixteenths / some,
                off_eighths / some,
            ],
            axis=1,
        )

    def _named(self, values: Values) -> dict[str, float]:
        return dict(zip(NAMES, values.tolist(), strict=True))


def _leaps_between(first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """(count,): the sum of the intervals from each segment's last note to the next there is (count, segments)."""
    sounded = np.where(last != NO_PITCH, np.arange(last.shape[1]), -1)
    latest = np.maximum.accumulate(sounded, axis=1)[:, :-1]
    before = np.take_along_axis(last, latest.clip(0), 1)
    there = (latest >= 0) & (first[:, 1:] != NO_PITCH)
    return np.where(there, np.abs(first[:, 1:] - before), 0).sum(axis=1)
