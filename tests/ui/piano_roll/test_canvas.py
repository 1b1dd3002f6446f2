"""The mouse on the roll: every gesture is one undo step and does what its name says."""

import time
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.generation.request import Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.notes import Notes
from sketchpad.session.edits import Edit
from sketchpad.ui.piano_roll.geometry import DRUM_ROWS
from sketchpad.ui.piano_roll.reach import Fold
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool
from tests.ui.mouse import ALT, CTRL, LEFT, MIDDLE, NO, RIGHT, SHIFT, along, move, place

C4 = Note(480, 60, 480)
E4 = Note(960, 64, 480)


@pytest.fixture
def canvas(window):
    return window.roll.canvas


@pytest.fixture
def at(window):
    return partial(place, window)


def drag(canvas, start, end, button=LEFT, held=NO):
    middle = (start + end) / 2
    along(canvas, start, middle, end, button=button, held=held)


def test_a_click_adds_a_note_of_the_last_length_on_the_grid_and_sounds(canvas, document, at, qtbot):
    with qtbot.waitSignal(canvas.sounded) as sounded:
        QTest.mouseClick(canvas, LEFT, NO, at(1950, 67))
    assert sounded.args == [67, Voice.MELODY]
    assert Note(1920, 67, 240) in document.bars
    assert document.undo_stack.count() == 1


def test_a_drag_sets_length_and_pitch(canvas, document, at):
    drag(canvas, at(1930, 67), at(2640, 69))
    assert Note(1920, 69, 720) in document.bars
    QTest.mouseClick(canvas, LEFT, NO, at(3850, 62))
    assert Note(3840, 62, 720) in document.bars


def test_the_length_goes_with_a_grid_that_it_does_not_fit(canvas, document, window, at):
    box = window.transport.grid

    def drawn(grid, start, pitch=67):
        box.setCurrentText(grid)
        QTest.mouseClick(canvas, LEFT, NO, at(start + 20, pitch))
        return next(note.length for note in document.bars if note.start == start)

    assert drawn("1/16", 1920) == 240
    assert drawn("1/8T", 2400) == 160
    assert drawn("1/8T", 2560) == 160, "the one after the other"
    assert drawn("1/16", 2880) == 120
    assert drawn("1/16T", 3840) == 80
    assert drawn("1/4", 4800) == 480
    assert drawn("1/16", 5760) == 480, "as long as the last one, which fits"
    box.setCurrentText("off")
    assert window.roll.view.next_length == 480
    window.roll.view.set_voice(Voice.DRUMS)
    assert drawn("1/16T", 7680, 38) == 80


def test_what_is_drawn_or_dragged_in_passing_is_not_selected(canvas, document, at):
    document.select([C4])
    QTest.mouseClick(canvas, LEFT, NO, at(1930, 67))
    assert not document.selection
    document.select([C4])
    drag(canvas, at(1200, 64), at(1200, 65))
    assert Note(960, 65, 480) in document.bars
    assert not document.selection
    drag(canvas, at(1420, 65), at(1660, 65))
    assert Note(960, 65, 720) in document.bars
    assert not document.selection
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert set(document.selection) == {C4}, "as before the drag"


def test_what_is_selected_stays_so_when_it_is_dragged_and_so_do_copies(canvas, document, at):
    document.select([E4])
    drag(canvas, at(1200, 64), at(1200, 65))
    assert [note.pitch for note in document.selection] == [65]
    drag(canvas, at(720, 60), at(720 + 1920, 60), held=CTRL)
    assert [note.start for note in document.selection] == [2400]
    canvas._view.set_tool(Tool.SELECT)
    drag(canvas, at(720, 60), at(720, 62))
    assert [note.pitch for note in document.selection] == [62]


def test_a_note_is_moved_and_moved_back(canvas, document, at):
    drag(canvas, at(720, 60), at(1200, 65))
    assert Note(960, 65, 480) in document.bars
    assert C4 not in document.bars
    document.undo_stack.undo()
    assert list(document.bars) == [C4, E4]


