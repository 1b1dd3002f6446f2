"""The panel of the verb Fill: which part, what of it stays, and the locks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.music.errors import InputError
from sketchpad.music.note import Voice
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.later import Later
from sketchpad.ui.panels.generate_panel import GeneratePanel
from sketchpad.ui.panels.model_box import only_voices
from sketchpad.ui.wording import duration, extent


class FillPanel(QWidget):
    """Fills with the model and the settings of the panel Generate."""

    changed = Signal()

    def __init__(self, session: Session, generate: GeneratePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session = session
        self._generate = generate
        self.about = QLabel(wordWrap=True)
        self.about.setObjectName("faint")
        self.keep = QComboBox()
        for keep, title in (
            (Keep.NOTHING, self.tr("keep nothing")),
            (Keep.RHYTHM, self.tr("keep the rhythm")),
            (Keep.PITCHES, self.tr("keep the pitches")),
        ):
            self.keep.addItem(title, keep.value)
        self.fill = QPushButton(self.tr("Fill"))
        self.renew = QCheckBox(self.tr("new bars on each pass of the loop"))
        self.lock_notes = QPushButton(self.tr("Lock notes"))
        self.lock_bars = QPushButton(self.tr("Lock bars"))
        self._describe()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def kept(self) -> Keep:
        """What of the notes in the part stays."""
        return Keep(self.keep.currentData())

    def show_keep(self, keep: Keep) -> None:
        """Keep this from now on."""
        self.keep.setCurrentIndex(self.keep.findData(keep.value))

    @Slot()
    def start(self) -> None:
        """Fill the hole."""
        self._session.filling.start(self._generate.settings)

    def _describe(self) -> None:
        for widget, name, tip in (
            (self.keep, self.tr("Keep"), self.tr("What of the notes in the part stays, beside what is locked")),
            (self.fill, self.tr("Fill"), self.tr("Write the part anew so that it fits; once more for another")),
            (
                self.renew,
                self.tr("New bars on each pass of the loop"),
                self.tr("While a loop plays, all in it that is not locked is written anew each time round"),
            ),
            (self.lock_notes, self.tr("Lock notes"), self.tr("No model rewrites the selected notes")),
            (self.lock_bars, self.tr("Lock bars"), self.tr("No model writes in the selected bars")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        for button in (self.fill, self.renew, self.lock_notes, self.lock_bars):
            # A click leaves the keyboard to the roll.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Fill"))
        heading.setObjectName("heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 6)
        column.setSpacing(5)
        column.addWidget(heading)
        column.addWidget(self.about)
        for widgets in ((self.keep, self.fill), (self.renew,), (self.lock_notes, self.lock_bars)):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget, 1)
            column.addLayout(row)

    def _connect(self) -> None:
        session = self._session
        self.fill.clicked.connect(self.start)
        self.renew.toggled.connect(self._on_renew_toggled)
        session.renewal.changed.connect(self._show_renewal)
        self.lock_notes.clicked.connect(session.filling.toggle_notes)
        self.lock_bars.clicked.connect(session.filling.toggle_bars)
        self.keep.currentIndexChanged.connect(self._on_keep_chosen)
        self._generate.model.currentIndexChanged.connect(self._show)
        session.document.selection_changed.connect(self._show)
        session.document.chosen.connect(self._show)
        session.document.metre_changed.connect(self._show)
        # One answer changes the takes several times, and ends.
        later = Later(self, self._show)
        session.takes.changed.connect(later.ask)
        session.continuation.ended.connect(later.ask)
        session.generator.opened.connect(self._show)
        session.playback.loop_changed.connect(self._show)
        session.playback.loop_changed.connect(self._on_loop_changed)

    @Slot()
    def _on_keep_chosen(self) -> None:
        self._session.filling.keep = self.kept
        self.changed.emit()

    @Slot(bool)
    def _on_renew_toggled(self, on: bool) -> None:
        if not on:
            self._session.renewal.stop()
        elif not self._session.renewal.wanted:
            self._session.renewal.start(self._settings)
            if not self._session.playback.loop:
                self._session.notice.emit(self._needs_loop())

    def _needs_loop(self) -> str:
        return self.tr("drag over the ruler: that loop gets new bars each time round")

    @Slot()
    def _on_loop_changed(self) -> None:
        self._session.over.emit(self._needs_loop())

    def _settings(self) -> Settings:
        return self._generate.settings

    @Slot()
    def _show_renewal(self) -> None:
        self.renew.setChecked(self._session.renewal.wanted)

    @Slot()
    def _show(self) -> None:
        """Say which part would be filled, or why none."""
        settings = self._generate.settings
        try:
            hole, only = self._session.filling.hole_for(settings), self._session.filling.only(settings)
            text = (
                self._words(hole, only) if hole else self.tr("the part to fill: select notes, or drag over the ruler")
            )
        except InputError as error:
            hole, text = None, str(error)
        self.about.setText(text)
        self.fill.setEnabled(hole is not None)
        seconds = self._session.filling.forecast(settings) if hole else None
        fill = self.tr("Fill")
        self.fill.setText(f"{fill}   ~{duration(seconds)}" if seconds is not None else fill)

    def _words(self, hole: Hole, only: frozenset[Voice]) -> str:
        metre = self._session.document.bars.metre
        text = self.tr("the part to fill: {}").format(extent(hole.start, hole.end, metre))
        return f"{text} · {only_voices(only)}" if only else text
