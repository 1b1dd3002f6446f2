"""A process that was just started for one model on one engine, and is asked for one work after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sketchpad.generation.magenta.engine import ENVIRONMENT
from sketchpad.generation.weights import Model
from sketchpad.music.errors import InputError


@dataclass(frozen=True)
class Start:
    """What it took until a model was there.

    Attributes:
        import_bytes: held after the imports; `load_bytes` after the model was loaded as well.
    """

    import_seconds: float
    load_seconds: float
    import_bytes: int
    load_bytes: int


@dataclass(frozen=True)
class Done:
    """Seconds that a work took, how many steps or events it was, and the most bytes held so far."""

    seconds: float
    events: int
    peak_bytes: int


class Fresh:
    """The process; call `close` in the end.

    Raises:
        InputError: it ended before its model was there.
    """

    def __init__(self, engine: str, model: Model, folder: Path | None = None) -> None:
        self.engine = engine
        self._what = f"{model.name} on {engine}"
        names = [engine, model.name, model.system, *([str(folder)] if folder else [])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sketchpad.bench.study.process", *names],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **ENVIRONMENT, "OPENBLAS_NUM_THREADS": "1"},
            text=True,
        )
        try:
            self.start = Start(**self._answer())
        except InputError:
            self.close()
            raise

    def do(self, **task: Any) -> Done:
        """Have a work done, see `tasks.Tasks.do`.

        Raises:
            InputError: the process ended over it.
        """
        assert self._process.stdin, "the process was started with a pipe"
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        return Done(**self._answer())

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout, "the process was started with a pipe"
        line = self._process.stdout.readline()
        if not line:
            raise InputError(f"the process of {self._what} ended, perhaps for want of memory; try fewer engines")
        return json.loads(line)
