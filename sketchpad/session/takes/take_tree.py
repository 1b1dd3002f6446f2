"""Every take of a song, each with what it was asked with and which take the song held that it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from threading import Lock
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from sketchpad.generation.limits import MOST_TRIES
from sketchpad.generation.request import Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.note import Note, Voice
from sketchpad.music.notes import Notes, Places, are_among, columns_of, places_of
from sketchpad.music.plain import Packer, Plain, Unpacker
from sketchpad.music.provenance import Place, Source, place

translate = QCoreApplication.translate

FORMAT = 3
"""Since 3, takes say of how many they are the best."""
_WITH_SHAPE = 2
"""Since 2, takes can be of the verb Shape."""
_FIRST = 1
"""A tree is written in the first format that has all that is in it, for programs that know no more."""
HELD = 0.5
"""A song holds a take while at least this share of its notes is in it."""


@dataclass(frozen=True, kw_only=True)
class TakeRecord:
    """What is kept of a take: enough to place it again, and to have it written again.

    Attributes:
        parent: the number of the take that was in the song it was made from.
        engine: what computed it.
        request: what was asked for this take alone, with its own seed.
        notes, voices, latent_distance, fit, tried: as in `Take`.
        weights: the sha256 of the model's weights; nothing where it is not known.

    Raises:
        InputError: it cannot be the best of so many.
    """

    parent: int | None
    engine: str
    request: Request
    notes: tuple[Note, ...]
    voices: frozenset[Voice]
    latent_distance: float | None = None
    fit: float | None = None
    weights: str = ""
    tried: int = 1

    def __post_init__(self) -> None:
        check_within("tries", self.tried, 1, MOST_TRIES)

    @property
    def asked_seed(self) -> int:
        """The seed that has it written as the best of `tried`; that of the request is the try's own."""
        return self.request.seed // self.tried

    @property
    def take(self) -> Take:
        """The take, as if it had come just now."""
        take = Take(self.request, 0, self.notes, self.request.end, 0.0, 0.0, voices=self.voices)
        return replace(take, latent_distance=self.latent_distance, fit=self.fit, tried=self.tried)

    def wrote(self, note: Note) -> Note | None:
        """The note as it was written, however loud or long it is by now."""
        return self.places.get(place(note))

    @cached_property
    def places(self) -> dict[Place, Note]:
        """The notes that it wrote by where they are: all of them but those that were given (`Request.given`)."""
        written = Bars.of(self.notes)
        for each in self.request.given:
            written = written.minus(each)
        return {place(note): note for note in written}

    @cached_property
    def marks(self) -> Places:
        """The same places as numbers, rising."""
        return np.sort(places_of(columns_of(self.places.values())))


class _Packed:
    """Takes as JSON can carry them, which a growing tree and its copies share: each is packed once."""

    def __init__(self) -> None:
        self._packer = Packer()
        self._records: list[TakeRecord] = []
        self._takes: list[Plain] = []
        self._bars: list[int] = []
        self._lock = Lock()

    def of(self, records: Sequence[TakeRecord]) -> tuple[list[Plain], list[Plain]]:
        """The first takes that were given to it, and the bars that belong to them."""
        with self._lock:
            # What a hand shapes or blends may have come to something else, and so may a copy's.
            same = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(self._records, records, strict=False)))
            if same < len(records):
                for known in (self._records, self._takes, self._bars):
                    del known[same:]
            for record in records[len(self._takes) :]:
                self._records.append(record)
                self._takes.append(_packed(self._packer, record))
                self._bars.append(len(self._packer.bars))
            return self._takes[: len(records)], self._packer.bars[: self._bars[len(records) - 1] if records else 0]


def _packed(packer: Packer, record: TakeRecord) -> Plain:
    """A record, as programs that know no Shape, and no best of several, read it where it is neither."""
    plain: Any = packer.pack(record)
    if record.request.shape is None:
        del plain["request"]["shape"]
    if record.tried == 1:
        del plain["tried"]
    return plain


