"""Ctrl+C in the terminal that the program was started from."""

import os
import signal
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from sketchpad.ui.interrupt import ending_when_interrupted


@pytest.mark.parametrize("with_question", [False, True])
def test_ctrl_c_ends_the_program_and_asks_nothing(app, window, with_question):
    app.session.document.set_tempo(77)
    ctrl_c = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT))
    QTimer.singleShot(0, ctrl_c.start)
    if with_question:
        QTimer.singleShot(0, QDialog(window).exec)
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), ending_when_interrupted(app.application):
        app.application.exec()
    ctrl_c.join()
    assert app.session.current.dirty, "it is kept for the next start"
    assert signal.getsignal(signal.SIGINT) is before


def test_without_it_the_program_ends_as_ever(app):
    QTimer.singleShot(0, app.application, lambda: app.application.exit(3))
    with ending_when_interrupted(app.application):
        assert app.application.exec() == 3
