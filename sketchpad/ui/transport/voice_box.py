"""Which voice is in hand."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from sketchpad.music.note import Voice
from sketchpad.ui.panels.model_box import voice_titles
from sketchpad.ui.piano_roll.note_paint import SAMPLE, sample_icon
from sketchpad.ui.piano_roll.view import View
from sketchpad.ui.theme import Themes


class VoiceBox(QComboBox):
    """Each voice beside a note of it, as the roll paints it."""

    def __init__(self, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._themes = themes
        for voice, title in voice_titles().items():
            self.addItem(title, voice.name.lower())
        self.setIconSize(SAMPLE)
        self.setAccessibleName(self.tr("Voice"))
        self.setToolTip(self.tr("The voice in hand: new notes are written into it"))
        self.currentIndexChanged.connect(self._on_chosen)
        view.voice_changed.connect(self._show)
        themes.changed.connect(self._paint)
        self._show(view.voice)
        self._paint()

    @Slot(int)
    def _on_chosen(self) -> None:
        self._view.set_voice(Voice[self.currentData().upper()])

    @Slot(Voice)
    def _show(self, voice: Voice) -> None:
        self.setCurrentIndex(self.findData(voice.name.lower()))

    @Slot()
    def _paint(self) -> None:
        for index, voice in enumerate(voice_titles()):
            self.setItemIcon(index, sample_icon(voice, self._themes.current, self.devicePixelRatioF()))
