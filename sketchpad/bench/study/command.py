"""`sketchpad bench` without a part: the study, on this machine."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from sketchpad.bench.official import NAMES
from sketchpad.bench.random_weights import official, random_arrays, with_held_bars, write_models
from sketchpad.bench.study.figures import Study
from sketchpad.bench.study.machine import Machine, measure_machine
from sketchpad.bench.study.measure import Plan, measure_model
from sketchpad.bench.study.report import report
from sketchpad.bench.study.table import HEAD, UNITS, beside_the_paper, progress, rows
from sketchpad.generation.engine import ENGINES
from sketchpad.generation.weights import Model, read_manifest
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.primers import read_primer
from sketchpad.music.saving import folder, save

OFFICIAL_ENGINES = ("native", "magenta")
"""NumPy would take its time, and says nothing more."""
SIZES = ("shipped", "official")
OFFICIAL = tuple(name for name in NAMES if name != "polyphony_rnn")
"""The RNNs that ship have Magenta's own sizes already."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the study."""
    parser.add_argument("--reps", type=int, default=100, help="how often each model answers on each engine")
    parser.add_argument("--engines", help="of native, numpy, magenta; by default all that are installed")
    parser.add_argument("--sizes", default="shipped,official", help="shipped, official (Magenta's own), or both")
    parser.add_argument("--only", help="these models only, such as lookback_rnn,music_vae_trio")
    parser.add_argument(
        "--seconds", type=float, default=20, help="no round of a MusicVAE's other works begins after so many"
    )
    parser.add_argument("--curve-reps", type=int, default=3, help="how often each point of a curve is measured; or 0")
    parser.add_argument("--curve-seconds", type=float, default=2, help="a curve ends with a point that took longer")
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models than the shipped ones")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--out", type=Path, metavar="DIR", help="also write study.json and report.html here")


def run(parsed: argparse.Namespace) -> int:
    """Measure and tell; returns the exit code: 1 where some model could not be measured.

    Raises:
        InputError: an option asks for what is not there.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    check_within("repetitions", parsed.reps, 1, 10_000)
    engines = _engines(parsed.engines)
    sizes = chosen("size", parsed.sizes, SIZES)
    only = _only(parsed)
    progress("measuring the machine")
    machine = measure_machine()
    study = Study(datetime.now(UTC).isoformat(timespec="seconds"), parsed.reps, machine.as_json())
    # Tell first where the figures will go, if they cannot.
    out = folder(parsed.out) if parsed.out else None
    is_whole = True
    _tell(_about(machine))
    _tell(f"{HEAD}\n{UNITS}")
    for size in sizes:
        for model, models in _models(size, only, parsed.models):
            able = [engine for engine in engines if size == "shipped" or engine in OFFICIAL_ENGINES]
            plan = Plan(
                able,
                reps=parsed.reps,
                seconds=parsed.seconds,
                curve_reps=parsed.curve_reps,
                curve_seconds=parsed.curve_seconds,
                tune=tune(),
                tell=progress,
            )
            if able:
                try:
                    found, curves = measure_model(model, size, plan, machine.speeds, models)
                except InputError as error:
                    # The others are wanted all the same: whoever began this may be gone for an hour.
                    is_whole = False
                    progress("")
                    print(f"sketchpad bench: {error}", file=sys.stderr, flush=True)
                else:
                    study.models.append(found)
                    study.curves += curves
                    _tell("\n".join(rows(found)))
            _save(study, parsed.json, out)
    _tell("\n" + "\n".join(beside_the_paper(study)))
    for path in (parsed.json, out and out / "report.html"):
        if path:
            _tell(f"written: {path}")
    return 0 if is_whole else 1


def _engines(asked: str | None) -> list[str]:
    there = [name for name in ENGINES if name != "magenta" or find_spec("magenta")]
    if asked is None:
        if "magenta" not in there:
            print(
                "sketchpad bench: Magenta is not installed, so there are no ratios to it; uv sync --extra magenta",
                file=sys.stderr,
            )
        return there
    names = chosen("engine", asked, ENGINES)
    if set(names) - set(there):
        raise InputError("the engine magenta is not installed; install it with: uv sync --extra magenta")
    return names


def chosen(what: str, asked: str, known: Sequence[str]) -> list[str]:
    """What was asked for, with commas between, of what is known.

    Raises:
        InputError: something else was.
    """
    names = [name.strip() for name in asked.split(",") if name.strip()]
    if not names or set(names) - set(known):
        raise InputError(f"there is no {what} “{asked}”; choose of {', '.join(known)}, with commas between")
    return [name for name in known if name in names]


def _only(parsed: argparse.Namespace) -> list[str]:
    """The models that are measured, if their size is."""
    known = [*read_manifest(parsed.models), *OFFICIAL]
    return known if parsed.only is None else chosen("model", parsed.only, known)


def _models(size: str, only: Sequence[str], models: Path | None) -> Iterator[tuple[Model, Path | None]]:
    """The models of a size with their folder; those of Magenta's sizes are there for no longer than they are used."""
    if size == "shipped":
        for name, model in read_manifest(models).items():
            if name in only:
                yield model, models
        return
    for name in (name for name in OFFICIAL if name in only):
        with tempfile.TemporaryDirectory() as temporary:
            progress(f"{name}: making weights")
            architecture = official()[name]
            arrays = with_held_bars(random_arrays(architecture, bfloat16=True))
            write_models(Path(temporary), {name: (architecture, arrays)})
            del arrays
            yield read_manifest(Path(temporary))[name], Path(temporary)


def tune() -> list[list[int]]:
    """The notes of the first primer, as `tasks.Tune`."""
    return [[note.start, note.pitch, note.length, note.velocity] for note in read_primer()]


def _save(study: Study, path: Path | None, out: Path | None) -> None:
    data = json.dumps(asdict(study), indent=1).encode()
    if path:
        save(path, data)
    if out:
        save(out / "study.json", data)
        save(out / "report.html", report(study).encode())


def _about(machine: Machine) -> str:
    speeds = "; ".join(
        f"{each.cores} core{'s' * (each.cores > 1)}: {each.operations / 1e9:.0f} GFLOP/s, reading "
        f"{', '.join(f'{size >> 10:,} kB at {rate / 1e9:.0f} GB/s' for size, rate in each.bandwidth.items())}"
        for each in machine.speeds
    )
    return f"{machine.processor}, {machine.cores} cores, Python {machine.python}, {machine.versions}\n{speeds}\n"


def _tell(text: str) -> None:
    progress("")
    print(text, flush=True)
