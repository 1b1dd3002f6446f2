"""Files that a hand carries out of the window, as long as the program runs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory


class CarriedFiles:
    """A folder for them, which is made with the first; call `close` before the program ends."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def path(self, stem: str) -> Path | None:
        """Where the MIDI file of that name is to be written; None where no folder can be made for it."""
        if self._folder is None:
            try:
                self._folder = TemporaryDirectory(prefix="sketchpad-", ignore_cleanup_errors=True)
            except OSError:
                return None
        return Path(self._folder.name) / f"{stem}.mid"

    def close(self) -> None:
        """Remove what was written; whoever it was carried to has it by then."""
        if self._folder:
            self._folder.cleanup()
            self._folder = None
