"""The window: transport above, roll at the left, panels at the right, takes below, and at the foot what is said."""

from __future__ import annotations

import gc

from PySide6.QtCore import QByteArray, QEvent, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from sketchpad.generation.request import Request
from sketchpad.session.heeded import Heeded
from sketchpad.session.session import Session
from sketchpad.session.songs.song import Panels
from sketchpad.ui.files.changed_notice import ChangedNotice
from sketchpad.ui.files.file_actions import OPENED, FileActions
from sketchpad.ui.files.file_button import dragged_files
from sketchpad.ui.gauge.gauge import Gauge
from sketchpad.ui.help.first_hint import FirstHint
from sketchpad.ui.look_actions import LookActions
from sketchpad.ui.menus import Menus
from sketchpad.ui.message_bar import MessageBar
from sketchpad.ui.model_actions import ModelActions
from sketchpad.ui.notices import Notices
from sketchpad.ui.panels.fill_panel import FillPanel
from sketchpad.ui.panels.generate_panel import GeneratePanel
from sketchpad.ui.panels.generating import Generating
from sketchpad.ui.panels.interpolate_panel import InterpolatePanel
from sketchpad.ui.panels.mixer_panel import MixerPanel
from sketchpad.ui.panels.panel_area import PanelArea
from sketchpad.ui.panels.shape_panel import ShapePanel
from sketchpad.ui.panels.why_card import WhyCard
from sketchpad.ui.parts import Parts
from sketchpad.ui.piano_roll.note_actions import NoteActions
from sketchpad.ui.piano_roll.roll import PianoRoll
from sketchpad.ui.piano_roll.view import Tool
from sketchpad.ui.piano_roll.view_actions import ViewActions
from sketchpad.ui.playing.knobs import Knobs, controls_of
from sketchpad.ui.playing.playing_actions import PlayingActions
from sketchpad.ui.side_windows import IN_LISTS, SideWindows
from sketchpad.ui.spare_keys import SpareKeys
from sketchpad.ui.takes.all_takes import AllTakes
from sketchpad.ui.takes.takes_strip import TakesStrip
from sketchpad.ui.theme import Themes
from sketchpad.ui.transport.transport_bar import TransportBar

PLOTS_AFTER = 300
"""Milliseconds after the window is shown until the gauge gets its plots."""
PANEL_WIDTH = 320


