"""What is asked of an engine that is to blend two or four ideas, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

import numpy as np

from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.key_plan import in_key_of_first
from sketchpad.generation.limits import HIGHEST_TEMPERATURE, LOWEST_TEMPERATURE, MOST_BARS, MOST_SEED
from sketchpad.generation.music_vae.latent import CURVES, Curve, Latent
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice

FEWEST_STEPS, MOST_STEPS = 2, 101
"""How many steps a way from one idea to the other has, both among them."""

PHRASES = 4
"""A blend has so many at the most; in each it is in one key."""

Point = tuple[float, float]
"""How far across, from A to B and from C to D, and how far down, from A and B to C and D; each 0 to 1."""


class KeyPlan(Enum):
    """In which key blends are."""

    OWN = "own"
    """Blends begin in A's and end in B's: the key turns phrase by phrase, the last one first."""
    FIRST = "first"
    """Blends are in A's: the other ideas are moved there, and moved they are the other ends."""


@dataclass(frozen=True)
class Corners:
    """Two ideas, A and B, or four, A and B above C and D; what of them is blended, and how.

    Attributes:
        ideas: each from its first bar line on; the metre is A's.
        temperature: as of a request; the same noise is drawn by `seed` wherever the point is.
        constraints: what new notes are held to; where the key turns, in all the keys that there are at once.

    Raises:
        InputError: a value lies outside its range, or an idea has no notes.
    """

    ideas: tuple[Bars, ...]
    model: str
    temperature: float = 0.5
    seed: int = 0
    curve: Curve = Curve.SLERP
    keys: KeyPlan = KeyPlan.OWN
    constraints: Constraints = NO_CONSTRAINTS

    def __post_init__(self) -> None:
        check_within("temperature", self.temperature, LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE)
        check_within("seed", self.seed, 0, MOST_SEED)
        if len(self.ideas) not in (2, 4):
            raise InputError("{} ideas cannot be blended; choose two or four", len(self.ideas))
        if not all(map(len, self.ideas)):
            raise InputError("there is nothing to interpolate between; all ends need notes")
        if self.bars > MOST_BARS:
            raise InputError("an end has {} bars; up to {} can be interpolated, so select fewer", self.bars, MOST_BARS)

    @cached_property
    def songs(self) -> tuple[Bars, ...]:
        """The ideas as they are met at their corners: from tick 0 on, and in the key that they are to have."""
        begun = [idea.shifted(-_first_bar_line(idea)) for idea in self.ideas]
        return tuple(begun if self.keys is KeyPlan.OWN else in_key_of_first(begun))

    @cached_property
    def bars(self) -> int:
        """How long a blend is, in the model's bars: as the longest idea."""
        return max(-(-song.span[1] // TICKS_PER_BAR) for song in self.songs)

    @property
    def metre(self) -> Metre:
        """What a bar is, of a path and of what is written."""
        return self.ideas[0].metre

    @cached_property
    def ticks(self) -> int:
        """How long a blend is: to the bar line after the longest idea, or as far as the model's bars go."""
        end = max(song.span[1] for song in self.songs)
        return min(self.metre.line_after(end), self.bars * TICKS_PER_BAR)

    @property
    def count(self) -> int:
        """How long a blend is, in bars of the metre that begin in it; a path that is longer goes round in them."""
        return -(-self.ticks // self.metre.ticks_per_bar)

    @cached_property
    def voices(self) -> frozenset[Voice]:
        """What any of the ideas has; the melody also where a harmony stands in for it."""
        found = {voice for song in self.songs for voice in song.voices}
        return frozenset(found | {Voice.MELODY} if Voice.HARMONY in found else found)

    def weights(self, point: Point) -> tuple[float, ...]:
        """How much of each idea there is at a point; the sum is 1."""
        x, y = point
        return (1 - x, x) if len(self.ideas) == 2 else ((1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y)

    def corner(self, point: Point) -> int | None:
        """Which idea a point is exactly at."""
        weights = self.weights(point)
        return weights.index(1) if 1 in weights else None

    def latent(self, latents: tuple[Latent, ...], point: Point) -> Latent:
        """The point of the latent space: between A and B, between C and D, and between those two."""
        between, (x, y) = CURVES[self.curve], point
        above = between(latents[0], latents[1], x)
        return above if len(latents) == 2 else between(above, between(latents[2], latents[3], x), y)

    def phrases(self, point: Point) -> list[int]:
        """For each bar the idea that it belongs to: whose key it is in, and whose are the voices no model writes.

        A blend has up to four phrases. Each idea has as many as there is of it, near ones more, A the first ones.
        """
        near = np.square(self.weights(point))
        reached, count = np.cumsum(near / near.sum()), min(PHRASES, self.bars)
        middles = [(bar * count // self.bars + 0.5) / count for bar in range(self.bars)]
        return [min(int(np.searchsorted(reached, middle)), len(reached) - 1) for middle in middles]


@dataclass(frozen=True)
class Blend:
    """The blend at one point; with several points a path: bar k, of the song's, is that bar of the blend at point k.

    A path that is longer than the blends goes round in them.

    Raises:
        InputError: a point lies outside, or there is none, or there are too many.
    """

    corners: Corners
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        check_within("the number of points", len(self.points), 1, MOST_BARS)
        for point in self.points:
            for share in point:
                check_within("a point's place", share, 0, 1)

    @property
    def is_path(self) -> bool:
        """Whether there is a point for each bar."""
        return len(self.points) > 1

    @property
    def is_idea(self) -> bool:
        """Whether it is exactly one of the ideas, of which nothing is drawn."""
        return not self.is_path and self.corners.corner(self.points[0]) is not None

    @property
    def bars(self) -> int:
        """How many bars it has."""
        return len(self.points) if self.is_path else self.corners.bars

    @property
    def ticks(self) -> int:
        """How long it is."""
        return self.bars * self.corners.metre.ticks_per_bar if self.is_path else self.corners.ticks


@dataclass(frozen=True, eq=False)
class Blended:
    """What a blend has come to.

    Attributes:
        bars: from tick 0 on, at A's tempo; at a corner exactly the idea.
        rebuilt: of each idea, how much the model's plain reconstruction has of it: the F1 of (step, pitch, voice).
        seconds: the time of computing it.
        remembered: whether nothing was computed anew, because it was asked for before.
    """

    request: Blend
    bars: Bars
    rebuilt: tuple[float, ...]
    seconds: float
    remembered: bool = False


def way(corners: Corners, steps: int) -> list[Blend]:
    """From A to B in so many steps, both among them.

    Raises:
        InputError: too few steps, or too many.
    """
    check_within("steps", steps, FEWEST_STEPS, MOST_STEPS)
    return [Blend(corners, ((share, 0.0),)) for share in np.linspace(0, 1, steps).tolist()]


def joined(
    points: Sequence[Point], blends: Mapping[Point, Bars], corners: Corners, lines: frozenset[Voice]
) -> list[Note]:
    """The notes of a path through blends; in voices that are lines, one note ends where another begins.

    What sounds at the end of a bar sounds on where the next one has nothing new.
    """
    found: list[Note] = []
    length = corners.metre.ticks_per_bar
    for number, point in enumerate(points):
        start = number % corners.count * length
        found += blends[point].between(start, start + length).shifted(number * length - start)
    end = len(points) * length
    following = dict.fromkeys(lines, end)
    cut: list[Note] = []
    for note in reversed(found):
        most = following.get(note.voice, end)
        cut.append(replace(note, length=min(note.length, most - note.start)) if most > note.start else note)
        if note.voice in lines:
            following[note.voice] = note.start
    return cut[::-1]


def _first_bar_line(idea: Bars) -> int:
    return idea.metre.line_before(idea.start)
