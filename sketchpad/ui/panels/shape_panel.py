"""The panel of the verb Shape: a slider for each attribute of music, in the attribute's own unit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.generation.shaping.palette import DEVIATIONS, KEPT
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.music.attributes import ATTRIBUTES, IN_KEY_SHARE, Attribute
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.wording import with_values
from sketchpad.session.verbs.aim import Source
from sketchpad.session.verbs.shape import Shape
from sketchpad.ui.form import TitleBox
from sketchpad.ui.later import Later
from sketchpad.ui.panels.constraints_box import ConstraintsBox
from sketchpad.ui.panels.model_box import only_voices
from sketchpad.ui.panels.reach_slider import ReachSlider
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import duration, extent, sentence

SMALLEST_BOX = 64
"""Pixels."""


@dataclass(frozen=True)
class Row:
    """The widgets of one attribute."""

    slider: ReachSlider
    value: QLabel


class ShapePanel(QWidget):
    """Shows what the melody measures; asks for something else while a slider moves, within the constraints `held`."""

    def __init__(self, shape: Shape, held: ConstraintsBox, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._shape = shape
        self._held = held
        self._themes = themes
        self._settled = {attribute.name: attribute.low for attribute in ATTRIBUTES}
        self.key = TitleBox()
        self.key.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # It makes room where beside it there is much to say.
        self.key.setMinimumWidth(SMALLEST_BOX)
        self.key.addItem(self.tr("its own key"), None)
        for tonic in range(12):
            self.key.addItem(Key(tonic).title, tonic)
        self.key.setToolTip(self.tr("Which key notes are to be in"))
        self.key.setAccessibleName(self.tr("Key"))
        self.back = QPushButton(self.tr("As it was"))
        self.back.setToolTip(self.tr("All sliders back to where they were"))
        heading = QLabel(self.tr("Shape"))
        heading.setObjectName("heading")
        self.part = QLabel(wordWrap=True)
        self.part.setObjectName("faint")
        self.how = QLabel()
        self.how.setObjectName("faint")
        self.how.setToolTip(
            self.tr("This model cannot be led by a slider; of many takes with other seeds the nearest is chosen")
        )
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 6)
        layout.setSpacing(2)
        layout.addLayout(top)
        self.rows = {attribute.name: self._row(attribute, layout) for attribute in ATTRIBUTES}
        # These come and change while a hand is near, under which no slider is to move.
        layout.addWidget(self.part)
        layout.addWidget(self.how)
        self.key.currentIndexChanged.connect(self._on_key_chosen)
        self.back.clicked.connect(self._put_all_back)
        shape.found_changed.connect(self._show)
        shape.scales_changed.connect(self._show)
        shape.dropped.connect(self._let_go)
        shape.scales_changed.connect(self._show_part)
        shape.part_changed.connect(Later(self, self._follow_part).ask)
        self._show()
        self._show_part()

    def enterEvent(self, event: QEnterEvent) -> None:
        """A hand comes near: have the variants ready."""
        super().enterEvent(event)
        self._hold()
        self._shape.prepare()

    def titles(self) -> dict[str, tuple[str, str, str]]:
        """By attribute: what it is called, its unit, and what it means."""
        return {
            "note_density": (self.tr("Density"), self.tr("notes a bar"), self.tr("How many notes begin in a bar")),
            "in_key": (self.tr("In key"), "%", self.tr("How many of the notes are in the key")),
            "mean_interval": (
                self.tr("Leaps"),
                self.tr("semitones"),
                self.tr("How far it is from a note to the next, on average"),
            ),
            "syncopation_16": (
                self.tr("16th syncopation"),
                "%",
                self.tr("Notes between two eighths with none just before"),
            ),
            "syncopation_8": (
                self.tr("8th syncopation"),
                "%",
                self.tr("Notes on an eighth between two quarters with none just before"),
            ),
        }

    def _row(self, attribute: Attribute, layout: QVBoxLayout) -> Row:
        title, _, meaning = self.titles()[attribute.name]
        slider = ReachSlider(attribute.low, attribute.high, self._themes)
        slider.setProperty("attribute", attribute.name)
        slider.setAccessibleName(title)
        slider.setToolTip(self.tr("{}. Double-click: as it was. Hatched: out of reach.").format(meaning))
        value = QLabel()
        value.setObjectName("faint")
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(QLabel(title))
        if attribute.name == IN_KEY_SHARE:
            line.addSpacing(6)
            line.addWidget(self.key)
        line.addStretch(1)
        line.addWidget(value)
        layout.addLayout(line)
        layout.addWidget(slider)
        slider.valueChanged.connect(self._on_moved)
        slider.sliderPressed.connect(self._shape.press)
        slider.sliderReleased.connect(self._shape.release)
        slider.put_back.connect(self._on_put_back)
        return Row(slider, value)

    def _hold(self) -> None:
        """Have new notes keep to the constraints of now; all bars are written at once, so that none repeats another."""
        self._shape.constraints = replace(self._held.constraints, repetition=0.0)

    @Slot()
    def _on_moved(self) -> None:
        slider = self.sender()
        assert isinstance(slider, ReachSlider)
        self._hold()
        self._shape.ask(slider.property("attribute"), slider.amount)
        self._show()
        if not slider.isSliderDown():
            self._shape.release()

    @Slot()
    def _let_go(self) -> None:
        """Whoever holds a slider holds it no longer."""
        for row in self.rows.values():
            row.slider.setSliderDown(False)

    @Slot(bool)
    def _on_put_back(self, clicked: bool) -> None:
        self._shape.put_back(self.sender().property("attribute"), clicked)

    @Slot()
    def _put_all_back(self) -> None:
        self._shape.forget(*self.rows)

    @Slot()
    def _on_key_chosen(self) -> None:
        self._shape.key = self.key.currentData()
        self._hold()
        self._shape.prepare()

    def _follow_part(self) -> None:
        """What is shaped may be another part: say it, and to a hand that is near have it ready."""
        self._show_part()
        if self.underMouse():
            self._shape.prepare()

    @Slot()
    def _show_part(self) -> None:
        """Say what is shaped, and until it is there how long that takes; or why nothing is."""
        try:
            seconds = self._shape.foretold()
        except InputError as error:
            self.part.setText(sentence(str(error)))
            return
        part = self._shape.part
        places = {Source.SONG: self.tr("the song"), Source.SHOWN: self.tr("the take that is shown")}
        text = self.tr("the part to shape: {}").format(places.get(part.source) or extent(*part.span, self._shape.metre))
        text = f"{text} · {only_voices(part.only)}" if part.only else text
        self.part.setText(text if seconds is None else self.tr("{} · ready in ~{}").format(text, duration(seconds)))

    @Slot()
    def _show(self) -> None:
        """Values and scales as they are known."""
        asked, latest = self._shape.asked, self._shape.latest
        self.how.setVisible(bool(self._shape.ranked))
        self.how.setText(self.tr("the best of {} takes").format(self._shape.ranked))
        self.back.setEnabled(bool(asked))
        for attribute in ATTRIBUTES:
            name, row = attribute.name, self.rows[attribute.name]
            scale = self._shape.scales.get(name)
            row.slider.show_span(*attribute.span(self._shape.metre))
            row.slider.show_scale(scale.reach if scale else None, scale.measured if scale else None)
            measured = latest.measured[name] if latest else self._shape.found.get(name)
            if measured is not None and name not in asked:
                self._settled[name] = measured
            # Where nothing is known, it is where it was when something was.
            row.slider.show_amount(asked.get(name, self._settled[name]))
            row.value.setText(self._text(name, asked.get(name), measured))
            self._mark(row, attribute, latest)

    def _mark(self, row: Row, attribute: Attribute, latest: Shaped | None) -> None:
        """Have it stand out where what was asked is not kept, for it is out of reach beside what else was asked."""
        low, high = attribute.span(self._shape.metre)
        name, is_missed = attribute.name, False
        if latest and name in latest.asked:
            is_missed = abs(latest.asked[name] - latest.measured[name]) > KEPT * (high - low) / DEVIATIONS
        if row.value.property("missed") != is_missed:
            row.value.setProperty("missed", is_missed)
            row.value.style().polish(row.value)

    def _text(self, name: str, asked: float | None, measured: float | None) -> str:
        """What is asked and what is measured, in the attribute's unit."""
        _, unit, _ = self.titles()[name]

        def number(value: float) -> str:
            return f"{100 * value:.0f}" if unit == "%" else with_values("{:.1f}", value)

        if measured is None:
            return ""
        shown = self.tr("{} {}").format(number(measured), unit)
        return shown if asked is None else self.tr("asked {}, is {}").format(number(asked), shown)
