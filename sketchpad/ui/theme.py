"""Light and dark, after the system's choice or a person's."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sketchpad.music.note import Author, Voice
from sketchpad.paths import data_directory
from sketchpad.session.preferences import Colours

LIGHTER = 112
"""Percent, of what is under the pointer."""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Colours by what they mean."""

    window: QColor
    panel: QColor
    text: QColor
    faint_text: QColor
    row: QColor
    black_row: QColor
    step_line: QColor
    beat_line: QColor
    bar_line: QColor
    white_key: QColor
    black_key: QColor
    key_text: QColor
    key_line: QColor
    person: QColor
    model: QColor
    harmony: QColor
    bass: QColor
    drums: QColor
    note_edge: QColor
    selected: QColor
    primer: QColor
    playhead: QColor
    accent: QColor
    accent_text: QColor
    warning: QColor
    outside_row: QColor

    def note(self, voice: Voice, author: Author) -> QColor:
        """The colour of a note; who wrote it is told by hatch as well, its voice by shape."""
        if voice is Voice.MELODY:
            return self.model if author is Author.MODEL else self.person
        return {Voice.HARMONY: self.harmony, Voice.BASS: self.bass, Voice.DRUMS: self.drums}[voice]

    def with_notes_in(self, colour: QColor) -> Theme:
        """The same with all notes in one colour."""
        return replace(self, person=colour, model=colour, harmony=colour, bass=colour, drums=colour)


DARK = Theme(
    window=QColor("#1b1d22"),
    panel=QColor("#23262d"),
    text=QColor("#e8eaf0"),
    faint_text=QColor("#9aa1b0"),
    row=QColor("#22252c"),
    black_row=QColor("#1d2026"),
    step_line=QColor("#282c34"),
    beat_line=QColor("#313641"),
    bar_line=QColor("#4a5162"),
    white_key=QColor("#d9dce4"),
    black_key=QColor("#343842"),
    key_text=QColor("#30343d"),
    key_line=QColor("#b4bac8"),
    person=QColor("#4cc2a0"),
    model=QColor("#93a4ff"),
    harmony=QColor("#d58cf0"),
    bass=QColor("#f0a05a"),
    drums=QColor("#a9b4c8"),
    note_edge=QColor("#10121a"),
    selected=QColor("#ffce5c"),
    primer=QColor("#4cc2a0"),
    playhead=QColor("#ff6b6b"),
    accent=QColor("#4c62e4"),
    accent_text=QColor("#ffffff"),
    warning=QColor("#5c4317"),
    outside_row=QColor("#16181d"),
)
LIGHT = Theme(
    window=QColor("#f4f5f8"),
    panel=QColor("#ffffff"),
    text=QColor("#1d2130"),
    faint_text=QColor("#5b6375"),
    row=QColor("#ffffff"),
    black_row=QColor("#f3f5f9"),
    step_line=QColor("#edeff4"),
    beat_line=QColor("#dde1ea"),
    bar_line=QColor("#b3bacb"),
    white_key=QColor("#ffffff"),
    black_key=QColor("#3b404d"),
    key_text=QColor("#4c5364"),
    key_line=QColor("#dde1ea"),
    person=QColor("#12876a"),
    model=QColor("#4a5fe0"),
    harmony=QColor("#9a3fc4"),
    bass=QColor("#b8641a"),
    drums=QColor("#5d6a80"),
    note_edge=QColor("#ffffff"),
    selected=QColor("#d98a00"),
    primer=QColor("#12876a"),
    playhead=QColor("#d6303a"),
    accent=QColor("#3d55e6"),
    accent_text=QColor("#ffffff"),
    warning=QColor("#fff1cf"),
    outside_row=QColor("#e8ebf2"),
)


class Themes(QObject):
    """The theme of the moment; follows the system's unless one was chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, chosen: Colours = "") -> None:
        super().__init__(parent)
        self.current = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show)
        self.choose(chosen)

    def choose(self, chosen: Colours) -> None:
        """Keep to light or dark, or follow the system."""
        self._chosen = chosen
        self._show()

    def use(self, theme: Theme) -> None:
        """Dress the whole program."""
        self.current = theme
        QApplication.setPalette(_palette(theme))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet(_style_sheet(theme))
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.use(DARK if self._chosen == "dark" or (dark and not self._chosen) else LIGHT)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.AlternateBase), theme.window),
        ((role.Base, role.Button, role.ToolTipBase), theme.panel),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.text),
        ((role.PlaceholderText,), theme.faint_text),
        ((role.Highlight,), theme.accent),
        ((role.Link, role.LinkVisited), theme.model),
        ((role.HighlightedText,), theme.accent_text),
        ((role.Mid, role.Dark, role.Light), theme.bar_line),
    ):
        for one in roles:
            palette.setColor(one, colour)
    disabled = QPalette.ColorGroup.Disabled
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, one, theme.faint_text)
    palette.setColor(disabled, role.Highlight, theme.bar_line)
    return palette


def _style_sheet(theme: Theme) -> str:
    """The sheet in the theme's colours."""
    colours = {field.name: getattr(theme, field.name).name() for field in fields(theme)}
    colours["accent_lighter"] = theme.accent.lighter(LIGHTER).name()
    return Template(_sheet()).substitute(colours)


@cache
def _sheet() -> str:
    return (data_directory("resources") / "style.qss").read_text()
