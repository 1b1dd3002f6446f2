"""How fast a machine could be at best: what a work must multiply and read, counted from the arrays of its model.

A part of a network is done no sooner than its operations are computed, nor than its weights are read. Inputs that are
classes cost the one row that they choose; what does not change within a bar is computed once a bar; the bars of a
hierarchical MusicVAE are written side by side, so that its decoders' weights are read once for all of them. Units of a
decoder that nothing depends on, and bars that are equal, need not be computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sketchpad.bench.round import STEPS
from sketchpad.bench.study.machine import Speeds
from sketchpad.bench.study.tasks import DECODE, ENCODE, GENERATE, INTERPOLATE
from sketchpad.generation.cells import without_idle_units
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import Model, load_weights
from sketchpad.music.note import STEPS_PER_BAR

Shapes = Mapping[str, tuple[int, ...]]
ACTIVATION = 16
"""Operations of a sigmoid, a hyperbolic tangent or an exponential: a polynomial, a division and what is around them."""
GATES = 5
"""Activations of a unit of an LSTM."""
CHOSEN = {"lookback_rnn": 10, "attention_rnn": 20, "polyphony_rnn": 1}
"""At most so many of a step's inputs are not 0."""
PRIMER_BARS = 4
"""The bars of the tune that is continued, which goes round."""
MEMORY = 40
"""Outputs that attention looks back at."""
BYTES = {"native": 2, "numpy": 4, "magenta": 4}
"""The bytes of a weight, as an engine keeps it."""
_LOGITS = "output_projection/kernel"
_KERNEL = re.compile(r"(kernel|weights|attn_w)$")
_ENCODER = re.compile(r"encoder/.*lstm_cell/kernel$")


@dataclass(frozen=True)
class Part:
    """Weights that are read `passes` times, each time for `rows` rows, which have `activations` each."""

    weights: int
    passes: int
    rows: int = 1
    activations: int = 0
    other: int = 0
    """Further multiplications of a row, by numbers that are no weights."""

    @property
    def operations(self) -> int:
        """The operations of all passes."""
        row = 2 * (self.weights + self.other) + ACTIVATION * self.activations
        return row * self.rows * self.passes

    def seconds(self, speeds: Speeds, size: int) -> float:
        """At best, with weights of `size` bytes."""
        held = self.weights * size
        return max(self.operations / speeds.operations, held * self.passes / speeds.reading(held))


@dataclass(frozen=True)
class Limit:
    """The least seconds of a work, the operations and bytes that take them, and what holds it up."""

    seconds: float
    operations: int
    bytes: int
    bound: str


def shapes_of(model: Model) -> Shapes:
    """The sizes of a model's matrices by name, without the units that nothing depends on.

    Raises:
        InputError: the weights cannot be had.
    """
    shapes = {name: shape for name, (_, shape) in model.arrays.items() if _KERNEL.search(name)}
    if not SYSTEMS[model.system].interpolates:
        return shapes
    prefixes = sorted(name.removesuffix(_LOGITS) for name in shapes if name.endswith(_LOGITS))
    weights = arrange_music_vae(load_weights(model))
    if weights.encoder:
        # Levels, their layers and directions are in the order of their names.
        names = sorted(name for name in shapes if _ENCODER.match(name))
        cells = [(back, ahead) for level in weights.encoder.without_idle_units().levels for ahead, back in level]
        shapes |= zip(names, (cell.shape for both in cells for cell in both), strict=True)
    for prefix, decoder in zip(prefixes, map(without_idle_units, weights.decoders), strict=True):
        shapes[prefix + _LOGITS] = decoder.logits.shape
        for layer, cell in enumerate(decoder.cells):
            shapes[f"{prefix}multi_rnn_cell/cell_{layer}/lstm_cell/kernel"] = cell.shape
    return shapes


def limit(model: Model, shapes: Shapes, work: str, events: int, speeds: Speeds, engine: str = "native") -> Limit:
    """The limit of a work of so many steps or events; an interpolation has `round.STEPS` steps."""
    parts = list(_parts(model, shapes, work, events))
    size = BYTES[engine]
    operations, read = sum(part.operations for part in parts), sum(part.weights * part.passes * size for part in parts)
    reading = sum(part.passes * part.weights * size / speeds.reading(part.weights * size) for part in parts)
    bound = "reading" if reading > operations / speeds.operations else "computing"
    return Limit(sum(part.seconds(speeds, size) for part in parts), operations, read, bound)


