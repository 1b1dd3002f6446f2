"""Drags while the view moves under the hand, and clicks with keys held."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note, Voice
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool
from tests.ui.mouse import ALT, CTRL, LEFT, MIDDLE, NO, SHIFT, along, move, place

NOTES = [Note(480 * number, 60 + number, 480) for number in range(4)]


@pytest.fixture
def canvas(window, document):
    document.load(Bars.of([*NOTES, Note(15360, 60, 480)]))
    window.roll.view.centre_on_notes()
    return window.roll.canvas


def scroll(widget, at, held=SHIFT):
    """Three notches towards the end."""
    turned = (QPoint(), QPoint(0, -360), Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, QWheelEvent(QPointF(at), widget.mapToGlobal(QPointF(at)), *turned))


def test_a_note_stays_under_the_hand_while_the_wheel_scrolls(canvas, window, document):
    view, start, hand = window.roll.view, place(window, 240, 60), place(window, 720, 60)
    QTest.mousePress(canvas, LEFT, NO, start)
    move(canvas, hand, LEFT)
    scroll(canvas, hand)
    QTest.mouseRelease(canvas, LEFT, NO, hand)
    assert view.geometry.left > 0
    (moved,) = (note for note in document.bars if note.pitch == 60 and note.start < 15360)
    assert abs(moved.start + 240 - view.geometry.tick(hand.x() - KEYS_WIDTH)) <= 60


def test_a_frame_and_a_loop_follow_the_wheel_as_well(canvas, window, app, document):
    window.roll.view.set_tool(Tool.SELECT)
    hand = place(window, 900, 59)
    QTest.mousePress(canvas, LEFT, NO, place(window, 300, 66))
    move(canvas, hand, LEFT)
    assert len(document.selection) == 2
    scroll(canvas, hand)
    assert len(document.selection) == 4
    QTest.mouseRelease(canvas, LEFT, NO, hand)
    ruler, upper = window.roll.ruler, QPoint(hand.x(), 26)
    QTest.mousePress(ruler, LEFT, NO, upper - QPoint(40, 0))
    move(ruler, upper, LEFT)
    length = ruler._loop[1] - ruler._loop[0]
    scroll(window.roll, upper)
    assert ruler._loop[1] - ruler._loop[0] > length
    QTest.mouseRelease(ruler, LEFT, NO, upper)


def test_the_page_is_not_turned_under_a_drag(canvas, window, app, player):
    view, playback = window.roll.view, app.session.playback
    playback.begin(0)
    beyond = view.geometry.tick(view.size.width() + 100)
    grips = (
        (canvas, LEFT, place(window, 240, 60)),
        (canvas, MIDDLE, place(window, 2400, 60)),
        (window.roll.ruler, LEFT, QPoint(200, 26)),
        (window.roll.velocity_lane, LEFT, QPoint(200, 20)),
    )
    for widget, button, at in grips:
        QTest.mousePress(widget, button, NO, at)
        move(widget, at + QPoint(10, 0), button)
        before = view.geometry
        playback.moved.emit(beyond)
        assert view.geometry == before
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(widget, button, NO, at)
    playback.moved.emit(beyond)
    assert view.geometry.left > before.left


def test_a_slow_hand_pans_as_far_as_it_goes(canvas, window):
    view, start = window.roll.view, QPointF(400, 200)
    grabbed = view.geometry.tick(start.x() - KEYS_WIDTH)
    QTest.mousePress(canvas, MIDDLE, NO, start.toPoint())
    for step in range(1, 51):
        move(canvas, start - QPointF(0.4 * step, 0), MIDDLE)
    assert abs(view.geometry.x(grabbed) - (400 - 20 - KEYS_WIDTH)) <= 1
    assert canvas.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(canvas, MIDDLE, NO, QPoint(380, 200))
    assert canvas.cursor().shape() is not Qt.CursorShape.ClosedHandCursor


@pytest.mark.parametrize("tool", [Tool.DRAW, Tool.SELECT])
def test_a_click_on_a_note_that_is_not_selected_takes_no_other_out_of_the_selection(canvas, window, document, tool):
    window.roll.view.set_tool(tool)
    first, second, third, _ = NOTES
    at = place(window, third.start + 240, third.pitch)
    for held, selected in ((ALT, {first, second}), (CTRL, {first, second, third}), (NO, {third})):
        document.select([first, second])
        QTest.mouseClick(canvas, LEFT, held, at)
        assert set(document.selection) == selected
    assert not document.dirty


def test_such_a_note_is_copied_and_moved_alone(canvas, window, document):
    first, second, third, _ = NOTES
    at, up = place(window, third.start + 240, third.pitch), place(window, third.start + 240, third.pitch + 3)
    for held, added in ((CTRL, 1), (ALT, 0)):
        document.select([first, second])
        QTest.mousePress(canvas, LEFT, held, at)
        move(canvas, up, LEFT, held)
        QTest.mouseRelease(canvas, LEFT, held, up)
        assert {first, second} <= set(document.bars)
        assert len(document.bars) == 5 + added
        document.undo_stack.undo()


def test_a_hand_that_slides_over_the_keys_plays_them(canvas, window):
    heard = []
    canvas.sounded.connect(lambda pitch, _voice: heard.append(pitch))
    places = [QPoint(10, place(window, 0, pitch).y()) for pitch in (60, 60, 62, 64)]
    QTest.mousePress(canvas, LEFT, NO, places[0])
    for at in places[1:]:
        move(canvas, at, LEFT)
    QTest.mouseRelease(canvas, LEFT, NO, places[-1])
    move(canvas, places[0], Qt.MouseButton.NoButton)
    assert heard == [60, 62, 64]
    QTest.mousePress(canvas, LEFT, NO, places[0])
    QApplication.sendEvent(window.roll, QEvent(QEvent.Type.WindowDeactivate))
    move(canvas, places[-1], Qt.MouseButton.NoButton)
    assert heard == [60, 62, 64, 60]


def test_what_is_in_the_middle_stays_there_in_a_lower_window(canvas, window):
    view = window.roll.view

    def middle():
        return view.geometry.pitch(view.size.height() / 2)

    before, height = middle(), window.height()
    for lower in range(0, 240, 3):
        window.resize(window.width(), height - lower)
    assert view.size.height() < 250
    assert abs(middle() - before) <= 1
    window.resize(window.width(), height)
    assert middle() == before


def at_72(document):
    return [(note.start, note.end) for note in document.bars if note.pitch == 72]


def test_what_a_hand_draws_out_moves_or_resizes_takes_from_others_and_undo_gives_it_back(canvas, window, document):
    document.load(Bars.of([Note(480, 72, 480), Note(1440, 72, 480)]))
    window.roll.view.centre_on_notes()
    before = document.bars
    edge, grip = place(window, 935, 72), place(window, 720, 72)
    for drag, left in (
        ((edge, place(window, 1535, 72)), [(480, 1560)]),
        ((grip, place(window, 1440, 72)), [(1200, 1680)]),
        ((place(window, 240, 72), place(window, 720, 72)), [(240, 720), (1440, 1920)]),
    ):
        along(canvas, *drag)
        assert at_72(document) == left
        document.undo_stack.undo()
        assert document.bars == before


def test_a_click_draws_no_further_than_to_the_next_note(canvas, window, document):
    document.load(Bars.of([Note(480, 72, 480)]))
    window.roll.view.centre_on_notes()
    window.roll.view.length = 960
    QTest.mouseClick(canvas, LEFT, NO, place(window, 250, 72))
    assert at_72(document) == [(240, 480), (480, 960)]
    assert window.roll.view.length == 960, "the next is as long as asked for"
    QTest.mouseClick(canvas, LEFT, NO, place(window, 1000, 72))
    assert at_72(document)[2:] == [(960, 1920)]


@pytest.mark.parametrize("voice", [Voice.MELODY, Voice.BASS, Voice.HARMONY, Voice.DRUMS])
def test_where_a_hand_leads_notes_all_is_seen_as_if_it_were_painted_anew(canvas, window, document, voice):
    near = [Note(240 * n, 60 + n % 3, 230, 30 + 5 * n, Author(n % 2), voice, locked=n % 4 == 3) for n in range(12)]
    document.load(Bars.of([*near, *NOTES]))
    view, lane = window.roll.view, window.roll.velocity_lane
    view.set_voice(voice)
    view.centre_on_notes()
    held = [note for note in document.bars if note.voice is voice][2:4]
    document.select(held)
    hand = place(window, held[0].start + 100, held[0].pitch)
    QTest.mousePress(canvas, LEFT, NO, hand)
    painted = []
    paint = canvas._notes.paint
    canvas._notes.paint = lambda painter, seen, *of: (painted.append(seen.part), paint(painter, seen, *of))
    for step in range(1, 12):
        if step == 6:
            scroll(canvas, hand)
        hand += QPoint(23, -9 if step % 3 else 14)
        move(canvas, hand, LEFT)
        seen = [part.grab().toImage() for part in (canvas, lane)]
        for part in (canvas, lane):
            part._picture.forget()
        assert [part.grab().toImage() for part in (canvas, lane)] == seen
    QTest.mouseRelease(canvas, LEFT, NO, hand)
    assert min(part.width() for part in painted) < canvas.width() / 3, "no more than what is under the hand"
