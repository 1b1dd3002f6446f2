"""`sketchpad models import`: take in one of Magenta's checkpoints."""

from __future__ import annotations

import argparse

from sketchpad.generation.checkpoints.importing import import_model


def run(arguments: argparse.Namespace) -> int:
    """Add it to the folder of models."""
    model = import_model(arguments.path, arguments.name, arguments.models)
    print(f"imported {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0
