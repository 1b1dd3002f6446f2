"""Which scale is worked in: a tonic and a kind, or that of the song's key."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from sketchpad.music.pitch import class_name
from sketchpad.music.scale import SCALES, Scale
from sketchpad.music.spelling import FLATS, SHARPS, spelling_of
from sketchpad.ui.piano_roll.view import View

AUTO = -1


class ScaleBox(QWidget):
    """While the tonic is “auto”, both show what was found; to choose a kind is to choose the tonic that was found."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.tonic = QComboBox()
        self.tonic.addItem("", AUTO)
        for tonic in range(12):
            self.tonic.addItem("", tonic)
        self.scale = QComboBox()
        titles = self._titles()
        for name in SCALES:
            self.scale.addItem(titles[name], name)
        for box, name, tip in (
            (self.tonic, self.tr("Key"), self.tr("The tonic of the scale; auto: of the song's key")),
            (self.scale, self.tr("Scale"), self.tr("Rows outside it are darker")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(tip)
        self.tonic.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.tonic.setItemText(0, self.tr("auto: {}").format(max(map(class_name, (*SHARPS, *FLATS)), key=len)))
        self.tonic.setMinimumWidth(self.tonic.sizeHint().width())
        self.scale.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scale.setMinimumContentsLength(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.tonic)
        row.addWidget(self.scale)
        self.tonic.activated.connect(self._on_tonic_chosen)
        self.scale.activated.connect(self._on_scale_chosen)
        view.scale_changed.connect(self._show)
        self._show()

    def _titles(self) -> dict[str, str]:
        """By the names of `SCALES`."""
        return {
            "major": self.tr("major"),
            "minor": self.tr("minor"),
            "harmonic minor": self.tr("harmonic minor"),
            "melodic minor": self.tr("melodic minor"),
            "dorian": self.tr("dorian"),
            "phrygian": self.tr("phrygian"),
            "lydian": self.tr("lydian"),
            "mixolydian": self.tr("mixolydian"),
            "locrian": self.tr("locrian"),
            "major pentatonic": self.tr("major pentatonic"),
            "minor pentatonic": self.tr("minor pentatonic"),
            "blues": self.tr("blues"),
            "whole tone": self.tr("whole tone"),
            "chromatic": self.tr("chromatic"),
        }

    @Slot()
    def _show(self) -> None:
        scale, is_auto = self._view.scale, self._view.chosen_scale is None
        for tonic in range(12):
            self.tonic.setItemText(self.tonic.findData(tonic), _name(Scale(tonic, scale.name)))
        self.tonic.setItemText(0, self.tr("auto: {}").format(_name(scale)) if is_auto else self.tr("auto"))
        self.tonic.setCurrentIndex(0 if is_auto else self.tonic.findData(scale.tonic))
        self.scale.setCurrentIndex(self.scale.findData(scale.name))

    @Slot()
    def _on_tonic_chosen(self) -> None:
        tonic = self.tonic.currentData()
        self._view.choose_scale(None if tonic == AUTO else Scale(tonic, self._view.scale.name))

    @Slot()
    def _on_scale_chosen(self) -> None:
        self._view.choose_scale(Scale(self._view.scale.tonic, self.scale.currentData()))


def _name(scale: Scale) -> str:
    """The name of a scale's tonic."""
    return class_name(spelling_of(scale)[scale.tonic])
