"""What new notes are held to, folded away until it is wanted; folded, it says in a line what is set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.generation.constraints import AUTO, NO_CONSTRAINTS, Constraints
from sketchpad.music.key import KEYS, Key
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH
from sketchpad.music.pitch import pitch_name
from sketchpad.music.spelling import spelling_in
from sketchpad.music.wording import with_values
from sketchpad.ui.form import FoldButton, align_labels, row
from sketchpad.ui.panels.pitch_box import PitchBox

translate = QCoreApplication.translate

LOWEST_SHARE = 10
"""Percent."""
NEAR_OFF = 4
"""Percent; a repetition so near to none is none, so that a hand finds it."""


class ConstraintsBox(QWidget):
    """Edits constraints."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._auto_key: Key | None = None
        self._works = True
        self.body = QWidget()
        self.fold = FoldButton(self.tr("&Constraints"), self.body, is_heading=False)
        self.summary = QLabel()
        self.summary.setObjectName("faint")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clear = QToolButton()
        self.clear.setObjectName("fold")
        self.clear.setText("✕")
        self.key = QComboBox()
        self.key.addItem(self.tr("off"), None)
        self.key.addItem("", AUTO)
        for key in KEYS:
            self.key.addItem(key.title, key)
        self.lowest, self.highest = PitchBox(LOWEST_PITCH), PitchBox(HIGHEST_PITCH)
        self.top_p = _slider(LOWEST_SHARE, 100, 100)
        self.top_p_text = _value_label()
        self.repetition = _slider(-100, 100, 0)
        self.repetition.setObjectName("balance")
        self.repetition_text = _value_label()
        self.never_silent = QCheckBox(self.tr("never fall silent"))
        self._form = QFormLayout(self.body)
        self._lay_out()
        self._describe()
        self._connect()
        self.show_key(None)

    @property
    def constraints(self) -> Constraints:
        """What is set, as far as it works with the model and the engine."""
        if not self._works:
            return NO_CONSTRAINTS
        repetition = self.repetition.value() / 100 if self.repetition.isEnabledTo(self.body) else 0.0
        return Constraints(
            self.key.currentData(),
            self.lowest.value(),
            self.highest.value(),
            self.top_p.value() / 100,
            repetition,
            self.never_silent.isChecked(),
        )

    def offer(self, works: bool, repeats: bool) -> None:
        """Say whether the engine knows constraints at all, and whether the model can be led by the bar before."""
        self._works = works
        self.body.setEnabled(works)
        self.repetition.setEnabled(repeats)
        self.repetition_text.setEnabled(repeats)
        tip = self.tr("Left: away from what was there one bar ago; right: towards it")
        why_not = self.tr("This model writes all bars at once and cannot be led by the bar before")
        self.repetition.setToolTip(tip if repeats else why_not)
        self._show()

    def show_key(self, key: Key | None) -> None:
        """Say which key the primer is in."""
        self._auto_key = key
        found = key.title if key else self.tr("no notes yet")
        self.key.setItemText(self.key.findData(AUTO), self.tr("the primer's: {}").format(found))
        self._show()

    def align_with(self, above: QFormLayout) -> None:
        """Have the labels as wide as those of the form above."""
        self._form.setHorizontalSpacing(above.horizontalSpacing())
        align_labels(above, self._form)

    @Slot()
    def reset(self) -> None:
        """Hold new notes to nothing."""
        self.show_constraints(NO_CONSTRAINTS)

    def show_constraints(self, constraints: Constraints) -> None:
        """Hold new notes to these."""
        keys = [self.key.itemData(index) for index in range(self.key.count())]
        self.key.setCurrentIndex(keys.index(constraints.key) if constraints.key in keys else 0)
        self.lowest.setValue(constraints.lowest)
        self.highest.setValue(constraints.highest)
        self.top_p.setValue(round(100 * constraints.top_p))
        self.repetition.setValue(round(100 * constraints.repetition))
        self.never_silent.setChecked(constraints.never_silent)

    def controls(self) -> tuple[QWidget, ...]:
        """All that can be set, from top to bottom."""
        options = (self.key, self.lowest, self.highest, self.top_p, self.repetition, self.never_silent)
        return (self.fold, self.clear, *options)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what does not fit."""
        super().resizeEvent(event)
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.fold)
        head.addWidget(self.summary, 1)
        head.addStretch()
        head.addWidget(self.clear)
        form = self._form
        form.setContentsMargins(0, 2, 0, 0)
        form.setVerticalSpacing(5)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Ke&y"), self.key)
        form.addRow(self.tr("Ran&ge"), row(self.lowest, QLabel("–"), self.highest))
        form.addRow(self.tr("T&op-p"), row(self.top_p, self.top_p_text))
        form.addRow(self.tr("&Repetition"), row(self.repetition, self.repetition_text))
        form.addRow(self.never_silent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.body)

    def _describe(self) -> None:
        self.key.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.key.setMinimumContentsLength(6)
        for widget, name, tip in (
            (self.fold, self.tr("Constraints"), self.tr("A key, a range and more that new notes are held to")),
            (self.clear, self.tr("No constraints"), self.tr("Take all constraints off")),
            (self.key, self.tr("Key"), self.tr("New notes belong to this key; minor is natural minor")),
            (self.lowest, self.tr("Lowest note"), self.tr("No new note is lower; drums aside")),
            (self.highest, self.tr("Highest note"), self.tr("No new note is higher; drums aside")),
            (
                self.top_p,
                self.tr("Top-p"),
                self.tr("Only the likeliest notes that together have this probability; keeps a high temperature sane"),
            ),
            (self.repetition, self.tr("Repetition"), ""),
            (
                self.never_silent,
                self.tr("Never fall silent"),
                self.tr("Where no note began for a bar, one begins; Polyphony RNN always does so"),
            ),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        # A click leaves the keyboard to the roll.
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        self.fold.toggled.connect(self._show)
        self.clear.clicked.connect(self.reset)
        self.key.currentIndexChanged.connect(self._on_changed)
        self.lowest.valueChanged.connect(self._on_lowest_changed)
        self.highest.valueChanged.connect(self._on_highest_changed)
        self.top_p.valueChanged.connect(self._on_changed)
        self.repetition.valueChanged.connect(self._on_repetition_changed)
        self.never_silent.toggled.connect(self._on_changed)

    @Slot(int)
    def _on_lowest_changed(self, pitch: int) -> None:
        self.highest.setValue(max(pitch, self.highest.value()))
        self._on_changed()

    @Slot(int)
    def _on_highest_changed(self, pitch: int) -> None:
        self.lowest.setValue(min(pitch, self.lowest.value()))
        self._on_changed()

    @Slot(int)
    def _on_repetition_changed(self, value: int) -> None:
        if 0 < abs(value) < NEAR_OFF and self.repetition.isSliderDown():
            self.repetition.setValue(0)
        else:
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        self.top_p_text.setText(_share(self.top_p.value(), 100, "{:.2f}", self.tr("off")))
        self.repetition_text.setText(_share(self.repetition.value(), 0, "{:+.2f}", self.tr("off")))
        chosen = self.key.currentData()
        spelling = spelling_in(chosen if isinstance(chosen, Key) else self._auto_key)
        for box in (self.lowest, self.highest):
            box.spell(spelling)
        text = self._in_words()
        self.summary.setVisible(not (self._works and self.fold.isChecked()))
        self.summary.setText(self.summary.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self._room()))
        self.summary.setToolTip(text)
        self.clear.setVisible(self._is_set())

    def _room(self) -> int:
        clear = self.clear.sizeHint().width() + 4 if self._is_set() else 0
        return max(0, self.width() - self.fold.sizeHint().width() - clear - 8)

    def _is_set(self) -> bool:
        """Whether something is set, works or not."""
        return (
            self.key.currentIndex() > 0
            or (self.lowest.value(), self.highest.value()) != (LOWEST_PITCH, HIGHEST_PITCH)
            or self.top_p.value() < 100
            or self.repetition.value() != 0
            or self.never_silent.isChecked()
        )

    def _in_words(self) -> str:
        """What is set, in a line."""
        if not self._works:
            return self.tr("not with Magenta")
        return constraints_in_words(self.constraints, self._auto_key) or self.tr("off")


def constraints_in_words(constraints: Constraints, auto_key: Key | None = None) -> str:
    """Constraints in a line, nothing for none; `auto_key` is the primer's."""
    words: list[str] = []
    key = auto_key if constraints.key == AUTO else constraints.key
    spelling = spelling_in(key if isinstance(key, Key) else auto_key)
    if constraints.key is not None:
        words.append(key.title if isinstance(key, Key) else translate("ConstraintsBox", "the primer's key"))
    low, high = constraints.lowest, constraints.highest
    if (low, high) != (LOWEST_PITCH, HIGHEST_PITCH):
        words.append(f"{pitch_name(low, spelling)}–{pitch_name(high, spelling)}")
    if constraints.top_p < 1:
        words.append(with_values(translate("ConstraintsBox", "top-p {:g}"), constraints.top_p))
    if constraints.repetition:
        words.append(with_values(translate("ConstraintsBox", "repetition {:+g}"), constraints.repetition))
    if constraints.never_silent:
        words.append(translate("ConstraintsBox", "never silent"))
    return " · ".join(words)


def _share(percent: int, off: int, form: str, off_text: str) -> str:
    return off_text if percent == off else with_values(form, percent / 100)


def _slider(low: int, high: int, value: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(low, high)
    slider.setSingleStep(5)
    slider.setPageStep(10)
    slider.setValue(value)
    return slider


def _value_label() -> QLabel:
    """A label as wide as the widest value, so that the slider does not move while it is moved."""
    label = QLabel()
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance("+0.00"))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
