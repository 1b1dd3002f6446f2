"""New bars on each pass of the loop: they are written while it is heard, and come when it comes round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import MOST_SEED, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.errors import InputError
from sketchpad.music.note import Author
from sketchpad.music.provenance import Place, place
from sketchpad.session.document import Document
from sketchpad.session.doing import Doing
from sketchpad.session.playing.playback import Playback
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.continuation import Continuation
from sketchpad.session.verbs.filling import Filling
from sketchpad.session.verbs.settings import Settings

CHOSEN_AMONG = 8
"""So many passes are there to choose from, the latest."""
PATIENCE = 2
"""After so many passes for which nothing was found, it is said."""


class Renewal(QObject):
    """Fills the loop while it plays, with the seed after the one before; what is locked stays.

    An answer waits until the loop comes round; the player has it by then, and changes to it there. So every pass is a
    take to choose from, as long as it is among the latest few, and none is lost: all are in the tree of takes. Where
    nothing fits, the next seeds are tried as long as the pass lasts; then the loop is heard once more as it was, and
    after two such passes it is said. Any other edit makes an answer that waits stale; the next one is of the song as it
    then is. Where the loop is another, the pass that is shown is kept, and the new loop is filled. While somebody
    records, holds a slider, or chooses among takes of something else, no new bars come.

    Attributes:
        wanted: whether it does so.

    Signals:
        changed: `wanted`, because somebody asked or because it could not go on.
        said: that the next pass replaces what somebody added meanwhile, as long as it can still be locked.
        failed: that nothing is found for the loop, and why; it goes on trying.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        takes: Takes,
        continuation: Continuation,
        filling: Filling,
        playback: Playback,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._continuation = continuation
        self._filling = filling
        self._playback = playback
        self._settings: Callable[[], Settings] = Settings
        self._seed: int | None = None
        self._asked = False
        self._in_vain = False
        """Whether what was asked for last brought nothing, and the next seed is to be tried."""
        self._passes_in_vain = 0
        self._told = False
        """Whether it was said that nothing is found for this loop."""
        self._offering = Doing()
        self._waiting: Take | None = None
        self._offered: list[Take] = []
        self._held_by: set[str] = set()
        self._given_up: set[Place] = set()
        """Where there are notes that may go without a word: those of the beginning, and those of which it was said."""
        self.wanted = False
        document.changed.connect(self._on_document_changed)
        takes.changed.connect(self._on_takes_changed)
        playback.playing_changed.connect(self._on_playing_changed)
        playback.loop_changed.connect(self._on_loop_changed)
        playback.came_round.connect(self._on_came_round)
        continuation.held.connect(self._on_held)
        continuation.failed.connect(self._on_failed)
        continuation.ended.connect(self._on_ended)

    def start(self, settings: Callable[[], Settings]) -> None:
        """Bring new bars on each pass from now on, with the settings of the moment."""
        self._settings = settings
        self._seed = None
        self._told = False
        self._given_up = set(map(place, self._document.bars))
        self._set_wanted(True)
        self._begin_anew()

    @Slot()
    def stop(self) -> None:
        """Leave the loop as it is now."""
        if self._asked:
            self._asked = False
            self._continuation.cancel()
        if self._waiting:
            self._waiting = None
            self._playback.keep_on()
        self._set_wanted(False)

    def hold(self, hand: str, holds: bool) -> None:
        """Bring nothing while a hand records or is on a slider; go on when the last of them lets go."""
        if holds == (hand in self._held_by):
            return
        self._held_by ^= {hand}
        if holds and self._waiting:
            self._playback.keep_on()
        elif not self._held_by:
            self.wait_again()
            self._ask()

    def _set_wanted(self, wanted: bool) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()

    @Slot()
    def _on_loop_changed(self) -> None:
        self._told = False
        self._begin_anew()

    @Slot()
    def _begin_anew(self) -> None:
        """Ask for what comes next, whatever was asked for before."""
        self._waiting = None
        self._in_vain = False
        if self._asked:
            self._asked = False
            self._continuation.cancel()
        self._ask()

    def _ask(self) -> None:
        loop = self._playback.loop
        busy = self._asked or self._waiting is not None or self._continuation.busy
        if not self.wanted or busy or self._held_by or not loop or not self._playback.playing:
            return
        settings = self._settings()
        seed = settings.seed if self._seed is None or self._seed == MOST_SEED else self._seed + 1
        try:
            hole = Hole.around(*loop, self._filling.keep)
        except InputError as error:
            self._set_wanted(False)
            self._continuation.failed.emit(str(error))
            return
        if self._chooses_among_others(hole):
            return
        self._seed = seed
        self._asked = True
        self._continuation.start_ahead(replace(settings, verb=Verb.FILL, hole=hole, seed=seed, takes=1))

    def _chooses_among_others(self, hole: Hole) -> bool:
        """Whether takes are shown that are not of the loop, nor passes of the loop as it was before."""
        latest = self._takes.takes[-1] if self._takes.is_open else None
        if latest is None or latest in self._offered:
            return False
        shown = latest.request.hole
        return shown is None or (shown.start, shown.end) != (hole.start, hole.end)

    @Slot(tuple)
    def _on_held(self, takes: Sequence[Take]) -> None:
        self._asked = False
        self._in_vain = not takes
        if takes:
            self._waiting = takes[0]
            self.wait_again()
            self._say_what_goes(takes[0])

    def _say_what_goes(self, take: Take) -> None:
        """Say once of notes that somebody added meanwhile that a take will replace them."""
        song, hole = take.request.primer, take.request.hole
        if hole is None:
            return
        now, then = (bars.within(hole.start, hole.end) for bars in (song, take.placed_in(song)))
        added = {place(note) for note in now if note.author is Author.PERSON} - self._given_up
        if added - set(map(place, then)):
            self._given_up |= added
            self.said.emit(
                self.tr("the next pass replaces notes that you have put into the loop; lock what is to stay")
            )

    def wait_again(self) -> None:
        """Have the player change to what waits when the loop comes round, which anything else that it plays ends."""
        if (take := self._waiting) and not self._held_by:
            self._playback.switch_when_round(take.placed_in(take.request.primer))

    @Slot()
    def _on_came_round(self) -> None:
        if (take := self._waiting) and not self._held_by:
            self._waiting = None
            self._offer(take)
        self._count_passes()
        self._ask()

    def _count_passes(self) -> None:
        """Say once that nothing is found, if it is so pass after pass."""
        self._passes_in_vain = self._passes_in_vain + 1 if self._in_vain else 0
        if self._passes_in_vain >= PATIENCE and not self._told:
            self._told = True
            self.failed.emit(self._continuation.why_none)

    def _offer(self, take: Take) -> None:
        """Show a take in the place of the oldest of those that came before it, if they are many."""
        with self._offering:
            self._takes.offer([take], self._continuation.engine)
        self._offered = [each for each in (*self._offered, take) if each in self._takes.takes]
        self._takes.withdraw(self._offered[:-CHOSEN_AMONG])

    @Slot()
    def _on_document_changed(self) -> None:
        if self.wanted and not self._offering:
            self._begin_anew()

    @Slot()
    def _on_takes_changed(self) -> None:
        """Somebody may have chosen."""
        if not self._takes.is_open:
            self._ask()

    @Slot(bool)
    def _on_playing_changed(self, _playing: bool) -> None:
        self._begin_anew()

    @Slot(str)
    def _on_failed(self, _text: str) -> None:
        self._give_up()

    @Slot()
    def _on_ended(self) -> None:
        """Somebody else cancelled it, or there is an answer; where that is nothing, there may be time for another.

        Not while it makes way: whatever was asked for then would be dropped for what it makes way for.
        """
        self._give_up()
        if self._in_vain and not self._continuation.replacing:
            self._ask()

    def _give_up(self) -> None:
        """What was asked for does not come; while it is still on its way, what failed or ended was another's.

        Where it made way for another, it is asked for once more later.
        """
        if self._asked and not self._continuation.busy:
            self._asked = False
            if not self._continuation.replacing:
                self._set_wanted(False)
