"""The row at the top: tools, transport, tempo and grid."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QToolBar, QWidget

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO
from sketchpad.music.note import TICKS_PER_QUARTER
from sketchpad.session.session import Session
from sketchpad.ui.icons import transport_icon
from sketchpad.ui.piano_roll.view import Tool, View
from sketchpad.ui.theme import Themes

GRIDS = {"1/4": TICKS_PER_QUARTER, "1/8": TICKS_PER_QUARTER // 2, "1/16": TICKS_PER_QUARTER // 4, "1/32": 60, "off": 1}


class TransportBar(QToolBar):
    """Shows the state of the transport and changes it."""

    loop_toggled = Signal(bool)

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
        self.addSeparator()
        self.transport = self._add_transport()
        self.addSeparator()
        self.tempo = self._add_tempo()
        self.grid = self._add_grid()
        session.playback.playing_changed.connect(self._on_playing_changed)
        session.document.changed.connect(self._on_document_changed)
        view.tool_changed.connect(self._on_tool_changed)
        themes.changed.connect(self._paint_icons)
        self._paint_icons()

    def _add_tools(self) -> dict[Tool, QAction]:
        group = QActionGroup(self)
        actions: dict[Tool, QAction] = {}
        for tool, title, tip in (
            (Tool.DRAW, self.tr("Draw"), self.tr("Click to add notes, right-click to delete (1 or B)")),
            (Tool.SELECT, self.tr("Select"), self.tr("Drag a frame around notes (2)")),
            (Tool.ERASE, self.tr("Erase"), self.tr("Drag over notes (3)")),
        ):
            action = group.addAction(title)
            action.setCheckable(True)
            action.setToolTip(tip)
            action.setData(tool)
            action.setChecked(tool is self._view.tool)
            self.addAction(action)
            actions[tool] = action
        group.triggered.connect(self._on_tool_triggered)
        return actions

    def _add_transport(self) -> dict[str, QAction]:
        playback = self._session.playback
        actions: dict[str, QAction] = {}
        for name, text, tip in (
            ("start", self.tr("To the start"), self.tr("To the start (Home)")),
            ("play", self.tr("Play"), self.tr("Play, or hold (Space)")),
            ("stop", self.tr("Stop"), self.tr("Stop and go back (Enter)")),
            ("loop", self.tr("Loop"), self.tr("Loop (L); drag the ruler to set it")),
        ):
            actions[name] = self.addAction(text)
            actions[name].setToolTip(tip)
        actions["loop"].setCheckable(True)
        actions["start"].triggered.connect(self.to_start)
        actions["play"].triggered.connect(playback.toggle)
        actions["stop"].triggered.connect(playback.stop)
        actions["loop"].toggled.connect(self.loop_toggled)
        return actions

    def _add_tempo(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox(minimum=LOWEST_TEMPO, maximum=HIGHEST_TEMPO, decimals=1, suffix=self.tr(" bpm"))
        box.setValue(self._session.document.bars.tempo)
        box.setKeyboardTracking(False)
        box.setAccessibleName(self.tr("Tempo"))
        box.setToolTip(self.tr("Tempo, in quarters a minute"))
        box.valueChanged.connect(self._session.document.set_tempo)
        self.addWidget(box)
        return box

    def _add_grid(self) -> QComboBox:
        self.addWidget(QLabel(self.tr("  grid ")))
        box = QComboBox()
        for name, ticks in GRIDS.items():
            box.addItem(name, ticks)
        box.setCurrentText("1/16")
        box.setAccessibleName(self.tr("Grid"))
        box.setToolTip(self.tr("What notes snap to; hold Alt to switch it off"))
        box.currentIndexChanged.connect(self._on_grid_chosen)
        self.addWidget(box)
        return box

    @Slot()
    def to_start(self) -> None:
        """The playhead to the start."""
        self._session.playback.seek(0)

    @Slot(QAction)
    def _on_tool_triggered(self, action: QAction) -> None:
        self._view.set_tool(action.data())

    @Slot(Tool)
    def _on_tool_changed(self, tool: Tool) -> None:
        self.tools[tool].setChecked(True)

    @Slot()
    def _on_grid_chosen(self) -> None:
        self._view.grid = self.grid.currentData()

    @Slot(bool)
    def _on_playing_changed(self, _playing: bool) -> None:
        self._paint_icons()

    @Slot()
    def _paint_icons(self) -> None:
        for name, action in self.transport.items():
            sign = "hold" if name == "play" and self._session.playback.playing else name
            action.setIcon(transport_icon(sign, self._themes.current.text))

    @Slot()
    def _on_document_changed(self) -> None:
        self.tempo.blockSignals(True)
        self.tempo.setValue(self._session.document.bars.tempo)
        self.tempo.blockSignals(False)
