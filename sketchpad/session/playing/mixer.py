"""The mixer: how the voices sound, now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sketchpad.music.mix import DEFAULT_MIX, Mix
from sketchpad.music.note import Voice


class Mixer(QObject):
    """Holds the mix of the song; lives on the GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mix = DEFAULT_MIX

    def change(self, voice: Voice, **values: int | bool) -> None:
        """Change program, volume, muted or soloed of one voice."""
        self.use(self.mix.changed(voice, **values))

    def use(self, mix: Mix) -> None:
        """Sound like this from now on."""
        if mix != self.mix:
            self.mix = mix
            self.changed.emit()
