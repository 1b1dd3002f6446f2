"""MusicVAE: bars to a latent, and back, by any implementation of its cells.

The bars of a hierarchical decoder depend on each other only through one class: the first step of a bar hears the last
of the bar before. So many bars are written at once: every other one from a guess of what it hears first, then those
between from what is there, and those that heard something else again, until none did. With the noise drawn beforehand,
the result is that of writing bar after bar.
Where a note must begin after too long a wait, how long a bar's first step has waited is guessed in the same way.

Source: `magenta.models.music_vae.lstm_models` and `base_model`, Magenta 2.1.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import (
    NOTHING,
    Cells,
    Classes,
    Decoder,
    Floats,
    Layer,
    Phrase,
    without_idle_units,
)
from sketchpad.generation.music_vae.latent import Latent
from sketchpad.generation.music_vae.weights import ConductorWeights, EncoderWeights, MusicVaeWeights
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import LONGEST_WAIT, NEVER, Sampling
from sketchpad.music.errors import InputError
from sketchpad.music.note import STEPS_PER_BAR

GUESS = 0
"""What a bar is likely to hear first: that nothing begins in the last step of the bar before."""
_NOT_YET = -2
"""What a bar has heard that is not written."""
Uniforms = NDArray[np.float64]
Samplings = Sequence[Sampling]
"""One for each voice."""


@dataclass(frozen=True)
class Decoded:
    """What is written so far.

    Attributes:
        classes: (steps, voices).
        certain: so many of the first bars will not change any more.
    """

    classes: Classes
    certain: int


class MusicVae:
    """A network of a number of bars."""

    def __init__(self, weights: MusicVaeWeights, bars: int, cells: Cells) -> None:
        self.bars = bars
        self.latent = weights.latent
        self.voices = tuple(decoder.classes for decoder in weights.decoders)
        # The largest arrays first, while least else is held.
        self._decoders = [cells.decoder(without_idle_units(decoder)) for decoder in weights.decoders]
        self._conductor = _Conductor(weights.conductor, bars, cells) if weights.conductor else None
        self._encoder = _Encoder(weights.encoder, cells) if weights.encoder else None
        self.segments = bars if self._conductor else 1
        """How many parts are written side by side: bars, or all of it as one."""
        self.segment_steps = bars * STEPS_PER_BAR // self.segments

    @property
    def steps(self) -> int:
        """Steps of all bars."""
        return self.bars * STEPS_PER_BAR

    def segments_of(self, bars: int) -> int:
        """How many segments, the first ones, have so many bars."""
        return -(-bars * self.segments // self.bars)

    def encode(self, classes: Classes, cancel: CancelFlag) -> tuple[Latent, Latent]:
        """μ and σ (latent,) of classes (steps, voices).

        Raises:
            InputError: these weights have no encoder.
            Cancelled: `cancel` was set.
        """
        mu, sigma = self.encode_all(classes[None], cancel)
        return mu[0], sigma[0]

    def encode_all(self, classes: Classes, cancel: CancelFlag) -> tuple[Floats, Floats]:
        """μ and σ (count, latent) of classes (count, steps, voices); bars that are the same are read once.

        Raises:
            InputError: these weights have no encoder.
            Cancelled: `cancel` was set.
        """
        if self._encoder is None:
            raise InputError("these weights hold a decoder only, which can write but not read; use the whole model")
        length = STEPS_PER_BAR if self._encoder.by_bars else self.steps
        parts, places = np.unique(classes.reshape(-1, length * len(self.voices)), axis=0, return_inverse=True)
        x = np.zeros((length, len(parts), sum(self.voices)), dtype=np.float32)
        steps = parts.reshape(len(parts), length, -1).transpose(1, 0, 2) + np.cumsum([0, *self.voices[:-1]])
        x[np.arange(length)[:, None, None], np.arange(len(parts))[:, None], steps] = 1
        return self._encoder.encode(x, places.reshape(len(classes), -1), cancel)

    def uniforms(self, seed: int) -> Uniforms:
        """The noise of one decoding (segments, steps, voices)."""
        return np.random.RandomState(seed).random_sample((self.segments, self.segment_steps, len(self.voices)))

    def plainly(self, temperature: float) -> Samplings:
        """Every voice drawn at one temperature, without constraints."""
        return [Sampling(temperature)] * len(self.voices)

    def decode(self, latent: Latent, uniforms: Uniforms, samplings: Samplings, cancel: CancelFlag) -> Iterator[Decoded]:
        """Write all bars at once; yields again as more of them are certain, the last time with all.

        Where there is noise for some of the segments only, so many are written, the first ones.

        Raises:
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        embeddings = self._embeddings(latent[None], cancel)[0, : len(uniforms)]
        voices = [
            _VoiceInBars(decoder, embeddings, uniforms[..., voice], samplings[voice])
            for voice, decoder in enumerate(self._decoders)
        ]
        certain = 0
        while certain < len(uniforms):
            for voice in voices:
                voice.improve(cancel)
            certain = min(voice.certain for voice in voices)
            yield Decoded(_joined([voice.classes for voice in voices]), certain * self.bars // self.segments)

    def redraw(
        self, latent: Latent, classes: Classes, bar: int, uniforms: Uniforms, samplings: Samplings, cancel: CancelFlag
    ) -> Classes:
        """One bar (from 0) written anew, with its noise in `uniforms`; classes (steps, voices) with it in place.

        Raises:
            Cancelled: `cancel` was set.
        """
        embedding = self._embeddings(latent[None], cancel)[0, bar : bar + 1]
        redrawn = classes.copy()
        steps = slice(bar * self.segment_steps, (bar + 1) * self.segment_steps)
        for voice, decoder in enumerate(self._decoders):
            before = classes[steps.start - 1, voice] if bar else NOTHING
            heard, noise = np.array([before], dtype=np.int32), uniforms[bar : bar + 1, :, voice]
            waited = _waits(classes[: steps.start, voice].reshape(bar, self.segment_steps), samplings[voice])[-1:]
            redrawn[steps, voice] = decoder.phrase(embedding).write(heard, noise, samplings[voice], cancel, waited)[0]
        return redrawn

    def rewritten(
        self,
        latent: Latent,
        classes: Classes,
        forced: Mapping[tuple[int, int], int],
        uniforms: Uniforms,
        samplings: Samplings,
        cancel: CancelFlag,
    ) -> Classes:
        """Classes (steps, voices) with some of them, by step and voice, forced; after those it goes on as it then does.

        `classes` are what the latent and the noise are decoded to without.

        Raises:
            Cancelled: `cancel` was set.
        """
        (embeddings,) = self._embeddings(latent[None], cancel)
        found = classes.copy()
        for voice in sorted({voice for _, voice in forced}):
            column, sampling, noise = found[:, voice], samplings[voice], uniforms[..., voice].reshape(1, -1)
            for segment in range(len(uniforms)):
                start = segment * self.segment_steps
                end = start + self.segment_steps
                here = sorted(step for step, other in forced if other == voice and start <= step < end)
                if not here and (start == 0 or column[start - 1] == classes[start - 1, voice]):
                    continue
                phrase = self._decoders[voice].phrase(embeddings[segment : segment + 1])
                for first, last in pairwise([start, *(step + 1 for step in here), end]):
                    if first == last:
                        continue
                    heard = column[first - 1 : first] if first else np.array([NOTHING], dtype=np.int32)
                    waited = _waits(column[None, :first], sampling)[-1:] if first else None
                    part = np.ascontiguousarray(noise[:, first:last])
                    column[first:last] = phrase.write(heard, part, sampling, cancel, waited)[0]
                    if (last - 1, voice) in forced:
                        column[last - 1] = forced[last - 1, voice]
        return found

    def variants(
        self, latents: Floats, heard: Classes, uniforms: Uniforms, samplings: Samplings, cancel: CancelFlag
    ) -> Classes:
        """Segments as each of some latents (count, latent) would have them: (count, segments, steps, voices).

        Every variant of a segment hears the same first, `heard` (segments, voices), so that any can stand in the place
        of any other. For that, all count as having waited a step already: where a note must begin after too long a
        wait, it does so in the segment's own first bar. There are as many segments as `heard` has, the first ones.

        Raises:
            Cancelled: `cancel` was set.
        """
        segments, count = len(heard), len(latents)
        waited = np.ones(count * segments, dtype=np.int32)
        embeddings = self._embeddings(latents, cancel)[:, :segments].reshape(count * segments, -1)
        noise = np.tile(uniforms[:segments], (count, 1, 1))
        found = [
            decoder.phrase(embeddings).write(
                np.tile(heard[:, voice], count),
                np.ascontiguousarray(noise[..., voice]),
                samplings[voice],
                cancel,
                waited,
            )
            for voice, decoder in enumerate(self._decoders)
        ]
        return np.stack(found, axis=2).reshape(count, segments, self.segment_steps, -1)

    def phrases(self, latents: Floats, segment: int, cancel: CancelFlag) -> list[Phrase]:
        """For each voice, rows that have not begun: a segment, as each of latents (count, latent) would have it.

        Raises:
            Cancelled: `cancel` was set.
        """
        embeddings = np.ascontiguousarray(self._embeddings(latents, cancel)[:, segment])
        return [decoder.phrase(embeddings) for decoder in self._decoders]

    def logits(self, latent: Latent, classes: Classes, cancel: CancelFlag) -> list[Floats]:
        """For each voice (steps, classes): of each step, when the steps before it are those of `classes`.

        These are (steps, voices) of all segments, or of the first ones.

        Raises:
            Cancelled: `cancel` was set; no voice is begun after that.
        """
        (embeddings,) = self._embeddings(latent[None], cancel)
        heard = np.concatenate([np.full((1, len(self.voices)), NOTHING, dtype=np.int32), classes[:-1]])
        rows = heard.reshape(-1, self.segment_steps, len(self.voices))
        found: list[Floats] = []
        for voice, decoder in enumerate(self._decoders):
            cancel.check()
            found.append(decoder.phrase(embeddings[: len(rows)]).logits(rows[..., voice]).reshape(len(classes), -1))
        return found

    def _embeddings(self, latents: Floats, cancel: CancelFlag) -> Floats:
        """(count, segments, size): what each segment of latents (count, latent) is written from."""
        return self._conductor.embeddings(latents, cancel) if self._conductor else latents[:, None]


class _Encoder:
    """Reads bars, and then the song; or the song at once."""

    def __init__(self, weights: EncoderWeights, cells: Cells) -> None:
        self._levels = [
            [(cells.layer(forwards), cells.layer(backwards)) for forwards, backwards in level]
            for level in weights.without_idle_units().levels
        ]
        self._mu, self._sigma = cells.affine_map(weights.mu), cells.affine_map(weights.sigma)

    @property
    def by_bars(self) -> bool:
        """Whether bars are read first."""
        return len(self._levels) > 1

    def encode(self, x: Floats, places: NDArray[np.integer], cancel: CancelFlag) -> tuple[Floats, Floats]:
        """μ and σ (count, latent) of songs made of parts (steps, parts, classes of all voices); `places` say of which.

        Raises:
            Cancelled: `cancel` was set.
        """
        embedding = _embedding(self._levels[0], x, cancel)[places]
        for level in self._levels[1:]:
            embedding = _embedding(level, np.ascontiguousarray(embedding.transpose(1, 0, 2)), cancel)[:, None]
        return self._mu(embedding[:, 0]), np.logaddexp(np.float32(0), self._sigma(embedding[:, 0]))


class _Conductor:
    """Makes an embedding of each bar."""

    def __init__(self, weights: ConductorWeights, bars: int, cells: Cells) -> None:
        self._bars = bars
        self._initial = cells.affine_map(weights.initial)
        self._layers = [cells.layer(cell) for cell in weights.cells]

    def embeddings(self, latents: Floats, cancel: CancelFlag) -> Floats:
        """(count, bars, size) of latents (count, latent).

        Raises:
            Cancelled: `cancel` was set.
        """
        widths = [layer.units for layer in self._layers for _ in range(2)]
        states = np.split(np.tanh(self._initial(latents)), np.cumsum(widths)[:-1], axis=1)
        x = np.zeros((self._bars, len(latents), 1), dtype=np.float32)
        for layer, c, h in zip(self._layers, states[::2], states[1::2], strict=True):
            x = layer.run(x, c, h, cancel)
        return x.transpose(1, 0, 2)


class _VoiceInBars:
    """One voice, whose bars are written side by side: every other one first, so that those between need no guess."""

    def __init__(self, decoder: Decoder, embeddings: Floats, uniforms: Uniforms, sampling: Sampling) -> None:
        self._begun = decoder.phrase(embeddings)
        self._uniforms = uniforms
        self._sampling = sampling
        self._heard = np.full(len(embeddings), GUESS, dtype=np.int32)
        self._heard[0] = NOTHING
        self._waited = np.zeros_like(self._heard)
        self._heard[1::2] = _NOT_YET
        self._wrong = np.flatnonzero(self._heard != _NOT_YET)
        self.classes = np.full(uniforms.shape, GUESS, dtype=np.int32)
        self.certain = 0

    def improve(self, cancel: CancelFlag) -> None:
        """Write the bars, or write them again, that have not heard what is there, or sat out too long or too short."""
        if not len(self._wrong):
            return
        rows = self._wrong
        phrase, noise = self._begun.of_rows(rows), self._uniforms[rows]
        self.classes[rows] = phrase.write(self._heard[rows], noise, self._sampling, cancel, self._waited[rows])
        heard = np.concatenate([self._heard[:1], self.classes[:-1, -1]])
        waited = _waits(self.classes, self._sampling)[:-1]
        self._wrong = np.flatnonzero((heard != self._heard) | self._wrongly_waited(waited))
        self._heard, self._waited = heard, waited
        self.certain = int(self._wrong[0]) if len(self._wrong) else len(heard)

    def _wrongly_waited(self, waited: Classes) -> NDArray[np.bool_]:
        """(rows,): whether it matters that the first step had waited so long, and not as long as was guessed.

        It does where the wait ends in another step of the bar, before which nothing began.
        """
        if self._sampling.begin is None:
            return np.zeros(len(waited), dtype=bool)
        steps = self._uniforms.shape[1]
        due, guessed = (np.clip(LONGEST_WAIT - each, 0, steps) for each in (waited, self._waited))
        begins = self._sampling.begin[self.classes] > NEVER
        first = np.where(begins.any(axis=1), begins.argmax(axis=1), steps)
        return (due != guessed) & (first >= np.minimum(due, guessed))


def _waits(classes: Classes, sampling: Sampling) -> Classes:
    """(rows + 1,): the steps since a note began, before each row of classes (rows, steps) and after the last."""
    waits = np.zeros(len(classes) + 1, dtype=np.int32)
    if sampling.begin is not None:
        for row, begins in enumerate(sampling.begin[classes] > NEVER):
            waits[row + 1] = begins[::-1].argmax() if begins.any() else waits[row] + len(begins)
    return waits


def _joined(voices: list[Classes]) -> Classes:
    """(segments, steps) of each voice → (all steps, voices)."""
    return np.stack([voice.reshape(-1) for voice in voices], axis=1)


def _embedding(layers: list[tuple[Layer, Layer]], x: Floats, cancel: CancelFlag) -> Floats:
    """(batch, size): the last output of each direction, for inputs (steps, batch, inputs)."""
    forwards = backwards = x
    for ahead, back in layers:
        zeros = np.zeros((x.shape[1], ahead.units), dtype=np.float32)
        forwards = ahead.run(x, zeros, zeros, cancel)
        backwards = back.run(x[::-1], zeros, zeros, cancel)
        x = np.concatenate([forwards, backwards[::-1]], axis=2)
    return np.concatenate([forwards[-1], backwards[-1]], axis=1)
