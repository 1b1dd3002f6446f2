"""Edits as values: which notes go, which come. Pure functions make them, the document applies them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from sketchpad.music.melody import MAJOR_SCALE
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, TICKS_PER_STEP, Note

LOWEST_VELOCITY, HIGHEST_VELOCITY = 1, 127


@dataclass(frozen=True)
class Edit:
    """Notes removed from a score, and notes added to it; a note in both stays."""

    removed: tuple[Note, ...] = ()
    added: tuple[Note, ...] = ()

    @classmethod
    def between(cls, before: Iterable[Note], after: Iterable[Note]) -> Edit:
        """The smallest edit that makes `after` of `before`."""
        old, new = Counter(before), Counter(after)
        return cls(tuple((old - new).elements()), tuple((new - old).elements()))

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.added, self.removed)

    def then(self, later: Edit) -> Edit:
        """One edit that does this one and then `later`."""
        return Edit.between([*self.removed, *later.removed], [*self.added, *later.added])


def draw(note: Note) -> Edit:
    """Add a note."""
    return Edit(added=(note,))


def delete(notes: Iterable[Note]) -> Edit:
    """Remove notes."""
    return Edit(removed=tuple(notes))


def move(notes: Collection[Note], ticks: int, semitones: int = 0) -> Edit:
    """Move notes together, as far as all of them stay on the roll."""
    return Edit.between(notes, _moved(notes, ticks, semitones))


def copy(notes: Collection[Note], ticks: int, semitones: int = 0) -> Edit:
    """Add the same notes elsewhere, as far as all of them stay on the roll."""
    return Edit(added=tuple(_moved(notes, ticks, semitones)))


def duplicate(notes: Collection[Note]) -> Edit:
    """Add the same notes right after the last of them, on the grid."""
    if not notes:
        return Edit()
    first, end = min(note.start for note in notes), max(note.end for note in notes)
    return copy(notes, -(-(end - first) // TICKS_PER_STEP) * TICKS_PER_STEP)


def resize(notes: Collection[Note], ticks: int, shortest: int = TICKS_PER_STEP) -> Edit:
    """Move the notes' ends; none gets shorter than `shortest`, unless it was."""
    return _each(notes, lambda note: replace(note, length=max(note.length + ticks, min(shortest, note.length))))


def resize_start(notes: Collection[Note], ticks: int, shortest: int = TICKS_PER_STEP) -> Edit:
    """Move the notes' starts and keep their ends; none gets shorter than `shortest`, unless it was."""

    def moved(note: Note) -> Note:
        start = max(0, min(note.start + ticks, note.end - min(shortest, note.length)))
        return replace(note, start=start, length=note.end - start)

    return _each(notes, moved)


def transpose_in_scale(notes: Collection[Note], degrees: int, key: int) -> Edit:
    """Move notes by degrees of the major scale on `key` (0 = C); those outside it go to their neighbour first."""
    return _each(notes, lambda note: replace(note, pitch=_degrees_away(note.pitch, degrees, key)))


def set_velocity(notes: Collection[Note], velocity: int) -> Edit:
    """Give all notes one velocity."""
    return _each(notes, lambda note: replace(note, velocity=_velocity(velocity)))


def add_velocity(notes: Collection[Note], difference: int) -> Edit:
    """Make notes louder or softer."""
    return _each(notes, lambda note: replace(note, velocity=_velocity(note.velocity + difference)))


def set_locked(notes: Collection[Note], locked: bool) -> Edit:
    """Lock notes, or unlock them."""
    return _each(notes, lambda note: replace(note, locked=locked))


def quantise(notes: Collection[Note], grid: int = TICKS_PER_STEP) -> Edit:
    """Move starts and lengths to the nearest line of the grid; no length gets shorter than one."""

    def on_grid(note: Note) -> Note:
        return replace(note, start=_nearest(note.start, grid), length=max(_nearest(note.length, grid), grid))

    return _each(notes, on_grid)


def _each(notes: Collection[Note], change: Callable[[Note], Note]) -> Edit:
    return Edit.between(notes, map(change, notes))


def _moved(notes: Collection[Note], ticks: int, semitones: int) -> list[Note]:
    if not notes:
        return []
    pitches = [note.pitch for note in notes]
    ticks = max(ticks, -min(note.start for note in notes))
    semitones = min(max(semitones, LOWEST_PITCH - min(pitches)), HIGHEST_PITCH - max(pitches))
    return [replace(note, start=note.start + ticks, pitch=note.pitch + semitones) for note in notes]


def _degrees_away(pitch: int, degrees: int, key: int) -> int:
    scale = [p for p in range(LOWEST_PITCH, HIGHEST_PITCH + 1) if (p - key) % 12 in MAJOR_SCALE]
    here = min(range(len(scale)), key=lambda index: abs(scale[index] - pitch))
    return scale[min(max(here + degrees, 0), len(scale) - 1)]


def _velocity(velocity: int) -> int:
    return min(max(velocity, LOWEST_VELOCITY), HIGHEST_VELOCITY)


def _nearest(ticks: int, grid: int) -> int:
    return (2 * ticks + grid) // (2 * grid) * grid
