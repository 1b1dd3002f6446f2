"""Opening and saving the song."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import MidiSong, read_midi
from sketchpad.music.saving import BACKUP_SUFFIX, backup_of
from sketchpad.music.song_file import SUFFIX, is_song_file
from sketchpad.session.background import Background
from sketchpad.session.songs.current_song import CurrentSong
from sketchpad.session.songs.held_files import ChangedOnDisk, HeldFiles, Seen, digest_of, read
from sketchpad.session.songs.recent import Recent
from sketchpad.session.songs.song import Song
from sketchpad.session.songs.song_lock import Holder, SongInUse

translate = QCoreApplication.translate


class Opening(Enum):
    """What to do about a song that another program has open."""

    ASK = auto()
    AS_COPY = auto()
    ANYWAY = auto()


@dataclass(frozen=True)
class _Opened:
    song: Song
    path: Path | None
    title: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Saved:
    """What came of a save.

    Attributes:
        digest: the sha256 of what was written; None where another program wrote there.
        backup: where what was there before is kept.
        is_news: whether nobody would look for it there.
    """

    digest: bytes | None
    backup: Path
    is_news: bool = False


Found = TypeVar("Found", bound=_Opened | Holder)


class SongFiles(QObject):
    """Reads and writes on `disk`, a background that does one thing after another.

    Of songs that were asked for one after another the last one begins. Until then the present one stays as it is, with
    its lock.

    Signals:
        overtaken: the song was edited while another was fetched, which was dropped therefore; call what comes with it
            to fetch that again, when the edits are safe or given up.
        in_use: another program has the song open that was to be opened.
        changed_on_disk: another program wrote to the song's file, which was about to be replaced; the second path is
            where it would then be kept.
        differs: another program wrote to the song's file; told once of whatever it wrote.
        gone: the song's file was deleted or moved away, which makes the song unsaved; told once.
        differs_no_longer: the file is as it was again.
        failed: something cannot be read or written; the song is as it was.
        said: something to know about what was opened or saved.
    """

    overtaken = Signal(object)
    in_use = Signal(Path, Holder)
    changed_on_disk = Signal(Path, Path)
    differs = Signal(Path)
    gone = Signal(Path)
    differs_no_longer = Signal()
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, current: CurrentSong, disk: Background, recent: Recent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current, self._disk, self._recent = current, disk, recent
        self._asked = 0
        """How many songs were asked for."""
        # Touched by what runs on `disk` only.
        self._ours = HeldFiles()

    def open(self, path: Path, opening: Opening = Opening.ASK) -> None:
        """Go on with the song in a file; one that is no `.sketch` is read as MIDI, and has no file of its own yet."""
        path = path.absolute()

        def work() -> _Opened | Holder:
            try:
                return self._open(path, opening)
            except SongInUse as error:
                return error.holder

        def done(found: _Opened | Holder) -> None:
            if isinstance(found, Holder):
                self.in_use.emit(path, found)
                return
            self._recent.add(path)
            self._begin(found)

        self._fetch(work, done, partial(self.open, path, opening))

    def begin(self, song: Song, title: str = "") -> None:
        """Go on with a song that has no file."""
        self._asked += 1
        self._on_disk(self._ours.let_go)
        self._current.begin(song, None, title)

    def begin_with(self, load: Callable[[], Song]) -> None:
        """Go on with a song that has no file and is still to be read."""

        def work() -> _Opened:
            song = load()
            self._ours.expect_none()
            return _Opened(song, None)

        self._fetch(work, self._begin, partial(self.begin_with, load))

    def recover(self, load: Callable[[], Song], done: Callable[[], None]) -> None:
        """Go on with unsaved work, which belongs to the file that it says, unless another program has that open."""

        def work() -> _Opened:
            song = load()
            if song.home is None:
                self._ours.expect_none()
                return _Opened(song, None)
            # What was saved since the copy was written is another's; older copies do not say what was there before.
            known = digest_of(song.home) if song.home_digest is None else song.home_digest
            try:
                self._ours.expect(song.home, known)
            except SongInUse:
                self._ours.expect_none()
                return _Opened(song, None, song.home.stem)
            return _Opened(replace(song, home_digest=known), song.home)

        def begin(found: _Opened) -> None:
            if found.path:
                self._recent.add(found.path)
            self._begin(found, unsaved=True)
            done()

        self._fetch(work, begin, partial(self.recover, load, done))

    def save(self, path: Path, anyway: bool = False) -> None:
        """Write the song; with `anyway`, over what another program wrote there."""
        path, song, number = path.absolute(), self._current.snapshot(), self._current.number

        def work() -> _Saved:
            backup = backup_of(path)
            is_known = backup.exists() or backup.name == path.resolve().name + BACKUP_SUFFIX
            try:
                digest = self._ours.write(path, song.to_bytes(), anyway=anyway)
            except ChangedOnDisk:
                return _Saved(None, backup)
            except SongInUse as error:
                in_use = translate(
                    "SongFiles", "cannot write {}: another window ({}) has it open; save under another name"
                )
                raise InputError(in_use.format(path, error)) from error
            return _Saved(digest, backup, is_news=not is_known and backup.exists())

        def done(found: _Saved) -> None:
            if found.digest is None:
                self.changed_on_disk.emit(path, found.backup)
                return
            self._recent.add(path)
            if number == self._current.number:
                self._current.saved(song, path, found.digest)
            if found.is_news:
                kept = translate(
                    "SongFiles",
                    "The song as it was before stays beside it as “{}”; the usual name is a folder's, or too long.",
                )
                self.said.emit(kept.format(found.backup.name))

        self._disk.run(work, done, self.failed.emit)

    def look(self) -> None:
        """See whether the song's file still holds what was read from it, or written to it, here."""
        path, number = self._current.path, self._current.number

        def done(seen: Seen) -> None:
            if (path, number) != (self._current.path, self._current.number) or path is None:
                return
            if seen is Seen.CHANGED:
                self.differs.emit(path)
            elif seen is Seen.GONE:
                self._current.lost()
                self.gone.emit(path)
            elif seen is Seen.CHANGED_BACK:
                self.differs_no_longer.emit()

        self._disk.run(self._ours.look, done, self.said.emit)

    def close(self) -> None:
        """Let others have the song."""
        self._on_disk(self._ours.let_go)

    def _fetch(self, work: Callable[[], Found], done: Callable[[Found], None], again: Callable[[], None]) -> None:
        """Call `done` with what `work` brings, unless another song was asked for or this one was edited meanwhile."""
        self._asked += 1
        asked, left = self._asked, self._current.snapshot()

        def settled(found: Found) -> None:
            if asked != self._asked:
                return
            if self._current.is_as_in(left):
                done(found)
            else:
                self._on_disk(self._ours.expect_none)
                self.overtaken.emit(again)

        self._disk.run(work, settled, self.failed.emit)

    def _on_disk(self, work: Callable[[], None]) -> None:
        self._disk.run(work, lambda _: None, self.failed.emit)

    def _begin(self, found: _Opened, unsaved: bool = False) -> None:
        self._on_disk(self._ours.begin)
        self._current.begin(found.song, found.path, found.title, unsaved)
        for warning in found.warnings:
            self.said.emit(warning)

    def _open(self, path: Path, opening: Opening) -> _Opened:
        if not is_song_file(path):
            return self._opened_midi(path, read_midi(path))
        data = read(path)
        try:
            song = Song.from_bytes(data)
        except InputError as error:
            raise InputError(translate("SongFiles", "cannot read {}: {}").format(path, error)) from error
        if opening is Opening.AS_COPY or path.suffix.lower() != SUFFIX:
            self._ours.expect_none()
            return _Opened(song, None, path.name.partition(SUFFIX)[0])
        digest = hashlib.sha256(data).digest()
        self._ours.expect(path, digest, force=opening is Opening.ANYWAY)
        return _Opened(replace(song, home_digest=digest), path)

    def _opened_midi(self, path: Path, found: MidiSong) -> _Opened:
        self._ours.expect_none()
        song = Song(found.bars, found.mix, panels=self._current.panels, origins=found.origins)
        return _Opened(song, None, path.stem, found.warnings)
