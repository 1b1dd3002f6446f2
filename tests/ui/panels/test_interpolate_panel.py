"""The panel of Interpolate: real widgets under real mouse and keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QStyle

from sketchpad.bench.random_weights import write_models
from sketchpad.generation.blend import KeyPlan
from sketchpad.generation.constraints import NO_CONSTRAINTS
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import Note
from sketchpad.music.primers import primers, read_primer
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.interpolation import Manner
from sketchpad.ui import theme
from sketchpad.ui.app import App
from sketchpad.ui.files.file_button import mime_data
from sketchpad.ui.main_window import PANEL_WIDTH
from sketchpad.ui.panels.lane_menu import LaneMenu
from sketchpad.ui.panels.lane_strip import LaneButton
from sketchpad.ui.wording import duration
from tests.conftest import ARCHITECTURES
from tests.ui.mouse import move
from tests.ui.strip import settled

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]


@pytest.fixture
def panel(app, window, twinkle):
    """Unfolded, over “Twinkle”."""
    app.session.document.load(twinkle)
    window.interpolate.fold.click()
    return window.interpolate


@pytest.fixture
def verb(app):
    return app.session.interpolation


@pytest.fixture
def filled(panel, verb, qtbot):
    """From the song to the reel; the lane is made."""
    panel.fields[0].song.click()
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    return panel


def settle(verb, qtbot):
    qtbot.waitUntil(lambda: verb._asked is None and verb._wanted is None, timeout=10_000)


def drop(picture, path, others=()) -> bool:
    """Drag a file, and others with it, onto a picture and let go; whether it was welcome."""
    data = mime_data(path)
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in (path, *others)])
    return drop_data(picture, data)


def drop_data(picture, data) -> bool:
    """Drag this onto a picture and let go; whether it was welcome."""
    place, copy, left = QPoint(10, 10), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(picture, enter)
    if enter.isAccepted():
        QApplication.sendEvent(picture, QDropEvent(QPointF(place), copy, data, left, none))
    return enter.isAccepted()


def test_it_is_folded_away_and_unfolds(window, panel):
    assert panel._body.isVisible()
    panel.fold.click()
    assert not panel._body.isVisible()


def test_the_model_that_is_shown_is_the_one_that_blends(panel, verb):
    assert panel.model.currentData() == verb.manner.model == Manner.model
    panel.use_model("music_vae_2bar")
    assert panel.model.currentData() == verb.manner.model == "music_vae_2bar"


@pytest.mark.usefixtures("qapp")
def test_it_does_where_the_usual_one_is_not_there(tmp_path, weights):
    write_models(tmp_path, {"music_vae_2bar": (ARCHITECTURES["music_vae_2bar"], weights["music_vae_2bar"])})
    app = App(tmp_path)
    assert app.window.interpolate.model.currentData() == app.session.interpolation.manner.model == "music_vae_2bar"
    app.close()


def test_before_there_are_ideas_nothing_can_be_moved(panel, verb):
    assert not panel.slider.isEnabled()
    assert not panel.keep.isEnabled()
    assert not panel.export.isEnabled()
    assert "choose A and B" in panel.share.text()
    assert "nothing yet" in panel.fields[0].picture.accessibleName()
    panel.fields[0].song.click()
    assert not panel.slider.isEnabled()
    assert "song, 14 notes in 2 bars" in panel.fields[0].picture.accessibleName()


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


def test_midi_files_are_dropped_on_the_fields_and_others_are_not(panel, verb, qtbot, tmp_path):
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        assert drop(panel.fields[2].picture, REEL)
    assert verb.ends[2].name == "irish_reel"
    assert verb.ends[2].bars == read_primer("irish_reel")
    other = tmp_path / "song.txt"
    other.write_text("no music")
    assert not drop(panel.fields[3].picture, other)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/song.mid")])
    assert not drop_data(panel.fields[3].picture, data)
    assert verb.ends[3] is None


def test_of_several_files_a_field_takes_the_first_and_that_is_said(window, panel, verb, qtbot, tmp_path):
    paths = [primer.path for primer in primers()][:3]
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        assert drop(panel.fields[0].picture, tmp_path / "readme.txt", paths)
    assert verb.ends[0].name == paths[0].stem
    assert verb.ends[1] is None
    said = f"One idea at a time: of these 3 files only “{paths[0].name}” is taken"
    assert window.message.text.text() == said


def test_a_song_that_is_dropped_anywhere_on_a_field_is_an_idea_and_not_opened(app, panel, verb, qtbot, tmp_path):
    song, path = app.session.document.bars, tmp_path / "evening.sketch"
    path.write_bytes(Song(read_primer("irish_reel")).to_bytes())
    field = panel.fields[1]
    for widget in (field.picture, field.song, field):
        verb.ends.put(1, None)
        with qtbot.waitSignal(verb.ends.changed, timeout=5000):
            assert drop(widget, path)
        assert (verb.ends[1].name, verb.ends[1].bars) == ("evening", read_primer("irish_reel"))
        assert not field.picture._under_a_file
    qtbot.wait(50)
    assert app.session.current.path is None
    assert app.session.document.bars == song


def test_the_selection_files_and_takes_fill_the_fields(app, panel, verb, qtbot, monkeypatch):
    song = app.session.document.bars
    app.session.document.select(list(song)[:3])
    panel.fields[0].song.click()
    assert list(verb.ends[0].bars) == list(song)[:3]
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *told: asked.append(told) or (str(REEL), ""))
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        panel.fields[1].file.click()
    assert verb.ends[1].name == "irish_reel"
    assert asked[0][-1] == "Songs and MIDI (*.sketch *.mid *.midi)"
    assert not panel.fields[2].take.isEnabled()
    app.window.panel.model.setCurrentIndex(app.window.panel.model.findData("lookback_rnn"))
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        app.window.panel.generate.click()
    assert panel.fields[2].take.isEnabled()
    panel.fields[2].menu.aboutToShow.emit()
    assert [action.text() for action in panel.fields[2].menu.actions()] == ["original", "take 1"]
    panel.fields[2].menu.actions()[1].trigger()
    assert verb.ends[2].bars == Bars.of(app.session.takes.takes[0].notes)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_take_in_the_menu_stays_the_one_that_it_says(app, panel, verb, qtbot):
    takes = app.session.takes
    app.window.panel.model.setCurrentIndex(app.window.panel.model.findData("lookback_rnn"))
    app.window.panel.takes.setValue(3)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        app.window.panel.generate.click()
    first, second, third = takes.takes
    takes.choose(3)
    takes.choose(0)
    menu = panel.fields[0].menu
    menu.popup(panel.mapToGlobal(QPoint(0, 0)))
    takes.withdraw([first])
    assert [action.text() for action in menu.actions()] == ["original", "take 1", "take 2", "take 3"]
    menu.actions()[2].trigger()
    assert (verb.ends[0].name, verb.ends[0].bars) == ("take 2", Bars.of(second.notes))
    menu.actions()[3].trigger()
    assert verb.ends[0].bars == Bars.of(third.notes)
    app.session.new()
    assert not menu.isVisible(), "they were takes of another song"


def test_ideas_that_are_too_long_are_told_of_until_they_are_not(app, filled, verb):
    message = app.window.message
    verb.ends.put(0, End("long", Bars.of([Note(65 * 1920, 60, 480), Note(0, 60, 480)])))
    said = "an end has 66 bars; up to 64 can be interpolated, so select fewer"
    assert filled.share.text() == said
    assert message.text.text().lower() == said
    assert not filled.slider.isEnabled()
    filled.seed.setValue(7)
    assert message.text.text().lower() == said
    verb.ends.put(0, End("short", Bars.of([Note(0, 60, 480)])))
    assert filled.share.text() == "exactly A"
    assert message.isHidden()


def test_the_slider_is_dragged_and_its_ends_are_exact(filled, verb, document, qtbot, twinkle):
    slider = filled.slider
    width, middle = slider.width(), slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(width // 4, middle))
    settle(verb, qtbot)
    assert document.bars == twinkle
    assert "% of the way" in filled.share.text()
    QTest.mouseMove(slider, QPoint(width, middle))
    settle(verb, qtbot)
    assert filled.share.text() == "exactly B"
    assert list(verb.preview) == list(read_primer("irish_reel"))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(width, middle))
    assert list(document.bars) == list(read_primer("irish_reel"))
    assert document.undo_stack.count() == 1
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    settle(verb, qtbot)
    assert document.bars == twinkle
    assert filled.share.text() == "exactly A"
    assert document.undo_stack.count() == 2


def test_the_slider_goes_back_and_forth_with_the_song(filled, verb, document, qtbot):
    slider = filled.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    settle(verb, qtbot)
    document.undo_stack.undo()
    assert (slider.amount, filled.share.text(), filled.keep.isEnabled()) == (0.0, "exactly A", False)
    document.undo_stack.redo()
    assert (slider.amount, filled.share.text(), filled.keep.isEnabled()) == (1.0, "exactly B", True)


def test_escape_drops_what_is_under_the_hand(app, window, filled, verb, qtbot, twinkle):
    slider = filled.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 10))
    settle(verb, qtbot)
    assert app.session.shown != twinkle
    window.cancel()
    assert app.session.shown == twinkle
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    settle(verb, qtbot)
    assert app.session.document.undo_stack.count() == 0


def test_escape_takes_slider_and_pad_out_of_the_hand(app, window, filled, verb, qtbot, twinkle):
    left = Qt.MouseButton.LeftButton
    for way in (filled.slider, filled.pad):
        filled.is_pad.setChecked(way is filled.pad)
        places = [QPoint(way.width() * part // 4, way.height() // 2) for part in (1, 2, 3)]
        came_from = verb.point
        QTest.mousePress(way, left, pos=places[0])
        move(way, places[1], left)
        settle(verb, qtbot)
        assert app.session.shown != twinkle
        QTest.keyClick(way, Qt.Key.Key_Escape)
        assert verb.point == came_from
        move(way, places[2], left)
        settle(verb, qtbot)
        assert app.session.shown == twinkle
        QTest.mouseRelease(way, left, pos=places[2])
        settle(verb, qtbot)
        assert verb.point == came_from
        assert app.session.document.undo_stack.count() == 0
    assert filled.slider.amount == came_from[0]


def test_fewer_pictures_are_painted_than_there_were(filled, verb):
    before = filled.lane.findChildren(LaneButton)
    assert len(before) > 3
    filled.steps.setValue(3)
    assert not any(button.isVisible() for button in before)
    assert not filled.grab().isNull()


def test_the_pad_goes_to_its_corners_by_mouse_and_keys(filled, verb, document, qtbot):
    assert not filled.pad.isVisible()
    filled.is_pad.click()
    assert filled.pad.isVisible()
    assert not filled.slider.isVisible()
    assert not filled.lane.isVisible()
    third = Bars.of([Note(0, 55, 480), Note(480, 62, 480)])
    verb.ends.put(3, End("third", third))
    pad = filled.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(pad.width() // 2, pad.height() // 2))
    QTest.mouseMove(pad, QPoint(pad.width() - 2, pad.height() - 2))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    settle(verb, qtbot)
    assert verb.point == (1.0, 1.0)
    assert list(document.bars) == list(third)
    assert document.undo_stack.count() == 1
    pad.setFocus()
    QTest.keyPress(pad, Qt.Key.Key_Up)
    QTest.keyPress(pad, Qt.Key.Key_Left)
    assert verb.point == pytest.approx((0.95, 0.95))
    QTest.keyRelease(pad, Qt.Key.Key_Left)
    settle(verb, qtbot)
    assert document.undo_stack.count() == 2
    assert "95% across, 95% down" in filled.share.text()


def test_a_path_is_recorded_on_the_pad(filled, verb, document, qtbot):
    document.set_tempo(240)
    filled.is_pad.click()
    filled.path_bars.setValue(4)
    filled.record.click()
    assert "recorded" in filled.share.text()
    pad = filled.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert filled.share.text() == "bar 1 of 4"
    qtbot.waitUntil(lambda: verb.path.progress > 1)
    QTest.mouseMove(pad, QPoint(pad.width() - 2, 2))
    # In the bar after the one that the hand was there in the middle of.
    qtbot.waitUntil(lambda: verb.path.progress > 2.5 or not verb.path.recording)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    settle(verb, qtbot)
    assert not filled.record.isChecked()
    assert verb.path.points[0] == (0.0, 0.0)
    assert verb.path.points[-1] == (1.0, 0.0)
    steps, shown = document.undo_stack.count(), document.bars
    before = pad.grab().toImage()
    document.undo_stack.undo()
    filled.write_path.click()
    settle(verb, qtbot)
    assert document.bars == shown
    assert document.undo_stack.count() == steps
    pad.show_path(())
    assert pad.grab().toImage() != before


def test_the_way_is_not_written_over_other_files_unasked(app, filled, verb, qtbot, monkeypatch, tmp_path):
    for step in range(9):
        (tmp_path / f"{step:02}.mid").write_text("another's")
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a[2]) or QMessageBox.StandardButton.No)
    filled.export.click()
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert "04.mid and 4 more" in asked[0]
    assert {path.read_text() for path in tmp_path.iterdir()} == {"another's"}
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(verb.lane.said, timeout=5000):
        filled.export.click()
    assert all(len(read_midi(path).bars) for path in tmp_path.iterdir())


@pytest.mark.parametrize(("share", "said"), [(0.001, "1% of the way to B"), (0.999, "99% of the way to B")])
def test_only_an_end_is_called_one(filled, verb, share, said):
    verb.move((share, 0.0))
    assert filled.share.text() == said


def test_a_picture_of_the_lane_is_heard_and_kept(app, filled, verb, document, qtbot, twinkle):
    button = filled.lane.button(8)
    empty = filled.lane.button(0).grab().toImage()
    assert button.grab().toImage() != empty
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert list(document.bars) == list(read_primer("irish_reel"))
    assert filled.lane.checked == 8
    assert filled.slider.amount == 1.0
    filled.keep.click()
    assert app.session.takes.choices[0] == twinkle
    assert list(app.session.takes.choices[1]) == list(read_primer("irish_reel"))
    assert "interpolate" in settled(app.window, qtbot)._buttons.button(1).toolTip()
    assert "100% of the way" in settled(app.window, qtbot)._buttons.button(1).toolTip()


def test_a_picture_is_carried_into_a_field_as_a_midi_file(filled, verb, qtbot):
    button = filled.lane.button(3)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: button.file is not None, timeout=5000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        assert drop(filled.fields[2].picture, button.file)
    assert verb.ends[2].bars.columns[["start", "pitch"]].tolist() == (
        verb.lane.blends[3].bars.columns[["start", "pitch"]].tolist()
    )


def menu_of(panel, step) -> LaneMenu:
    """As the keyboard asks for it."""
    button = panel.lane.button(step)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, button.rect().center(), button.mapToGlobal(QPoint()))
    QApplication.sendEvent(button, event)
    return panel.findChildren(LaneMenu)[-1]


def choose_in(menu, text):
    """Down to the entry, and Enter."""
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for _ in range(1 + [action.text() for action in actions].index(text)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_the_keyboard_goes_from_the_slider_through_the_lane_and_sees_where(window, filled, qtbot):
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    filled.is_pad.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(filled.is_pad, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is filled.lane.button(0)
    for step in range(1, 9):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        button, room = filled.lane.button(step), filled.lane.viewport()
        assert button.hasFocus()
        assert room.rect().contains(QRect(button.mapTo(room, QPoint(0, 0)), button.size()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is filled.export


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_picture_of_the_lane_becomes_a_take_or_an_idea_by_the_keyboard(app, filled, verb, document, qtbot, twinkle):
    blended = verb.lane.blends[3]
    choose_in(menu_of(filled, 3), "Keep as take")
    assert app.session.takes.takes[0].request.blend == verb.lane.request(3)
    assert filled.slider.amount == 0.375
    document.undo_stack.undo()
    choose_in(menu_of(filled, 8), "Hear it")
    assert list(document.bars) == list(read_primer("irish_reel"))
    song = document.bars
    choose_in(menu_of(filled, 3), "Use as D")
    assert (verb.ends[3].bars, verb.ends[3].place) == (blended.bars, None)
    assert app.window.message.text.text() == "D is now: 38% from song to reel"
    assert verb.lane.complete, "nothing is between A and B that was not"
    choose_in(menu_of(filled, 3), "Use as B")
    assert verb.ends[1].bars == blended.bars
    assert not verb.lane.complete
    assert document.bars == song
    qtbot.waitUntil(lambda: not filled.findChildren(LaneMenu), timeout=2000)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_picture_of_the_lane_is_exported_by_the_keyboard(app, filled, verb, qtbot, monkeypatch, tmp_path):
    asked = []
    answer = (str(tmp_path / "between"), "MIDI (*.mid *.midi)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: asked.append(told[2]) or answer)
    with qtbot.waitSignal(app.session.done, timeout=5000):
        choose_in(menu_of(filled, 3), "Export as MIDI …")
    assert asked[0].endswith("blend-03-38.mid")
    assert len(read_midi(tmp_path / "between.mid").bars) == len(verb.lane.blends[3].bars)


def test_a_picture_that_is_not_there_yet_has_no_menu(filled, verb):
    filled.steps.setValue(25)
    button = filled.lane.button(24)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), button.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(button, event)
    assert not filled.findChildren(LaneMenu)


def test_the_lane_has_as_many_pictures_as_asked_and_is_exported(app, filled, verb, qtbot, tmp_path, monkeypatch):
    filled.steps.setValue(5)
    assert len(filled.lane._group.buttons()) == 5
    assert not filled.export.isEnabled()
    qtbot.waitUntil(filled.export.isEnabled, timeout=10_000)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "way"))
    with qtbot.waitSignal(app.session.done, timeout=10_000):
        filled.export.click()
    assert len(list((tmp_path / "way").glob("*.mid"))) == 5


def test_the_manner_is_what_the_boxes_say(app, filled, verb, qtbot):
    filled.curve.setCurrentIndex(1)
    filled.keys.setCurrentIndex(1)
    filled.temperature.setValue(0.8)
    filled.seed.setValue(9)
    app.window.panel.model.setCurrentIndex(app.window.panel.model.findData("music_vae_trio"))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    corners = verb.lane.blends[1].request.corners
    assert (corners.model, corners.temperature, corners.seed) == ("music_vae_trio", 0.8, 9)
    assert (corners.curve, corners.keys) == (Curve.LINEAR, KeyPlan.FIRST)
    app.window.panel.model.setCurrentIndex(app.window.panel.model.findData("lookback_rnn"))
    assert filled.model.currentData() == "music_vae_trio"


def test_only_what_blends_is_offered_imported_models_among_it(app, panel):
    names = [panel.model.itemData(index) for index in range(panel.model.count())]
    assert names == ["music_vae_2bar", "music_vae_melody", "music_vae_trio"]


@pytest.mark.parametrize("is_pad", [False, True])
def test_every_control_has_its_name_tip_and_place_in_the_tab_order(panel, is_pad):
    panel.is_pad.setChecked(is_pad)
    controls = panel.controls()
    assert len({widget.accessibleName() for widget in controls}) == len(controls)
    for widget, after in pairwise(controls):
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        following = widget.nextInFocusChain()
        while following not in controls:
            following = following.nextInFocusChain()
        assert following is after


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("is_pad", [False, True])
def test_it_fits_beside_the_roll_in_a_small_window_and_both_looks(app, window, panel, look, is_pad):
    app.themes.use(look)
    window.resize(760, 480)
    panel.is_pad.setChecked(is_pad)
    assert panel.minimumSizeHint().width() <= window._panels.viewport().width()
    pixels = panel.grab().toImage()
    levels = {pixels.pixelColor(x, y).lightness() for x in range(0, 200, 2) for y in range(0, pixels.height(), 2)}
    assert max(levels) - min(levels) > 100


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


def test_unfolding_brings_it_into_view(app, window, qtbot):
    window.resize(760, 480)
    qtbot.wait(50)
    window.interpolate.fold.click()
    qtbot.waitUntil(lambda: window._panels.verticalScrollBar().value() > 0, timeout=2000)
    room = window._panels.viewport()
    assert window.interpolate.height() > room.height()
    assert window.interpolate.mapTo(room, QPoint(0, 0)).y() == 0, "the heading is seen, by which it is folded"
    window.show_panel(window.mixer)
    assert window.mixer.mapTo(room, QPoint(0, window.mixer.height())).y() == room.height()


def test_it_fits_beside_the_roll_in_each_language(app_in_each_language):
    window = app_in_each_language.window
    for is_pad in (False, True):
        window.interpolate.is_pad.setChecked(is_pad)
        assert window.interpolate.minimumSizeHint().width() <= window._panels.viewport().width()


def test_constraints_hold_for_blends_too(window, filled, verb, qtbot):
    held = window.panel.constraints
    held.lowest.setValue(60)
    held.repetition.setValue(50)
    assert verb.manner.constraints.lowest == 60
    assert verb.manner.constraints.repetition == 0
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    held.clear.click()
    assert verb.manner.constraints == NO_CONSTRAINTS
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
