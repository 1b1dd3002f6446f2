"""The transport: ruler, loop, metronome, count-in, tapped tempo, new bars on each pass."""

from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import LAST_TICK, Note
from sketchpad.session import edits
from sketchpad.ui.piano_roll.ruler import HEIGHT
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from tests.silent_player import SilentPlayer
from tests.ui.mouse import ALT, CTRL, LEFT, NO, RIGHT, SHIFT, along, move

Key = Qt.Key
UPPER, BRACE = 26, HEIGHT - 4


def press(window, key, held=NO):
    QTest.keyClick(window.roll.canvas, key, held)


def at(window, tick, y):
    return QPoint(KEYS_WIDTH + round(window.roll.view.geometry.x(tick)), y)


def test_a_double_click_on_the_ruler_plays_from_there(window, player):
    QTest.mouseDClick(window.roll.ruler, LEFT, NO, at(window, 960, UPPER))
    assert player.asked[-1] == (960, None, 0)


def test_the_loops_brace_is_moved_and_so_are_its_ends(app, window):
    ruler, playback = window.roll.ruler, app.session.playback
    along(ruler, at(window, 960, UPPER), at(window, 1500, UPPER), at(window, 1920, UPPER))
    assert playback.loop == (960, 1920)
    assert window.transport.transport["loop"].isChecked()
    along(ruler, at(window, 1440, BRACE), at(window, 2000, BRACE), at(window, 2400, BRACE))
    assert playback.loop == (1920, 2880)
    along(ruler, at(window, 2880, BRACE), at(window, 3000, BRACE), at(window, 3840, BRACE))
    assert playback.loop == (1920, 3840)
    along(ruler, at(window, 1920, BRACE), at(window, 1000, BRACE), at(window, 480, BRACE))
    assert playback.loop == (480, 3840)
    along(ruler, at(window, 480, BRACE), at(window, 4500, BRACE), at(window, 4800, BRACE))
    assert playback.loop == (3720, 3840)
    along(ruler, at(window, 3780, BRACE), at(window, 100, BRACE), at(window, -4000, BRACE))
    assert playback.loop == (0, 120)


def test_escape_and_other_buttons_leave_the_loop_as_it_was(app, window):
    ruler, playback = window.roll.ruler, app.session.playback
    playback.set_loop((960, 1920))
    for start, y in ((480, UPPER), (1440, BRACE)):
        QTest.mousePress(ruler, LEFT, NO, at(window, start, y))
        move(ruler, at(window, 3000, y), LEFT)
        assert ruler._loop != (960, 1920)
        QTest.mouseRelease(ruler, RIGHT, NO, at(window, 3000, y))
        assert playback.loop == (960, 1920)
        QTest.keyClick(window.roll.canvas, Key.Key_Escape)
        assert ruler._loop == (960, 1920)
        move(ruler, at(window, 3200, y), LEFT)
        QTest.mouseRelease(ruler, LEFT, NO, at(window, 3200, y))
        assert playback.loop == ruler._loop == (960, 1920)


def test_alt_lets_the_loop_and_the_playhead_go_off_the_grid(app, window):
    ruler, playback = window.roll.ruler, app.session.playback
    along(ruler, at(window, 1000, UPPER), at(window, 1500, UPPER), at(window, 1900, UPPER), held=ALT)
    assert all(tick % 120 for tick in playback.loop)
    QTest.mouseClick(ruler, LEFT, ALT, at(window, 700, UPPER))
    assert playback.playhead % 120


def test_the_loop_comes_back_where_it_was(app, window):
    playback, ruler = app.session.playback, window.roll.ruler
    along(ruler, at(window, 960, UPPER), at(window, 1500, UPPER), at(window, 1920, UPPER))
    press(window, Key.Key_L)
    assert playback.loop is ruler._loop is None
    press(window, Key.Key_L)
    assert playback.loop == ruler._loop == (960, 1920)


def test_another_song_has_no_loop_and_begins_at_its_start(app, window, player):
    playback = app.session.playback
    playback.set_loop((960, 1920))
    playback.begin(960)
    app.session.new()
    assert (playback.loop, playback.playhead, playback.playing) == (None, 0, False)
    assert window.roll.ruler._loop is None
    assert not window.transport.transport["loop"].isChecked()
    press(window, Key.Key_L)
    assert playback.loop == (0, 1920)


def test_stopping_returns_to_where_playing_began_whatever_became_of_the_loop(app, window, player):
    playback = app.session.playback
    playback.begin(480)
    playback.playhead = 1200
    press(window, Key.Key_L)
    assert player.loop == (0, 1920)
    press(window, Key.Key_Return)
    assert playback.playhead == 480


