"""The panel of Interpolate: real widgets under real mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.bench.random_weights import write_models
from sketchpad.generation.blend import KeyPlan
from sketchpad.generation.constraints import NO_CONSTRAINTS
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.music.primers import read_primer
from sketchpad.session import edits
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.recipe import Manner
from sketchpad.ui import theme
from sketchpad.ui.app import App
from tests.conftest import ARCHITECTURES
from tests.ui.mouse import move
from tests.ui.panels.ideas import settle
from tests.ui.tab_order import check_controls


def test_it_is_folded_away_and_unfolds(window, interpolate):
    assert interpolate._body.isVisible()
    interpolate.fold.click()
    assert not interpolate._body.isVisible()


def test_the_model_that_is_shown_is_the_one_that_blends(interpolate, verb):
    assert interpolate.model.currentData() == verb.recipe.manner.model == Manner.model
    interpolate.use_model("music_vae_2bar")
    assert interpolate.model.currentData() == verb.recipe.manner.model == "music_vae_2bar"


@pytest.mark.usefixtures("qapp")
def test_it_does_where_the_usual_one_is_not_there(tmp_path, weights):
    write_models(tmp_path, {"music_vae_2bar": (ARCHITECTURES["music_vae_2bar"], weights["music_vae_2bar"])})
    app = App(tmp_path)
    assert (
        app.window.interpolate.model.currentData() == app.session.interpolation.recipe.manner.model == "music_vae_2bar"
    )
    app.close()


def test_before_there_are_ideas_nothing_can_be_moved(interpolate, verb):
    assert not interpolate.slider.isEnabled()
    assert not interpolate.keep.isEnabled()
    assert not interpolate.export.isEnabled()
    assert "choose A and B" in interpolate.share.text()
    assert "nothing yet" in interpolate.fields[0].picture.accessibleName()
    interpolate.fields[0].song.click()
    assert not interpolate.slider.isEnabled()
    assert "song, 14 notes in 2 bars" in interpolate.fields[0].picture.accessibleName()


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
    assert filled.share.text() == "at A; the song is different there"
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
    assert list(verb.inlay.preview) == list(read_primer("irish_reel"))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(width, middle))
    assert list(document.bars) == list(read_primer("irish_reel"))
    assert document.undo_stack.count() == 1
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    settle(verb, qtbot)
    assert document.bars == twinkle
    assert filled.share.text() == "exactly A"
    assert document.undo_stack.count() == 2


def test_a_key_that_is_held_is_one_undo_step(filled, verb, document, qtbot):
    slider, none = filled.slider, Qt.KeyboardModifier.NoModifier
    slider.setFocus()
    for repeat in range(6):
        QApplication.sendEvent(slider, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageUp, none, "", repeat > 0))
        settle(verb, qtbot)
    assert not document.undo_stack.count()
    QApplication.sendEvent(slider, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_PageUp, none))
    assert document.undo_stack.count() == 1


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


@pytest.mark.parametrize(("share", "said"), [(0.001, "1% of the way to B"), (0.999, "99% of the way to B")])
def test_only_an_end_is_called_one(filled, verb, share, said):
    verb.move((share, 0.0))
    assert filled.share.text() == said


def test_an_end_is_called_exact_only_while_the_song_is(filled, verb, document, qtbot, twinkle):
    assert filled.share.text() == "exactly A"
    document.push("Draw", edits.draw(Note(480, 90, 240)))
    qtbot.waitUntil(lambda: filled.share.text() == "at A; the song is different there")
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: filled.share.text() == "exactly A")


def test_another_song_says_that_its_ideas_are_of_the_one_before(app, filled, verb, document, qtbot):
    with qtbot.waitSignal(app.session.loaded, timeout=10_000):
        app.session.open_primer("chorale")
    before = document.bars
    assert filled.share.text() == "these ideas are from another song; choose one of them here to blend them"
    assert not filled.slider.isEnabled()
    QTest.mouseClick(filled.slider, Qt.MouseButton.LeftButton, pos=QPoint(filled.slider.width() // 2, 10))
    settle(verb, qtbot)
    assert (app.session.shown, document.bars, document.undo_stack.count()) == (before, before, 0)
    filled.fields[0].song.click()
    assert filled.slider.isEnabled()
    assert filled.share.text() == "exactly A"


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


def test_only_what_blends_is_offered_imported_models_among_it(app, interpolate):
    names = [interpolate.model.itemData(index) for index in range(interpolate.model.count())]
    assert names == ["music_vae_2bar", "music_vae_melody", "music_vae_trio"]


@pytest.mark.parametrize("is_pad", [False, True])
def test_every_control_has_its_name_tip_and_place_in_the_tab_order(interpolate, is_pad):
    interpolate.is_pad.setChecked(is_pad)
    check_controls(interpolate.controls())


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("is_pad", [False, True])
def test_it_fits_beside_the_roll_in_a_small_window_and_both_looks(app, window, interpolate, look, is_pad):
    app.themes.use(look)
    window.resize(760, 480)
    interpolate.is_pad.setChecked(is_pad)
    assert interpolate.minimumSizeHint().width() <= window._panels.viewport().width()
    pixels = interpolate.grab().toImage()
    levels = {pixels.pixelColor(x, y).lightness() for x in range(0, 200, 2) for y in range(0, pixels.height(), 2)}
    assert max(levels) - min(levels) > 100


def test_unfolding_brings_it_into_view(app, window, qtbot):
    window.resize(760, 505)
    qtbot.wait(50)
    window.interpolate.fold.click()
    qtbot.waitUntil(lambda: window._panels.verticalScrollBar().value() > 0, timeout=5000)
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
    assert verb.recipe.manner.constraints.lowest == 60
    assert verb.recipe.manner.constraints.repetition == 0
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    held.clear.click()
    assert verb.recipe.manner.constraints == NO_CONSTRAINTS
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
