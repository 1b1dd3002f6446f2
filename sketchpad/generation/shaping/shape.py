"""The verb Shape: a song's bars with the attributes asked for, by a MusicVAE's palette of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import NOTHING, Classes
from sketchpad.generation.four_four import ModelCount, cut
from sketchpad.generation.loudness import with_loudness
from sketchpad.generation.music_vae.codec import LOWEST_PITCH
from sketchpad.generation.music_vae.model import Idea, MusicVaeModel
from sketchpad.generation.music_vae.network import Samplings
from sketchpad.generation.music_vae.score import Place, begins, blocks_of, place_of
from sketchpad.generation.music_vae.why import Place as VaePlace
from sketchpad.generation.music_vae.why import why_in_classes
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.shaping.amounts import check_asked
from sketchpad.generation.shaping.palette import NO_PITCH, Palette
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.why import Why, not_written, step_of
from sketchpad.music.attributes import NOTE_DENSITY, measured
from sketchpad.music.bars import Bars
from sketchpad.music.melody import major_key
from sketchpad.music.metre import FOUR_FOUR
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice, nearest_step

AMOUNTS = (-1.2, -0.8, -0.4, 0.4, 0.8, 1.2)
"""How far variants go along a direction, in standard deviations of a code."""
DISTANCES = (0.2, 0.35, 0.5, 0.65)
TRIES = 3
"""Variants at each distance that go anywhere."""
REBUILT = 0.05
"""The distance of what the network makes of the idea itself: small, but not that of the idea's own notes."""
FIRST_PITCH = 2
"""The class of the lowest note."""


@dataclass(frozen=True)
class _Block:
    """Some segments of the song that the network sees at once; `start` is their first tick."""

    idea: Idea
    start: int
    segments: int


@dataclass(frozen=True)
class _Variants:
    """A block as it could be otherwise.

    Attributes:
        classes: (variants, segments, steps, voices); the first is the idea's own.
        distances: of each from the idea's own latent (variants, segments), in standard deviations of a code.
        latents: what all but the first are written from (variants - 1, latent).
        samplings: how each voice was drawn.
    """

    classes: Classes
    distances: NDArray[np.float64]
    latents: NDArray[np.float32]
    samplings: Samplings


