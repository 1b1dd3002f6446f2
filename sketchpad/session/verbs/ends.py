"""The ideas that are blended: from the song, from a take, or from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    """

    name: str
    bars: Bars
    place: int | None = None

    def in_metre(self, metre: Metre) -> Bars:
        """The idea in the song's metre; one from elsewhere begins with the bar that it begins with there."""
        bars = self.bars
        if bars.metre == metre:
            return bars
        begun = bars.shifted(-bars.metre.line_before(bars.start)) if self.place is None else bars
        return begun.in_metre(metre)


class Ends(QObject):
    """A, B, C and D, each of which may not be there yet."""

    changed = Signal()
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document, takes: Takes, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._background = background
        self._ends: list[End | None] = [None] * len(NAMES)

    def __getitem__(self, which: int) -> End | None:
        return self._ends[which]

    @property
    def place(self) -> int | None:
        """The bar line before the first of those that are from the song."""
        start = next((end.bars.start for end in self._ends if end and end.place is not None), None)
        return None if start is None else self._document.bars.metre.line_before(start)

    def ideas(self, count: int) -> tuple[Bars, ...] | None:
        """Two of them, or four: without C or D, A and B stand there as well. None while A or B is not there.

        All are in the song's metre, whichever they came in. What is locked is so where it is, and not as an idea.
        """
        metre = self._document.bars.metre
        a, b, c, d = (end.in_metre(metre).unlocked if end else None for end in self._ends)
        return None if a is None or b is None else (a, b, c or a, d or b)[:count]

    def put(self, which: int, end: End | None) -> None:
        """Another idea for A (0), B, C or D, or none."""
        self._ends[which] = end
        self.changed.emit()

    def swap(self) -> None:
        """A becomes B, and B becomes A."""
        self._ends[:2] = self._ends[1::-1]
        self.changed.emit()

    def leave_song(self) -> None:
        """Another song begins: ideas from the one before are ideas from elsewhere."""
        self._ends = [end and replace(end, place=None) for end in self._ends]
        self.changed.emit()

    def take_from_song(self, which: int) -> None:
        """The selection, else the whole song."""
        bars, selected = self._document.bars, self._document.selection
        if selected:
            self._put_part(which, self.tr("selection"), Bars.of(selected, bars.tempo, bars.metre))
        else:
            self._put_part(which, self.tr("song"), bars)

    def take_from_choice(self, which: int, choice: int) -> None:
        """One of the takes that there are to choose from, or the original song."""
        song = self._takes.choices[choice]
        if choice == ORIGINAL:
            self._put_part(which, self.tr("original"), song)
        else:
            name = self.tr("take {}").format(self._takes.number(choice))
            self._put_part(which, name, Bars.of(self._takes.takes[choice - 1].notes, song.tempo, song.metre))

    def take_from_file(self, which: int, path: Path) -> None:
        """A MIDI file or a song, which is read in the background."""

        def done(bars: Bars) -> None:
            if len(bars):
                self.put(which, End(path.stem, bars))
            else:
                self.failed.emit(self.tr("{} has no notes; choose another file").format(path.name))

        self._background.run(lambda: read_song(path).bars, done, self.failed.emit)

    def take_from_first(self, which: int, paths: Sequence[Path]) -> None:
        """The first of some files; of the others, that an idea is one."""
        if len(paths) > 1:
            text = self.tr("one idea at a time: of these {} files only “{}” is taken")
            self.said.emit(text.format(len(paths), paths[0].name))
        self.take_from_file(which, paths[0])

    def _put_part(self, which: int, name: str, bars: Bars) -> None:
        if len(bars):
            self.put(which, End(name, bars, bars.metre.line_before(bars.start)))
        else:
            self.failed.emit(self.tr("there are no notes in it; draw or select some first"))
