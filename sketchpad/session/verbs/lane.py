"""The way from A to B in a few steps, as blends to look at, to hear, to keep and to take elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.generation.blend import Blend, Blended, Corners, way
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.saving import folder, save, save_together
from sketchpad.session.background import Background
from sketchpad.session.document import Document
from sketchpad.session.playing.mixer import Mixer

FEWEST_STEPS, STEPS, MOST_STEPS = 3, 9, 25


class Lane(QObject):
    """The blends, None where one is still to be made; empty while there is nothing to blend.

    Signals:
        renewed: the blends are of no account any more.
        filled: one of them was made.
        there: files of these names are there already; call what comes with them to replace them.
    """

    renewed = Signal()
    filled = Signal(int)
    there = Signal(list, object)
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document, mixer: Mixer, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._mixer = mixer
        self._background = background
        self._corners: Corners | None = None
        self._requests: list[Blend] = []
        self.steps = STEPS
        self.blends: list[Blended | None] = []

    @property
    def complete(self) -> bool:
        """Whether all of them were made."""
        return bool(self.blends) and None not in self.blends

    @property
    def missing(self) -> int | None:
        """The first one that is still to be made."""
        return self.blends.index(None) if None in self.blends else None

    def request(self, step: int) -> Blend:
        """What one of them is to be."""
        return self._requests[step]

    def stem(self, step: int) -> str:
        """What a file of one of them is called."""
        return f"blend-{step:02}-{self.request(step).points[0][0]:.0%}".rstrip("%")

    def renew(self, corners: Corners | None) -> None:
        """Begin anew with other ideas, or with none."""
        self._corners = corners
        self._requests = way(corners, self.steps) if corners else []
        self.blends = [None] * len(self._requests)
        self.renewed.emit()

    def set_steps(self, steps: int) -> None:
        """Go the same way in so many steps."""
        if steps != self.steps:
            self.steps = steps
            self.renew(self._corners)

    def put(self, step: int, blended: Blended) -> None:
        """Take a blend that was made."""
        self.blends[step] = blended
        self.filled.emit(step)

    def export(self, path: Path, anyway: bool = False) -> None:
        """Write all that were made as MIDI files into a folder; with `anyway`, in the place of what is there."""
        made, mix = [self._as_heard(blended) for blended in self.blends if blended], self._mixer.mix
        files = {path / f"{number:02}.mid": bars for number, bars in enumerate(made)}

        def work() -> list[Path]:
            """What is in the way; where nothing is, all of it was written."""
            there = [] if anyway else [file for file in files if file.exists()]
            if not there:
                folder(path)
                save_together({file: midi_bytes(bars, mix) for file, bars in files.items()})
            return there

        def done(there: list[Path]) -> None:
            if there:
                self.there.emit(there, partial(self.export, path, anyway=True))
            else:
                self.said.emit(self.tr("Written: {} MIDI files into {}").format(len(files), path))

        self._background.run(work, done, self.failed.emit)

    def write(self, step: int, path: Path, done: Callable[[Path], None]) -> None:
        """Write one as a MIDI file in the background, then call `done` with its path."""
        if blended := self.blends[step]:
            bars, mix = self._as_heard(blended), self._mixer.mix
            self._background.run(lambda: save(path, midi_bytes(bars, mix)), lambda _: done(path), self.failed.emit)

    def _as_heard(self, blended: Blended) -> Bars:
        """A blend in the song's tempo of now, in which it is auditioned; the ideas' may be any."""
        return replace(blended.bars, tempo=self._document.bars.tempo)
