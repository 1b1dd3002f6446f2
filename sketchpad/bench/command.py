"""`sketchpad bench`: the study repeated here, single figures of docs/FIGURES.md, and whether anything became slower."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sketchpad.arguments import OneLineParser
from sketchpad.music.errors import InputError

EPILOG = """also:
  sketchpad bench PART …            single figures of docs/FIGURES.md; `sketchpad bench parts --help`
  sketchpad bench compare OLD.json  whether the native engine became slower beside NumPy; exit code 1 if so
"""


def main(arguments: Sequence[str]) -> int:
    """Measure; returns the exit code."""
    try:
        return _run(arguments)
    except InputError as error:
        print(f"sketchpad bench: {error}", file=sys.stderr)
        return 2


def _run(arguments: Sequence[str]) -> int:
    first = arguments[0] if arguments else ""
    if first == "compare":
        from sketchpad.bench.compare import main as compare

        return compare(arguments[1:])
    from sketchpad.bench.parts import PARTS
    from sketchpad.bench.parts import main as parts

    if first == "parts" or set(arguments) & set(PARTS) or (first and not first.startswith("-")):
        return parts(arguments[first == "parts" :])
    from sketchpad.bench.study.command import add_options, run

    parser = OneLineParser(
        prog="sketchpad bench",
        description="Repeat the study: five models on every engine, beside this machine's own limit.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_options(parser)
    return run(parser.parse_args(arguments))
