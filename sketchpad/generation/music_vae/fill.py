"""A hole in a song, filled by a MusicVAE.

What stands around the hole is read; the bars of the hole get other codes, many candidates side by side: each that of a
bar, its own or another of the song, moved by the distance towards any. They are written as far as locks leave them
free, and read again. How far their bars then are from the nearest of those around is what tells a song's own bars from
those of another; the candidate is kept that is as far as the distance says, of the way to any other music.

Networks without codes for bars get latents that lie around the song's own instead, and the candidate is kept after
which what follows is likeliest.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import NOTHING, Classes, Phrase
from sketchpad.generation.filling.hole import FOLLOWING, check_free
from sketchpad.generation.filling.notes import drum_notes, line_notes
from sketchpad.generation.filling.particles import draw_rows, log_probabilities, resampled
from sketchpad.generation.filling.slots import (
    FIRST_SYMBOL,
    LINE_SYMBOLS,
    DrumSlots,
    LineSlots,
    Progress,
    locked_steps,
    split,
)
from sketchpad.generation.melody_rnn.symbols import UNKNOWN
from sketchpad.generation.music_vae.codec import HIGHEST_PITCH, LINE_CLASSES, LOWEST_PITCH, line_event
from sketchpad.generation.music_vae.latent import Latent, slerp
from sketchpad.generation.music_vae.network import MusicVae, Samplings
from sketchpad.generation.music_vae.prior import Prior
from sketchpad.generation.music_vae.score import PITCHED, Score, drum_classes
from sketchpad.generation.music_vae.why import Place, class_of, why_in_classes
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.sampling import Sampling, softmax
from sketchpad.generation.why import Why, not_written, step_of
from sketchpad.music.bars import Bars
from sketchpad.music.melody import events_of, transposed
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice

CANDIDATES = 16
SYMBOLS = np.array([line_event(index) + FIRST_SYMBOL for index in range(LINE_CLASSES)])
"""Of each class of a line."""
CLASSES = np.zeros(LINE_SYMBOLS, dtype=np.int32)
CLASSES[SYMBOLS] = np.arange(LINE_CLASSES)
"""Of each symbol that has one."""
TINY = 1e-30
PLAIN = Sampling()


class _Window:
    """The bars that the network reads: as many as it has, around the hole; bars and steps are counted from the first.

    Attributes:
        first: the first bar, counted in the song.
        count: how many bars of the song there are; it goes round in `loop`, so that each is read as often.
        hole: the steps of the hole.
        bars: the bars that it touches.
        others: the bars of the song with notes that it does not touch.
        rounds: which bar each of the network's is, in whatever round (bars,).
        holes: which of the network's bars are the hole's (bars,).
        voices: those of the network that the song has.
        written: those of them that are written anew.
        kept, own: the notes that stay, and all there are.
        gone: the notes that are written anew.
    """

    def __init__(self, request: Request, voices: Sequence[Voice], bars: int) -> None:
        hole, song = request.hole, request.primer
        assert hole, "only holes are filled"
        hole.check_length(bars)
        begin, end = min(request.origin // TICKS_PER_BAR, hole.first_bar), max(song.on_steps.count, hole.end_bar)
        middle = (hole.first_bar + hole.end_bar) // 2
        self.first = max(begin, min(middle - bars // 2, end - bars))
        self.count = min(bars, end - self.first)
        self.loop = next(length for length in range(self.count, bars + 1) if bars % length == 0)
        self.keep = hole.keep
        tick = self.first * TICKS_PER_BAR
        here = replace(hole, start=hole.start - tick, end=hole.end - tick)
        self.hole = range(here.start // TICKS_PER_STEP, here.end // TICKS_PER_STEP)
        self.bars = range(here.first_bar, here.end_bar)
        self.rounds = np.arange(bars) % self.loop
        self.holes = np.isin(self.rounds, self.bars)
        self.voices = [voice for voice in voices if len(song.of_voices([voice]))] or [voices[0]]
        meant = request.voices_of(voices)
        self.written = [voice for voice in self.voices if voice in meant]
        self.own = song.within(tick, tick + bars * TICKS_PER_BAR).shifted(-tick)
        self.kept, self.gone = split(self.own, here, self.written)
        hole.check_kept(self.gone)
        self.others = [bar for bar in range(self.count) if bar not in self.bars and self.has_notes(bar)]

    def has_notes(self, bar: int) -> bool:
        """Whether a bar has notes of its own."""
        here = self.own.within(bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR)
        return len(here.of_voices(self.voices)) > 0


class Filler:
    """Fills holes with one network."""

    def __init__(self, network: MusicVae, voices: Sequence[Voice], prior: Prior, in_c: bool) -> None:
        self.network = network
        self.voices = voices
        self.prior = prior
        self.in_c = in_c

    def fill(self, request: Request, index: int, cancel: CancelFlag) -> Take:
        """One take.

        Raises:
            InputError: nothing in the hole is free, or it is too long.
            Cancelled: `cancel` was set.
        """
        begun = time.perf_counter()
        filling = _Filling(self, request, cancel)
        filled = filling.filled(index)
        notes = filling.notes(filled)
        seconds = time.perf_counter() - begun
        voices = frozenset(filling.window.written)
        return Take(request, index, notes, request.end, seconds, seconds, voices=voices, fit=filled.fit)

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in a hole that was filled with `notes`.

        Raises:
            InputError: it is none of them.
            Cancelled: `cancel` was set.
        """
        filling = _Filling(self, request, cancel)
        if note not in notes:
            raise not_written(note)
        filled = filling.filled(0)
        tick = filling.window.first * TICKS_PER_BAR
        place = Place(note, self.voices.index(note.voice), step_of(note, tick), filling.semitones)
        return why_in_classes(self.network, filled.latent, filled.classes, place, filling.samplings, cancel)


