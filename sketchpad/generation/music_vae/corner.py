"""One idea of a blend: what MusicVAE reads of it, what it can rebuild, and the notes as they really are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sketchpad.generation.cells import Classes
from sketchpad.generation.loudness import Loudness
from sketchpad.generation.music_vae.codec import drum_pitches
from sketchpad.generation.music_vae.latent import Latent
from sketchpad.generation.music_vae.score import Place, Score, begins, blocks_of, loop_length, notes_of, place_of
from sketchpad.music.bars import Bars
from sketchpad.music.metre import FOUR_FOUR
from sketchpad.music.note import (
    STEPS_PER_BAR,
    STEPS_PER_QUARTER,
    TICKS_PER_BAR,
    TICKS_PER_STEP,
    Note,
    Voice,
)


@dataclass(frozen=True)
class Corner:
    """An idea as the network reads it, over and over where the blend is longer.

    Attributes:
        semitones: from the idea to where the network knows music.
        latents: μ of each block of the network's bars.
        classes: (steps, voices), what was read.
        rebuilt: (steps, voices), what the network makes of the latents.
        f1: how much of the notes that is.
        bars: the idea's own notes, bar by bar.
        own: by the place they are written at: how long, and the note as it was.
        loud: how loud each of its voices is.
    """

    semitones: int
    latents: tuple[Latent, ...]
    classes: Classes
    rebuilt: Classes
    f1: float
    bars: tuple[tuple[Note, ...], ...]
    own: dict[Place, tuple[int, Note]]
    loud: Mapping[Voice, Loudness]

    def as_it_was(self, note: Note) -> Note | None:
        """The idea's note that one which was written is, with all that the network does not know of it."""
        length, own = self.own.get(place_of(note), (0, note))
        if length == note.length:
            near = abs(own.length - length) < TICKS_PER_STEP
            return replace(own, length=own.length if near else length, voice=note.voice)
        # Held on for less than a beat, only because the next one is gone: that leaves this one as it was.
        is_held_on = 0 < length < note.length < length + STEPS_PER_QUARTER * TICKS_PER_STEP
        return replace(own, voice=note.voice) if is_held_on else None

    def others(self, bar: int, voices: Sequence[Voice]) -> Iterator[Note]:
        """The notes of a bar that are in none of these voices, and did not stand in for one."""
        for note in self.bars[bar]:
            if note.voice not in voices and (note.voice is not Voice.HARMONY or _has_melody(self.bars)):
                yield note


def read_corner(
    idea: Bars,
    bars: int,
    voices: Sequence[Voice],
    size: int,
    semitones: int,
    rebuild: Callable[[Classes], tuple[Latent, Classes]],
) -> Corner:
    """The corner of a blend of so many bars, by a network of `size` bars that gives μ of classes, and rebuilds them."""
    song = replace(idea, metre=FOUR_FOUR)
    blocks = blocks_of(song, 0, song.on_steps.count, size)
    read = [Score(block, voices, size, in_c=False, semitones=semitones).classes for block in blocks]
    latents, rebuilt = zip(*map(rebuild, read), strict=True)
    rounds = [number % len(blocks) for number in range(-(-bars // size))]
    counts = [block.on_steps.count for block in blocks]
    lengths = [loop_length(count, size) for count in counts]
    sources = [block * size + bar % lengths[block] for block in rounds for bar in range(size)][:bars]
    notes = tuple(tuple(_bar(song, source, number)) for number, source in enumerate(sources))
    steps = bars * STEPS_PER_BAR
    classes = np.concatenate([read[block] for block in rounds])[:steps]
    ends = [count * STEPS_PER_BAR for count in counts]
    asked, given = ([each[:end] for each, end in zip(parts, ends, strict=True)] for parts in (read, rebuilt))
    return Corner(
        semitones,
        tuple(latents[block] for block in rounds),
        classes,
        np.concatenate([rebuilt[block] for block in rounds])[:steps],
        likeness(np.concatenate(asked), np.concatenate(given), voices),
        notes,
        _own(notes, notes_of(classes, voices, [semitones] * bars)),
        {voice: Loudness(idea, voice) for voice in idea.voices},
    )


def likeness(asked: Classes, given: Classes, voices: Sequence[Voice]) -> float:
    """The F1 of the notes that begin in classes (steps, voices), by step, pitch and voice, in voices that are asked."""
    right = begun = 0
    for column, voice in enumerate(voices):
        if wanted := _begun(asked[:, column], voice):
            found = _begun(given[:, column], voice)
            right += len(wanted & found)
            begun += len(wanted) + len(found)
    return 2 * right / begun if begun else 1.0


def _begun(classes: Classes, voice: Voice) -> set[tuple[int, int]]:
    """(step, what) of all that begins in classes (steps,)."""
    begun = [(step, int(classes[step])) for step in np.flatnonzero(begins(classes, voice)).tolist()]
    if voice is not Voice.DRUMS:
        return set(begun)
    return {(step, pitch) for step, index in begun for pitch in drum_pitches(index)}


def _own(bars: Sequence[Sequence[Note]], written: Sequence[Note]) -> dict[Place, tuple[int, Note]]:
    as_it_was = {place_of(note, _has_melody(bars)): note for bar in bars for note in bar}
    return {place: (note.length, as_it_was[place]) for note in written if (place := place_of(note)) in as_it_was}


def _bar(song: Bars, source: int, number: int) -> Iterator[Note]:
    """The notes of a bar, moved to where another one is."""
    start = source * TICKS_PER_BAR
    return iter(song.within(start, start + TICKS_PER_BAR).shifted((number - source) * TICKS_PER_BAR))


def _has_melody(bars: Sequence[Sequence[Note]]) -> bool:
    return any(note.voice is Voice.MELODY for bar in bars for note in bar)
