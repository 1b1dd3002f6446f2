"""The File menu, and the questions that go with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QMessageBox

from sketchpad.music.bars import Bars
from sketchpad.music.primers import primers
from sketchpad.music.saving import BACKUP_SUFFIX
from sketchpad.music.song_file import SUFFIX
from sketchpad.session.session import Session
from sketchpad.session.songs.exporting import MIDI, SOUND, XML
from sketchpad.session.songs.recovery import Recovered
from sketchpad.session.songs.song_files import Opening
from sketchpad.session.songs.song_lock import Holder
from sketchpad.ui.actions import Add
from sketchpad.ui.asking import Answer, asked
from sketchpad.ui.files.recovery_dialog import RecoveryDialog

OPENED = (SUFFIX, *MIDI)
"""Endings of what can be dropped into the window."""

MOST_NAMED = 5
"""Files that are named in a question; of more, how many."""


class FileActions(QObject):
    """Asks for files, and before work is lost; the session reads and writes."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._files = session.files
        self._window = window
        self._when_saved: Callable[[], object] | None = None
        self._when_written: Callable[[], object] | None = None
        """What is to come when no sound is being written any more."""
        self._recent = QMenu(self.tr("Open recent"), window)
        self._recent.setToolTipsVisible(True)
        self._recent.aboutToShow.connect(self._fill_recent)
        session.current.named.connect(self._on_named)
        session.files.failed.connect(self._on_failed)
        session.exporting.there.connect(self._on_there)
        session.exporting.failed.connect(self._on_export_failed)
        session.exporting.finished.connect(self._on_exported)
        session.interpolation.lane.there.connect(self._on_there)
        session.files.overtaken.connect(self.leave)
        session.files.in_use.connect(self._on_in_use)
        session.files.changed_on_disk.connect(self._on_changed_on_disk)
        session.recovery.found.connect(self._on_recovered)
        self._on_named()

    def fill(self, menu: QMenu, add: Add) -> None:
        """Put all of it into the menu."""
        add(menu, "file.new", self.tr("New"), "Ctrl+N", self.new)
        add(menu, "file.open", self.tr("Open …"), "Ctrl+O", self.open)
        menu.addMenu(self._recent)
        begin = menu.addMenu(self.tr("Begin with a primer"))
        for primer in primers():
            add(begin, f"example.{primer.name}", primer.title, "", partial(self.open_primer, primer.name))
        menu.addSeparator()
        add(menu, "file.save", self.tr("Save"), "Ctrl+S", self.save)
        add(menu, "file.save-as", self.tr("Save as …"), "Ctrl+Shift+S", self.save_as)
        export = menu.addMenu(self.tr("Export"))
        add(export, "export.midi", self.tr("MIDI …"), "Ctrl+Shift+E", self.export_midi)
        add(export, "export.take", self.tr("Take as MIDI …"), "", self.export_shown_take)
        add(export, "export.sound", self.tr("Sound …"), "Ctrl+E", self.export_sound)
        add(export, "export.stems", self.tr("Stems …"), "", self.export_stems)
        add(export, "export.score", self.tr("MusicXML …"), "", self.export_score)
        menu.addSeparator()
        add(menu, "file.quit", self.tr("Quit"), "Ctrl+Q", self._window.close)

    @Slot()
    def new(self) -> None:
        """An empty song."""
        self.leave(self._session.new)

    @Slot()
    def open(self) -> None:
        """Ask for a song or a MIDI file."""
        self.leave(self._ask_and_open)

    def open_path(self, path: Path) -> None:
        """Open a song or a MIDI file."""
        self.leave(lambda: self._files.open(path))

    def open_recent(self, path: Path) -> None:
        """Open a song of the list, or say that it is gone, which takes it out of the list."""
        gone = self.tr("{} is not there any more: it was deleted, renamed or moved away; the list has it no longer")
        notice = self._session.notice
        self._session.recent.look(path, partial(self.open_path, path), lambda: notice.emit(gone.format(path)))

    def open_first(self, paths: Sequence[Path]) -> None:
        """Open the first of some files; of the others, that a window has one song."""

        def open_it() -> None:
            if len(paths) > 1:
                text = self.tr("one song at a time: of these {} files only “{}” is opened")
                self._session.notice.emit(text.format(len(paths), paths[0].name))
            self._files.open(paths[0])

        self.leave(open_it)

    def open_primer(self, name: str) -> None:
        """Begin with a primer."""
        self.leave(lambda: self._session.open_primer(name))

    @Slot()
    def save(self) -> None:
        """Save to the song's file, or ask for one."""
        if path := self._session.current.path:
            self._files.save(path)
        else:
            self.save_as()

    @Slot()
    def save_as(self) -> None:
        """Ask for a file and save."""
        if path := self._asked_path(self.tr("Save the song"), {self.tr("Song"): (SUFFIX,)}):
            self._files.save(path)
        else:
            self._when_saved = None

    @Slot()
    def export_midi(self) -> None:
        """Ask for a file and write MIDI."""
        if path := self._asked_midi():
            self._session.exporting.export(path)

    @Slot()
    def export_shown_take(self) -> None:
        """Ask for a file and write the take that is shown, alone."""
        takes = self._session.takes
        if takes.shown:
            self.export_take(takes.number(takes.shown))
        else:
            self._session.done.emit(self.tr("no take is shown; choose one among all takes"))

    @Slot(int)
    def export_take(self, number: int) -> None:
        """Ask for a file and write a take of the tree, alone."""
        title = self.tr("Export take {} as MIDI").format(number)
        if path := self._asked_path(title, {self.tr("MIDI"): MIDI}, f"{self._stem}-take-{number}"):
            self._session.exporting.export_take(number, path)

    @Slot()
    def export_sound(self) -> None:
        """Ask for a file and render."""
        if path := self._asked_path(self.tr("Export sound"), _sounds()):
            self._session.exporting.export(path)

    @Slot()
    def export_stems(self) -> None:
        """Ask for a name and render each part of the song to a file of its own."""
        title = self.tr("Export stems: a file each for human, model and every voice")
        if path := self._asked_path(title, {**_sounds(), self.tr("MIDI"): MIDI}):
            self._session.exporting.export_stems(path)

    @Slot()
    def export_score(self) -> None:
        """Ask for a file and write notation."""
        if path := self._asked_path(self.tr("Export MusicXML"), {self.tr("MusicXML"): XML}):
            self._session.exporting.export(path)

    @Slot(int)
    def export_blend(self, step: int) -> None:
        """Ask for a file and write a blend of the lane as MIDI."""
        lane = self._session.interpolation.lane
        if path := self._asked_midi(lane.stem(step)):
            lane.write(step, path, lambda _: self._say_written(path))

    @Slot(object, Bars)
    def export_choice(self, number: int | None, song: Bars) -> None:
        """Ask for a file and write a take of the tree as MIDI, or for None what there was before."""
        if number:
            self.export_take(number)
        elif path := self._asked_midi("original"):
            self._session.exporting.export_bars(song, path, lambda _: self._say_written(path))

    def _say_written(self, path: Path) -> None:
        self._session.done.emit(self.tr("Written: {}").format(path))

    @Slot(object)
    def leave(self, then: Callable[[], object]) -> None:
        """Do what takes the song away: at once, or when its changes are saved or given up."""
        self._session.recording.finish()
        # Each pass would change the song once more, which could never be left then.
        self._session.renewal.stop()
        if not self._session.current.dirty:
            then()
            return
        answer = QMessageBox.question(
            self._window,
            self.tr("Unsaved changes"),
            self.tr("Save the changes to “{}” first?").format(self._name()),
            Answer.Save | Answer.Discard | Answer.Cancel,
        )
        if answer == Answer.Discard:
            then()
        elif answer == Answer.Save:
            self._when_saved = then
            self.save()

    def finish_sounds(self, then: Callable[[], object]) -> None:
        """Do what ends the program: at once, or when the sounds that are being written are there or given up."""
        self._wait_no_longer()
        exporting = self._session.exporting
        if not exporting.sounds:
            then()
            return
        text = self.tr("Still being written: {}").format(", ".join(path.name for path in exporting.sounds))
        more = self.tr("Left out, nothing of it stays, and what was there before is as it was.")
        wait, leave_out = self.tr("Wait, then quit"), self.tr("Quit without it")
        chosen = asked(self._window, self.tr("Unfinished sound"), text, more, [wait, leave_out], wait)
        if chosen == leave_out or (chosen == wait and not exporting.sounds):
            then()
        elif chosen == wait:
            self._when_written = then
            self._session.notice.emit(self._quits_soon)

    @property
    def _quits_soon(self) -> str:
        return self.tr("Sketchpad quits as soon as the sound is written")

    def _wait_no_longer(self) -> Callable[[], object] | None:
        """What was to come when no sound is being written any more."""
        then, self._when_written = self._when_written, None
        if then:
            self._session.over.emit(self._quits_soon)
        return then

    def _name(self) -> str:
        current = self._session.current
        return current.path.name if current.path else current.title or self.tr("untitled")

    @property
    def _stem(self) -> str:
        """What the song's files are called, without an ending."""
        current = self._session.current
        return current.path.stem if current.path else current.title or "sketch"

    def _ask_and_open(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in (*OPENED, SUFFIX + BACKUP_SUFFIX))
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open"), self._folder(), self.tr("Songs and MIDI ({})").format(endings)
        )
        if name:
            self._files.open(Path(name))

    def _folder(self) -> str:
        """Where a person looks first: beside the song, else beside the last one."""
        known = (self._session.current.path, *self._session.recent.paths)
        return str(next((path.parent for path in known if path), ""))

    def _asked_midi(self, stem: str = "") -> Path | None:
        return self._asked_path(self.tr("Export MIDI"), {self.tr("MIDI"): MIDI}, stem)

    def _asked_path(self, title: str, kinds: dict[str, tuple[str, ...]], stem: str = "") -> Path | None:
        """Ask where to write; a name that does not say what it is gets the ending of the kind that was chosen.

        What is proposed is called like the song, unless a `stem` is given.
        """
        stem = stem or self._stem
        first = next(iter(kinds.values()))[0]
        filters = {f"{kind} ({' '.join(f'*{each}' for each in endings)})": endings for kind, endings in kinds.items()}
        name, chosen = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / f"{stem}{first}"), ";;".join(filters)
        )
        if not name:
            return None
        path = Path(name)
        if any(path.suffix.lower() in endings for endings in kinds.values()):
            return path
        path = path.with_name(path.name + filters.get(chosen, (first,))[0])
        # The dialog asked about the name as it was written, not about this one.
        return path if not path.exists() or self._may_replace([path]) else None

    def _may_replace(self, paths: Sequence[Path]) -> bool:
        names = ", ".join(path.name for path in paths[:MOST_NAMED])
        if len(paths) > MOST_NAMED:
            names = self.tr("{} and {} more").format(names, len(paths) - MOST_NAMED)
        text = self.tr("There already: {}. Replace?").format(names)
        return QMessageBox.question(self._window, self.tr("Replace"), text) == Answer.Yes

    @Slot(list, object)
    def _on_there(self, paths: Sequence[Path], replace: Callable[[], object]) -> None:
        if self._may_replace(paths):
            replace()

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        recent = self._session.recent
        for path, name in zip(recent.paths, recent.names, strict=True):
            # An ampersand in a file's name is one.
            action = self._recent.addAction(name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open_recent(path))
        if not recent.paths:
            self._recent.addAction(self.tr("nothing yet")).setEnabled(False)
            return
        self._recent.addSeparator()
        self._recent.addAction(self.tr("Clear")).triggered.connect(recent.clear)

    @Slot()
    def _on_named(self) -> None:
        self._window.setWindowTitle(f"{self._name()}[*] — Sketchpad")
        self._window.setWindowFilePath(str(self._session.current.path or ""))
        self._window.setWindowModified(self._session.current.dirty)
        then, self._when_saved = self._when_saved, None
        if then and not self._session.current.dirty:
            then()

    @Slot()
    def _on_failed(self) -> None:
        """What was to come after saving does not."""
        self._when_saved = None

    @Slot()
    def _on_export_failed(self) -> None:
        """Whoever waits for a sound is to read why there is none."""
        self._wait_no_longer()

    @Slot()
    def _on_exported(self) -> None:
        if then := self._wait_no_longer():
            then()

    @Slot(Path, Holder)
    def _on_in_use(self, path: Path, holder: Holder) -> None:
        text = self.tr("“{}” is open in another window: process {} on {}.").format(
            path.name, holder.process, holder.host
        )
        more = self.tr("Two that write to one song would undo each other's work. A copy has no file until it is saved.")
        if holder.is_elsewhere:
            more += " " + self.tr("If that machine no longer runs, the song can be opened all the same.")
        copy, anyway = self.tr("Open a copy"), self.tr("Open anyway")
        chosen = asked(self._window, self.tr("Open elsewhere"), text, more, [copy, anyway])
        if chosen:
            self._files.open(path, Opening.AS_COPY if chosen == copy else Opening.ANYWAY)

    @Slot(Path, Path)
    def _on_changed_on_disk(self, path: Path, backup: Path) -> None:
        text = self.tr("“{}” was changed by another program since it was opened here.").format(path.name)
        more = self.tr("Replaced, it stays beside the song as “{}”.").format(backup.name)
        replace, other = self.tr("Replace it"), self.tr("Save under another name")
        chosen = asked(self._window, self.tr("Changed elsewhere"), text, more, [replace, other])
        if chosen == replace:
            self._files.save(path, anyway=True)
        elif chosen == other:
            self.save_as()
        else:
            self._when_saved = None

    @Slot(tuple)
    def _on_recovered(self, found: tuple[Recovered, ...]) -> None:
        RecoveryDialog(self._session, found, self.leave, self._window).open()


def _sounds() -> dict[str, tuple[str, ...]]:
    return {suffix[1:].upper(): (suffix,) for suffix in SOUND}
