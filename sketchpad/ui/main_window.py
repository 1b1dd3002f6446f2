"""The window: transport above, roll at the left, panels at the right, takes below."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.music.primers import primers
from sketchpad.session.session import Session
from sketchpad.ui.all_takes import AllTakes
from sketchpad.ui.fill_panel import FillPanel
from sketchpad.ui.gauge import Gauge
from sketchpad.ui.generate_panel import GeneratePanel
from sketchpad.ui.interpolate_panel import InterpolatePanel
from sketchpad.ui.message_bar import MessageBar
from sketchpad.ui.mixer_panel import MixerPanel
from sketchpad.ui.note_actions import NoteActions
from sketchpad.ui.piano_roll.roll import PianoRoll
from sketchpad.ui.piano_roll.view import Tool
from sketchpad.ui.shape_panel import ShapePanel
from sketchpad.ui.shortcut_sheet import ShortcutSheet
from sketchpad.ui.takes_strip import TakesStrip
from sketchpad.ui.theme import Themes
from sketchpad.ui.transport_bar import TransportBar
from sketchpad.ui.view_actions import ViewActions
from sketchpad.ui.why_card import WhyCard

PLOTS_AFTER = 300
"""Milliseconds after the window is shown until the gauge gets its plots."""
PANEL_WIDTH = 320

Saved = QMessageBox.StandardButton


class MainWindow(QMainWindow):
    """One song in one window."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self.session = session
        self._themes = themes
        self.roll = PianoRoll(session, themes, self)
        self.panel = GeneratePanel(session, themes)
        self.interpolate = InterpolatePanel(session, self.panel.constraints, themes)
        self.fill = FillPanel(session, self.panel)
        self.shape = ShapePanel(session.shape, themes)
        self.mixer = MixerPanel(session.mixer, themes)
        self.gauge = Gauge(session.meter, themes)
        self.takes = TakesStrip(session.takes, themes)
        self.why = WhyCard(session.explaining, themes, self.roll)
        self.message = MessageBar()
        self.transport = TransportBar(session, self.roll.view, themes, self)
        self._loop_action = self.transport.transport["loop"]
        self.notes = NoteActions(session, self.roll.view, self)
        self.views = ViewActions(self.roll.view, self)
        self._leaving = False
        self._when_saved: Callable[[], object] | None = None
        self._plots_timer = QTimer(self, singleShot=True, interval=PLOTS_AFTER)
        self._plots_timer.timeout.connect(self._settle)
        self.addToolBar(self.transport)
        self.setCentralWidget(self._central())
        self._fill_menus()
        self._connect()
        self.resize(1240, 760)
        self.setMinimumSize(760, 480)
        self.roll.setFocus()
        self._on_path_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """What takes long comes after the window is there."""
        super().showEvent(event)
        if not self.gauge.has_plots:
            self._plots_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then close."""
        if self._leaving or not self.session.document.dirty:
            event.accept()
        else:
            event.ignore()
            self._leave(self._close_for_good)

    def _central(self) -> QWidget:
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.roll, 1)
        upper.addWidget(self._side())
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message)
        layout.addLayout(upper, 1)
        layout.addWidget(self.takes)
        return central

    def _side(self) -> QWidget:
        """The panels, scrolled where the window is too low for them."""
        panels = QWidget()
        column = QVBoxLayout(panels)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addWidget(self.fill)
        column.addWidget(self.interpolate)
        column.addWidget(self.shape)
        column.addWidget(self.mixer)
        column.addWidget(self.gauge, 1)
        side = self._panels = QScrollArea()
        side.setObjectName("panel")
        side.setWidget(panels)
        side.setWidgetResizable(True)
        side.setFrameShape(QScrollArea.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFixedWidth(PANEL_WIDTH)
        return side

    def _connect(self) -> None:
        session = self.session
        session.notice.connect(self.message.say)
        session.path_changed.connect(self._on_path_changed)
        session.loaded.connect(self.roll.view.centre_on_notes)
        session.document.undo_stack.cleanChanged.connect(self._on_clean_changed)
        session.continuation.draft_changed.connect(self._show_answer)
        session.continuation.ended.connect(self._show_answer)
        self.panel.model.currentIndexChanged.connect(self._on_model_chosen)
        self.interpolate.fold.toggled.connect(self._on_unfolded)
        self.takes.all_asked.connect(self.show_all_takes)
        self.mixer.voice_chosen.connect(self.roll.view.set_voice)
        self.transport.loop_toggled.connect(self._on_loop_toggled)
        self.roll.ruler.loop_asked.connect(self._on_loop_set)
        panel, held = self.panel, self.panel.constraints
        boxes = (panel.bars, panel.temperature, panel.seed, panel.takes, held.lowest, held.highest)
        for box in (*boxes, self.transport.tempo):
            box.editingFinished.connect(self.roll.setFocus)

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:
        """Bring what was folded away into view, once it has its size."""
        if unfolded:
            QTimer.singleShot(0, self.interpolate, self._show_interpolate)

    @Slot()
    def _show_interpolate(self) -> None:
        self._panels.ensureWidgetVisible(self.interpolate, 0, 0)

    @Slot()
    def _on_model_chosen(self) -> None:
        """A MusicVAE that is chosen shapes and interpolates as well."""
        if self.panel.model.system.interpolates:
            self.session.shape.model = self.panel.model.currentData()
            self.interpolate.use_model(self.panel.model.currentData())

    @Slot()
    def _settle(self) -> None:
        """What takes long and can wait until the window is there."""
        self.gauge.add_plots()
        # Libraries stay for good; looking through them for garbage would take longer than a frame.
        gc.collect()
        gc.freeze()

    def _fill_menus(self) -> None:
        self._fill_file_menu(self.menuBar().addMenu(self.tr("&File")))
        edit = self.menuBar().addMenu(self.tr("&Edit"))
        stack = self.session.document.undo_stack
        undo, redo = stack.createUndoAction(edit), stack.createRedoAction(edit)
        undo.setShortcut("Ctrl+Z")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        edit.addActions([undo, redo])
        edit.addSeparator()
        for text, keys, do in self.notes.table():
            self._add(edit, text, keys, do, in_roll=True)
        self._fill_tools(edit)
        self._fill_view_menu(self.menuBar().addMenu(self.tr("&View")))
        self._fill_play_menu(self.menuBar().addMenu(self.tr("&Play")))
        self._fill_model_menu(self.menuBar().addMenu(self.tr("&Model")))
        help_menu = self.menuBar().addMenu(self.tr("&Help"))
        self._add(help_menu, self.tr("Shortcuts"), "?", self.show_shortcuts)

    def _fill_file_menu(self, menu: QMenu) -> None:
        self._add(menu, self.tr("New"), "Ctrl+N", self.new)
        self._add(menu, self.tr("Open MIDI …"), "Ctrl+O", self.open)
        begin = menu.addMenu(self.tr("Begin with a primer"))
        for primer in primers():
            self._add(begin, primer.title, "", lambda name=primer.name: self.open_primer(name))
        self._add(menu, self.tr("Save MIDI"), "Ctrl+S", self.save)
        self._add(menu, self.tr("Save MIDI as …"), "Ctrl+Shift+S", self.save_as)
        self._add(menu, self.tr("Export WAV …"), "Ctrl+E", self.export)
        menu.addSeparator()
        self._add(menu, self.tr("Quit"), "Ctrl+Q", self.close)

    def _fill_tools(self, menu: QMenu) -> None:
        menu.addSeparator()
        for key, tool, text in (
            ("1", Tool.DRAW, self.tr("Draw")),
            ("2", Tool.SELECT, self.tr("Select")),
            ("3", Tool.ERASE, self.tr("Erase")),
            ("4", Tool.LASSO, self.tr("Lasso")),
        ):
            self._add(menu, text, key, lambda tool=tool: self.roll.view.set_tool(tool), in_roll=True)
        self._add(menu, self.tr("Draw, or select"), "B", self._toggle_draw, in_roll=True)

    def _fill_view_menu(self, menu: QMenu) -> None:
        views = self.views
        for action in (views.scale, views.alone, views.follows):
            menu.addAction(self._in_roll(action))
        menu.addSeparator()
        menu.addActions(list(views.folds.values()))
        self._add(menu, self.tr("The next choice of rows"), "V", views.next_fold, in_roll=True)

    def _fill_play_menu(self, menu: QMenu) -> None:
        playback = self.session.playback
        self._add(menu, self.tr("Play or hold"), "Space", playback.toggle, in_roll=True)
        self._add(menu, self.tr("Keep the take, or stop and go back"), "Return|Enter", self._keep_or_stop, in_roll=True)
        self._add(menu, self.tr("To the start"), "Home", self.transport.to_start, in_roll=True)
        self._add(menu, self.tr("Loop"), "L", self._loop_action.toggle, in_roll=True)
        self._add(menu, self.tr("New bars on each pass of the loop"), "Ctrl+L", self.fill.renew.toggle)
        time = self.transport.time
        self._add(menu, self.tr("Metronome"), "Ctrl+M", time["metronome"].toggle)
        self._add(menu, self.tr("Count in"), "Ctrl+Shift+M", time["count"].toggle)
        self._add(menu, self.tr("Tap the tempo"), "T", self.transport.tap, in_roll=True)

    def _fill_model_menu(self, menu: QMenu) -> None:
        takes = self.session.takes
        self._add(menu, self.tr("Generate"), "Ctrl+Return|Ctrl+Enter", self.panel.start)
        self._add(
            menu, self.tr("Generate with the next seed"), "Shift+Return|Shift+Enter", self.panel.start_with_next_seed
        )
        self._add(menu, self.tr("Fill the selection or the loop"), "F", self.fill.start, in_roll=True)
        self._add(menu, self.tr("Any seed"), "Ctrl+R", self.panel.roll_seed)
        self._add(menu, self.tr("Cancel"), "Esc", self._cancel)
        self._add(menu, self.tr("Take before"), "[", lambda: takes.step(-1), in_roll=True)
        self._add(menu, self.tr("Next take"), "]", lambda: takes.step(1), in_roll=True)
        self._add(menu, self.tr("A or B, from the next bar line on"), "A", takes.flip, in_roll=True)
        self._add(menu, self.tr("All takes …"), "Ctrl+T", self.show_all_takes)
        why = self._add(menu, self.tr("Why this note"), "W", lambda: None, in_roll=True)
        why.setCheckable(True)
        why.setChecked(self.session.explaining.wanted)
        why.toggled.connect(self.session.explaining.set_wanted)
        menu.addSeparator()
        self._add(menu, self.tr("Import a Magenta checkpoint …"), "Ctrl+I", self.import_checkpoint)

    def _add(self, menu: QMenu, text: str, keys: str, do: Callable[[], object], in_roll: bool = False) -> QAction:
        """An action; with `in_roll`, its keys work while the roll has the keyboard."""
        action = menu.addAction(text)
        action.setShortcuts([QKeySequence(key) for key in keys.split("|") if key])
        # `triggered` carries whether the action is checked, which none of these take.
        action.triggered.connect(lambda _checked=False: do())
        return self._in_roll(action) if in_roll else action

    def _in_roll(self, action: QAction) -> QAction:
        """Have the action's keys work while the roll has the keyboard."""
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.roll.addAction(action)
        return action

    @Slot()
    def new(self) -> None:
        """An empty song."""
        self._leave(self.session.new)

    @Slot()
    def open(self) -> None:
        """Ask for a MIDI file."""
        self._leave(self._ask_and_open)

    def open_primer(self, name: str) -> None:
        """Begin with a primer."""
        self._leave(lambda: self.session.open_primer(name))

    @Slot()
    def save(self) -> None:
        """Save to the song's file, or ask for one."""
        if self.session.path:
            self.session.save(self.session.path)
        else:
            self.save_as()

    @Slot()
    def save_as(self) -> None:
        """Ask for a file and save."""
        if path := self._asked_path(self.tr("Save MIDI"), ".mid"):
            self.session.save(path)

    @Slot()
    def export(self) -> None:
        """Ask for a file and render."""
        if path := self._asked_path(self.tr("Export WAV"), ".wav"):
            self.session.export(path)

    @Slot()
    def import_checkpoint(self) -> None:
        """Ask for one of Magenta's checkpoints, and list it as a model."""
        kinds = self.tr("Magenta checkpoints (*.mag *.tar *.index *.ckpt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a Magenta checkpoint"), "", kinds)
        if name:
            self.message.say(self.tr("Importing {} …").format(Path(name).name))
            self.session.models.import_checkpoint(Path(name))

    @Slot()
    def show_shortcuts(self) -> None:
        """All keys on one sheet."""
        ShortcutSheet(self.menuBar(), self).show()

    @Slot()
    def show_all_takes(self) -> None:
        """The tree of takes, beside the window."""
        shown = self.findChild(AllTakes) or AllTakes(self.session, self._themes, self)
        shown.show()
        shown.raise_()

    def _asked_path(self, title: str, suffix: str) -> Path | None:
        before = str(self.session.path.with_suffix(suffix)) if self.session.path else f"sketch{suffix}"
        name, _ = QFileDialog.getSaveFileName(self, title, before, f"*{suffix}")
        return Path(name).with_suffix(Path(name).suffix or suffix) if name else None

    def _leave(self, then: Callable[[], object]) -> None:
        """Do what takes the song away: at once, or when its changes are saved or given up."""
        if not self.session.document.dirty:
            then()
            return
        answer = QMessageBox.question(
            self,
            self.tr("Unsaved changes"),
            self.tr("Save the changes to this song first?"),
            Saved.Save | Saved.Discard | Saved.Cancel,
        )
        if answer == Saved.Discard:
            then()
        elif answer == Saved.Save:
            self._when_saved = then
            self.save()

    def _close_for_good(self) -> None:
        self._leaving = True
        self.close()

    def _ask_and_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open MIDI"), "", self.tr("MIDI (*.mid *.midi)"))
        if name:
            self.session.open(Path(name))

    @Slot()
    def _cancel(self) -> None:
        """Stop the gesture, else the model, else forget the selection."""
        if self.roll.canvas.cancel_gesture() or self.session.interpolation.drop():
            return
        if self.session.continuation.busy:
            self.session.continuation.cancel()
        else:
            self.session.document.select([])

    @Slot()
    def _keep_or_stop(self) -> None:
        if self.session.takes.is_open:
            self.session.takes.accept()
        else:
            self.session.playback.stop()

    @Slot()
    def _toggle_draw(self) -> None:
        view = self.roll.view
        view.set_tool(Tool.SELECT if view.tool is Tool.DRAW else Tool.DRAW)

    @Slot(bool)
    def _on_loop_toggled(self, on: bool) -> None:
        if on and self.session.playback.loop is None:
            self._use_loop((0, max(1, self.session.shown.count) * TICKS_PER_BAR))
        elif not on:
            self._use_loop(None)

    @Slot(object)
    def _on_loop_set(self, _loop: object) -> None:
        self._loop_action.setChecked(True)

    def _use_loop(self, loop: tuple[int, int] | None) -> None:
        self.session.playback.set_loop(loop)
        self.roll.ruler.set_loop(loop)

    @Slot()
    def _show_answer(self) -> None:
        """Bring the bars that were just written into view, unless playing leads it."""
        draft, view = self.session.continuation.draft, self.roll.view
        if draft and not self.session.playback.playing:
            view.set_geometry(view.geometry.showing(draft.request.start, view.size.width()))
        pitches = self.session.shown.columns["pitch"]
        if len(pitches):
            view.reveal(int(pitches.min()), int(pitches.max()))

    @Slot()
    def _on_path_changed(self) -> None:
        name = self.session.path.name if self.session.path else self.tr("untitled")
        self.setWindowTitle(f"{name}[*] — Sketchpad")
        then, self._when_saved = self._when_saved, None
        if then and not self.session.document.dirty:
            then()

    @Slot(bool)
    def _on_clean_changed(self, clean: bool) -> None:
        self.setWindowModified(not clean)
