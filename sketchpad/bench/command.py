"""`sketchpad bench`: the figures of the README, measured here and now."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from sketchpad.bench.latency import measure_latency
from sketchpad.bench.processes import peak_megabytes, seconds_to_window
from sketchpad.generation.engine import ENGINES
from sketchpad.generation.weights import read_manifest
from sketchpad.music.errors import InputError
from sketchpad.music.saving import save

PARTS = ("latency", "memory", "window", "stalls")
Line = tuple[str, dict[str, object]]


def main(arguments: Sequence[str]) -> int:
    """Measure; returns the exit code."""
    parser = argparse.ArgumentParser(prog="sketchpad bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all of them by default")
    parser.add_argument("--rounds", type=int, default=20, help="how often each latency is measured")
    parser.add_argument("--seconds", type=float, default=60, help="how long the window is watched")
    parser.add_argument("--out", type=Path, help="also write the figures to this JSON file")
    parsed = parser.parse_args(arguments)
    if unknown := set(parsed.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    figures: dict[str, list[dict[str, object]]] = {}
    try:
        for part in parsed.parts or PARTS:
            for text, figure in _measured(part, parsed):
                print(text, flush=True)
                figures.setdefault(part, []).append(figure)
        if parsed.out:
            save(parsed.out, json.dumps(figures, indent=1).encode())
    except InputError as error:
        print(f"sketchpad bench: {error}", file=sys.stderr)
        return 2
    return 0


def _measured(part: str, parsed: argparse.Namespace) -> Iterator[Line]:
    engines = [name for name in ENGINES if name != "magenta" or find_spec("magenta")]
    if part == "latency":
        return _latency(engines, parsed.rounds)
    if part == "memory":
        return _memory(engines)
    return _window() if part == "window" else _stalls(parsed.seconds)


def _latency(engines: Sequence[str], rounds: int) -> Iterator[Line]:
    for found in measure_latency(sorted(read_manifest()), engines, rounds):
        yield (
            f"latency  {found.model:14}{found.engine:8} 16 bars {found.seconds * 1e3:8.2f} ms, "
            f"first bar {found.first_bar_seconds * 1e3:7.2f} ms, {found.ratio:6.1f} × the fastest",
            asdict(found),
        )


def _memory(engines: Sequence[str]) -> Iterator[Line]:
    for engine in engines:
        for model in sorted(read_manifest()):
            peak = peak_megabytes(model, engine, 1 if engine == "magenta" else 3)
            yield f"memory   {model:14}{engine:8} peak {peak:6.1f} MB", {"model": model, "engine": engine, "mb": peak}


def _window() -> Iterator[Line]:
    seconds = seconds_to_window(5)
    yield f"window   visible {seconds:.2f} s after the start of the process", {"seconds": seconds}


def _stalls(seconds: float) -> Iterator[Line]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from sketchpad.bench.stalls import measure_stalls

    found = measure_stalls(seconds)
    yield (
        f"stalls   {found.answers} answers in {seconds:.0f} s; {found.ticks} ticks of 2 ms: "
        f"median {found.median_ms:.1f}, p99 {found.p99_ms:.1f}, most {found.most_ms:.1f} ms",
        asdict(found),
    )
