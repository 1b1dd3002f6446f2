"""Where blends are written into the song, and what of them becomes an edit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.blend import Blend, Blended, Corners, Point
from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR
from sketchpad.music.wording import with_values
from sketchpad.session.document import Document, Merge, Selecting
from sketchpad.session.doing import Doing
from sketchpad.session.edits import Edit
from sketchpad.session.playing.playback import Playback
from sketchpad.session.takes.left_by_hand import LeftByHand
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.ends import Ends
from sketchpad.session.verbs.trail import Place, Trail


class Inlay(QObject):
    """Lays blends into the song: as `preview` while a hand is down, and as one undo step when it lets go.

    They are written from the bar line of the first end that is from the song, else from the playhead's, wherever it was
    put before the hand began; they take the place of what was there before the first of them, so that a hand that goes
    back to A leaves nothing. What is locked stays. What a hand lets go of is a take of the tree as well (`LeftByHand`),
    unless it is exactly one of the ideas.

    Attributes:
        start: the tick from which they are written.
        settled: where the hand let go last.
        preview: the song as it is under the hand.
        latest: the newest blend that was shown.

    Signals:
        preview_changed: what is to be seen and heard.
        reached: undo or redo led to where the hand let go, which is `settled` now.
        accepted: there is room again for what is asked for.
        failed: there is none.
    """

    preview_changed = Signal()
    reached = Signal()
    accepted = Signal()
    failed = Signal(str)

    def __init__(
        self, document: Document, takes: Takes, ends: Ends, playback: Playback, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._takes, self._ends, self._playback = document, takes, ends, playback
        self._start_is_open = True
        """Whether other ideas, or a playhead that was put elsewhere, have the next hand write elsewhere."""
        self._lacked_room = False
        self._committed = 0
        self._committing = Doing()
        self._trail = Trail(document, self)
        self._left = LeftByHand(document, takes, self)
        self.start = 0
        self.settled = Place()
        self.preview: Bars | None = None
        self.latest: Blended | None = None
        ends.changed.connect(self._open_start)
        document.metre_changed.connect(self._open_start)
        document.changed.connect(self._on_document_changed)
        playback.moved.connect(self._on_playhead_moved)
        self._trail.reached.connect(self._on_reached)

    def finds_room(self, blend: Blend) -> bool:
        """A hand begins; whether what it asks for ends within the song, which is told where it does not."""
        self._find_start(len(blend.corners.ideas))
        if has_room := self.start + blend.ticks <= LAST_TICK:
            if self._lacked_room:
                self.accepted.emit()
        else:
            full = self.tr(
                "a song has {:,} bars of 4/4 at most, and the blend would go on after them; put the playhead earlier"
            )
            self.failed.emit(with_values(full, LAST_TICK // TICKS_PER_BAR))
        self._lacked_room = not has_room
        return has_room

    def show(self, blended: Blended) -> None:
        """Let a blend be seen and heard."""
        self.latest = blended
        base = self._document.bars if self.settled.base is None else self.settled.base
        self._set_preview(Take.of_blend(blended, self.start).placed_in(base))

    def take_out(self) -> None:
        """Let the song be seen and heard as it is."""
        self._set_preview(None)

    def go_back(self) -> Point:
        """The newest blend is again what the hand let go last; where that was."""
        self.latest = self.settled.blended
        return self.settled.point

    def commit(self, point: Point, merge: Merge | None, engine: str) -> None:
        """What is seen, which this engine blended, becomes an edit: the hand has let go there."""
        preview, before = self.preview, self._document.bars
        if preview is None:
            return
        came_from, self.preview = self.settled, None
        base = before if came_from.base is None else came_from.base
        self.settled = Place(point, self.latest, base, self.start)
        if edit := Edit.between(before, preview):
            with self._committing:
                self._document.push(self.tr("Interpolate"), edit, merge, Selecting.AS_IT_IS)
            self._trail.add(came_from, self.settled)
            if self.latest and not self.latest.request.is_idea:
                idea, take = (self.latest.request.corners, self.start), Take.of_blend(self.latest, self.start)
                self._left.add(take, idea, engine, base)
            self._committed = self._document.undo_stack.index()
        self.preview_changed.emit()

    def keep(self, blended: Blended, point: Point, engine: str) -> bool:
        """Make a take of a blend, in the place of what was last let go; whether there is room for it."""
        in_place = self._committed and self._committed == self._document.undo_stack.index()
        if in_place:
            self.start = self.settled.start
            self._left.make_way()
        elif not self.finds_room(blended.request):
            return False
        before, take = self.settled, Take.of_blend(blended, self.start)
        idea = (blended.request.corners, self.start) if in_place else None
        self._takes.keep(take, idea, engine)
        self._trail.add(before, Place(point, blended, start=self.start, kept=self._document.bars))
        self.latest = blended
        self.settled = Place(point, blended, start=self.start)
        return True

    def is_exactly(self, corners: Corners, which: int) -> bool:
        """Whether what is seen of the song is that idea, to the note, for as long as it is.

        That is where blends were written last; before any was, where a hand that begins would write them.
        """
        seen, start = self.preview, self.start
        if seen is None:
            seen = self._document.bars
            start = self.settled.start if self.settled.blended else self._next_start(len(corners.ideas))
        idea = corners.songs[which].shifted(start)
        there = seen.within(start, corners.metre.line_after(idea.span[1])).of_voices(corners.voices)
        return np.array_equal(there.unlocked.columns, idea.columns)

    def begin_anew(self, point: Point) -> None:
        """Other ideas are blended from now on, by a hand that is there; what was written stays in the song."""
        self._open_start()
        self.settled, self.latest = Place(point), None
        self._trail.clear()

    @Slot()
    def _open_start(self) -> None:
        self._start_is_open = True

    def _find_start(self, count: int) -> None:
        """A hand begins, between so many ideas: it writes where the one before did, unless that is open again."""
        self.start, self._start_is_open = self._next_start(count), False
        if self.settled.start != self.start:
            # What was blended elsewhere stays.
            self.settled = replace(self.settled, base=None)

    def _next_start(self, count: int) -> int:
        if not self._start_is_open:
            return self.start
        place, metre = self._ends.place(count), self._document.bars.metre
        return metre.line_before(self._playback.playhead) if place is None else place

    def _set_preview(self, preview: Bars | None) -> None:
        if preview is not self.preview:
            self.preview = preview
            self.preview_changed.emit()

    @Slot()
    def _on_document_changed(self) -> None:
        """What others did to the song stays; a blend takes the place of what is there now."""
        if self._committing:
            return
        self.settled, self._committed = replace(self.settled, base=None), 0
        if self.preview is not None and self.latest:
            self.show(self.latest)

    @Slot()
    def _on_playhead_moved(self) -> None:
        """Playing moves it, too; that is no reason to write elsewhere."""
        if not self._playback.playing:
            self._open_start()

    @Slot(Place, bool)
    def _on_reached(self, place: Place, is_last: bool) -> None:
        self.settled = place
        self._committed = self._document.undo_stack.index() if is_last else 0
        self.reached.emit()