@dataclass(frozen=True)
class _Filled:
    """The candidate that is kept: its latent, its classes (steps, voices), and how well it fits."""

    latent: Latent
    classes: Classes
    fit: float | None


class _Filling:
    """One hole on its way."""

    def __init__(self, filler: Filler, request: Request, cancel: CancelFlag) -> None:
        self.window = _Window(request, filler.voices, filler.network.bars)
        self._filler = filler
        self._network = filler.network
        self._request = request
        self._cancel = cancel
        self._kept, self._own = (self._score(song) for song in (self.window.kept, self.window.own))
        if not len(self.window.kept.of_voices(PITCHED)):
            self._kept.semitones = self._own.semitones
        self._own.semitones = self._kept.semitones
        size = self._network.segment_steps
        self._segments = range(self.window.hole.start // size, -(-self.window.hole.stop // size))
        self._steps = range(self._segments.start * size, self._segments.stop * size)
        self._slots = {voice: self._slots_of(voice) for voice in self.window.written}
        writable = [voice for voice, slots in self._slots.items() if not slots.kept.all()]
        check_free(bool(writable))
        if request.constraints.never_silent:
            # The melody, unless it is locked or not there.
            self._slots[writable[0]] = self._slots_of(writable[0], sounds=True)

    @property
    def semitones(self) -> int:
        """From the song to the network's key."""
        return self._kept.semitones

    @property
    def samplings(self) -> Samplings:
        """How each voice is drawn."""
        request = self._request
        return self._kept.samplings(request.constraints, request.temperature, [request.primer])

    def filled(self, index: int) -> _Filled:
        """The candidate that fits best of those of a take."""
        random = np.random.RandomState(self._request.seed + index)
        classes = self._kept.classes
        latents = self._candidates(classes, random)
        latents, written = self._written(latents, classes, random)
        best, fit = self._best(latents, written)
        return _Filled(latents[best], written[best], fit)

    def notes(self, filled: _Filled) -> tuple[Note, ...]:
        """What is new in it, in ticks of the song."""
        found: list[Note] = []
        for voice in self.window.written:
            column = filled.classes[self._steps.start : self._steps.stop, self._filler.voices.index(voice)]
            found += self._notes(voice, column)
        return tuple(Bars.of(found).shifted(self.window.first * TICKS_PER_BAR))

    def _score(self, song: Bars) -> Score:
        return Score(song, self._filler.voices, self._network.bars, self._filler.in_c, count=self.window.loop)

    def _slots_of(self, voice: Voice, sounds: bool = False) -> LineSlots | DrumSlots:
        window, steps = self.window, self._steps
        kept, own = (song.of_voices([voice]) for song in (window.kept, window.own))
        tick = window.first * TICKS_PER_BAR + steps.start * TICKS_PER_STEP
        forks = self._request.forks_of(voice, tick, len(steps))
        forced = {step: class_of(fork, self.semitones) for step, fork in forks.items()}
        locked = locked_steps(window.own, 0, steps.stop)
        if voice is Voice.DRUMS:
            stay, struck = (drum_classes(song, steps.stop) for song in (kept, own))
            return DrumSlots(
                stay, struck, steps, window.hole, locked=locked, keep=window.keep, forced=forced, sounds=sounds
            )
        stay, line = self._events(kept), self._events(own)
        symbols = {step: int(SYMBOLS[index]) for step, index in forced.items()}
        return LineSlots(stay, line, steps, window.hole, locked=locked, keep=window.keep, forced=symbols, sounds=sounds)

    def _events(self, line: Bars) -> list[int]:
        return transposed(events_of(line), self._kept.semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)

    def _candidates(self, kept: Classes, random: np.random.RandomState) -> NDArray[np.float32]:
        """Latents (candidates, latent) with other codes in the hole; without codes, others around the song's own."""
        prior, distance, bars = self._filler.prior, self._request.distance, self._network.bars
        drawn = np.stack([prior.scatter(random) for _ in range(CANDIDATES)])
        (around, own), _ = self._network.encode_all(np.stack([kept, self._patched()]), self._cancel)
        if prior.examples is None:
            return np.stack([slerp(own, each, distance) for each in drawn])
        codes, found = own.reshape(bars, -1), np.tile(around.reshape(bars, -1), (CANDIDATES, 1, 1))
        for row, other in zip(found, drawn.reshape(found.shape), strict=True):
            for bar in self.window.bars:
                like = bar if self.window.has_notes(bar) else self._any_other(random)
                code = other[bar] if like is None else slerp(codes[like], other[bar], distance)
                row[self.window.rounds == bar] = code
        return found.reshape(CANDIDATES, -1)

    def _patched(self) -> Classes:
        """The song's own classes, in the place of empty bars those of the nearest bar that has notes and is no hole."""
        window, classes = self.window, self._own.classes.reshape(self._network.bars, STEPS_PER_BAR, -1).copy()
        for bar in window.bars:
            if not window.has_notes(bar) and window.others:
                classes[window.rounds == bar] = classes[min(window.others, key=lambda other: abs(other - bar))]
        return classes.reshape(-1, classes.shape[-1])

    def _any_other(self, random: np.random.RandomState) -> int | None:
        """A bar of the song that is no hole."""
        others = self.window.others
        return others[random.randint(len(others))] if others else None

    def _written(
        self, latents: NDArray[np.float32], classes: Classes, random: np.random.RandomState
    ) -> tuple[NDArray[np.float32], Classes]:
        """The candidates that live on, and classes (candidates, steps, voices) with the hole as each writes it."""
        written = np.tile(classes, (len(latents), 1, 1))
        progress = {voice: Progress.of(len(latents), slots.sounding) for voice, slots in self._slots.items()}
        weights = np.zeros(len(latents))
        samplings = self.samplings
        for segment in self._segments:
            phrases = self._network.phrases(latents, segment, self._cancel)
            for voice, slots in self._slots.items():
                column = self._filler.voices.index(voice)
                part = (phrases[column], slots, written[..., column], progress[voice], samplings[column])
                weights += self._write(segment, *part, random)
            living = resampled(weights, random.random_sample())
            if living is not None:
                latents, written, weights = latents[living], written[living], np.zeros(len(living))
                progress = {voice: each.of_rows(living) for voice, each in progress.items()}
        self._copy_rounds(written)
        return latents, written

    def _write(
        self,
        segment: int,
        phrase: Phrase,
        slots: LineSlots | DrumSlots,
        written: Classes,
        progress: Progress,
        sampling: Sampling,
        random: np.random.RandomState,
    ) -> NDArray[np.float64]:
        """Write one voice of a segment into its classes (candidates, steps); what that adds to the weights."""
        size, is_line = self._network.segment_steps, isinstance(slots, LineSlots)
        first = segment * size
        weights = np.zeros(len(written))
        for step in range(first, first + size):
            self._cancel.check()
            heard = written[:, step - 1] if step else np.full(len(written), NOTHING, dtype=np.int32)
            place = step - self._steps.start
            how = PLAIN if slots.kept[place] else sampling
            probabilities = log_probabilities(phrase.logits(heard[:, None])[:, 0], how, how.bias)
            if is_line:
                by_symbol = np.full((len(written), LINE_SYMBOLS), UNKNOWN)
                by_symbol[:, SYMBOLS] = probabilities
                probabilities = by_symbol
            proposal = slots.proposal(place, progress, probabilities)
            drawn, change = draw_rows(proposal, probabilities, random.random_sample(len(written)))
            slots.write(place, drawn, progress)
            written[:, step] = CLASSES[drawn] if is_line else drawn
            weights += change
        return weights

    def _copy_rounds(self, written: Classes) -> None:
        """A song that is shorter than the network's bars goes round, the hole with it."""
        for start in range(self.window.loop * STEPS_PER_BAR, written.shape[1], self.window.loop * STEPS_PER_BAR):
            steps = self.window.hole
            written[:, start + steps.start : start + steps.stop] = written[:, steps.start : steps.stop]

    def _best(self, latents: NDArray[np.float32], written: Classes) -> tuple[int, float | None]:
        """The candidate to keep, and how much nearer it is to what stands around than any other music would be."""
        examples, bars = self._filler.prior.examples, self._network.bars
        known = self._is_known(written)
        if examples is None:
            follows = [self._following(*each) for each in zip(latents, written, strict=True)]
            return int(np.argmax(np.where(known, -np.inf, follows))), None
        if not self.window.others:
            return int(known.argmin()), None
        read, _ = self._network.encode_all(written, self._cancel)
        around = read[0].reshape(bars, -1)[self.window.others]
        hole = slice(self.window.bars.start, self.window.bars.stop)
        distances, usual = (
            to_nearest(latents.reshape(len(latents), bars, -1)[:, hole], around) for latents in (read, examples)
        )
        foreign = float(np.median(usual))
        best = int(np.argmin(np.where(known, np.inf, np.abs(distances - self._request.distance * foreign))))
        return best, foreign - float(distances[best])

    def _is_known(self, written: Classes) -> NDArray[np.bool_]:
        """Which candidates (candidates,) are what stands in the hole already."""
        hole, columns = self.window.hole, [self._filler.voices.index(voice) for voice in self.window.written]
        own = self._own.classes[hole.start : hole.stop, columns]
        return (written[:, hole.start : hole.stop, columns] == own).all(axis=(1, 2))

    def _following(self, latent: Latent, classes: Classes) -> float:
        """How likely it is that the song goes on as it does (a logarithm)."""
        steps = np.arange(self._steps.stop, min(self._steps.stop + FOLLOWING, self.window.count * STEPS_PER_BAR))
        columns = [self._filler.voices.index(voice) for voice in self.window.voices]
        logits = self._network.logits(latent, classes, self._cancel)
        return sum(float(np.log(softmax(logits[c])[steps, classes[steps, c]] + TINY).sum()) for c in columns)

    def _notes(self, voice: Voice, classes: NDArray[np.integer]) -> list[Note]:
        """What a voice's classes say, in ticks of the window."""
        window, slots = self.window, self._slots[voice]
        start, gone = self._steps.start * TICKS_PER_STEP, window.gone.of_voices([voice])
        if isinstance(slots, DrumSlots):
            return drum_notes(classes.tolist(), slots, start, gone, window.keep)
        events = (SYMBOLS[classes] - FIRST_SYMBOL).tolist()
        moved = transposed(events, -self._kept.semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)
        return line_notes(moved, slots, start, gone, voice, window.keep)


def to_nearest(codes: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float64]:
    """(count,): of codes (count, bars, code) how far each is from the nearest of others (others, code), on average."""
    differences = np.square(codes[:, :, None] - others).mean(axis=3, dtype=np.float64)
    return np.sqrt(differences).min(axis=2).mean(axis=1)
