"""“What did I just play?”: the last phrase, though nobody recorded it."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.midi.keys import Played
from sketchpad.midi.phrase import last_phrase, written
from sketchpad.session.document import Document
from sketchpad.session.edits import Edit, fitting
from sketchpad.session.playing.playback import Playback
from sketchpad.session.playing.playing import Playing
from sketchpad.session.playing.recording import Recording

MOST_NOTES = 1000


class Capture(QObject):
    """Keeps what is played and not recorded, the latest notes of it; makes the last phrase a primer.

    What still sounds is of the phrase, as far as it was played, unless it is being recorded.

    Signals:
        changed: whether there is something to capture.
        captured: notes came into the song, and are selected.
        failed: there is nothing.
    """

    changed = Signal()
    captured = Signal()
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        playing: Playing,
        recording: Recording,
        playback: Playback,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._playing, self._recording, self._playback = document, playing, recording, playback
        self._kept: deque[Played] = deque(maxlen=MOST_NOTES)
        recording.passed_over.connect(self._on_passed_over)

    @property
    def phrase(self) -> tuple[Played, ...]:
        """What was played last, since the last pause."""
        return last_phrase(self._kept)

    @Slot()
    def capture(self) -> None:
        """Write the phrase at the playhead, from the beginning of its bar on, at the song's tempo and on the grid."""
        if self._recording.on:
            self._playing.collect()
        else:
            self._playing.cut()
        phrase = self.phrase
        if not phrase:
            self.failed.emit(self.tr("nothing was played yet that is not recorded; play something first"))
            return
        bars = self._document.bars
        tick = bars.metre.line_before(self._playback.playhead)
        played = written(phrase, bars.tempo, tick, self._recording.grid, bars.metre)
        notes = fitting(played)
        if len(notes) < len(played):
            self.failed.emit(
                self.tr("this goes on after the last bar that a song can have; put the playhead further back")
            )
            return
        self._kept.clear()
        self._document.lay(self.tr("Capture"), Edit.of(added=notes))
        self.changed.emit()
        self.captured.emit()

    @Slot(Played)
    def _on_passed_over(self, note: Played) -> None:
        self._kept.append(note)
        self.changed.emit()