class MainWindow(QMainWindow):
    """One song in one window."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self.session = session
        self._themes = themes
        self.roll = PianoRoll(session, themes, self)
        self.panel = GeneratePanel(session, themes)
        self.generating = Generating(session, self.panel, self)
        self.interpolate = InterpolatePanel(session, self.panel.constraints, themes)
        self.fill = FillPanel(session, self.panel)
        self.shape = ShapePanel(session.shape, self.panel.constraints, themes)
        self.mixer = MixerPanel(session.mixer, themes)
        self.gauge = Gauge(session, themes)
        self.takes = TakesStrip(session.takes, session.exporting, session.carried, themes)
        self.why = WhyCard(session.explaining, themes, self.roll)
        self.message = MessageBar()
        self.changed = ChangedNotice(session)
        self.transport = TransportBar(session, self.roll.view, themes, self)
        self.notes = NoteActions(session, self.roll.view, self)
        self.files = FileActions(session, self)
        self.models = ModelActions(session, self.message, self)
        self.views = ViewActions(self.roll.view, self)
        self.looks = LookActions(session, themes, self)
        self.knobs = Knobs(session.controllers, controls_of(self.panel, self.shape, self.interpolate), self)
        self.playing = PlayingActions(session, self.knobs, self.transport.transport["keys"], self)
        self._leaving = False
        self._missed = ""
        self._awaits_bars = False
        self._plots_timer = QTimer(self, singleShot=True, interval=PLOTS_AFTER)
        self._plots_timer.timeout.connect(self._settle)
        self.addToolBar(self.transport)
        self._fill_centre()
        self.beside = SideWindows(self)
        self.menus = Menus(self)
        self.hint = FirstHint(session, self.menus.actions)
        self._column.addWidget(Notices(self.hint, self.message, self.changed))
        self.parts = Parts(self)
        SpareKeys(self.menus.actions, self.roll, self)
        self._connect()
        self.resize(1240, 760)
        self.setMinimumSize(760, 480)
        self.setAcceptDrops(True)
        self.roll.setFocus()
        self._on_panels_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """What takes long comes after the window is there."""
        super().showEvent(event)
        if not self.gauge.has_plots:
            self._plots_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back may have worked on the song's file elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.files.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about sounds that are still being written and about unsaved work, then close."""
        self.session.recording.finish()
        if self._leaving or not (self.session.current.dirty or self.session.exporting.sounds):
            event.accept()
            self.session.preferences.choose(window=self.saveGeometry().toBase64().toStdString())
        else:
            event.ignore()
            self.files.finish_sounds(lambda: self.files.leave(self._close_for_good))

    def take_its_place(self) -> None:
        """Be where it was when it was closed last, and as large."""
        self.restoreGeometry(QByteArray.fromBase64(self.session.preferences.choices.window.encode()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A song or a MIDI file is welcome; what is carried out of the window stays what it is."""
        if not event.source() and dragged_files(event, OPENED):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it, once the other program has its answer: a question would have that wait."""
        if paths := dragged_files(event, OPENED):
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.files.open_first(paths))

    def _fill_centre(self) -> None:
        """Put each part in its place, then fill it: with each change of place, Qt dresses all that is in it anew."""
        central, side = QWidget(), QWidget()
        self.setCentralWidget(central)
        layout = self._column = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        upper = QHBoxLayout()
        layout.addLayout(upper, 1)
        upper.setSpacing(0)
        upper.addWidget(self.roll, 1)
        upper.addWidget(side)
        self._fill_side(side)
        layout.addWidget(self.takes)

    def _fill_side(self, side: QWidget) -> None:
        """The panels, scrolled where the window is too low for them, and below them the button that is always seen."""
        side.setFixedWidth(PANEL_WIDTH)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._panels = PanelArea()
        layout.addWidget(self._panels)
        self._panels.fill([self.panel, self.fill, self.interpolate, self.shape, self.mixer], self.gauge)
        layout.addWidget(self.panel.foot)
        self.panel.order_tabs()

    def _connect(self) -> None:
        session = self.session
        session.notice.connect(self.message.say)
        session.over.connect(self.message.take_back)
        session.done.connect(self.message.say_done)
        session.continuation.started.connect(self.message.let_go)
        session.loaded.connect(self.message.let_go)
        session.loaded.connect(self._on_loaded)
        session.loaded.connect(self.roll.view.centre_on_notes)
        session.current.edited.connect(self._on_song_edited)
        session.continuation.started.connect(self._await_bars)
        session.continuation.draft_changed.connect(self._show_answer)
        session.continuation.ended.connect(self._show_answer)
        session.takes.offered.connect(self._lead_to)
        session.capture.captured.connect(self._show_captured)
        self.playing.said.connect(self.message.say)
        self.playing.over.connect(self.message.take_back)
        self.changed.reload_asked.connect(self.files.open_path)
        self.changed.save_asked.connect(self.files.save)
        self.changed.save_as_asked.connect(self.files.save_as)
        for playing in (session.playing, self.playing.keyboard):
            self.roll.view.voice_changed.connect(playing.set_voice)
        self.panel.model.currentIndexChanged.connect(self._on_model_chosen)
        self.interpolate.fold.toggled.connect(self._on_unfolded)
        for panel in (self.panel, self.interpolate, self.fill):
            panel.changed.connect(self._on_panels_changed)
        self.interpolate.export_asked.connect(self.files.export_blend)
        self.gauge.fold.toggled.connect(self._on_unfolded)
        self.takes.all_asked.connect(self.show_all_takes)
        self.takes.export_asked.connect(self.files.export_choice)
        self.mixer.voice_chosen.connect(self.roll.view.set_voice)
        self.roll.view.voice_changed.connect(self.mixer.show_voice)
        self.transport.loop_toggled.connect(self._on_loop_toggled)
        self.transport.gauge_asked.connect(lambda: self.show_panel(self.gauge))
        self.gauge.told.connect(self.transport.reading.setText)
        self.transport.metre.failed.connect(self.message.say)
        named = [session.document.metre_changed, self.transport.metre.named]
        Heeded(self.transport.metre.failed, named, session.over, self)
        self.transport.metre.activated.connect(self.roll.setFocus)
        for box in (*self.findChildren(QAbstractSpinBox), self.transport.metre.edit):
            box.editingFinished.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        """After Enter the keyboard is the roll's again; a Tab goes on to what comes next."""
        box = self.sender()
        if isinstance(box, QWidget) and box.hasFocus():
            self.roll.setFocus()

    @Slot()
    def loop_selection(self) -> None:
        """Loop the bars of the selected notes."""
        if selected := self.session.document.selection:
            self.session.playback.set_loop(self.session.document.bars.metre.around(*selected.span))

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:
        """Bring what was folded away into view, once it has its size."""
        if unfolded:
            panel = self.sender().parent()
            assert isinstance(panel, QWidget)
            QTimer.singleShot(0, panel, lambda: self.show_panel(panel))

    def show_panel(self, panel: QWidget) -> None:
        """Bring one of the panels at the right into view."""
        self._panels.bring(panel)

    @Slot()
    def _on_model_chosen(self) -> None:
        """A MusicVAE that is chosen shapes and interpolates as well; and one that was missed is not any more."""
        self._miss("")
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

    @Slot(str)
    def say_what_went_wrong(self, path: str) -> None:
        """Something went wrong inside the program; where it is written down."""
        said = self.tr("something went wrong inside the program; nothing was lost, and it is written down in {}")
        self.message.say(said.format(path))

    @Slot()
    def show_all_takes(self) -> None:
        """The tree of takes, beside the window."""
        shown = self.findChild(AllTakes)
        if shown is None:
            shown = AllTakes(self.session, self._themes, self)
            shown.export_asked.connect(self.files.export_take)
            shown.tree.addActions([self.menus.actions[name].action for name in IN_LISTS])
        shown.show()
        shown.raise_()

    def _close_for_good(self) -> None:
        self._leaving = True
        self.session.autosave.give_up()
        # While Qt waits for the answer to one close, it heeds no other.
        QTimer.singleShot(0, self, self.close)

    @Slot()
    def cancel(self) -> None:
        """Stop the gesture, else the model, else forget the selection."""
        session = self.session
        if self.roll.cancel_gesture() or session.interpolation.drop():
            return
        # Variants that nobody asked for yet go as well, but no press is spent on them.
        in_hand = session.shape.in_hand
        session.shape.drop()
        if session.continuation.busy:
            session.continuation.stop()
        elif not in_hand:
            session.document.select([])

    @Slot()
    def keep_or_stop(self) -> None:
        """Keep the take that is shown, else stop playing."""
        if self.session.takes.is_open:
            self.session.takes.accept()
        else:
            self.session.playback.stop()

    @Slot()
    def toggle_draw(self) -> None:
        """Take the pencil in hand, or lay it down."""
        view = self.roll.view
        view.set_tool(Tool.SELECT if view.tool is Tool.DRAW else Tool.DRAW)

    @Slot(bool)
    def _on_loop_toggled(self, on: bool) -> None:
        """The latest loop comes back; of a song that had none, all of it."""
        playback, shown = self.session.playback, self.session.shown
        if on and playback.loop is None:
            playback.set_loop(playback.last_loop or (0, shown.metre.line_after(max(1, shown.span[1]))))
        elif playback.loop and not on:
            playback.set_loop(None)

    @Slot()
    def _await_bars(self) -> None:
        """Nobody looks for the bars that a loop gets on each pass."""
        self._awaits_bars = not self.session.renewal.wanted

    @Slot()
    def _show_answer(self) -> None:
        """Bring the bars that were just written into view, and all of their pitches."""
        if draft := self.session.continuation.draft:
            self._lead_to(draft.request)
        if not self.roll.in_hand:
            self.roll.view.reveal_all()

    @Slot(Request)
    def _lead_to(self, request: Request) -> None:
        """Bring bars into view when the first of them are there, unless a hand or the playhead leads it."""
        if not self._awaits_bars or self.roll.in_hand:
            return
        self._awaits_bars = False
        if not (self.session.playback.playing and self.roll.view.follows):
            self.roll.view.show_written(request)

    @Slot()
    def _show_captured(self) -> None:
        """Bring what was captured into view."""
        captured, view = self.session.document.selection, self.roll.view
        view.set_geometry(view.geometry.showing(captured.start, view.size.width()))
        pitches = captured.columns["pitch"]
        view.reveal(int(pitches.min()), int(pitches.max()))

    @Slot()
    def _on_loaded(self) -> None:
        """Say what the song's panels said."""
        panels = self.session.current.panels
        model = panels.generate.model
        self._miss("" if model in self.session.models.known else model)
        if panels == self._said():
            return
        self.panel.show_settings(panels.generate)
        self.interpolate.show_manner(panels.interpolate)
        self.fill.show_keep(panels.fill)

    def _miss(self, model: str) -> None:
        """Say that the song's model is not there, until it is, or another is chosen; nothing where none is missed."""
        said = self.tr("The model {} of this song is not there; import it, or choose another")
        if self._missed:
            self.message.take_back(said.format(self._missed))
        self._missed = model
        if model:
            self.message.say(said.format(model))

    @Slot()
    def _on_panels_changed(self) -> None:
        self.session.current.panels = self._said()

    def _said(self) -> Panels:
        return Panels(self.panel.settings, self.interpolate.manner, self.fill.kept)

    @Slot()
    def _on_song_edited(self) -> None:
        self.setWindowModified(self.session.current.dirty)
