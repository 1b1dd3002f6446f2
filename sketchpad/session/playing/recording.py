"""Recording: what is played while the playhead moves becomes notes of the song, on the grid."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.midi.keys import Played
from sketchpad.midi.phrase import in_loop, on_grid
from sketchpad.music.note import LAST_TICK, TICKS_PER_STEP, Note, Voice
from sketchpad.music.notes import Notes
from sketchpad.music.provenance import Place, place
from sketchpad.session.document import Document, Recorded, Selecting
from sketchpad.session.edits import Edit, fitting, until_next
from sketchpad.session.playing.playback import Playback
from sketchpad.session.playing.playing import Playing

EARLY = TICKS_PER_STEP
"""A note that comes so much before the first beat is meant for it."""
HELD = 0.5
"""Seconds after which a note is in the song though it sounds on, as far as it went: a pedal can hold it for long."""


class Recording(QObject):
    """A bar is counted in, unless the song plays already. In a loop each pass adds its notes to those before.

    What is played takes the place of what the song had of its pitch and voice (`edits.over`); of what was recorded too,
    in this pass or one before, it takes nothing, and ends where that begins.

    A note lands in the song once the playhead has passed its end, so that nobody hears it twice, and nothing is lost
    that was played; one that is held lands before, and becomes longer when it ends. All of them are one undo step,
    whatever the tempo does meanwhile.

    Attributes:
        on: whether what is played is recorded.
        grid: ticks between the lines that notes are put on; 1 for where they were played.

    Signals:
        changed: `on`.
        failed: why it cannot be.
        passed_over: a note was played that is not recorded (Played).
    """

    changed = Signal(bool)
    failed = Signal(str)
    passed_over = Signal(Played)

    def __init__(self, document: Document, playing: Playing, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._playing, self._playback = document, playing, playback
        self._first = 0.0
        self._kind = Recorded()
        self._waiting: list[tuple[float, Note, Note | None]] = []
        """The tick that the playhead must have passed, the note, and what the song may have of it."""
        self._begun: dict[tuple[float, int, Voice], Note] = {}
        """What was begun of notes that sound, by when they began, pitch and voice."""
        self._places = set[Place]()
        """Where notes that were recorded begin."""
        self.on = False
        self.grid = TICKS_PER_STEP
        playing.played.connect(self._on_played)
        playback.moved.connect(self._on_moved)
        playback.stopping.connect(self.finish)
        playback.leaping.connect(self._on_leaping)
        playback.playing_changed.connect(self._on_playing_changed)

    @Slot()
    def toggle(self) -> None:
        """Begin, or end and let the song play on."""
        if self.on:
            self.finish()
        else:
            self.start()

    def start(self) -> None:
        """Record from the playhead on."""
        playback = self._playback
        if self.on:
            return
        if not playback.ready:
            self.failed.emit(
                self.tr("nothing can be recorded before there is sound, which keeps the time; wait a moment")
            )
            return
        self._playing.collect()
        self._kind = Recorded()
        self._waiting = []
        self._begun = {}
        self._places.clear()
        self.on = True
        playback.open_ended = True
        if playback.playing:
            self._first = max(playback.tick_at(time.monotonic()) or 0.0, playback.begun)
        else:
            playback.play(playback.playhead, counts_in=True)
        self.changed.emit(True)

    @Slot()
    def finish(self) -> None:
        """Keep what was recorded; keys that are still down end here."""
        if not self.on:
            return
        self._playing.cut()
        self.on = False
        self._land(None)
        self._playback.open_ended = False
        self.changed.emit(False)

    @Slot(Played)
    def _on_played(self, note: Played) -> None:
        if not self.on or not self._take(note):
            self.passed_over.emit(note)

    def _take(self, played: Played) -> bool:
        """Have a note land; whether it does."""
        found = self._recorded(played)
        if found is None:
            return False
        note, gone_round = found
        self._waiting.append((note.end + gone_round, note, self._begun.pop(_key(played), None)))
        return True

    def _take_held(self, now: float) -> None:
        """Have the beginnings of notes land that have sounded for long."""
        for played in self._playing.so_far(now):
            if now - played.start < HELD or _key(played) in self._begun:
                continue
            if found := self._recorded(played):
                note, gone_round = found
                self._begun[_key(played)] = note
                self._waiting.append((note.start + gone_round, note, None))

    def _recorded(self, played: Played) -> tuple[Note, float] | None:
        """The note in the song, and the ticks that the playhead has gone round before it; None if it came too early."""
        playback = self._playback
        start, end = playback.tick_at(played.start), playback.tick_at(played.end)
        if start is None or end is None or start < self._first - EARLY or end <= self._first:
            return None
        start = max(start, self._first)
        here = playback.folded(start)
        note, further = in_loop(
            on_grid(played, here, here + end - start, self.grid, self._document.bars.metre), here, playback.loop
        )
        fits = fitting([note])
        return (fits[0], start - here + further) if fits else None

    @Slot(float)
    def _on_moved(self, tick: float) -> None:
        if self.on:
            now = time.monotonic()
            self._take_held(now)
            self._land(self._playback.tick_at(now))
            if tick >= LAST_TICK:
                self.finish()
                self.failed.emit(self.tr("recording has ended: here is the last bar that a song can have"))

    def _land(self, until: float | None) -> None:
        """Put into the song what is due before that tick; None for all."""
        due = [each for each in self._waiting if until is None or each[0] <= until]
        if not due:
            return
        self._waiting = [each for each in self._waiting if until is not None and each[0] > until]
        song, removed, added = self._document.bars, list[Note](), dict[Place, Note]()
        for _, note, begun in due:
            if begun and begun in song and begun not in removed:
                removed.append(begun)
            elif place(note) in map(place, self._recorded_from(note.start, note.start + 1)):
                # Two that fell on one line of the grid are one note there, as long as the song has that.
                continue
            fits = until_next(note, self._recorded_from(note.start, note.end))
            if begun:
                added[place(note)] = fits
            else:
                added.setdefault(place(note), fits)
        edit = Edit.of(removed, added.values())
        self._document.lay(self.tr("Record"), edit, self._kind, Selecting.AS_IT_IS)
        self._places.update(added)

    def _recorded_from(self, start: int, end: int) -> Notes:
        """What the song has of notes that were recorded and begin in [start, end)."""
        return Notes.of(note for note in self._document.bars.between(start, end) if place(note) in self._places)

    @Slot()
    def _on_leaping(self) -> None:
        """Keys that are down end where the playhead leaves."""
        if self.on:
            self._playing.cut()

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        """The playhead is somewhere else, or at its beginning."""
        if self.on and playing:
            self._land(None)
            self._first = self._playback.begun


def _key(played: Played) -> tuple[float, int, Voice]:
    """What does not change of a note while it sounds."""
    return played.start, played.pitch, played.voice
