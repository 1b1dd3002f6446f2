"""What was said to ask for something goes when that was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, SignalInstance, Slot


class Heeded(QObject):
    """Takes back what one signal said as soon as another tells that it is so no longer.

    Args:
        said: carries a text.
        heeded: any of these ends all that was said until then.
        over: is to carry the texts that are over.
    """

    def __init__(
        self, said: SignalInstance, heeded: Sequence[SignalInstance], over: SignalInstance, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._over = over
        self._texts: set[str] = set()
        said.connect(self._on_said)
        for signal in heeded:
            signal.connect(self._on_heeded)

    @Slot(str)
    def _on_said(self, text: str) -> None:
        self._texts.add(text)

    @Slot()
    def _on_heeded(self) -> None:
        texts, self._texts = self._texts, set()
        for text in texts:
            self._over.emit(text)
