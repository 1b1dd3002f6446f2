"""A card about the note under a resting pointer, or selected: how likely it was, and what else it could have been."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.generation.fork import Action
from sketchpad.generation.verb import Verb
from sketchpad.generation.why import Rival, Why
from sketchpad.music.general_midi import drum_name
from sketchpad.music.note import Note, Voice
from sketchpad.music.notes import columns_of
from sketchpad.music.pitch import pitch_name
from sketchpad.music.spelling import spelling_of
from sketchpad.music.wording import with_values
from sketchpad.session.verbs.explaining import Explaining
from sketchpad.ui.panels.model_box import verb_titles
from sketchpad.ui.piano_roll.drum_map import row_pitches
from sketchpad.ui.piano_roll.roll import PianoRoll
from sketchpad.ui.piano_roll.ruler import HEIGHT as RULER
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import percent, place

WIDTH = 232
ROW = 24
GAP = 8
NUMBER = 52
"""Pixels that the probability needs."""
MARGIN = 10


class RivalButton(QPushButton):
    """A rival: what it is, how likely it was, and a bar as long as that; it is only told where no take can follow."""

    chosen = Signal(object)

    def __init__(self, name: str, rival: Rival, can_branch: bool, themes: Themes, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._rival = rival
        self._themes = themes
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        likely = with_values(self.tr("{}, {:.1%} likely"), name, rival.probability)
        self.setAccessibleName(likely)
        self.setEnabled(can_branch)
        self.setToolTip(self.tr("{}; click for a take that goes on from it").format(likely) if can_branch else likely)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """The row is as wide as the card."""
        return QSize(WIDTH - 2 * MARGIN, ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar, and the words on it."""
        painter = QPainter(self)
        theme, inside = self._themes.current, self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(inside, theme.row)
        bar = QRect(inside)
        bar.setWidth(round(inside.width() * self._rival.probability))
        painter.fillRect(bar, theme.beat_line)
        if self.hasFocus() or self.underMouse():
            painter.setPen(theme.accent)
            painter.drawRect(inside.adjusted(0, 0, -1, -1))
        painter.setPen(theme.text)
        words = inside.adjusted(6, 0, -6, 0)
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width() - NUMBER)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            percent(self._rival.probability, 1),
        )

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._rival)


