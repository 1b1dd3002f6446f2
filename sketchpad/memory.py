"""The memory that processes hold."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_STATUS, _STATM = Path("/proc/self/status"), Path("/proc/self/statm")


def resident_memory(processes: Sequence[int] = ()) -> int:
    """Bytes held by this process and by `processes`, where they still run."""
    return _own() + _of(processes)


def _of(processes: Sequence[int]) -> int:
    if not processes:
        return 0
    import psutil

    total = 0
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            total += psutil.Process(process).memory_info().rss
    return total


def _own() -> int:
    """The bytes of this process; on Linux read where it costs least, as they are asked for all the time."""
    if _STATM.is_file():
        return int(_STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import psutil

    return psutil.Process().memory_info().rss


def peak_memory(processes: Sequence[int] = ()) -> int:
    """The most bytes that this process held so far, and what `processes` hold now, where they still run."""
    return _own_peak() + _of(processes)


def _own_peak() -> int:
    """On Linux from the kernel's own account: `getrusage` also counts what started the program."""
    if _STATUS.is_file():
        (line,) = (line for line in _STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return 1024 * int(line.split()[1])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most
