"""The list of models: each with what it can do, what it writes, its size, and its speed once that was measured."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sketchpad.generation.systems import SYSTEMS, System
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model
from sketchpad.music.note import Voice
from sketchpad.session.session import Session
from sketchpad.ui.form import TitleBox
from sketchpad.ui.wording import duration, memory

translate = QCoreApplication.translate

SPEED_BARS = 16
"""A model's speed is said as the time that so many bars take."""
ABOUT = Qt.ItemDataRole.UserRole + 1
MARGIN = 8
GAP = 5

Index = QModelIndex | QPersistentModelIndex


class ModelBox(TitleBox):
    """Chooses a model; `currentData` is its name."""

    def __init__(self, session: Session, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setItemDelegate(_Entry(self))
        self.setMaxVisibleItems(8)
        self._fill()
        self.setCurrentIndex(max(0, self.findData(chosen)))
        session.models.changed.connect(self._fill)

    @property
    def model_chosen(self) -> Model:
        """The model that is chosen."""
        return self._session.models.known[self.currentData()]

    @property
    def system(self) -> System:
        """What computes it."""
        return SYSTEMS[self.model_chosen.system]

    def showPopup(self) -> None:
        """Open it as wide as what it says."""
        self.describe()
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * MARGIN)
        super().showPopup()

    @Slot()
    def describe(self) -> None:
        """Say of each what is known by now."""
        for index in range(self.count()):
            text = self.about(self._session.models.known[self.itemData(index)])
            for role in (ABOUT, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
                self.setItemData(index, text, role)

    def about(self, model: Model) -> str:
        """What a model can do and writes, in a line; how large and how fast it is, in another."""
        system = SYSTEMS[model.system]
        titles, voices = verb_titles(), voice_titles()
        can = [titles[verb] for verb in system.verbs] + [self.tr("interpolate")] * system.interpolates
        can.append(self.tr("fill"))
        facts = [", ".join(voices[voice] for voice in system.voices), memory(model.size)]
        if model.bars != SPEED_BARS:
            facts.insert(1, self.tr("{} bars at a time").format(model.bars))
        speed = self._session.meter.speed(model.name, self._session.generator.engine, SPEED_BARS)
        if speed is not None:
            facts.append(self.tr("{} bars in {}").format(SPEED_BARS, duration(speed)))
        if model.imported:
            can.append(self.tr("imported"))
        return f"{' · '.join(can)}\n{' · '.join(facts)}"

    @Slot()
    def _fill(self) -> None:
        """List the models there are, the user's own last; the one that was chosen stays so, else the first is."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for model in sorted(self._session.models.known.values(), key=lambda model: model.imported):
                self.addItem(model.title, model.name)
            self.setCurrentIndex(max(0, self.findData(chosen)))
        self.describe()
        if self.currentData() != chosen:
            self.currentIndexChanged.emit(self.currentIndex())


def verb_titles() -> dict[Verb, str]:
    """What the verbs are called."""
    return {
        Verb.CONTINUE: translate("ModelBox", "continue"),
        Verb.HARMONISE: translate("ModelBox", "harmonise"),
        Verb.VARY: translate("ModelBox", "vary"),
        Verb.INTERPOLATE: translate("ModelBox", "interpolate"),
        Verb.FILL: translate("ModelBox", "fill"),
        Verb.SHAPE: translate("ModelBox", "shape"),
    }


def voice_titles() -> dict[Voice, str]:
    """What the voices are called within a sentence."""
    return {
        Voice.MELODY: translate("ModelBox", "melody"),
        Voice.HARMONY: translate("ModelBox", "harmony"),
        Voice.BASS: translate("ModelBox", "bass"),
        Voice.DRUMS: translate("ModelBox", "drums"),
    }


def only_voices(voices: Iterable[Voice]) -> str:
    """That these are written, and no others."""
    titles = voice_titles()
    return translate("ModelBox", "only {}").format(", ".join(titles[voice] for voice in sorted(voices)))


class _Entry(QStyledItemDelegate):
    """Paints a title, and fainter below it what there is to say."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground, and put the text on it."""
        self.initStyleOption(option, index)
        option.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        role = QPalette.ColorRole
        title, about = (role.HighlightedText,) * 2 if selected else (role.Text, role.PlaceholderText)
        area: QRect = option.rect.adjusted(MARGIN, GAP, -MARGIN, -GAP)
        painter.setPen(palette.color(title))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop, index.data())
        painter.setPen(palette.color(about))
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom, index.data(ABOUT))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for all lines."""
        metrics = option.fontMetrics
        lines = [index.data(), *index.data(ABOUT).split("\n")]
        width = max(metrics.horizontalAdvance(line) for line in lines)
        return QSize(width + 2 * MARGIN, len(lines) * metrics.lineSpacing() + 2 * GAP)
