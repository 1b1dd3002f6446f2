"""Edits as values: which notes go, which come. Pure functions make them, the document applies them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import HIGHEST_PITCH, LAST_TICK, LOWEST_PITCH, TICKS_PER_STEP, Note, Voice, nearest_step
from sketchpad.music.notes import Columns, Notes, columns_of, in_order, matched, one_at_a_time
from sketchpad.music.overlaps import SHORTEST, count_together, left_of, stay_put

LOWEST_VELOCITY, HIGHEST_VELOCITY = 1, 127

LATE = TICKS_PER_STEP // 2 - 1
"""What is less than half a step of the grid too late or too early is on time."""

NOTHING = Notes.of()


@dataclass(frozen=True)
class Edit:
    """Notes removed from a score, and notes added to it; a note in both stays.

    Attributes:
        whole: the notes that were to change, and what they are then, where some stay as they were.
    """

    removed: Notes = NOTHING
    added: Notes = NOTHING
    whole: tuple[Notes, Notes] | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, removed: Iterable[Note] = (), added: Iterable[Note] = ()) -> Edit:
        """The edit that removes some notes and adds others, in any order."""
        return cls(Notes.of(removed), Notes.of(added))

    @classmethod
    def between(cls, before: Iterable[Note], after: Iterable[Note]) -> Edit:
        """The smallest edit that makes `after` of `before`."""
        old, new = columns_of(before), columns_of(after)
        kept, was_there = matched(old, new)
        return cls(Notes(old.compress(~kept)), Notes(new.compress(~was_there)))

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    @property
    def before(self) -> Notes:
        """The notes that were to change."""
        return self.whole[0] if self.whole else self.removed

    @property
    def after(self) -> Notes:
        """What becomes of them."""
        return self.whole[1] if self.whole else self.added

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.added, self.removed)

    def then(self, later: Edit) -> Edit:
        """One edit that does this one and then `later`."""
        return Edit.between(self.removed.plus(later.removed), self.added.plus(later.added))


NO_EDIT = Edit()


@dataclass(frozen=True)
class Laid:
    """An edit that takes the place of other notes.

    Attributes:
        own: of the notes that it is about.
        others: what the song has of others, beside what it had before any of them was covered.
        edit: all that is done to the song.
    """

    own: Edit
    others: Edit
    edit: Edit


def over(edit: Edit, song: Notes, others: Edit = NO_EDIT) -> Laid:
    """The edit, in which what is moved, resized or added takes the place of notes of the same pitch and voice.

    Of those it leaves what sounds before it (`overlaps.left_of`). Of two notes that the edit itself brings together the
    earlier one ends where the other begins, and of two that begin together the longer is left; those of a file that
    overlap move on together. What sounds when it did before takes no place.

    `others` is what an edit before this one, of the same notes, did to others: these come back as far as they are left.
    """
    before, after = edit.before, edit.after
    rest = song
    if others:
        rest = song.minus(before)
        # Who has something else in mind with what was left of them has it so.
        others = others if len(others.added.also_in(rest)) == len(others.added) else NO_EDIT
        rest = rest.minus(others.added)
    own_after = _apart(before, after)
    if own_after == after:
        own = edit
    elif before:
        own = replace(Edit.between(before, own_after), whole=(before, own_after))
    else:
        own = Edit(added=own_after)
    near = Notes(rest.window(own_after.start, own_after.end)).minus(before)
    covered = _covered(near, own_after.columns[~stay_put(own_after.columns, before.columns)]) if near else NO_EDIT
    if others.removed:
        again = _covered(others.removed, own_after.columns)
        covered = Edit(covered.removed.plus(again.removed), covered.added.plus(again.added))
    change = others.inverse.then(covered)
    both = Edit(own.removed.plus(change.removed), own.added.plus(change.added)) if change else own
    return Laid(own, covered, both)


def _apart(before: Notes, after: Notes) -> Notes:
    """What becomes of notes: where an edit has brought more of them together, one sounds at a time."""
    together = count_together(after.columns)
    if not together.any() or (together <= count_together(before.columns)).all():
        return after
    return Notes(one_at_a_time(after.columns))


def _covered(notes: Notes, taken: Columns) -> Edit:
    """What becomes of notes where others sound."""
    return Edit.between(notes, Notes(left_of(notes.columns, one_at_a_time(taken))))


def until_next(note: Note, song: Notes) -> Note:
    """The note, no longer than to where the next of its pitch and voice begins."""
    rows = song.window(note.start, note.end)
    rows = rows[
        (rows["pitch"] == note.pitch) & (rows["voice"] == note.voice) & (rows["start"] - note.start >= SHORTEST)
    ]
    return replace(note, length=int(rows["start"][0]) - note.start) if len(rows) else note


def fitting(notes: Iterable[Note]) -> list[Note]:
    """Notes as far as a song can hold them: those that begin before its last tick, none of them longer than to it."""
    return [replace(note, length=min(note.length, LAST_TICK - note.start)) for note in notes if note.start < LAST_TICK]


def draw(note: Note) -> Edit:
    """Add a note, unless it would end after the last tick."""
    return Edit.of(added=[note] if note.end <= LAST_TICK else [])


def delete(notes: Iterable[Note]) -> Edit:
    """Remove notes."""
    return Edit.of(removed=notes)


def move(notes: Iterable[Note], ticks: int, semitones: int = 0) -> Edit:
    """Move notes together, as far as all of them stay on the roll."""
    notes = Notes.of(notes)
    moved = notes.moved(ticks, semitones)
    return Edit() if moved is notes else Edit(notes, moved)


def copy(notes: Iterable[Note], ticks: int, semitones: int = 0) -> Edit:
    """Add the same notes elsewhere, as far as all of them stay on the roll; none where they would lie on themselves."""
    notes = Notes.of(notes)
    moved = notes.moved(ticks, semitones)
    return Edit() if moved is notes else Edit(added=moved)


def paste(notes: Iterable[Note], ticks: int) -> Edit:
    """Add notes that were kept, as far as all of them stay on the roll; where they came from as well."""
    return Edit(added=Notes.of(notes).moved(ticks, 0))


def transpose(notes: Iterable[Note], semitones: int) -> Edit:
    """Move notes up or down, or not at all where one of them would leave the roll."""
    notes = Notes.of(notes)
    pitches = notes.columns["pitch"][notes.transposed] + semitones
    fits = ((pitches >= LOWEST_PITCH) & (pitches <= HIGHEST_PITCH)).all()
    return move(notes, 0, semitones) if fits else Edit()


def duplicate(notes: Iterable[Note], grid: int = TICKS_PER_STEP, metre: Metre = FOUR_FOUR) -> Edit:
    """Repeat notes where they do not lie upon themselves; not at all where the song has no room for it.

    What is longer than half a bar is repeated whole bars later, and what is shorter whole beats later, so that it keeps
    its place in them, whether it begins with an upbeat or ends with a rest; a single note or chord right behind itself,
    a whole number of the grid's steps later. An end that is less than half a step of the grid too late is on time.
    """
    notes = Notes.of(notes)
    if not notes:
        return Edit()
    ticks = repeated_after(notes, grid, metre)
    return copy(notes, ticks) if notes.end + ticks <= LAST_TICK else Edit()


def repeated_after(notes: Notes, grid: int = TICKS_PER_STEP, metre: Metre = FOUR_FOUR) -> int:
    """How much later notes are repeated, in ticks."""
    unit = _unit_of(notes, metre) or grid
    late = min(LATE, (grid - 1) // 2)
    return max(-(-(notes.end - notes.start - late) // unit), 1) * unit


def line_of(notes: Notes, metre: Metre = FOUR_FOUR) -> int:
    """The tick of notes that comes to the playhead when they are pasted: where the first begins.

    What is longer than half a bar keeps its place in the bar: there it is the bar line before the first note, or the
    one after it where that is an upbeat, which begins in the second half of its bar.
    """
    if _unit_of(notes, metre) != metre.ticks_per_bar:
        return notes.start
    return metre.line_before(notes.start + (metre.ticks_per_bar - 1) // 2)


def _unit_of(notes: Notes, metre: Metre) -> int:
    """What notes keep their place in, a bar or a beat, in ticks; 0 for one note or one chord, spread as it may be."""
    starts = notes.columns["start"]
    if starts[-1] - starts[0] <= LATE:
        return 0
    return metre.ticks_per_bar if 2 * (notes.end - notes.start - LATE) > metre.ticks_per_bar else metre.ticks_per_beat


def give_to(notes: Iterable[Note], voice: Voice) -> Edit:
    """Give notes to a voice."""

    def given(rows: Columns) -> None:
        rows["voice"] = voice

    return _each(notes, given)


def resize(notes: Iterable[Note], ticks: int, shortest: int = TICKS_PER_STEP) -> Edit:
    """Move the notes' ends; none gets shorter than `shortest`, unless it was."""

    def moved(rows: Columns) -> None:
        length = rows["length"]
        longest = np.maximum(LAST_TICK - rows["start"], length)
        rows["length"] = np.clip(length + ticks, np.minimum(shortest, length), longest)

    return _each(notes, moved)


