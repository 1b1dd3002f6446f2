"""Cut and copied notes, for any song of any window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from sketchpad.music.bars import Bars
from sketchpad.session.session import Session
from sketchpad.session.songs.song import Song

BEGINNING = '{"sketch":'
"""Of a song file, by which a text is known for notes."""


class Clipboard(QObject):
    """Notes on the system's clipboard, as the text of a song file, which outlives this window on any system.

    A text that is copied from elsewhere leaves what was copied here to be pasted.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._copied: Bars | None = None
        self._text: str | None = None
        """What the system has of it; None until it is written down."""

    def keep(self, bars: Bars) -> None:
        """Copy these."""

        def put(text: str) -> None:
            if bars is self._copied:
                self._text = text
                QGuiApplication.clipboard().setText(text)

        self._copied, self._text = bars, None
        self._session.background.run(lambda: Song(bars).to_bytes().decode(), put, self._session.notice.emit)

    def fetch(self, use: Callable[[Bars], None]) -> None:
        """Give what was copied last to `use`: at once where it was copied here, else as soon as it is read."""
        text, copied = QGuiApplication.clipboard().text(), self._copied
        is_own = copied is not None and self._text in (None, text)
        if text.startswith(BEGINNING) and not is_own:
            self._session.background.run(lambda: Song.from_bytes(text.encode()).bars, use, self._say_why_not)
        elif copied:
            use(copied)

    def _say_why_not(self, text: str) -> None:
        self._session.notice.emit(self.tr("what was copied in another window cannot be pasted: {}").format(text))
