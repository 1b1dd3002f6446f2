"""Everything behind the window, put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.audio.render import render_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import MidiSong, midi_bytes, read_midi
from sketchpad.music.mix import DEFAULT_MIX, Mix
from sketchpad.music.primers import read_primer
from sketchpad.music.saving import save, saving
from sketchpad.session.background import Background
from sketchpad.session.continuation import Continuation
from sketchpad.session.document import Document
from sketchpad.session.explaining import Explaining
from sketchpad.session.filling import Filling
from sketchpad.session.generator import Generator
from sketchpad.session.interpolation import Interpolation
from sketchpad.session.meter import Meter
from sketchpad.session.mixer import Mixer
from sketchpad.session.models import Models
from sketchpad.session.playback import Playback
from sketchpad.session.renewal import Renewal
from sketchpad.session.shape import Shape
from sketchpad.session.take_tree import TakeTree
from sketchpad.session.takes import Takes


class Session(QObject):
    """One song and what works on it; call `close` before the program ends.

    Signals:
        shown_changed: what is to be seen and heard changed, the document or the bars on their way.
        path_changed: the song was saved, or another one has begun.
        loaded: another song has begun.
        notice: something the user should know, in words.

    Raises:
        InputError: the models' manifest cannot be read.
    """

    shown_changed = Signal()
    path_changed = Signal()
    loaded = Signal()
    notice = Signal(str)

    def __init__(self, models: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._kept = DEFAULT_MIX.kept
        self._placed: tuple[Take, Bars, Bars] | None = None
        self.document = Document(parent=self)
        self.meter = Meter(self)
        self.background = Background(self)
        self.models = Models(self.background, models, self)
        self.generator = Generator(self.meter, models, self)
        self.takes = Takes(self.document, self)
        self.continuation = Continuation(self.document, self.takes, self.generator, self.meter, self)
        self.shape = Shape(self.document, self.takes, self.models, self.generator, self)
        self.playback = Playback(self.background, self)
        self.filling = Filling(self.document, self.takes, self.continuation, self.playback, self)
        self.renewal = Renewal(self.document, self.takes, self.continuation, self.filling, self.playback, self)
        self.explaining = Explaining(self.document, self.takes, self.continuation, self.generator, self)
        self.mixer = Mixer(self)
        self.interpolation = Interpolation(
            self.document, self.takes, self.generator, self.playback, self.mixer, self.background, self
        )
        self._connect()

    def _connect(self) -> None:
        self.mixer.changed.connect(self._on_mix_changed)
        self.models.imported.connect(self._on_imported)
        self.models.refused.connect(self.notice)
        self.document.changed.connect(self._on_shown_changed)
        self.continuation.draft_changed.connect(self._on_shown_changed)
        self.shape.preview_changed.connect(self._on_shown_changed)
        self.shape.failed.connect(self.notice)
        self.interpolation.preview_changed.connect(self._on_shown_changed)
        self.interpolation.failed.connect(self.notice)
        self.interpolation.lane.said.connect(self.notice)
        self.playback.moved.connect(self._on_moved)
        self.continuation.failed.connect(self.notice)
        self.continuation.said.connect(self.notice)
        self.filling.failed.connect(self.notice)
        self.generator.unavailable.connect(self.notice)
        self.playback.problem.connect(self.notice)

    @property
    def shown(self) -> Bars:
        """The document with the bars that are on their way, or what it becomes under a hand that moves a slider."""
        draft, bars = self.continuation.draft, self.document.bars
        if self.shape.preview is not None:
            bars = self.shape.preview
        if self.interpolation.preview is not None:
            bars = self.interpolation.preview
        if draft is None:
            return bars
        if self._placed is None or self._placed[:2] != (draft, bars):
            self._placed = draft, bars, draft.placed_in(bars)
        return self._placed[2]

    def new(self) -> None:
        """Begin with an empty song."""
        self._begin(Bars.of(), None, DEFAULT_MIX)

    def open(self, path: Path) -> None:
        """Read a MIDI file."""

        def done(song: MidiSong) -> None:
            self._begin(song.bars, path, song.mix)
            for warning in song.warnings:
                self.notice.emit(warning)

        self.background.run(lambda: read_midi(path), done, self.notice.emit)

    def open_primer(self, name: str) -> None:
        """Begin with one of the primers that come with the program."""
        self.background.run(
            lambda: read_primer(name), lambda bars: self._begin(bars, None, DEFAULT_MIX), self.notice.emit
        )

    def save(self, path: Path) -> None:
        """Write the song as MIDI."""
        bars, mix = self.document.bars, self.mixer.mix

        def done(_: None) -> None:
            self.path = path
            if self.document.bars == bars and self.mixer.mix.kept == mix.kept:
                self.document.undo_stack.setClean()
            self.path_changed.emit()

        self.background.run(lambda: save(path, midi_bytes(bars, mix)), done, self.notice.emit)

    def export(self, path: Path) -> None:
        """Write the song as sound."""
        bars, mix = self.document.bars, self.mixer.mix

        def work() -> None:
            with saving(path) as file:
                render_wav(bars, find_soundfont(), file, mix)

        self.background.run(work, lambda _: self.notice.emit(self.tr("Written: {}").format(path)), self.notice.emit)

    def close(self) -> None:
        """Stop all threads; the session is not used again."""
        self.generator.close()
        self.background.close()
        self.playback.close()

    def _begin(self, bars: Bars, path: Path | None, mix: Mix) -> None:
        self.continuation.cancel()
        self.interpolation.drop()
        self.takes.use(TakeTree())
        self.playback.stop()
        self.path = path
        self.mixer.use(mix)
        self.document.load(bars)
        self.path_changed.emit()
        self.loaded.emit()

    @Slot()
    def _on_shown_changed(self) -> None:
        play = self.playback.switch if self.takes.choosing else self.playback.show
        play(self.shown)
        self.shown_changed.emit()

    @Slot()
    def _on_mix_changed(self) -> None:
        self.playback.apply(self.mixer.mix)
        if self.mixer.mix.kept != self._kept:
            self._kept = self.mixer.mix.kept
            self.document.undo_stack.resetClean()

    @Slot(str)
    def _on_imported(self, name: str) -> None:
        # What was loaded under that name may have been another.
        self.generator.reopen()
        self.notice.emit(self.tr("Imported: {}").format(self.models.known[name].title))

    @Slot(float)
    def _on_moved(self, tick: float) -> None:
        if not self.playback.playing:
            self.continuation.playhead = int(tick)
