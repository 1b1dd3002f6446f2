"""What is asked for many times in a turn of the event loop is shown once, and after it."""

from PySide6.QtCore import QObject

from sketchpad.ui.later import Later


def test_asked_many_times_it_shows_once_and_later(qapp, qtbot):
    shown = []
    parent = QObject()
    later = Later(parent, lambda: shown.append(len(shown)))
    for _ in range(5):
        later.ask()
    assert shown == []
    qtbot.waitUntil(lambda: shown == [0], timeout=5000)
    qtbot.wait(20)
    assert shown == [0]
    later.ask()
    qtbot.waitUntil(lambda: shown == [0, 1], timeout=5000)


def test_it_goes_with_its_parent(qapp, qtbot):
    shown = []
    parent = QObject()
    later = Later(parent, lambda: shown.append(1))
    later.ask()
    parent.deleteLater()
    qtbot.wait(20)
    assert shown == []
