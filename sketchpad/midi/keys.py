"""Keys that go down and come up, made into notes."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.midi.events import LetGo, NoteOff, NoteOn, Pedal
from sketchpad.music.note import Voice


@dataclass(frozen=True)
class Played:
    """A note that was played, from when its key went down until it no longer sounded; monotonic seconds.

    Attributes:
        told: whether it was told of before, while it sounded.
    """

    start: float
    end: float
    pitch: int
    velocity: int
    voice: Voice = Voice.MELODY
    told: bool = False


class Keys:
    """The keys of one keyboard, and its sustain pedal, which holds what keys let go."""

    def __init__(self) -> None:
        self._sounding: dict[int, tuple[NoteOn, Voice]] = {}
        self._told: set[int] = set()
        self._down: set[int] = set()
        self._pedal = False

    @property
    def sounding(self) -> bool:
        """Whether anything sounds."""
        return bool(self._sounding)

    def receive(self, event: NoteOn | NoteOff | Pedal | LetGo, voice: Voice) -> tuple[Played, ...]:
        """The notes that end with this; one that begins is of this voice.

        A pitch that sounds ends where it begins anew.
        """
        if isinstance(event, NoteOn):
            ended = self._end(event.at, [event.pitch])
            self._sounding[event.pitch] = event, voice
            self._down.add(event.pitch)
            return ended
        if isinstance(event, NoteOff):
            self._down.discard(event.pitch)
            return () if self._pedal else self._end(event.at, [event.pitch])
        self._pedal = isinstance(event, Pedal) and event.down
        if isinstance(event, LetGo):
            self._down.clear()
        return (
            () if self._pedal else self._end(event.at, [pitch for pitch in self._sounding if pitch not in self._down])
        )

    def so_far(self, at: float) -> tuple[Played, ...]:
        """What sounds and was not told of before, as if it ended then."""
        return tuple(each for each in self._until(at) if not each.told)

    def cut(self, at: float) -> tuple[Played, ...]:
        """The same; it sounds on, as told."""
        cut = self.so_far(at)
        self._told.update(self._sounding)
        return cut

    def _until(self, at: float) -> tuple[Played, ...]:
        return tuple(
            Played(begun.at, at, pitch, begun.velocity, voice, pitch in self._told)
            for pitch, (begun, voice) in self._sounding.items()
        )

    def _end(self, at: float, pitches: list[int]) -> tuple[Played, ...]:
        ended = tuple(each for each in self._until(at) if each.pitch in pitches)
        for each in ended:
            del self._sounding[each.pitch]
            self._told.discard(each.pitch)
        return ended