class WhyCard(QFrame):
    """Lies over the roll's upper right corner, or the left one where it would hide the pointer or its note.

    A pointer that rests on a note can come to it and click a rival; it stays as long as that one is on its way.
    """

    def __init__(self, explaining: Explaining, themes: Themes, roll: PianoRoll) -> None:
        super().__init__(roll)
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        # What is below is another widget's ground.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._explaining = explaining
        self._themes = themes
        self._roll = roll
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.text = QLabel(wordWrap=True)
        self.run = QLabel(wordWrap=True)
        self.run.setObjectName("faint")
        self.about = QLabel(self.tr("instead of it:"))
        self.about.setObjectName("faint")
        self.fixed = QLabel(wordWrap=True)
        self.fixed.setObjectName("faint")
        self.hint = QLabel(self.tr("hover or select a model's note"), wordWrap=True)
        self.hint.setObjectName("faint")
        self.rivals: list[RivalButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self._column.setSpacing(3)
        for widget in (self.title, self.run, self.text, self.about, self.fixed, self.hint):
            self._column.addWidget(widget)
        roll.installEventFilter(self)
        roll.hover.set_refuge(self)
        explaining.changed.connect(self._show)
        roll.view.scale_changed.connect(self._show)
        roll.view.session.document.metre_changed.connect(self._show)
        themes.changed.connect(self.update)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner."""
        if watched is self._roll and event.type() == QEvent.Type.Resize:
            self._keep_to_corner()
        return False

    @Slot()
    def _show(self) -> None:
        explaining = self._explaining
        for button in self.rivals:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.rivals = []
        self.about.setVisible(explaining.why is not None)
        if explaining.note is None:
            self.hide()
            return
        self.title.setText(self._title(explaining.note))
        self.run.setText(self._run())
        self.run.setVisible(bool(self.run.text()))
        self.text.setText(self._words(explaining.why) if explaining.why else explaining.problem or "…")
        if why := explaining.why:
            self.about.setText(self.tr("instead of it:") if why.rivals else self.tr("it was all but certain"))
            for rival in why.rivals:
                button = RivalButton(self._name(rival, why), rival, explaining.can_branch, self._themes, self)
                button.chosen.connect(explaining.branch)
                self._column.insertWidget(self._column.indexOf(self.fixed), button)
                button.show()
                self.rivals.append(button)
        self.fixed.setText(self._fixed())
        self.fixed.setVisible(bool(self.fixed.text()))
        told = (self.title, self.run, self.text) if self.run.text() else (self.title, self.text)
        self.setAccessibleName(": ".join(label.text() for label in told))
        self._keep_to_corner()
        self.show()
        self.raise_()

    def _keep_to_corner(self) -> None:
        """Below the ruler, or higher where there is not enough room."""
        self._column.activate()
        self.resize(WIDTH, self.heightForWidth(WIDTH))
        roll, room = self._roll, self._roll.height() - self.height() - GAP
        top = max(0, min(RULER + GAP, room))
        corners = QPoint(roll.canvas.width() - self.width() - GAP, top), QPoint(KEYS_WIDTH + GAP, top)
        self.move(min(corners, key=self._is_in_the_way))

    def _is_in_the_way(self, corner: QPoint) -> tuple[bool, bool]:
        """Whether it would there lie over the pointer, and over the note that it tells of."""
        roll, note = self._roll, self._explaining.note
        covered = QRect(corner, self.size()).marginsAdded(QMargins(GAP, GAP, GAP, GAP))
        pointer, geometry = roll.hover.place, roll.view.geometry
        over_pointer = pointer is not None and covered.contains(roll.canvas.mapTo(roll, pointer))
        if note is None:
            return over_pointer, False
        left, right = (KEYS_WIDTH + round(geometry.x(tick)) for tick in (note.start, note.end))
        (y,) = geometry.y(row_pitches(columns_of([note]), geometry)).tolist()
        row = QRect(left, round(y), right - left, round(geometry.row_height))
        return over_pointer, covered.intersects(row.translated(roll.canvas.mapTo(roll, QPoint())))

    def _title(self, note: Note) -> str:
        pitch = drum_name(note.pitch) if note.voice is Voice.DRUMS else self._pitch(note.pitch)
        return self.tr("{} at {} · take {}").format(
            pitch, place(note.start, self._roll.view.bars.metre), self._explaining.number
        )

    def _run(self) -> str:
        """What wrote the note, where that was a hand's, which saw no settings of it."""
        record = self._explaining.record
        if record is None or record.request.verb.can_branch:
            return ""
        request, takes = record.request, self._roll.view.session.takes
        return self.tr("{}: {}, seed {}").format(takes.title(request.model), verb_titles()[request.verb], request.seed)

    def _fixed(self) -> str:
        """Why no take goes on from the rivals; nothing where one does, or where there are none."""
        record, why = self._explaining.record, self._explaining.why
        if record is None or why is None or not why.rivals:
            return ""
        reasons = {
            Verb.SHAPE: self.tr("No take goes on from these: each bar was chosen whole, of many variants."),
            Verb.INTERPOLATE: self.tr("No take goes on from these: a blend is made whole, of its ideas."),
        }
        return reasons.get(record.request.verb, "")

    def _pitch(self, pitch: int) -> str:
        return pitch_name(pitch, spelling_of(self._roll.view.scale))

    def _words(self, why: Why) -> str:
        return with_values(self.tr("{:.1%} likely · {:.1f} bits of surprise"), why.probability, why.bits)

    def _name(self, rival: Rival, why: Why) -> str:
        voice = why.note.voice
        if rival.action is Action.END:
            return self.tr("rest") if why.place is None else self.tr("nothing more here")
        if rival.action is Action.HOLD:
            held = " ".join(map(self._pitch, rival.pitches))
            return self.tr("hold {}").format(held) if held else self.tr("nothing new")
        if voice is Voice.DRUMS:
            return " + ".join(drum_name(pitch) for pitch in rival.pitches)
        return self._pitch(rival.pitches[0])