def resize_start(notes: Iterable[Note], ticks: int, shortest: int = TICKS_PER_STEP) -> Edit:
    """Move the notes' starts and keep their ends; none gets shorter than `shortest`, unless it was."""

    def moved(rows: Columns) -> None:
        end = rows["start"] + rows["length"]
        latest = end - np.minimum(shortest, rows["length"])
        rows["start"] = np.maximum(0, np.minimum(rows["start"] + ticks, latest))
        rows["length"] = end - rows["start"]

    return _each(notes, moved)


def transpose_in_scale(notes: Iterable[Note], degrees: int, scale: Collection[int]) -> Edit:
    """Move notes by degrees of a scale, given as pitch classes (0 = C); those outside it go to the nearest below first.

    None moves where one of them would leave the roll.
    """
    return transpose_along(notes, degrees, [p for p in range(LOWEST_PITCH, HIGHEST_PITCH + 1) if p % 12 in scale])


def transpose_along(notes: Iterable[Note], steps: int, way: Collection[int]) -> Edit:
    """Move notes by steps of some pitches; those between them go to the nearest below first.

    None moves where one of them would go beyond.
    """
    return move_along(notes, 0, steps, way)


def steps_along(way: Collection[int], pitch: int, other: int) -> int:
    """How many steps of some pitches there are from a pitch to another, each at the nearest of them."""
    start, end = _nearest(np.array(sorted(way)), np.array([pitch, other])).tolist()
    return end - start


