"""Blends by MusicVAE: each idea is read once, so that a step of the hand costs one decoding.

At a corner a blend is the idea itself. On the way from there, what the network rebuilds of an idea and what the idea is
are told apart: wherever a blend has a bar, or a beat with something in it, that is the network's rebuilding of an idea,
the idea's own takes its place. So an idea does not lose at the first step of the hand what the network cannot rebuild.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.blend import Blend, Blended, Corners, Point, joined
from sketchpad.generation.cells import Classes
from sketchpad.generation.constraints import NO_CONSTRAINTS
from sketchpad.generation.four_four import cut
from sketchpad.generation.key_plan import ways_to_c
from sketchpad.generation.limits import MOST_BARS
from sketchpad.generation.music_vae.corner import Corner, read_corner
from sketchpad.generation.music_vae.latent import Latent
from sketchpad.generation.music_vae.network import MusicVae, Samplings
from sketchpad.generation.music_vae.score import begins, notes_of, samplings
from sketchpad.generation.music_vae.why import Place as VaePlace
from sketchpad.generation.music_vae.why import why_in_classes
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import NEVER, Sampling
from sketchpad.generation.why import Why, step_of
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR
from sketchpad.music.note import DEFAULT_VELOCITY, STEPS_PER_BAR, STEPS_PER_QUARTER, TICKS_PER_BAR, Note, Voice

MOST_KNOWN = 16
"""Ideas that are kept as the network read them."""
MOST_BLENDS = 2 * MOST_BARS
"""Blends that are kept, so that a path that grows costs what is new of it."""

Heard = Sequence[tuple[float, Corner]]
"""The corners that there is something of, with how much, the most first."""


@dataclass(frozen=True)
class _Drawn:
    """A blend as the network drew it.

    Attributes:
        latents: what each block of the network's bars is written from.
        samplings: how each voice was drawn.
        owners: the idea that each bar belongs to.
        written: classes (steps, voices).
        classes: the same with the ideas' own in the place of what was rebuilt of them.
    """

    latents: Sequence[Latent]
    samplings: Samplings
    owners: Sequence[Corner]
    heard: Heard
    written: Classes
    classes: Classes


class Blender:
    """Answers blends with one network, and remembers the ideas that it has read."""

    def __init__(self, network: MusicVae, voices: Sequence[Voice], in_c: bool) -> None:
        self._network = network
        self._voices = voices
        self._in_c = in_c
        self._known: OrderedDict[tuple[object, ...], Corner] = OrderedDict()
        self._latest: tuple[Corners, list[Corner]] | None = None
        self._blends: OrderedDict[Point, Bars] = OrderedDict()

    def blend(self, request: Blend, cancel: CancelFlag) -> Blended:
        """One blend, or a path through several.

        Raises:
            InputError: the weights cannot read, or the constraints leave nothing.
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        begun = time.perf_counter()
        corners, points = request.corners, request.points
        read = self._read(corners, cancel)
        remembered = self._blends.keys() >= set(points)
        blends = {point: self._remembered(corners, read, point, cancel) for point in dict.fromkeys(points)}
        corner = corners.corner(points[0])
        if request.is_path:
            lines = frozenset(self._voices) - {Voice.DRUMS}
            bars = Bars.of(joined(points, blends, corners, lines), corners.ideas[0].tempo, corners.metre)
        else:
            bars = blends[points[0]] if corner is None else corners.songs[corner]
        seconds = time.perf_counter() - begun
        return Blended(request, bars, tuple(each.f1 for each in read), seconds, remembered)

    def why(self, request: Blend, note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in a blend, whose first tick is 0.

        Raises:
            InputError: the network did not draw it, as where the blend has what an idea has.
            Cancelled: `cancel` was set.
        """
        corners = request.corners
        bar, there = note.start // corners.metre.ticks_per_bar, note
        point = request.points[bar] if request.is_path else request.points[0]
        if request.is_path:
            # The bar of the blend that this bar of the path is.
            there = replace(note, start=note.start - (bar - bar % corners.count) * corners.metre.ticks_per_bar)
        if corners.corner(point) is not None or note.voice not in self._voices:
            raise _kept(note)
        drawn = self._drawn(corners, self._read(corners, cancel), point, cancel)
        step, column = step_of(there, 0), self._voices.index(note.voice)
        if drawn.classes[step, column] != drawn.written[step, column]:
            raise _kept(note)
        block, within = divmod(step, self._network.steps)
        # What the blend has no room for was not written.
        classes = np.zeros((self._network.steps, len(self._voices)), dtype=np.int32)
        here = drawn.written[block * len(classes) :][: len(classes)]
        classes[: len(here)] = here
        place = VaePlace(there, column, within, drawn.owners[step // STEPS_PER_BAR].semitones)
        why = why_in_classes(self._network, drawn.latents[block], classes, place, drawn.samplings, cancel)
        return replace(why, note=note)

    def _read(self, corners: Corners, cancel: CancelFlag) -> list[Corner]:
        """Each idea as the network reads it; those that are new are read now."""
        if self._latest and (self._latest[0] is corners or self._latest[0] == corners):
            return self._latest[1]

        def rebuild(classes: Classes) -> tuple[Latent, Classes]:
            mu, _ = self._network.encode(classes, cancel)
            return mu, self._decoded(mu, corners, cancel)

        ways = ways_to_c(corners.songs, into_range=len(self._voices) == 1) if self._in_c else [0] * len(corners.songs)
        found: list[Corner] = []
        for idea, semitones in zip(corners.songs, ways, strict=True):
            own = replace(idea, locked_bars=frozenset[int]())
            key = (own, semitones, corners.bars, corners.temperature, corners.seed)
            if key not in self._known:
                size = self._network.bars
                self._known[key] = read_corner(own, corners.bars, self._voices, size, semitones, rebuild)
            self._known.move_to_end(key)
            found.append(self._known[key])
        _keep_newest(self._known, MOST_KNOWN)
        self._latest = (corners, found)
        self._blends.clear()
        return found

    def _decoded(
        self, latent: Latent, corners: Corners, cancel: CancelFlag, samplings: Samplings | None = None
    ) -> Classes:
        """The bars that are needed; all are drawn with the same noise, so that those that are alike stay so."""
        segments = min(self._network.segments, corners.bars)
        uniforms = np.repeat(self._network.uniforms(corners.seed)[:1], segments, axis=0)
        drawn = samplings or self._network.plainly(corners.temperature)
        *_, decoded = self._network.decode(latent, uniforms, drawn, cancel)
        return decoded.classes

    def _remembered(self, corners: Corners, read: Sequence[Corner], point: Point, cancel: CancelFlag) -> Bars:
        if point not in self._blends:
            self._blends[point] = self._blended(corners, read, point, cancel)
        self._blends.move_to_end(point)
        _keep_newest(self._blends, MOST_BLENDS)
        return self._blends[point]

    def _blended(self, corners: Corners, read: Sequence[Corner], point: Point, cancel: CancelFlag) -> Bars:
        """The blend at a point; at a corner the idea, over and over where the others are longer."""
        corner = corners.corner(point)
        if corner is not None:
            return _as_a((note for bar in read[corner].bars for note in bar), corners)
        drawn = self._drawn(corners, read, point, cancel)
        owners, semitones = drawn.owners, [owner.semitones for owner in drawn.owners]
        notes = [note for note in notes_of(drawn.classes, self._voices, semitones) if note.voice in corners.voices]
        others = (note for bar, owner in enumerate(owners) for note in owner.others(bar, self._voices))
        return _as_a([*_as_they_were(notes, owners, drawn.heard), *others], corners)

    def _drawn(self, corners: Corners, read: Sequence[Corner], point: Point, cancel: CancelFlag) -> _Drawn:
        """What is drawn at a point that is no corner."""
        owners = [read[number] for number in corners.phrases(point)]
        drawn = self._samplings(corners, {owner.semitones for owner in owners})
        latents = [corners.latent(block, point) for block in zip(*(each.latents for each in read), strict=True)]
        blocks = [self._decoded(latent, corners, cancel, drawn) for latent in latents]
        weights = corners.weights(point)
        heard = [(weights[number], read[number]) for number in np.argsort(weights)[::-1] if weights[number]]
        written = np.concatenate(blocks)[: corners.bars * STEPS_PER_BAR]
        classes = with_own(written, [each for _, each in heard], self._voices, drawn)
        return _Drawn(latents, drawn, owners, heard, written, classes)

    def _samplings(self, corners: Corners, semitones: Collection[int]) -> Samplings:
        """How each voice is drawn: what is not allowed in one of the keys that it will stand in is not in any.

        Raises:
            InputError: nothing is allowed in all of them.
        """
        if corners.constraints == NO_CONSTRAINTS:
            return self._network.plainly(corners.temperature)
        each = [
            samplings(self._voices, away, corners.constraints, corners.temperature, corners.songs) for away in semitones
        ]
        found: list[Sampling] = []
        for voice, drawn in zip(self._voices, zip(*each, strict=True), strict=True):
            bias, begin = _least(one.bias for one in drawn), _least(one.begin for one in drawn)
            if bias is not None and not begins(np.flatnonzero(bias > NEVER), voice).any():
                raise InputError("no note is allowed in both keys at once; have all in A's key, or widen the range")
            found.append(replace(drawn[0], bias=bias, begin=begin))
        return found


def with_own(written: Classes, corners: Sequence[Corner], voices: Sequence[Voice], samplings: Samplings) -> Classes:
    """Classes (steps, voices) with ideas' own in the place of what was rebuilt of them; the first corner comes first.

    Bars are told by all of their steps, single beats only where something begins in them. What could not have been
    drawn is not put in.
    """
    found = written.copy()
    for column, (voice, sampling) in enumerate(zip(voices, samplings, strict=True)):
        for steps in (STEPS_PER_QUARTER, STEPS_PER_BAR):
            parts, places = (classes[:, column].reshape(-1, steps) for classes in (written, found))
            tells = begins(parts, voice).any(axis=1) | (steps == STEPS_PER_BAR)
            for corner in reversed(corners):
                rebuilt, own = (each[:, column].reshape(-1, steps) for each in (corner.rebuilt, corner.classes))
                same = tells & (parts == rebuilt).all(axis=1)
                if sampling.bias is not None:
                    same &= (sampling.bias[own] > NEVER).all(axis=1)
                if sampling.begin is not None:
                    same &= begins(own, voice).any(axis=1)
                places[same] = own[same]
            found[:, column] = places.reshape(-1)
    return found


def _as_a(notes: Iterable[Note], corners: Corners) -> Bars:
    """The notes of a blend, in A's tempo and metre; the model's bars may go further than that metre's do."""
    within = notes if corners.metre == FOUR_FOUR else cut(notes, corners.ticks)
    return Bars.of(within, corners.ideas[0].tempo, corners.metre)


def _as_they_were(notes: Iterable[Note], owners: Sequence[Corner], heard: Heard) -> Iterator[Note]:
    """Notes that are an idea's own as it has them, that of their bar's owner first; others as loud as the ideas are."""
    for note in notes:
        corners = (owners[note.start // TICKS_PER_BAR], *(corner for _, corner in heard))
        own = (corner.as_it_was(note) for corner in corners)
        yield next(filter(None, own), None) or replace(note, velocity=_velocity(note, heard))


def _velocity(note: Note, heard: Heard) -> int:
    """Between what it would be in each of the ideas that have its voice, by how much there is of each."""
    found = [(weight, corner.loud[note.voice]) for weight, corner in heard if note.voice in corner.loud]
    whole = sum(weight for weight, _ in found)
    if not found:
        return DEFAULT_VELOCITY
    return round(sum(weight * loud(note.start, note.pitch) for weight, loud in found) / whole)


def _kept(note: Note) -> InputError:
    return InputError(
        "the note at {} is one of an idea that was blended: the model kept it, and did not draw it", note.start
    )


def _least(biases: Iterable[NDArray[np.float32] | None]) -> NDArray[np.float32] | None:
    found = [bias for bias in biases if bias is not None]
    return np.minimum.reduce(found) if found else None


def _keep_newest(known: OrderedDict[Any, Any], most: int) -> None:
    while len(known) > most:
        known.popitem(last=False)
