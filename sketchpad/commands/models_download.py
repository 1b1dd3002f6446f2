"""`sketchpad models download`: fetch one of Magenta's own checkpoints, or list them."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from sketchpad.generation.checkpoints.download import CHECKPOINTS, download


def run(arguments: argparse.Namespace) -> int:
    """Fetch it and add it to the folder of models."""
    if arguments.name == "?":
        for name, checkpoint in CHECKPOINTS.items():
            print(f"{name:20}{checkpoint.title}")
        return 0
    progress = partial(_show_progress, arguments.name)
    model = download(arguments.name, progress, models=arguments.models)
    print(f"downloaded and imported {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0


def _show_progress(name: str, done: int, size: int) -> None:
    if sys.stderr.isatty():
        share = f"{done / size:4.0%} of {size / 1e6:.0f} MB" if size else f"{done / 1e6:.0f} MB"
        print(f"\r{name}: {share}", end="\n" if done == size else "", file=sys.stderr)