def test_selected_notes_move_together(canvas, document, at):
    document.select([C4, E4])
    drag(canvas, at(720, 60), at(840, 61))
    assert list(document.bars) == [Note(600, 61, 480), Note(1080, 65, 480)]


def test_control_copies(canvas, document, at):
    drag(canvas, at(720, 60), at(720 + 1920, 60), held=CTRL)
    assert list(document.bars) == [C4, E4, Note(2400, 60, 480)]


def test_both_edges_resize(canvas, document, at):
    drag(canvas, at(940, 60), at(1180, 60))
    assert Note(480, 60, 720) in document.bars
    drag(canvas, at(966, 64), at(1086, 64))
    assert Note(1080, 64, 360) in document.bars


def test_a_click_on_an_edge_resizes_nothing(canvas, document, at):
    played = Note(507, 60, 431)
    document.load(Bars.of([played, E4]))
    document.select([played, E4])
    QTest.mouseClick(canvas, LEFT, NO, at(played.end - 8, 60))
    assert not document.dirty
    assert list(document.selection) == [played]


def test_the_next_note_is_as_long_as_the_one_that_was_resized(canvas, document, at):
    document.select([C4, E4])
    drag(canvas, at(940, 60), at(1180, 60))
    QTest.mouseClick(canvas, LEFT, NO, at(3850, 62))
    assert Note(3840, 62, 720) in document.bars


def test_a_note_sounds_in_its_own_voice(canvas, document, window, at, qtbot):
    window.roll.view.set_voice(Voice.BASS)
    for pitch, voice in ((60, Voice.MELODY), (40, Voice.BASS)):
        with qtbot.waitSignal(canvas.sounded) as sounded:
            QTest.mouseClick(canvas, LEFT, NO, at(720, pitch))
        assert sounded.args == [pitch, voice]


def test_alt_lets_go_of_the_grid(canvas, document, at):
    drag(canvas, at(720, 60), at(780, 60), held=ALT)
    (moved,) = [note for note in document.bars if note.pitch == 60]
    assert moved.start % 120 != 0


def test_the_right_button_erases_what_it_passes_over(canvas, document, at):
    drag(canvas, at(600, 60), at(601, 60), RIGHT)
    assert list(document.bars) == [E4]
    QTest.mouseClick(canvas, RIGHT, NO, at(1000, 64))
    assert len(document.bars) == 0
    assert document.undo_stack.count() == 2


def test_the_eraser_erases(canvas, document, window, at):
    window.roll.view.set_tool(Tool.ERASE)
    drag(canvas, at(720, 60), at(1200, 64))
    assert C4 not in document.bars
    assert document.undo_stack.count() == 1


def test_a_quick_hand_erases_what_it_has_flown_over(canvas, document, window, at):
    row = [Note(240 * k, 62, 120) for k in range(8)]
    aside = [Note(720, 67, 120), Note(960, 60, 120)]
    document.load(Bars.of([*row, *aside]))
    window.roll.view.set_tool(Tool.ERASE)
    drag(canvas, at(60, 62), at(1740, 62))
    assert list(document.bars) == sorted(aside, key=lambda note: note.start)
    document.load(Bars.of([Note(480, pitch, 240) for pitch in (60, 62, 64)]))
    drag(canvas, at(600, 64), at(600, 60))
    assert len(document.bars) == 0


def test_of_notes_in_one_place_that_of_the_voice_in_hand_is_erased(canvas, document, window, at):
    here = [Note(0, 62, 960, voice=voice) for voice in (Voice.MELODY, Voice.HARMONY)]
    document.load(Bars.of(here))
    window.roll.view.set_tool(Tool.ERASE)
    drag(canvas, at(100, 62), at(800, 62))
    assert list(document.bars) == [here[1]]


def test_a_frame_selects_adds_and_removes(canvas, document, window, at):
    window.roll.view.set_tool(Tool.SELECT)
    drag(canvas, at(200, 66), at(1100, 58))
    assert set(document.selection) == {C4, E4}
    drag(canvas, at(200, 62), at(600, 58), held=ALT)
    assert set(document.selection) == {E4}
    drag(canvas, at(200, 62), at(600, 58), held=SHIFT)
    assert set(document.selection) == {C4, E4}
    QTest.mouseClick(canvas, LEFT, NO, at(3000, 70))
    assert set(document.selection) == set()
    assert not document.dirty


