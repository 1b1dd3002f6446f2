"""The song's metre: chosen in the window, and followed by all that counts in bars and beats."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.music.bars import Bars
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.note import Note
from sketchpad.ui.commands.commands import commands
from sketchpad.ui.notes.notes_list import NotesList
from sketchpad.ui.piano_roll.ruler import BAND, HEIGHT
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from sketchpad.ui.transport.metre_box import USUAL
from tests.ui.mouse import LEFT, NO, SHIFT, along, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key
WALTZ, SEVEN = Metre(3, 4), Metre(7, 8)


@pytest.fixture
def box(window):
    return window.transport.metre


def type_in(box, text, end=Key.Key_Return):
    box.edit.setFocus()
    box.edit.selectAll()
    QTest.keyClicks(box.edit, text)
    QTest.keyClick(box.edit, end)


def test_a_metre_is_chosen_and_taken_back(window, document, box):
    notes = list(document.bars)
    assert box.currentText() == "4/4"
    box.setCurrentIndex(USUAL.index("3/4"))
    box.setCurrentIndex(USUAL.index("7/8"))
    assert document.bars.metre == SEVEN
    assert list(document.bars) == notes
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.bars.metre == Metre()
    assert (box.currentText(), box.currentData()) == ("4/4", "4/4")


def test_any_other_is_typed(window, document, box, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_in(box, "11/8")
    assert document.bars.metre == Metre(11, 8)
    assert box.currentText() == "11/8"
    assert window.roll.hasFocus() or window.roll.canvas.hasFocus()
    type_in(box, " 3 / 4 ")
    assert document.bars.metre == WALTZ
    assert (box.currentText(), box.currentData()) == ("3/4", "3/4")
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize(("text", "says"), [("waltz", "write it as"), ("17/4", "from 1 to 16"), ("3/5", "choose one")])
def test_what_is_no_metre_is_said_and_changes_nothing(window, document, box, text, says):
    type_in(box, text, Key.Key_Tab)
    assert says in window.message.text.text()
    assert box.currentText() == "4/4"
    assert document.undo_stack.count() == 0
    type_in(box, "3/4", Key.Key_Tab)
    assert window.message.isHidden(), "it was said once, and is one now"


@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Tab])
def test_the_songs_own_metre_takes_back_what_was_said_as_well(window, document, box, qtbot, end):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_in(box, "waltz", end)
    window.roll.setFocus()
    assert window.message.isVisible(), "whoever leaves it reads what is wrong"
    type_in(box, "4/4", end)
    assert window.message.isHidden()
    assert document.undo_stack.count() == 0


def test_it_shows_the_metre_of_a_song_that_is_opened(document, box):
    document.load(Bars.of(metre=Metre(6, 8)))
    assert box.currentText() == "6/8"
    document.load(Bars.of(metre=Metre(13, 16)))
    assert (box.currentText(), box.currentIndex()) == ("13/16", -1)
    document.load(Bars.of())
    assert box.currentText() == "4/4"
    assert document.undo_stack.count() == 0


def test_all_usual_ones_can_be_had_and_by_the_palette_too(window, document):
    found = {command.id: command for command in commands(window)}
    for name in USUAL:
        assert Metre.of(name).unit in UNITS
        command = found[f"choose.metre.{name}"]
        command.do()
        assert str(document.bars.metre) == name
    assert {command.id: command for command in commands(window)}["choose.metre.12/8"].checked


def columns(window, widget, y):
    """The ticks at which a line of bars is painted in a row of pixels."""
    picture, geometry = widget.grab().toImage(), window.roll.view.geometry
    colour = window.roll.canvas._themes.current.bar_line.name()
    return [
        round(geometry.tick(x - KEYS_WIDTH) / 60) * 60
        for x in range(KEYS_WIDTH, widget.width())
        if picture.pixelColor(x, y).name() == colour
    ]


@pytest.mark.parametrize("metre", [Metre(), WALTZ, SEVEN, Metre(5, 4)], ids=str)
def test_ruler_and_roll_have_a_line_for_each_bar(window, document, metre):
    document.load(Bars.of([Note(0, 60, 240)], metre=metre))
    lines = list(range(metre.ticks_per_bar, 20_000, metre.ticks_per_bar))
    for widget, y in ((window.roll.ruler, BAND + 6), (window.roll.canvas, place(window, 0, 70).y())):
        found = columns(window, widget, y)
        # At the beginning is the playhead.
        found = [line for line in found if line]
        assert len(found) > 3
        assert found == lines[: len(found)]


@pytest.mark.parametrize("metre", [Metre(), SEVEN, Metre(2, 2)], ids=str)
def test_wide_bars_have_numbers_of_beats_and_the_ruler_is_never_without(window, document, metre):
    document.load(Bars.of([Note(0, 60, 240)], metre=metre))
    view, ruler = window.roll.view, window.roll.ruler
    view.set_geometry(view.geometry.zoomed(700 / view.geometry.bar_width, 0).moved(900, 0))
    found, beat = columns(window, ruler, HEIGHT - 3), metre.ticks_per_beat
    assert len(found) > 1
    assert not any(tick % beat for tick in found)
    assert len(columns(window, ruler, BAND + 5)) < len(found)
    view.set_geometry(view.geometry.zoomed(3.4, 0))
    for _ in range(40):
        view.set_geometry(view.geometry.moved(50, 0))
        picture = ruler.grab().toImage()
        ground = picture.pixelColor(KEYS_WIDTH + 2, 1)
        text = {picture.pixelColor(x, HEIGHT - 12).name() for x in range(KEYS_WIDTH + 2, ruler.width())}
        assert text - {ground.name()}


def test_lines_of_beats_follow_the_metre_and_so_does_the_kept_picture(app, window, document):
    beat, canvas = app.themes.current.beat_line.name(), window.roll.canvas

    def beats():
        picture, y = canvas.grab().toImage(), place(window, 0, 70).y()
        return [x for x in range(KEYS_WIDTH, canvas.width()) if picture.pixelColor(x, y).name() == beat]

    document.load(Bars.of([Note(0, 60, 240)]))
    quarters = beats()
    document.set_metre(Metre(6, 8))
    eighths = beats()
    assert set(eighths) != set(quarters)
    geometry = window.roll.view.geometry
    assert KEYS_WIDTH + round(geometry.x(240)) in eighths
    document.undo_stack.undo()
    assert beats() == quarters


def test_the_ruler_and_the_loop_go_by_bars_of_the_metre(app, window, document):
    document.set_metre(SEVEN)
    ruler, playback = window.roll.ruler, app.session.playback
    ruler.setFocus()
    for key, playhead in (("Right", 120), ("PageDown", 1800), ("PageUp", 120)):
        QTest.keyClick(ruler, getattr(Key, f"Key_{key}"))
        assert playback.playhead == playhead
    playback.seek(2000)
    for key, loop in (("Right", (1680, 3360)), ("PageDown", (1680, 5040))):
        QTest.keyClick(ruler, getattr(Key, f"Key_{key}"), SHIFT)
        assert playback.loop == loop
    document.select(document.bars)
    window.loop_selection()
    assert playback.loop == (0, 1680)
    window.transport.transport["loop"].setChecked(False)
    window.transport.transport["loop"].setChecked(True)
    assert playback.loop == (0, 1680)


def test_bars_of_the_metre_are_locked(app, window, document):
    document.set_metre(WALTZ)
    document.select([])
    app.session.playback.seek(1500)
    QTest.keyClick(window.roll.canvas, Key.Key_K, SHIFT)
    assert document.bars.locked_bars == {1}
    locked = window.roll.ruler.grab().toImage()
    document.set_metre(Metre())
    assert document.bars.locked_bars == {0, 1}
    assert window.roll.ruler.grab().toImage() != locked


def test_notes_snap_to_a_grid_that_begins_anew_with_each_bar(window, document):
    document.load(Bars.of(metre=SEVEN))
    window.transport.grid.setCurrentText("1/4")
    canvas = window.roll.canvas
    QTest.mouseClick(canvas, LEFT, NO, place(window, 1700, 69))
    QTest.mouseClick(canvas, LEFT, NO, place(window, 2200, 67))
    assert [note.start for note in document.bars] == [1680, 2160]
    along(canvas, place(window, 2280, 67), place(window, 3410, 67))
    assert [note.start for note in document.bars] == [1680, 3360]
    document.load(Bars.of([Note(1600, 60, 400), Note(1900, 62, 500)], metre=SEVEN))
    QTest.keyClick(canvas, Key.Key_Q)
    assert [note.start for note in document.bars] == [1680, 1680]


def test_places_are_told_in_the_metre(window, document, qtbot):
    document.load(Bars.of([Note(1680, 60, 480), Note(2040, 62, 240)]))
    window.menus.actions["view.notes"].action.trigger()
    table = window.findChild(NotesList).table

    def rows():
        return [[table.notes.index(row, column).data() for column in (0, 2)] for row in range(2)]

    assert rows() == [["1.4.3", "1"], ["2.1.2", "0.5"]]
    with qtbot.waitSignal(table.notes.dataChanged):
        document.set_metre(SEVEN)
    assert rows() == [["2.1.1", "2"], ["2.2.2", "1"]]
    document.select([Note(2040, 62, 240)])
    assert "2.2.2" in window.fill.about.text()
    document.set_metre(WALTZ)
    assert "2.2.2" in window.fill.about.text()


@pytest.mark.parametrize("budget", [0, 10_000])
def test_more_bars_than_a_model_writes_are_refused_in_words(window, document, budget):
    document.load(Bars.of([Note(0, 60, 480)], metre=Metre(16, 2)))
    window.panel.budget.setValue(budget)
    window.panel.bars.setValue(9)
    window.generating.start()
    assert "16/2" in window.message.text.text()
    assert "fewer bars" in window.message.text.text()
    assert not window.session.continuation.busy


def test_a_note_held_a_little_over_the_bar_line_makes_no_loop_longer(app, window, document):
    document.load(Bars.of([Note(1925, 60, 1920)]))
    document.select(document.bars)
    window.loop_selection()
    assert app.session.playback.loop == (1920, 3840)
