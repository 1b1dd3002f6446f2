"""The panel of the verb Generate: model, engine, bars, temperature, seed, takes, and what it will cost."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sketchpad.generation.engine import ENGINES
from sketchpad.generation.request import HIGHEST_TEMPERATURE, LOWEST_TEMPERATURE, MOST_BARS, MOST_TAKES
from sketchpad.generation.systems import SYSTEMS, System, abilities
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model
from sketchpad.music.errors import InputError
from sketchpad.session.continuation import Settings
from sketchpad.session.session import Session
from sketchpad.ui.icons import transport_icon
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import duration, memory

HIGHEST_SEED = 2**31 - 1 - MOST_TAKES
"""What a spin box can show."""


class GeneratePanel(QWidget):
    """Edits the settings; asks the session for takes."""

    def __init__(
        self, session: Session, models: dict[str, Model], themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._themes = themes
        self.model = self._choice({model.title: name for name, model in models.items()}, Settings.model)
        self._models = models
        self.verb = self._choice({}, "")
        self.about = QLabel(wordWrap=True)
        self.about.setObjectName("faint")
        self.distance = QSlider(Qt.Orientation.Horizontal)
        self.distance.setRange(0, 100)
        self.distance.setValue(round(100 * Settings.distance))
        self.distance_label = QLabel()
        self.engine = self._choice(dict(zip(self._engine_titles(), ENGINES, strict=True)), "native")
        self.bars = _spin_box(1, MOST_BARS, Settings.bars)
        self.takes = _spin_box(1, MOST_TAKES, Settings.takes)
        self.seed = _spin_box(0, HIGHEST_SEED, Settings.seed)
        self.temperature = QDoubleSpinBox(minimum=LOWEST_TEMPERATURE, maximum=HIGHEST_TEMPERATURE, singleStep=0.1)
        self.temperature.setValue(Settings.temperature)
        self.dice = QPushButton()
        self.generate = QPushButton(self.tr("Generate"))
        self.generate.setObjectName("generate")
        self._lay_out()
        self._describe()
        self._connect()
        self._paint_dice()
        self._on_model_chosen()

    @property
    def settings(self) -> Settings:
        """What the panel says."""
        return Settings(
            self.model.currentData(),
            self.bars.value(),
            self.temperature.value(),
            self.seed.value(),
            self.takes.value(),
            Verb(self.verb.currentData()),
            self.distance.value() / 100,
        )

    @property
    def _system(self) -> System:
        return SYSTEMS[self._models[self.model.currentData()].system]

    @Slot()
    def start(self) -> None:
        """Ask for takes; while bars are on their way, stop them."""
        if self._session.continuation.busy:
            self._session.continuation.cancel()
        else:
            self._session.continuation.start(self.settings)

    @Slot()
    def start_with_next_seed(self) -> None:
        """Ask for others."""
        self.seed.setValue(min(self._session.continuation.next_seed(self.settings).seed, HIGHEST_SEED))
        self._session.continuation.start(self.settings)

    @Slot()
    def roll_seed(self) -> None:
        """Any seed."""
        self.seed.setValue(random.randrange(100_000))

    def _engine_titles(self) -> tuple[str, ...]:
        return self.tr("Native (C)"), self.tr("NumPy"), self.tr("Magenta (reference)")

    def _choice(self, entries: dict[str, str], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        for title, value in entries.items():
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Generate"))
        heading.setObjectName("heading")
        seed = QWidget()
        row = QHBoxLayout(seed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.seed, 1)
        row.addWidget(self.dice)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Model"), self.model)
        form.addRow(self.about)
        form.addRow(self.tr("&Do"), self.verb)
        form.addRow(self.tr("&Engine"), self.engine)
        form.addRow(self.tr("&Bars"), self.bars)
        form.addRow(self.tr("Tem&perature"), self.temperature)
        form.addRow(self.distance_label, self.distance)
        form.addRow(self.tr("&Seed"), seed)
        form.addRow(self.tr("Ta&kes"), self.takes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self.generate)

    def _describe(self) -> None:
        for widget, name, tip in (
            (self.model, self.tr("Model"), self.tr("Which model writes")),
            (self.verb, self.tr("Do"), self.tr("Go on after the notes, add voices to them, or vary them in place")),
            (self.distance, self.tr("Distance"), self.tr("0 is the model's own rebuilding, 1 has nothing of it left")),
            (self.engine, self.tr("Engine"), self.tr("What computes it; Magenta itself is far slower")),
            (self.bars, self.tr("Bars"), self.tr("How many new bars")),
            (self.temperature, self.tr("Temperature"), self.tr("1 as learned; less is safer, more is wilder")),
            (self.seed, self.tr("Seed"), self.tr("The same seed gives the same notes")),
            (self.dice, self.tr("Any seed"), self.tr("Any seed")),
            (self.takes, self.tr("Takes"), self.tr("How many answers to choose from")),
            (self.generate, self.tr("Generate"), self.tr("Continue the selection, else the song (Ctrl+Enter)")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        for button in (self.generate, self.dice):
            # A click leaves the keyboard to the roll.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        session = self._session
        self._themes.changed.connect(self._paint_dice)
        self.generate.clicked.connect(self.start)
        self.dice.clicked.connect(self.roll_seed)
        self.model.currentIndexChanged.connect(self._on_model_chosen)
        self.verb.currentIndexChanged.connect(self._show_options)
        self.distance.valueChanged.connect(self._show_options)
        self.engine.currentIndexChanged.connect(self._change_engine)
        for box in (self.bars, self.takes, self.seed):
            box.valueChanged.connect(self._show_forecast)
        session.generator.opened.connect(self._show_forecast)
        session.document.changed.connect(self._show_forecast)
        session.document.selection_changed.connect(self._show_forecast)
        session.continuation.started.connect(self._show_forecast)
        session.continuation.ended.connect(self._show_forecast)

    @Slot()
    def _paint_dice(self) -> None:
        self.dice.setIcon(transport_icon("dice", self._themes.current.text))

    @Slot()
    def _on_model_chosen(self) -> None:
        """Offer what the model can do, at the temperature that suits it."""
        system, chosen = self._system, self.verb.currentData()
        titles = {
            Verb.CONTINUE: self.tr("continue"),
            Verb.HARMONISE: self.tr("harmonise"),
            Verb.VARY: self.tr("vary"),
        }
        self.verb.blockSignals(True)
        self.verb.clear()
        for verb in system.verbs:
            self.verb.addItem(titles[verb], verb.value)
        self.verb.setCurrentIndex(max(0, self.verb.findData(chosen)))
        self.verb.blockSignals(False)
        self.temperature.setValue(system.temperature)
        self._show_options()
        self._load()

    @Slot()
    def _show_options(self) -> None:
        """Show what applies to the verb and the model, and what the model is."""
        self.bars.setEnabled(self.settings.verb is Verb.CONTINUE)
        for widget in (self.distance, self.distance_label):
            widget.setVisible(self._system.interpolates)
        self.distance_label.setText(self.tr("Distance {:.2f}").format(self.settings.distance))
        self._show_forecast()

    def _describe_model(self) -> None:
        model = self._models[self.model.currentData()]
        voices = ", ".join(voice.name.lower() for voice in self._system.voices)
        can = " · ".join(abilities(model.system))
        self.about.setText(self.tr("{} — writes {} — {}").format(can, voices, memory(model.size)))

    @Slot()
    def _load(self) -> None:
        self._session.generator.load(self.model.currentData())
        self._show_forecast()

    @Slot()
    def _change_engine(self) -> None:
        self._session.generator.set_engine(self.engine.currentData())
        self._load()

    @Slot()
    def _show_forecast(self) -> None:
        self._describe_model()
        if self._session.continuation.busy:
            self.generate.setText(self.tr("Stop (Esc)"))
            return
        try:
            seconds = self._session.continuation.forecast(self.settings)
        except InputError:
            seconds = None
        text = self.tr("Generate")
        self.generate.setText(f"{text}   ~{duration(seconds)}" if seconds is not None else text)


def _spin_box(low: int, high: int, value: int) -> QSpinBox:
    box = QSpinBox(minimum=low, maximum=high)
    box.setValue(value)
    return box