def test_control_selects_with_a_frame_while_drawing(canvas, document, at):
    drag(canvas, at(200, 62), at(600, 58), held=CTRL)
    assert set(document.selection) == {C4}
    drag(canvas, at(900, 66), at(1100, 63), held=CTRL)
    assert set(document.selection) == {E4}
    drag(canvas, at(200, 62), at(600, 58), held=CTRL | SHIFT)
    assert set(document.selection) == {C4, E4}
    drag(canvas, at(900, 66), at(1100, 63), held=CTRL | ALT)
    assert set(document.selection) == {C4}
    assert not document.dirty


def test_escape_forgets_the_gesture(canvas, document, window, at):
    QTest.mousePress(canvas, LEFT, NO, at(1930, 67))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, NO, at(1930, 67))
    assert not document.dirty


def test_escape_gives_back_what_was_selected(canvas, document, window, at):
    window.roll.view.set_tool(Tool.SELECT)
    document.select([C4])
    QTest.mousePress(canvas, LEFT, NO, at(900, 66))
    move(canvas, at(1100, 62), LEFT, NO)
    assert set(document.selection) == {E4}
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert set(document.selection) == {C4}
    move(canvas, at(1200, 62), LEFT, NO)
    QTest.mouseRelease(canvas, LEFT, NO, at(1200, 62))
    assert set(document.selection) == {C4}


def test_another_button_does_not_end_the_drag(canvas, document, at):
    QTest.mousePress(canvas, LEFT, NO, at(720, 60))
    move(canvas, at(1200, 60), LEFT, NO)
    QTest.mousePress(canvas, RIGHT, NO, at(1200, 60))
    QTest.mouseRelease(canvas, RIGHT, NO, at(1200, 60))
    assert not document.dirty
    move(canvas, at(1680, 60), LEFT, NO)
    QTest.mouseRelease(canvas, LEFT, NO, at(1680, 60))
    assert list(document.bars) == [E4, Note(1440, 60, 480)]


@pytest.mark.parametrize("grip", [720, 940, 484])
@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_Z, CTRL, [E4]),
        (Qt.Key.Key_Delete, NO, [E4]),
        (Qt.Key.Key_Up, NO, [Note(480, 61, 480), E4]),
    ],
)
def test_what_a_key_takes_out_of_the_hand_is_not_dragged_on(canvas, document, at, grip, key, held, expected):
    document.load(Bars.of([E4]))
    document.push("Draw", Edit.of(added=[C4]))
    QTest.mousePress(canvas, LEFT, NO, at(grip, 60))
    move(canvas, at(grip + 600, 60), LEFT, NO)
    QTest.keyClick(canvas, key, held)
    assert list(document.bars) == expected
    move(canvas, at(grip + 960, 60), LEFT, NO)
    assert not canvas._view.preview
    QTest.mouseRelease(canvas, LEFT, NO, at(grip + 960, 60))
    assert list(document.bars) == expected


def test_a_drag_ends_where_another_window_comes_to_the_front(canvas, document, window, at):
    for button, x in ((LEFT, 1680), (MIDDLE, 300)):
        QTest.mousePress(canvas, button, NO, at(720, 60))
        move(canvas, at(1200, 60), button, NO)
        QApplication.sendEvent(window.roll, QEvent(QEvent.Type.WindowDeactivate))
        before = window.roll.view.geometry
        move(canvas, at(x, 60), Qt.MouseButton.NoButton, NO)
        assert window.roll.view.geometry == before
        QTest.mouseRelease(canvas, button, NO, at(x, 60))
        assert list(document.bars) == [C4, E4]


