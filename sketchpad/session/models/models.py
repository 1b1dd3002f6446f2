"""The models there are, and taking in others, or some away, while the window is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.generation.weights import Model, own_models, read_manifest, remove_model
from sketchpad.music.errors import InputError
from sketchpad.session.background import Background


class Models(QObject):
    """The models of a folder, or those that come with the program and those that the user brought.

    Attributes:
        problem: in words, why the user's own models cannot be used; nothing when they can.

    Signals:
        changed: there are others now.
        imported: a checkpoint came in as the model of that name.
        removed: a model is gone that had that title.
        refused: a checkpoint did not come in, or a model could not be removed; why, in words.

    Raises:
        InputError: the manifest of the folder, or of the models that come with the program, cannot be read.
    """

    changed = Signal()
    imported = Signal(str)
    removed = Signal(str)
    refused = Signal(str)

    def __init__(self, background: Background, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: Mapping[str, Model] = read_manifest(folder)
        self.problem = "" if folder else own_models()[1]
        self.busy = False
        self._background = background
        self._folder = folder

    @property
    def own(self) -> Sequence[Model]:
        """Those that the user brought."""
        return [model for model in self.known.values() if model.imported]

    def import_checkpoint(self, path: Path) -> None:
        """Take in one of Magenta's checkpoints, in the background; one at a time."""
        if self._begins():
            self._background.run(lambda: _imported(path, self._folder), self._on_imported, self._refuse)

    def remove(self, model: Model) -> None:
        """Take a model away that the user brought, with its file, in the background."""
        if self._begins():
            self._background.run(lambda: _left(model, self._folder), partial(self._on_removed, model), self._refuse)

    def _begins(self) -> bool:
        if self.busy:
            self.refused.emit(self.tr("another checkpoint or model is just coming or going; choose again after it"))
            return False
        self.busy = True
        return True

    def _on_imported(self, found: tuple[Model, Mapping[str, Model]]) -> None:
        model, known = found
        self._use(known)
        self.imported.emit(model.name)

    def _on_removed(self, model: Model, found: tuple[Mapping[str, Model], str]) -> None:
        known, problem = found
        self._use(known)
        if problem:
            self.refused.emit(problem)
        else:
            self.removed.emit(model.title)

    def _use(self, known: Mapping[str, Model]) -> None:
        self.known = known
        self.busy = False
        self.changed.emit()

    def _refuse(self, text: str) -> None:
        self.busy = False
        self.refused.emit(text)


def _imported(path: Path, folder: Path | None) -> tuple[Model, Mapping[str, Model]]:
    """The model that a checkpoint became, and all there are with it."""
    from sketchpad.generation.checkpoints.importing import import_model

    model = import_model(path, folder=folder)
    return model, read_manifest(folder)


def _left(model: Model, folder: Path | None) -> tuple[Mapping[str, Model], str]:
    """The models there are without one, and what of it could not be removed."""
    try:
        remove_model(model.name, folder)
    except InputError as error:
        return read_manifest(folder), str(error)
    return read_manifest(folder), ""
