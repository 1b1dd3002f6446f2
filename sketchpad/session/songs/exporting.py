"""Songs for other programs: MIDI, sound, notation; what the file is follows from the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sketchpad.audio.render import amplified, gain_of, nothing, write_flac, write_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.midi_scan import MOST_NOTES
from sketchpad.music.music_xml import moved_in_notation, music_xml_bytes
from sketchpad.music.provenance import Source, place
from sketchpad.music.saving import saving_together
from sketchpad.music.stems import stems
from sketchpad.music.wording import with_values
from sketchpad.session.background import Background
from sketchpad.session.songs.current_song import CurrentSong
from sketchpad.session.songs.song import Song

translate = QCoreApplication.translate

T = TypeVar("T")

MIDI, XML, SOUND = (".mid", ".midi"), (".musicxml", ".xml"), (".wav", ".flac")


class Exporting(QObject):
    """Writes the song as it is now, in the background.

    Signals:
        there: files of these names are there already; call what comes with them to replace them.
        said: something was written.
        failed: it cannot be.
        finished: no sound is being written any more.
    """

    there = Signal(list, object)
    said = Signal(str)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, current: CurrentSong, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current, self._background = current, background
        self._sounds: list[Path] = []

    @property
    def sounds(self) -> Sequence[Path]:
        """Those that are being written; the end of the program would end that, and leave nothing of them."""
        return tuple(self._sounds)

    def export(self, path: Path) -> None:
        """Write the whole song."""
        song, check = self._current.snapshot(), self._background.check
        self._run(path, lambda: _with_warnings(song, path, check), self._told(path))

    def _run(self, path: Path, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do what may take long; where it is a sound, it is known until it is there or has failed."""
        if path.suffix.lower() not in SOUND:
            self._background.run(work, done, self.failed.emit)
            return

        def settle() -> None:
            self._sounds.remove(path)
            if not self._sounds:
                self.finished.emit()

        def succeed(result: T) -> None:
            done(result)
            settle()

        def fail(text: str) -> None:
            self.failed.emit(text)
            settle()

        self._sounds.append(path)
        self._background.run(work, succeed, fail)

    def _told(self, path: Path) -> Callable[[Sequence[str]], None]:
        """Says that a file is written, and then what it does not hold as it was."""

        def tell(warnings: Sequence[str]) -> None:
            for text in (self.tr("Written: {}").format(path), *warnings):
                self.said.emit(text)

        return tell

    def export_stems(self, path: Path, anyway: bool = False) -> None:
        """Write each part of the song beside `path`, with its name behind that of `path`.

        With `anyway`, in the place of what is there.
        """
        song = self._current.snapshot()

        def work() -> tuple[list[Path], list[Path]]:
            """What is in the way, and what was written where nothing is."""
            there = [] if anyway else [file for file in stem_files(song, path) if file.exists()]
            return there, [] if there else export(song, [], path, self._background.check)

        def done(result: tuple[list[Path], list[Path]]) -> None:
            there, written = result
            if there:
                self.there.emit(there, partial(self.export_stems, path, anyway=True))
            else:
                self.said.emit(self.tr("Written: {}").format(", ".join(file.name for file in written)))

        self._run(path, work, done)

    def export_bars(self, bars: Bars, path: Path, done: Callable[[object], None]) -> None:
        """Write the song as if these were its bars; then call `done`."""
        song = replace(self._current.snapshot(), bars=bars)
        self._background.run(lambda: export(song, [path]), done, self.failed.emit)

    def export_take(self, number: int, path: Path, done: Callable[[object], None] | None = None) -> None:
        """Write a take of the tree alone, from its first bar on; then call `done`, or else say so."""
        now = self._current.snapshot()
        told = done or self._told(path)
        self._background.run(lambda: _with_warnings(_alone(now, number), path), told, self.failed.emit)


def export(
    song: Song, paths: Sequence[Path], stems: Path | None = None, between: Callable[[], None] = nothing
) -> list[Path]:
    """Write a song to files, and its parts beside `stems`, if that is given; all of them, or none where one cannot be.

    Parts that sound are as long as the song, so that they line up, and all that sounds is amplified alike, so that the
    parts together are the song; but no part is muted. `between` is as in `render`.

    Returns:
        The files.

    Raises:
        InputError: no such file can be made, or not there, or there are no parts.
    """
    parts = stem_files(song, stems) if stems else {}
    if stems and not parts:
        raise InputError(translate("Exporting", "the song has no notes to take apart; draw or generate some first"))
    unmuted = replace(song, mix=song.mix.with_all_voices)
    files = dict.fromkeys(paths, song) | {path: replace(unmuted, bars=part) for path, part in parts.items()}
    with saving_together([*paths, *parts]) as places:
        gain = _gain(unmuted if parts else song, files, parts.values(), between)
        for (path, each), place in zip(files.items(), places, strict=True):
            _write(each, path, place, song.bars.end, gain, between)
    return list(files)


def warnings_of(song: Song, paths: Iterable[Path]) -> list[str]:
    """What files of a song do not hold as it is."""
    kinds = {path.suffix.lower() for path in paths}
    told: list[str] = []
    if not kinds.isdisjoint(MIDI) and len(song.bars) > MOST_NOTES:
        text = translate(
            "Exporting", "a MIDI file of more than {:,} notes cannot be opened here; keep the song as well"
        )
        told.append(with_values(text, MOST_NOTES))
    moved = 0 if kinds.isdisjoint(XML) else moved_in_notation(song.bars)
    if moved:
        text = translate("Exporting", "notes between the grids stand at the nearest place in the notation: {} of {}")
        told.append(with_values(text, moved, len(song.bars)))
    return told


def _with_warnings(song: Song, path: Path, between: Callable[[], None] = nothing) -> list[str]:
    """Write a song to a file; what that does not hold as it is."""
    export(song, [path], between=between)
    return warnings_of(song, [path])


def stem_files(song: Song, path: Path) -> dict[Path, Bars]:
    """The files that the parts of a song come into: beside `path`, with their names behind its own."""
    return {path.with_stem(f"{path.stem}-{name}"): part for name, part in stems(song.bars).items()}


def _gain(song: Song, paths: Iterable[Path], parts: Iterable[Bars], between: Callable[[], None]) -> float:
    """For what sounds of these files."""
    if not any(path.suffix.lower() in SOUND for path in paths):
        return 1.0
    return gain_of([song.bars, *parts], find_soundfont(), song.mix, between)


def _write(song: Song, path: Path, file: IO[bytes], end: int, gain: float, between: Callable[[], None]) -> None:
    kind = path.suffix.lower()
    if kind in MIDI:
        file.write(midi_bytes(song.bars, song.mix, song.sources))
    elif kind in XML:
        file.write(music_xml_bytes(song.bars, song.mix, path.stem))
    elif kind in SOUND:
        write = write_flac if kind == ".flac" else write_wav
        write(amplified(song.bars, find_soundfont(), song.mix, end, gain, between), file)
    else:
        known = ", ".join((*MIDI, *XML, *SOUND))
        unclear = translate("Exporting", "“{}” does not say what it is to be; end its name with one of {}")
        raise InputError(unclear.format(path.name, known))


def _alone(song: Song, number: int) -> Song:
    """A take, as a song that begins with the take's first bar."""
    record = song.takes[number]
    first = song.bars.metre.line_before(record.request.start)
    source = Source(record.request.model, record.weights, record.request.seed)
    bars = Bars.of(record.notes, song.bars.tempo, song.bars.metre).shifted(-first)
    written = Bars.of(record.places.values()).shifted(-first)
    return Song(bars, song.mix, origins={place(note): source for note in written})
