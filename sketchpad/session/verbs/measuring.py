"""The attributes of what is there, measured once it stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.note import Voice
from sketchpad.session.background import Background

AFTER = 100
"""Milliseconds in which nothing was asked."""


@dataclass(frozen=True)
class Scale:
    """What a slider shows of an attribute: its value at first, and the lowest and the highest that there is."""

    measured: float
    reach: tuple[float, float]


class Measuring(QObject):
    """Measures a melody in the background.

    Args:
        subject: what is measured, and the major key that counts as “in key”, when it comes to that.

    Attributes:
        found: by name; empty where there is no melody.

    Signals:
        measured: what was found.
    """

    measured = Signal()
    failed = Signal(str)

    def __init__(
        self, subject: Callable[[], tuple[Bars, int | None]], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._background = background
        self.found: Mapping[str, float] = {}
        self._asked = 0
        """How often it was: of what is measured side by side the latest counts."""
        self._timer = QTimer(self, interval=AFTER, singleShot=True)
        self._timer.timeout.connect(self._measure)

    @Slot()
    def ask(self) -> None:
        """It may be another; have it measured in a moment."""
        self._asked += 1
        self._timer.start()

    @Slot()
    def _measure(self) -> None:
        asked, (song, key) = self._asked, self._subject()

        def found() -> Mapping[str, float]:
            melody = song.of_voices([Voice.MELODY])
            span = song.metre.around(*song.span)
            return measured(melody, key=key, span=span) if len(melody) else {}

        def tell(values: Mapping[str, float]) -> None:
            if asked == self._asked:
                self.found = values
                self.measured.emit()

        self._background.run(found, tell, self.failed.emit)
