"""What can be done with a blend of the lane, without a mouse as well."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sketchpad.session.verbs.ends import NAMES
from sketchpad.session.verbs.interpolation import Interpolation


class LaneMenu(QMenu):
    """Of one blend; it is gone once it is closed.

    Signals:
        export_asked: it is to be written as a MIDI file.
    """

    export_asked = Signal(int)

    def __init__(self, verb: Interpolation, step: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(self.tr("Hear it"), partial(verb.audition, step))
        self._add(self.tr("Keep as take"), partial(verb.keep, step))
        self.addSeparator()
        for which, name in enumerate(NAMES):
            self._add(self.tr("Use as {}").format(name), partial(verb.use, step, which))
        self.addSeparator()
        self._add(self.tr("Export as MIDI …"), partial(self.export_asked.emit, step))

    def _add(self, text: str, do: Callable[[], object]) -> None:
        self.addAction(text).triggered.connect(lambda _checked=False: do())
