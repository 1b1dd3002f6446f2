"""The reference engine: unmodified Magenta on TensorFlow, in a process of its own, on the very same weights."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_network import CODECS
from sketchpad.generation.melody_score import primer_events, steps_to_write, writer_after
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Steps, Take
from sketchpad.generation.weights import Model, load_weights, read_manifest
from sketchpad.music.errors import InputError
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR

INSTALL = "the engine magenta is not installed; install it with: uv sync --extra magenta"
PATIENCE = 0.02
"""Seconds between looks at the cancel flag while the child computes."""
FAREWELL = 5.0
ENVIRONMENT = {"TF_USE_LEGACY_KERAS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": ""}


class MagentaEngine:
    """Answers requests through a child process, which is started with the first one and kept."""

    name = "magenta"

    def __init__(self, models: Path | None = None) -> None:
        if find_spec("magenta") is None or find_spec("tensorflow") is None:
            raise InputError(INSTALL)
        self._folder = models
        self._child: subprocess.Popen[bytes] | None = None
        self._loaded: set[str] = set()
        self._number = 0
        self._unread = b""

    @property
    def processes(self) -> tuple[int, ...]:
        """The child, while it runs."""
        return (self._child.pid,) if self._child else ()

    def load(self, model: str, cancel: CancelFlag) -> None:
        """Start the child, and have it build the graph of `model`.

        Raises:
            InputError: the model cannot be had, or the child ended.
            Cancelled: `cancel` was set; the child goes on getting ready.
        """
        if model in self._loaded and self._child:
            return
        entry = self._find(model)
        load_weights(entry)
        command = {"model": model, "system": entry.system, "path": str(entry.path)}
        for _ in self._asked("load", cancel, **command):
            self._loaded.add(model)

    def generate(self, request: Request, cancel: CancelFlag) -> Iterator[Take]:
        """Each take of the request, yielded again, longer, at every bar line.

        Raises:
            InputError: the model cannot be had, or the child ended.
            Cancelled: `cancel` was set.
        """
        self.load(request.model, cancel)
        for index in range(request.takes):
            yield from self._take(request, index, cancel)

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        self._loaded.clear()
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        try:
            child.wait(FAREWELL if child.poll() is None else 0)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def log_probabilities(self, model: str, events: list[int]) -> NDArray[np.float32]:
        """(events, 40): of every class at every position of a melody within the model's range."""
        self.load(model, CancelFlag())
        (answer,) = self._asked("log_probabilities", CancelFlag(), model=model, events=events)
        return _decoded(answer["log_probabilities"])

    def codec(self, model: str, melodies: list[list[int]]) -> list[dict[str, Any]]:
        """What Magenta's encoder makes of melodies: `inputs`, `labels`, `events` by class, `squash`, `squashed`."""
        self.load(model, CancelFlag())
        (answer,) = self._asked("codec", CancelFlag(), model=model, melodies=melodies)
        return [{**entry, "inputs": _decoded(entry["inputs"])} for entry in answer["codec"]]

    def _find(self, model: str) -> Model:
        models = {name: entry for name, entry in read_manifest(self._folder).items() if entry.system in CODECS}
        if model not in models:
            raise InputError(f"there is no model “{model}”; choose one of {', '.join(models)}")
        return models[model]

    def _take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        begun = time.perf_counter()
        primer = primer_events(request)
        command = {
            "model": request.model,
            "events": primer,
            "steps": steps_to_write(request, primer),
            "temperature": request.temperature,
            "seed": request.seed + index,
        }
        writer = writer_after(request, primer)
        parts: list[Steps] = []
        first_bar_seconds = 0.0
        for answer in self._asked("generate", cancel, **command):
            parts.append(_steps(answer))
            writer.extend(parts[-1].events.tolist())
            seconds = time.perf_counter() - begun
            first_bar_seconds = first_bar_seconds or seconds
            steps = Steps.joined(parts)
            written = request.origin + (len(primer) + len(steps.events)) // STEPS_PER_BAR * TICKS_PER_BAR
            yield Take(request, index, tuple(writer.notes()), written, seconds, first_bar_seconds, steps)

    def _asked(self, command: str, cancel: CancelFlag, **arguments: Any) -> Iterator[dict[str, Any]]:
        """The child's answers to a command, up to the last."""
        self._number += 1
        self._send({"command": command, "number": self._number, **arguments})
        try:
            while True:
                answer = self._receive(cancel)
                if answer["number"] != self._number:
                    continue
                yield answer
                if answer.get("last", True):
                    return
        except (Cancelled, GeneratorExit):
            self._send({"command": "cancel"})
            raise

    def _send(self, command: dict[str, Any]) -> None:
        if self._child is None:
            self._child = _started()
            self._unread = b""
        assert self._child.stdin, "the child was started with a pipe"
        try:
            self._child.stdin.write(json.dumps(command).encode() + b"\n")
            self._child.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None

    def _receive(self, cancel: CancelFlag) -> dict[str, Any]:
        """The next line of the child's."""
        assert self._child, "something was sent"
        assert self._child.stdout, "the child was started with a pipe"
        descriptor = self._child.stdout.fileno()
        while b"\n" not in self._unread:
            cancel.check()
            if select.select([descriptor], [], [], PATIENCE)[0]:
                data = os.read(descriptor, 1 << 16)
                if not data:
                    raise self._ended()
                self._unread += data
        line, self._unread = self._unread.split(b"\n", 1)
        return json.loads(line)

    def _ended(self) -> InputError:
        self.close()
        return InputError("Magenta's process ended unexpectedly, perhaps for want of memory; try again")


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "sketchpad.generation.magenta_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ENVIRONMENT},
    )


def _steps(answer: dict[str, Any]) -> Steps:
    return Steps(
        np.array(answer["events"]),
        np.array(answer["classes"]),
        _decoded(answer["probabilities"]),
        np.array(answer["seconds"]),
    )


def _decoded(array: dict[str, Any]) -> NDArray[np.float32]:
    data = np.frombuffer(base64.b64decode(array["data"]), dtype=np.float32)
    return data.reshape(array["shape"])
