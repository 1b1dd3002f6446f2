"""`sketchpad bench PART …`: single figures of docs/FIGURES.md, measured here and now."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from sketchpad.arguments import OneLineParser
from sketchpad.bench.latency import Latency, measure_latency
from sketchpad.bench.music_vae import Work, measure_music_vae
from sketchpad.bench.official import measure_official
from sketchpad.bench.precision import measure_precision
from sketchpad.bench.processes import peak_megabytes, seconds_to_window
from sketchpad.generation.engine import ENGINES
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import read_manifest
from sketchpad.music.saving import save

DEFAULT = ("latency", "music_vae", "memory", "window", "stalls", "drag", "roll", "playing", "gauge", "forecast")
PARTS = (*DEFAULT, "precision", "official")
"""The last takes a quarter of an hour and gigabytes."""
Line = tuple[str, dict[str, object]]


def main(arguments: Sequence[str]) -> int:
    """Measure; returns the exit code.

    Raises:
        InputError: models or an engine cannot be had.
    """
    parser = OneLineParser(prog="sketchpad bench parts", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; by default {', '.join(DEFAULT)}"
    )
    parser.add_argument("--rounds", type=int, default=20, help="how often each answer is measured")
    parser.add_argument("--models", type=Path, help="what latency and music_vae measure; the shipped ones")
    parser.add_argument("--seconds", type=float, default=60, help="how long the window is watched")
    parser.add_argument("--out", type=Path, help="also write the figures to this JSON file")
    parsed = parser.parse_args(arguments)
    if unknown := set(parsed.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    # A window is measured without anybody seeing it; all parts share one application, which the first of them makes.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: dict[str, list[dict[str, object]]] = {}
    for part in parsed.parts or DEFAULT:
        for text, figure in _measured(part, parsed):
            print(text, flush=True)
            figures.setdefault(part, []).append(figure)
    if parsed.out:
        save(parsed.out, json.dumps(figures, indent=1).encode())
    return 0


def _measured(part: str, parsed: argparse.Namespace) -> Iterator[Line]:
    engines = [name for name in ENGINES if name != "magenta" or find_spec("magenta")]
    rounds, models = parsed.rounds, parsed.models
    measures: dict[str, Callable[[], Iterator[Line]]] = {
        "latency": lambda: _lines(part, measure_latency(sorted(read_manifest(models)), engines, rounds, models)),
        "music_vae": lambda: _lines(part, _music_vae(engines, rounds, models)),
        "official": lambda: _lines(part, measure_official(engines, rounds)),
        "precision": lambda: _precision(rounds, models),
        "gauge": lambda: _gauge(parsed.seconds),
        "forecast": lambda: _forecast(rounds, models),
        "memory": lambda: _memory(engines),
        "drag": _drag,
        "roll": _roll,
        "playing": lambda: _playing(parsed.seconds),
        "window": _window,
        "stalls": lambda: _stalls(parsed.seconds),
    }
    return measures[part]()


def _lines(part: str, found: Iterable[Latency | Work]) -> Iterator[Line]:
    for each in found:
        yield f"{part:10}{each.model:20}{each.engine:8} {_text(each)}", asdict(each)


def _text(found: Latency | Work) -> str:
    milliseconds = found.seconds * 1e3
    if isinstance(found, Latency):
        first = found.first_bar_seconds * 1e3
        return f"16 bars {milliseconds:8.2f} ms, first bar {first:7.2f} ms, {found.ratio:6.1f} × the fastest"
    ratio = "" if found.ratio is None else f", Magenta {found.ratio:6.1f} ×"
    return f"{found.work:15}{milliseconds:10.2f} ms{ratio}"


def _music_vae(engines: Sequence[str], rounds: int, models: Path | None) -> Iterator[Work]:
    for name, model in sorted(read_manifest(models).items()):
        if SYSTEMS[model.system].interpolates:
            yield from measure_music_vae(name, engines, rounds, models)


def _precision(latents: int, models: Path | None) -> Iterator[Line]:
    for found in measure_precision(latents, models):
        text = (
            f"{found.share:8.3%} of {found.choices:,} choices agree, loss {found.rise:+.4%}, logits {found.largest:.1e}"
        )
        yield f"precision {found.model:28}{found.part:8}voice {found.voice}: {text}", asdict(found)


def _gauge(seconds: float) -> Iterator[Line]:
    from sketchpad.bench.gauge import measure_gauge

    for found in measure_gauge(seconds / 3):
        text = f"the window takes {found.of_window:.2%} of a core, of which the gauge {found.of_gauge:.2%}"
        yield f"gauge     {found.state:10}{text}", asdict(found)


def _forecast(answers: int, models: Path | None) -> Iterator[Line]:
    from sketchpad.bench.forecast import measure_forecasts

    for found in measure_forecasts(answers, models):
        text = (
            f"{found.right:4.0%} of {found.answers} forecasts within 25 % (of one answer again and again "
            f"{found.steady:.0%}), median error {found.error:.0%}, the first {found.first:.2f} × what came; "
            f"loaded and calibrated in {found.load_seconds * 1e3:.0f} ms"
        )
        yield f"forecast  {found.model:20}{text}", asdict(found)


def _memory(engines: Sequence[str]) -> Iterator[Line]:
    for engine in engines:
        for model in sorted(read_manifest()):
            peak = peak_megabytes(model, engine, 1 if engine == "magenta" else 3)
            yield f"memory    {model:20}{engine:8} peak {peak:6.1f} MB", {"model": model, "engine": engine, "mb": peak}


def _roll() -> Iterator[Line]:
    from sketchpad.bench.roll import measure_roll

    found = measure_roll()
    yield (
        f"roll      {found.notes:,} notes: load {found.load_ms:.0f} ms; p95 of a scroll {found.scroll_ms:.1f}, "
        f"from far away {found.far_scroll_ms:.1f}, of a drag {found.drag_ms:.1f}, there {found.far_drag_ms:.1f}, "
        f"of all {found.drag_all_ms:.1f}; drop all {found.drop_all_ms:.0f}, undo {found.undo_all_ms:.0f} ms; "
        f"{found.megabytes:.1f} MB",
        asdict(found),
    )


def _window() -> Iterator[Line]:
    seconds = seconds_to_window(5)
    yield f"window    visible {seconds:.2f} s after the start of the process", {"seconds": seconds}


def _drag() -> Iterator[Line]:
    from sketchpad.bench.drag import measure_drag

    for verb, model in product(("shape", "interpolate"), ("music_vae_melody", "music_vae_trio")):
        found = measure_drag(verb, model)
        yield (
            f"drag      {verb:12}{model:20}from the hand to the roll: median {found.p50_ms:.1f}, "
            f"p95 {found.p95_ms:.1f} ms; 2 ms tick p99 {found.tick_p99_ms:.1f} ms; ready in {found.ready_ms:.0f} ms",
            asdict(found),
        )


def _playing(seconds: float) -> Iterator[Line]:
    from sketchpad.bench.playing import measure_playing

    for found in measure_playing(seconds / 4):
        what = "a key until FluidSynth has it" if found.way == "in" else "a note after it is due"
        yield (
            f"playing   {found.way:4}model {found.while_model:8} {what}: median {found.median_ms:.2f}, "
            f"p99 {found.p99_ms:.2f}, most {found.most_ms:.2f} ms",
            asdict(found),
        )


def _stalls(seconds: float) -> Iterator[Line]:
    from sketchpad.bench.stalls import measure_stalls

    found = measure_stalls(seconds)
    yield (
        f"stalls    {found.answers} answers and {found.drags} drags in {seconds:.0f} s; {found.ticks} ticks of 2 ms: "
        f"median {found.median_ms:.1f}, p99 {found.p99_ms:.1f}, most {found.most_ms:.1f} ms",
        asdict(found),
    )
