"""What is to be shown once the event loop comes round again, however often it has changed until then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class Later(QObject):
    """Calls `show` soon after it was asked to.

    One answer of a model changes the song, the takes and the selection one after another, within one turn of the event
    loop; each panel follows once, in a turn of its own.
    """

    def __init__(self, parent: QObject, show: Callable[[], object]) -> None:
        super().__init__(parent)
        self._show = show
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    @Slot()
    def ask(self) -> None:
        """Have it shown."""
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        self._show()
