"""Taking in one of Magenta's checkpoints: which system it is, and its arrays as the program's own plain files.

Arrays of a large model are rounded to bfloat16, as those that come with the program are, so that every engine reads the
same numbers in half the memory.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.checkpoints.files import Arrays, read_arrays
from sketchpad.generation.checkpoints.wire import damaged
from sketchpad.generation.melody_rnn.codec import NUM_CLASSES
from sketchpad.generation.melody_rnn.network import arrange
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.polyphony_rnn.codec import NUM_CLASSES as POLYPHONY_CLASSES
from sketchpad.generation.polyphony_rnn.network import arrange_polyphony
from sketchpad.generation.weights import Model, add_model, load_weights, own_models, read_manifest
from sketchpad.generation.weights_file import to_bfloat16
from sketchpad.music.errors import InputError
from sketchpad.paths import user_directory

GENERATORS = {"lookback_rnn": "lookback_rnn", "attention_rnn": "attention_rnn", "polyphony": "polyphony_rnn"}
"""A bundle's generator → system."""
TITLES = {
    "lookback_rnn": "Melody RNN lookback",
    "attention_rnn": "Melody RNN attention",
    "polyphony_rnn": "Polyphony RNN",
    "music_vae_melody": "MusicVAE melody",
    "music_vae_trio": "MusicVAE trio",
}
EXACT_BYTES = 32_000_000
"""Larger models are rounded."""
LARGEST = 1e6
"""No training ends with numbers beyond; with some that are far beyond, what is computed would be no number."""
LICENCE = "as its authors say"
_PARTS = re.compile(r"(encoder|decoder|core_decoder|rnn|fully_connected)/")
_TRAINING = re.compile(r"/(Adam(_1)?|ExponentialMovingAverage|Momentum)$")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_LONGEST_STEM = 56
"""So that there is room for a number."""
_OLD_NAMES = ((re.compile(r"^(rnn/.*)/weights$"), r"\1/kernel"), (re.compile(r"^(rnn/.*)/biases$"), r"\1/bias"))
"""TensorFlow before 1.2 called the parts of a cell so."""


def import_model(path: Path, name: str | None = None, folder: Path | None = None) -> Model:
    """Keep a checkpoint of Magenta's as one of the user's models, under a name.

    Raises:
        InputError: the file cannot be read, is none of the five systems', or the name cannot be used.
    """
    folder = folder or user_directory("models")
    generator, arrays = read_arrays(path, _is_of_use)
    arrays = {_current_name(key): array for key, array in arrays.items()}
    system = _system(generator, arrays)
    bars = _bars(system, arrays, path)
    arrays = _needed(system, arrays)
    if sum(array.nbytes for array in arrays.values()) > EXACT_BYTES:
        arrays = {key: to_bfloat16(array) for key, array in arrays.items()}
    chosen = name or _free_name(_default_name(path), arrays, folder)
    check_name(chosen)
    title = f"{TITLES[system]} ({chosen})"
    return add_model(folder, chosen, arrays, system=system, title=title, licence=LICENCE, bars=bars)


def check_name(name: str) -> None:
    """See that a model may be called so.

    Raises:
        InputError: it may not.
    """
    if not _NAME.fullmatch(name):
        raise InputError("“{}” is no name for a model; use letters, digits, “_”, “-” and “.”, at most 64", name)
    known = read_manifest().get(name)
    if known and not known.imported:
        raise InputError("a model that comes with the program is called {}; choose another name with --as", name)


def _is_of_use(name: str) -> bool:
    return bool(_PARTS.match(name)) and not _TRAINING.search(name)


def _current_name(name: str) -> str:
    for old, new in _OLD_NAMES:
        name = old.sub(new, name)
    return name


def _default_name(path: Path) -> str:
    """The file's own name, as far as it can be one; with “_magenta” where the program has one of that name itself."""
    stem = re.sub(r"\.(mag|tar|index|ckpt|ckpt\.index)$", "", path.name).removesuffix(".ckpt")
    plain = normalize("NFKD", stem).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9_.-]", "_", plain).lstrip("_.-")[:_LONGEST_STEM] or "model"
    known = read_manifest().get(stem)
    return f"{stem}_magenta" if known and not known.imported else stem


def _free_name(name: str, arrays: Arrays, folder: Path) -> str:
    """A name that no other model of the folder has; numbered from 2 on where the user brought another under it."""
    known, _ = own_models(folder)
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(each for each in names if each not in known or _is_same(known[each], arrays))


def _is_same(model: Model, arrays: Arrays) -> bool:
    """Whether a model has these arrays; one whose file is damaged counts as having them, and is mended with them."""
    try:
        kept = load_weights(model)
        return kept.keys() == arrays.keys() and all(np.array_equal(kept[name], array) for name, array in arrays.items())
    except InputError:
        return True


def _system(generator: str, arrays: Mapping[str, NDArray[np.float32]]) -> str:
    if generator:
        if generator not in GENERATORS:
            raise InputError("it is a bundle of “{}”; this program knows {}", generator, ", ".join(GENERATORS))
        return GENERATORS[generator]
    classes = np.size(arrays.get("fully_connected/biases", ()))
    if classes == POLYPHONY_CLASSES:
        return "polyphony_rnn"
    if classes == NUM_CLASSES:
        attends = any("attention_cell_wrapper" in name for name in arrays)
        return "attention_rnn" if attends else "lookback_rnn"
    if any(name.startswith("core_decoder/core_decoder_0/") for name in arrays):
        return "music_vae_trio"
    if any(name.endswith("decoder/output_projection/kernel") for name in arrays):
        return "music_vae_melody"
    raise InputError("it is of none of the systems that this program knows: {}", ", ".join(TITLES.values()))


def _bars(system: str, arrays: Mapping[str, NDArray[np.float32]], path: Path) -> int:
    """Only what is written without a conductor has two; a flat model of sixteen says so in its name."""
    flat = "decoder/hierarchical_level_0/initial_state/kernel" not in arrays
    return 2 if system == "music_vae_melody" and flat and "16bar" not in path.name else 16


def _needed(system: str, arrays: Arrays) -> Arrays:
    """The arrays, when they are those of the system.

    Raises:
        InputError: some are missing, do not fit each other or hold what is no number, or none that was learned.
    """
    # Where one is no number, neither is the least, nor the most.
    if not all(-LARGEST <= array.min(initial=0) <= array.max(initial=0) <= LARGEST for array in arrays.values()):
        raise damaged()
    try:
        if system == "polyphony_rnn":
            arrange_polyphony(arrays)
        elif system in ("lookback_rnn", "attention_rnn"):
            arrange(system, arrays)
        else:
            arrange_music_vae(arrays)
    except InputError:
        raise
    except (KeyError, ValueError, TypeError, IndexError) as error:
        # An array is missing, or has a shape, that only arranging them asks for.
        raise damaged() from error
    return arrays