def _parts(model: Model, shapes: Shapes, work: str, events: int) -> Iterator[Part]:
    if model.system in CHOSEN:
        yield _recurrent(model.system, shapes, events)
        return
    times = {GENERATE: (1, 1), ENCODE: (1, 0), DECODE: (0, 1), INTERPOLATE: (2, STEPS)}[work]
    blocks = -(-events // (model.bars * STEPS_PER_BAR)) if work == GENERATE else 1
    bars = PRIMER_BARS if work == GENERATE else model.bars
    for _ in range(blocks):
        for _ in range(times[0]):
            yield from _encoder(shapes, model.bars, bars)
        for _ in range(times[1]):
            yield from _decoder(shapes, model.bars)


def _recurrent(system: str, shapes: Shapes, events: int) -> Part:
    """A step of a Melody RNN or of Polyphony RNN."""
    weights, activations, other = 0, 0, 0
    for name, shape in shapes.items():
        rows, columns = shape[-2:]
        if "lstm_cell" in name:
            activations += GATES * columns // 4
            sparse = "cell_0" in name and system != "attention_rnn"
            rows = CHOSEN[system] + columns // 4 if sparse else rows
        elif name.endswith("attention_cell_wrapper/kernel"):
            # What the attention saw comes with the inputs.
            rows = CHOSEN[system] + rows - columns
        elif "fully_connected" in name:
            activations += columns
        elif name.endswith("attn_w"):
            activations += MEMORY * columns + MEMORY
            other += 2 * MEMORY * columns
        weights += rows * columns
    return Part(weights, events, 1, activations, other)


def _encoder(shapes: Shapes, bars: int, different: int) -> Iterator[Part]:
    """What is read by the LSTMs at once, and what they read step by step, both ways; so many bars are different."""
    steps = bars * STEPS_PER_BAR
    for name, (rows, columns) in shapes.items():
        if not name.startswith("encoder/"):
            continue
        if "lstm_cell" not in name:
            yield Part(rows * columns, 1)
            continue
        units = columns // 4
        first = "cell_0/bidirectional" in name and "level_1" not in name
        passes, at_once = steps, 1
        if "level_0" in name:
            passes, at_once = STEPS_PER_BAR, different
        elif "level_1" in name:
            passes = bars
        inputs = 1 if first else rows - units
        yield Part(inputs * columns, 1, passes * at_once)
        yield Part(units * columns, passes, at_once, GATES * units)


def _decoder(shapes: Shapes, bars: int) -> Iterator[Part]:
    """The conductor bar by bar; then each voice, all bars at once where there is a conductor."""
    conducted = any(name.startswith("decoder/hierarchical") for name in shapes)
    passes, at_once = (STEPS_PER_BAR, bars) if conducted else (bars * STEPS_PER_BAR, 1)
    for name, (rows, columns) in shapes.items():
        units = columns // 4
        if name.startswith("decoder/hierarchical"):
            if "lstm_cell" in name:
                inputs = 0 if "cell_0" in name else rows - units
                yield Part((inputs + units) * columns, bars, 1, GATES * units)
            else:
                yield Part(rows * columns, 1)
        elif "decoder/" in name and "encoder" not in name:
            if "z_to_initial" in name:
                yield Part(rows * columns, 1, at_once, columns)
            elif "output_projection" in name:
                yield Part(rows * columns, passes, at_once, columns)
            elif "cell_0/" in name:
                # Of the inputs, the class before is one row; what the bar is about stays the same.
                classes = _classes(shapes, name)
                yield Part((rows - units - classes) * columns, 1, at_once)
                yield Part((1 + units) * columns, passes, at_once, GATES * units)
            else:
                yield Part(rows * columns, passes, at_once, GATES * units)


def _classes(shapes: Shapes, cell: str) -> int:
    prefix = cell.split("multi_rnn_cell", maxsplit=1)[0]
    return shapes[f"{prefix}output_projection/kernel"][1]
