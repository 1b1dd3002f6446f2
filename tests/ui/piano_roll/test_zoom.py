"""How much of the song is seen: zoomed by keys, fitted, and after an answer has come."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice
from sketchpad.ui.commands.commands import commands
from sketchpad.ui.piano_roll.reach import Fold
from sketchpad.ui.piano_roll.ruler import BAND
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from sketchpad.ui.piano_roll.zoom import READABLE_BAR
from tests.ui.mouse import CTRL, LEFT, NO, SHIFT, place

Key = Qt.Key
TWO_BARS = Bars.of([Note(480 * n, 60 + n % 5, 480) for n in range(8)])


@pytest.fixture
def view(window):
    return window.roll.view


def press(window, key, held=NO):
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.roll.setFocus()
    QTest.keyClick(window.roll.canvas, key, held)


def sees(view, start, end):
    """Whether all from one tick to another is in view."""
    return view.geometry.x(start) >= 0 and view.geometry.x(end) <= view.size.width()


def generate(app, qtbot, bars=16):
    app.window.panel.bars.setValue(bars)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10000):
        app.window.generating.start()


def test_keys_zoom_round_the_selection_the_playhead_or_the_middle(app, window, document, view):
    chosen = Note(3840, 60, 480)
    document.load(Bars.of([chosen]))
    app.session.playback.seek(1920)
    for selection, tick in (([chosen], 3840), ([], 1920)):
        document.select(selection)
        before, x = view.geometry.bar_width, view.geometry.x(tick)
        press(window, Key.Key_Equal, CTRL)
        assert view.geometry.bar_width > before
        assert abs(view.geometry.x(tick) - x) <= 1
        press(window, Key.Key_Minus, CTRL)
        assert view.geometry.bar_width == pytest.approx(before)
    view.set_geometry(view.geometry.moved(4000, 0))
    middle = view.geometry.tick(view.size.width() / 2)
    press(window, Key.Key_Plus, CTRL)
    assert view.geometry.tick(view.size.width() / 2) == pytest.approx(middle, abs=20)


def test_keys_zoom_rows(window, view):
    before = view.geometry.row_height
    press(window, Key.Key_Up, CTRL)
    assert view.geometry.row_height > before
    press(window, Key.Key_Down, CTRL)
    assert view.geometry.row_height == pytest.approx(before)


@pytest.mark.parametrize("fold", [Fold.ALL, Fold.USED])
def test_the_song_is_fitted_and_so_is_the_selection(window, document, view, fold):
    far = [Note(TICKS_PER_BAR * n, 40 + 5 * n % 50, 480) for n in range(24)]
    document.load(Bars.of([*far, Note(0, 36, 120, voice=Voice.DRUMS)]))
    view.set_fold(fold)
    press(window, Key.Key_Z, SHIFT)
    assert sees(view, 0, 24 * TICKS_PER_BAR)
    assert view.geometry.x(24 * TICKS_PER_BAR) > 0.95 * view.size.width()
    ys = [float(view.geometry.y(note.pitch)) for note in far]
    assert min(ys) >= 0
    assert max(ys) + view.geometry.row_height <= view.size.height()
    document.select(far[4:6])
    press(window, Key.Key_Z)
    assert sees(view, 4 * TICKS_PER_BAR, 6 * TICKS_PER_BAR)
    assert view.geometry.x(6 * TICKS_PER_BAR) - view.geometry.x(4 * TICKS_PER_BAR) > 0.95 * view.size.width()
    document.select([])
    press(window, Key.Key_Z)
    assert sees(view, 0, 24 * TICKS_PER_BAR)


def test_a_long_song_is_fitted_whole(window, document, view):
    document.load(Bars.of(Note(TICKS_PER_BAR * n, 60, 480) for n in range(300)))
    press(window, Key.Key_Z, SHIFT)
    assert sees(view, 0, 300 * TICKS_PER_BAR)
    width = view.geometry.bar_width
    press(window, Key.Key_Minus, CTRL)
    assert view.geometry.bar_width <= width


def test_an_empty_song_is_fitted_to_some_bars(window, document, view):
    document.load(Bars.of([]))
    press(window, Key.Key_Z, SHIFT)
    assert view.geometry.x(4 * TICKS_PER_BAR) == pytest.approx(view.size.width(), abs=2)


def test_the_palette_knows_them(window):
    found = {command.title for command in commands(window) if "zoom" in command.title.lower()}
    assert len(found) == 6


def test_an_answer_is_seen_with_its_primer_as_far_as_notes_can_be_read(app, window, document, view, qtbot):
    document.load(TWO_BARS)
    generate(app, qtbot)
    assert sees(view, 0, 18 * TICKS_PER_BAR)
    assert view.geometry.bar_width >= READABLE_BAR


def test_of_a_long_answer_the_first_bars_are_seen_and_the_end_of_a_long_primer(app, window, document, view, qtbot):
    document.load(Bars.of([Note(480 * n, 60, 480) for n in range(40 * 4)]))
    generate(app, qtbot, bars=32)
    assert view.geometry.bar_width == pytest.approx(READABLE_BAR)
    assert sees(view, 36 * TICKS_PER_BAR, 46 * TICKS_PER_BAR)


def test_what_is_in_view_already_stays_as_it_is_and_nothing_is_zoomed_in(app, window, document, view, qtbot):
    document.load(TWO_BARS)
    view.set_geometry(view.geometry.zoomed(0.2, 0))
    before = view.geometry
    generate(app, qtbot)
    assert (view.geometry.left, view.geometry.bar_width) == (before.left, before.bar_width)


def test_a_view_is_left_alone_in_a_drag(app, window, document, view, qtbot):
    document.load(TWO_BARS)
    before = view.geometry
    QTest.mousePress(window.roll.canvas, LEFT, NO, place(window, 240, 60))
    generate(app, qtbot)
    assert view.geometry == before
    QTest.mouseRelease(window.roll.canvas, LEFT, NO, place(window, 240, 60))


@pytest.mark.usefixtures("player")
def test_a_view_is_left_alone_while_it_follows_the_song(app, document, view, qtbot):
    document.load(TWO_BARS)
    before = view.geometry
    app.session.playback.toggle()
    generate(app, qtbot)
    assert view.geometry.bar_width == before.bar_width
    view.set_follows(False)
    generate(app, qtbot)
    assert app.session.playback.playing
    assert sees(view, 0, 18 * TICKS_PER_BAR)


def test_who_looks_elsewhere_while_bars_come_is_left_there(app, window, document, view, qtbot):
    document.load(Bars.of([Note(480 * n, 60, 480) for n in range(40 * 4)]))
    window.panel.takes.setValue(16)
    window.panel.tries.setValue(1)
    window.panel.bars.setValue(64)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=20000):
        with qtbot.waitSignal(app.session.continuation.draft_changed, timeout=5000):
            window.generating.start()
        assert view.geometry.left > 0
        view.set_geometry(view.geometry.moved(-8000, 0))
    assert view.geometry.left == 0


def test_the_name_of_a_short_primer_is_not_cut_in_the_middle_of_a_letter(app, window, document, view, qtbot):
    """Where there is no room for it, its band is plain before its end."""
    document.load(TWO_BARS)
    generate(app, qtbot)
    name = QFontMetrics(window.roll.ruler.font()).horizontalAdvance("primer")
    for room in range(20, name + 20, 3):
        view.set_geometry(replace(view.geometry, left=0, bar_width=room / 2))
        band = window.roll.ruler.grab(QRect(KEYS_WIDTH + room - 5, 4, 3, BAND - 4)).toImage()
        assert len({band.pixelColor(x, y).name() for x in range(3) for y in range(BAND - 4)}) == 1, room


def test_rows_are_scrolled_by_a_bar_and_the_bar_is_where_they_are(window, document, view):
    (bar,) = [bar for bar in window.roll.findChildren(QScrollBar) if bar.orientation() is Qt.Orientation.Vertical]
    assert bar.isVisible()
    for value, pitch, y in ((bar.minimum(), 127, 0), (bar.maximum(), 0, view.size.height() - 1)):
        bar.setValue(value)
        assert view.geometry.pitch(y) == pitch
    view.set_geometry(view.geometry.moved(0, -160))
    assert bar.value() == bar.maximum() - 160
    assert bar.pageStep() == view.size.height()
    document.load(Bars.of([Note(0, 60, 480)]))
    view.set_fold(Fold.USED)
    assert bar.minimum() == bar.maximum()
    assert window.roll.canvas.mapTo(window, QPoint()).x() < bar.mapTo(window, QPoint()).x()