class Shaper:
    """One song in all its variants; answers at once.

    None is chosen that has a silent bar where the song had none: bars that stay the idea's own are there in any case.

    Attributes:
        measured: by name, the attributes of its melody.
        reach: by name, the lowest and the highest value that there is of each, the others as still as can be.

    Raises:
        InputError: the constraints leave no note, or no key is found.
        Cancelled: `cancel` was set.
    """

    def __init__(self, model: MusicVaeModel, request: Shaping, cancel: CancelFlag) -> None:
        self._model, self._request = model, request
        self._count = ModelCount.with_bar_at(request.song.metre.line_before(request.song.span[0]))
        self._song = self._count.song(request.song)
        self._voices = [voice for voice in model.voices if len(self._song.of_voices([voice]))]
        self._columns = [model.voices.index(voice) for voice in self._voices]
        network = model.network
        self._segment_bars = network.bars // network.segments
        self._segment_ticks = network.segment_steps * TICKS_PER_STEP
        # All of it, also where others have a bar more than the melody.
        self._span = request.song.metre.around(*request.song.span)
        # The last segment may go further than the song does.
        self._end = self._span[1] + self._count.moved
        self._blocks = list(_blocks(model, self._song, self._segment_bars, cancel))
        sung = self._song.of_voices(_pitched(self._voices)).columns["pitch"].tolist()
        self.key = major_key(sung) if request.key is None else request.key
        random = np.random.RandomState(request.seed)
        self._variants = [_variants(model, block, request, random, cancel) for block in self._blocks]
        classes = np.concatenate([each.classes for each in self._variants], axis=1)
        lines = [
            _line(each.classes, block.idea.score.semitones)
            for each, block in zip(self._variants, self._blocks, strict=True)
        ]
        distances = np.concatenate([each.distances for each in self._variants], axis=1)
        distances[self._fall_silent(classes, model.voices)] = np.inf
        pitches = np.concatenate(lines, axis=1)
        pitches[:, self._ticks() >= self._end] = NO_PITCH
        # A palette counts by the model's bars.
        own, song = (len(each.metre.bars_of(*each.span)) for each in (request.song, self._song))
        form, locked = self._form(model), self._locked()
        self._palette = Palette(classes, pitches, distances, form, self.key, song, locked, cancel)
        self.measured = self._measured(request.song)
        self._in_bar = song / own
        self.reach = self._in_song(self._palette.reach)

    def shaped(self, asked: Mapping[str, float]) -> Shaped:
        """The song with the attributes asked for, by name, as near as it can be.

        Raises:
            InputError: there is no such attribute, or its value is no number.
        """
        choice = self._chosen(asked)
        if not choice.any():
            return Shaped(
                self._request.song, asked, measured=self.measured, origin=self.measured, distance=0.0, changed=0
            )
        bars = self._count.undone(self._written(choice), self._request.song)
        distance = self._palette.distance(choice)
        changed = int((self._ticks()[choice > 0, ::STEPS_PER_BAR] < self._end).sum())
        return Shaped(
            bars,
            asked,
            measured=self._measured(bars),
            origin=self.measured,
            distance=distance,
            changed=changed,
            take=self._take(bars, asked),
        )

    def reach_beside(self, asked: Mapping[str, float], cancel: CancelFlag) -> dict[str, tuple[float, float]]:
        """By name, the lowest and the highest value that there is of each while the others are kept that are asked for.

        Raises:
            InputError: there is no such attribute, or its value is no number.
            Cancelled: `cancel` was set.
        """
        return self._in_song(self._palette.reach_beside(self._in_model(asked), cancel))

    def _in_model(self, asked: Mapping[str, float]) -> dict[str, float]:
        """What is asked for, by the model's bars."""
        check_asked(asked)
        return {name: value / self._in_bar if name == NOTE_DENSITY else value for name, value in asked.items()}

    def _in_song(self, reach: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """A reach, by the song's bars."""
        low, high = reach[NOTE_DENSITY]
        return {**reach, NOTE_DENSITY: (low * self._in_bar, high * self._in_bar)}

    def why(self, asked: Mapping[str, float], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the song with the attributes asked for, by name: how likely it was in its variant.

        Raises:
            InputError: the network did not draw it.
            Cancelled: `cancel` was set.
        """
        choice, there, first = self._chosen(asked), self._count.there(note), 0
        for block, variants in zip(self._blocks, self._variants, strict=True):
            segment, number = (there.start - block.start) // self._segment_ticks, first
            first += block.segments
            if not 0 <= segment < block.segments or note.voice not in self._voices:
                continue
            if variant := int(choice[number + segment]):
                steps = self._segment_ticks // TICKS_PER_STEP
                # Each variant heard the idea before it.
                classes = block.idea.score.classes.copy()
                classes[segment * steps :][:steps] = self._palette.classes[variant, number + segment]
                column, step = self._model.voices.index(note.voice), step_of(there, block.start)
                place = VaePlace(there, column, step, block.idea.score.semitones)
                latent, network = variants.latents[variant - 1], self._model.network
                return replace(why_in_classes(network, latent, classes, place, variants.samplings, cancel), note=note)
        raise not_written(note)

    def _chosen(self, asked: Mapping[str, float]) -> NDArray[np.int64]:
        """The variant of each segment (segments,) for what is asked for by name, counted in the song's bars."""
        return self._palette.choose(self._in_model(asked))

    def _take(self, bars: Bars, asked: Mapping[str, float]) -> Take:
        """The answer as a take of the song."""
        request, voices = Request.shaping_to(self._request, asked), frozenset(self._voices)
        return Take(request, 0, tuple(bars.of_voices(voices)), request.end, 0.0, 0.0, voices=voices)

    def _measured(self, bars: Bars) -> dict[str, float]:
        return measured(bars, Voice.MELODY, self.key, self._span)

    def _form(self, model: MusicVaeModel) -> list[int]:
        """Like earlier segments of the same block; a network without codes for bars has no form to tell."""
        found: list[int] = []
        for block in self._blocks:
            form = model.prior.form(block.idea.mu)[: block.segments] if self._segment_bars == 1 else []
            offset = len(found)
            found += [offset + int(bar) for bar in form] or range(offset, offset + block.segments)
        return found

    def _locked(self) -> list[int]:
        """The segments that have something locked in them."""
        locked, found = self._song.locked.on_steps, []
        for number, ticks in enumerate(self._ticks()):
            start, end = int(ticks[0]), min(int(ticks[0]) + self._segment_ticks, self._end)
            is_locked = len(locked.window(start, end)) or locked.in_locked_bars(ticks[ticks < self._end]).any()
            found += [number] if is_locked else []
        return found

    def _fall_silent(self, classes: Classes, known: Sequence[Voice]) -> NDArray[np.bool_]:
        """(variants, segments): whether a bar is silent where the song was not, in its melody or in all voices written.

        The idea's own never counts as that.

        Args:
            classes: (variants, segments, steps, voices).
            known: the voices of those.
        """
        found = np.zeros(classes.shape[:2], dtype=np.bool_)
        bars = np.array(self._first_bars())[:, None] + np.arange(self._segment_bars)
        for voices in ([Voice.MELODY], self._voices):
            sung = np.isin(bars, nearest_step(self._song.of_voices(voices).columns["start"]) // STEPS_PER_BAR)
            begun = np.any([begins(classes[..., known.index(voice)], voice) for voice in voices], axis=0)
            found |= (sung & ~begun.reshape(*found.shape, self._segment_bars, -1).any(axis=3)).any(axis=2)
        found[0] = False
        return found

    def _first_bars(self) -> list[int]:
        """The bar of the song that each segment begins with."""
        return [
            block.start // TICKS_PER_BAR + segment * self._segment_bars
            for block in self._blocks
            for segment in range(block.segments)
        ]

    def _ticks(self) -> NDArray[np.int64]:
        """(segments, steps): of the song as the model counts it."""
        starts = np.array(self._first_bars())[:, None] * TICKS_PER_BAR
        return starts + np.arange(0, self._segment_ticks, TICKS_PER_STEP)

    def _written(self, choice: NDArray[np.int64]) -> Bars:
        """The song with a choice (segments,) of variants; what is the idea's own, bar or note, stays so to the tick."""
        classes = self._palette.classes[choice, np.arange(len(choice))]
        removed: list[Note] = []
        added: list[Note] = []
        number = 0
        for block in self._blocks:
            chosen = slice(number, number + block.segments)
            changed = np.append(choice[chosen] > 0, False)
            own = self._song.within(block.start, block.start + block.segments * self._segment_ticks)
            old = list(own.of_voices(self._voices))
            steps = classes[chosen].reshape(-1, classes.shape[-1])
            written = cut(block.idea.score.notes(steps, block.start), self._end)
            new = [note for note in written if note.voice in self._voices]
            removed += old
            gone, come = (self._from(notes, block.start, changed) for notes in (old, new))
            added += self._from(old, block.start, ~changed) + _as_they_were(come, gone)
            number += block.segments
        return self._song.edited(removed, self._as_loud(added))

    def _as_loud(self, notes: Iterable[Note]) -> Iterator[Note]:
        """Notes that are new as loud as the song has it, by its own bars."""
        heard = with_loudness(self._count.back(notes), self._request.song)
        return map(self._count.there, heard)

    def _from(self, notes: list[Note], start: int, wanted: NDArray[np.bool_]) -> list[Note]:
        """The notes that begin in the segments wanted, none of them longer than those last."""
        found: list[Note] = []
        for note in notes:
            step = nearest_step(note.start) * TICKS_PER_STEP
            segment = min((step - start) // self._segment_ticks, len(wanted) - 2)
            if wanted[segment]:
                unwanted = np.flatnonzero(~wanted[segment:-1])
                end = start + (segment + int(unwanted[0])) * self._segment_ticks if len(unwanted) else note.end
                found.append(replace(note, length=min(note.end, end) - note.start))
        return found


def _as_they_were(written: Iterable[Note], own: Iterable[Note]) -> list[Note]:
    """Written notes; those that the song has at the same steps are its own, with all that no network knows of them."""
    known = {_steps(note): note for note in own}
    return [known.get(_steps(note), note) for note in written]


def _steps(note: Note) -> tuple[Place, int]:
    """What a network knows of a note: its place, and how many steps it lasts; a stroke of a drum lasts none."""
    if note.voice is Voice.DRUMS:
        return place_of(note), 0
    return place_of(note), max(1, nearest_step(note.end) - nearest_step(note.start))


def _pitched(voices: list[Voice]) -> list[Voice]:
    return [voice for voice in voices if voice is not Voice.DRUMS] or [Voice.HARMONY]


def _blocks(model: MusicVaeModel, song: Bars, segment_bars: int, cancel: CancelFlag) -> Iterator[_Block]:
    heard, size = FOUR_FOUR.bars_of(*song.span), model.network.bars
    for number, part in enumerate(blocks_of(song, heard.start, len(heard), size)):
        bar = heard.start + number * size
        bars = min(size, heard.stop - bar)
        yield _Block(model.encode(part, cancel), bar * TICKS_PER_BAR, -(-bars // segment_bars))


def _variants(
    model: MusicVaeModel,
    block: _Block,
    request: Shaping,
    random: np.random.RandomState,
    cancel: CancelFlag,
) -> _Variants:
    network, mu = model.network, block.idea.mu
    own = block.idea.score.classes.reshape(network.segments, network.segment_steps, -1)[: block.segments]
    heard = np.concatenate([np.full_like(own[:1, -1], NOTHING), own[:-1, -1]])
    latents = np.stack([mu, *_along(mu, model.directions), *_anywhere(model, mu, random)]).astype(np.float32)
    uniforms = model.uniforms(mu, random)
    samplings = block.idea.score.samplings(request.constraints, request.temperature, [request.song])
    written = network.variants(latents, heard, uniforms, samplings, cancel)
    codes = (latents - mu).reshape(len(latents), network.segments, -1)[:, : block.segments]
    distances = np.sqrt(np.mean(np.square(codes), axis=2))
    distances[0] = REBUILT
    classes, distances = np.concatenate([own[None], written]), np.concatenate([np.zeros_like(distances[:1]), distances])
    return _Variants(classes, distances, latents, samplings)


def _along(mu: NDArray[np.float32], directions: NDArray[np.float32] | None) -> Iterator[NDArray[np.float32]]:
    """Latents along the directions of attributes, every bar's code alike."""
    for direction in () if directions is None else directions:
        everywhere = np.tile(direction / np.sqrt(np.mean(np.square(direction))), len(mu) // len(direction))
        for amount in AMOUNTS:
            yield mu + np.float32(amount) * everywhere


def _anywhere(
    model: MusicVaeModel, mu: NDArray[np.float32], random: np.random.RandomState
) -> Iterator[NDArray[np.float32]]:
    for distance in DISTANCES:
        for _ in range(TRIES):
            yield model.prior.blurred(mu, distance, random, keeps_form=True)


def _line(classes: Classes, semitones: int) -> NDArray[np.int64]:
    """The pitch that begins at each step in the first voice of classes (…, voices), in the song's own key."""
    line = classes[..., 0].astype(np.int64)
    return np.where(line >= FIRST_PITCH, line - FIRST_PITCH + LOWEST_PITCH - semitones, NO_PITCH)
