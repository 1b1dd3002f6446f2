"""The memory that processes hold."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

_STATUS = Path("/proc/self/status")


def resident_memory(processes: Iterable[int] = ()) -> int:
    """Bytes held by this process and by `processes`, where they still run."""
    import psutil

    total = psutil.Process().memory_info().rss
    for process in processes:
        try:
            total += psutil.Process(process).memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def peak_memory() -> int:
    """The most bytes that this process held so far; on Linux from the kernel's own account.

    `getrusage` also counts what started the program.
    """
    if _STATUS.is_file():
        (line,) = (line for line in _STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return 1024 * int(line.split()[1])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most
