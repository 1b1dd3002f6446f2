"""Questions with answers of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

Answer = QMessageBox.StandardButton
Role = QMessageBox.ButtonRole


def asked(window: QWidget, title: str, text: str, more: str, choices: Sequence[str], default: str = "") -> str | None:
    """Which of these a person chose; None for Cancel, which is what Enter does unless there is a `default`."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=window)
    box.setInformativeText(more)
    buttons = {box.addButton(choice, Role.ActionRole): choice for choice in choices}
    cancel = box.addButton(Answer.Cancel)
    box.setDefaultButton(next((button for button, choice in buttons.items() if choice == default), cancel))
    box.exec()
    return buttons.get(box.clickedButton())  # pyright: ignore[reportArgumentType]
