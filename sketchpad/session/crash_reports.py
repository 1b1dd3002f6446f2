"""What went wrong, kept in a file: exceptions that nobody caught, errors in the log, and the stack of a crash.

The file of a program that has ended is told at the next start. Each running program has its own, called after its
process, and leaves none behind when nothing went wrong.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from sketchpad.about import own_version

MOST_KEPT = 10
"""Files of programs that have ended; older ones go."""
_RUNNING, _ENDED = "running-", "report-"


class CrashReports(QObject):
    """Keeps reports in a folder from `begin` to `end`.

    Attributes:
        path: where this program writes; None before it has begun.

    Signals:
        happened: something went wrong and the program goes on; where it is written down. From any thread.
    """

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._file: TextIO | None = None
        self._handler: logging.Handler | None = None

    def begin(self, folder: Path) -> list[Path]:
        """Write down from now on what goes wrong; the reports of programs that ended since, newest first.

        Raises:
            OSError: there is no writing into the folder.
        """
        # The window is there sooner without what only this needs.
        from psutil import Process

        folder.mkdir(parents=True, exist_ok=True)
        ended = _collected(folder)
        own = Process()
        self.path = folder / f"{_RUNNING}{own.pid}-{int(own.create_time())}.txt"
        self._file = self.path.open("a", encoding="utf-8", buffering=1)
        self._handler = _ErrorHandler(self)
        logging.getLogger().addHandler(self._handler)
        faulthandler.enable(self._file)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        return ended

    def end(self) -> None:
        """Write no longer; what was written is told at the next start."""
        if self._file is None or self._handler is None or self.path is None:
            return
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        faulthandler.disable()
        logging.getLogger().removeHandler(self._handler)
        with suppress(OSError):
            # A full disk has no room for what is left to write.
            self._file.close()
        self._file = None
        with suppress(FileNotFoundError):
            # Somebody may have removed it.
            if not self.path.stat().st_size:
                self.path.unlink()

    def write(self, text: str) -> None:
        """Add something that went wrong, and tell it."""
        if self._file is None:
            return
        about = f"Sketchpad {own_version()}, Python {platform.python_version()}, {platform.platform()}"
        self._file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {about}\n{text.rstrip()}\n\n")
        self.happened.emit(str(self.path))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Called in whichever thread it happened, by PySide for slots and events too; no widget is touched."""
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self.write("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _collected(folder: Path) -> list[Path]:
    """Set aside what programs that have ended wrote; forget old reports, and those of nothing."""
    found: set[Path] = set()
    for path in folder.glob(f"{_RUNNING}*.txt"):
        # Another window that begins now does the same.
        with suppress(FileNotFoundError):
            if _is_running(path):
                continue
            if path.stat().st_size:
                found.add(path.rename(path.with_name(path.name.replace(_RUNNING, _ENDED))))
            else:
                path.unlink()
    newest_first = sorted(folder.glob(f"{_ENDED}*.txt"), key=_written, reverse=True)
    for path in newest_first[MOST_KEPT:]:
        path.unlink(missing_ok=True)
    return [path for path in newest_first[:MOST_KEPT] if path in found]


def _written(path: Path) -> float:
    """When a report was last written; one that is gone by now is the oldest."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


class _ErrorHandler(logging.Handler):
    """Has errors of the log written down as well."""

    def __init__(self, reports: CrashReports) -> None:
        super().__init__(logging.ERROR)
        self._reports = reports

    def emit(self, record: logging.LogRecord) -> None:
        """What logging calls with an error."""
        try:
            self._reports.write(self.format(record))
        except OSError:
            # Who logs an error goes on to tell of it; a full disk is not to come between.
            self.handleError(record)


def _is_running(path: Path) -> bool:
    """Whether the program that a file is called after is running: the very same, not another of that number."""
    from psutil import Error, Process

    number, _, begun = path.stem.removeprefix(_RUNNING).partition("-")
    try:
        return int(Process(int(number)).create_time()) == int(begun)
    except (Error, ValueError):
        return False
