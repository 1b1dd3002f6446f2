"""The machine that measures: what it is, how fast it reads and how fast it multiplies."""

from __future__ import annotations

import os
import platform
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import psutil

SIZES = tuple(2**power for power in range(18, 29, 2))
"""Bytes that are read over and over: within the caches, and past them."""
SIDE = 512
"""The side of the matrices whose product shows how fast the machine multiplies."""
TRIES = 7
WHILE = 0.02
"""Seconds that a try takes at least."""
PACKAGES = ("sketchpad", "numpy", "pyside6-essentials", "magenta", "tensorflow", "note-seq")


@dataclass(frozen=True)
class Speeds:
    """What so many cores do in a second.

    Attributes:
        operations: of float32; a multiplication and an addition are two.
        bandwidth: bytes read, by how many are read over and over.
    """

    cores: int
    operations: float
    bandwidth: dict[int, float]

    def reading(self, size: int) -> float:
        """Bytes a second where `size` bytes are read over and over."""
        sizes = sorted(self.bandwidth)
        logs = np.log2(np.array(sizes, dtype=float))
        return float(np.interp(np.log2(max(size, 1)), logs, [self.bandwidth[each] for each in sizes]))


@dataclass(frozen=True)
class Machine:
    """What it is, and its speeds with one core and with all."""

    processor: str
    cores: int
    memory: int
    system: str
    python: str
    versions: dict[str, str]
    speeds: tuple[Speeds, ...]

    def as_json(self) -> dict[str, Any]:
        """The machine as plain values."""
        return asdict(self)


def measure_machine() -> Machine:
    """Look at the machine, and measure it for some seconds."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    speeds = tuple(measure_speeds(count) for count in sorted({1, cores}))
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    memory = psutil.virtual_memory().total
    return Machine(
        processor=processor(),
        cores=cores,
        memory=memory,
        system=system,
        python=platform.python_version(),
        versions=_versions(),
        speeds=speeds,
    )


def measure_speeds(cores: int, sizes: Sequence[int] = SIZES) -> Speeds:
    """The speeds of so many cores at once: BLAS's products of matrices, and of vectors as long as `sizes` says."""
    return Speeds(cores, _operations(cores), {size: _bandwidth(cores, size) for size in sizes})


def _operations(cores: int) -> float:
    matrices = [[np.ones((SIDE, SIDE), dtype=np.float32) for _ in range(3)] for _ in range(cores)]

    def work(core: int) -> None:
        a, b, out = matrices[core]
        np.matmul(a, b, out=out)

    return cores * 2 * SIDE**3 / _fastest(work, cores)


def _bandwidth(cores: int, size: int) -> float:
    # Each core reads a part of its own, as the threads of one network would.
    length = max(size // cores // 8, 1)
    vectors = [[np.ones(length, dtype=np.float32) for _ in range(2)] for _ in range(cores)]
    return cores * length * 8 / _fastest(lambda core: np.dot(*vectors[core]), cores)


def _fastest(work: Callable[[int], object], cores: int) -> float:
    """Seconds of a piece of work that all cores do at once, the least of some tries."""
    work(0)
    begun = time.perf_counter()
    work(0)
    times = max(1, round(WHILE / max(time.perf_counter() - begun, 1e-7)))
    least = float("inf")
    for _ in range(TRIES):
        threads = [threading.Thread(target=_over_and_over, args=(work, core, times)) for core in range(1, cores)]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        _over_and_over(work, 0, times)
        for thread in threads:
            thread.join()
        least = min(least, (time.perf_counter() - begun) / times)
    return least


def _over_and_over(work: Callable[[int], object], core: int, times: int) -> None:
    for _ in range(times):
        work(core)


def processor() -> str:
    """What the processor calls itself."""
    path = Path("/proc/cpuinfo")
    if path.is_file():
        names = [line.split(":", 1)[1].strip() for line in path.read_text().splitlines() if line.startswith("model n")]
        numbers = [name for name in names if not name.isdigit()]
        if numbers:
            return numbers[0]
    return platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
