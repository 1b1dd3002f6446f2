"""The program with its window, from start to end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from sketchpad.music.errors import InputError
from sketchpad.music.primers import FIRST
from sketchpad.paths import user_directory
from sketchpad.session.crash_reports import CrashReports
from sketchpad.session.preferences import Choices, read_choices
from sketchpad.session.session import Session
from sketchpad.ui.interrupt import ending_when_interrupted
from sketchpad.ui.languages import Translation
from sketchpad.ui.main_window import MainWindow
from sketchpad.ui.theme import Themes

translate = QCoreApplication.translate

SWITCH_INTERVAL = 0.0005
"""Seconds a thread may hold the interpreter; short, so that the window never waits for another."""


class App:
    """The window and all behind it; `close` ends every thread.

    Raises:
        InputError: the models' manifest cannot be read.
    """

    def __init__(self, models: Path | None = None) -> None:
        sys.setswitchinterval(SWITCH_INTERVAL)
        self.application = application()
        self.themes = Themes(self.application, _chosen().colours)
        # Before the session, which may have something to say at once.
        self._translation = Translation(_chosen().language, self.application)
        self.session = Session(models, self.application)
        self.window = MainWindow(self.session, self.themes)
        self._crashes = CrashReports(self.application)
        self._crashes.happened.connect(self.window.say_what_went_wrong)

    def open(self, path: Path | None) -> None:
        """Show the window, then fetch the song, or the first primer, and the sound."""
        self.window.take_its_place()
        self.window.show()
        if path:
            self.session.files.open(path)
        else:
            self.session.open_primer(FIRST)
        self.session.playback.open()
        self.session.midi.open()
        self.window.hint.offer()
        for problem in filter(None, (self.session.preferences.problem, self.session.models.problem)):
            self.session.notice.emit(problem)

    def report_crashes(self, folder: Path) -> None:
        """Write down what goes wrong from now on, and say so; say too if something did before."""
        try:
            earlier = self._crashes.begin(folder)
        except OSError as error:
            self.session.notice.emit(translate("App", "what goes wrong cannot be written down: {}").format(error))
            return
        if earlier:
            said = translate("App", "Something went wrong the last time; please report it, it is written down in {}")
            self.session.notice.emit(said.format(earlier[0]))

    def close(self) -> None:
        """End every thread, and let the window go."""
        self.session.close()
        self._crashes.end()
        self._translation.close()
        self.window.hide()
        self.window.deleteLater()
        self.session.deleteLater()
        # Without a running event loop, nobody else would.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def application() -> QApplication:
    """The one QApplication."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    _scale()
    created = QApplication(sys.argv[:1])
    created.setApplicationName("Sketchpad")
    created.setStyle("Fusion")
    return created


def _scale() -> None:
    """Have Qt begin at the chosen scale, unless the environment says another.

    Qt knows one scale for all of a program, text, pictures and distances alike, and reads it once, before all else.
    """
    if (scale := _chosen().scale) != Choices.scale:
        os.environ.setdefault("QT_SCALE_FACTOR", str(scale / 100))


def _chosen() -> Choices:
    """What was chosen the last time; a file that cannot be read is told of when there is a window."""
    try:
        return read_choices()
    except InputError:
        return Choices()


def run(path: Path | None) -> int:
    """Open the window on a song or a MIDI file, or on the first primer; returns the exit code.

    Raises:
        KeyboardInterrupt: Ctrl+C in the terminal ended it.
    """
    with ending_when_interrupted(application()):
        app = App()
        app.session.keep_safe()
        app.open(path)
        app.report_crashes(user_directory("reports"))
        try:
            return app.application.exec()
        finally:
            app.close()
