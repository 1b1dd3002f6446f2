"""The File menu and its questions, in the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key
from sketchpad.music.midi_file import midi_bytes, read_midi
from sketchpad.music.note import Note, Voice
from sketchpad.music.song_file import read_song
from sketchpad.paths import user_directory
from sketchpad.session import edits
from sketchpad.session.songs.song import Panels, Song
from sketchpad.session.songs.song_lock import Holder
from sketchpad.session.verbs.recipe import Manner
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.commands.commands import commands
from sketchpad.ui.files.file_button import mime_data
from sketchpad.ui.files.recovery_dialog import RecoveryDialog
from tests.ui.questions import click_in_question
from tests.ui.strip import settled

# What the platform of the tests says whenever a dialog is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
A4 = Note(0, 69, 480)


def answer(monkeypatch, button):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button)


def choose(monkeypatch, path, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), kind))


def finish_on_disk(app, qtbot):
    """Wait until all that was asked of the disk is done; it does one thing after another."""
    done = []
    app.session.files._disk.run(lambda: True, done.append, done.append)
    qtbot.waitUntil(lambda: done == [True], timeout=5000)


def menu_texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def drop(window, path, text="", others=()):
    data = mime_data(path)
    data.setUrls([*data.urls(), *(QUrl.fromLocalFile(str(other)) for other in others)])
    if text:
        data.setText(text)
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(200, 300), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 300), Qt.DropAction.CopyAction, data, *held))
    return True


def test_save_asks_for_a_name_once_and_the_title_follows(app, window, document, qtbot, monkeypatch, tmp_path):
    document.set_tempo(99)
    assert (window.windowTitle(), window.isWindowModified()) == ("untitled[*] — Sketchpad", True)
    choose(monkeypatch, tmp_path / "evening", "Song (*.sketch)")
    window.files.save()
    qtbot.waitUntil(lambda: not window.isWindowModified(), timeout=5000)
    assert window.windowTitle() == "evening.sketch[*] — Sketchpad"
    assert read_song(tmp_path / "evening.sketch").bars == document.bars
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked again"))
    document.set_tempo(98)
    window.files.save()
    qtbot.waitUntil(lambda: not window.isWindowModified(), timeout=5000)


def test_a_file_that_got_its_ending_here_is_not_replaced_unasked(app, window, qtbot, monkeypatch, tmp_path):
    (tmp_path / "evening.sketch").write_bytes(b"other")
    choose(monkeypatch, tmp_path / "evening", "Song (*.sketch)")
    answer(monkeypatch, QMessageBox.StandardButton.No)
    window.files.save()
    finish_on_disk(app, qtbot)
    assert (tmp_path / "evening.sketch").read_bytes() == b"other"


def test_songs_and_midi_are_opened_and_listed(app, window, document, qtbot, monkeypatch, tmp_path):
    (tmp_path / "one.sketch").write_bytes(Song(Bars.of([A4])).to_bytes())
    (tmp_path / "two.mid").write_bytes(midi_bytes(Bars.of([A4, Note(480, 71, 480)])))
    for name, count, title in (("one.sketch", 1, "one.sketch"), ("two.mid", 2, "two")):
        choose(monkeypatch, tmp_path / name)
        with qtbot.waitSignal(app.session.loaded, timeout=5000):
            window.files.open()
        assert len(document.bars) == count
        assert window.windowTitle() == f"{title}[*] — Sketchpad"
    recent = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open recent")
    recent.aboutToShow.emit()
    assert menu_texts(recent) == ["two.mid", "one.sketch", "Clear"]
    assert recent.toolTipsVisible()
    assert recent.actions()[1].toolTip().endswith("one.sketch")
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        recent.actions()[1].trigger()
    assert len(document.bars) == 1
    recent.actions()[-1].trigger()
    recent.aboutToShow.emit()
    assert menu_texts(recent) == ["nothing yet"]


@pytest.mark.parametrize("way", ["menu", "palette"])
def test_a_recent_song_that_is_gone_is_told_of_and_leaves_the_list(
    app, window, document, qtbot, monkeypatch, tmp_path, way
):
    for name in ("kept", "gone"):
        (tmp_path / f"{name}.sketch").write_bytes(Song(Bars.of([A4])).to_bytes())
        with qtbot.waitSignal(app.session.loaded, timeout=5000):
            app.session.files.open(tmp_path / f"{name}.sketch")
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        app.session.new()
    (tmp_path / "gone.sketch").unlink()
    document.set_tempo(99)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("nothing is lost"))
    recent = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open recent")
    recent.aboutToShow.emit()
    assert menu_texts(recent) == ["gone.sketch", "kept.sketch", "Clear"]
    before = document.bars
    if way == "menu":
        recent.actions()[0].trigger()
    else:
        next(each for each in commands(window) if each.id == f"recent.{tmp_path / 'gone.sketch'}").do()
    finish_on_disk(app, qtbot)
    assert f"{tmp_path / 'gone.sketch'} is not there any more" in window.message.text.text()
    recent.aboutToShow.emit()
    assert menu_texts(recent) == ["kept.sketch", "Clear"]
    assert (document.bars, document.dirty) == (before, True)


def test_of_songs_with_one_name_the_menu_opens_the_one_of_its_folder(app, window, document, qtbot, tmp_path):
    for folder, notes in (("album", [A4]), ("demos & more", [A4, Note(480, 71, 480)])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "song.sketch").write_bytes(Song(Bars.of(notes)).to_bytes())
        with qtbot.waitSignal(app.session.loaded, timeout=5000):
            app.session.files.open(tmp_path / folder / "song.sketch")
    recent = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open recent")
    recent.aboutToShow.emit()
    assert menu_texts(recent) == ["demos && more/song.sketch", "album/song.sketch", "Clear"]
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        recent.actions()[1].trigger()
    assert len(document.bars) == 1


def test_what_is_drawn_while_a_song_is_fetched_is_asked_for(app, window, document, qtbot, monkeypatch, tmp_path):
    path, before = tmp_path / "next.sketch", document.bars
    path.write_bytes(Song(Bars.of([A4])).to_bytes())
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(1) or QMessageBox.StandardButton.Cancel)
    window.files.open_path(path)
    document.set_tempo(99)
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert document.bars == replace(before, tempo=99)
    document.undo_stack.undo()
    answer(monkeypatch, QMessageBox.StandardButton.Discard)
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        window.files.open_path(path)
        document.set_tempo(99)
    assert app.session.current.path == path


def test_no_new_bars_come_once_a_song_is_to_be_left(app, window, document, player, qtbot, monkeypatch, tmp_path):
    """Each would be a change that is to be saved first."""
    renewal, other = app.session.renewal, tmp_path / "other.mid"
    other.write_bytes(midi_bytes(Bars.of([A4])))
    app.session.playback.set_loop((480, 1440))
    app.session.playback.play(480)
    renewal.start(lambda: Settings(model="attention_rnn"))
    assert renewal.wanted
    assert app.session.continuation.busy
    window.files.open_path(other)
    assert not renewal.wanted
    qtbot.waitUntil(lambda: list(document.bars) == [A4], timeout=5000)
    renewal.start(lambda: Settings(model="attention_rnn"))
    document.push("Delete", edits.delete([A4]))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    window.close()
    assert window.isVisible()
    assert not renewal.wanted


def test_takes_that_were_only_tried_are_asked_for_when_the_window_closes(
    app, window, document, qtbot, monkeypatch, tmp_path
):
    before = document.bars
    choose(monkeypatch, tmp_path / "song.sketch")
    window.files.save()
    qtbot.waitUntil(lambda: app.session.current.path is not None, timeout=5000)
    window.panel.bars.setValue(1)
    window.panel.takes.setValue(3)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        QTest.keyClick(window.roll.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_BracketLeft)
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Return)
    assert (document.bars, window.isWindowModified()) == (before, True)
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(1) or QMessageBox.StandardButton.Save)
    window.close()
    assert asked == [1]
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert len(Song.from_bytes((tmp_path / "song.sketch").read_bytes()).takes) == 3


def test_files_are_dropped_into_the_window(app, window, document, qtbot, monkeypatch, tmp_path):
    for name, data in (("a.sketch", Song(Bars.of([A4])).to_bytes()), ("b.mid", midi_bytes(Bars.of([A4])))):
        (tmp_path / name).write_bytes(data)
        with qtbot.waitSignal(app.session.loaded, timeout=5000):
            assert drop(window, tmp_path / name)
        assert list(document.bars) == [A4]
    assert not drop(window, tmp_path / "c.txt")
    document.set_tempo(99)
    answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    with qtbot.assertNotEmitted(app.session.loaded, wait=100):
        assert drop(window, tmp_path / "a.sketch")


def test_of_several_files_the_first_is_opened_and_that_is_said(app, window, document, qtbot, monkeypatch, tmp_path):
    paths = [tmp_path / name for name in ("readme.txt", "a.mid", "b.mid", "c.sketch")]
    for path in paths:
        path.write_bytes(midi_bytes(Bars.of([A4])))
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        assert drop(window, paths[0], others=paths[1:])
    assert window.windowTitle().startswith("a[*]")
    assert window.message.text.text() == "One song at a time: of these 3 files only “a.mid” is opened"
    window.message.hide()
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        assert drop(window, paths[0], others=paths[2:3])
    assert window.message.isHidden()
    document.set_tempo(99)
    answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    with qtbot.assertNotEmitted(app.session.loaded, wait=100):
        assert drop(window, paths[1], others=paths[2:])
    assert window.message.isHidden()


def test_who_drops_a_file_has_the_answer_before_a_question_is_asked(window, document, qtbot, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(1) or QMessageBox.StandardButton.Cancel)
    (tmp_path / "a.sketch").write_bytes(Song(Bars.of([A4])).to_bytes())
    document.set_tempo(99)
    assert drop(window, tmp_path / "a.sketch")
    assert not asked
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)


def test_a_file_that_is_dropped_on_the_metre_is_opened_and_not_written_there(app, window, document, qtbot, tmp_path):
    path = tmp_path / "b.mid"
    path.write_bytes(midi_bytes(Bars.of([A4])))
    edit = window.transport.metre.edit
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        assert drop(edit, path, str(path))
    assert list(document.bars) == [A4]
    assert edit.text() == "4/4"


@pytest.mark.parametrize(
    ("export", "kind", "name", "written"),
    [
        ("export_midi", "MIDI (*.mid *.midi)", "out", "out.mid"),
        ("export_score", "MusicXML (*.musicxml *.xml)", "out.xml", "out.xml"),
        ("export_sound", "FLAC (*.flac)", "out", "out.flac"),
        ("export_sound", "WAV (*.wav)", "out", "out.wav"),
        ("export_stems", "MIDI (*.mid *.midi)", "out", "out-human.mid"),
    ],
)
def test_songs_are_exported(app, qtbot, monkeypatch, tmp_path, export, kind, name, written):
    choose(monkeypatch, tmp_path / name, kind)
    with qtbot.waitSignal(app.session.exporting.said, timeout=20_000):
        getattr(app.window.files, export)()
    assert (tmp_path / written).stat().st_size > 50
    assert "Written" in app.window.message.text.text()


def test_stems_are_not_written_over_other_files_unasked(app, qtbot, monkeypatch, tmp_path):
    kept, asked = tmp_path / "out-human.mid", []
    kept.write_text("another's")
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a[2]) or QMessageBox.StandardButton.No)
    app.session.exporting.export_stems(tmp_path / "out.mid")
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert asked == ["There already: out-human.mid. Replace?"]
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(kept, "another's")]
    answer(monkeypatch, QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(app.session.exporting.said, timeout=5000):
        app.session.exporting.export_stems(tmp_path / "out.mid")
    assert len(read_midi(kept).bars) == 2


def test_a_song_that_is_open_elsewhere_is_asked_about(app, window, document, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    path.write_bytes(Song(Bars.of([A4])).to_bytes())
    holder = Holder(1, "another", "sketchpad")
    click_in_question("Cancel")
    with qtbot.assertNotEmitted(app.session.loaded, wait=200):
        app.session.files.in_use.emit(path, holder)
    for text, expected in (("Open a copy", None), ("Open anyway", path)):
        click_in_question(text)
        with qtbot.waitSignal(app.session.loaded, timeout=5000):
            app.session.files.in_use.emit(path, holder)
        assert app.session.current.path == expected
        assert list(document.bars) == [A4]


def test_a_song_that_was_changed_elsewhere_is_asked_about(app, window, document, qtbot, monkeypatch, tmp_path):
    path = tmp_path / "song.sketch"
    choose(monkeypatch, path)
    window.files.save()
    qtbot.waitUntil(lambda: app.session.current.path == path, timeout=5000)
    other = Song(Bars.of([A4])).to_bytes()
    path.write_bytes(other)
    document.set_tempo(99)
    click_in_question("Cancel")
    with qtbot.waitSignal(app.session.files.changed_on_disk, timeout=5000):
        window.files.save()
    finish_on_disk(app, qtbot)
    assert path.read_bytes() == other
    choose(monkeypatch, tmp_path / "mine.sketch")
    click_in_question("Save under another name")
    window.files.save()
    qtbot.waitUntil(lambda: app.session.current.path == tmp_path / "mine.sketch", timeout=5000)
    assert path.read_bytes() == other


def test_panels_are_part_of_the_song(app, window, document, qtbot, monkeypatch, tmp_path):
    held = Constraints(Key(2), 50, 80, 0.9, 0.0, True)
    settings = Settings("music_vae_trio", 16, 0.7, 11, 3, Verb.VARY, 0.6, constraints=held)
    panels = Panels(settings, Manner("music_vae_trio", 0.9, 4, constraints=held), Keep.RHYTHM)
    path = tmp_path / "song.sketch"
    path.write_bytes(Song(Bars.of([A4]), panels=panels).to_bytes())
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        window.files.open_path(path)
    assert window.panel.settings == settings
    assert window.interpolate.manner == panels.interpolate
    assert window.fill.kept is Keep.RHYTHM
    assert app.session.current.panels == panels
    window.panel.seed.setValue(12)
    assert app.session.current.panels.generate.seed == 12
    assert not app.session.current.dirty


def test_a_model_that_is_not_there_is_said(app, window, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    path.write_bytes(Song(Bars.of([A4]), panels=Panels(Settings("grandmother"))).to_bytes())
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        window.files.open_path(path)
    assert "grandmother" in window.message.text.text()
    assert window.panel.settings.model == "attention_rnn"


def test_a_model_is_missed_until_another_is_chosen_or_another_song_begins(app, window):
    panels = Panels(Settings("mine"))
    said = "The model mine of this song is not there; import it, or choose another"
    window.message.say("cannot write")
    for way_out in (lambda: window.panel.model.setCurrentIndex(1), app.session.new):
        app.session.current.begin(Song(Bars.of([A4]), panels=panels))
        assert window.message.text.text() == f"Cannot write\n{said}"
        way_out()
        assert window.message.text.text() == "Cannot write"


@pytest.fixture
def recovery(app, window, qtbot, tmp_path):
    """The question about two songs, the first of which has a file."""
    home, folder = tmp_path / "song.sketch", user_directory("recovery")
    home.write_bytes(Song(Bars.of([A4])).to_bytes())
    folder.mkdir()
    (folder / "x.sketch").write_bytes(Song(Bars.of([A4, A4]), home=home).to_bytes(with_home=True))
    app.session.recovery.look(folder)
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=5000)
    return window.findChild(RecoveryDialog)


def test_recovered_work_can_be_gone_on_with(app, window, document, qtbot, recovery):
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        recovery.recover.click()
    assert list(document.bars) == [A4, A4]
    assert window.isWindowModified()
    assert window.windowTitle() == "song.sketch[*] — Sketchpad"


def test_unsaved_songs_of_one_name_are_told_apart_by_their_folders(app, window, qtbot):
    folder = user_directory("recovery")
    folder.mkdir()
    for copy, home in (("a", "/music/album/song.sketch"), ("b", "/music/demos/song.sketch"), ("c", None)):
        song = Song(Bars.of([A4]), home=Path(home) if home else None)
        (folder / f"{copy}.sketch").write_bytes(song.to_bytes(with_home=True))
    app.session.recovery.look(folder)
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=5000)
    tree = window.findChild(RecoveryDialog).list
    names = {tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())}
    assert names == {"album/song.sketch", "demos/song.sketch", "untitled"}


def test_its_times_are_in_the_language_of_the_program(app, window, qtbot, recovery, monkeypatch):
    recovery.later.click()
    app.session.preferences.choose(language="fr")
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    app.session.recovery.look(user_directory("recovery"))
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) not in (None, recovery), timeout=5000)
    [item] = window.findChild(RecoveryDialog).list.findItems("song.sketch", Qt.MatchFlag.MatchExactly)
    for column in (2, 3):
        assert QLocale("fr_FR").toDateTime(item.text(column), QLocale.FormatType.ShortFormat).isValid()


def test_the_saved_file_can_be_gone_on_with(app, window, document, qtbot, recovery):
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        recovery.use_saved.click()
    assert list(document.bars) == [A4]
    assert not window.isWindowModified()
    qtbot.waitUntil((user_directory("recovery") / "aside" / "x.sketch").exists, timeout=5000)


def test_recovered_work_can_wait_or_go(app, window, qtbot, recovery):
    copy = user_directory("recovery") / "x.sketch"
    recovery.later.click()
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is None, timeout=5000)
    assert copy.exists()
    app.session.recovery.look(copy.parent)
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None, timeout=5000)
    window.findChild(RecoveryDialog).refuse.click()
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is None and not copy.exists(), timeout=5000)


def test_work_that_was_begun_meanwhile_is_asked_for(app, window, document, qtbot, monkeypatch, recovery):
    document.set_tempo(99)
    answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    copy = user_directory("recovery") / "x.sketch"
    with qtbot.assertNotEmitted(app.session.loaded, wait=100):
        recovery.recover.click()
    assert copy.exists()
    app.session.recovery.look(copy.parent)
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) not in (None, recovery), timeout=5000)
    with qtbot.assertNotEmitted(app.session.loaded, wait=200):
        window.findChild(RecoveryDialog).use_saved.click()
    assert copy.exists()


def test_what_is_drawn_while_work_is_recovered_is_asked_for(app, document, qtbot, monkeypatch, recovery):
    answer(monkeypatch, QMessageBox.StandardButton.Discard)
    with qtbot.waitSignals([app.session.files.overtaken, app.session.loaded], timeout=5000):
        recovery.recover.click()
        document.set_tempo(99)
    assert list(document.bars) == [A4, A4]


def test_a_long_name_leaves_room_for_the_times(window, recovery):
    tree = recovery.list
    tree.topLevelItem(0).setText(0, "a song with a name " * 9)
    assert tree.horizontalScrollBar().maximum() == 0
    for column in range(tree.columnCount()):
        assert tree.columnWidth(column) >= tree.header().sectionSizeHint(column), column
    assert sum(map(tree.columnWidth, range(tree.columnCount()))) <= tree.viewport().width()


def test_a_take_is_carried_out_as_a_midi_file(app, window, document, qtbot):
    window.panel.bars.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.generate.click()
    for choice, count in ((0, 2), (1, len(app.session.takes.takes[0].notes))):
        button = settled(window, qtbot)._buttons.button(choice)
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda button=button: button.file is not None, timeout=5000)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        assert len(read_midi(button.file).bars) == count


def test_a_take_is_carried_out_as_it_sounds_now(app, window, qtbot):
    window.panel.bars.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.generate.click()
    button = settled(window, qtbot)._buttons.button(1)
    for volume in (90, 40):
        app.session.mixer.change(Voice.MELODY, volume=volume)
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: button.file is not None, timeout=5000)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        assert read_midi(button.file).mix == app.session.mixer.mix
