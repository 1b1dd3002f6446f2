"""MusicVAE: variations of some bars, and their continuation; what it blends, `music_vae_blend` does."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sketchpad.generation.cells import Cells, Classes, Floats
from sketchpad.generation.latest import Latest
from sketchpad.generation.music_vae.codec import outline_of
from sketchpad.generation.music_vae.latent import Latent
from sketchpad.generation.music_vae.network import Decoded, MusicVae, Samplings, Uniforms
from sketchpad.generation.music_vae.prior import Prior
from sketchpad.generation.music_vae.score import VOICES, Score, after, blocks, check_heard, heard, held_on, rests
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.pace import Pace
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights_file import Weights
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, Note, Voice

if TYPE_CHECKING:
    from sketchpad.generation.blend import Blend, Blended
    from sketchpad.generation.music_vae.blend import Blender
    from sketchpad.generation.music_vae.fill import Filler
    from sketchpad.generation.why import Why

BEAT_BARS, BEAT_TEMPERATURE = 2, 0.3
"""Of the beat that a song without drums is heard with."""
DIRECTIONS = "sketchpad/directions"
"""The name among a model's arrays of what a bar's code changes by with each attribute (attributes, code)."""


@dataclass(frozen=True)
class Idea:
    """Some bars and what the network makes of them: μ, σ (latent,)."""

    score: Score
    mu: Latent
    sigma: Latent


@dataclass(frozen=True)
class _Block:
    """Some bars of a take, from tick `start`, and what they are written from.

    Attributes:
        is_rest: whether nothing is to begin in them.
    """

    start: int
    bars: int
    is_rest: bool
    idea: Idea
    latent: Latent
    uniforms: Uniforms
    samplings: Samplings


class MusicVaeModel:
    """Answers requests with one network.

    Args:
        in_c: whether the network knows music in the key of C only, so that songs are moved there and back.
    """

    def __init__(self, weights: Weights, cells: Cells, bars: int, in_c: bool) -> None:
        self.network = MusicVae(arrange_music_vae(weights), bars, cells)
        self.voices = VOICES[len(self.network.voices)]
        self.prior = Prior.of(weights, self.network.latent, bars)
        self.directions = weights.get(DIRECTIONS)
        self._in_c = in_c
        self._heard = Latest[Bars, dict[bytes, tuple[Latent, Latent]]]()

    @cached_property
    def _blender(self) -> Blender:
        from sketchpad.generation.music_vae.blend import Blender

        return Blender(self.network, self.voices, self._in_c)

    @cached_property
    def _filler(self) -> Filler:
        from sketchpad.generation.music_vae.fill import Filler

        return Filler(self.network, self.voices, self.prior, self._in_c)

    def encode(self, song: Bars, cancel: CancelFlag) -> Idea:
        """What the network makes of a song's first bars.

        Raises:
            Cancelled: `cancel` was set.
        """
        score = self._score(song)
        return Idea(score, *self.network.encode(score.classes, cancel))

    def take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """One take, yielded again, longer, as more of its bars are certain.

        A continuation begins with the bar after the primer's last, or with the rest of that one; each block of the
        model's bars is a variation of the primer's own last ones.

        Raises:
            InputError: nothing is heard of what is to be varied.
            Cancelled: `cancel` was set.
        """
        if request.verb is Verb.FILL:
            yield self._filler.fill(request, index, cancel)
            return
        if request.verb is Verb.VARY:
            check_heard(request.primer.of_voices(request.chosen), self.voices)
        begun = time.perf_counter()
        first_bar_seconds, computing, encode_seconds = 0.0, 0.0, 0.0
        notes: tuple[Note, ...] = ()
        pace = Pace()
        for block in self._blocks(request, index, cancel):
            encode_seconds += time.perf_counter() - begun
            for decoded in self._decoded(block, request, cancel):
                certain = min(decoded.certain, block.bars)
                if certain < block.bars and not pace.is_due():
                    continue
                written = block.idea.score.notes(decoded.classes[: certain * STEPS_PER_BAR], block.start)
                computing += time.perf_counter() - begun
                first_bar_seconds = first_bar_seconds or computing
                end = block.start + certain * TICKS_PER_BAR
                before = held_on(notes, written, request.primer, block.start, end)
                yield Take(
                    request,
                    index,
                    after(request, before + written),
                    end,
                    computing,
                    first_bar_seconds,
                    voices=frozenset(self.voices),
                    latent_distance=_distance(block.latent, block.idea.mu),
                    encode_seconds=encode_seconds,
                )
                begun = time.perf_counter()
                if certain == block.bars:
                    notes = before + written
                    break

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`; it is written again to tell.

        Raises:
            InputError: the network did not draw it.
            Cancelled: `cancel` was set.
        """
        from sketchpad.generation.music_vae.why import Place, why_in_classes
        from sketchpad.generation.why import not_written, step_of

        if request.verb is Verb.FILL:
            return self._filler.why(request, notes, note, cancel)
        for block in self._blocks(request, 0, cancel):
            if block.start <= note.start < block.start + block.bars * TICKS_PER_BAR:
                *_, decoded = self._decoded(block, request, cancel)
                return why_in_classes(
                    self.network,
                    block.latent,
                    decoded.classes,
                    Place(note, self.voices.index(note.voice), step_of(note, block.start), block.idea.score.semitones),
                    block.samplings,
                    cancel,
                )
        raise not_written(note)

    def _blocks(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[_Block]:
        """What each block of a take is written from."""
        random = np.random.RandomState(request.seed + index)
        for start, bars, song in blocks(request, self.network.bars):
            sung = heard(song, self.voices)
            idea = self._idea(request.primer, song, random if len(sung) else None, cancel)
            is_rest = rests(request, sung)
            distance = request.distance if len(sung) or is_rest else 1.0
            outline = outline_of(idea.score.classes)
            latent = self.prior.vary(idea.mu, outline, distance, random, keeps_form=request.verb is Verb.VARY)
            uniforms = self.uniforms(latent, random)
            if len(sung):
                _let_go_through(uniforms, idea.score.unheard)
            # A bar hears only those before it: what lies behind the last one wanted need not be written.
            uniforms = uniforms[: self.network.segments_of(bars)]
            samplings = idea.score.samplings(request.constraints, request.temperature, [request.primer])
            yield _Block(start, bars, is_rest, idea, latent, uniforms, samplings)

    def _idea(self, primer: Bars, song: Bars, random: np.random.RandomState | None, cancel: CancelFlag) -> Idea:
        """What the network makes of bars of a primer; where these have no drums, over a beat that is drawn, if any is.

        Of a song without drums a latent hardly says what they do: so they would play and rest in turn. What has its own
        is read once for as long as the primer is the same, as it is for all takes of a request and all their tries.
        """
        score = self._score(song)
        if random and self.prior.examples is not None and Voice.DRUMS in set(self.voices).difference(song.voices):
            over = self._over_beat(score.classes, self.prior.examples, random, cancel)
            return Idea(score, *self.network.encode(over, cancel))
        known, key = self._heard.of(primer, dict), score.classes.tobytes()
        if key not in known:
            known[key] = self.network.encode(score.classes, cancel)
        return Idea(score, *known[key])

    def _over_beat(
        self, classes: Classes, examples: Floats, random: np.random.RandomState, cancel: CancelFlag
    ) -> Classes:
        """Classes (steps, voices) over the beat of an example."""
        example = examples[random.randint(len(examples))]
        uniforms = self.uniforms(example, random)[: self.network.segments_of(BEAT_BARS)]
        *_, decoded = self.network.decode(example, uniforms, self.network.plainly(BEAT_TEMPERATURE), cancel)
        drums = self.voices.index(Voice.DRUMS)
        over = classes.copy()
        over[:, drums] = np.resize(decoded.classes[:, drums], len(over))
        return over

    def _score(self, song: Bars) -> Score:
        return Score(song, self.voices, self.network.bars, self._in_c)

    def _decoded(self, block: _Block, request: Request, cancel: CancelFlag) -> Iterator[Decoded]:
        """A block as it is written; with forks, all at once."""
        if block.is_rest:
            yield Decoded(np.zeros((self.network.steps, len(self.voices)), dtype=np.int32), self.network.bars)
            return
        forced = self._forced(block, request)
        decoding = self.network.decode(block.latent, block.uniforms, block.samplings, cancel)
        if not forced:
            yield from decoding
            return
        *_, decoded = decoding
        classes = self.network.rewritten(block.latent, decoded.classes, forced, block.uniforms, block.samplings, cancel)
        yield replace(decoded, classes=classes)

    def _forced(self, block: _Block, request: Request) -> dict[tuple[int, int], int]:
        """By step and voice, the classes that forks force."""
        if not request.forks:
            return {}
        from sketchpad.generation.music_vae.why import class_of

        found: dict[tuple[int, int], int] = {}
        for column, voice in enumerate(self.voices):
            for step, fork in request.forks_of(voice, block.start, block.bars * STEPS_PER_BAR).items():
                found[step, column] = class_of(fork, block.idea.score.semitones)
        return found

    def blend(self, request: Blend, cancel: CancelFlag) -> Blended:
        """A blend of some ideas.

        Raises:
            InputError: nothing is heard of one, the weights cannot read, or the constraints leave nothing.
            Cancelled: `cancel` was set.
        """
        for idea in request.corners.ideas:
            check_heard(idea, self.voices)
        return self._blender.blend(request, cancel)

    def why_blended(self, request: Blend, note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in a blend, whose first tick is 0.

        Raises:
            InputError: the network did not draw it.
            Cancelled: `cancel` was set.
        """
        return self._blender.why(request, note, cancel)

    def uniforms(self, latent: Latent, random: np.random.RandomState) -> Uniforms:
        """The noise of a latent's decoding (segments, steps, voices); bars that are alike in it have the same."""
        network = self.network
        noise = random.random_sample((network.segments, network.segment_steps, len(network.voices)))
        return noise[self.prior.form(latent)] if network.segments > 1 else noise


def _let_go_through(uniforms: Uniforms, voices: Sequence[int]) -> None:
    """Have some voices drawn in every bar as in the first.

    Of a bass or of drums that are added, the latent says little but where they fit: bars drawn each by itself would
    play something, and rest, in turn.
    """
    for voice in voices:
        uniforms[..., voice] = uniforms[:1, :, voice]


def _distance(latent: Latent, mu: Latent) -> float:
    """Root mean square over the dimensions, in the prior's standard deviations."""
    return float(np.sqrt(np.mean(np.square(latent - mu))))
