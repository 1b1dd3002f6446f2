"""The ideas that are blended: from the song, from a take, or from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.song_file import read_song
from sketchpad.session.background import Background
from sketchpad.session.document import Document
from sketchpad.session.takes.takes import ORIGINAL, Takes

NAMES = ("A", "B", "C", "D")


@dataclass(frozen=True)
class End:
    """An idea to blend.

    Attributes:
        name: where it comes from, in words.
        place: the bar line before its first note, where it is from the song that is open.
        is_left: whether it was chosen while another song was open.
    """

    name: str
    bars: Bars
    place: int | None = None
    is_left: bool = False

    def in_metre(self, metre: Metre) -> Bars:
        """The idea in the song's metre; one from elsewhere begins with the bar that it begins with there."""
        bars = self.bars
        if bars.metre == metre:
            return bars
        begun = bars.shifted(-bars.metre.line_before(bars.start)) if self.place is None else bars
        return begun.in_metre(metre)


class Ends(QObject):
    """A, B, C and D, each of which may not be there yet.

    Of what was chosen for one of them the latest counts, however long a file before it takes to be read. Another song
    keeps what was chosen before it, and blends that as soon as one of the ideas is chosen in it.

    Signals:
        changed: an idea is another.
        source_changed: what the song would give is another.
        failed: why an idea cannot be taken.
        said: what else there is to say.
    """

    changed = Signal()
    source_changed = Signal()
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document, takes: Takes, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._background = background
        self._ends: list[End | None] = [None] * len(NAMES)
        self._numbers = count()
        self._chosen = [next(self._numbers) for _ in NAMES]
        """The number of what was chosen last for each, of all choices."""
        self._first_here = 0
        """From which number on they are of the song that is open."""
        document.selection_changed.connect(self.source_changed)

    def __getitem__(self, which: int) -> End | None:
        return self._ends[which]

    def place(self, count: int) -> int | None:
        """The bar line before the first that is from the song, of two of them, or four."""
        start = next((end.bars.start for end in self._ends[:count] if end and end.place is not None), None)
        return None if start is None else self._document.bars.metre.line_before(start)

    def ideas(self, count: int) -> tuple[Bars, ...] | None:
        """Two of them, or four: without C or D, A and B stand there as well.

        None while A or B is not there, or all are left from another song: a hand would write into this one what
        nobody chose for it. All are in the song's metre, whichever they came in. What is locked is so where it is, and
        not as an idea.
        """
        metre = self._document.bars.metre
        a, b, c, d = (end.in_metre(metre).unlocked if end else None for end in self._ends)
        if a is None or b is None or self.are_left(count):
            return None
        return (a, b, c or a, d or b)[:count]

    def are_left(self, count: int) -> bool:
        """Whether there are some of the two, or four, and all of those were chosen while another song was open."""
        found = [end for end in self._ends[:count] if end]
        return bool(found) and all(end.is_left for end in found)

    def put(self, which: int, end: End | None) -> None:
        """Another idea for A (0), B, C or D, or none."""
        self._choose(which)
        self._ends[which] = end
        self.changed.emit()

    def swap(self) -> None:
        """A becomes B, and B becomes A."""
        self._ends[:2] = self._ends[1::-1]
        self._chosen[:2] = self._chosen[1::-1]
        self.changed.emit()

    def leave_song(self, title: str) -> None:
        """Another song begins: ideas that are there are left; those from the song before have its title."""
        title = title or self.tr("untitled")
        for which, end in enumerate(self._ends):
            if end:
                name = end.name if end.place is None else self.tr("{}: {}").format(title, end.name)
                self._ends[which] = End(name, end.bars, is_left=True)
        self._first_here = next(self._numbers)
        self.changed.emit()

    @property
    def selects(self) -> bool:
        """Whether the song would give its selection, and not all of it."""
        return bool(self._document.selection)

    def take_from_song(self, which: int) -> None:
        """The selection, else the whole song."""
        bars, selected = self._document.bars, self._document.choice
        if selected:
            self.take(which, _part(self.tr("selection"), Bars.of(selected, bars.tempo, bars.metre)))
        else:
            self.take(which, _part(self.tr("song"), bars))

    def of_choice(self, choice: int) -> End:
        """One of the takes that there are to choose from, or the original song, as an idea."""
        song = self._takes.choices[choice]
        if choice == ORIGINAL:
            return _part(self.tr("original"), song)
        name = self.tr("take {}").format(self._takes.number(choice))
        return _part(name, Bars.of(self._takes.takes[choice - 1].notes, song.tempo, song.metre))

    def take(self, which: int, end: End) -> None:
        """An idea, if there are notes in it."""
        if len(end.bars):
            self.put(which, end)
        else:
            self.failed.emit(self.tr("there are no notes in it; draw or select some first"))

    def take_from_file(self, which: int, path: Path) -> None:
        """A MIDI file or a song, which is read in the background."""
        number = self._choose(which)

        def done(bars: Bars) -> None:
            if number not in self._chosen:
                return
            if len(bars):
                end = End(path.stem, bars, is_left=number < self._first_here)
                self.put(self._chosen.index(number), end)
            else:
                self.failed.emit(self.tr("{} has no notes; choose another file").format(path.name))

        self._background.run(lambda: read_song(path).bars, done, self.failed.emit)

    def take_from_first(self, which: int, paths: Sequence[Path]) -> None:
        """The first of some files; of the others, that an idea is one."""
        if len(paths) > 1:
            text = self.tr("one idea at a time: of these {} files only “{}” is taken")
            self.said.emit(text.format(len(paths), paths[0].name))
        self.take_from_file(which, paths[0])

    def _choose(self, which: int) -> int:
        """Another idea is chosen for one of them; the number of this choice."""
        self._chosen[which] = next(self._numbers)
        return self._chosen[which]


def _part(name: str, bars: Bars) -> End:
    """Notes of the song as an idea."""
    return End(name, bars, bars.metre.line_before(bars.start))
