"""Weights that nobody trained, at any sizes: what an answer costs does not depend on what the numbers say.

The shapes and names are those of Magenta's checkpoints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.polyphony_rnn.codec import STEP_END
from sketchpad.generation.weights import add_model

Shapes = dict[str, tuple[int, ...]]
LINE, DRUMS = 90, 512
SPREAD = 1.6
"""Standard deviation times the square root of the inputs: about that of trained weights."""
STEP_END_BIAS = 5.0
HOLD_BIAS, NO_DRUM_BIAS = 3.0, 4.0
"""The biases of the class of no event, and of no drum."""
_CELLS = "rnn/multi_rnn_cell"


@dataclass(frozen=True)
class Architecture:
    """A network of some sizes."""

    system: str
    shapes: Shapes
    bars: int = 16


def lookback_rnn() -> Architecture:
    """Melody RNN lookback, 2 × 128."""
    return Architecture("lookback_rnn", {**_cell(f"{_CELLS}/cell_0/basic_lstm_cell", 121, 128), **_melody_top()})


def attention_rnn() -> Architecture:
    """Melody RNN attention, 2 × 128."""
    wrapper = f"{_CELLS}/cell_0/attention_cell_wrapper"
    shapes = {
        **_affine(wrapper, 74 + 128, 74),
        **_cell(f"{wrapper}/basic_lstm_cell", 74, 128),
        f"{wrapper}/attention/attn_w": (1, 1, 128, 128),
        f"{wrapper}/attention/attn_v": (128,),
        **_affine(f"{wrapper}/attention", 256, 128),
        **_affine(f"{wrapper}/attn_output_projection", 256, 128),
    }
    return Architecture("attention_rnn", {**shapes, **_melody_top()})


def polyphony_rnn(units: Sequence[int] = (256, 256, 256)) -> Architecture:
    """Polyphony RNN."""
    shapes: Shapes = {}
    inputs = 259
    for layer, size in enumerate(units):
        shapes |= _cell(f"{_CELLS}/cell_{layer}/basic_lstm_cell", inputs, size)
        inputs = size
    shapes |= {"fully_connected/weights": (inputs, 259), "fully_connected/biases": (259,)}
    return Architecture("polyphony_rnn", shapes)


def music_vae(
    voices: int, encoder: Sequence[int], decoder: Sequence[int], latent: int, hierarchical: bool = False, bars: int = 16
) -> Architecture:
    """MusicVAE of one voice or three; two bars are written from the latent itself, sixteen through a conductor.

    With `hierarchical`, the encoder reads bars and then the song, instead of the song at once.
    """
    classes = (LINE,) if voices == 1 else (LINE, LINE, DRUMS)
    shapes: Shapes = {}
    inputs = sum(classes)
    for level in ("hierarchical_level_0/", "hierarchical_level_1/") if hierarchical else ("",):
        for layer, units in enumerate(encoder):
            for way in ("fw", "bw"):
                name = f"encoder/{level}cell_{layer}/bidirectional_rnn/{way}/multi_rnn_cell/cell_0/lstm_cell"
                shapes |= _cell(name, inputs, units)
            inputs = 2 * units
    shapes |= {**_affine("encoder/mu", inputs, latent), **_affine("encoder/sigma", inputs, latent)}
    size, core = latent, ""
    if bars > 2:
        conductor, core = "decoder/hierarchical_level_0", "core_decoder/"
        shapes |= _affine(f"{conductor}/initial_state", latent, 2 * sum(decoder))
        shapes |= _stack(f"{conductor}/cell_{{}}/lstm_cell", 1, decoder)
        size = decoder[-1]
    for voice, count in enumerate(classes):
        prefix = f"{core}core_decoder_{voice}/decoder" if voices > 1 else f"{core}decoder"
        shapes |= _affine(f"{prefix}/z_to_initial_state", size, 2 * sum(decoder))
        shapes |= _stack(f"{prefix}/multi_rnn_cell/cell_{{}}/lstm_cell", count + size, decoder)
        shapes |= _affine(f"{prefix}/output_projection", decoder[-1], count)
    return Architecture("music_vae_melody" if voices == 1 else "music_vae_trio", shapes, bars)


def official() -> dict[str, Architecture]:
    """The networks that Magenta's own checkpoints hold."""
    return {
        "lookback_rnn": lookback_rnn(),
        "attention_rnn": attention_rnn(),
        "polyphony_rnn": polyphony_rnn(),
        "cat-mel_2bar_big": music_vae(1, [2048], [2048, 2048, 2048], 512, bars=2),
        "hierdec-mel_16bar": music_vae(1, [2048, 2048], [1024, 1024], 512),
        "hierdec-trio_16bar": music_vae(3, [2048, 2048], [1024, 1024], 512),
    }


def random_arrays(architecture: Architecture, seed: int = 0, bfloat16: bool = False) -> dict[str, NDArray[np.float32]]:
    """Normal numbers, spread as after training; `bfloat16` keeps those that it can hold.

    Polyphony RNN ends a step as often as music does, after about four events.
    """
    rng = np.random.default_rng(seed)
    arrays: dict[str, NDArray[np.float32]] = {}
    for name, shape in architecture.shapes.items():
        inputs = shape[-2] if len(shape) > 1 else 128
        array = rng.standard_normal(shape, dtype=np.float32) * np.float32(SPREAD / np.sqrt(inputs))
        arrays[name] = (array.view(np.uint32) & np.uint32(0xFFFF0000)).view(np.float32) if bfloat16 else array
    if architecture.system == "polyphony_rnn":
        arrays["fully_connected/biases"][STEP_END] = STEP_END_BIAS
    return arrays


def with_held_bars(arrays: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """MusicVAE's arrays with bars that end as often with nothing new as music's: three of four, drums three of five.

    That decides what writing bars side by side costs: where an end was guessed wrong, the next bar is written anew.
    """
    changed = dict(arrays)
    for name, array in arrays.items():
        if name.endswith("output_projection/bias"):
            changed[name] = array.copy()
            changed[name][0] = HOLD_BIAS if len(array) == LINE else NO_DRUM_BIAS
    return changed


def write_models(folder: Path, models: Mapping[str, tuple[Architecture, Mapping[str, NDArray[np.float32]]]]) -> None:
    """A folder of models, as the program reads it."""
    for name, (architecture, arrays) in models.items():
        about: dict[str, Any] = {"system": architecture.system, "title": f"{name}, random", "bars": architecture.bars}
        add_model(folder, name, arrays, licence="none", **about)


def _affine(prefix: str, inputs: int, outputs: int) -> Shapes:
    return {f"{prefix}/kernel": (inputs, outputs), f"{prefix}/bias": (outputs,)}


def _cell(prefix: str, inputs: int, units: int) -> Shapes:
    return _affine(prefix, inputs + units, 4 * units)


def _stack(name: str, inputs: int, units: Sequence[int]) -> Shapes:
    shapes: Shapes = {}
    for layer, size in enumerate(units):
        shapes |= _cell(name.format(layer), inputs, size)
        inputs = size
    return shapes


def _melody_top() -> Shapes:
    top: Shapes = {"fully_connected/weights": (128, 40), "fully_connected/biases": (40,)}
    return {**_cell(f"{_CELLS}/cell_1/basic_lstm_cell", 128, 128), **top}
