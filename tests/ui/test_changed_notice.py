"""A song's file that another program wrote to: said when the window comes to the front again, stopping nothing."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QWidget

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.song import Song
from tests.ui.mouse import LEFT

# What the platform of the tests says whenever another window comes to the front, or a dialog is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
A4 = Note(0, 69, 480)


@pytest.fixture
def path(app, window, qtbot, tmp_path):
    """The file of the song in the window."""
    path = tmp_path / "song.sketch"
    with qtbot.waitSignal(app.session.current.named, timeout=5000):
        app.session.files.save(path)
    return path


@pytest.fixture
def other(qtbot):
    """Another program's window, as far as ours can tell."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def go_away(window, other, qtbot):
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow(), timeout=5000)


def come_back(window, qtbot):
    """With all that the disk is asked for then."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    settled = []
    window.session.disk.run(lambda: None, settled.append, settled.append)
    qtbot.waitUntil(lambda: bool(settled), timeout=5000)


def test_it_is_said_when_the_window_comes_to_the_front_again_and_stops_nothing(
    window, document, path, other, qtbot, monkeypatch
):
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("stopped"))
    go_away(window, other, qtbot)
    written = Song(Bars.of([A4])).to_bytes()
    path.write_bytes(written)
    assert not window.changed.isVisible()
    come_back(window, qtbot)
    assert window.changed.isVisible()
    assert "song.sketch" in window.changed.text.text()
    assert QApplication.activeModalWidget() is None
    document.set_tempo(99)
    assert document.bars.tempo == 99
    assert path.read_bytes() == written


def test_nothing_is_said_of_a_file_that_is_as_it_was(window, path, other, qtbot):
    go_away(window, other, qtbot)
    path.touch()
    come_back(window, qtbot)
    assert not window.changed.isVisible()


def test_what_the_other_wrote_is_opened_when_that_is_asked_for(app, window, document, path, other, qtbot):
    go_away(window, other, qtbot)
    path.write_bytes(Song(Bars.of([A4])).to_bytes())
    come_back(window, qtbot)
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        QTest.mouseClick(window.changed.reload, LEFT)
    assert list(document.bars) == [A4]
    assert app.session.current.path == path
    assert not window.changed.isVisible()


def test_unsaved_work_is_asked_about_before_it_is_reloaded(window, document, path, other, qtbot, monkeypatch):
    document.set_tempo(99)
    go_away(window, other, qtbot)
    path.write_bytes(Song(Bars.of([A4])).to_bytes())
    come_back(window, qtbot)
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(1) or QMessageBox.StandardButton.Cancel)
    QTest.mouseClick(window.changed.reload, LEFT)
    assert asked
    assert document.bars.tempo == 99
    assert window.changed.isVisible()


def test_what_is_here_gets_a_file_of_its_own(app, window, document, path, other, qtbot, monkeypatch):
    document.set_tempo(99)
    go_away(window, other, qtbot)
    written = Song(Bars.of([A4])).to_bytes()
    path.write_bytes(written)
    come_back(window, qtbot)
    mine = path.with_name("mine.sketch")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mine), ""))
    with qtbot.waitSignal(app.session.current.named, timeout=5000):
        QTest.mouseClick(window.changed.save_as, LEFT)
    assert not window.changed.isVisible()
    assert path.read_bytes() == written
    assert Song.from_bytes(mine.read_bytes()).bars.tempo == 99


def test_once_closed_it_is_said_again_only_of_something_else(window, path, other, qtbot):
    for number in (1, 2):
        go_away(window, other, qtbot)
        path.write_bytes(Song(Bars.of([A4] * number)).to_bytes())
        come_back(window, qtbot)
        assert window.changed.isVisible()
        close = window.changed.findChildren(QAbstractButton)[-1]
        QTest.mouseClick(close, LEFT)
        go_away(window, other, qtbot)
        come_back(window, qtbot)
        assert not window.changed.isVisible()


def test_it_goes_when_the_file_is_as_it_was_again(window, path, other, qtbot):
    ours = path.read_bytes()
    for data in (Song(Bars.of([A4])).to_bytes(), ours):
        go_away(window, other, qtbot)
        path.write_bytes(data)
        come_back(window, qtbot)
        assert window.changed.isVisible() == (data != ours)


def test_saving_all_the_same_still_asks(window, document, path, other, qtbot, monkeypatch):
    document.set_tempo(99)
    go_away(window, other, qtbot)
    written = Song(Bars.of([A4])).to_bytes()
    path.write_bytes(written)
    come_back(window, qtbot)
    asked = []
    monkeypatch.setattr(window.files, "_asked", lambda *_: asked.append(1))
    window.files.save()
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert path.read_bytes() == written
    assert window.changed.isVisible()


def test_its_controls_have_names_tips_and_the_keyboard(window, path, qtbot):
    window.session.files.differs.emit(path)
    for control in window.changed.findChildren(QAbstractButton):
        assert control.toolTip()
        assert control.accessibleName() or control.text()
    window.changed.reload.setFocus()
    assert window.parts.page == "09-songs.md"
