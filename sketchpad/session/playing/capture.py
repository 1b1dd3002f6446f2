"""“What did I just play?”: the last phrase, though nobody recorded it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.midi.keys import Played
from sketchpad.midi.phrase import last_phrase, ticks_in, written, written_in_place
from sketchpad.music.note import Note
from sketchpad.session.document import Document
from sketchpad.session.edits import Edit, fitting
from sketchpad.session.playing.playback import Playback
from sketchpad.session.playing.playing import Playing
from sketchpad.session.playing.recording import EARLY, Recording

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
        self._kept: deque[tuple[Played, float | None]] = deque(maxlen=MOST_NOTES)
        """Each with the tick at which the song was when it began; None while that stood still."""
        recording.passed_over.connect(self._on_passed_over)

    @property
    def phrase(self) -> tuple[Played, ...]:
        """What was played last, since the last pause."""
        return last_phrase(played for played, _ in self._kept)

    @Slot()
    def capture(self) -> None:
        """Write the phrase at the song's tempo and on the grid: where it was heard, if the song played as it began.

        Else from the beginning of the playhead's bar on.
        """
        if self._recording.on:
            self._playing.collect()
        else:
            self._playing.cut()
        phrase = self.phrase
        if not phrase:
            self.failed.emit(self.tr("nothing was played yet that is not recorded; play something first"))
            return
        played = self._written(phrase)
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

    def _written(self, phrase: Sequence[Played]) -> Sequence[Note]:
        bars, grid = self._document.bars, self._recording.grid
        if places := self._places(phrase, bars.tempo):
            return written_in_place(phrase, places, bars.tempo, grid, bars.metre, self._playback.loop)
        tick = bars.metre.line_before(self._playback.playhead)
        return written(phrase, bars.tempo, tick, grid, bars.metre)

    def _places(self, phrase: Sequence[Played], tempo: float) -> Sequence[float]:
        """The ticks at which the song was when the notes began; where it stopped meanwhile, as if it had gone on.

        None of them where it stood still as the phrase began.
        """
        known, places = dict(self._kept), list[float]()
        for number, note in enumerate(phrase):
            place = known[note]
            if place is None and not places:
                return []
            if place is None:
                place = places[-1] + ticks_in(note.start - phrase[number - 1].start, tempo)
            places.append(place)
        return places

    @Slot(Played)
    def _on_passed_over(self, note: Played) -> None:
        self._kept.append((note, self._place(note.start)))
        self.changed.emit()

    def _place(self, moment: float) -> float | None:
        """The tick at which the song was, if it has played on from there until now."""
        playback = self._playback
        tick = playback.tick_at(moment)
        if tick is None or tick < playback.begun - EARLY:
            return None
        return playback.folded(max(tick, playback.begun))
