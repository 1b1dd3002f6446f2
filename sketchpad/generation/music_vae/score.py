"""The score on both sides of MusicVAE: some bars to classes, classes to notes.

A primer that is shorter than the model's bars goes round until they are full, as a loop does. Voices that it does not
have are silent for the model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import count
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import Classes
from sketchpad.generation.constraints import NO_PITCH, Constraints
from sketchpad.generation.four_four import cut
from sketchpad.generation.loudness import UNSAID
from sketchpad.generation.music_vae.codec import (
    DRUM_CLASSES,
    HIGHEST_PITCH,
    LINE_CLASSES,
    LOWEST_PITCH,
    drum_class,
    drum_pitches,
    line_class,
    line_event,
)
from sketchpad.generation.request import Request
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.melody import (
    NO_EVENT,
    NOTE_OFF,
    MelodyWriter,
    events_of,
    major_key,
    squash_interval,
    transposed,
)
from sketchpad.music.note import (
    PITCHED,
    RHYTHM_SECTION,
    STEPS_PER_BAR,
    TICKS_PER_BAR,
    TICKS_PER_QUARTER,
    TICKS_PER_STEP,
    Author,
    Note,
    Voice,
    nearest_step,
)

VOICES = {1: (Voice.MELODY,), 3: (Voice.MELODY, Voice.BASS, Voice.DRUMS)}
"""By how many a model writes."""

Place = tuple[int, int, Voice]
"""A note's: the tick of its step, its pitch, its voice."""

_in_order = attrgetter(*(field.name for field in fields(Note)))
"""How notes are ordered, for many at once: ten times sooner than by comparing them."""