def test_a_note_that_is_added_while_the_song_plays_leaves_the_playhead_to_it(app, window, document, player):
    app.session.playback.begin(0)
    asked = len(player.asked)
    press(window, Key.Key_Insert)
    assert len(document.bars) == 3
    assert len(player.asked) == asked


def test_a_click_on_the_brace_moves_the_playhead_and_leaves_the_loop(app, window):
    app.session.playback.set_loop((0, 1920))
    window.roll.ruler.set_loop((0, 1920))
    QTest.mouseClick(window.roll.ruler, LEFT, NO, at(window, 960, BRACE))
    assert app.session.playback.playhead == 960
    assert app.session.playback.loop == (0, 1920)


def test_no_loop_goes_on_past_the_last_tick_of_a_song(app, window, document):
    ruler, playback = window.roll.ruler, app.session.playback
    document.load(Bars.of([Note(LAST_TICK - 480, 60, 480)], metre=Metre(7, 8)))
    press(window, Key.Key_L)
    assert playback.loop == (0, LAST_TICK)
    document.select(list(document.bars))
    window.loop_selection()
    assert playback.loop == (LAST_TICK - LAST_TICK % 1680, LAST_TICK)
    ruler.setFocus()
    QTest.keyClick(ruler, Key.Key_PageDown, SHIFT)
    assert playback.loop == (LAST_TICK - LAST_TICK % 1680, LAST_TICK)
    playback.set_loop((LAST_TICK, LAST_TICK + 480))
    assert playback.loop == (LAST_TICK - LAST_TICK % 1680, LAST_TICK), "of this one nothing would be left"


def test_a_brace_that_is_moved_to_the_end_of_a_song_keeps_its_length(app, window, document):
    ruler, playback, view = window.roll.ruler, app.session.playback, window.roll.view
    document.load(Bars.of([Note(LAST_TICK - 480, 60, 480)]))
    playback.set_loop((LAST_TICK - 1920, LAST_TICK - 960))
    view.set_geometry(replace(view.geometry, left=float(LAST_TICK - 3840)))
    along(ruler, at(window, LAST_TICK - 1440, BRACE), at(window, LAST_TICK - 720, BRACE), at(window, LAST_TICK, BRACE))
    assert playback.loop == (LAST_TICK - 960, LAST_TICK)


def far_out(window, pixels):
    """See bars so narrow."""
    view = window.roll.view
    view.set_geometry(view.geometry.zoomed(pixels / view.geometry.bar_width, 0))


def test_where_the_grid_is_too_fine_for_a_hand_bars_and_beats_draw_it(app, window, document):
    ruler, playback = window.roll.ruler, app.session.playback
    beside = QPoint(3, 0)
    far_out(window, 48)
    along(
        ruler, at(window, 4 * 1920, UPPER) + beside, at(window, 5 * 1920, UPPER), at(window, 6 * 1920, UPPER) - beside
    )
    assert playback.loop == (4 * 1920, 6 * 1920)
    QTest.mouseClick(ruler, LEFT, NO, at(window, 8 * 1920, UPPER) + beside)
    assert playback.playhead == 8 * 1920
    QTest.mouseClick(ruler, LEFT, NO, at(window, 8 * 1920 + 960, UPPER) + beside)
    assert playback.playhead == 8 * 1920 + 960
    QTest.mouseClick(ruler, LEFT, ALT, at(window, 8 * 1920, UPPER) + beside)
    assert playback.playhead == 8 * 1920 + 120, "Alt lets go of them as well"
    document.set_metre(Metre(3, 4))
    QTest.mouseClick(ruler, LEFT, NO, at(window, 7 * 1440, UPPER) + beside)
    assert playback.playhead == 7 * 1440


def test_a_loop_beside_the_lines_comes_to_them_when_it_is_taken_hold_of(app, window):
    ruler, playback = window.roll.ruler, app.session.playback
    far_out(window, 48)
    bar = QPoint(48, 0)
    playback.set_loop((1920, 5 * 1920 + 120))
    end = at(window, 5 * 1920 + 120, BRACE)
    along(ruler, end, end + bar / 2, end + bar)
    assert playback.loop == (1920, 6 * 1920)
    playback.set_loop((1920 + 120, 5 * 1920 + 120))
    middle = at(window, 3 * 1920, BRACE)
    along(ruler, middle, middle + bar / 2, middle + bar)
    assert playback.loop == (2 * 1920, 6 * 1920)


def test_a_coarser_grid_than_beats_is_kept_to(app, window):
    far_out(window, 24)
    window.roll.view.set_grid(960)
    QTest.mouseClick(window.roll.ruler, LEFT, NO, at(window, 2 * 1920 + 480, UPPER) + QPoint(1, 0))
    assert app.session.playback.playhead == 2 * 1920 + 960


