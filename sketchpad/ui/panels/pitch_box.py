"""A spin box for a pitch, which is shown and typed by its name."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from sketchpad.music.errors import InputError
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH
from sketchpad.music.pitch import NAMES, pitch_name, said_pitch_of
from sketchpad.music.spelling import Spelling

Validation = tuple[QValidator.State, str, int]


class PitchBox(QSpinBox):
    """From C-1 to G9; at `any_pitch`, one of its ends, it says that any will do."""

    def __init__(self, any_pitch: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._any_pitch = any_pitch
        self._spelling: Spelling = NAMES
        self.setRange(LOWEST_PITCH, HIGHEST_PITCH)
        self.setValue(any_pitch)
        self.setCorrectionMode(QSpinBox.CorrectionMode.CorrectToPreviousValue)

    def spell(self, spelling: Spelling) -> None:
        """Spell pitches so from now on; what is being typed is left alone."""
        if spelling != self._spelling:
            self._spelling = spelling
            if not self.hasFocus():
                self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, val: int) -> str:
        """The name of a pitch."""
        return self.tr("any") if val == self._any_pitch else pitch_name(val, self._spelling)

    def valueFromText(self, text: str) -> int:
        """The pitch of a name or number."""
        return self._any_pitch if text.strip() == self.tr("any") else said_pitch_of(text)

    def validate(self, input: str, pos: int) -> Validation:
        """What is no pitch may still become one while it is typed."""
        try:
            valid = LOWEST_PITCH <= self.valueFromText(input) <= HIGHEST_PITCH
        except InputError:
            valid = False
        return QValidator.State.Acceptable if valid else QValidator.State.Intermediate, input, pos
