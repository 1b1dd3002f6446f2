"""The parts of the window: how the keyboard goes from one to the next, and which page of help is about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from sketchpad.ui.form import FoldButton
from sketchpad.ui.help.help_window import FIRST

if TYPE_CHECKING:
    from sketchpad.ui.main_window import MainWindow


class Parts(QObject):
    """Goes round the parts.

    Attributes:
        pages: each part's page, in the order in which the keyboard goes through them; one inside another comes later.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folds = window.findChildren(FoldButton)
        self.pages: dict[QWidget, str] = {
            window.roll: "02-piano-roll.md",
            window.roll.ruler: "03-playing.md",
            window.why: "08-takes.md",
            window.panel: "04-models.md",
            window.panel.foot: "04-models.md",
            window.fill: "05-fill.md",
            window.interpolate: "06-interpolate.md",
            window.shape: "07-shape.md",
            window.mixer: "03-playing.md",
            window.gauge: "10-gauge.md",
            window.takes: "08-takes.md",
            window.transport: "03-playing.md",
            window.hint: FIRST,
            window.message: FIRST,
            window.changed: "09-songs.md",
        }

    @property
    def page(self) -> str:
        """The page that is about where the keyboard is."""
        return self.pages.get(self._here(), FIRST)

    def go_round(self, by: int) -> None:
        """Give the keyboard to the next part, or the one before; parts that have no use for it now are passed over."""
        parts = list(self.pages)
        here = parts.index(self._here())
        for step in range(1, len(parts)):
            part = parts[(here + by * step) % len(parts)]
            if first := _first_in(part):
                first.setFocus(Qt.FocusReason.TabFocusReason)
                self._window.show_panel(first)
                return

    def can_go_to(self, control: QWidget) -> bool:
        """Whether a control can have the keyboard; it can where it is only folded away."""
        around: QWidget | None = control
        while around and around is not self._window:
            if around.isHidden() and not self._is_folded(around):
                return False
            around = around.parentWidget()
        return control.isEnabled()

    def go_to(self, control: QWidget) -> None:
        """Give the keyboard to a control, or to the first inside it, and bring it into view."""
        for fold in self._folds:
            if fold.body.isAncestorOf(control):
                fold.setChecked(True)
        if first := _first_in(control):
            first.setFocus(Qt.FocusReason.TabFocusReason)
            # What was folded away has its place only in the next turn of the event loop.
            QTimer.singleShot(0, first, lambda: self._window.show_panel(first))

    def _is_folded(self, hidden: QWidget) -> bool:
        return any(fold.body is hidden for fold in self._folds)

    def _here(self) -> QWidget:
        """The part that has the keyboard; the roll while none has."""
        focus = self._window.focusWidget()
        around = [part for part in self.pages if focus and (part is focus or part.isAncestorOf(focus))]
        return around[-1] if around else self._window.roll


def _first_in(part: QWidget) -> QWidget | None:
    """The first that takes the keyboard."""
    inside = [part.focusProxy() or part, *part.findChildren(QWidget)]
    return next((each for each in inside if _takes_keyboard(each)), None)


def _takes_keyboard(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()
