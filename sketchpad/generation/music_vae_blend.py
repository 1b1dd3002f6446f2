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

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.blend import Blend, Blended, Corners, Point, joined
from sketchpad.generation.cells import Classes
from sketchpad.generation.constraints import NO_CONSTRAINTS
from sketchpad.generation.key_plan import ways_to_c
from sketchpad.generation.latent import Latent
from sketchpad.generation.music_vae_codec import drum_class, drum_pitches
from sketchpad.generation.music_vae_network import MusicVae, Samplings, Uniforms
from sketchpad.generation.music_vae_score import (
    Score,
    begins,
    blocks_of,
    drum_notes,
    line_notes,
    loop_length,
    samplings,
)
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import NEVER, Sampling
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import (
    DEFAULT_VELOCITY,
    STEPS_PER_BAR,
    STEPS_PER_QUARTER,
    TICKS_PER_BAR,
    TICKS_PER_STEP,
    Note,
    Voice,
)

MOST_KNOWN = 16
"""Ideas that are kept as the network read them."""

Place = tuple[int, int, Voice]
"""Of a note: the tick of its step, its pitch, its voice."""


@dataclass(frozen=True)
class Corner:
    """An idea as the network reads it, over and over where the blend is longer.

    Attributes:
        latents: μ of each block of the network's bars.
        classes: (steps, voices), what was read.
        rebuilt: (steps, voices), what the network makes of the latents.
        f1: how much of the notes that is.
        bars: the idea's own notes, bar by bar.
        own: by the place they are written at: how long, and the note as it was.
        velocities: the mean of each voice.
    """

    semitones: int
    latents: tuple[Latent, ...]
    classes: Classes
    rebuilt: Classes
    f1: float
    bars: tuple[tuple[Note, ...], ...]
    own: dict[Place, tuple[int, Note]]
    velocities: dict[Voice, float]


Heard = Sequence[tuple[float, Corner]]
"""The ideas that there is something of, with how much, the most first."""


