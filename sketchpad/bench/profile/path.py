"""The way of a model from nothing to its answers, in the study's own parts: import, load, generate.

A profiler runs this file: `path.py ENGINE MODEL SYSTEM REPS SECONDS HIDING`. Nothing is imported above that its lines
should show. HIDING is a folder at the head of the path that kept the profiler itself from importing TensorFlow. Of
what is printed one line is JSON: the seconds of each part, and how many answers there were.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module, invalidate_caches
from typing import Any

FOUND: dict[str, float] = {}


def imports(engine: str, system: str) -> None:
    """What the model needs of libraries."""
    if engine == "magenta":
        import_module("sketchpad.bench.study.magenta_here").import_magenta(system)
    import_module("sketchpad.bench.study.tasks")


def load(engine: str, model: str) -> Any:
    """The model, ready to write."""
    return import_module("sketchpad.bench.study.tasks").opened(engine, model)


def generate(opened: Any, tune: list[list[int]], reps: int, seconds: float) -> None:
    """Sixteen bars after the tune, so many times, and again until so many seconds have passed."""
    tasks = import_module("sketchpad.bench.study.tasks").Tasks(opened)
    begun, answers = time.perf_counter(), 0
    while answers < reps or time.perf_counter() - begun < seconds:
        tasks.do("generate", tune, answers)
        answers += 1
    FOUND["answers"] = answers


def timed(part: Callable[..., Any], *arguments: Any) -> Any:
    """What a part gives, its seconds kept."""
    begun = time.perf_counter()
    result = part(*arguments)
    FOUND[part.__name__] = time.perf_counter() - begun
    return result


def main(engine: str, model: str, system: str, reps: str, seconds: str, hiding: str) -> None:
    """Go the way; the primer comes on the standard input."""
    sys.path.remove(hiding)
    invalidate_caches()
    tune = json.loads(sys.stdin.read())
    timed(imports, engine, system)
    timed(generate, timed(load, engine, model), tune, int(reps), float(seconds))
    print(json.dumps(FOUND), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
