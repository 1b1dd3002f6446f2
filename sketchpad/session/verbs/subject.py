"""What a hand shapes: a part of the song as it was when the hand came, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.music.bars import Bars
from sketchpad.music.notes import Notes
from sketchpad.session.verbs.part import Part

Manner = tuple[str, int | None, Constraints]
"""A model, a key and constraints: what variants are made with, beside the song."""


@dataclass
class Subject:
    """A part that is shaped, by how many hands ever.

    Attributes:
        request: how.
        manner: with what.
        part: the part as it was.
        rest: what the song has beside it.
        choice: what is selected where it is.
        region: what the song has of it by now.
        latest: the newest answer, for what is asked and measured; None until there is one.
        kept: the answer that the song has; at first the part itself.
    """

    request: Shaping | Ranking
    manner: Manner
    part: Part
    rest: Bars
    choice: Notes
    region: Bars
    latest: Shaped | None = None
    kept: Shaped | None = None

    @classmethod
    def of(cls, song: Bars, choice: Notes, part: Part, request: Shaping | Ranking, manner: Manner) -> Subject:
        """A part of a song, of which nothing was asked yet."""
        return cls(request, manner, part, song.edited(removed=part.region), choice, part.region)

    def answer(self, shaped: Shaped) -> None:
        """What became of it is on the way into the song; the first answer says what there was."""
        self.latest = shaped
        if self.kept is None:
            self.kept = Shaped(self.region, {}, measured=shaped.origin, origin=shaped.origin, distance=0.0, changed=0)

    def keep(self, shaped: Shaped) -> None:
        """The song has an answer."""
        self.kept, self.region = shaped, shaped.bars

    def go_back(self) -> None:
        """What is not in the song is forgotten."""
        self.latest = self.kept
