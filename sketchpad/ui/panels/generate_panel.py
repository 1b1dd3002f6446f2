"""The panel of the verb Generate: model, what to do, and how."""

from __future__ import annotations

import random
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from sketchpad.generation.engine import ENGINES
from sketchpad.generation.request import (
    HIGHEST_TEMPERATURE,
    LOWEST_TEMPERATURE,
    MOST_BARS,
    MOST_SEED,
    MOST_TAKES,
    MOST_TRIES,
)
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.wording import with_values
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.form import row, show_nearest, spin_box
from sketchpad.ui.icons import transport_icon
from sketchpad.ui.panels.aim_label import AimLabel
from sketchpad.ui.panels.constraints_box import ConstraintsBox
from sketchpad.ui.panels.model_box import ModelBox, verb_titles
from sketchpad.ui.theme import Themes

HIGHEST_SEED = (MOST_SEED + 1) // MOST_TRIES - MOST_TAKES
"""From here on there are seeds for any number of takes and tries."""
MOST_BUDGET = 60_000
"""Milliseconds."""


class GeneratePanel(QWidget):
    """Edits the settings, and offers what applies to the model and the verb; `Generating` asks for what it says.

    Attributes:
        foot: holds the button, for a place below the panel that is not scrolled.
    """

    changed = Signal()

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._themes = themes
        self.model = ModelBox(session, Settings.model)
        self.about = QLabel(wordWrap=True)
        self.about.setObjectName("faint")
        self.verb = QComboBox()
        self.aim = AimLabel(session)
        self.bars = spin_box(1, MOST_BARS, Settings.bars)
        self.takes = spin_box(1, MOST_TAKES, Settings.takes)
        self.tries = spin_box(1, MOST_TRIES, Settings.tries)
        self.temperature = QDoubleSpinBox(minimum=LOWEST_TEMPERATURE, maximum=HIGHEST_TEMPERATURE, singleStep=0.1)
        self.temperature.setValue(Settings.temperature)
        self.distance = QSlider(Qt.Orientation.Horizontal)
        self.distance.setRange(0, 100)
        self.distance.setValue(round(100 * Settings.distance))
        self.distance_text = QLabel()
        self.condition = QCheckBox(self.tr("listen to the primer first"))
        self.condition.setChecked(Settings.condition)
        self.inject = QCheckBox(self.tr("repeat its notes, with voices around them"))
        self.inject.setChecked(Settings.inject)
        self.seed = spin_box(0, HIGHEST_SEED, Settings.seed)
        self.dice = QPushButton()
        self.dice.setObjectName("dice")
        self.dice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.budget = spin_box(0, MOST_BUDGET, 0)
        self.budget.setSingleStep(10)
        self.budget.setSuffix(self.tr(" ms"))
        self.budget.setSpecialValueText(self.tr("none"))
        self.engine = QComboBox()
        for title, name in zip(self._engine_titles(), ENGINES, strict=True):
            self.engine.addItem(title, name)
        self.constraints = ConstraintsBox()
        self.generate = QPushButton(self.tr("Generate"))
        self.generate.setObjectName("generate")
        self.foot = QWidget()
        self.foot.setObjectName("foot")
        self.foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form = QFormLayout()
        self._distance_row = row(self.distance, self.distance_text)
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
            self.condition.isChecked(),
            self.inject.isChecked(),
            self.constraints.constraints,
            tries=self.tries.value(),
        )

    def show_settings(self, settings: Settings) -> None:
        """Say this from now on; a model that is not there leaves the one that is chosen."""
        if (index := self.model.findData(settings.model)) >= 0:
            self.model.setCurrentIndex(index)
        self.verb.setCurrentIndex(max(0, self.verb.findData(settings.verb.value)))
        show_nearest(self.bars, settings.bars)
        self.temperature.setValue(settings.temperature)
        show_nearest(self.seed, settings.seed)
        show_nearest(self.takes, settings.takes)
        show_nearest(self.tries, settings.tries)
        show_nearest(self.distance, round(100 * settings.distance))
        self.condition.setChecked(settings.condition)
        self.inject.setChecked(settings.inject)
        self.constraints.show_constraints(settings.constraints)

    @Slot()
    def roll_seed(self) -> None:
        """Any seed."""
        self.seed.setValue(random.randrange(100_000))

    def model_for(self, verb: str) -> str | None:
        """The model that is chosen where it can do that, else the first that can; None where there is none."""
        names = (self.model.currentData(), *(self.model.itemData(index) for index in range(self.model.count())))
        known = self._session.models.known
        return next((name for name in names if Verb(verb) in SYSTEMS[known[name].system].verbs), None)

    def choose_verb(self, verb: str) -> None:
        """Do that from now on, with another model where the one that is chosen cannot."""
        if (model := self.model_for(verb)) is not None:
            self.model.setCurrentIndex(self.model.findData(model))
            self.verb.setCurrentIndex(self.verb.findData(verb))

    def _engine_titles(self) -> tuple[str, ...]:
        return self.tr("Native"), self.tr("NumPy"), self.tr("Magenta (reference)")

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Generate"))
        heading.setObjectName("heading")
        takes_label = QLabel(self.tr("Ta&kes"))
        takes_label.setBuddy(self.takes)
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(5)
        form.addRow(self.tr("Mode&l"), self.model)
        form.addRow(self.about)
        form.addRow(self.tr("&Do"), self.verb)
        form.addRow(self.aim)
        form.addRow(self.tr("&Bars"), row(self.bars, takes_label, self.takes))
        form.addRow(self.tr("Best of"), self.tries)
        form.addRow(self.tr("Temper&ature"), self.temperature)
        form.addRow(self.tr("D&istance"), self._distance_row)
        form.addRow(self.condition)
        form.addRow(self.inject)
        form.addRow(self.tr("&Seed"), row(self.seed, self.dice))
        form.addRow(self.tr("&Time limit"), self.budget)
        form.addRow(self.tr("E&ngine"), self.engine)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 6)
        layout.setSpacing(7)
        layout.addWidget(heading)
        layout.addLayout(form)
        self.constraints.align_with(form)
        layout.addWidget(self.constraints)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(14, 7, 14, 7)
        foot.addWidget(self.generate)

    def order_tabs(self) -> None:
        """Have Tab go from top to bottom, once panel and foot are in one window."""
        for before, after in pairwise(self._controls()):
            QWidget.setTabOrder(before, after)

    def _controls(self) -> tuple[QWidget, ...]:
        """All that can be set, from top to bottom."""
        options = (self.bars, self.takes, self.tries, self.temperature, self.distance, self.condition, self.inject)
        constraints = self.constraints.controls()
        settings = (*options, self.seed, self.dice, self.budget, self.engine)
        return (self.model, self.verb, *settings, *constraints, self.generate)

    def _describe(self) -> None:
        for widget, name, tip in (
            (self.model, self.tr("Model"), self.tr("Which model writes")),
            (self.verb, self.tr("Do"), self.tr("Go on after the notes, add voices to them, or vary them in place")),
            (self.bars, self.tr("Bars"), self.tr("How many new bars")),
            (self.takes, self.tr("Takes"), self.tr("How many answers there are to choose from")),
            (
                self.tries,
                self.tr("Best of"),
                self.tr("So many are written for each take; the one that suits your notes best is kept"),
            ),
            (self.temperature, self.tr("Temperature"), self.tr("1 as learned; less is safer, more is wilder")),
            (
                self.distance,
                self.tr("Distance"),
                self.tr(
                    "How far to go from the notes there are: 0 is as near as the model can, 1 leaves nothing of them"
                ),
            ),
            (
                self.condition,
                self.tr("Listen to the primer first"),
                self.tr("Without it, the model begins out of nothing"),
            ),
            (
                self.inject,
                self.tr("Repeat the primer's notes"),
                self.tr("The primer comes again, with new voices around it"),
            ),
            (self.seed, self.tr("Seed"), self.tr("The same seed gives the same notes")),
            (self.dice, self.tr("Random seed"), self.tr("Random seed")),
            (
                self.budget,
                self.tr("Time limit"),
                self.tr("Fewer takes or bars, or a faster model, to be there by then"),
            ),
            (self.engine, self.tr("Engine"), self.tr("What computes it; Magenta itself is far slower")),
            (self.generate, self.tr("Generate"), self._generate_tip()),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        for button in (self.generate, self.dice):
            # A click leaves the keyboard to the roll.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _generate_tip(self) -> str:
        return self.tr(
            "Do it with the selection, else with the song, of which what begins before the playhead is continued; "
            "undo takes it back"
        )

    def _connect(self) -> None:
        self._themes.changed.connect(self._paint_dice)
        self.dice.clicked.connect(self.roll_seed)
        self.model.currentIndexChanged.connect(self._on_model_chosen)
        self.verb.currentIndexChanged.connect(self._on_verb_chosen)
        self.distance.valueChanged.connect(self._show_options)
        self.engine.currentIndexChanged.connect(self._show_options)
        for box in (self.bars, self.takes, self.tries, self.seed, self.temperature, self.distance):
            box.valueChanged.connect(self.changed)
        for box in (self.model, self.verb):
            box.currentIndexChanged.connect(self.changed)
        for box in (self.condition, self.inject):
            box.toggled.connect(self.changed)
        self.constraints.changed.connect(self.changed)
        self._session.models.imported.connect(self._on_imported)

    @Slot()
    def _paint_dice(self) -> None:
        self.dice.setIcon(transport_icon("dice", self._themes.current.text))

    @Slot(str)
    def _on_imported(self, name: str) -> None:
        """Choose the model that came in, even where another of its name was chosen before."""
        self.model.setCurrentIndex(self.model.findData(name))
        self._on_model_chosen()

    @Slot()
    def _on_model_chosen(self) -> None:
        """Offer what the model can do, at the temperature and the distance that suit it."""
        system, chosen, titles = self.model.system, self.verb.currentData(), verb_titles()
        with QSignalBlocker(self.verb):
            self.verb.clear()
            for verb in system.verbs:
                self.verb.addItem(titles[verb], verb.value)
            self.verb.setCurrentIndex(max(0, self.verb.findData(chosen)))
            self.verb.setEnabled(len(system.verbs) > 1)
        self.temperature.setValue(system.temperature)
        self.tries.setValue(system.tries)
        self._on_verb_chosen()

    @Slot()
    def _on_verb_chosen(self) -> None:
        """Go as far from the primer as suits what is done with it."""
        self.distance.setValue(round(100 * self.model.system.distance_of(self.settings.verb)))
        self._show_options()

    @Slot()
    def _show_options(self) -> None:
        """Show what applies to the verb and the model."""
        continues = self.settings.verb is Verb.CONTINUE
        self.bars.setEnabled(continues)
        self.tries.setEnabled(self.settings.verb.is_chosen)
        self._form.setRowVisible(self._distance_row, self.model.system.interpolates)
        for box in (self.condition, self.inject):
            self._form.setRowVisible(box, continues and self.model.model_chosen.system == "polyphony_rnn")
        self.distance_text.setText(with_values("{:.2f}", self.settings.distance))
        self.constraints.offer(self.engine.currentData() != "magenta", self.model.system.repeats)
