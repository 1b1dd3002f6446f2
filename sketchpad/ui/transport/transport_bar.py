"""The row at the top: tools, the voice in hand, transport, tempo, metre, grid and scale, and what answers cost."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSizePolicy, QToolBar, QToolButton, QWidget

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO
from sketchpad.music.note import TICKS_PER_QUARTER
from sketchpad.session.playing.tap import TapTempo
from sketchpad.session.session import Session
from sketchpad.ui.form import TakesBack
from sketchpad.ui.icons import transport_icon
from sketchpad.ui.piano_roll.view import Tool, View
from sketchpad.ui.theme import Themes
from sketchpad.ui.transport.metre_box import MetreBox
from sketchpad.ui.transport.scale_box import ScaleBox
from sketchpad.ui.transport.voice_box import VoiceBox

GRIDS = {
    **{f"1/{4 * parts}": TICKS_PER_QUARTER // parts for parts in (1, 2, 4, 8)},
    **{f"1/{4 * parts}T": TICKS_PER_QUARTER * 2 // (3 * parts) for parts in (1, 2, 4, 8)},
}
"""Ticks; with T three in the place of two."""


class TransportBar(QToolBar):
    """Shows the state of the transport and changes it."""

    loop_toggled = Signal(bool)
    gauge_asked = Signal()

    def __init__(self, session: Session, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._themes = themes
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setWindowTitle(self.tr("Transport"))
        self.tools = self._add_tools()
        self.voice = VoiceBox(view, themes)
        self.addWidget(self.voice)
        self.addSeparator()
        self.transport = self._add_transport()
        self.addSeparator()
        self.tempo = self._add_tempo()
        self.metre = MetreBox(session.document)
        self.addWidget(self.metre)
        self._taps, self._clock = TapTempo(), QElapsedTimer()
        self._clock.start()
        self.time = self._add_time()
        self.addSeparator()
        self.grid = self._add_grid()
        self.scale = ScaleBox(view)
        self.addWidget(self.scale)
        self.reading = self._add_reading()
        for control in (*self.findChildren(QToolButton), self.voice, self.grid, *self.scale.findChildren(QComboBox)):
            # A click leaves the keyboard to the roll.
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        session.playback.playing_changed.connect(self._on_playing_changed)
        session.playback.loop_changed.connect(self._on_loop_changed)
        session.document.changed.connect(self._on_document_changed)
        view.tool_changed.connect(self._on_tool_changed)
        themes.changed.connect(self._paint_icons)
        self._more = self._describe_more()
        self._paint_icons()

    def _add_tools(self) -> dict[Tool, QAction]:
        group = QActionGroup(self)
        actions: dict[Tool, QAction] = {}
        for tool, title, tip in (
            (Tool.DRAW, self.tr("Draw"), self.tr("Click to add notes, right-click to delete")),
            (Tool.SELECT, self.tr("Select"), self.tr("Drag a frame around notes")),
            (Tool.LASSO, self.tr("Lasso"), self.tr("Draw a line around notes")),
            (Tool.ERASE, self.tr("Erase"), self.tr("Drag over notes")),
        ):
            action = group.addAction(title)
            action.setCheckable(True)
            action.setToolTip(f"{title}: {tip}")
            action.setData(tool)
            action.setChecked(tool is self._view.tool)
            self.addAction(action)
            actions[tool] = action
        group.triggered.connect(self._on_tool_triggered)
        return actions

    def _describe_more(self) -> QToolButton:
        """The button that Qt shows where the window is too narrow for the bar."""
        button = self.findChild(QToolButton, "qt_toolbar_ext_button")
        assert isinstance(button, QToolButton), "Qt makes it with the bar"
        button.setToolTip(self.tr("What does not fit into the window"))
        button.setAccessibleName(self.tr("More"))
        return button

    def _add_transport(self) -> dict[str, QAction]:
        playback = self._session.playback
        actions: dict[str, QAction] = {}
        for name, text, tip in (
            ("start", self.tr("To the start"), self.tr("To the start")),
            ("play", self.tr("Play"), self.tr("Play, or pause")),
            ("stop", self.tr("Stop"), self.tr("Stop and go back")),
            ("loop", self.tr("Loop"), self.tr("Loop; drag the ruler to set it")),
            ("record", self.tr("Record"), self.tr("Record what is played, after a bar that is counted")),
            ("keys", self.tr("Keys"), self.tr("Play on the computer's keyboard: A to P, octave Z and X")),
        ):
            actions[name] = self.addAction(text)
            actions[name].setToolTip(tip)
        for name in ("loop", "record", "keys"):
            actions[name].setCheckable(True)
        self.widgetForAction(actions["record"]).setObjectName("record")
        actions["start"].triggered.connect(self.to_start)
        actions["play"].triggered.connect(playback.toggle)
        actions["stop"].triggered.connect(playback.stop)
        actions["loop"].toggled.connect(self.loop_toggled)
        actions["record"].triggered.connect(self._on_record)
        self._session.recording.changed.connect(self._on_recording_changed)
        return actions

    def _add_time(self) -> dict[str, QAction]:
        """Tap, metronome and count-in."""
        playback = self._session.playback
        actions: dict[str, QAction] = {}
        for name, text, tip in (
            ("tap", self.tr("Tap"), self.tr("Tap the tempo")),
            ("metronome", self.tr("Metronome"), self.tr("Click on each beat")),
            ("count", self.tr("Count in"), self.tr("Count a bar before playing begins")),
        ):
            actions[name] = self.addAction(text)
            actions[name].setToolTip(f"{text}: {tip}")
        actions["tap"].triggered.connect(self.tap)
        for name, switch in (("metronome", playback.set_metronome), ("count", playback.set_counts_in)):
            actions[name].setCheckable(True)
            actions[name].toggled.connect(switch)
        return actions

    def _add_tempo(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox(minimum=LOWEST_TEMPO, maximum=HIGHEST_TEMPO, decimals=1, suffix=self.tr(" bpm"))
        box.setValue(self._session.document.bars.tempo)
        box.setKeyboardTracking(False)
        box.setAccessibleName(self.tr("Tempo"))
        box.setToolTip(self.tr("Tempo, in quarters a minute"))
        box.valueChanged.connect(self._session.document.set_tempo)
        TakesBack(box, lambda: box.cleanText() != box.textFromValue(box.value()), self._take_back_tempo)
        self.addWidget(box)
        return box

    def _add_grid(self) -> QComboBox:
        box = QComboBox()
        for name, ticks in GRIDS.items():
            box.addItem(name, ticks)
        box.addItem(self.tr("off"), 1)
        box.setCurrentText("1/16")
        box.setAccessibleName(self.tr("Grid"))
        box.setToolTip(self.tr("Grid: what notes snap to, T for triplets; hold Alt to switch it off"))
        box.currentIndexChanged.connect(self._on_grid_chosen)
        self.addWidget(box)
        return box

    def _add_reading(self) -> QToolButton:
        """What the gauge says, at the right."""
        room, button = QWidget(), QToolButton()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(self.tr("Cost of the last answer, and memory"))
        button.setToolTip(self.tr("How long the last answer took, and the memory held; click for the gauge"))
        button.clicked.connect(self.gauge_asked)
        self.addWidget(room)
        self.addWidget(button)
        return button

    @Slot()
    def tap(self) -> None:
        """Tap the tempo once; from the second tap on the song has it."""
        tempo = self._taps.tap(self._clock.nsecsElapsed() / 1e9)
        if tempo is not None:
            self._session.document.set_tempo(round(tempo, 1))

    def _take_back_tempo(self) -> None:
        self.tempo.setValue(self.tempo.value())
        self.tempo.editingFinished.emit()

    @Slot()
    def to_start(self) -> None:
        """The playhead to the start."""
        self._session.playback.seek(0)

    @Slot()
    def _on_loop_changed(self) -> None:
        self.transport["loop"].setChecked(self._session.playback.loop is not None)

    @Slot()
    def _on_record(self) -> None:
        recording = self._session.recording
        recording.toggle()
        # Where it cannot be, the button springs back.
        self.transport["record"].setChecked(recording.on)

    @Slot(bool)
    def _on_recording_changed(self, on: bool) -> None:
        self.transport["record"].setChecked(on)

    @Slot(QAction)
    def _on_tool_triggered(self, action: QAction) -> None:
        self._view.set_tool(action.data())

    @Slot(Tool)
    def _on_tool_changed(self, tool: Tool) -> None:
        self.tools[tool].setChecked(True)

    @Slot()
    def _on_grid_chosen(self) -> None:
        self._view.set_grid(self.grid.currentData())
        self._session.recording.grid = self._view.grid

    @Slot(bool)
    def _on_playing_changed(self, _playing: bool) -> None:
        self._paint_icons()

    @Slot()
    def _paint_icons(self) -> None:
        signs = {tool.value: action for tool, action in self.tools.items()} | self.transport | self.time
        # A tap is a word: no sign says it.
        del signs["tap"]
        for name, action in signs.items():
            sign = "hold" if name == "play" and self._session.playback.playing else name
            colour = self._themes.current.playhead if name == "record" else self._themes.current.text
            action.setIcon(transport_icon(sign, colour, self._themes.current.accent_text))
        self._more.setIcon(transport_icon("more", self._themes.current.text, self._themes.current.accent_text))

    @Slot()
    def _on_document_changed(self) -> None:
        with QSignalBlocker(self.tempo):
            self.tempo.setValue(self._session.document.bars.tempo)
