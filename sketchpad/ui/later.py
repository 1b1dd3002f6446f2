"""What is to be shown a moment later, however often it has changed until then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

SOON = 8
"""Milliseconds, in which the roll is painted: what waits no time at all has its turn before that, and adds to it."""


class Later(QTimer):
    """Calls `show` soon after it was asked to.

    One answer of a model changes the song, the takes and the selection one after another, within one turn of the event
    loop; each panel follows once, in a turn of its own.
    """

    def __init__(self, parent: QObject, show: Callable[[], object]) -> None:
        super().__init__(parent, interval=SOON, singleShot=True)
        self._show = show
        self.timeout.connect(self._on_timeout)

    @Slot()
    def ask(self) -> None:
        """Have it shown."""
        self.start()

    @Slot()
    def _on_timeout(self) -> None:
        self._show()
