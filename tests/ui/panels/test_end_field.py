"""The fields of the ideas: what goes into them, and what they show."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QFileDialog, QStyle

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.music.primers import primers, read_primer
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.ends import End
from sketchpad.ui.main_window import PANEL_WIDTH
from sketchpad.ui.wording import duration
from tests.ui.panels.ideas import REEL, drop, drop_data


def test_an_idea_is_shown_with_its_name_its_notes_and_what_the_model_makes_of_it(filled, verb):
    picture = filled.fields[1].picture
    assert "reel, 16 notes in 2 bars" in picture.toolTip()
    assert f"{verb.rebuilt[1]:.0%} of its notes right" in picture.toolTip()
    assert f"A {verb.rebuilt[0]:.0%}, B {verb.rebuilt[1]:.0%}" in filled.rebuilt.text()
    assert f"a step takes ~{duration(verb.forecast)}" in filled.rebuilt.text()
    assert filled.minimumSizeHint().width() <= PANEL_WIDTH - filled.style().pixelMetric(
        QStyle.PixelMetric.PM_ScrollBarExtent
    )
    shown = picture.grab().toImage()
    verb.ends.put(1, End("reel", Bars.of([Note(0, 60, 480)])))
    assert picture.grab().toImage() != shown


def test_midi_files_are_dropped_on_the_fields_and_others_are_not(interpolate, verb, qtbot, tmp_path):
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        assert drop(interpolate.fields[2].picture, REEL)
    assert verb.ends[2].name == "irish_reel"
    assert verb.ends[2].bars == read_primer("irish_reel")
    other = tmp_path / "song.txt"
    other.write_text("no music")
    assert not drop(interpolate.fields[3].picture, other)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/song.mid")])
    assert not drop_data(interpolate.fields[3].picture, data)
    assert verb.ends[3] is None


def test_of_several_files_a_field_takes_the_first_and_that_is_said(window, interpolate, verb, qtbot, tmp_path):
    paths = [primer.path for primer in primers()][:3]
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        assert drop(interpolate.fields[0].picture, tmp_path / "readme.txt", paths)
    assert verb.ends[0].name == paths[0].stem
    assert verb.ends[1] is None
    said = f"One idea at a time: of these 3 files only “{paths[0].name}” is taken"
    assert window.message.text.text() == said


def test_a_song_that_is_dropped_anywhere_on_a_field_is_an_idea_and_not_opened(app, interpolate, verb, qtbot, tmp_path):
    song, path = app.session.document.bars, tmp_path / "evening.sketch"
    path.write_bytes(Song(read_primer("irish_reel")).to_bytes())
    field = interpolate.fields[1]
    for widget in (field.picture, field.song, field):
        verb.ends.put(1, None)
        with qtbot.waitSignal(verb.ends.changed, timeout=5000):
            assert drop(widget, path)
        assert (verb.ends[1].name, verb.ends[1].bars) == ("evening", read_primer("irish_reel"))
        assert not field.picture._under_a_file
    qtbot.wait(50)
    assert app.session.current.path is None
    assert app.session.document.bars == song


def test_the_selection_files_and_takes_fill_the_fields(app, interpolate, verb, qtbot, monkeypatch):
    song = app.session.document.bars
    app.session.document.select(list(song)[:3])
    interpolate.fields[0].song.click()
    assert list(verb.ends[0].bars) == list(song)[:3]
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *told: asked.append(told) or (str(REEL), ""))
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        interpolate.fields[1].file.click()
    assert verb.ends[1].name == "irish_reel"
    assert asked[0][-1] == "Songs and MIDI (*.sketch *.mid *.midi)"
    assert not interpolate.fields[2].take.isEnabled()
    app.window.panel.model.setCurrentIndex(app.window.panel.model.findData("lookback_rnn"))
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        app.window.panel.generate.click()
    assert interpolate.fields[2].take.isEnabled()
    interpolate.fields[2].menu.aboutToShow.emit()
    assert [action.text() for action in interpolate.fields[2].menu.actions()] == ["original", "take 1"]
    interpolate.fields[2].menu.actions()[1].trigger()
    assert verb.ends[2].bars == Bars.of(app.session.takes.takes[0].notes)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_take_in_the_menu_stays_the_one_that_it_says(app, interpolate, verb, qtbot):
    takes = app.session.takes
    app.window.panel.model.setCurrentIndex(app.window.panel.model.findData("lookback_rnn"))
    app.window.panel.takes.setValue(3)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        app.window.panel.generate.click()
    first, second, third = takes.takes
    takes.choose(3)
    takes.choose(0)
    menu = interpolate.fields[0].menu
    menu.popup(interpolate.mapToGlobal(QPoint(0, 0)))
    takes.withdraw([first])
    assert [action.text() for action in menu.actions()] == ["original", "take 1", "take 2", "take 3"]
    menu.actions()[2].trigger()
    assert (verb.ends[0].name, verb.ends[0].bars) == ("take 2", Bars.of(second.notes))
    menu.actions()[3].trigger()
    assert verb.ends[0].bars == Bars.of(third.notes)
    app.session.new()
    assert not menu.isVisible(), "they were takes of another song"


def test_the_button_says_whether_the_selection_is_taken_or_the_song(window, document):
    button = window.interpolate.fields[1].song
    document.select([])
    assert (button.text(), button.accessibleName()) == ("Song", "B from: Song")
    document.select([next(iter(document.bars))])
    assert (button.text(), button.accessibleName()) == ("Selection", "B from: Selection")
    document.select([])
    assert button.text() == "Song"


def test_the_buttons_of_a_field_show_all_of_their_texts(app_in_each_language):
    window = app_in_each_language.window
    window.interpolate.fold.click()
    window._panels.widget().layout().activate()
    for selected in ([], app_in_each_language.session.document.bars):
        app_in_each_language.session.document.select(selected)
        for button in window.interpolate.fields[0].controls():
            # Of the frame there are a pixel and two of padding on each side.
            assert button.width() - 6 >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
    assert window.interpolate.minimumSizeHint().width() <= window._panels.viewport().width()
