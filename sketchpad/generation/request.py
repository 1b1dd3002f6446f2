"""What is asked of an engine, and what it answers."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.blend import Blend, Blended
from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.filling.locks import beside
from sketchpad.generation.fork import Fork
from sketchpad.generation.limits import (
    HIGHEST_TEMPERATURE,
    LOWEST_TEMPERATURE,
    MOST_BARS,
    MOST_SEED,
    MOST_TAKES,
    MOST_TRIES,
)
from sketchpad.generation.shaping.amounts import Amounts
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.metre import FOUR_FOUR
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice

if TYPE_CHECKING:
    from sketchpad.generation.shaping.shaping import Shaping

MELODY_ONLY = frozenset((Voice.MELODY,))
EVERY_VOICE = frozenset(Voice)


class Cancelled(Exception):
    """The run was cancelled; what it had written so far was already answered."""


class CancelFlag:
    """A flag that any thread may set; engines look at it before every step, kernels through its memory."""

    def __init__(self) -> None:
        self.cell = np.zeros(1, dtype=np.int32)

    def set(self) -> None:
        """Ask the run to stop."""
        self.cell[0] = 1

    @property
    def is_set(self) -> bool:
        """Whether the run is to stop."""
        return bool(self.cell[0])

    def check(self) -> None:
        """Raise `Cancelled` if the run is to stop."""
        if self.is_set:
            raise Cancelled


@dataclass(frozen=True)
class Request:
    """Continue `primer` by `bars` bars, harmonise, vary or shape it, blend it with others, or fill a hole in it.

    Take k is drawn with seed + k; of several tries, with that one of as many seeds from (seed + k) · tries on whose
    answer belongs best to the primer (`belonging.py`). Bars and bar lines are those of the primer's metre;
    `four_four` says how a model, which knows 4/4 only, comes to write them.

    Attributes:
        verb: a continuation begins where the primer ends, fills its last bar, and goes on for `bars` whole bars; the
            others begin with the primer's first bar and end with its last; to fill is to write the hole.
        temperature: 1 as learned, less is safer, more is wilder.
        distance: how far a variation goes: 0 is the model's plain reconstruction, 1 has nothing of the primer left.
            MusicVAE's continuations are variations too, and so is what it fills a hole with.
        condition: whether Polyphony RNN hears the primer before it continues.
        inject: whether Polyphony RNN keeps the primer's notes in place once more in what it writes after it, as far
            as the constraints have room for them.
        constraints: what the new notes are held to.
        blend: what is blended, and where; see `blending`. There is only one take of it.
        hole: the part of the primer that is to be filled, where that is the verb.
        forks: what is written at some steps instead of what would be drawn there.
        tries: from how many continuations or harmonies each take is chosen; whatever else is asked for is written once.
        chosen: the voices of the primer, or of the notes in its hole, that are meant, where the others are there to be
            heard; see `voices_of`. A song is continued in all of them.
        shape: which attributes the primer is to be given, where that is the verb; see `shaping_to`. There is only one
            take of it.

    Raises:
        InputError: a value lies outside its range.
    """

    primer: Bars
    model: str
    bars: int = 16
    temperature: float = 1.0
    seed: int = 0
    takes: int = 1
    verb: Verb = Verb.CONTINUE
    distance: float = 0.5
    condition: bool = True
    inject: bool = False
    constraints: Constraints = NO_CONSTRAINTS
    blend: Blend | None = None
    hole: Hole | None = None
    forks: tuple[Fork, ...] = ()
    tries: int = 1
    chosen: frozenset[Voice] = EVERY_VOICE
    shape: Amounts | None = None

    @classmethod
    def shaping_to(cls, shaping: Shaping, asked: Mapping[str, float]) -> Request:
        """A song to be given the attributes asked for, by name."""
        return cls(
            shaping.song,
            shaping.model,
            temperature=shaping.temperature,
            seed=shaping.seed,
            verb=Verb.SHAPE,
            constraints=shaping.constraints,
            shape=Amounts.of(asked, shaping.key),
        )

    @classmethod
    def blending(cls, blend: Blend, start: int) -> Request:
        """A blend, to be written from a bar line of the song on."""
        corners = blend.corners
        return cls(
            corners.songs[0].shifted(start),
            corners.model,
            blend.bars,
            corners.temperature,
            corners.seed,
            verb=Verb.INTERPOLATE,
            constraints=corners.constraints,
            blend=blend,
        )

    def __post_init__(self) -> None:
        check_within("bars", self.bars, 1, MOST_BARS)
        check_within("temperature", self.temperature, LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE)
        check_within("takes", self.takes, 1, MOST_TAKES)
        check_within("tries", self.tries, 1, MOST_TRIES)
        check_within("seed", self.seed, 0, (MOST_SEED + 1) // self.tries - self.takes)
        check_within("distance", self.distance, 0, 1)
        self.primer.check_goes_on(self.end)
        if (self.verb is Verb.INTERPOLATE) != (self.blend is not None):
            raise InputError("to interpolate, say what is to be blended, and nothing else")
        if (self.verb is Verb.SHAPE) != (self.shape is not None):
            raise InputError("to shape, say which attributes are to be others, and nothing else")
        if self.blend:
            check_within("takes of an interpolation", self.takes, 1, 1)
        if self.shape:
            check_within("takes of a shape", self.takes, 1, 1)
        if (self.hole is None) == (self.verb is Verb.FILL):
            raise InputError("only a part of the song can be filled; choose one, and fill it")
        is_long = self.primer.metre != FOUR_FOUR and self.end - self.start > MOST_BARS * TICKS_PER_BAR
        if self.verb is Verb.CONTINUE and is_long:
            raise InputError(
                "{} bars of {} are more than the {} of 4/4 that can be written at once; ask for fewer bars",
                self.bars,
                self.primer.metre,
                MOST_BARS,
            )
        if self.verb is Verb.CONTINUE and not self.chosen.issuperset(self.primer.voices):
            raise InputError("a song is continued in all its voices; to continue one of them, give its notes alone")
        if self.verb is not Verb.CONTINUE and not len(self.primer):
            raise InputError("there is nothing to {}; draw or select some notes first", self.verb.value)

    @property
    def shaping(self) -> Shaping:
        """What is shaped, where that is the verb.

        Raises:
            InputError: it cannot be.
        """
        from sketchpad.generation.shaping.shaping import Shaping

        assert self.shape, "it is asked of what is shaped"
        return Shaping(self.primer, self.model, self.temperature, self.seed, self.shape.key, self.constraints)

    @property
    def given(self) -> tuple[Bars, ...]:
        """What is no work of the model's where the answer has it: bars that are shaped, and ideas that are blended.

        Of what other verbs answer, all is written.
        """
        if self.blend:
            return tuple(song.shifted(self.start) for song in self.blend.corners.songs)
        return (self.primer,) if self.shape else ()

    def forks_of(self, voice: Voice, tick: int, steps: int) -> dict[int, Fork]:
        """The forks of a voice in so many steps from a tick on, by step; of several at one step, the last."""
        found = {(fork.tick - tick) // TICKS_PER_STEP: fork for fork in self.forks if fork.voice is voice}
        return {step: fork for step, fork in found.items() if 0 <= step < steps}

    def voices_of(self, written: Collection[Voice]) -> frozenset[Voice]:
        """The voices that the answer has, of those that a model writes.

        These are all, unless some of those that the primer has are chosen, and others are not. Of a hole they are
        those that are chosen, unless it has no others; they may be none.
        """
        voices = frozenset(written)
        meant = voices & self.chosen
        if self.hole:
            there = self.primer.within(self.hole.start, self.hole.end).voices
            return voices if self.chosen.issuperset(voices.intersection(there)) else meant
        return meant if meant and meant < voices.intersection(self.primer.voices) else voices

    @property
    def origin(self) -> int:
        """The tick of the bar line before the primer's first note, as it is heard."""
        return self.primer.metre.line_before(self.primer.span[0])

    @property
    def start(self) -> int:
        """The tick where the answer begins: the primer's end as it is heard, its first bar line, or the hole's first.

        In bars that are longer than the model's, the first line of the model's before the primer.
        """
        if self.hole:
            return self.hole.start
        if self.verb is Verb.CONTINUE:
            return self.primer.span[1]
        if self.blend:
            return self.primer.metre.line_before(self.primer.start)
        if self.shape:
            return self.origin
        first, _ = self.primer.span
        return first - (first - self.origin) % TICKS_PER_BAR

    @property
    def end(self) -> int:
        """The tick where the answer ends: a bar line, or the end of the hole.

        What writes the primer's own bars ends with its last one, or with the model's last where that is earlier.
        """
        if self.hole:
            return self.hole.end
        if self.verb is Verb.CONTINUE:
            metre = self.primer.metre
            return metre.line_after(self.start) + self.bars * metre.ticks_per_bar
        if self.blend:
            return self.start + self.blend.ticks
        _, last = self.primer.span
        if self.shape:
            return self.primer.metre.line_after(last)
        whole = math.ceil((last - self.origin) / TICKS_PER_BAR) * TICKS_PER_BAR
        return min(self.primer.metre.line_after(last), self.origin + whole)

    @property
    def span(self) -> tuple[int, int]:
        """The bar lines that the answer lies between."""
        return self.primer.metre.around(self.start, self.end)