def test_the_metronome_and_the_count_in_are_switched_by_keys(app, window, player):
    press(window, Key.Key_M, CTRL)
    assert player.clicks
    assert window.transport.time["metronome"].isChecked()
    press(window, Key.Key_M, CTRL)
    assert not player.clicks
    press(window, Key.Key_M, CTRL | SHIFT)
    press(window, Key.Key_Space)
    assert player.asked == [(0, None, 4)]
    app.session.playback.seek(960)
    assert player.asked[-1] == (960, None, 0)


def test_the_beat_that_is_counted_is_seen_beside_the_playhead(app, window, player, qtbot):
    canvas = window.roll.canvas
    beside = QRect(KEYS_WIDTH + 4, 0, 60, 60)
    before = canvas.grab(beside).toImage()
    window.transport.time["count"].trigger()
    counted = []
    app.session.playback.counted.connect(counted.append)
    player.counting = 1
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: counted == [1])
    first = canvas.grab(beside).toImage()
    player.counting = 2
    qtbot.waitUntil(lambda: counted == [1, 2])
    assert before != first != canvas.grab(beside).toImage() != before
    press(window, Key.Key_Space)
    assert counted == [1, 2, 0]
    assert canvas.grab(beside).toImage() == before


def test_a_player_that_opens_later_has_the_metronome(app, window, monkeypatch):
    app.session.playback.set_metronome(True)
    made = SilentPlayer()
    app.session.playback._use(made)
    assert made.clicks


def test_tapping_sets_the_tempo_as_one_step(window, document, monkeypatch):
    times = iter([0, 500_000_000, 1_000_000_000, 1_500_000_000])

    monkeypatch.setattr(window.transport, "_clock", SimpleNamespace(nsecsElapsed=lambda: next(times) * 5 // 4))
    for _ in range(4):
        press(window, Key.Key_T)
    assert document.bars.tempo == 96
    assert window.transport.tempo.value() == 96
    assert document.undo_stack.count() == 1


def test_new_bars_on_each_pass_is_switched_by_its_box_and_its_key(app, window, qtbot):
    with qtbot.waitSignal(app.session.notice) as said:
        press(window, Key.Key_L, CTRL)
    assert "drag over the ruler" in said.args[0]
    assert app.session.renewal.wanted
    assert window.fill.renew.isChecked()
    window.fill.renew.click()
    assert not app.session.renewal.wanted
    app.session.renewal.start(lambda: window.panel.settings)
    assert window.fill.renew.isChecked()


def test_a_loop_that_is_dragged_beyond_the_edge_takes_the_view_along(app, window, qtbot):
    ruler, view, playback = window.roll.ruler, window.roll.view, app.session.playback
    right = view.geometry.tick(view.size.width())
    beyond = QPoint(ruler.width() + 80, UPPER)
    QTest.mousePress(ruler, LEFT, NO, at(window, 960, UPPER))
    move(ruler, beyond, LEFT)
    qtbot.waitUntil(lambda: view.geometry.left > 960, timeout=5000)
    assert ruler._loop[0] == 960
    move(ruler, beyond - QPoint(300, 0), LEFT)
    left = view.geometry.left
    qtbot.wait(100)
    assert view.geometry.left == left
    QTest.mouseRelease(ruler, LEFT, NO, beyond - QPoint(300, 0))
    assert playback.loop[0] == 960
    assert playback.loop[1] > right - 1920
    assert abs(playback.loop[1] - view.geometry.tick(beyond.x() - 300 - KEYS_WIDTH)) <= 60


def test_escape_ends_the_scrolling_as_well(app, window, qtbot):
    ruler, view = window.roll.ruler, window.roll.view
    QTest.mousePress(ruler, LEFT, NO, at(window, 960, UPPER))
    move(ruler, QPoint(ruler.width() + 80, UPPER), LEFT)
    qtbot.waitUntil(lambda: view.geometry.left > 0, timeout=5000)
    QTest.keyClick(window.roll.canvas, Key.Key_Escape)
    left = view.geometry.left
    qtbot.wait(100)
    assert view.geometry.left == left
    assert app.session.playback.loop is None


def test_the_metronome_goes_on_in_an_empty_song_and_ends_with_any_other(app, window, document, player):
    def goes_on():
        app.session.playback._on_timeout()
        return player.open_ended

    press(window, Key.Key_M, CTRL)
    press(window, Key.Key_Space)
    assert not goes_on()
    press(window, Key.Key_Return)
    document.load(Bars.of())
    press(window, Key.Key_Space)
    assert goes_on()
    document.push("Draw", edits.draw(Note(0, 60, 480)))
    assert not goes_on(), "it is empty no longer"
    document.undo_stack.undo()
    assert goes_on()
    press(window, Key.Key_M, CTRL)
    assert not goes_on()
