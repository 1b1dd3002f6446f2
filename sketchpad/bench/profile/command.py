"""`sketchpad profile`: where the time goes, line by line, measured by Scalene."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

from sketchpad.arguments import OneLineParser
from sketchpad.bench.profile.page import Line, Profile, page
from sketchpad.bench.study.command import chosen, tune
from sketchpad.bench.study.machine import processor
from sketchpad.bench.study.table import progress
from sketchpad.generation.engine import ENGINES
from sketchpad.generation.magenta.engine import ENVIRONMENT
from sketchpad.generation.weights import Model, read_manifest
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.saving import folder, save

INSTALL = "the profiler Scalene is not installed; install it with: uv sync --extra profile (and --extra magenta)"
PROFILED = "sketchpad,magenta,note_seq,tensorflow"
"""Files with one of these in their path have their lines counted; what others take is counted where they are called."""
HIDDEN = ("tensorflow", "torch", "jax")
"""What Scalene would import for itself, so that all of it would be counted as ours."""
COSTS = ("n_cpu_percent_python", "n_cpu_percent_c", "n_sys_percent", "n_peak_mb", "n_malloc_mb")
LISTED = ("lines", "functions")
ATTEMPTS = 2
"""Once in ten runs or so of Magenta, Scalene ends without a word and without a profile."""
PATIENCE = 900
"""Seconds after which Scalene is waited for no longer."""
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
"""Characters of a line that Scalene writes as their codes, for its page."""


def main(arguments: Sequence[str]) -> int:
    """Profile; returns the exit code: 1 where there is no profile of some model on some engine."""
    parser = OneLineParser(prog="sketchpad profile", description=__doc__)
    parser.add_argument("--only", help="these models only, such as lookback_rnn,music_vae_trio")
    parser.add_argument("--engines", default="native,magenta", help="of native, numpy, magenta")
    parser.add_argument("--reps", type=int, default=10, help="how often each model answers at least")
    parser.add_argument("--seconds", type=float, default=5, help="and again, until so many seconds have passed")
    parser.add_argument("--out", type=Path, default=Path("profile"), metavar="DIR", help="where the pages go")
    parsed = parser.parse_args(arguments)
    try:
        return _run(parsed)
    except InputError as error:
        print(f"sketchpad profile: {error}", file=sys.stderr)
        return 2


def _run(parsed: argparse.Namespace) -> int:
    check_within("repetitions", parsed.reps, 1, 10_000)
    models = read_manifest()
    names = list(models) if parsed.only is None else chosen("model", parsed.only, list(models))
    engines = chosen("engine", parsed.engines, ENGINES)
    if find_spec("scalene") is None or ("magenta" in engines and find_spec("magenta") is None):
        raise InputError(INSTALL)
    out = folder(parsed.out)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    where = (
        f"{when} · {processor()}, {os.cpu_count()} cores · {platform.platform()} · Python {platform.python_version()}"
    )
    profiles: list[Profile] = []
    missing: list[str] = []
    for name, engine in product(names, engines):
        progress(f"profiling {name} on {engine}")
        try:
            profiles.append(profiled(models[name], engine, parsed.reps, parsed.seconds, out))
        except InputError as error:
            # The others are wanted all the same, whoever is there to ask for them again.
            missing.append(str(error))
            progress("")
            print(f"sketchpad profile: {error}", file=sys.stderr, flush=True)
        else:
            progress("")
            print(profiles[-1].text, flush=True)
        save(out / "index.html", page(profiles, missing, where).encode())
    print(f"written: {out / 'index.html'}")
    return 1 if missing else 0


def profiled(model: Model, engine: str, reps: int, seconds: float, out: Path) -> Profile:
    """A model on an engine; Scalene's own page of it goes into `out`.

    Raises:
        InputError: Scalene failed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        hiding, figures = Path(temporary, "hidden"), Path(temporary, "profile.json")
        hiding.mkdir()
        for name in HIDDEN:
            save(hiding / f"{name}.py", b'raise ImportError("hidden from the profiler")\n')
        path = str(Path(__file__).with_name("path.py"))
        what = [path, "---", engine, model.name, model.system, str(reps), str(seconds), str(hiding)]
        options = ["--profile-all", "--profile-only", PROFILED, "--no-stacks", "-o", str(figures)]
        said = ""
        for _ in range(ATTEMPTS):
            if not figures.is_file():
                said = _scalene(["run", *options, *what], temporary, hiding, json.dumps(tune()))
        parts = next((json.loads(line) for line in said.splitlines() if line.startswith("{")), None)
        found = _costly(json.loads(figures.read_text(encoding="utf-8"))) if figures.is_file() else {"files": {}}
        if parts is None or not found["files"]:
            raise InputError(f"Scalene wrote no profile of {model.name} on {engine}: {said.strip()[-200:]}")
        save(figures, json.dumps(found).encode())
        said, own = _scalene(["view", "--standalone", str(figures)], temporary, hiding), f"{engine}-{model.name}.html"
        if not (written := Path(temporary, "scalene-profile.html")).is_file():
            raise InputError(f"Scalene wrote no page of {model.name} on {engine}: {said.strip()[-200:]}")
        save(out / own, written.read_bytes())
        return _read(model.name, engine, own, parts, found)


def _scalene(arguments: Sequence[str], directory: str, hiding: Path, given: str = "") -> str:
    """What it printed.

    Raises:
        InputError: it came to no end.
    """
    paths = [str(hiding), *([os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else [])]
    environment = {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(paths)}
    with subprocess.Popen(
        [sys.executable, "-m", "scalene", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=directory,
        env={**os.environ, **ENVIRONMENT, **environment},
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, complained = process.communicate(given, PATIENCE)
        except BaseException as error:
            # It runs the program in a process of its own, which would go on.
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise InputError("Scalene came to no end within {:.0f} s", error.timeout) from error
            raise
    return said + complained * (process.returncode != 0)


def _costly(found: dict[str, Any]) -> dict[str, Any]:
    """A profile without what cost nothing: of TensorFlow's files, all lines would make a page of 400 MB.

    Where nothing was counted, Scalene writes of no files at all.
    """
    files: dict[str, Any] = {}
    for file, of_file in found.get("files", {}).items():
        parts = {part: [line for line in of_file[part] if any(line[cost] for cost in COSTS)] for part in LISTED}
        if parts["lines"]:
            files[file] = of_file | parts
    return found | {"files": files}


def _read(name: str, engine: str, own: str, parts: dict[str, float], found: dict[str, Any]) -> Profile:
    lines = [
        Line(
            file,
            line["lineno"],
            _ESCAPED.sub(lambda code: chr(int(code[1], 16)), line["line"].strip()),
            line["n_cpu_percent_python"],
            line["n_cpu_percent_c"],
            line["n_sys_percent"],
            line["n_peak_mb"],
        )
        for file, of_file in found["files"].items()
        for line in of_file["lines"]
    ]
    return Profile(name, engine, own, parts, found["max_footprint_mb"], lines)
