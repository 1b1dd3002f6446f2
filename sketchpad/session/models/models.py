"""The models there are, and taking in others while the window is open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.generation.weights import Model, own_models, read_manifest
from sketchpad.session.background import Background


class Models(QObject):
    """The models of a folder, or those that come with the program and those that the user brought.

    Attributes:
        problem: in words, why the user's own models cannot be used; nothing when they can.

    Signals:
        changed: there are others now.
        imported: a checkpoint came in as the model of that name.
        refused: a checkpoint did not come in; why, in words.

    Raises:
        InputError: the manifest of the folder, or of the models that come with the program, cannot be read.
    """

    changed = Signal()
    imported = Signal(str)
    refused = Signal(str)

    def __init__(self, background: Background, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: Mapping[str, Model] = read_manifest(folder)
        self.problem = "" if folder else own_models()[1]
        self.busy = False
        self._background = background
        self._folder = folder

    def import_checkpoint(self, path: Path) -> None:
        """Take in one of Magenta's checkpoints, in the background; one at a time."""
        if self.busy:
            self.refused.emit(self.tr("another checkpoint is just coming in; choose this one again after it"))
            return
        self.busy = True
        self._background.run(lambda: _imported(path, self._folder), self._use, self._refuse)

    def _use(self, found: tuple[Model, Mapping[str, Model]]) -> None:
        model, self.known = found
        self.busy = False
        self.changed.emit()
        self.imported.emit(model.name)

    def _refuse(self, text: str) -> None:
        self.busy = False
        self.refused.emit(text)


def _imported(path: Path, folder: Path | None) -> tuple[Model, Mapping[str, Model]]:
    """The model that a checkpoint became, and all there are with it."""
    from sketchpad.generation.checkpoints.importing import import_model

    model = import_model(path, folder=folder)
    return model, read_manifest(folder)
