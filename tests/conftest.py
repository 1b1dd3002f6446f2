"""What all tests share: weights that nobody trained, one Magenta, and a look at what a test leaves behind."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from sketchpad.generation.magenta_engine import MagentaEngine
from sketchpad.music.bars import Bars
from sketchpad.music.primers import read_primer

settings.register_profile(
    "sketchpad", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("sketchpad")

CELLS = "rnn/multi_rnn_cell"
ATTENTION = f"{CELLS}/cell_0/attention_cell_wrapper"
SHAPES = {
    "lookback_rnn": {
        f"{CELLS}/cell_0/basic_lstm_cell/kernel": (249, 512),
        f"{CELLS}/cell_0/basic_lstm_cell/bias": (512,),
    },
    "attention_rnn": {
        f"{ATTENTION}/kernel": (202, 74),
        f"{ATTENTION}/bias": (74,),
        f"{ATTENTION}/basic_lstm_cell/kernel": (202, 512),
        f"{ATTENTION}/basic_lstm_cell/bias": (512,),
        f"{ATTENTION}/attention/attn_w": (1, 1, 128, 128),
        f"{ATTENTION}/attention/attn_v": (128,),
        f"{ATTENTION}/attention/kernel": (256, 128),
        f"{ATTENTION}/attention/bias": (128,),
        f"{ATTENTION}/attn_output_projection/kernel": (256, 128),
        f"{ATTENTION}/attn_output_projection/bias": (128,),
    },
}
COMMON = {
    f"{CELLS}/cell_1/basic_lstm_cell/kernel": (256, 512),
    f"{CELLS}/cell_1/basic_lstm_cell/bias": (512,),
    "fully_connected/weights": (128, 40),
    "fully_connected/biases": (40,),
}
SYSTEMS = tuple(SHAPES)


def random_weights(system: str, seed: int = 0) -> dict[str, np.ndarray]:
    """Arrays of Magenta's shapes, spread as after training, with all their 24 bits."""
    rng = np.random.default_rng(seed)
    shapes = {**SHAPES[system], **COMMON}
    return {
        name: rng.normal(0, 1.6 / np.sqrt(shape[-2] if len(shape) > 1 else 128), shape).astype(np.float32)
        for name, shape in shapes.items()
    }


@pytest.fixture(scope="session")
def weights() -> dict[str, dict[str, np.ndarray]]:
    """System → random weights."""
    return {system: random_weights(system) for system in SYSTEMS}


@pytest.fixture(scope="session")
def random_models(tmp_path_factory: pytest.TempPathFactory, weights: dict[str, dict[str, np.ndarray]]) -> Path:
    """A folder of models with random weights."""
    folder = tmp_path_factory.mktemp("models")
    manifest = {"format": 1, "models": {}}
    for system, arrays in weights.items():
        path = folder / f"{system}.npz"
        np.savez(path, **arrays)
        manifest["models"][system] = {
            "file": path.name,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "system": system,
            "title": system,
            "licence": "none",
            "arrays": {name: {"dtype": "float32", "shape": array.shape} for name, array in arrays.items()},
        }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


@pytest.fixture(scope="session")
def twinkle() -> Bars:
    """The study's primer."""
    return read_primer("twinkle")


@pytest.fixture(scope="module")
def magenta(random_models: Path):
    """Real Magenta on the random weights; it takes ten seconds to start."""
    engine = MagentaEngine(random_models)
    yield engine
    engine.close()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture):
    """A test fails that leaves a thread running or logs a warning."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not _is_foreign(thread)]
    assert not left, f"threads left running: {left}"
    # A thread that Qt calls finished may still be on its last instructions.
    end = time.monotonic() + 1
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
