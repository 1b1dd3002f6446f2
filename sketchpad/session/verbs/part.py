"""What of a song a verb has for its own: the bars of what is selected, or all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sketchpad.music.bars import Bars
from sketchpad.music.note import Voice
from sketchpad.music.notes import Notes
from sketchpad.session.verbs.aim import Source, cut_to


@dataclass(frozen=True)
class Part:
    """Whole bars, with all notes of some voices.

    Attributes:
        source: the song, the bars of the selection, or the take that is shown.
        region: its notes.
        span: from which bar line to which it goes, in ticks.
        only: those voices, where others stay.
    """

    source: Source
    region: Bars
    span: tuple[int, int]
    only: frozenset[Voice] = frozenset()

    @classmethod
    def of(cls, song: Bars, chosen: Notes, whole: Source) -> Part:
        """The bars that chosen notes have a part of, else the whole song, which is `whole` then."""
        span = song.metre.around(*(chosen or song).span)
        if not chosen:
            return cls(whole, song, span)
        there, voices = song.within(*span), replace(song, columns=chosen.columns).voices
        only = frozenset[Voice]() if voices == there.voices else frozenset(voices)
        return cls(Source.BARS, there.of_voices(voices), span, only)

    @property
    def heard(self) -> Bars:
        """Its notes, row by row, none of them longer than to its end."""
        return self.region if self.region.end <= self.span[1] else cut_to(self.region, self.span[1])

    def whole(self, bars: Bars) -> Bars:
        """What became of those, where a note that was longer and stays is as long as it was."""
        cut = self.region.columns["start"] + self.region.columns["length"] > self.span[1]
        pairs = zip(*(Notes(each.columns[cut]) for each in (self.heard, self.region)), strict=True)
        stays = [pair for pair in pairs if pair[0] in bars]
        return bars.edited(*zip(*stays, strict=True)) if stays else bars