class Score:
    """Whole bars as a model of `bars` bars and these voices sees them.

    Attributes:
        semitones: from the song to the key of C and the middle of the model's range, unless they are given; 0 for a
            model of all keys.

    Args:
        count: the bars that the song counts as, where they are not those up to its last note.
    """

    def __init__(
        self,
        song: Bars,
        voices: Sequence[Voice],
        bars: int,
        in_c: bool,
        semitones: int | None = None,
        count: int | None = None,
    ) -> None:
        self._song = song
        self._voices = voices
        self._length = loop_length(song.on_steps.count if count is None else count, bars) * STEPS_PER_BAR
        self._steps = bars * STEPS_PER_BAR
        self.semitones = semitones if semitones is not None else self._interval() if in_c else 0

    @property
    def classes(self) -> Classes:
        """(steps, voices)."""
        return np.stack([self._voice(voice) for voice in self._voices], axis=1).astype(np.int32)

    @property
    def unheard(self) -> list[int]:
        """Which of the voices, by number, are of the rhythm section and not in the song."""
        absent = {*RHYTHM_SECTION}.difference(self._song.voices)
        return [number for number, voice in enumerate(self._voices) if voice in absent]

    def notes(self, classes: Classes, start: int) -> tuple[Note, ...]:
        """What classes (steps, voices) say, in ticks of a song in which they begin at `start`."""
        found: list[Note] = []
        for voice, column in zip(self._voices, classes.T.tolist(), strict=True):
            if voice is Voice.DRUMS:
                found += drum_notes(column, start)
            else:
                writer = MelodyWriter(start, UNSAID, Author.MODEL, voice)
                events = [line_event(index) for index in column]
                writer.extend(transposed(events, -self.semitones, LOWEST_PITCH, HIGHEST_PITCH + 1))
                found += writer.notes()
        return tuple(sorted(found, key=_in_order))

    def samplings(self, constraints: Constraints, temperature: float, songs: Sequence[Bars]) -> tuple[Sampling, ...]:
        """How the classes of each voice are drawn; a key is found in `songs`.

        Raises:
            InputError: the constraints leave no note, or no key is found.
        """
        return samplings(self._voices, self.semitones, constraints, temperature, songs)

    def _interval(self) -> int:
        """A melody alone is brought into Melody RNN's range as well; voices keep their distance."""
        if len(self._voices) == 1:
            return squash_interval(self._line(Voice.MELODY))
        pitches = [int(pitch) for pitch in self._song.of_voices(PITCHED).columns["pitch"]]
        return (6 - major_key(pitches)) % 12 - 6 if pitches else 0

    def _voice(self, voice: Voice) -> Classes:
        if voice is Voice.DRUMS:
            return np.resize(drum_classes(self._song.of_voices([voice]), self._length), self._steps)
        events = self._looped(self._line(voice))
        moved = transposed(events, self.semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)
        return np.array([line_class(event) for event in moved])

    def _line(self, voice: Voice) -> list[int]:
        """The melody events of a voice; the harmony's stand in for a melody that is not there."""
        song = self._song.of_voices([voice])
        if voice is Voice.MELODY and not len(song):
            song = self._song.of_voices([Voice.HARMONY])
        return events_of(song)[: self._length]

    def _looped(self, events: list[int]) -> list[int]:
        """Round and round; a note ends with the round that it began in."""
        if 0 < len(events) < self._length:
            events = [*events, NOTE_OFF]
        events += [NO_EVENT] * (self._length - len(events))
        ends_sounding = next((event >= 0 for event in reversed(events) if event != NO_EVENT), False)
        again = [NOTE_OFF, *events[1:]] if ends_sounding and events[0] == NO_EVENT else events
        return (events + again * (self._steps // self._length))[: self._steps]


def loop_length(count: int, bars: int) -> int:
    """The bars of a primer of `count` bars that go round in the model's."""
    return min(max(count, 1), bars)


def drum_classes(drums: Bars, steps: int) -> Classes:
    """(steps,): what is struck on each nearest step."""
    struck: dict[int, set[int]] = {}
    for note in drums:
        struck.setdefault(nearest_step(note.start), set()).add(note.pitch)
    return np.array([drum_class(struck.get(step, ())) for step in range(steps)], dtype=np.int32)


def drum_notes(classes: Sequence[int], start: int) -> list[Note]:
    """A note of one step for every drum that is struck."""
    return [
        Note(tick, pitch, TICKS_PER_STEP, UNSAID, Author.MODEL, Voice.DRUMS)
        for tick, index in zip(count(start, TICKS_PER_STEP), classes)
        for pitch in drum_pitches(index)
    ]


def samplings(
    voices: Sequence[Voice], semitones: int, constraints: Constraints, temperature: float, songs: Sequence[Bars]
) -> tuple[Sampling, ...]:
    """How the classes of voices are drawn that are so many semitones from where they will stand.

    Raises:
        InputError: the constraints leave no note, or no key is found in the songs.
    """
    events = [line_event(index) for index in range(LINE_CLASSES)]
    line = np.array(transposed(events, -semitones, LOWEST_PITCH, HIGHEST_PITCH + 1))
    drums = np.full(DRUM_CLASSES, NO_PITCH)
    found: list[Sampling] = []
    for voice in voices:
        begin = constraints.never_silent and voice is Voice.MELODY
        pitches = drums if voice is Voice.DRUMS else line
        found.append(constraints.sampling(temperature, pitches, songs, begin))
    return tuple(found)


def notes_of(classes: Classes, voices: Sequence[Voice], semitones: Sequence[int]) -> list[Note]:
    """What classes (steps, voices) say from tick 0 on, each bar of which is so many semitones away from the song."""
    found: list[Note] = []
    for voice, column in zip(voices, classes.T.tolist(), strict=True):
        if voice is Voice.DRUMS:
            found += drum_notes(column, 0)
            continue
        writer = MelodyWriter(velocity=UNSAID, voice=voice)
        for bar, away in enumerate(semitones):
            events = [line_event(index) for index in column[bar * STEPS_PER_BAR : (bar + 1) * STEPS_PER_BAR]]
            writer.extend(transposed(events, -away, LOWEST_PITCH, HIGHEST_PITCH + 1))
        found += writer.notes()
    return found


def place_of(note: Note, has_melody: bool = True) -> Place:
    """Where a note is written: a harmony without a melody as one, a drum as the one that stands for its kind."""
    step = nearest_step(note.start) * TICKS_PER_STEP
    if note.voice is Voice.DRUMS:
        return step, next(iter(drum_pitches(drum_class([note.pitch]))), note.pitch), note.voice
    return step, note.pitch, note.voice if has_melody or note.voice is not Voice.HARMONY else Voice.MELODY


def begins(classes: NDArray[np.integer], voice: Voice) -> NDArray[np.bool_]:
    """Which of some classes of a voice begin something."""
    return classes > 0 if voice is Voice.DRUMS else classes >= line_class(LOWEST_PITCH)


def blocks_of(song: Bars, first: int, count: int, bars: int) -> list[Bars]:
    """`count` bars from bar `first` on in blocks of at most `bars`, each from tick 0."""
    found: list[Bars] = []
    for bar in range(first, first + count, bars):
        start, end = bar * TICKS_PER_BAR, min(bar + bars, first + count) * TICKS_PER_BAR
        found.append(song.within(start, end).shifted(-start))
    return found


def blocks(request: Request, size: int) -> Iterator[tuple[int, int, Bars]]:
    """(start tick, bars, what they are made of) of each block that a model of `size` bars writes for a request.

    A variation has the primer's own bars, block by block. A continuation begins with the bar after the primer's last,
    and every block of it is made of the primer's last bars, without an upbeat; where it begins inside that last bar,
    this one, completed, goes before the others.
    """
    primer = request.primer.on_steps
    first, last = request.origin // TICKS_PER_BAR, primer.count
    if request.verb is Verb.VARY:
        for number, song in enumerate(blocks_of(primer, first, last - first, size)):
            bar = first + number * size
            yield bar * TICKS_PER_BAR, min(size, last - bar), song
        return
    last = _bars_to_repeat(primer)
    first = max(first + _has_upbeat(primer, (first + 1) * TICKS_PER_BAR), last - size)
    song = primer.between(first * TICKS_PER_BAR, last * TICKS_PER_BAR).shifted(-first * TICKS_PER_BAR)
    song = Bars.of(cut(song, (last - first) * TICKS_PER_BAR), song.tempo)
    begin = request.start // TICKS_PER_BAR
    if begin < last:
        song = _last_first(_completed(song, request.start - first * TICKS_PER_BAR), last - first)
    for bar in range(begin, request.end // TICKS_PER_BAR, size):
        yield bar * TICKS_PER_BAR, min(size, request.end // TICKS_PER_BAR - bar), song


def _bars_to_repeat(primer: Bars) -> int:
    """The primer's bars; a last one that only hears the end of a note, for less than a beat, is none of them."""
    line = (primer.count - 1) * TICKS_PER_BAR
    is_overhang = 0 < primer.end - line < TICKS_PER_QUARTER and not len(primer.between(line, primer.end))
    return primer.count - is_overhang


def _has_upbeat(primer: Bars, line: int) -> bool:
    """Whether what begins before a line, that of the second bar, only leads there, none of it in the bar's first half.

    As a bar of the round it would be a rest that comes again and again.
    """
    return line - primer.start <= TICKS_PER_BAR // 2 and len(primer.between(line, primer.end)) > 0


def _completed(song: Bars, end: int) -> Bars:
    """A song that ends inside a bar, with that bar full: of the bar before, or else of its own beats again and again.

    As it is, the model would take the rest of the bar for a silence that is meant, and leave one there too.
    """
    line = -(-end // TICKS_PER_BAR) * TICKS_PER_BAR
    beat = song.start // TICKS_PER_QUARTER * TICKS_PER_QUARTER
    period = min(-(-(end - beat) // TICKS_PER_QUARTER) * TICKS_PER_QUARTER, TICKS_PER_BAR)
    unit = song.between(end - period, end)
    again = [note for later in range(period, TICKS_PER_BAR + 1, period) for note in unit.shifted(later)]
    return Bars.of(cut([*song, *again], line), song.tempo)


def _last_first(song: Bars, bars: int) -> Bars:
    """A song of so many bars with the last before the others, as it is when it has gone round."""
    line = (bars - 1) * TICKS_PER_BAR
    others = song.between(0, line).shifted(TICKS_PER_BAR)
    last = song.between(line, line + TICKS_PER_BAR).shifted(-line)
    return Bars.of([*last, *cut(others, line + TICKS_PER_BAR)], song.tempo)


def after(request: Request, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes that begin where the answer does, or later."""
    return tuple(note for note in notes if note.start >= request.start)


def rests(request: Request, song: Bars) -> bool:
    """Whether nothing is to begin in a block of which so much is heard: what is varied rests where the primer does."""
    return request.verb is Verb.VARY and not len(song)


def heard(song: Bars, voices: Collection[Voice]) -> Bars:
    """What a model of these voices hears of a song; a harmony stands in for a melody that is not there."""
    stands_in = Voice.MELODY not in song.voices
    return song.of_voices({*voices, Voice.HARMONY} if stands_in else voices)


def check_heard(song: Bars, voices: Collection[Voice]) -> None:
    """See that a model of these voices hears something of a song.

    Raises:
        InputError: it does not; the text says what to do.
    """
    if len(song) and not len(heard(song, voices)):
        raise InputError(
            "the model hears a melody only, and there is none here; choose MusicVAE trio, or notes of a melody"
        )


def held_on(notes: Sequence[Note], written: Sequence[Note], primer: Bars, line: int, end: int) -> tuple[Note, ...]:
    """The notes of the blocks before a line; those that end there last as long as what the primer holds over it.

    That is to the next note of their voice in what is `written` from the line on, and to `end`, at most.
    """
    rows = primer.of_voices(PITCHED).window(line - 1, line)
    lasts = dict(zip(rows["voice"].tolist(), (rows["start"] + rows["length"]).tolist(), strict=True))
    begins_at = {note.voice: note.start for note in reversed(written)}
    found: list[Note] = []
    for note in notes:
        if note.end == line:
            last = nearest_step(lasts.get(note.voice, line)) * TICKS_PER_STEP
            until = min(last, begins_at.get(note.voice, end), end)
            found.append(replace(note, length=max(until, line) - note.start))
        else:
            found.append(note)
    return tuple(found)
