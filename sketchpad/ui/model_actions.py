"""Taking models in, and away again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMainWindow, QMenu

from sketchpad.generation.weights import Model
from sketchpad.session.session import Session
from sketchpad.ui.actions import Add
from sketchpad.ui.asking import asked
from sketchpad.ui.message_bar import MessageBar
from sketchpad.ui.wording import memory


class ModelActions(QObject):
    """Asks for what is to come or to go; the session does it."""

    def __init__(self, session: Session, message: MessageBar, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._message = message
        self._window = window

    def fill(self, menu: QMenu, add: Add) -> None:
        """Put both into the menu."""
        add(menu, "model.import", self.tr("Import a Magenta checkpoint …"), "Ctrl+I", self.import_checkpoint)
        add(menu, "model.remove", self.tr("Remove an imported model …"), "", self.remove)

    @Slot()
    def import_checkpoint(self) -> None:
        """Ask for one of Magenta's checkpoints, and list it as a model."""
        kinds = self.tr("Magenta checkpoints (*.mag *.tar *.index *.ckpt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import a Magenta checkpoint"), "", kinds)
        if name:
            self._message.say(self.tr("Importing {} …").format(Path(name).name), passing=True)
            self._session.models.import_checkpoint(Path(name))

    @Slot()
    def remove(self) -> None:
        """Ask which of the models that were imported is to go, and once more whether it is."""
        own = self._session.models.own
        if not own:
            self._session.done.emit(self.tr("No model was imported; those that come with the program stay"))
        elif (model := own[0] if len(own) == 1 else self._chosen(own)) and self._may_remove(model):
            self._session.models.remove(model)

    def _chosen(self, models: Sequence[Model]) -> Model | None:
        titles = [model.title for model in models]
        label = self.tr("Which of the imported models?")
        title, is_chosen = QInputDialog.getItem(
            self._window, self.tr("Remove an imported model"), label, titles, editable=False
        )
        return models[titles.index(title)] if is_chosen else None

    def _may_remove(self, model: Model) -> bool:
        text = self.tr("Remove {}? Its file ({}) is deleted.").format(model.title, memory(model.size))
        more = self.tr("What it wrote stays, but cannot be written again until it is imported anew.")
        remove = self.tr("Remove")
        return asked(self._window, self.tr("Remove an imported model"), text, more, [remove]) == remove
