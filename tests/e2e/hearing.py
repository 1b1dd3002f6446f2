"""What a song sounds like, and what is heard while it plays."""

import time
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from sketchpad.audio.course import CLOCK, next_line
from sketchpad.audio.player import CHANGE_LEAD, LEAD, Player
from sketchpad.audio.render import amplified, write_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.bars import Bars
from sketchpad.music.mix import MIDI_CHANNELS
from sketchpad.music.note import TICKS_PER_STEP
from sketchpad.session.session import Session
from tests.e2e.hand import Hand

FAST = 400.0
"""Beats a minute, as many as a song may have: what is to be heard soon is."""


def sound(bars, path) -> bytes:
    """The song as WAV; it is written to a path."""
    with path.open("wb") as file:
        write_wav(amplified(bars, find_soundfont()), file)
    return path.read_bytes()


def loudness(path: Path) -> float:
    """The highest sample of a WAV file."""
    with wave.open(str(path)) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16)
    return float(np.abs(samples.astype(int)).max())


@dataclass(frozen=True)
class Change:
    """Other bars are to be heard from a line on.

    Attributes:
        told: the tick, unrolled, at which the player was told, with the time it takes to change anything.
        line: the tick from which they are played.
        grid: the ticks between lines.
    """

    told: float
    line: float
    grid: float
    bars: Bars


class Heard:
    """Gives a session a player whose sound goes to fluidsynth.wav in the current folder, and listens to that.

    It is an `Outlet`: what FluidSynth is told, and told to forget, it is told on the same clock. A note that was given
    and not taken back until its time came has been played.

    Attributes:
        changes: the song as playing began, then each other one that was shown since: from the next grid step on, or
            from the next bar line where another take was chosen.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._player = Player(find_soundfont(), "file")
        self._events: list[tuple[float, bool, int, int]] = []
        """When, whether a note begins or ends there, on which channel and pitch."""
        self._forgotten: float | None = None
        self.changes: list[Change] = []
        session.playback._use(self._player)
        session.playback.send_to(self)
        session.shown_changed.connect(self._on_shown_changed)

    def play(self, hand: Hand) -> None:
        """A hand has the whole song played, round and round."""
        hand.key(Qt.Key.Key_L)
        hand.key(Qt.Key.Key_Space)
        assert self._session.playback.playing
        self.changes = [Change(0.0, 0.0, 0.0, self._session.shown)]

    @property
    def now(self) -> float:
        """The tick that is heard now, unrolled."""
        return self._player.tick_at(time.monotonic()) or 0.0

    @property
    def hears_the_latest(self) -> bool:
        """Whether all that the latest change brought has been heard once."""
        latest = self.changes[-1]
        return self.now >= latest.line + latest.bars.metre.line_after(latest.bars.end) + TICKS_PER_STEP

    def check(self) -> None:
        """All notes begun are those of the song as it was shown then, none was left out, and none sounds on.

        A note that began before a change is heard no longer after it, unless the changed song has it there as well.
        """
        assert all(change.line <= change.told + change.grid for change in self.changes)
        now = self.now
        # What is due by now has been handed over then, however busy the machine is.
        self._player.refill()
        for step in range(int(now) // TICKS_PER_STEP):
            tick = step * TICKS_PER_STEP
            change = next(change for change in reversed(self.changes) if change.line <= tick)
            here, middle = self._folded(tick), tick + TICKS_PER_STEP / 4
            notes = [note for note in change.bars if note.start <= here < note.end]
            begun = {(MIDI_CHANNELS[note.voice], note.pitch) for note in notes if note.start == here}
            assert self._begun(tick) == begun, f"what began at tick {tick}"
            new = {(MIDI_CHANNELS[note.voice], note.pitch) for note in notes if tick - here + note.start >= change.line}
            all_of_them = {(MIDI_CHANNELS[note.voice], note.pitch) for note in notes}
            assert new <= self._sounding(middle) <= all_of_them, f"what sounded after tick {tick}"

    def _folded(self, tick: float) -> int:
        return int(self._player.folded(tick))

    def _begun(self, tick: float) -> set[tuple[int, int]]:
        first, last = (self._clock(tick + side * TICKS_PER_STEP / 2) for side in (-1, 1))
        return {(channel, pitch) for at, begins, channel, pitch in self._events if begins and first <= at < last}

    def _sounding(self, tick: float) -> set[tuple[int, int]]:
        found = set[tuple[int, int]]()
        for _, begins, *key in sorted(event for event in self._events if event[0] <= self._clock(tick)):
            (found.add if begins else found.discard)((key[0], key[1]))
        return found

    def _clock(self, tick: float) -> float:
        course = self._player._course
        assert course, "it plays"
        return course.clock_at(tick)

    def _on_shown_changed(self) -> None:
        course, shown = self._player._course, self._session.shown
        if course is None or shown == self.changes[-1].bars:
            return
        assert self._forgotten is not None, "what was to come of the song before is taken back"
        is_choice = self._session.takes.choosing
        lead, grid = (LEAD, shown.metre.ticks_per_bar) if is_choice else (CHANGE_LEAD, TICKS_PER_STEP)
        told = self._forgotten - 1 + lead * CLOCK
        self.changes.append(Change(course.tick_at(told), next_line(course, told, grid), grid, shown))
        self._forgotten = None

    def tell_time(self, begun: float) -> None: ...

    def note(self, begin: float, end: float, channel: int, pitch: int, velocity: int) -> None:
        self._events += [(begin, True, channel, pitch), (end, False, channel, pitch)]

    def note_off(self, at: float, channel: int, pitch: int) -> None:
        self._events.append((at, False, channel, pitch))

    def forget(self, since: float) -> None:
        self._events = [event for event in self._events if event[0] < since]
        self._forgotten = since

    def silence(self) -> None:
        self._events = []

    def mute(self, channels: frozenset[int]) -> None: ...

    def begin_now(self, channel: int, pitch: int, velocity: int) -> None: ...

    def end_now(self, channel: int, pitch: int) -> None: ...
