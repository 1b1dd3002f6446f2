"""What Generate will go by, and where it will write, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sketchpad.generation.systems import System
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.session.session import Session
from sketchpad.session.verbs.aim import Aim, Source
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.panels.model_box import only_voices
from sketchpad.ui.wording import extent, place, sentence

LINES = 2


class AimLabel(QLabel):
    """Says what is the primer, and where what is written stands; or why nothing can be asked."""

    def __init__(self, session: Session) -> None:
        super().__init__(wordWrap=True)
        self._session = session
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        # What is below stays where it is when there is more to say.
        self.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())

    def show_aim(self, settings: Settings, system: System) -> None:
        """Say it of what such a system is to be asked."""
        try:
            aim = self._session.aiming.aim(settings, system)
        except InputError as error:
            self.setText(sentence(str(error)))
            return
        metre = self._session.document.bars.metre
        parts = [self._primer(aim.source, metre), self._writes(aim, metre)]
        if aim.only:
            parts.append(only_voices(aim.only))
        lines = [" · ".join(parts)]
        if aim.replaced:
            lines.append(self.tr("Over {} of your notes; undo brings them back").format(aim.replaced))
        if aim.between:
            lines.append(self.tr("The model hears sixteenths; notes that it hears moved: {}").format(aim.between))
        self.setText("\n".join(lines))

    def _primer(self, source: Source, metre: Metre) -> str:
        if source is Source.BEFORE:
            return self.tr("Primer: before {}").format(place(self._session.aiming.playhead, metre))
        return {
            Source.NOTHING: self.tr("Primer: none"),
            Source.SONG: self.tr("Primer: the song"),
            Source.SELECTION: self.tr("Primer: the selection"),
            Source.BARS: self.tr("Primer: the bars of the selection"),
            Source.SHOWN: self.tr("Primer: that of these takes"),
        }[source]

    def _writes(self, aim: Aim, metre: Metre) -> str:
        return self.tr("writes {}").format(extent(aim.start, aim.end, metre))
