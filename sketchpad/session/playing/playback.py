"""The playhead: plays what the document shows, and tells where it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from sketchpad.audio.course import Loop, within_song
from sketchpad.audio.outlet import Outlet
from sketchpad.audio.player import Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX, Mix
from sketchpad.music.note import DEFAULT_VELOCITY, Voice
from sketchpad.session.background import Background

INTERVAL = 33
"""Milliseconds between looks at the clock while playing."""


class Playback(QObject):
    """Owns the player, which is opened in the background; until then, and where it cannot be, nothing sounds.

    Attributes:
        metronome: whether each beat clicks.
        counts_in: whether a bar is counted before playing begins.
        open_ended: whether a song plays on after its last bar.
        awaited: the tick that bars on their way will reach; a song that ends before plays on until they are there.
        begun: the tick at which playing began.
        last_loop: the latest loop there was, on or off.

    Signals:
        stopping: the playhead is about to stand still; what it is at can still be told.
        leaping: the same, when it is about to go on elsewhere, or in another loop.
        came_round: the loop begins once more.
        counted: which beat is counted before playing begins, from 1; 0 when it has begun, or does not.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)
    stopping = Signal()
    leaping = Signal()
    problem = Signal(str)
    opened = Signal()
    loop_changed = Signal()
    came_round = Signal()
    counted = Signal(int)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._player: Player | None = None
        self._made: Player | None = None
        """The player from the moment that it is there, which is a moment before it is used."""
        self._bars = Bars.of()
        self._mix = DEFAULT_MIX
        self._applying = False
        self._returns_to = 0
        self._outlet: Outlet | None = None
        self._counting = self._rounds = 0
        self._past_loop = False
        """Whether what plays now goes on past the end of the loop."""
        self.begun = 0
        self.metronome = False
        self.open_ended = False
        self.awaited = 0
        self.counts_in = False
        self.loop: Loop | None = None
        self.last_loop: Loop | None = None
        self.playhead = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def playing(self) -> bool:
        """Whether the playhead moves."""
        return self._timer.isActive()

    @property
    def ready(self) -> bool:
        """Whether there is a player."""
        return self._player is not None

    @property
    def underruns(self) -> int:
        """How often music was not handed over in time."""
        return self._player.underruns if self._player else 0

    @property
    def load(self) -> float:
        """The share of its time that the synthesizer computes."""
        return self._player.load if self._player else 0.0

    def open(self, soundfont: Path | None = None) -> None:
        """Get FluidSynth and a SoundFont ready."""

        def make() -> Player:
            self._made = Player(find_soundfont(soundfont))
            return self._made

        self._background.run(make, self._use, self.problem.emit)

    def show(self, bars: Bars) -> None:
        """Play these bars from now on."""
        self._bars = bars
        if self._player and self.playing:
            self._player.replace(bars)

    def switch(self, bars: Bars) -> None:
        """Play these bars from the next bar line on."""
        self._bars = bars
        if self._player and self.playing:
            self._player.switch(bars)

    def switch_when_round(self, bars: Bars) -> None:
        """Play these bars from where the loop comes round, unless others are played first."""
        if self._player and self.playing:
            self._player.switch(bars, when_round=True)

    def keep_on(self) -> None:
        """Play on what is shown, whatever was to come when the loop comes round."""
        self.show(self._bars)

    def apply(self, mix: Mix) -> None:
        """Sound like this from now on; the samples of another program are read in the background."""
        self._mix = mix
        self._apply_latest()

    @Slot()
    def toggle(self) -> None:
        """Play from the playhead, or hold there."""
        if self.playing:
            self._halt()
        else:
            self.begin(self.playhead)

    @Slot(int)
    def begin(self, tick: int) -> None:
        """Play from a tick, as asked for by hand: a bar may be counted first, and is if that was going on."""
        self.play(tick, self.counts_in or self._is_counting)

    def play(self, tick: int, counts_in: bool = False, past_loop: bool = False) -> None:
        """Play from a tick, after the beats of a bar or at once; from the start where there is nothing after it.

        With `past_loop` there is no loop until it stops, or plays from elsewhere.
        """
        if self.playing:
            self.leaping.emit()
        self._past_loop = past_loop
        tick = 0 if tick >= self._bars.end and not self._round and not self._plays_on else tick
        self._returns_to = tick
        self._play(tick, counts_in)

    def _play(self, tick: int, counts_in: bool = False) -> None:
        if self._player is None:
            return
        loop = self._round
        if loop and tick >= loop[1]:
            tick = loop[0]
        self.begun, self._rounds = tick, 0
        self._player.play(self._bars, tick, loop, self._bars.metre.beats if counts_in else 0)
        self._timer.start()
        self.playing_changed.emit(True)

    @Slot()
    def stop(self) -> None:
        """Stop and go back to where playing began; to the start when it was stopped already."""
        tick = self._returns_to if self.playing else 0
        self._halt()
        self.seek(tick)

    @Slot(int)
    def seek(self, tick: int) -> None:
        """Put the playhead somewhere; goes on from there while playing, after the count if one was going on."""
        self.playhead = max(0, tick)
        if self.playing:
            self.play(self.playhead, self._is_counting)
        self.moved.emit(self.playhead)

    def set_loop(self, loop: Loop | None) -> None:
        """Play round and round in [start, end), or no longer; stopping still returns to where playing began.

        What sounds goes on, unless the playhead is past the loop, to whose start it leaps then. What lies past the last
        tick of any song is left out; a loop of which nothing is left changes nothing.
        """
        if self.playing:
            self.leaping.emit()
        self.loop = within_song(loop) or self.loop if loop else None
        self.last_loop, self._past_loop = self.loop or self.last_loop, False
        self.loop_changed.emit()
        if self.playing:
            self._go_round()

    def _go_round(self) -> None:
        """Play on in what is the loop by now."""
        player = self._player
        if player and player.go_round(self._round, self._bars):
            self.begun, self._rounds = int(player.position), 0
            self.playing_changed.emit(True)
        else:
            self._play(self.playhead, self._is_counting)

    def rewind(self) -> None:
        """Another song begins: from its start, without a loop."""
        self.stop()
        self.seek(0)
        if self.loop:
            self.set_loop(None)
        self.last_loop = None

    @Slot(bool)
    def set_metronome(self, clicks: bool) -> None:
        """Click on each beat from now on, or no longer."""
        self.metronome = clicks
        if self._player:
            self._player.set_metronome(clicks)

    @Slot(bool)
    def set_counts_in(self, counts_in: bool) -> None:
        """Count a bar before playing begins, or not."""
        self.counts_in = counts_in

    @property
    def _plays_on(self) -> bool:
        """In a song that is still empty the metronome has no end either."""
        bars = self._bars
        goes_on = self.awaited > bars.metre.line_after(bars.end)
        return self.open_ended or goes_on or (self.metronome and not bars.end)

    def tick_at(self, moment: float) -> float | None:
        """The tick that is heard at a monotonic second; runs on through the end of a loop. None when nothing plays."""
        return self._player.tick_at(moment) if self._player else None

    def folded(self, tick: float) -> float:
        """Where such a tick is in the song."""
        return self._player.folded(tick) if self._player else tick

    def note_on(self, pitch: int, velocity: int, voice: Voice) -> None:
        """Begin a note now; may be called on any thread."""
        if player := self._player:
            player.note_on(pitch, velocity, voice)

    def note_off(self, pitch: int, voice: Voice) -> None:
        """End it; may be called on any thread."""
        if player := self._player:
            player.note_off(pitch, voice)

    def send_to(self, outlet: Outlet | None) -> None:
        """Give all that sounds to an outlet as well, or to none any more."""
        self._outlet = outlet
        if self._player:
            self._player.send_to(outlet)

    def audition(self, pitch: int, voice: Voice = Voice.MELODY, velocity: int = DEFAULT_VELOCITY) -> None:
        """Let a note sound for a moment."""
        if self._player:
            self._player.audition(pitch, velocity, voice)

    def close(self) -> None:
        """Fall silent for good; the background is closed by then."""
        self._timer.stop()
        player, self._made, self._player = self._made or self._player, None, None
        if player:
            player.close()

    def _use(self, player: Player) -> None:
        self._player = player
        player.set_metronome(self.metronome)
        if self._outlet:
            player.send_to(self._outlet)
        self._apply_latest()
        if player.problem:
            self.problem.emit(player.problem)
        self.opened.emit()

    def _apply_latest(self) -> None:
        """Apply one mix at a time, so that the latest is the last."""
        player, mix = self._player, self._mix
        if player is None or self._applying:
            return
        self._applying = True

        def done(_: None) -> None:
            self._applying = False
            if self._mix != mix:
                self._apply_latest()

        def failed(text: str) -> None:
            self._applying = False
            self.problem.emit(text)

        self._background.run(lambda: player.apply(mix), done, failed)

    def _halt(self) -> None:
        if self.playing:
            self.stopping.emit()
        self._timer.stop()
        if self._player:
            self._player.stop()
        self._tell_count(0)
        self.playing_changed.emit(False)

    @Slot()
    def _on_timeout(self) -> None:
        assert self._player, "the timer runs while a player plays"
        self._player.refill(self._plays_on)
        if self._player.playing:
            position = self._player.position
            self.playhead = int(position)
            self.moved.emit(position)
            self._tell_count(self._player.counting)
            self._tell_rounds(self._player.rounds)
        else:
            self._stop_at_end()

    @property
    def _round(self) -> Loop | None:
        """What is played round and round."""
        return None if self._past_loop else self.loop

    @property
    def _is_counting(self) -> bool:
        return self._player is not None and self._player.counting > 0

    def _tell_count(self, beat: int) -> None:
        if beat != self._counting:
            self._counting = beat
            self.counted.emit(beat)

    def _tell_rounds(self, rounds: int) -> None:
        if rounds > self._rounds:
            self._rounds = rounds
            self.came_round.emit()

    def _stop_at_end(self) -> None:
        """The song is over: go back to where playing began."""
        self._halt()
        self.seek(self._returns_to)
