"""What all tests share: weights that nobody trained, one Magenta, and a look at what a test leaves behind."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# As the command line does: with this set, pyfluidsynth prints into what a process of a test says.
os.environ.pop("CI", None)

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from sketchpad.bench.random_weights import (
    attention_rnn,
    lookback_rnn,
    music_vae,
    polyphony_rnn,
    random_arrays,
    write_models,
)
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.music.bars import Bars
from sketchpad.music.primers import read_primer

settings.register_profile(
    "sketchpad", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("sketchpad")

WRITE_CHECKPOINT = Path(__file__).parent / "generation" / "checkpoints" / "write_checkpoint.py"
ARCHITECTURES = {
    "lookback_rnn": lookback_rnn(),
    "attention_rnn": attention_rnn(),
    "polyphony_rnn": polyphony_rnn([32, 48]),
    "music_vae_melody": music_vae(1, [16, 32], [32, 32], 16),
    "music_vae_trio": music_vae(3, [32], [32], 16, hierarchical=True),
    "music_vae_2bar": music_vae(1, [32], [32, 16], 16, bars=2),
}
"""The Melody RNNs at their own sizes; the others small, with both kinds of encoder and decoder among them."""


def random_weights(model: str, seed: int = 0) -> dict[str, np.ndarray]:
    """Arrays of Magenta's shapes, spread as after training, with all their 24 bits."""
    return random_arrays(ARCHITECTURES[model], seed)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell at once of an error in what Qt called back: PySide raises it again in what Qt calls next, until it crashes.

    The crash ends the run before pytest tells of anything.
    """
    report = yield
    terminal = item.config.pluginmanager.get_plugin("terminalreporter")
    if report.failed and terminal and "Error calling Python override" in report.longreprtext:
        terminal.ensure_newline()
        terminal.write_line(report.longreprtext)
    return report


@pytest.fixture(scope="session")
def weights() -> dict[str, dict[str, np.ndarray]]:
    """Model → random weights."""
    return {model: random_weights(model) for model in ARCHITECTURES}


@pytest.fixture(scope="session")
def random_models(tmp_path_factory: pytest.TempPathFactory, weights: dict[str, dict[str, np.ndarray]]) -> Path:
    """A folder of models with random weights."""
    folder = tmp_path_factory.mktemp("models")
    write_models(folder, {model: (ARCHITECTURES[model], arrays) for model, arrays in weights.items()})
    return folder


@pytest.fixture(scope="session")
def twinkle() -> Bars:
    """The study's primer."""
    return read_primer("twinkle")


@pytest.fixture(scope="session")
def magenta(random_models: Path):
    """Real Magenta on the random weights; to start it and to build its graphs takes half a minute."""
    engine = MagentaEngine(random_models)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def shipped_magenta():
    """Real Magenta on the weights that come with the program."""
    engine = MagentaEngine()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def checkpoints(random_models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Model → the file that Magenta wrote of it: a bundle, or a .tar with a checkpoint of the second format."""
    folder = tmp_path_factory.mktemp("checkpoints")
    subprocess.run(
        [sys.executable, WRITE_CHECKPOINT, random_models, folder, *ARCHITECTURES],
        check=True,
        capture_output=True,
        env={**os.environ, "TF_USE_LEGACY_KERAS": "1", "CUDA_VISIBLE_DEVICES": "", "PYTHONPATH": str(Path.cwd())},
    )
    return {model: next(folder.glob(f"{model}.[mt]a[gr]")) for model in ARCHITECTURES}


@pytest.fixture(autouse=True)
def own_data(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory):
    """What the program keeps for its user is apart for each test."""
    monkeypatch.setenv("SKETCHPAD_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def unreadable_data():
    """What the program keeps for its user belongs to another, as after a start as administrator."""
    folder = Path(os.environ["SKETCHPAD_DATA"])
    folder.chmod(0)
    is_administrator = os.geteuid() == 0
    if is_administrator:
        # Whom no permission keeps out.
        os.seteuid(65534)
    yield folder
    if is_administrator:
        os.seteuid(0)
    folder.chmod(0o700)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture):
    """A test fails that leaves a thread running or logs a warning."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not _is_foreign(thread)]
    assert not left, f"threads left running: {left}"
    # A thread that Qt calls finished may still be on its last instructions.
    end = time.monotonic() + 10
    while "generator" in _native_thread_names() and time.monotonic() < end:
        time.sleep(0.001)
    assert "generator" not in _native_thread_names()
    logged = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    if "expects_log" not in request.keywords:
        assert not logged, f"logged: {[record.getMessage() for record in logged]}"


def _is_foreign(thread: threading.Thread) -> bool:
    """Qt's threads, which Python only remembers; whether they run, it does not know."""
    return isinstance(thread, threading._DummyThread)


def _native_thread_names() -> set[str]:
    """What the system calls the threads of this process, where it tells."""
    names = set()
    for path in Path("/proc/self/task").glob("*/comm"):
        with suppress(FileNotFoundError, ProcessLookupError):
            names.add(path.read_text().strip())
    return names
