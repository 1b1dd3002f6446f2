"""Which figures each system is judged by, and what keeps them from being good enough to ship."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sketchpad.generation.weights_file import Weights
from sketchpad.training import evaluate, evaluate_music_vae, evaluate_polyphony, takes
from sketchpad.training.prepare import MELODY_EXAMPLES

WRITTEN = ("takes", "prior")
"""The figures of what is written: after primers, and by MusicVAE from its prior."""


def judge(system: str, weights: Weights, work: Path) -> dict[str, Any]:
    """The figures of weights, on the test part of the examples in `work`."""
    if system == "polyphony_rnn":
        return evaluate_polyphony.evaluate_polyphony(weights, work)
    if system.startswith("music_vae"):
        return evaluate_music_vae.evaluate_music_vae(system, weights, work)
    return evaluate.evaluate(system, weights, work / MELODY_EXAMPLES)


def faults(system: str, figures: dict[str, Any]) -> list[str]:
    """What keeps the figures from being good enough to ship; nothing, it is hoped."""
    written = [f"{name}: {fault}" for name in WRITTEN if name in figures for fault in takes.faults(figures[name])]
    if system == "polyphony_rnn":
        return written + evaluate_polyphony.faults(figures)
    if system.startswith("music_vae"):
        return written + evaluate_music_vae.faults(figures)
    return written + evaluate.faults(figures)


def below_target(figures: dict[str, Any]) -> list[str]:
    """Where what is written is less like held-out music than it should be."""
    written = [name for name in WRITTEN if name in figures]
    return [f"{measure} of {name}" for name in written for measure in takes.below_target(figures[name])]