def _format_of(records: Iterable[TakeRecord]) -> int:
    """The first that has all that these are."""
    each = [FORMAT if record.tried > 1 else _WITH_SHAPE if record.request.shape else _FIRST for record in records]
    return max(each, default=_FIRST)


class TakeTree:
    """Takes by their number, from 1; a take's parent came before it.

    Which takes have a note somewhere is kept by place, so that a question about a note costs what it is about, and not
    all takes; for one about a song the places of all of them are kept as numbers.
    """

    def __init__(self) -> None:
        self._records: list[TakeRecord] = []
        self._numbers: dict[tuple[Request, tuple[Note, ...]], int] = {}
        self._packed = _Packed()
        # These two hold more in a copy than are its own, once the tree has grown; and places that the last take had
        # before another came instead of it.
        self._depths: list[int] = []
        self._at: dict[Place, list[int]] = {}
        self._marks: list[Places] = []
        self._found: tuple[Bars, dict[int, float]] | None = None
        """The song that was looked at last, and what was found; None after a change."""

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: int) -> TakeRecord:
        return self._records[number - 1]

    def __iter__(self) -> Iterator[tuple[int, TakeRecord]]:
        return enumerate(self._records, 1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TakeTree) and self._records == other._records

    __hash__ = None  # pyright: ignore[reportAssignmentType]  # it grows

    def copy(self) -> TakeTree:
        """The takes there are by now; it is not to grow."""
        tree = TakeTree()
        tree._records, tree._numbers, tree._packed = list(self._records), dict(self._numbers), self._packed
        tree._depths, tree._at, tree._marks = self._depths, self._at, list(self._marks)
        return tree

    def add(self, take: Take, parent: int | None, engine: str, weights: str = "") -> int:
        """Keep a take; its number, which is an old one where the very same came before.

        Raises:
            InputError: it goes on past the last tick of a song.
            ValueError: one of its measures is no number. A song with such a take could never be saved.
        """
        return self._add(_record(take, parent, engine, weights))

    def put_last(self, take: Take, engine: str, weights: str = "") -> int:
        """Keep a take in the place of the last one, with its parent; its number, which is an old one as in `add`."""
        last = self._records[-1]
        record = _record(take, last.parent, engine, weights)
        key = (record.request, record.notes)
        if key not in self._numbers:
            del self._numbers[last.request, last.notes]
            self._records[-1] = record
            self._numbers[key] = len(self)
            self._marks.pop()
            self._index(record)
        return self._numbers[key]

    def depth(self, number: int) -> int:
        """How many takes it descends from."""
        return self._depths[number - 1]

    def writers_of(self, note: Note) -> Sequence[int]:
        """The takes that have a note there, in order."""
        at = place(note)
        return [number for number in self._at.get(at, ()) if number <= len(self) and at in self[number].places]

    def held_by(self, song: Bars) -> int | None:
        """The take that a song holds: of several the one that descends from most, then the one it holds most of."""
        return self._deepest(self._shares(song))

    def _deepest(self, shares: Mapping[int, float]) -> int | None:
        held = [number for number, share in shares.items() if share >= HELD]
        return max(held, key=lambda number: (self.depth(number), shares[number], number), default=None)

    def held_in(self, song: Bars, start: int, end: int) -> int | None:
        """The same, of what takes and the song have from one tick to another; what lies elsewhere is not looked at."""
        counts = self._counts(song.between(start, end))
        shares = {
            number: count / sum(start <= tick < end for tick, _, _ in self[number].places)
            for number, count in counts.items()
        }
        return self._deepest(shares)

    def most_held(self, song: Bars, numbers: Sequence[int]) -> int | None:
        """Of some takes the one that a song holds the largest share of; of equals the latest."""
        if len(numbers) < 2:
            return next(iter(numbers), None)
        shares = self._shares(song)
        return max(numbers, key=lambda number: (shares.get(number, 0.0), number))

    def _shares(self, song: Bars) -> dict[int, float]:
        """By number, the share of a take's notes that are where a song has notes, if any of them is.

        It is asked of each note in a list, and of each choice, of one song: so the last answer is kept.
        """
        if self._found and self._found[0] is song:
            return self._found[1]
        shares = {number: count / len(self[number].places) for number, count in self._counts(song).items()}
        self._found = song, shares
        return shares

    def _counts(self, song: Notes) -> dict[int, int]:
        """By number, how many of a take's notes are where a song has notes, if any is."""
        if not len(self) or not len(song):
            return {}
        marks = np.concatenate(self._marks)
        numbers = np.repeat(np.arange(1, len(self) + 1), [len(each) for each in self._marks])
        counts = np.bincount(numbers[are_among(marks, places_of(song.columns))])
        return {int(number): int(counts[number]) for number in np.flatnonzero(counts)}

    def lineage(self, song: Bars) -> Sequence[int]:
        """The take that a song holds, after those that it descends from."""
        lineage: list[int] = []
        number = self.held_by(song)
        while number is not None:
            lineage.append(number)
            number = self[number].parent
        return lineage[::-1]

    def sources(self, numbers: Iterable[int]) -> dict[Place, Source]:
        """What wrote the notes of these takes, by place; of several takes with a note there, the last one counts."""
        found: dict[Place, Source] = {}
        for record in map(self.__getitem__, numbers):
            source = Source(record.request.model, record.weights, record.request.seed)
            found.update(dict.fromkeys(record.places, source))
        return found

    def to_json(self) -> dict[str, Plain]:
        """The tree as JSON can carry it, for any file to hold."""
        takes, bars = self._packed.of(self._records)
        return {"format": _format_of(self._records), "bars": bars, "takes": takes}

    @classmethod
    def from_json(cls, value: object) -> TakeTree:
        """The tree that `to_json` made this of.

        Raises:
            InputError: it is no such tree.
        """
        content: dict[str, Any] = value if isinstance(value, dict) else {}
        # True is no format, though it equals 1.
        is_ours = type(content.get("format")) is int and _FIRST <= content["format"] <= FORMAT
        if not is_ours or content.keys() != {"format", "bars", "takes"}:
            newer = translate(
                "TakeTree", "these takes are not of the format {} that this program reads; use a newer program"
            )
            raise InputError(newer.format(FORMAT))
        unpacker = Unpacker(content["bars"])
        tree = cls()
        records: tuple[TakeRecord, ...] = unpacker.unpack(tuple[TakeRecord, ...], content["takes"])
        if _format_of(records) != content["format"]:
            raise InputError(translate("TakeTree", "the takes are of another format than they say; they are damaged"))
        for record in records:
            tree._check(record)
            tree._add(record)
        return tree

    def _add(self, record: TakeRecord) -> int:
        key = (record.request, record.notes)
        if key not in self._numbers:
            self._records.append(record)
            self._numbers[key] = len(self._records)
            self._depths.append(0 if record.parent is None else self.depth(record.parent) + 1)
            self._index(record)
        return self._numbers[key]

    def _index(self, record: TakeRecord) -> None:
        """Know the places of the last record."""
        number, self._found = len(self), None
        self._marks.append(record.marks)
        for each in record.places:
            numbers = self._at.setdefault(each, [])
            if numbers[-1:] != [number]:
                numbers.append(number)

    def _check(self, record: TakeRecord) -> None:
        if record.parent is not None and not 1 <= record.parent <= len(self):
            damaged = translate(
                "TakeTree", "a take's parent is number {}, which does not come before it; it is damaged"
            )
            raise InputError(damaged.format(record.parent))
        if record.request.takes != 1 or (record.request, record.notes) in self._numbers:
            raise InputError(translate("TakeTree", "a take is there twice; the file is damaged"))


def _record(take: Take, parent: int | None, engine: str, weights: str) -> TakeRecord:
    """A take as the tree keeps it.

    Raises:
        InputError: it goes on past the last tick of a song.
        ValueError: one of its measures is no number.
    """
    Packer().pack((take.notes, take.latent_distance, take.fit))
    return TakeRecord(
        parent=parent,
        engine=engine,
        request=replace(take.request, seed=take.seed, takes=1),
        notes=take.notes,
        voices=take.voices,
        latent_distance=take.latent_distance,
        fit=take.fit,
        weights=weights,
        tried=take.tried,
    )
