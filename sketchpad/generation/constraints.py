"""What new notes may be held to, without a word to the network: a key, a range, a nucleus, repetition, going on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.sampling import NEVER, Sampling
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.key import Key, key_of
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH
from sketchpad.music.pitch import pitch_name
from sketchpad.music.spelling import spelling_in
from sketchpad.music.wording import said

AUTO: Final = "auto"
LOWEST_TOP_P = 0.01
NO_PITCH = -1
"""The pitch of a class that begins no note."""
FULL_REPETITION = 4.0
"""What is added to a logit at a repetition of 1."""


@dataclass(frozen=True)
class Constraints:
    """What is written is held to these; by default to nothing. Drums keep out of all but `top_p`.

    Attributes:
        key: new notes belong to its scale; `AUTO` for the key of the primer.
        lowest, highest: new notes lie between these MIDI pitches, both among them.
        top_p: drawn is only from the likeliest classes that together have this probability; 1 for all.
        repetition: from −1, away from what was there one bar ago, to 1, towards it.
        never_silent: where no note of the melody began for a bar, one begins; and nothing at all is never what fills a
            hole.

    Raises:
        InputError: a value lies outside its range.
    """

    key: Key | Literal["auto"] | None = None
    lowest: int = LOWEST_PITCH
    highest: int = HIGHEST_PITCH
    top_p: float = 1.0
    repetition: float = 0.0
    never_silent: bool = False

    def __post_init__(self) -> None:
        check_within("the lowest pitch", self.lowest, LOWEST_PITCH, HIGHEST_PITCH)
        check_within("the highest pitch", self.highest, LOWEST_PITCH, HIGHEST_PITCH)
        check_within("top-p", self.top_p, LOWEST_TOP_P, 1)
        check_within("repetition", self.repetition, -1, 1)
        if self.lowest > self.highest:
            raise InputError(
                "the range begins with {} above its end, {}; write the lower note first",
                pitch_name(self.lowest),
                pitch_name(self.highest),
            )

    def sampling(
        self, temperature: float, pitches: NDArray[np.int64], songs: Iterable[Bars], begin: bool | None = None
    ) -> Sampling:
        """How a network's classes are drawn.

        Args:
            temperature: of the request.
            pitches: (classes,) the pitch that each class begins, as it comes to stand in the song, else `NO_PITCH`.
            songs: what the key is found in.
            begin: whether a note begins where none did for a bar; by default where it is never to be silent.

        Raises:
            InputError: no class is left that begins a note, or no key is found.
        """
        begins = pitches >= 0
        allowed = ~begins
        key = self._key(songs)
        allowed[begins] = self._of(key)[pitches[begins]]
        if begins.any() and not (allowed & begins).any():
            ends = pitches[begins].min(), pitches[begins].max()
            low, high = (pitch_name(int(pitch), spelling_in(key)) for pitch in ends)
            raise InputError(
                "{} there is no note that the model can write here, which are {} to {}; widen the range "
                "or choose another key",
                self._words(key),
                low,
                high,
            )
        begin = (self.never_silent if begin is None else begin) and bool(begins.any())
        return Sampling(
            temperature,
            self.top_p,
            None if allowed.all() else _bias(allowed),
            _bias(allowed & begins) if begin else None,
            FULL_REPETITION * self.repetition,
        )

    def _key(self, songs: Iterable[Bars]) -> Key | None:
        if self.key != AUTO:
            return self.key
        key = key_of(*songs)
        if key is None:
            raise InputError("there are no notes to find a key in; choose a key, or begin with some notes")
        return key

    def _of(self, key: Key | None) -> NDArray[np.bool_]:
        """(128,): whether a pitch may be written."""
        pitches = np.arange(HIGHEST_PITCH + 1)
        within = (pitches >= self.lowest) & (pitches <= self.highest)
        return within & np.isin(pitches % 12, sorted(key.pitch_classes)) if key else within

    def _words(self, key: Key | None) -> str:
        ends = [pitch_name(pitch, spelling_in(key)) for pitch in (self.lowest, self.highest)]
        return said("from {} to {} in {}").format(*ends, key.title) if key else said("from {} to {}").format(*ends)


NO_CONSTRAINTS = Constraints()


def _bias(allowed: NDArray[np.bool_]) -> NDArray[np.float32]:
    return np.where(allowed, np.float32(0), NEVER)
