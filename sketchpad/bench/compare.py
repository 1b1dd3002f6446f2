"""`sketchpad bench compare OLD.json`: whether the native engine became slower beside NumPy.

Seconds say little on a machine that others use as well; how many times as long NumPy takes in the same rounds says
more. What fell is measured once more, and the better of both counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sketchpad.arguments import OneLineParser
from sketchpad.bench.study.command import tune
from sketchpad.bench.study.figures import FORMAT, OfModel
from sketchpad.bench.study.machine import Speeds, measure_speeds
from sketchpad.bench.study.measure import Plan, measure_model
from sketchpad.bench.study.table import progress
from sketchpad.generation.weights import Model, read_manifest
from sketchpad.music.errors import InputError, check_within

ENGINES = ("native", "numpy")
Ratios = dict[str, float]
"""By work, how many times as long NumPy took."""


def main(arguments: Sequence[str]) -> int:
    """Measure and compare; 1 where a ratio fell by more than the tolerance.

    Raises:
        InputError: the old figures cannot be read, or there is nothing to compare with.
    """
    parser = OneLineParser(prog="sketchpad bench compare", description=__doc__)
    parser.add_argument("old", type=Path, metavar="OLD.json", help="what `sketchpad bench --json` wrote before")
    parser.add_argument("--tolerance", type=float, default=0.2, help="how far a ratio may fall, as a share of it")
    parser.add_argument("--reps", type=int, default=20, help="how often each work is measured")
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models than the shipped ones")
    parsed = parser.parse_args(arguments)
    check_within("tolerance", parsed.tolerance, 0, 1)
    check_within("repetitions", parsed.reps, 1, 10_000)
    old, models = read_ratios(parsed.old), read_manifest(parsed.models)
    if not set(old) & set(models):
        raise InputError(f"{parsed.old} has no model that is here on both native and numpy; choose another file")
    plan = Plan(ENGINES, reps=parsed.reps, seconds=3.0, curve_reps=0, curve_seconds=0.0, tune=tune(), tell=progress)
    # Of the machine's limit nothing is said here.
    speeds = [measure_speeds(1, [2**20])]
    fell = False
    for name, before in old.items():
        if name in models:
            fell |= _compare(models[name], before, parsed.tolerance, plan, speeds, parsed.models)
    return int(fell)


def read_ratios(path: Path) -> Mapping[str, Ratios]:
    """By model, from figures of the study.

    Raises:
        InputError: they cannot be read.
    """
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
        if figures["format"] != FORMAT:
            raise InputError(f"{path} has format {figures['format']}; this program reads {FORMAT}")
        shipped = [model for model in figures["models"] if model["size"] == "shipped"]
        return {model["name"]: _ratios(model["engines"]) for model in shipped if set(ENGINES) <= set(model["engines"])}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path} holds no figures of `sketchpad bench --json`: {error!r}") from error


def _ratios(engines: Mapping[str, Any]) -> Ratios:
    native, numpy = engines["native"]["works"], engines["numpy"]["works"]
    return {work: float(numpy[work]["median"]) / float(native[work]["median"]) for work in native}


def _compare(
    model: Model, before: Ratios, tolerance: float, plan: Plan, speeds: Sequence[Speeds], folder: Path | None
) -> bool:
    """Tell each work's ratio then and now; whether one fell."""
    now = _now(measure_model(model, "shipped", plan, speeds, folder)[0])
    if any(now[work] < (1 - tolerance) * before[work] for work in before if work in now):
        again = _now(measure_model(model, "shipped", plan, speeds, folder)[0])
        now = {work: max(ratio, again[work]) for work, ratio in now.items()}
    progress("")
    fell = False
    for work, ratio in before.items():
        if work in now:
            slower = now[work] < (1 - tolerance) * ratio
            verdict = "SLOWER" if slower else "ok"
            print(f"{model.name:20}{work:13}NumPy ÷ native: {ratio:6.2f} then, {now[work]:6.2f} now  {verdict}")
            fell |= slower
    return fell


def _now(found: OfModel) -> Ratios:
    native, numpy = (found.engines[engine].works for engine in ENGINES)
    return {work: numpy[work].median / native[work].median for work in native}