def move_along(notes: Iterable[Note], ticks: int, steps: int, way: Collection[int]) -> Edit:
    """Move notes together, and by steps of some pitches as `transpose_along` does."""
    notes = Notes.of(notes)
    moved = _along(notes, ticks, steps, way)
    return Edit() if moved is notes else Edit(notes, moved)


def copy_along(notes: Iterable[Note], ticks: int, steps: int, way: Collection[int]) -> Edit:
    """Add the same notes elsewhere, by steps of some pitches; none where they would lie on themselves."""
    notes = Notes.of(notes)
    moved = _along(notes, ticks, steps, way)
    return Edit() if moved is notes else Edit(added=moved)


def _along(notes: Notes, ticks: int, steps: int, way: Collection[int]) -> Notes:
    """Notes elsewhere; as high as they are where one of them would go beyond."""
    pitches = np.array(sorted(way))
    there = _nearest(pitches, np.arange(HIGHEST_PITCH + 1)) + steps
    own = there[notes.columns["pitch"][notes.transposed]]
    if ((own < 0) | (own >= len(pitches))).any():
        return notes.moved(ticks, 0)
    return notes.repitched(ticks, pitches[there.clip(0, len(pitches) - 1)])


def _nearest(pitches: NDArray[np.int64], pitch: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which of some pitches, rising, is the nearest to each of others (pitches,); of two the lower."""
    above = np.minimum(np.searchsorted(pitches, pitch), len(pitches) - 1)
    below = np.maximum(above - 1, 0)
    return np.where(pitch - pitches[below] <= np.abs(pitches[above] - pitch), below, above)


def add_velocity(notes: Iterable[Note], difference: int) -> Edit:
    """Make notes louder or softer."""

    def changed(rows: Columns) -> None:
        rows["velocity"] = np.clip(rows["velocity"] + difference, LOWEST_VELOCITY, HIGHEST_VELOCITY)

    return _each(notes, changed)


def set_locked(notes: Iterable[Note], locked: bool) -> Edit:
    """Lock notes, or unlock them."""

    def changed(rows: Columns) -> None:
        rows["locked"] = locked

    return _each(notes, changed)


def quantise(notes: Iterable[Note], grid: int = TICKS_PER_STEP, metre: Metre = FOUR_FOUR) -> Edit:
    """Move starts and lengths to the nearest line of the grid; no length gets shorter than one.

    The grid begins anew with each bar. Notes that would end after the last tick stay as they are.
    """

    def on_grid(rows: Columns) -> None:
        start = metre.nearest_line(rows["start"], grid)
        length = np.maximum(nearest_step(rows["length"], grid) * grid, grid)
        fits = start + length <= LAST_TICK
        rows["start"][fits], rows["length"][fits] = start[fits], length[fits]

    return _each(notes, on_grid)


def _each(notes: Iterable[Note], change: Callable[[Columns], None]) -> Edit:
    """What becomes of notes when their columns are changed in place."""
    old = Notes.of(notes)
    rows = old.columns.copy()
    change(rows)
    is_other = rows != old.columns
    removed, added = Notes(old.columns.compress(is_other)), Notes(in_order(rows.compress(is_other)))
    return Edit(removed, added, whole=(old, Notes(in_order(rows))))
