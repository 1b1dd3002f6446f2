"""`sketchpad models remove`: take a model away that was imported."""

from __future__ import annotations

import argparse

from sketchpad.generation.weights import remove_model


def run(arguments: argparse.Namespace) -> int:
    """Remove it from the folder of models."""
    model = remove_model(arguments.name, arguments.models)
    print(f"removed {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0
