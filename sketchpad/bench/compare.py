"""`sketchpad bench compare OLD.json`: whether the native engine became slower beside NumPy.

Seconds say little on a machine that others use as well; how many times as long NumPy takes in the same rounds says
more. It is a figure of a processor all the same: what was measured on another is to be read with care. What fell is
measured once more, and the better of both counts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sketchpad.arguments import OneLineParser
from sketchpad.bench.study.command import chosen, tune
from sketchpad.bench.study.figures import FORMAT, OfModel
from sketchpad.bench.study.machine import Speeds, measure_speeds, processor
from sketchpad.bench.study.measure import Plan, measure_model
from sketchpad.bench.study.table import progress
from sketchpad.generation.weights import Model, read_manifest
from sketchpad.music.errors import InputError, check_within

ENGINES = ("native", "numpy")
Ratios = dict[str, float]
"""By work, how many times as long NumPy took."""
FAR = 0.25
"""By what share the speeds of two processors that are alike do not differ."""
IDLE = 0.8
"""The share of a core that one has at least where others take turns only now and then."""
OWN = "sketchpad bench --engines native,numpy --sizes shipped --curve-reps 0 --json FILE"


@dataclass(frozen=True)
class Figures:
    """What was measured before.

    Attributes:
        operations: that a core of that machine does a second.
        ratios: by model.
    """

    date: str
    reps: int
    processor: str
    operations: float
    ratios: Mapping[str, Ratios]


def main(arguments: Sequence[str]) -> int:
    """Measure and compare; 1 where a ratio fell by more than the tolerance.

    Raises:
        InputError: the old figures cannot be read, or there is nothing to compare with.
    """
    parser = OneLineParser(prog="sketchpad bench compare", description=__doc__)
    parser.add_argument("old", type=Path, metavar="OLD.json", help="what `sketchpad bench --json` wrote before")
    parser.add_argument("--tolerance", type=float, default=0.2, help="how far a ratio may fall, as a share of it")
    parser.add_argument("--reps", type=int, default=20, help="how often each work is measured")
    parser.add_argument("--only", help="these models only, such as lookback_rnn,music_vae_trio")
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models than the shipped ones")
    parsed = parser.parse_args(arguments)
    check_within("tolerance", parsed.tolerance, 0, 1)
    check_within("repetitions", parsed.reps, 1, 10_000)
    old, models = read_figures(parsed.old), read_manifest(parsed.models)
    names = [name for name in old.ratios if name in models]
    if not names:
        raise InputError(f"{parsed.old} has no model that is here on both native and numpy; choose another file")
    names = names if parsed.only is None else chosen("model", parsed.only, names)
    plan = Plan(ENGINES, reps=parsed.reps, seconds=3.0, curve_reps=0, curve_seconds=0.0, tune=tune(), tell=progress)
    # Of the machine's limit nothing is said here.
    begun, computed = time.perf_counter(), time.process_time()
    speeds = [measure_speeds(1, [2**20])]
    had = (time.process_time() - computed) / (time.perf_counter() - begun)
    print(_machines(old, parsed.reps, speeds[0].operations, had), flush=True)
    slower: list[bool] = []
    for name in names:
        slower += _compare(models[name], old.ratios[name], parsed.tolerance, plan, speeds, parsed.models)
    print(f"{sum(slower) or 'none'} of {len(slower)} became slower by more than {parsed.tolerance:.0%}")
    return int(any(slower))


def read_figures(path: Path) -> Figures:
    """Figures of the study.

    Raises:
        InputError: they cannot be read.
    """
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
        if figures["format"] != FORMAT:
            raise InputError(f"{path} has format {figures['format']}; this program reads {FORMAT}")
        shipped = [model for model in figures["models"] if model["size"] == "shipped"]
        both = [model for model in shipped if set(ENGINES) <= set(model["engines"])]
        machine = figures["machine"]
        return Figures(
            date=str(figures["date"])[:10],
            reps=int(figures["reps"]),
            processor=str(machine["processor"]),
            operations=float(machine["speeds"][0]["operations"]),
            ratios={model["name"]: _ratios(model["engines"]) for model in both},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{path} holds no figures of `sketchpad bench --json`: {error!r}") from error


def _ratios(engines: Mapping[str, Any]) -> Ratios:
    native, numpy = engines["native"]["works"], engines["numpy"]["works"]
    return {work: float(numpy[work]["median"]) / float(native[work]["median"]) for work in native}


def _machines(old: Figures, reps: int, operations: float, had: float) -> str:
    """Which machines are compared, and why they perhaps cannot be; `had` is the share of a core that one has here."""
    here = processor()
    told = (
        f"then: {old.reps} rounds on {old.date}, {old.processor}, {old.operations / 1e9:.0f} GFLOP/s a core\n"
        f"now:  {reps} rounds, {here}, {operations / 1e9:.0f} GFLOP/s a core"
    )
    if had < IDLE:
        # Who computes for long is interrupted, and who is done within one turn is not.
        return f"{told}\nOthers leave {had:.0%} of a core, with which ratios say nothing; compare when they are done."
    if here != old.processor or abs(operations / old.operations - 1) > FAR:
        return f"{told}\nThis processor is another one, which alone changes ratios. Figures of its own: {OWN}"
    return told


def _compare(
    model: Model, before: Ratios, tolerance: float, plan: Plan, speeds: Sequence[Speeds], folder: Path | None
) -> list[bool]:
    """Tell each work's ratio then and now; of each whether it fell."""
    now = _now(measure_model(model, "shipped", plan, speeds, folder)[0])
    if any(now[work] < (1 - tolerance) * before[work] for work in before if work in now):
        again = _now(measure_model(model, "shipped", plan, speeds, folder)[0])
        now = {work: max(ratio, again[work]) for work, ratio in now.items()}
    progress("")
    found: list[bool] = []
    for work, ratio in before.items():
        if work in now:
            found.append(now[work] < (1 - tolerance) * ratio)
            verdict = "SLOWER" if found[-1] else "ok"
            told = f"{model.name:20}{work:13}NumPy ÷ native: {ratio:6.2f} then, {now[work]:6.2f} now  {verdict}"
            print(told, flush=True)
    return found


def _now(found: OfModel) -> Ratios:
    native, numpy = (found.engines[engine].works for engine in ENGINES)
    return {work: numpy[work].median / native[work].median for work in native}
