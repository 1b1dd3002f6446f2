"""What program this is, and where it keeps what it keeps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sketchpad.about import own_version
from sketchpad.paths import user_directory

LICENCE = "Apache-2.0"


class About(QMessageBox):
    """Says the version and the licence, and where own models and crash reports lie; its text can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Sketchpad"))
        self.setModal(False)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"Sketchpad {own_version()}")
        lines = (
            self.tr("Licence: {}").format(LICENCE),
            self.tr("Own models: {}").format(user_directory("models")),
            self.tr("Crash reports: {}").format(user_directory("reports")),
        )
        self.setInformativeText("\n".join(lines))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