@dataclass(frozen=True, eq=False)
class Steps:
    """What a melody model did at each step of a take.

    Attributes:
        events: melody events (steps,), as written into the score; whole numbers.
        classes: the classes drawn (steps,).
        probabilities: the distributions they were drawn from (steps, classes), float32.
        seconds: the time each step took (steps,), float64.
    """

    events: NDArray[np.integer]
    classes: NDArray[np.integer]
    probabilities: NDArray[np.float32]
    seconds: NDArray[np.float64]

    @classmethod
    def unwritten(cls, steps: int, classes: int) -> Steps:
        """Room for a record of so many steps."""
        return cls(
            events=np.empty(steps, dtype=np.int64),
            classes=np.empty(steps, dtype=np.int64),
            probabilities=np.empty((steps, classes), dtype=np.float32),
            seconds=np.empty(steps),
        )

    def put(self, step: int, part: Steps) -> None:
        """Write a part of the record from a step on."""
        room = slice(step, step + len(part.events))
        self.events[room], self.classes[room] = part.events, part.classes
        self.probabilities[room], self.seconds[room] = part.probabilities, part.seconds

    def until(self, step: int) -> Steps:
        """The record of all steps before one; it shares memory with this."""
        return Steps(self.events[:step], self.classes[:step], self.probabilities[:step], self.seconds[:step])


