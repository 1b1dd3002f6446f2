"""Ctrl+C in the terminal that the program was started from."""

from __future__ import annotations

import signal
import socket
from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QSocketNotifier


@contextmanager
def ending_when_interrupted(application: QCoreApplication) -> Generator[None]:
    """Have Ctrl+C end all event loops, whatever windows would ask; unsaved work stays for the next start.

    Python looks after a signal when it runs next, and while Qt waits it does not; so the signal wakes Qt.

    Raises:
        KeyboardInterrupt: at the end, if that is what it ended by.
    """
    came = False
    ours, signals = socket.socketpair()
    signals.setblocking(False)

    def leave_to_qt(_signal: int, _frame: object) -> None:
        """The signal has come through the socket already."""

    def end() -> None:
        nonlocal came
        came = bool(ours.recv(1))
        application.exit()

    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(end)
    before = signal.signal(signal.SIGINT, leave_to_qt)
    signal.set_wakeup_fd(signals.fileno())
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, before)
        notifier.setEnabled(False)
        ours.close()
        signals.close()
    if came:
        raise KeyboardInterrupt
