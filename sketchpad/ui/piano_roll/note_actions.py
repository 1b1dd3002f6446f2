"""What the keyboard does to notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from sketchpad.music.bars import Bars
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice
from sketchpad.music.notes import Notes, matched
from sketchpad.music.wording import with_values
from sketchpad.session import edits
from sketchpad.session.document import Selecting
from sketchpad.session.edits import Edit
from sketchpad.session.session import Session
from sketchpad.ui.actions import Add
from sketchpad.ui.piano_roll.clipboard import Clipboard
from sketchpad.ui.piano_roll.drum_map import KICK, KIT
from sketchpad.ui.piano_roll.geometry import snapped
from sketchpad.ui.piano_roll.view import View
from sketchpad.ui.wording import place

VELOCITY_STEP = 8
MIDDLE_C = 60
FINEST = TICKS_PER_STEP // 2
"""What is quantised to while the grid is off."""

Change = Callable[[Notes], Edit]


class NoteActions(QObject):
    """Edits of the selection, each one undo step."""

    def __init__(self, session: Session, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = session.document
        self._view = view
        self._clipboard = Clipboard(session, self)

    def fill(self, menu: QMenu, add: Add) -> None:
        """Put all of it into the menu."""
        add(menu, "notes.add", self.tr("Add a note at the playhead"), "Ins", self.add)
        self._fill_clipboard(menu, add)
        self._fill_moves(menu, add)
        self._fill_lengths(menu, add)
        add(menu, "notes.lock", self.tr("Lock or unlock notes"), "K", self._session.filling.toggle_notes)
        add(menu, "notes.lock-bars", self.tr("Lock or unlock bars"), "Shift+K", self._session.filling.toggle_bars)
        give = self.tr("Move to the chosen voice")
        add(menu, "notes.give", give, "Shift+V", self._change(give, self._give))
        add(menu, "notes.next", self.tr("Next note"), "Tab", partial(self._walk, 1))
        add(menu, "notes.before", self.tr("Previous note"), "Shift+Tab", partial(self._walk, -1))

    def _fill_clipboard(self, menu: QMenu, add: Add) -> None:
        duplicate = self.tr("Duplicate")
        add(menu, "notes.cut", self.tr("Cut"), "Ctrl+X", self.cut)
        add(menu, "notes.copy", self.tr("Copy"), "Ctrl+C", self.copy)
        add(menu, "notes.paste", self.tr("Paste at the playhead"), "Ctrl+V", self.paste)
        add(menu, "notes.duplicate", duplicate, "Ctrl+D", self._change(duplicate, self._duplicate))
        add(menu, "notes.delete", self.tr("Delete"), "Del|Backspace", self.delete)
        add(menu, "notes.select-all", self.tr("Select all"), "Ctrl+A", self.select_all)
        quantise = self.tr("Quantise")
        add(menu, "notes.quantise", quantise, "Q", self._change(quantise, self._quantise))

    def _fill_moves(self, menu: QMenu, add: Add) -> None:
        transpose, nudge = self.tr("Transpose"), self.tr("Nudge")
        for name, text, keys, semitones in (
            ("notes.semitone-up", self.tr("Semitone up"), "Up", 1),
            ("notes.semitone-down", self.tr("Semitone down"), "Down", -1),
            ("notes.octave-up", self.tr("Octave up"), "Shift+Up", 12),
            ("notes.octave-down", self.tr("Octave down"), "Shift+Down", -12),
        ):
            change = partial(edits.transpose, semitones=semitones)
            add(menu, name, text, keys, self._change(transpose, change))
        for name, text, keys, degrees in (
            ("notes.degree-up", self.tr("Scale step up"), "Alt+Up", 1),
            ("notes.degree-down", self.tr("Scale step down"), "Alt+Down", -1),
        ):
            add(menu, name, text, keys, self._change(transpose, partial(self._in_scale, degrees)))
        for name, text, keys, by in (
            ("notes.earlier", self.tr("Move earlier"), "Left", -1),
            ("notes.later", self.tr("Move later"), "Right", 1),
        ):
            add(menu, name, text, keys, self._change(nudge, partial(self._nudge, by)))

    def _fill_lengths(self, menu: QMenu, add: Add) -> None:
        resize, velocity = self.tr("Resize notes"), self.tr("Set velocity")
        for name, text, keys, by in (
            ("notes.shorter", self.tr("Make shorter"), "Shift+Left", -1),
            ("notes.longer", self.tr("Make longer"), "Shift+Right", 1),
        ):
            add(menu, name, text, keys, self._change(resize, partial(self._lengthen, by)))
        for name, text, keys, difference in (
            ("notes.louder", self.tr("Louder"), "+", VELOCITY_STEP),
            ("notes.softer", self.tr("Softer"), "-", -VELOCITY_STEP),
        ):
            change = partial(edits.add_velocity, difference=difference)
            add(menu, name, text, keys, self._change(velocity, change))

    @Slot()
    def add(self) -> None:
        """A note by the playhead, as high as the selected one; a playhead that stands still goes on to its end."""
        playback, view = self._session.playback, self._view
        on_drums, selected = view.voice is Voice.DRUMS, self._document.selection.columns
        last = selected[(selected["voice"] == Voice.DRUMS) == on_drums][-1:]
        pitch = int(last["pitch"][0]) if len(last) else KICK if on_drums else MIDDLE_C
        note = edits.until_next(Note(self._line, pitch, view.next_length, voice=view.voice), self._document.bars)
        if not (edit := edits.draw(note)):
            self._say_full(self.tr("there is no room for a note at the playhead"))
            return
        self._document.lay(self.tr("Draw note"), edit, selecting=Selecting.FOR_KEYS)
        self._view.bring(self._document.selection)
        playback.audition(note.pitch, note.voice)
        if not playback.playing:
            playback.seek(note.end)

    @Slot()
    def cut(self) -> None:
        """Copy and delete."""
        self.copy()
        self.delete()

    @Slot()
    def copy(self) -> None:
        """Keep the selected notes for pasting, also in another window; what was kept before, where none is."""
        if notes := self._document.selection:
            song = self._document.bars
            self._clipboard.keep(Bars.of(notes, song.tempo, song.metre))

    @Slot()
    def paste(self) -> None:
        """Add what was copied, from the line by the playhead on; an upbeat that has no room there, a bar later.

        A playhead that stands still goes on to where it could be pasted again.
        """
        self._clipboard.fetch(self._paste)

    def _paste(self, copied: Bars) -> None:
        notes, bars, playback = Notes(copied.columns), self._document.bars, self._session.playback
        if not notes:
            return
        line, copied_line = self._line, edits.line_of(notes, copied.metre)
        if notes.start + line < copied_line:
            line += bars.metre.ticks_per_bar
        edit = edits.paste(notes, line - copied_line)
        self._document.lay(self.tr("Paste"), edit)
        if edit.added.start < notes.start + line - copied_line:
            self._say_full(self.tr("what was pasted begins earlier, at {}").format(place(edit.added.start, bars.metre)))
        self._view.bring(self._document.selection)
        if not playback.playing:
            playback.seek(line + edits.repeated_after(notes, self._repeating_grid, bars.metre))

    @Slot()
    def delete(self) -> None:
        """Delete the selected notes."""
        self._document.push(self.tr("Delete"), edits.delete(self._document.selection))

    @Slot()
    def select_all(self) -> None:
        """Select every note that is no ghost."""
        self._document.select(Notes(self._view.reach.seen(self._document.bars.columns)))

    @property
    def _line(self) -> int:
        """The line of the grid nearest to the playhead, which a pause may leave anywhere."""
        return snapped(self._session.playback.playhead, self._view.grid, self._document.bars.metre)

    @property
    def _repeating_grid(self) -> int:
        """What a single note is repeated by: the grid's step, or a sixteenth while it is off."""
        return self._view.grid if self._view.grid > 1 else TICKS_PER_STEP

    @property
    def _within_reach(self) -> Notes:
        """All notes that a hand can take hold of."""
        return Notes(self._view.reach.of(self._document.bars.columns))

    def _change(self, text: str, change: Change) -> Callable[[], None]:
        def do() -> None:
            self._document.lay(text, change(self._document.selection))
            self._view.bring(self._document.selection)

        return do

    def _quantise(self, _notes: Notes) -> Edit:
        """All notes within reach, when none is selected on purpose."""
        grid = self._view.grid if self._view.grid > 1 else FINEST
        return edits.quantise(self._document.choice or self._within_reach, grid, self._document.bars.metre)

    def _in_scale(self, degrees: int, notes: Notes) -> Edit:
        """Drums have the rows of the kit in the place of a scale."""
        if (notes.columns["voice"] == Voice.DRUMS).all():
            return edits.transpose_along(notes, degrees, KIT)
        return edits.transpose_in_scale(notes, degrees, self._view.scale.pitch_classes)

    def _duplicate(self, notes: Notes) -> Edit:
        edit = edits.duplicate(notes, self._repeating_grid, self._document.bars.metre)
        if notes and not edit:
            self._say_full(self.tr("what is selected is not duplicated"))
        return edit

    def _say_full(self, what: str) -> None:
        """Say what became of notes for which there was no room."""
        full = with_values(self.tr("a song has {:,} bars of 4/4 at most"), LAST_TICK // TICKS_PER_BAR)
        self._session.done.emit(self.tr("{}: {}").format(full, what))

    def _give(self, notes: Notes) -> Edit:
        """Drums have their own rows, so that no other voice can have them, nor they another's."""
        drums = notes.columns["voice"] == Voice.DRUMS
        return edits.give_to(Notes(notes.columns[drums == (self._view.voice is Voice.DRUMS)]), self._view.voice)

    def _nudge(self, by: int, notes: Notes) -> Edit:
        return edits.move(notes, by * self._view.grid)

    def _lengthen(self, by: int, notes: Notes) -> Edit:
        return edits.resize(notes, by * self._view.grid, min(self._view.grid, TICKS_PER_STEP))

    def _walk(self, by: int) -> None:
        notes, selected = self._within_reach.columns, self._document.selection.columns
        if len(notes):
            places = np.flatnonzero(matched(notes, selected)[0])
            last = int(places[-1 if by > 0 else 0]) if len(places) else (-1 if by > 0 else 0)
            place = (last + by) % len(notes)
            self._document.select(Notes(notes[place : place + 1]))
            self._view.bring(self._document.selection)
