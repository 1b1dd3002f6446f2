"""Letting events through for a while, where a program does by itself what a hand would."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def wait(milliseconds: int) -> None:
    """Handle events for so long.

    Not by `QTest.qWait`, which keeps Python's lock meanwhile, so that a model in its thread hardly gets on.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