@dataclass(frozen=True, eq=False)
class Take:
    """An answer as far as it is written; an engine yields it again, longer, at bar lines (`pace.py`).

    Attributes:
        request: what was asked.
        index: which of the request's takes this is, from 0.
        notes: all notes so far, in ticks of the primer's score; they begin at or after `request.start`.
        written: the tick up to which the answer is written.
        seconds: the time of computing so far.
        first_bar_seconds: the time of computing up to the first bar line.
        encode_seconds: the part of `seconds` in which the primer was read; 0 where that is not told apart.
        tried: from how many it was chosen; `seconds` are of all of them.
        provisional: whether it is a first try, which another may yet take the place of.
        steps: the record of each step, where the model is one that keeps it.
        voices: the voices that the answer writes; what they had from `request.start` to `request.end` makes room.
        latent_distance: of a variation, how far its latent lies from the primer's, in standard deviations a dimension.
        fit: of a hole's filling, by how much it fits its place better than what is no fit at all; none, where it is not
            above 0. The RNNs: nats a step of what follows. MusicVAE: standard deviations of a bar's code.
    """

    request: Request
    index: int
    notes: tuple[Note, ...]
    written: int
    seconds: float
    first_bar_seconds: float
    _: KW_ONLY
    steps: Steps | None = field(default=None, repr=False)
    voices: frozenset[Voice] = MELODY_ONLY
    latent_distance: float | None = None
    fit: float | None = None
    encode_seconds: float = 0.0
    tried: int = 1
    provisional: bool = False

    @classmethod
    def of_blend(cls, blended: Blended, start: int) -> Take:
        """A blend as a take of the song, from a bar line on."""
        request = Request.blending(blended.request, start)
        notes = tuple(blended.bars.shifted(start))
        voices = blended.request.corners.voices
        return cls(request, 0, notes, request.end, blended.seconds, blended.seconds, voices=voices)

    @property
    def seed(self) -> int:
        """The seed this take was drawn with."""
        return self.request.seed + self.index

    @property
    def complete(self) -> bool:
        """Whether it is the answer: all bars asked for are written, and no other try can take its place."""
        return self.written >= self.request.end and not self.provisional

    @property
    def fits(self) -> bool:
        """Whether it may be offered: all but a hole's filling that is no fit."""
        return self.fit is None or self.fit > 0

    @property
    def as_chosen(self) -> Take:
        """The answer without the voices that are to stay as they are."""
        voices = self.request.voices_of(self.voices)
        if voices == self.voices:
            return self
        return replace(self, notes=tuple(note for note in self.notes if note.voice in voices), voices=voices)

    def changes(self, song: Bars) -> bool:
        """Whether the song would sound otherwise with the answer in it."""
        here = self.request.start, self.request.end
        rows = (bars.within(*here).columns for bars in (song, self.placed_in(song)))
        before, after = (np.sort(each[["start", "pitch", "length", "voice"]]) for each in rows)
        return not np.array_equal(before, after)

    def placed_in(self, song: Bars) -> Bars:
        """The song with the answer in the place of what its voices had there; what is locked stays, and has its way."""
        room = song.within(self.request.start, self.request.end).of_voices(self.voices)
        opened = song.edited(removed=room.edited(removed=room.locked))
        locked = opened.locked
        if self.request.hole:
            # It was written around what was locked then.
            then = self.request.primer.locked
            since = locked.minus(then).columns
            locked = replace(locked, columns=since, locked_bars=locked.locked_bars - then.locked_bars)
        return opened.edited(added=beside(self.notes, locked))
