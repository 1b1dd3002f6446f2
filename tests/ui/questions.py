"""Answers to the questions that a window is about to ask."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

SOON = 100
"""Milliseconds, after which the question is there."""


def click_in_question(text):
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = _shown(QMessageBox)
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    QTimer.singleShot(SOON, press)


def press_enter_in_question(seen):
    """Press what Enter presses in the question that is about to be asked, and note what that says."""

    def press() -> None:
        box = _shown(QMessageBox)
        seen.append(box.text())
        box.defaultButton().click()

    QTimer.singleShot(SOON, press)


def choose_in_list(text, then):
    """Choose from the list that is about to be shown, note what it has, and answer the question after it."""
    listed = []

    def choose() -> None:
        dialog = _shown(QInputDialog)
        listed.extend(dialog.comboBoxItems())
        dialog.setTextValue(text)
        click_in_question(then)
        dialog.accept()

    QTimer.singleShot(SOON, choose)
    return listed


def _shown(kind):
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    return dialog
