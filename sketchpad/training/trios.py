"""Melody, bass and drums: from band arrangements, and paired from scores and drummers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.music_vae.codec import HIGHEST_PITCH, LOWEST_PITCH, drum_class, line_class
from sketchpad.music.melody import major_key
from sketchpad.music.note import STEPS_PER_BAR, STEPS_PER_QUARTER
from sketchpad.training.lines import FEWEST_BARS, FEWEST_PITCHES, ON_GRID, LineNote, line_events
from sketchpad.training.musicxml import ScoreNote
from sketchpad.training.store import Example

if TYPE_CHECKING:
    from symusic import Score, Track

NO_DRUMS = -1
"""Stands in the place of drums that training pairs from the drummers."""
BASS_PROGRAMS = range(32, 40)
LONGEST_GAP = 2 * STEPS_PER_BAR
"""Where melody or bass begins nothing for longer, a trio is cut."""
FEWEST_ONSETS = 8

Classes = NDArray[np.int64]


def score_trio(piece: str, notes: Sequence[ScoreNote]) -> Iterator[Example]:
    """The upper line and the lowest notes of a stretch of a score, without drums."""
    last = max(note.part for note in notes)
    melody = [note for note in notes if note.part == 0 and note.voice == "1"]
    bass = _lowest([note for note in notes if note.part == last and (note.staff == "2" or last > 1)])
    yield from _trios(piece, melody, bass, None)


def band_trios(piece: str, data: bytes) -> Iterator[Example]:
    """What plays with bass and drums in a band arrangement, each track in its turn."""
    from symusic import Score

    score = Score.from_midi(data)
    metres = {(signature.numerator, signature.denominator) for signature in score.time_signatures}
    if not metres <= {(4, 4)}:
        return
    basses = [track for track in score.tracks if not track.is_drum and track.program in BASS_PROGRAMS]
    drums = [track for track in score.tracks if track.is_drum]
    melodies = [track for track in score.tracks if not track.is_drum and track not in basses]
    if basses and drums:
        bass = _line(max(basses, key=lambda track: len(track.notes)), score)
        struck = drum_classes(score, drums)
        for melody in melodies:
            yield from _trios(piece, _line(melody, score), _lowest(bass), struck)


def drummers_beats(files: Iterable[tuple[str, bytes]]) -> Iterator[Example]:
    """The beats in 4/4 of the Groove MIDI Dataset, from the first bar line on, whole bars."""
    for name, score in beats_played(files):
        classes = drum_classes(score, list(score.tracks))
        bars = len(classes) // STEPS_PER_BAR
        if bars >= FEWEST_BARS:
            yield Example(name, classes[: bars * STEPS_PER_BAR])


def beats_played(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Score]]:
    """(drummer and style, performance) of each beat in 4/4 of the Groove MIDI Dataset."""
    from symusic import Score

    found = dict(files)
    for row in csv.DictReader(io.StringIO(found.pop("info.csv").decode())):
        if row["beat_type"] == "beat" and row["time_signature"] == "4-4" and row["midi_filename"] in found:
            yield row["drummer"] + "/" + row["style"], Score.from_midi(found[row["midi_filename"]])


def drum_classes(score: Score, tracks: Iterable[Track]) -> Classes:
    """(steps,): what is struck at each step, on the nearest."""
    step = score.ticks_per_quarter // STEPS_PER_QUARTER
    struck: dict[int, set[int]] = {}
    for track in tracks:
        for note in track.notes:
            struck.setdefault((note.time + step // 2) // step, set()).add(note.pitch)
    classes = np.zeros(max(struck, default=-1) + 1, dtype=np.int64)
    for at, pitches in struck.items():
        classes[at] = drum_class(pitches)
    return classes


def _line(track: Track, score: Score) -> list[LineNote]:
    step = Fraction(score.ticks_per_quarter, STEPS_PER_QUARTER)
    notes = sorted(track.notes, key=lambda note: note.time)
    return [LineNote(note.time / step, (note.time + note.duration) / step, note.pitch) for note in notes]


def _lowest(notes: Iterable[LineNote]) -> list[LineNote]:
    """The lowest note of each onset."""
    lowest: dict[int, LineNote] = {}
    for note in notes:
        start = round(note.start)
        if start not in lowest or note.pitch < lowest[start].pitch:
            lowest[start] = note
    return list(lowest.values())


def _trios(
    piece: str, melody: Sequence[LineNote], bass: Sequence[LineNote], drums: Classes | None
) -> Iterator[Example]:
    on_grid = [abs(note.start - round(note.start)) <= Fraction(1, 6) for note in (*melody, *bass)]
    if not melody or not bass or sum(on_grid) < ON_GRID * len(on_grid):
        return
    lines = [np.array(line_events(sorted(line, key=lambda n: (n.start, -n.pitch)))) for line in (melody, bass)]
    steps = min(map(len, lines)) // STEPS_PER_BAR * STEPS_PER_BAR
    for start, end in _played_together([line[:steps] for line in lines]):
        voices = [_in_c(lines, start, end, voice) for voice in range(2)]
        if drums is None:
            struck = np.full(end - start, NO_DRUMS)
        else:
            struck = np.pad(drums[start:end], (0, max(0, end - max(start, len(drums)))))[: end - start]
        if len(struck) == end - start:
            yield Example(piece, np.stack([*voices, struck], axis=1))


def _played_together(lines: Sequence[Classes]) -> Iterator[tuple[int, int]]:
    """(start, end) of stretches of whole bars in which both lines keep moving."""
    moving = np.ones(len(lines[0]), dtype=bool)
    for line in lines:
        onsets = np.flatnonzero(line >= 0)
        for before, after in zip([-1, *onsets], [*onsets, len(line)], strict=True):
            if after - before > LONGEST_GAP:
                moving[max(before, 0) : after] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[False], moving, [False]]).astype(int)))
    for start, end in edges.reshape(-1, 2):
        first, last = -(-int(start) // STEPS_PER_BAR) * STEPS_PER_BAR, int(end) // STEPS_PER_BAR * STEPS_PER_BAR
        pitches = {int(event) for event in lines[0][first:last] if event >= 0}
        if last - first >= FEWEST_BARS * STEPS_PER_BAR and len(pitches) >= FEWEST_PITCHES:
            yield first, last


def _in_c(lines: Sequence[Classes], start: int, end: int, voice: int) -> Classes:
    """One line's classes, moved into C major or A minor by the notes of all of them."""
    pitches = [int(event) for line in lines for event in line[start:end] if event >= 0]
    semitones = (6 - major_key(pitches)) % 12 - 6
    events = lines[voice][start:end]
    pitched = events >= 0
    target = np.where(pitched, events + semitones, LOWEST_PITCH)
    target = np.where(target < LOWEST_PITCH, target + 12, np.where(target > HIGHEST_PITCH, target - 12, target))
    return np.array([line_class(int(event)) for event in np.where(pitched, target, events)])