class Blender:
    """Answers blends with one network, and remembers the ideas that it has read."""

    def __init__(self, network: MusicVae, voices: Sequence[Voice], in_c: bool) -> None:
        self._network = network
        self._voices = voices
        self._in_c = in_c
        self._known: OrderedDict[tuple[object, ...], Corner] = OrderedDict()
        self._latest: tuple[Corners, list[Corner]] | None = None

    def blend(self, request: Blend, cancel: CancelFlag) -> Blended:
        """One blend, or a path through several.

        Raises:
            InputError: the weights cannot read.
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        begun = time.perf_counter()
        corners, points = request.corners, request.points
        ideas = self._ideas(corners, cancel)
        blends = {point: self._blended(corners, ideas, point, cancel) for point in dict.fromkeys(points)}
        corner = corners.corner(points[0])
        if request.is_path:
            lines = frozenset(self._voices) - {Voice.DRUMS}
            bars = Bars.of(joined(points, blends, corners.bars, lines), corners.songs[0].tempo)
        else:
            bars = blends[points[0]] if corner is None else corners.songs[corner]
        return Blended(request, bars, tuple(idea.f1 for idea in ideas), time.perf_counter() - begun)

    def _ideas(self, corners: Corners, cancel: CancelFlag) -> list[Corner]:
        if self._latest and self._latest[0] is corners:
            return self._latest[1]
        ways = ways_to_c(corners.songs, into_range=len(self._voices) == 1) if self._in_c else [0] * len(corners.songs)
        found: list[Corner] = []
        for song, semitones in zip(corners.songs, ways, strict=True):
            key = (song, semitones, corners.bars, corners.temperature, corners.seed)
            if key not in self._known:
                self._known[key] = self._read(song, semitones, corners, cancel)
            self._known.move_to_end(key)
            found.append(self._known[key])
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        self._latest = (corners, found)
        return found

    def _read(self, song: Bars, semitones: int, corners: Corners, cancel: CancelFlag) -> Corner:
        size = self._network.bars
        blocks = blocks_of(song, 0, song.count, size)
        read = [Score(block, self._voices, size, self._in_c, semitones).classes for block in blocks]
        latents = [self._network.encode(classes, cancel)[0] for classes in read]
        rebuilt = [self._decoded(latent, corners, cancel) for latent in latents]
        rounds = [number % len(blocks) for number in range(-(-corners.bars // size))]
        lengths = [loop_length(block.count, size) for block in blocks]
        sources = [block * size + bar % lengths[block] for block in rounds for bar in range(size)][: corners.bars]
        bars = tuple(tuple(_bar(song, source, number)) for number, source in enumerate(sources))
        steps = corners.bars * STEPS_PER_BAR
        classes = np.concatenate([read[block] for block in rounds])[:steps]
        return Corner(
            semitones,
            tuple(latents[block] for block in rounds),
            classes,
            np.concatenate([rebuilt[block] for block in rounds])[:steps],
            self._f1(blocks, read, rebuilt),
            bars,
            self._own(classes, semitones, bars),
            {voice: float(song.of_voices([voice]).columns["velocity"].mean()) for voice in song.voices},
        )

    def _decoded(
        self, latent: Latent, corners: Corners, cancel: CancelFlag, samplings: Samplings | None = None
    ) -> Classes:
        """As much as is needed; with the same noise in all bars, so that those that are alike stay so."""
        segments = min(self._network.segments, corners.bars)
        uniforms: Uniforms = np.repeat(self._network.uniforms(corners.seed)[:1], segments, axis=0)
        drawn = samplings or self._network.plainly(corners.temperature)
        *_, decoded = self._network.decode(latent, uniforms, drawn, cancel)
        return decoded.classes

    def _f1(self, blocks: Sequence[Bars], read: Sequence[Classes], rebuilt: Sequence[Classes]) -> float:
        """Of the notes that begin in some blocks: the F1 of (step, pitch, voice), in the voices that have any."""
        right = begun = 0
        for column, voice in enumerate(self._voices):
            both = [
                (_begun(a[:, column], voice), _begun(b[:, column], voice)) for a, b in _heard(blocks, read, rebuilt)
            ]
            if any(asked for asked, _ in both):
                right += sum(len(asked & given) for asked, given in both)
                begun += sum(len(asked) + len(given) for asked, given in both)
        return 2 * right / begun if begun else 1.0

    def _blended(self, corners: Corners, ideas: Sequence[Corner], point: Point, cancel: CancelFlag) -> Bars:
        """The blend at a point; at a corner the idea, over and over where the others are longer."""
        tempo, corner = corners.songs[0].tempo, corners.corner(point)
        if corner is not None:
            return Bars.of([note for bar in ideas[corner].bars for note in bar], tempo)
        blocks = zip(*(idea.latents for idea in ideas), strict=True)
        owners = [ideas[number] for number in corners.phrases(point)]
        drawn = self._samplings(corners, {owner.semitones for owner in owners})
        written = [self._decoded(corners.latent(block, point), corners, cancel, drawn) for block in blocks]
        weights = corners.weights(point)
        heard = [(weights[number], ideas[number]) for number in np.argsort(weights)[::-1] if weights[number]]
        classes = np.concatenate(written)[: corners.bars * STEPS_PER_BAR]
        classes = with_own(classes, [idea for _, idea in heard], self._voices, drawn)
        notes = self._notes(classes, [owner.semitones for owner in owners], corners.voices)
        loud = {voice: _velocity(voice, heard) for voice in self._voices}
        found = [
            _as_it_was(note, owners[note.start // TICKS_PER_BAR], heard) or replace(note, velocity=loud[note.voice])
            for note in notes
        ]
        others = [note for bar, owner in enumerate(owners) for note in self._others(owner, bar)]
        return Bars.of([*found, *others], tempo)

    def _samplings(self, corners: Corners, semitones: Collection[int]) -> Samplings:
        """How each voice is drawn: what is not allowed in one of the keys that it will stand in is not in any.

        Raises:
            InputError: nothing is allowed in all of them.
        """
        if corners.constraints == NO_CONSTRAINTS:
            return self._network.plainly(corners.temperature)
        how = (corners.constraints, corners.temperature, corners.songs)
        each = [samplings(self._voices, away, *how) for away in semitones]
        found: list[Sampling] = []
        for voice, drawn in zip(self._voices, zip(*each, strict=True), strict=True):
            bias, begin = _least(one.bias for one in drawn), _least(one.begin for one in drawn)
            if bias is not None and not begins(np.flatnonzero(bias > NEVER), voice).any():
                raise InputError("no note is allowed in both keys at once; have all in A's key, or widen the range")
            found.append(replace(drawn[0], bias=bias, begin=begin))
        return found

    def _notes(self, classes: Classes, semitones: Sequence[int], voices: frozenset[Voice]) -> Iterator[Note]:
        """What classes (steps, voices) say, of which each bar is so far from the key of C; in these voices only."""
        for voice, column in zip(self._voices, classes.T.tolist(), strict=True):
            if voice is Voice.DRUMS and voice in voices:
                yield from drum_notes(column, 0, DEFAULT_VELOCITY)
            elif voice in voices:
                yield from line_notes(column, voice, semitones)

    def _own(self, classes: Classes, semitones: int, bars: Sequence[Sequence[Note]]) -> dict[Place, tuple[int, Note]]:
        as_it_was = {_place(note, _has_melody(bars)): note for bar in bars for note in bar}
        written = self._notes(classes, [semitones] * len(bars), frozenset(Voice))
        return {place: (note.length, as_it_was[place]) for note in written if (place := _place(note)) in as_it_was}

    def _others(self, owner: Corner, bar: int) -> Iterator[Note]:
        """The notes of the voices that the network does not write, and that did not stand in for one."""
        for note in owner.bars[bar]:
            if note.voice not in self._voices and (note.voice is not Voice.HARMONY or _has_melody(owner.bars)):
                yield note


def with_own(written: Classes, ideas: Sequence[Corner], voices: Sequence[Voice], samplings: Samplings) -> Classes:
    """Classes (steps, voices) with the ideas' own in the place of what was rebuilt of them; the first idea comes first.

    Bars are told by all of their steps, single beats only where something begins in them. What could not have been
    drawn is not put in.
    """
    found = written.copy()
    for column, (voice, sampling) in enumerate(zip(voices, samplings, strict=True)):
        for steps in (STEPS_PER_QUARTER, STEPS_PER_BAR):
            parts, places = (classes[:, column].reshape(-1, steps) for classes in (written, found))
            tells = begins(parts, voice).any(axis=1) | (steps == STEPS_PER_BAR)
            for idea in reversed(ideas):
                rebuilt, own = (each[:, column].reshape(-1, steps) for each in (idea.rebuilt, idea.classes))
                same = tells & (parts == rebuilt).all(axis=1)
                if sampling.bias is not None:
                    same &= (sampling.bias[own] > NEVER).all(axis=1)
                if sampling.begin is not None:
                    same &= begins(own, voice).any(axis=1)
                places[same] = own[same]
            found[:, column] = places.reshape(-1)
    return found


def _least(biases: Iterable[NDArray[np.float32] | None]) -> NDArray[np.float32] | None:
    found = [bias for bias in biases if bias is not None]
    return np.minimum.reduce(found) if found else None


def _heard(
    blocks: Sequence[Bars], read: Sequence[Classes], rebuilt: Sequence[Classes]
) -> Iterator[tuple[Classes, Classes]]:
    """What was read and what was rebuilt, without what only goes round."""
    for block, asked, given in zip(blocks, read, rebuilt, strict=True):
        steps = block.count * STEPS_PER_BAR
        yield asked[:steps], given[:steps]


def _bar(song: Bars, source: int, number: int) -> Iterator[Note]:
    """The notes of a bar, moved to where another one is."""
    start = source * TICKS_PER_BAR
    return iter(song.between(start, start + TICKS_PER_BAR).shifted((number - source) * TICKS_PER_BAR))


def _has_melody(bars: Sequence[Sequence[Note]]) -> bool:
    return any(note.voice is Voice.MELODY for bar in bars for note in bar)


def _place(note: Note, has_melody: bool = True) -> Place:
    """Where a note is written: a harmony without a melody as one, a drum as the one that stands for its kind."""
    step = round(note.start / TICKS_PER_STEP) * TICKS_PER_STEP
    if note.voice is Voice.DRUMS:
        return step, next(iter(drum_pitches(drum_class([note.pitch]))), note.pitch), note.voice
    return step, note.pitch, note.voice if has_melody or note.voice is not Voice.HARMONY else Voice.MELODY


def _as_it_was(note: Note, owner: Corner, heard: Heard) -> Note | None:
    """The note of an idea that this one is, with all that the network does not know of it."""
    place = _place(note)
    for idea in (owner, *(idea for _, idea in heard)):
        length, own = idea.own.get(place, (0, note))
        if length == note.length:
            near = abs(own.length - length) < TICKS_PER_STEP
            return replace(own, length=own.length if near else length, voice=note.voice)
    return None


def _begun(classes: Classes, voice: Voice) -> set[tuple[int, int]]:
    """(step, what) of all that begins in classes (steps,)."""
    begun = [(step, int(classes[step])) for step in np.flatnonzero(begins(classes, voice)).tolist()]
    if voice is not Voice.DRUMS:
        return set(begun)
    return {(step, pitch) for step, index in begun for pitch in drum_pitches(index)}


def _velocity(voice: Voice, heard: Heard) -> int:
    """The mean of the ideas' that have the voice, each as much as there is of it."""
    found = [(weight, idea.velocities[voice]) for weight, idea in heard if voice in idea.velocities]
    whole = sum(weight for weight, _ in found)
    return round(sum(weight * velocity for weight, velocity in found) / whole) if found else DEFAULT_VELOCITY
