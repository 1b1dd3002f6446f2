"""The takes to choose from, each with a small picture of its notes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sketchpad.music.bars import DEFAULT_TEMPO, Bars
from sketchpad.session.songs.carried_files import CarriedFiles
from sketchpad.session.songs.exporting import Exporting
from sketchpad.session.takes.takes import ORIGINAL, Takes
from sketchpad.ui.later import Later
from sketchpad.ui.takes.take_button import TakeButton
from sketchpad.ui.takes.take_captions import caption
from sketchpad.ui.takes.thumbnail import Axes
from sketchpad.ui.theme import Themes

HEIGHT = 112


class TakesStrip(QWidget):
    """Always there, so that the roll keeps its size when takes come and go.

    Signals:
        all_asked: all takes of the song are to be seen.
        export_asked: a choice is to be written as a MIDI file: its number in the tree, None for the original; and the
            song with it.
    """

    all_asked = Signal()
    export_asked = Signal(object, Bars)

    def __init__(
        self,
        takes: Takes,
        exporting: Exporting,
        carried: CarriedFiles,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exporting = exporting
        self._carried = carried
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._takes = takes
        self._themes = themes
        self._shown: tuple[Bars, ...] = ()
        self._faces: dict[int, int] = {}
        """By the button, the choice that it shows: its own, or one that is folded into it."""
        # Only when a new button has its place can it be scrolled to.
        self._scrolling = QTimer(self, interval=0, singleShot=True)
        self._scrolling.timeout.connect(self._scroll_to_chosen)
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._on_clicked)
        self._row = QWidget()
        self._row_layout = QHBoxLayout(self._row)
        self._row_layout.setContentsMargins(4, 4, 4, 4)
        self._row_layout.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._row)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all = self._push_button(self.tr("All …"), self.tr("All takes of this song, as a tree"))
        self.flip = self._push_button(
            self.tr("A / B"), self.tr("Go between A and B; while playing, from the next bar line on")
        )
        self.accept = self._push_button(
            self.tr("Keep this one"), self.tr("Keep what is shown, and the others for later")
        )
        self._hint = QLabel(self.tr("what Generate writes appears here, to compare and choose"))
        self._hint.setObjectName("faint")
        self._lay_out()
        self.all.clicked.connect(self.all_asked)
        self.flip.clicked.connect(takes.flip)
        self.accept.clicked.connect(takes.accept)
        self._later = Later(self, self._on_changed)
        takes.changed.connect(self._later.ask)
        self._on_changed()

    def _push_button(self, text: str, tip: str) -> QPushButton:
        """A click leaves the keyboard to the roll."""
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
            column.addStretch(1)
        left.addWidget(QLabel(self.tr("Takes")))
        left.addWidget(self.all)
        right.addWidget(self.flip)
        right.addWidget(self.accept)
        for column in (left, right):
            column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.addLayout(left)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self._area, 1)
        layout.addLayout(right)
        self.setFixedHeight(HEIGHT)

    @Slot()
    def _on_changed(self) -> None:
        takes = self._takes
        self._hint.setVisible(not takes.is_open)
        self._area.setVisible(takes.is_open)
        self.all.setEnabled(len(takes.tree) > 0)
        self.flip.setEnabled(takes.is_open)
        self.accept.setEnabled(takes.is_open)
        self._fill(tuple(takes.choices))
        visible = frozenset(takes.visible)
        for choice in range(len(self._shown)):
            self._show_state(choice, choice in visible)
        self._show_chosen(visible)

    def _fill(self, choices: tuple[Bars, ...]) -> None:
        """A button for each choice; where only some were added, the others stay."""
        there = choices[: len(self._shown)]
        if list(map(_seen, there)) != list(map(_seen, self._shown)) or not choices:
            for button in self._buttons.buttons():
                self._buttons.removeButton(button)
                button.deleteLater()
            self._shown = ()
            self._faces.clear()
        for choice in range(len(self._shown), len(choices)):
            button = TakeButton(caption(self._takes, choice), choices[choice], self._themes, self._row)
            button.fold_toggled.connect(self._on_fold_toggled)
            button.gripped.connect(self._on_gripped)
            button.menu_asked.connect(self._on_menu_asked)
            self._buttons.addButton(button, choice)
            self._faces[choice] = choice
            self._row_layout.insertWidget(choice, button)
            QWidget.setTabOrder(self._buttons.button(choice - 1) or self.all, button)
            QWidget.setTabOrder(button, button.badge)
        if self._shown != choices:
            self._shown = choices
            self._show_axes()

    def _show_axes(self) -> None:
        """Have all pictures show the same: the song, or where only a part of it was filled, that."""
        requests = [take.request for take in self._takes.takes]
        spans = [(request.start, request.end) for request in requests if request.hole]
        starts, ends = zip(*spans, strict=True) if spans else ((), ())
        span = (min(starts), max(ends)) if spans and len(spans) == len(requests) else None
        axes = Axes.of(self._shown, span)
        for button in self._buttons.buttons():
            assert isinstance(button, TakeButton), "there are no others"
            button.set_axes(axes)

    def _show_state(self, choice: int, visible: bool) -> None:
        button = self._buttons.button(choice)
        assert isinstance(button, TakeButton), "every choice has one"
        fold, face = self._takes.fold_of(choice), self._takes.face_of(choice)
        if face != self._faces[choice]:
            self._faces[choice] = face
            button.show_take(caption(self._takes, face), self._shown[face])
        button.set_fold(len(fold) if fold[0] == choice else 1, self._takes.is_unfolded(choice))
        first, second = self._takes.pair
        button.set_letter("" if first == second else {first: "A", second: "B"}.get(face, ""))
        button.setVisible(visible)

    def _show_chosen(self, visible: frozenset[int]) -> None:
        """Check the button of the choice that is shown, or of the one that it is folded into."""
        chosen = self._takes.shown or ORIGINAL
        if chosen not in visible:
            chosen = self._takes.fold_of(chosen)[0]
        if button := self._buttons.button(chosen):
            button.setChecked(True)
            self._scrolling.start()

    @Slot()
    def _scroll_to_chosen(self) -> None:
        if button := self._buttons.checkedButton():
            self._area.ensureWidgetVisible(button)

    def _follow(self) -> bool:
        """Show what there is to choose from now; whether a hand could see that already when it clicked."""
        saw_it = self._shown == tuple(self._takes.choices)
        if not saw_it:
            self._on_changed()
        return saw_it

    @Slot(int)
    def _on_clicked(self, choice: int) -> None:
        if self._follow():
            self._takes.choose(self._faces[choice])

    @Slot()
    def _on_gripped(self) -> None:
        """Have its file ready, in case it is carried out of the window."""
        button = self.sender()
        assert isinstance(button, TakeButton), "only they are connected"
        if not self._follow():
            return
        place = self._buttons.id(button)
        choice = self._faces[place]
        number, stem = self._named(choice)
        if (path := self._carried.path(stem)) is None:
            return

        def written(_: object) -> None:
            if self._buttons.button(place) is button and self._faces[place] == choice:
                button.file = path

        if number:
            self._exporting.export_take(number, path, written)
        else:
            self._exporting.export_bars(self._shown[choice], path, written)

    def _named(self, choice: int) -> tuple[int | None, str]:
        """The number of a choice in the tree, and what its file is called."""
        if choice == ORIGINAL:
            return None, "original"
        number = self._takes.number(choice)
        return number, f"take-{number}"

    @Slot(QPoint)
    def _on_menu_asked(self, where: QPoint) -> None:
        button = self.sender()
        assert isinstance(button, TakeButton), "only they are connected"
        if not self._follow():
            return
        choice = self._faces[self._buttons.id(button)]
        # Other takes may come and go while the menu is open.
        (number, _), song = self._named(choice), self._shown[choice]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        export = menu.addAction(self.tr("Export as MIDI …"))
        export.triggered.connect(lambda _checked=False: self.export_asked.emit(number, song))
        menu.popup(where)

    @Slot()
    def _on_fold_toggled(self) -> None:
        button = self.sender()
        assert isinstance(button, TakeButton), "only they are connected"
        self._takes.toggle_fold(self._buttons.id(button))


def _seen(song: Bars) -> Bars:
    """As much of a song as a button shows: no tempo, and no locks."""
    return replace(song, tempo=DEFAULT_TEMPO, locked_bars=frozenset[int]())
