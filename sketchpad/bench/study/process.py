"""One model on one engine, in a process of its own.

`python -m sketchpad.bench.study.process ENGINE MODEL SYSTEM [FOLDER]` imports, loads, says what both took, and then
answers one task a line with what it took. Nothing is imported above that the clock should see.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from sketchpad.memory import peak_memory


def main(engine: str, model: str, system: str, folder: str = "") -> None:
    """Answer until there are no more tasks; what libraries print goes to the standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(**answer: Any) -> None:
        print(json.dumps(answer), file=answers, flush=True)

    begun = time.perf_counter()
    if engine == "magenta":
        from sketchpad.bench.study.magenta_here import import_magenta

        import_magenta(system)

    import_module("sketchpad.generation.local_engine")
    imported = time.perf_counter()
    held = peak_memory()
    from sketchpad.bench.study.tasks import Tasks, opened

    began = time.perf_counter()
    writer = opened(engine, model, Path(folder) if folder else None)
    loaded = time.perf_counter()
    answer(import_seconds=imported - begun, load_seconds=loaded - began, import_bytes=held, load_bytes=peak_memory())
    tasks = Tasks(writer)
    for line in sys.stdin:
        seconds, events = tasks.do(**json.loads(line))
        answer(seconds=seconds, events=events, peak_bytes=peak_memory())


if __name__ == "__main__":
    main(*sys.argv[1:])
