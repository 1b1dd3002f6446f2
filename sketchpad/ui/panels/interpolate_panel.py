"""The panel of the verb Interpolate: two ideas and a slider, or four and a pad; the lane between; how it is done."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sketchpad.generation.blend import KeyPlan
from sketchpad.generation.limits import HIGHEST_TEMPERATURE, LOWEST_TEMPERATURE, MOST_BARS
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.wording import with_values
from sketchpad.session.session import Session
from sketchpad.session.verbs.ends import NAMES
from sketchpad.session.verbs.lane import FEWEST_STEPS, MOST_STEPS
from sketchpad.session.verbs.recipe import Manner
from sketchpad.ui.form import FoldButton, TitleBox, row, show_nearest, spin_box
from sketchpad.ui.later import Later
from sketchpad.ui.panels.blend_pad import BlendPad
from sketchpad.ui.panels.constraints_box import ConstraintsBox
from sketchpad.ui.panels.end_field import EndField
from sketchpad.ui.panels.lane_menu import LaneMenu
from sketchpad.ui.panels.lane_strip import LaneStrip
from sketchpad.ui.panels.reach_slider import ReachSlider
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import duration, percent

HIGHEST_SEED = 2**31 - 1
"""What a spin box can show."""


class InterpolatePanel(QWidget):
    """Folded away until it is wanted.

    Args:
        held: what new notes are held to, here as everywhere.

    Signals:
        changed: the panel says something else.
        export_asked: a blend of the lane is to be written as a MIDI file.
    """

    changed = Signal()
    export_asked = Signal(int)

    def __init__(self, session: Session, held: ConstraintsBox, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._held = held
        self._verb = verb = session.interpolation
        self._later = Later(self, self._show_place)
        self._body = QWidget()
        self.fold = FoldButton(self.tr("Interpolate"), self._body)
        self.fields = [EndField(verb.ends, session.takes, which, themes) for which in range(len(NAMES))]
        self.slider = ReachSlider(0.0, 1.0, themes)
        self.share = QLabel(wordWrap=True)
        self.share.setObjectName("faint")
        self.share.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rebuilt = QLabel(wordWrap=True)
        self.rebuilt.setObjectName("faint")
        self.rebuilt.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.is_pad = QCheckBox(self.tr("four ideas on a pad"))
        self.pad = BlendPad(themes)
        self.record = QPushButton(self.tr("Record path"))
        self.record.setCheckable(True)
        self.path_bars = spin_box(2, MOST_BARS, verb.path.bars)
        self.path_bars.setSuffix(self.tr(" bars"))
        self.write_path = QPushButton(self.tr("Write"))
        self.lane = LaneStrip(verb.lane, session.carried, themes, self.write_path)
        self.steps = spin_box(FEWEST_STEPS, MOST_STEPS, verb.lane.steps)
        self.keep = QPushButton(self.tr("Keep as take"))
        self.export = QPushButton(self.tr("Export …"))
        self.model = TitleBox()
        self.curve = TitleBox()
        self.keys = TitleBox()
        self.temperature = QDoubleSpinBox(minimum=LOWEST_TEMPERATURE, maximum=HIGHEST_TEMPERATURE, singleStep=0.1)
        self.temperature.setValue(Manner.temperature)
        self.seed = spin_box(0, HIGHEST_SEED, Manner.seed)
        for button in (self.record, self.write_path, self.keep, self.export):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + 16)
        self._path_row = row(self.record, self.path_bars, self.write_path)
        self._lane_row = row(self.keep, self.export)
        self._form = QFormLayout()
        self._fill_boxes()
        self._lay_out()
        self._describe()
        self._connect()
        self._verb.recipe.set_manner(self.manner)
        self._show_pad(False)
        self._show()

    @property
    def manner(self) -> Manner:
        """What the panel says."""
        return Manner(
            self.model.currentData(),
            self.temperature.value(),
            self.seed.value(),
            Curve(self.curve.currentData()),
            KeyPlan(self.keys.currentData()),
            # All bars are written at once, so that none can be led by the one before.
            replace(self._held.constraints, repetition=0.0),
        )

    def use_model(self, name: str) -> None:
        """Choose a model, where it is one that blends."""
        if (index := self.model.findData(name)) >= 0:
            self.model.setCurrentIndex(index)

    def show_manner(self, manner: Manner) -> None:
        """Say this from now on; a model that is not there leaves the one that is chosen."""
        self.use_model(manner.model)
        self.curve.setCurrentIndex(self.curve.findData(manner.curve.value))
        self.keys.setCurrentIndex(self.keys.findData(manner.keys.value))
        self.temperature.setValue(manner.temperature)
        show_nearest(self.seed, manner.seed)

    def controls(self) -> tuple[QWidget, ...]:
        """All that can be set, from top to bottom."""
        fields = [control for field in self.fields for control in field.controls()]
        path, lane = (self.record, self.path_bars, self.write_path), (self.keep, self.export, self.steps)
        how = (self.model, self.curve, self.keys, self.temperature, self.seed)
        return (self.fold, *fields, self.slider, self.is_pad, self.pad, *path, *lane, *how)

    def _fill_boxes(self) -> None:
        self._fill_models()
        self.use_model(self._verb.recipe.manner.model)
        self.curve.addItem(self.tr("round"), Curve.SLERP.value)
        self.curve.addItem(self.tr("straight"), Curve.LINEAR.value)
        self.keys.addItem(self.tr("changes phrase by phrase"), KeyPlan.OWN.value)
        self.keys.addItem(self.tr("stays in A's key"), KeyPlan.FIRST.value)

    @Slot()
    def _fill_models(self) -> None:
        """The MusicVAEs there are; the one that was chosen stays so, else the first is."""
        chosen = self.model.currentData()
        with QSignalBlocker(self.model):
            self.model.clear()
            for model in sorted(self._session.models.known.values(), key=lambda model: model.imported):
                if SYSTEMS[model.system].interpolates:
                    self.model.addItem(model.title, model.name)
            self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
        if chosen and self.model.currentData() != chosen:
            self._on_manner()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setSpacing(8)
        for which, field in enumerate(self.fields):
            fields.addWidget(field, which // 2, which % 2)
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(5)
        form.addRow(self.tr("Steps"), self.steps)
        form.addRow(self.tr("Model"), self.model)
        form.addRow(self.tr("Curve"), self.curve)
        form.addRow(self.tr("Key"), self.keys)
        form.addRow(self.tr("Temperature"), self.temperature)
        form.addRow(self.tr("Seed"), self.seed)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 4, 0, 0)
        body.setSpacing(6)
        body.addLayout(fields)
        way = (self.slider, self.pad, self.share, self.rebuilt)
        for widget in (*way, self.is_pad, self._path_row, self.lane, self._lane_row):
            body.addWidget(widget)
        body.addLayout(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 6)
        layout.setSpacing(2)
        layout.addWidget(self.fold)
        layout.addWidget(self._body)
        for before, after in pairwise(self.controls()):
            QWidget.setTabOrder(before, after)

    def _describe(self) -> None:
        for widget, name, tip in (
            (self.fold, self.tr("Interpolate"), self.tr("Go from one idea to another, or between four")),
            (
                self.slider,
                self.tr("From A to B"),
                self.tr("Left is exactly A, right is exactly B; hear what is between"),
            ),
            (self.rebuilt, self.tr("How much the model can rebuild"), self._rebuilt_tip()),
            (self.is_pad, self.tr("Four ideas on a pad"), self.tr("Blend A, B, C and D; missing ones are A and B")),
            (self.pad, self.tr("Pad of four ideas"), self.tr("Drag, or use the arrow keys; in a corner it is exact")),
            (self.record, self.tr("Record path"), self.tr("The next drag is recorded, bar by bar, as it plays")),
            (self.path_bars, self.tr("Bars of the path"), self.tr("How long a path becomes at the most")),
            (self.write_path, self.tr("Write the path"), self.tr("Write the recorded path into the song once more")),
            (self.steps, self.tr("Steps"), self.tr("How many there are from A to B")),
            (self.keep, self.tr("Keep as take"), self.tr("Keep what is heard now among the takes below")),
            (self.export, self.tr("Export the steps"), self.tr("Write all from A to B as MIDI files into a folder")),
            (self.model, self.tr("Model of Interpolate"), self.tr("Which MusicVAE blends")),
            (
                self.curve,
                self.tr("Curve"),
                self.tr("Round (slerp) keeps the character of the music; straight (linear) is more like a mean"),
            ),
            (self.keys, self.tr("Key of Interpolate"), self._keys_tip()),
            (self.temperature, self.tr("Temperature of Interpolate"), self.tr("Less is safer, more is wilder")),
            (self.seed, self.tr("Seed of Interpolate"), self.tr("The same seed gives the same notes")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        for button in (self.record, self.write_path, self.keep, self.export):
            # A click leaves the keyboard to the roll.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _rebuilt_tip(self) -> str:
        return self.tr(
            "How many of the notes the model's plain reconstruction gets right; at the ends are yours all the same"
        )

    def _keys_tip(self) -> str:
        return self.tr(
            "Where A and B are in different keys: the last phrase turns into B's first, then the one before it; "
            "or B is moved into A's key, and ends there"
        )

    def _connect(self) -> None:
        verb = self._verb
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderReleased.connect(verb.release)
        self.pad.moved.connect(self._on_pad_moved)
        self.pad.released.connect(verb.release)
        self.is_pad.toggled.connect(self._show_pad)
        self.record.toggled.connect(self._on_armed)
        self.path_bars.valueChanged.connect(self._on_path_bars)
        self.write_path.clicked.connect(verb.write_path)
        self.steps.valueChanged.connect(verb.lane.set_steps)
        self.lane.chosen.connect(verb.audition)
        self.lane.menu_asked.connect(self._on_menu_asked)
        self.keep.clicked.connect(self._on_keep)
        self.export.clicked.connect(self._on_export)
        for box in (self.model, self.curve, self.keys):
            box.currentIndexChanged.connect(self._on_manner)
        for box in (self.temperature, self.seed):
            box.valueChanged.connect(self._on_manner)
        self._held.changed.connect(self._on_manner)
        self._session.models.changed.connect(self._fill_models)
        verb.recipe.renewed.connect(self._show)
        verb.measured.connect(self._show)
        verb.moved.connect(self._show)
        verb.dropped.connect(self._let_go)
        verb.inlay.preview_changed.connect(self._show)
        verb.lane.filled.connect(self._show)
        verb.lane.renewed.connect(self._show)
        verb.path.changed.connect(self._show)
        for signal in (self._session.document.changed, self._session.aiming.playhead_changed):
            signal.connect(self._later.ask)

    @Slot(bool)
    def _show_pad(self, is_pad: bool) -> None:
        for widget in (*self.fields[2:], self.pad, self._path_row):
            widget.setVisible(is_pad)
        for widget in (self.slider, self.lane, self.export):
            widget.setVisible(not is_pad)
        self._form.setRowVisible(self.steps, not is_pad)
        self._verb.recipe.set_pad(is_pad)

    @Slot()
    def _show(self) -> None:
        """What is known by now."""
        verb = self._verb
        rebuilt = verb.rebuilt or (None,) * len(NAMES)
        for field, share in zip(self.fields, (*rebuilt, None, None), strict=False):
            field.show_rebuilt(share)
        for widget in (self.slider, self.pad, self.record):
            widget.setEnabled(verb.recipe.ready)
        self.keep.setEnabled(verb.inlay.latest is not None)
        self.export.setEnabled(verb.lane.complete)
        self.write_path.setEnabled(bool(verb.path.points))
        with QSignalBlocker(self.record):
            self.record.setChecked(verb.path.armed or verb.path.recording)
        self.slider.show_amount(verb.point[0])
        self.pad.show_point(verb.point)
        self.pad.show_path(verb.path.points)
        self._show_place()
        known = zip(NAMES, verb.rebuilt, strict=False)
        parts = self.tr(", ").join(f"{name} {percent(share)}" for name, share in known)
        text = self.tr("the model rebuilds {}").format(parts) if parts else ""
        if text and (seconds := verb.forecast) is not None:
            text = self.tr("{}; a step takes ~{}").format(text, duration(seconds))
        self.rebuilt.setText(text)

    def _show_place(self) -> None:
        self.share.setText(self._place())

    def _place(self) -> str:
        """Where the hand is, in words."""
        verb, (across, down) = self._verb, self._verb.point
        corners = verb.recipe.corners
        if corners is None or verb.recipe.refusal:
            return verb.recipe.refusal or self._to_choose()
        if verb.path.recording:
            return self.tr("bar {} of {}").format(int(verb.path.progress) + 1, verb.path.bars)
        if verb.path.armed:
            return self.tr("drag: the path is recorded while it plays")
        if verb.recipe.is_pad:
            return with_values(self.tr("{:.0%} across, {:.0%} down"), across, down)
        if across in (0.0, 1.0):
            which = int(across)
            text = self.tr("exactly {}") if verb.inlay.is_exactly(corners, which) else self._unlike()
            return text.format(NAMES[which])
        # Nothing but an end is called as one.
        return with_values(self.tr("{:.0%} of the way to B"), min(max(across, 0.01), 0.99))

    def _to_choose(self) -> str:
        """What there is to do before ideas can be blended."""
        if self._verb.ends.are_left(len(NAMES) if self._verb.recipe.is_pad else 2):
            return self.tr("these ideas are from another song; choose one of them here to blend them")
        return self.tr("choose A and B to begin")

    def _unlike(self) -> str:
        """The hand is at an end that the song does not have, or not any more."""
        return self.tr("at {}; the song is different there")

    @Slot()
    def _let_go(self) -> None:
        """Take slider and pad out of the hand."""
        self.slider.setSliderDown(False)
        self.pad.let_go()

    @Slot()
    def _on_slid(self) -> None:
        # While the pad is shown a knob can move the slider all the same: then the hand goes across, as high as it is.
        self._verb.move((self.slider.amount, self._verb.point[1] if self._verb.recipe.is_pad else 0.0))
        if not self.slider.isSliderDown():
            self._verb.release()

    @Slot(float, float)
    def _on_pad_moved(self, across: float, down: float) -> None:
        self._verb.move((across, down))

    @Slot(bool)
    def _on_armed(self, armed: bool) -> None:
        self._verb.path.arm(armed)

    @Slot(int)
    def _on_path_bars(self, bars: int) -> None:
        self._verb.path.bars = bars

    @Slot()
    def _on_manner(self) -> None:
        self._verb.recipe.set_manner(self.manner)
        self.changed.emit()

    @Slot()
    def _on_keep(self) -> None:
        self._verb.keep()

    @Slot(int, QPoint)
    def _on_menu_asked(self, step: int, where: QPoint) -> None:
        menu = LaneMenu(self._verb, step, self)
        menu.export_asked.connect(self.export_asked)
        menu.popup(where)

    @Slot()
    def _on_export(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Write the way from A to B into a folder")):
            self._verb.lane.export(Path(name))
