"""Everything behind the window, put together."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.audio.course import Loop
from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.music.primers import read_primer
from sketchpad.paths import user_directory
from sketchpad.session.background import Background
from sketchpad.session.document import Document
from sketchpad.session.heeded import Heeded
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.meter import SCHEDULE, Meter
from sketchpad.session.models.models import Models
from sketchpad.session.playing.capture import Capture
from sketchpad.session.playing.controllers import Controllers
from sketchpad.session.playing.midi import Midi
from sketchpad.session.playing.mixer import Mixer
from sketchpad.session.playing.playback import Playback
from sketchpad.session.playing.playing import Playing
from sketchpad.session.playing.playing_settings import KeptSettings
from sketchpad.session.playing.recording import Recording
from sketchpad.session.preferences import Preferences
from sketchpad.session.songs.autosave import Autosave
from sketchpad.session.songs.carried_files import CarriedFiles
from sketchpad.session.songs.current_song import CurrentSong
from sketchpad.session.songs.exporting import Exporting
from sketchpad.session.songs.recent import Recent
from sketchpad.session.songs.recovery import Recovery
from sketchpad.session.songs.song import KeptLoop, Panels, Song
from sketchpad.session.songs.song_files import SongFiles
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.aim import Aiming
from sketchpad.session.verbs.continuation import Continuation
from sketchpad.session.verbs.explaining import Explaining
from sketchpad.session.verbs.filling import Filling
from sketchpad.session.verbs.interpolation import Interpolation
from sketchpad.session.verbs.renewal import Renewal
from sketchpad.session.verbs.retakes import Retakes
from sketchpad.session.verbs.settings import Settings
from sketchpad.session.verbs.shape import Shape


@dataclass(frozen=True)
class _Left:
    """What is remembered of a song that was left: its file, its loop, and whether that was on."""

    path: Path | None
    loop: Loop | None
    loops: bool


class Session(QObject):
    """One song and what works on it; call `close` before the program ends.

    Attributes:
        background: for what may take long, many at a time.
        disk: for the song's own files, one thing after another.

    Signals:
        shown_changed: what is to be seen and heard changed, the document or the bars on their way.
        loaded: another song has begun.
        notice: something the user should know, in words.
        over: what a notice said is so no longer.
        done: something that was done, in words, which matters until it was read.

    Raises:
        InputError: the models' manifest cannot be read.
    """

    shown_changed = Signal()
    loaded = Signal()
    notice = Signal(str)
    over = Signal(str)
    done = Signal(str)

    def __init__(self, models: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._placed: tuple[Take, Bars, Bars] | None = None
        self._left: _Left | None = None
        self.document = Document(parent=self)
        self.meter = Meter(self)
        self.background = Background(self)
        self.disk = Background(self, in_turn=True)
        self.models = Models(self.background, models, self)
        self.generator = Generator(self.meter, models, self)
        self.takes = Takes(self.document, self.models, self)
        self.aiming = Aiming(self.document, self.takes, self.generator, self)
        self.continuation = Continuation(self.takes, self.aiming, self.generator, self.meter, self)
        self.retakes = Retakes(self.takes, self.continuation, self)
        self.shape = Shape(self.document, self.takes, self.models, self.generator, self.background, self)
        self.playback = Playback(self.background, self)
        self.filling = Filling(
            self.document, self.takes, self.models, self.aiming, self.continuation, self.playback, self
        )
        self.renewal = Renewal(self.document, self.takes, self.continuation, self.filling, self.playback, self)
        self.explaining = Explaining(self.document, self.takes, self.continuation, self.retakes, self.generator, self)
        self.mixer = Mixer(self)
        self.interpolation = Interpolation(
            self.document, self.takes, self.generator, self.playback, self.mixer, self.background, self
        )
        self.current = CurrentSong(self.document, self.mixer, self.takes, self)
        self.preferences = Preferences(self.disk, self)
        self.recent = Recent(self.disk, self)
        self.files = SongFiles(self.current, self.disk, self.recent, self)
        self.autosave = Autosave(self.current, self.disk, self)
        self.recovery = Recovery(self.files, self.autosave, self.disk, self)
        self.exporting = Exporting(self.current, self.background, self)
        self.carried = CarriedFiles()
        self.playing = Playing(self.playback, self)
        self.recording = Recording(self.document, self.playing, self.playback, self)
        self.capture = Capture(self.document, self.playing, self.recording, self.playback, self)
        settings = KeptSettings(self.disk, self)
        self.controllers = Controllers(self.playing, settings, self)
        self.midi = Midi(self.playing, self.playback, settings, self.background, self)
        self._connect()

    def _connect(self) -> None:
        self.mixer.changed.connect(self._on_mix_changed)
        # Before the panels load one anew: what was loaded under a name may have been another, or be gone.
        self.models.changed.connect(self.generator.reopen)
        self.models.imported.connect(self._on_imported)
        self.models.removed.connect(self._on_removed)
        self.models.refused.connect(self.notice)
        self.document.changed.connect(self._on_shown_changed)
        self.continuation.draft_changed.connect(self._on_shown_changed)
        self.continuation.started.connect(self._on_reach_changed)
        self.continuation.ended.connect(self._on_reach_changed)
        self.recording.changed.connect(self._on_recording_changed)
        self.shape.preview_changed.connect(self._on_shown_changed)
        self.shape.failed.connect(self.notice)
        self.interpolation.inlay.preview_changed.connect(self._on_shown_changed)
        self.interpolation.failed.connect(self.notice)
        self.interpolation.ends.said.connect(self.done)
        self.interpolation.lane.said.connect(self.done)
        self.playback.moved.connect(self._on_moved)
        self.playback.loop_changed.connect(self._on_loop_changed)
        self.playback.playing_changed.connect(self._on_moved)
        self.continuation.failed.connect(self.notice)
        self.continuation.said.connect(self.done)
        self.retakes.failed.connect(self.notice)
        self.retakes.said.connect(self.done)
        self.filling.failed.connect(self.notice)
        self.renewal.said.connect(self.notice)
        self.renewal.failed.connect(self.notice)
        self.generator.unavailable.connect(self.notice)
        self.playback.problem.connect(self.notice)
        self.current.leaving.connect(self._on_leaving)
        self.current.begun.connect(self._on_begun)
        self.files.failed.connect(self.notice)
        self.files.said.connect(self.notice)
        self.autosave.failed.connect(self.notice)
        self.autosave.over.connect(self.over)
        self.recovery.said.connect(self.notice)
        self.exporting.failed.connect(self.notice)
        self.exporting.said.connect(self.done)
        for part in (self.recording, self.capture, self.midi):
            part.failed.connect(self.notice)
        self.midi.over.connect(self.over)
        self._connect_heeded()

    def _connect_heeded(self) -> None:
        """What a notice asks for, or what makes up for it, ends it."""
        ends, lane = self.interpolation.ends, self.interpolation.lane
        for said, *heeded in (
            (self.continuation.failed, self.continuation.started, self.document.changed),
            (self.retakes.failed, self.continuation.started, self.document.changed),
            (self.filling.failed, self.document.selection_changed, self.playback.loop_changed),
            (self.renewal.failed, self.takes.grown, self.renewal.changed, self.playback.loop_changed),
            (self.shape.failed, self.document.changed),
            (self.interpolation.failed, self.interpolation.accepted),
            (ends.failed, ends.changed),
            (lane.failed, lane.said),
            (self.generator.unavailable, self.generator.opened),
            (self.models.refused, self.models.imported, self.models.removed),
            (self.files.failed, self.current.named),
            (self.exporting.failed, self.exporting.said),
            (self.recording.failed, self.playback.opened),
            (self.capture.failed, self.capture.changed),
        ):
            Heeded(said, heeded, self.over, self)

    @property
    def shown(self) -> Bars:
        """The document with the bars that are on their way, or what it becomes under a hand that moves a slider."""
        draft = self.continuation.draft
        bars = self.takes.base if draft else self.document.bars
        if self.shape.preview is not None:
            bars = self.shape.preview
        if self.interpolation.inlay.preview is not None:
            bars = self.interpolation.inlay.preview
        if draft is None:
            return bars
        if self._placed is None or self._placed[:2] != (draft, bars):
            self._placed = draft, bars, draft.placed_in(bars)
        return self._placed[2]

    def new(self) -> None:
        """Begin with an empty song."""
        self.files.begin(Song(Bars.of(), panels=self._panels))

    def open_primer(self, name: str) -> None:
        """Begin with one of the primers that come with the program."""
        panels = self._panels
        self.files.begin_with(lambda: Song(read_primer(name), panels=panels))

    @property
    def _panels(self) -> Panels:
        """What the panels say, for another song: a model that only this one misses is none of it."""
        panels = self.current.panels
        if panels.generate.model in self.models.known:
            return panels
        return replace(panels, generate=replace(panels.generate, model=Settings.model))

    def keep_safe(self) -> None:
        """Keep copies of unsaved work from now on, and look for those of programs that ended without a word."""
        folder = user_directory("recovery")
        self.autosave.start(folder)
        self.recovery.look(folder)

    def close(self) -> None:
        """Stop all threads; the session is not used again."""
        self.generator.close()
        self.autosave.close()
        self.files.close()
        self.disk.close()
        self.background.close()
        self.carried.close()
        self.midi.close()
        self.playback.close()

    @Slot()
    def _on_leaving(self) -> None:
        self.renewal.stop()
        self.continuation.cancel()
        self.shape.leave_song()
        path = self.current.path
        self.interpolation.leave_song(path.stem if path else self.current.title)
        playback = self.playback
        self._left = _Left(path, playback.last_loop, playback.loop is not None)
        playback.rewind()

    @Slot()
    def _on_begun(self) -> None:
        """A song that is read once more keeps its loop, unless it now ends before; another has that of its file."""
        left, path, kept = self._left, self.current.path, self.current.loop
        if left and left.loop and path and path == left.path and left.loop[0] < self.document.bars.end:
            kept = KeptLoop(*left.loop, left.loops)
        if kept:
            self.playback.last_loop = kept.start, kept.end
            if kept.on:
                self.playback.set_loop(self.playback.last_loop)
        self.current.loop = kept
        self.loaded.emit()

    @Slot()
    def _on_loop_changed(self) -> None:
        """The song keeps it."""
        playback = self.playback
        if playback.last_loop:
            self.current.loop = KeptLoop(*playback.last_loop, playback.loop is not None)

    @Slot()
    def _on_shown_changed(self) -> None:
        play = self.playback.switch if self.takes.choosing else self.playback.show
        shown, begun = self.shown, time.perf_counter()
        play(shown)
        self.renewal.hold("slider", self.shape.preview is not None or self.interpolation.inlay.preview is not None)
        if shown is self.document.bars:
            self.renewal.wait_again()
        self.meter.note(SCHEDULE, time.perf_counter() - begun)
        self.shown_changed.emit()

    @Slot(bool)
    def _on_recording_changed(self, on: bool) -> None:
        self.renewal.hold("recording", on)

    @Slot()
    def _on_reach_changed(self) -> None:
        self.playback.awaited = self.continuation.reach

    @Slot()
    def _on_mix_changed(self) -> None:
        self.playback.apply(self.mixer.mix)

    @Slot(str)
    def _on_imported(self, name: str) -> None:
        self.done.emit(self.tr("Imported: {}").format(self.models.known[name].title))

    @Slot(str)
    def _on_removed(self, title: str) -> None:
        self.done.emit(self.tr("Removed: {}").format(title))

    @Slot()
    def _on_moved(self) -> None:
        """What comes before the playhead is what is continued, once it stands still."""
        if not self.playback.playing:
            self.aiming.set_playhead(self.playback.playhead)
