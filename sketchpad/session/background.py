"""The one door for work off the GUI thread that is not a model's: files, sound, rendering."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from sketchpad.music.errors import InputError

translate = QCoreApplication.translate

log = logging.getLogger(__name__)

T = TypeVar("T")


class Unwanted(Exception):
    """Nobody waits any more for what is being done."""


class Background(QObject):
    """Runs functions on a pool of threads; what they bring comes back on the thread this object lives on.

    With `in_turn` there is one thread, which does one thing after another, in the order in which they were asked for.

    The threads are Python's: a `QRunnable` of PySide's is deleted by Qt's thread while the GUI thread makes and drops
    objects of its own, and the table that PySide keeps of them all is broken by that sooner or later.
    """

    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None, in_turn: bool = False) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1 if in_turn else os.cpu_count(), thread_name_prefix="background")
        self._open = True
        self._settled.connect(self._on_settled)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Do `work` elsewhere, then call `done` with its result, or `failed` with a text, here."""

        def attempt() -> None:
            self._settled.emit(_outcome(work, done, failed))

        if self._open:
            self._pool.submit(attempt)

    def check(self) -> None:
        """To be called now and then by work that takes long, on its own thread.

        Raises:
            Unwanted: the program ends.
        """
        if not self._open:
            raise Unwanted

    def close(self) -> None:
        """Wait for what was asked for, as far as it does not `check`; what it brings is dropped."""
        self._open = False
        self._pool.shutdown()

    @Slot(object)
    def _on_settled(self, outcome: Callable[[], None]) -> None:
        if self._open:
            outcome()


def _outcome(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> Callable[[], None]:
    """Do the work; returns what is left to call."""
    try:
        result = work()
    except Unwanted:
        return lambda: None
    except (InputError, OSError) as error:
        text = str(error)
    except Exception as error:
        log.exception("background work failed")
        apology = translate("Background", "something went wrong inside the program ({}: {}); nothing was lost")
        text = apology.format(type(error).__name__, error)
    else:
        return lambda: done(result)
    return lambda: failed(text)