def test_a_drag_that_is_held_beyond_the_edge_takes_the_view_along(canvas, document, window, at, qtbot):
    view, beyond = window.roll.view, QPoint(canvas.width() + 80, at(0, 60).y())
    right = view.geometry.tick(view.size.width())
    QTest.mousePress(canvas, LEFT, NO, at(720, 60))
    move(canvas, beyond, LEFT, NO)
    qtbot.waitUntil(lambda: view.geometry.left > 3840, timeout=5000)
    move(canvas, beyond - QPoint(200, 0), LEFT, NO)
    left = view.geometry.left
    qtbot.wait(100)
    assert view.geometry.left == left
    QTest.mouseRelease(canvas, LEFT, NO, beyond - QPoint(200, 0))
    (moved,) = (note for note in document.bars if note.pitch == 60)
    assert moved.start > right
    assert abs(moved.start + 240 - view.geometry.tick(beyond.x() - 200 - KEYS_WIDTH)) <= 60
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize("tool", [Tool.DRAW, Tool.SELECT])
def test_it_does_up_and_down_and_stops_with_the_drag(canvas, document, window, at, tool, qtbot):
    view = window.roll.view
    view.set_tool(tool)
    top = view.geometry.top
    QTest.mousePress(canvas, LEFT, NO, at(2400, 67))
    move(canvas, QPoint(at(2400, 67).x(), -40), LEFT, NO)
    qtbot.waitUntil(lambda: view.geometry.top > top + 3, timeout=5000)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    top = view.geometry.top
    qtbot.wait(100)
    assert view.geometry.top == top
    QTest.mouseRelease(canvas, LEFT, NO, QPoint(at(2400, 67).x(), -40))
    assert not document.dirty


def test_what_is_still_there_is_dragged_on(canvas, document, at):
    document.push("Draw", Edit.of(added=[Note(480, 67, 480)]))
    document.select(document.bars)
    QTest.mousePress(canvas, LEFT, NO, at(720, 60))
    move(canvas, at(960, 60), LEFT, NO)
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    QTest.mouseRelease(canvas, LEFT, NO, at(960, 60))
    assert list(document.bars) == [Note(720, 60, 480), Note(1200, 64, 480)]


def test_what_is_erased_under_the_hand_can_be_undone_meanwhile(canvas, document, window, at):
    document.push("Draw", Edit.of(added=[Note(1920, 60, 480)]))
    window.roll.view.set_tool(Tool.ERASE)
    QTest.mousePress(canvas, LEFT, NO, at(2000, 60))
    move(canvas, at(720, 60), LEFT, NO)
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    QTest.mouseRelease(canvas, LEFT, NO, at(720, 60))
    assert list(document.bars) == [E4]
    document.undo_stack.undo()
    assert list(document.bars) == [C4, E4]


@pytest.mark.parametrize("tool", [Tool.DRAW, Tool.SELECT, Tool.LASSO])
def test_shift_adds_a_clicked_note_alt_takes_it_away_and_a_click_leaves_it_alone(canvas, document, window, at, tool):
    window.roll.view.set_tool(tool)
    QTest.mouseClick(canvas, LEFT, NO, at(720, 60))
    QTest.mouseClick(canvas, LEFT, SHIFT, at(1200, 64))
    assert set(document.selection) == {C4, E4}
    QTest.mouseClick(canvas, LEFT, SHIFT, at(1200, 64))
    assert set(document.selection) == {C4, E4}
    QTest.mouseClick(canvas, LEFT, ALT, at(1200, 64))
    assert set(document.selection) == {C4}
    document.select([C4, E4])
    QTest.mouseClick(canvas, LEFT, NO, at(1200, 64))
    assert set(document.selection) == {E4}
    assert not document.dirty


def test_a_key_of_the_keyboard_sounds(canvas, at, qtbot):
    with qtbot.waitSignal(canvas.sounded) as sounded:
        QTest.mouseClick(canvas, LEFT, NO, QPoint(10, at(0, 64).y()))
    assert sounded.args == [64, Voice.MELODY]


def test_the_wheel_scrolls_and_zooms(canvas, window):
    view = window.roll.view

    def wheel(held):
        place = QPointF(300, 150)
        event = QWheelEvent(
            place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
        )
        before = view.geometry
        QApplication.sendEvent(canvas, event)
        return before, view.geometry

    before, after = wheel(CTRL)
    assert after.bar_width < before.bar_width
    before, after = wheel(CTRL | SHIFT)
    assert after.row_height < before.row_height
    before, after = wheel(NO)
    assert after.top < before.top
    before, after = wheel(SHIFT)
    assert after.left > before.left


