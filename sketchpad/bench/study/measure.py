"""The study's method: a fresh process for each model and engine, all engines in turn within each round.

So all of them meet the same machine, and each round gives a ratio of its own.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from sketchpad.bench.study.figures import Curve, OfModel, OnEngine, Seconds
from sketchpad.bench.study.fresh import Done, Fresh
from sketchpad.bench.study.limit import limit, shapes_of
from sketchpad.bench.study.machine import Speeds
from sketchpad.bench.study.tasks import DECODE, ENCODE, GENERATE, INTERPOLATE, Tune
from sketchpad.generation.kernel.cells import LARGE
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import Model

STARTS = 5
"""Processes whose start is measured, where that takes no more than a moment."""
FEWEST = 3
"""Rounds of a work, however long they take."""
SCALES: dict[str, tuple[str, tuple[int, ...]]] = {
    "bars": (GENERATE, (1, 2, 4, 8, 16, 32, 64)),
    "takes": (GENERATE, (1, 2, 4, 8, 16, 32, 64)),
    "steps": (INTERPOLATE, (1, 3, 5, 9, 11, 17, 25)),
}
"""What curves go over: of which work, by which amounts."""
Told = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How much is measured.

    Attributes:
        reps: rounds of what the study measured, sixteen bars after the primer.
        seconds: after which no further round of the other works begins.
        curve_reps: rounds of a point of a curve; none, no curves.
        curve_seconds: an engine's curve ends with the first point that takes longer.
    """

    engines: Sequence[str]
    reps: int
    seconds: float
    curve_reps: int
    curve_seconds: float
    tune: Tune
    tell: Told


def measure_model(
    model: Model, size: str, plan: Plan, speeds: Sequence[Speeds], folder: Path | None = None
) -> tuple[OfModel, list[Curve]]:
    """One model on all engines.

    Raises:
        InputError: a process ended before its time.
    """
    parameters = sum(math.prod(shape) for _, shape in model.arrays.values())
    found = OfModel(model.name, model.system, size, parameters, model.size)
    works = _works(model, size)
    with ExitStack() as stack:
        processes: list[Fresh] = []
        for engine in plan.engines:
            plan.tell(f"{model.name}: starting {engine}")
            process, on_engine = _started(engine, model, folder, plan, works[0])
            processes.append(stack.enter_context(closing(process)))
            found.engines[engine] = on_engine
        for work in works:
            _measure_work(model, work, processes, plan, speeds, found)
        curves = _curves(model, processes, plan) if size == "shipped" and plan.curve_reps else []
    return found, curves


def _works(model: Model, size: str) -> list[str]:
    """The works of a model: of a MusicVAE the network alone as well.

    Of Magenta's own sizes it is only that, because an answer is both.
    """
    if not SYSTEMS[model.system].interpolates:
        return [GENERATE]
    return ([GENERATE] if size == "shipped" else []) + [ENCODE, DECODE, INTERPOLATE]


def _started(engine: str, model: Model, folder: Path | None, plan: Plan, work: str) -> tuple[Fresh, OnEngine]:
    starts: list[Fresh] = []
    for _ in range(1 if engine == "magenta" or folder else STARTS):
        if starts:
            starts[-1].close()
        starts.append(Fresh(engine, model, folder))
    first = starts[-1].do(work=work, tune=plan.tune).seconds
    imports, loads = ([getattr(each.start, name) for each in starts] for name in ("import_seconds", "load_seconds"))
    start = starts[-1].start
    return starts[-1], OnEngine(first, median(imports), median(loads), start.import_bytes, start.load_bytes)


def _measure_work(
    model: Model, work: str, processes: Sequence[Fresh], plan: Plan, speeds: Sequence[Speeds], found: OfModel
) -> None:
    rounds: list[dict[str, Done]] = []
    begun = time.monotonic()
    if work != GENERATE:
        # The first call of each engine warms up.
        _round(processes, work, plan, seed=0)
    while len(rounds) < plan.reps:
        if work != GENERATE and len(rounds) >= FEWEST and time.monotonic() - begun > plan.seconds:
            break
        plan.tell(f"{model.name}: {work} {len(rounds) + 1} of {plan.reps}")
        rounds.append(_round(processes, work, plan, seed=len(rounds) + 1))
    shapes = shapes_of(model)
    speed = speeds[-1 if _is_large(model) else 0]
    events = round(median(done.events for each in rounds for done in each.values()))
    least = limit(model, shapes, work, events, speed)
    found.bounds[work] = {**asdict(least), "cores": speed.cores, "events": events}
    for engine, on_engine in found.engines.items():
        times = [each[engine].seconds for each in rounds]
        on_engine.works[work] = Seconds.of(times)
        on_engine.peak_bytes = max(on_engine.peak_bytes, *(each[engine].peak_bytes for each in rounds))
        bound = limit(model, shapes, work, events, speed, engine).seconds
        on_engine.limits[work] = on_engine.works[work].median / bound
        if "magenta" in found.engines:
            on_engine.ratios[work] = median(each["magenta"].seconds / each[engine].seconds for each in rounds)


def _round(processes: Sequence[Fresh], work: str, plan: Plan, seed: int, **amounts: int) -> dict[str, Done]:
    return {each.engine: each.do(work=work, tune=plan.tune, seed=seed, **amounts) for each in processes}


def _is_large(model: Model) -> bool:
    """Whether the native engine computes its decoders with more than one core."""
    return any("decoder" in name and math.prod(shape) >= LARGE for name, (_, shape) in model.arrays.items())


def _curves(model: Model, processes: Sequence[Fresh], plan: Plan) -> list[Curve]:
    curves: list[Curve] = []
    for over, (work, amounts) in SCALES.items():
        if work == INTERPOLATE and not SYSTEMS[model.system].interpolates:
            continue
        found: Mapping[str, Curve] = {each.engine: Curve(model.name, each.engine, over, [], []) for each in processes}
        for amount in amounts:
            plan.tell(f"{model.name}: {amount} {over}")
            able = [each for each in processes if max(found[each.engine].seconds, default=0) < plan.curve_seconds]
            rounds = [_round(able, work, plan, seed, **{over: amount}) for seed in range(plan.curve_reps)]
            for engine in (each.engine for each in able):
                found[engine].amounts.append(amount)
                found[engine].seconds.append(median(each[engine].seconds for each in rounds))
        curves += found.values()
    return curves
