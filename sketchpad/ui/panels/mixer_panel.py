"""The mixer: for each voice its program, and below it its volume, mute and solo.

The voice whose name is pressed is the one that is written into.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.music.general_midi import DRUM_KITS, PROGRAM_NAMES
from sketchpad.music.mix import FULL_VOLUME
from sketchpad.music.note import Voice
from sketchpad.music.wording import said
from sketchpad.session.playing.mixer import Mixer
from sketchpad.ui.piano_roll.note_paint import SAMPLE, sample_icon
from sketchpad.ui.theme import Themes

LETTER_WIDTH, BETWEEN_VOICES = 27, 3
"""Pixels."""


@dataclass(frozen=True)
class Strip:
    """The widgets of one voice."""

    name: QToolButton
    program: QComboBox
    volume: QSlider
    mute: QToolButton
    solo: QToolButton


class MixerPanel(QWidget):
    """Shows a mix and changes it."""

    voice_chosen = Signal(Voice)

    def __init__(self, mixer: Mixer, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._mixer = mixer
        self._themes = themes
        self._names = QButtonGroup(self)
        self._titles = {
            Voice.MELODY: self.tr("Melody"),
            Voice.HARMONY: self.tr("Harmony"),
            Voice.BASS: self.tr("Bass"),
            Voice.DRUMS: self.tr("Drums"),
        }
        heading = QLabel(self.tr("Voices"))
        heading.setObjectName("heading")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.setSpacing(4)
        layout.addWidget(heading)
        layout.addLayout(self._grid)
        self.strips = {voice: self._strip(voice) for voice in Voice}
        self.strips[Voice.MELODY].name.setChecked(True)
        self._names.idClicked.connect(self._on_name_clicked)
        mixer.changed.connect(self._show)
        themes.changed.connect(self._paint_samples)
        self._show()
        self._paint_samples()

    @Slot(Voice)
    def show_voice(self, voice: Voice) -> None:
        """Show which voice is written into."""
        self.strips[voice].name.setChecked(True)

    def _strip(self, voice: Voice) -> Strip:
        title = self._titles[voice]
        name = QToolButton()
        name.setText(title)
        name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name.setObjectName("voice")
        name.setCheckable(True)
        name.setIconSize(SAMPLE)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name.setToolTip(self.tr("Write into this voice"))
        name.setAccessibleName(self.tr("Write into: {}").format(title))
        self._names.addButton(name, int(voice))
        program = QComboBox()
        program.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        program.setMinimumContentsLength(3)
        names = DRUM_KITS if voice is Voice.DRUMS else dict(enumerate(PROGRAM_NAMES))
        for number, text in names.items():
            program.addItem(said(text), number)
        volume = QSlider(Qt.Orientation.Horizontal)
        volume.setRange(0, FULL_VOLUME)
        strip = Strip(name, program, volume, self._letter("M"), self._letter("S"))
        for widget, what, tip in (
            (program, self.tr("Sound of: {}"), self.tr("Which instrument plays it")),
            (volume, self.tr("Volume of: {}"), self.tr("How loud it is")),
            (strip.mute, self.tr("Mute: {}"), self.tr("Mute")),
            (strip.solo, self.tr("Solo: {}"), self.tr("Solo: only voices with this are heard")),
        ):
            widget.setAccessibleName(what.format(title))
            widget.setToolTip(tip)
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        above, below, after = range(3 * int(voice), 3 * int(voice) + 3)
        self._grid.setRowMinimumHeight(after, BETWEEN_VOICES)
        self._grid.addWidget(name, above, 0)
        self._grid.addWidget(program, above, 1, 1, 3)
        self._grid.addWidget(volume, below, 0, 1, 2)
        self._grid.addWidget(strip.mute, below, 2)
        self._grid.addWidget(strip.solo, below, 3)
        for widget in (program, volume, strip.mute, strip.solo):
            widget.setProperty("voice", int(voice))
        program.activated.connect(self._on_program_chosen)
        volume.valueChanged.connect(self._on_volume_changed)
        strip.mute.toggled.connect(self._on_mute_toggled)
        strip.solo.toggled.connect(self._on_solo_toggled)
        return strip

    def _letter(self, letter: str) -> QToolButton:
        button = QToolButton()
        button.setText(letter)
        button.setFixedWidth(LETTER_WIDTH)
        button.setCheckable(True)
        return button

    def _sender_voice(self) -> Voice:
        return Voice(self.sender().property("voice"))

    @Slot(int)
    def _on_name_clicked(self, voice: int) -> None:
        self.voice_chosen.emit(Voice(voice))

    @Slot()
    def _on_program_chosen(self) -> None:
        voice = self._sender_voice()
        self._mixer.change(voice, program=self.strips[voice].program.currentData())

    @Slot(int)
    def _on_volume_changed(self, volume: int) -> None:
        self._mixer.change(self._sender_voice(), volume=volume)

    @Slot(bool)
    def _on_mute_toggled(self, on: bool) -> None:
        self._mixer.change(self._sender_voice(), muted=on)

    @Slot(bool)
    def _on_solo_toggled(self, on: bool) -> None:
        self._mixer.change(self._sender_voice(), soloed=on)

    @Slot()
    def _show(self) -> None:
        for voice, strip in self.strips.items():
            values = self._mixer.mix[voice]
            with (
                QSignalBlocker(strip.program),
                QSignalBlocker(strip.volume),
                QSignalBlocker(strip.mute),
                QSignalBlocker(strip.solo),
            ):
                strip.program.setCurrentIndex(max(0, strip.program.findData(values.program)))
                strip.volume.setValue(values.volume)
                strip.mute.setChecked(values.muted)
                strip.solo.setChecked(values.soloed)

    @Slot()
    def _paint_samples(self) -> None:
        """Show each voice's note as the roll paints it."""
        for voice, strip in self.strips.items():
            strip.name.setIcon(sample_icon(voice, self._themes.current, self.devicePixelRatioF()))