def test_rows_that_one_song_makes_low_are_high_again_for_the_next(app, window, document, canvas):
    view = window.roll.view
    narrow, wide = Bars.of([C4, E4]), Bars.of([Note(0, 24, 480), Note(480, 100, 480)])
    usual = view.geometry.row_height
    for song, is_low in ((wide, True), (narrow, False), (wide, True)):
        document.load(song)
        app.session.loaded.emit()
        assert (view.geometry.row_height < usual) is is_low
        assert is_low or view.geometry.row_height == usual
    # In a song as well: with another voice in hand, and in a higher window.
    low = view.geometry.row_height
    window.resize(window.width(), window.height() + 300)
    assert low < view.geometry.row_height < usual
    assert view.geometry.y(100) >= 0
    assert view.geometry.y(24) + view.geometry.row_height <= view.size.height()
    window.mixer.strips[Voice.BASS].name.click()
    document.load(Bars.of([C4, Note(0, 24, 480, voice=Voice.DRUMS)]))
    window.mixer.strips[Voice.MELODY].name.click()
    assert view.geometry.row_height == usual


def test_rows_that_a_hand_made_low_stay_low(app, window, document, canvas):
    view = window.roll.view
    place = QPointF(300, 150)
    turned = (QPoint(), QPoint(0, -360), Qt.MouseButton.NoButton, CTRL | SHIFT, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(canvas, QWheelEvent(place, place, *turned))
    low = view.geometry.row_height
    document.load(Bars.of([C4, E4]))
    app.session.loaded.emit()
    window.resize(window.width(), window.height() + 200)
    assert view.geometry.row_height == low < 16


def test_a_note_that_a_key_brings_into_view_leaves_the_rows_as_high_as_they_are(app, window, document, canvas):
    view = window.roll.view
    document.load(Bars.of([Note(0, 20, 480), Note(480, 107, 480)]))
    app.session.loaded.emit()
    low = view.geometry.row_height
    view.set_geometry(view.geometry.moved(0, 4000))
    view.bring(document.bars)
    assert view.geometry.row_height == low


def test_a_drum_that_a_key_chose_is_brought_into_view_where_drums_have_rows_of_their_own(window, document):
    view = window.roll.view
    kit = [Note(0, pitch, 120, voice=Voice.DRUMS) for pitch in (36, 38, 42, 46, 45, 48, 50, 49, 51)]
    document.load(Bars.of([*kit, *(Note(480, pitch, 120) for pitch in range(30, 100))]))
    view.set_fold(Fold.USED)
    view.set_geometry(view.geometry.moved(0, -4000))
    view.bring(Notes.of(kit[:1]))
    y = float(view.geometry.y(float(kit[0].pitch - DRUM_ROWS)))
    assert 0 <= y <= view.size.height() - view.geometry.row_height


@pytest.mark.parametrize("part", ["canvas", "ruler", "velocity_lane"])
def test_the_middle_button_pans(window, part):
    widget, view = getattr(window.roll, part), window.roll.view
    cursor = widget.cursor().shape()
    along(widget, QPoint(300, 20), QPoint(250, 20), QPoint(200, 20), button=MIDDLE)
    assert view.geometry.x(0) == -100
    QTest.mousePress(widget, MIDDLE, NO, QPoint(300, 20))
    assert widget.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    assert window.roll.cancel_gesture()
    assert widget.cursor().shape() is cursor
    move(widget, QPoint(100, 20), Qt.MouseButton.NoButton, NO)
    assert view.geometry.x(0) == -100


def test_notes_are_painted_a_models_unlike_a_persons(canvas, document, window, at):
    document.load(document.bars.edited(added=[Note(1920, 60, 480, 80, Author.MODEL)]))
    image = canvas.grab().toImage()
    theme = canvas._themes.current
    person = image.pixelColor(at(720, 60))
    assert person.name() == theme.person.name()
    place = at(2000, 60)
    model = {image.pixelColor(place + QPoint(x, 0)).name() for x in range(30)}
    assert len(model) > 1
    assert theme.person.name() not in model


@pytest.fixture
def coming(app, document):
    """A note of bars that are still on their way; it is seen, but not in the song."""
    note = Note(1920, 67, 480, author=Author.MODEL)
    request = Request(document.bars, "attention_rnn", bars=2)
    app.session.continuation._set_on_way((Take(request, 0, (note,), 2400, 0.0, 0.0),))
    return note


@pytest.mark.parametrize("tool", [Tool.DRAW, Tool.SELECT])
def test_what_is_on_its_way_is_not_taken_hold_of(window, canvas, document, at, coming, tool):
    assert coming in window.roll.view.bars
    window.roll.view.set_tool(tool)
    drag(canvas, at(2000, 67), at(3000, 70))
    QTest.mouseClick(canvas, LEFT, NO, at(2000, 67))
    assert list(document.bars) == [C4, E4]
    assert not document.selection


def test_a_frame_round_what_is_on_its_way_selects_only_what_the_song_has(app, window, canvas, document, at, coming):
    window.roll.view.set_tool(Tool.SELECT)
    drag(canvas, at(100, 72), at(2900, 58))
    assert list(document.selection) == [C4, E4]
    app.session.continuation._set_on_way()
    window.menus.actions["notes.delete"].action.trigger()
    assert not len(document.bars)


@pytest.mark.alone
def test_a_long_song_is_painted_fast(canvas, document):
    document.load(Bars.of(Note(60 * n, 36 + n * 7 % 60, 60) for n in range(20_000)))
    canvas.grab()
    begun = time.perf_counter()
    canvas._picture.forget()
    canvas.grab()
    assert time.perf_counter() - begun < 0.1


@pytest.mark.parametrize("fold", [Fold.ALL, Fold.USED])
@pytest.mark.parametrize("voice", [Voice.MELODY, Voice.DRUMS])
def test_a_picture_that_moved_is_the_one_painted_anew(window, document, voice, fold):
    """Scrolled sideways and up and down, at zooms that leave fractions of pixels."""
    notes = [Note(90 * n, 30 + n * 7 % 60, 200, voice=Voice(n % 4), author=Author(n // 3 % 2)) for n in range(600)]
    document.load(Bars.of(notes).with_locked_bars([3, 9]))
    document.select(notes[::5])
    view, roll = window.roll.view, window.roll
    view.set_fold(fold)
    view.set_voice(voice)
    for zoom in (1.0, 0.83, 1.37, 0.3):
        view.set_geometry(view.geometry.zoomed(zoom, 200).zoomed_rows(zoom, 100))
        roll.grab()
        for right, down in ((64, 0), (-17, 30), (140, -64), (3.4, 0.7), (-999, 5)):
            view.set_geometry(view.geometry.moved(right, down))
            moved = roll.grab().toImage()
            view.content_changed.emit()
            assert roll.grab().toImage() == moved


def test_turns_of_a_wheel_between_two_frames_are_painted_once(window, canvas, document, monkeypatch):
    document.load(Bars.of(Note(120 * n, 60, 60) for n in range(4000)))
    view, paint, painted = window.roll.view, canvas._notes.paint, []
    monkeypatch.setattr(canvas._notes, "paint", lambda *how: painted.append(how[1]) or paint(*how))
    canvas.grab()
    painted.clear()
    for _ in range(3):
        view.set_geometry(view.geometry.moved(20, 0))
    canvas.grab()
    assert [seen.part.width() for seen in painted] == [60]


def test_the_ruler_stays_as_it_is_where_rows_move(window, document, monkeypatch):
    document.load(Bars.of([C4, E4]))
    view, ruler, painted = window.roll.view, window.roll.ruler, []
    monkeypatch.setattr(ruler, "update", lambda: painted.append(view.geometry))
    view.set_geometry(view.geometry.moved(0, 30))
    assert not painted
    view.set_geometry(view.geometry.moved(30, 0))
    assert painted == [view.geometry]
