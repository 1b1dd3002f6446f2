"""The verb Shape for networks that cannot be led towards an attribute: of many takes the one that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.limits import MOST_SEED
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.shaping.amounts import NAMES, check_asked
from sketchpad.generation.shaping.palette import KEPT, SCALES, closeness, target_of
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.errors import check_within
from sketchpad.music.melody import major_key
from sketchpad.music.note import PITCHED

if TYPE_CHECKING:
    from sketchpad.generation.engine import Engine

MOST = 256
STILLNESS = 1.0
"""The stillness, as in `palette`, of whole takes: among a few dozen none is like another but for one attribute."""


@dataclass(frozen=True)
class Ranking:
    """Have many takes written, to choose among them by their attributes.

    Attributes:
        request: what is asked for each; only the seeds differ, and go up from its own.
        song: where the take that is chosen goes.
        of: how many.
        key: the major key that notes are to be in (0 = C); by default the one that most are in.

    Raises:
        InputError: a value lies outside its range.
    """

    request: Request
    song: Bars
    of: int = 32
    key: int | None = None

    def __post_init__(self) -> None:
        check_within("the number of takes to choose from", self.of, 1, MOST)
        check_within("seed", self.request.seed, 0, MOST_SEED - self.of + 1)
        check_within("key", self.key or 0, 0, 11)

    def requests(self) -> Iterator[Request]:
        """What each take is asked with."""
        return (replace(self.request, seed=self.request.seed + number, takes=1) for number in range(self.of))


class Ranker:
    """The takes of a ranking, the request's own first; answers at once.

    Attributes:
        measured: by name, the attributes of the first take, in its highest voice.
        reach: by name, the lowest and the highest value that there is of each.
    """

    def __init__(self, engine: Engine, ranking: Ranking, cancel: CancelFlag) -> None:
        self._song = ranking.song
        written = [_complete(engine, request, cancel) for request in ranking.requests()]
        # The first is the idea, whether it fits or not.
        self._takes = [take for number, take in enumerate(written) if number == 0 or take.fits]
        heard = [note.pitch for note in (*ranking.request.primer, *self._takes[0].notes) if note.voice in PITCHED]
        self.key = major_key(heard) if ranking.key is None else ranking.key
        voice = min(self._takes[0].voices)
        metre, span = ranking.request.primer.metre, ranking.request.span
        self._measured = [measured(Bars.of(take.notes, metre=metre), voice, self.key, span) for take in self._takes]
        self._values = np.array([[each[name] for name in NAMES] for each in self._measured])
        self.measured = self._measured[0]
        lowest, highest = self._values.min(axis=0).tolist(), self._values.max(axis=0).tolist()
        self.reach = dict(zip(NAMES, zip(lowest, highest, strict=True), strict=True))

    def ranked(self, asked: Mapping[str, float]) -> Sequence[Take]:
        """The takes, best first: near in what is asked for by name, and in all else like the first.

        Raises:
            InputError: there is no such attribute, or its value is no number.
        """
        return [self._takes[number] for number in self._order(asked)]

    def shaped(self, asked: Mapping[str, float]) -> Shaped:
        """The song with the best take in it.

        Raises:
            InputError: there is no such attribute, or its value is no number.
        """
        best = self._order(asked)[0]
        take = self._takes[best]
        bars = take.placed_in(self._song)
        changed = take.request.bars if best else 0
        return Shaped(
            bars, asked, measured=self._measured[best], origin=self.measured, distance=0.0, changed=changed, take=take
        )

    def reach_beside(self, asked: Mapping[str, float], cancel: CancelFlag) -> dict[str, tuple[float, float]]:
        """By name, the lowest and the highest value of each among the takes that have the others that are asked for.

        Of those not one may have them; then it is that of the take which is nearest.
        """
        found: dict[str, tuple[float, float]] = {}
        for place, name in enumerate(NAMES):
            cancel.check()
            others = [NAMES.index(other) for other in asked if other != name]
            off = np.abs(self._values[:, others] - [asked[NAMES[other]] for other in others]) / SCALES[others]
            worst = off.max(axis=1, initial=0)
            values = self._values[worst <= max(KEPT, float(worst.min())), place]
            found[name] = float(values.min()), float(values.max())
        return found

    def _order(self, asked: Mapping[str, float]) -> NDArray[np.int64]:
        check_asked(asked)
        if not asked:
            return np.arange(len(self._takes))
        return closeness(self._values, *target_of(asked, self.measured, STILLNESS)).argsort(kind="stable")


def _complete(engine: Engine, request: Request, cancel: CancelFlag) -> Take:
    *_, take = engine.generate(request, cancel)
    return take
