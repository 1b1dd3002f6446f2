"""The scale that a song is found to be in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.music.bars import Bars
from sketchpad.music.key import key_of, tells_key
from sketchpad.music.note import HIGHEST_PITCH, Author, Voice
from sketchpad.music.notes import Notes
from sketchpad.music.scale import Scale
from sketchpad.session.session import Session


class FoundScale(QObject):
    """Follows a session's song.

    Attributes:
        scale: what was found last.

    Signals:
        changed: it is another one.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.scale = Scale(0)
        self._keyed: Bars | None = None
        self._told_by: Notes | None = None
        """The notes of the person that the scale was found by, where they are enough to tell."""
        self._before: dict[int, tuple[Notes | None, Scale]] = {}
        """What was found at each step that an undo leads back to, by its place on the stack."""
        session.document.undo_stack.indexChanged.connect(self._on_index_changed)
        for signal in (session.document.changed, session.takes.changed):
            signal.connect(self._look)
        session.loaded.connect(self._on_loaded)

    @Slot()
    def _look(self) -> None:
        """Go by what the person wrote, or by all where that is too little to tell.

        While takes are shown the scale stays that of the song as it was, so that rows stay too. It stays as well until
        the person writes a note outside it: moving notes within the scale does not, nor does a model that takes some of
        them away, as Shape does.
        """
        song = self._session.takes.base
        if song is self._keyed:
            return
        self._keyed = song
        # A step tells of its change before it has its place on the stack.
        self._before[self._session.document.undo_stack.index()] = self._told_by, self.scale
        is_own = song.columns["author"] == Author.PERSON
        own = song if is_own.all() else replace(song, columns=song.columns.compress(is_own))
        if self._says_nothing_else(own):
            return
        tells = tells_key(own)
        key = key_of(own if tells else song)
        detected = Scale.of_key(key) if key else Scale(0)
        self._find(own if tells else None, detected)

    @Slot(int)
    def _on_index_changed(self, index: int) -> None:
        """An undo brings back the scale as well, which no note of the song as it was may contradict.

        What was found at steps that others have taken the place of is forgotten: those may find nothing anew.
        """
        if index == self._session.document.undo_stack.count():
            self._before = {step: found for step, found in self._before.items() if step < index}
        elif index in self._before:
            self._find(*self._before[index])

    def _find(self, told_by: Notes | None, scale: Scale) -> None:
        self._told_by = told_by
        if scale != self.scale:
            self.scale = scale
            self.changed.emit()

    def _says_nothing_else(self, own: Bars) -> bool:
        """Whether all notes lie in the scale that was found, but for some of those that it was found by."""
        if self._told_by is None or not len(own):
            return False
        return not self._outside(own).minus(self._outside(self._told_by))

    def _outside(self, notes: Notes) -> Notes:
        """Those of some notes that lie outside the scale that was found."""
        rows = notes.columns
        inside = np.isin(np.arange(HIGHEST_PITCH + 1) % 12, [*self.scale.pitch_classes])
        return Notes(rows.compress(~inside[rows["pitch"]] & (rows["voice"] != Voice.DRUMS)))

    @Slot()
    def _on_loaded(self) -> None:
        """Another song says nothing about this one."""
        self._keyed = self._told_by = None
        self._look()
        self._before.clear()
