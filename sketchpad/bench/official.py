"""How long Magenta's own architectures take at their own sizes, on weights that nobody trained."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from sketchpad.bench.latency import Latency, measure_latency
from sketchpad.bench.music_vae import Work, measure_music_vae
from sketchpad.bench.random_weights import official, random_arrays, with_held_bars, write_models

NAMES = ("polyphony_rnn", "cat-mel_2bar_big", "hierdec-mel_16bar", "hierdec-trio_16bar")
ENGINES = ("native", "magenta")
"""NumPy would take its time, and says nothing more."""
WORKS = ("encode", "decode")


def measure_official(engines: Sequence[str], rounds: int, names: Sequence[str] = NAMES) -> Iterator[Latency | Work]:
    """Each architecture in turn, so that no more than one of them is held.

    Their numbers are such as bfloat16 holds, so that all engines compute with the same ones.

    Raises:
        InputError: an engine cannot be had, or there is no room for the weights.
    """
    able = [engine for engine in engines if engine in ENGINES]
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            models = Path(folder)
            architecture = official()[name]
            arrays = with_held_bars(random_arrays(architecture, bfloat16=True))
            write_models(models, {name: (architecture, arrays)})
            if name == "polyphony_rnn":
                yield from measure_latency([name], able, rounds, models)
            else:
                yield from measure_music_vae(name, able, rounds, models, WORKS)
