"""The song that is being worked on, with all that its file will hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.music.provenance import Place, Source
from sketchpad.music.scale import Scale
from sketchpad.session.document import Document
from sketchpad.session.playing.mixer import Mixer
from sketchpad.session.songs.song import KeptLoop, Panels, Song
from sketchpad.session.takes.takes import Takes


class CurrentSong(QObject):
    """Brings together what is the song's: notes, mix, takes and panels; lives on the GUI thread.

    Attributes:
        path: its file; None while it has none.
        title: what it is called without a file; nothing for a new one.
        panels: what the panels say.
        origins: of notes that came with a MIDI file, which model wrote them.
        loop: the latest one, on or off, which is no work, and kept with the next save.
        scale: that was chosen to be worked in, which is no work either; None for that of the key.
        number: which song of this window it is.

    Signals:
        leaving: another song is about to begin.
        begun: another song has begun.
        named: it has another file, or was saved to the one it has.
        edited: what is to be saved may be different from before.
    """

    leaving = Signal()
    begun = Signal()
    named = Signal()
    edited = Signal()

    def __init__(self, document: Document, mixer: Mixer, takes: Takes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._mixer, self._takes = document, mixer, takes
        self._kept = mixer.mix.kept
        self._saved_takes = 0
        """How many takes its file holds."""
        self.path: Path | None = None
        self._digest: bytes | None = None
        """The sha256 of what its file held when it was read, or written, here."""
        self.title = ""
        self.panels = Panels()
        self.origins: Mapping[Place, Source] = {}
        self.loop: KeptLoop | None = None
        self.scale: Scale | None = None
        self.number = 0
        mixer.changed.connect(self._on_mix_changed)
        document.changed.connect(self.edited)
        document.undo_stack.cleanChanged.connect(self._on_clean_changed)
        takes.grown.connect(self.edited)

    @property
    def dirty(self) -> bool:
        """Whether there is work that was not saved: edits, or takes, whatever became of them in the song."""
        return self._document.dirty or len(self._takes.tree) > self._saved_takes

    def snapshot(self) -> Song:
        """The song as it stands; made of what does not change, so that it costs next to nothing."""
        bars, mix, takes = self._document.bars, self._mixer.mix, self._takes.tree.copy()
        return Song(bars, mix, takes, self.panels, self.path, self.origins, self._digest, self.loop, self.scale)

    def begin(self, song: Song, path: Path | None = None, title: str = "", unsaved: bool = False) -> None:
        """Go on with another song; `unsaved` when no file holds it as it is."""
        self.leaving.emit()
        self.number += 1
        self._takes.use(song.takes)
        self._saved_takes = len(song.takes)
        self.path, self.title, self.panels, self.origins = path, title, song.panels, song.origins
        self._digest, self.loop, self.scale = song.home_digest if path else None, song.loop, song.scale
        self._kept = song.mix.kept
        self._mixer.use(song.mix)
        self._document.load(song.bars)
        if unsaved:
            self._document.undo_stack.resetClean()
        self.named.emit()
        self.begun.emit()

    def is_as_in(self, song: Song) -> bool:
        """Whether what counts as work is as it was in a snapshot."""
        is_same = self._document.bars == song.bars and self._mixer.mix.kept == song.mix.kept
        return is_same and len(self._takes.tree) == len(song.takes)

    def saved(self, song: Song, path: Path, digest: bytes) -> None:
        """A file, which has this sha256, holds the song as it was; maybe it is still the same."""
        self.path, self._digest, self._saved_takes = path, digest, len(song.takes)
        if self.is_as_in(song):
            self._document.undo_stack.setClean()
        else:
            # Undo may have led meanwhile to what the file held before.
            self._document.undo_stack.resetClean()
        self.edited.emit()
        self.named.emit()

    def lost(self) -> None:
        """No file holds it any more."""
        self._document.undo_stack.resetClean()

    @Slot()
    def _on_mix_changed(self) -> None:
        if self._mixer.mix.kept != self._kept:
            self._kept = self._mixer.mix.kept
            self._document.undo_stack.resetClean()
            self.edited.emit()

    @Slot(bool)
    def _on_clean_changed(self, _clean: bool) -> None:
        self.edited.emit()
