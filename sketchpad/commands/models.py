"""`sketchpad models`: the models there are."""

from __future__ import annotations

import argparse
import sys

from sketchpad.generation.systems import abilities
from sketchpad.generation.weights import own_models, read_manifest


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each, and tell of a folder of the user's own that cannot be read."""
    for model in read_manifest(arguments.models).values():
        can = f"can {', '.join(abilities(model.system))}"
        imported = ", imported" if model.imported else ""
        print(f"{model.name:20}{model.title}: {can}; {model.size / 1e6:.1f} MB, {model.licence}{imported}")
    if not arguments.models and (problem := own_models()[1]):
        print(f"sketchpad: {problem}", file=sys.stderr)
    return 0
