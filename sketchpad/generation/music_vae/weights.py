"""A checkpoint's arrays of a MusicVAE, by their part in the network, and checked against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from sketchpad.generation.cells import DecoderWeights, Matrix, busy_units, cell_of, check_stack, matrix
from sketchpad.generation.music_vae.codec import DRUM_CLASSES, LINE_CLASSES
from sketchpad.generation.weights_file import Weights
from sketchpad.music.errors import InputError

MELODY, TRIO = (LINE_CLASSES,), (LINE_CLASSES, LINE_CLASSES, DRUM_CLASSES)
"""How many classes each voice has."""
_HIERARCHICAL = "decoder/hierarchical_level_0"

BidirectionalLayer = tuple[Matrix, Matrix]
"""Forwards, backwards."""


@dataclass(frozen=True)
class EncoderWeights:
    """Bidirectional layers of each level: of the bars and then of the song, or of the song at once."""

    levels: tuple[tuple[BidirectionalLayer, ...], ...]
    mu: Matrix
    sigma: Matrix

    def without_idle_units(self) -> EncoderWeights:
        """The same without those units of the bars' cells that nothing listens to, as a decoder's."""
        if [len(level) for level in self.levels] != [1, 1]:
            return self
        ((ahead, back),), ((above, behind),) = self.levels
        listened = above.heard[: above.inputs] | behind.heard[: behind.inputs]
        kept, others = busy_units(ahead, listened[: ahead.units]), busy_units(back, listened[ahead.units :])
        if len(kept) == ahead.units and len(others) == back.units:
            return self
        inputs, heard = np.arange(ahead.inputs), np.concatenate([kept, ahead.units + others])
        of_bars = cell_of(ahead, inputs, kept), cell_of(back, inputs, others)
        of_song = cell_of(above, heard, np.arange(above.units)), cell_of(behind, heard, np.arange(behind.units))
        return EncoderWeights(((of_bars,), (of_song,)), self.mu, self.sigma)


@dataclass(frozen=True)
class ConductorWeights:
    """Makes an embedding of each bar."""

    initial: Matrix
    cells: tuple[Matrix, ...]


@dataclass(frozen=True)
class MusicVaeWeights:
    """A checkpoint's arrays by their part in the network; without a conductor, the decoders write from the latent.

    What is stored in a file is read when its part is made.
    """

    encoder: EncoderWeights | None
    conductor: ConductorWeights | None
    decoders: tuple[DecoderWeights, ...]

    @property
    def latent(self) -> int:
        """Dimensions of the latent."""
        return self.conductor.initial.shape[0] if self.conductor else self.decoders[0].embedding


def arrange_music_vae(weights: Weights) -> MusicVaeWeights:
    """The arrays of a Magenta checkpoint of a MusicVAE, arranged and checked against each other.

    Raises:
        InputError: an array is missing or does not fit the others.
    """
    hierarchical = f"{_HIERARCHICAL}/initial_state/kernel" in weights
    conductor = _conductor(weights) if hierarchical else None
    core = "core_decoder/" if hierarchical else ""
    names = sorted({found[0] for name in weights if (found := re.match(r"core_decoder/core_decoder_\d+/", name))})
    decoders = tuple(_decoder(weights, prefix) for prefix in names or [core])
    encoder = _encoder(weights) if "encoder/mu/kernel" in weights else None
    arranged = MusicVaeWeights(encoder, conductor, decoders)
    _check(arranged)
    return arranged


def _stack(weights: Weights, prefix: str) -> tuple[Matrix, ...]:
    """The cells `prefix`0, `prefix`1 and so on."""
    cells: list[Matrix] = []
    while f"{prefix}{len(cells)}/lstm_cell/kernel" in weights:
        cells.append(matrix(weights, f"{prefix}{len(cells)}/lstm_cell"))
    return tuple(cells)


def _conductor(weights: Weights) -> ConductorWeights:
    return ConductorWeights(
        matrix(weights, f"{_HIERARCHICAL}/initial_state"), _stack(weights, f"{_HIERARCHICAL}/cell_")
    )


def _decoder(weights: Weights, prefix: str) -> DecoderWeights:
    prefix += "decoder/"
    initial, logits = matrix(weights, f"{prefix}z_to_initial_state"), matrix(weights, f"{prefix}output_projection")
    return DecoderWeights(initial, _stack(weights, f"{prefix}multi_rnn_cell/cell_"), logits)


def _encoder(weights: Weights) -> EncoderWeights:
    prefixes = [f"encoder/hierarchical_level_{level}/" for level in range(2)]
    if not any(name.startswith(prefixes[0]) for name in weights):
        prefixes = ["encoder/"]
    levels = tuple(_bidirectional(weights, prefix) for prefix in prefixes)
    return EncoderWeights(levels, matrix(weights, "encoder/mu"), matrix(weights, "encoder/sigma"))


def _bidirectional(weights: Weights, prefix: str) -> tuple[BidirectionalLayer, ...]:
    layers: list[BidirectionalLayer] = []
    cell = "bidirectional_rnn/{}/multi_rnn_cell/cell_0/lstm_cell"
    while f"{prefix}cell_{len(layers)}/{cell.format('fw')}/kernel" in weights:
        at = f"{prefix}cell_{len(layers)}/"
        layers.append((matrix(weights, at + cell.format("fw")), matrix(weights, at + cell.format("bw"))))
    return tuple(layers)


def _check(weights: MusicVaeWeights) -> None:
    if not all(decoder.cells for decoder in weights.decoders):
        raise InputError("these weights have no decoder; they are of another model")
    classes = tuple(decoder.classes for decoder in weights.decoders)
    if classes not in (MELODY, TRIO):
        raise InputError(
            "the model writes voices of {} classes; this program knows melodies of {}, and trios of {}",
            *(" + ".join(map(str, each)) for each in (classes, MELODY, TRIO)),
        )
    size = weights.latent
    if weights.conductor:
        size = check_stack(weights.conductor.cells, 1, "the conductor")
        _expect_columns(weights.conductor.initial, weights.conductor.cells, "the conductor")
    for decoder in weights.decoders:
        units = check_stack(decoder.cells, decoder.classes + size, "a decoder")
        if decoder.embedding != size or decoder.logits.shape[0] != units or decoder.initial is None:
            raise InputError("a decoder's arrays do not fit each other")
        _expect_columns(decoder.initial, decoder.cells, "a decoder")
    if weights.encoder:
        _check_encoder(weights.encoder, sum(decoder.classes for decoder in weights.decoders), weights.latent)


def _expect_columns(initial: Matrix, cells: tuple[Matrix, ...], what: str) -> None:
    if len(initial.bias) != sum(2 * cell.units for cell in cells):
        raise InputError("the first states of {} do not fit its cells", what)


def _check_encoder(encoder: EncoderWeights, inputs: int, latent: int) -> None:
    for level in encoder.levels:
        for layer in level:
            inputs = sum(check_stack([cell], inputs, "the encoder") for cell in layer)
    for head in (encoder.mu, encoder.sigma):
        if not encoder.levels[-1] or head.shape != (inputs, latent):
            raise InputError("the encoder's arrays do not fit the decoder's")
