"""A song's file that another program wrote to: said when the window comes to the front again, stopping nothing."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QWidget

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.songs.song import Song
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


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize(("loop", "stays"), [((1920, 3840), True), ((3840, 5760), False)])
def test_a_song_that_is_reloaded_keeps_its_loop_where_it_has_the_bars(
    app, window, path, other, qtbot, is_on, loop, stays
):
    playback = app.session.playback
    playback.set_loop(loop)
    if not is_on:
        playback.set_loop(None)
    go_away(window, other, qtbot)
    path.write_bytes(Song(Bars.of([Note(3360, 69, 480)])).to_bytes())
    come_back(window, qtbot)
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        QTest.mouseClick(window.changed.reload, LEFT)
    assert playback.loop == (loop if stays and is_on else None)
    assert playback.last_loop == (loop if stays else None)
    assert window.transport.transport["loop"].isChecked() == (stays and is_on)
    assert window.roll.ruler._loop == playback.loop
    app.session.new()
    assert playback.loop is None
    assert playback.last_loop is None


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
    monkeypatch.setattr("sketchpad.ui.files.file_actions.asked", lambda *_: asked.append(1))
    window.files.save()
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert path.read_bytes() == written
    assert window.changed.isVisible()


@pytest.mark.parametrize("take_away", [Path.unlink, lambda path: path.rename(path.with_name("away.sketch"))])
def test_a_file_that_is_gone_is_told_of_and_can_be_saved_again(app, window, path, other, qtbot, take_away):
    saved = path.read_bytes()
    assert not window.isWindowModified()
    go_away(window, other, qtbot)
    take_away(path)
    come_back(window, qtbot)
    notice = window.changed
    assert notice.isVisible()
    assert "song.sketch" in notice.text.text()
    assert [button.isVisible() for button in (notice.reload, notice.save_again, notice.save_as)] == [False, True, True]
    assert window.isWindowModified()
    with qtbot.waitSignal(app.session.current.named, timeout=5000):
        QTest.mouseClick(notice.save_again, LEFT)
    assert path.read_bytes() == saved
    assert not notice.isVisible()
    assert not window.isWindowModified()


def test_a_song_whose_file_is_gone_gets_one_elsewhere(app, window, path, other, qtbot, monkeypatch):
    saved, elsewhere = path.read_bytes(), path.with_name("elsewhere.sketch")
    go_away(window, other, qtbot)
    path.unlink()
    come_back(window, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(elsewhere), ""))
    with qtbot.waitSignal(app.session.current.named, timeout=5000):
        QTest.mouseClick(window.changed.save_as, LEFT)
    assert elsewhere.read_bytes() == saved
    assert app.session.current.path == elsewhere
    assert not path.exists()
    assert not window.changed.isVisible()


def test_a_song_whose_file_is_gone_is_asked_about_before_it_is_left(window, document, path, other, qtbot, monkeypatch):
    go_away(window, other, qtbot)
    path.unlink()
    come_back(window, qtbot)
    asked, notes = [], list(document.bars)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(1) or QMessageBox.StandardButton.Cancel)
    window.files.new()
    assert asked
    assert list(document.bars) == notes


def test_where_its_folder_is_gone_too_it_says_that_it_cannot_be_saved_there(app, window, path, other, qtbot):
    folder = path.parent / "folder"
    folder.mkdir()
    inside = folder / "song.sketch"
    with qtbot.waitSignal(app.session.current.named, timeout=5000):
        app.session.files.save(inside)
    go_away(window, other, qtbot)
    folder.rename(path.parent / "elsewhere")
    come_back(window, qtbot)
    with qtbot.waitSignal(app.session.files.failed, timeout=5000):
        QTest.mouseClick(window.changed.save_again, LEFT)
    assert "song.sketch" in window.message.text.text()
    assert window.changed.isVisible()
    assert window.isWindowModified()


def test_what_comes_after_a_file_is_gone_is_told_of_as_ever(window, path, other, qtbot):
    ours = path.read_bytes()
    notice = window.changed
    for data in (None, Song(Bars.of([A4])).to_bytes(), None, ours):
        go_away(window, other, qtbot)
        path.write_bytes(data) if data else path.unlink()
        come_back(window, qtbot)
        assert notice.isVisible() == (data != ours)
        if data != ours:
            assert (notice.reload.isVisible(), notice.save_again.isVisible()) == (data is not None, data is None)


def test_its_controls_have_names_tips_and_the_keyboard(window, path, qtbot):
    files = window.session.files
    for told, first in ((files.differs, window.changed.reload), (files.gone, window.changed.save_again)):
        told.emit(path)
        for control in window.changed.findChildren(QAbstractButton):
            assert control.toolTip()
            assert control.accessibleName() or control.text()
        first.setFocus()
        assert first.hasFocus()
        assert window.parts.page == "09-songs.md"
