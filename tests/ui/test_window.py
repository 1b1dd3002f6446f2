"""The window: keys, panels, takes, messages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QMessageBox, QWidget

from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import LAST_TICK, Note, Voice
from sketchpad.music.scale import Scale
from sketchpad.music.song_file import read_song
from sketchpad.session.edits import Edit
from sketchpad.session.preferences import read_choices
from sketchpad.ui import theme
from sketchpad.ui.app import App
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool
from sketchpad.ui.wording import duration, memory
from tests.ui.mouse import along, move, place
from tests.ui.strip import settled

C4 = Note(480, 60, 480)
E4 = Note(960, 64, 480)
Key = Qt.Key


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.roll.canvas, key, held)


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Key.Key_Up, "No", Note(480, 61, 480)),
        (Key.Key_Down, "No", Note(480, 59, 480)),
        (Key.Key_Up, "Shift", Note(480, 72, 480)),
        (Key.Key_Down, "Shift", Note(480, 48, 480)),
        (Key.Key_Up, "Alt", Note(480, 62, 480)),
        (Key.Key_Down, "Alt", Note(480, 59, 480)),
        (Key.Key_Right, "No", Note(600, 60, 480)),
        (Key.Key_Left, "No", Note(360, 60, 480)),
        (Key.Key_Right, "Shift", Note(480, 60, 600)),
        (Key.Key_Left, "Shift", Note(480, 60, 360)),
        (Key.Key_Plus, "No", Note(480, 60, 480, 88)),
        (Key.Key_Minus, "No", Note(480, 60, 480, 72)),
    ],
)
def test_keys_edit_the_selection(window, document, key, held, expected):
    document.select([C4])
    press(window, key, getattr(Qt.KeyboardModifier, f"{held}Modifier"))
    assert set(document.bars) == {expected, E4}
    assert document.undo_stack.count() == 1
    press(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(document.bars) == [C4, E4]


def test_copy_and_paste_at_the_playhead(app, window, document):
    control = Qt.KeyboardModifier.ControlModifier
    document.select([C4, E4])
    press(window, Key.Key_C, control)
    app.session.playback.seek(3840)
    press(window, Key.Key_V, control)
    assert list(document.bars)[2:] == [Note(3840, 60, 480), Note(4320, 64, 480)]
    press(window, Key.Key_X, control)
    assert len(document.bars) == 2
    press(window, Key.Key_A, control)
    press(window, Key.Key_D, control)
    assert list(document.bars)[2:] == [Note(1440, 60, 480), Note(1920, 64, 480)]
    press(window, Key.Key_Delete)
    assert len(document.bars) == 2


def test_what_was_cut_comes_back_where_it_was_and_what_was_copied_into_a_new_song(app, window, document):
    control = Qt.KeyboardModifier.ControlModifier
    document.load(Bars.of([Note(0, 60, 480), Note(480, 64, 480)]))
    before = list(document.bars)
    for key in (Key.Key_A, Key.Key_X, Key.Key_V):
        press(window, key, control)
    assert list(document.bars) == before
    document.undo_stack.undo()
    assert not document.bars
    press(window, Key.Key_V, control)
    press(window, Key.Key_C, control)
    app.session.new()
    press(window, Key.Key_V, control)
    assert list(document.bars) == before


def test_what_is_pasted_again_comes_behind_and_not_upon_itself(app, window, document):
    control, playback = Qt.KeyboardModifier.ControlModifier, app.session.playback
    tune = [Note(480 * n, 60 + n, 400) for n in range(4)]
    document.load(Bars.of(tune))
    document.select(tune)
    press(window, Key.Key_C, control)
    playback.seek(1920)
    for bar in (1, 2):
        press(window, Key.Key_V, control)
        assert [note.start for note in document.selection] == [1920 * bar + note.start for note in tune]
    assert playback.playhead == 3 * 1920
    playback.seek(1920)
    press(window, Key.Key_Plus)
    loud = set(document.selection)
    press(window, Key.Key_C, control)
    playback.seek(0)
    press(window, Key.Key_V, control)
    assert len(document.bars) == 12
    assert {note.velocity for note in document.bars.between(0, 1920)} == {next(iter(loud)).velocity} != {80}
    assert set(document.selection) == set(document.bars.between(0, 1920))
    press(window, Key.Key_Z, control)
    assert set(tune) < set(document.bars)
    assert set(document.selection) == loud


def test_where_the_song_has_no_room_left_keys_say_what_became_of_the_notes(app, window, document):
    control, playback, said = Qt.KeyboardModifier.ControlModifier, app.session.playback, window.message.text
    document.load(Bars.of([Note(0, 60, 480), Note(480, 60, 480)]))
    document.select(document.bars)
    press(window, Key.Key_C, control)
    playback.seek(LAST_TICK - 960)
    press(window, Key.Key_V, control)
    assert not window.message.isVisible(), "there is room"
    document.undo_stack.undo()
    playback.seek(LAST_TICK - 480)
    press(window, Key.Key_V, control)
    assert document.selection.end == LAST_TICK
    assert "begins earlier" in said.text()
    assert "2000.3" in said.text()
    before = document.bars
    press(window, Key.Key_D, control)
    assert (document.bars, "not duplicated" in said.text()) == (before, True)
    playback.seek(LAST_TICK - 10)
    press(window, Key.Key_Insert)
    assert (document.bars, "no room for a note" in said.text()) == (before, True)


def test_a_note_that_is_dragged_or_added_upon_the_same_one_takes_its_place(app, window, document):
    canvas, low, high = window.roll.canvas, Note(480, 60, 480), Note(480, 67, 240, 30)
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        document.load(Bars.of([low, high]))
        along(canvas, place(window, 600, 60), place(window, 600, 67), held=held)
        moved = [low] if held else []
        assert list(document.bars) == [*moved, Note(480, 67, 480)]
        document.undo_stack.undo()
        assert list(document.bars) == [low, high]
    document.load(Bars.of([low, high]))
    app.session.playback.seek(480)
    document.select([high])
    press(window, Key.Key_Insert)
    assert [(note.pitch, note.velocity) for note in document.bars] == [(60, 80), (67, 80)]


def test_a_key_leads_past_the_same_note_and_leaves_no_double_upon_it(window, document):
    low, high, far = Note(480, 60, 480), Note(480, 62, 240, 30), Note(600, 62, 120, 50)
    document.load(Bars.of([low, high, far]))
    document.select([low])
    moved, cut = replace(low, pitch=62), replace(high, length=120)
    steps = [
        (Key.Key_Up, {replace(low, pitch=61), high, far}),
        (Key.Key_Up, {moved}),
        (Key.Key_Plus, {replace(moved, velocity=88)}),
        (Key.Key_Right, {replace(moved, start=600, velocity=88), cut}),
        (Key.Key_Left, {replace(moved, velocity=88)}),
        (Key.Key_Up, {replace(moved, pitch=63, velocity=88), high, far}),
    ]
    seen = [set(document.bars)]
    for key, expected in steps:
        press(window, key)
        assert set(document.bars) == expected
        assert len(document.bars) == len(expected)
        assert set(document.selection) == expected - {high, far, cut}
        seen.append(expected)
    # What undo leads back to is gone on from in the same way.
    for _ in range(len(steps) - 2):
        document.undo_stack.undo()
    assert set(document.bars) == seen[2]
    press(window, Key.Key_Down)
    assert set(document.bars) == seen[1]
    for before in seen[1::-1]:
        document.undo_stack.setIndex(seen.index(before))
        assert set(document.bars) == before


def test_what_a_key_laid_a_note_upon_is_gone_once_something_else_is_selected(window, document):
    low, high = Note(480, 60, 480), Note(480, 61, 240, 30)
    document.load(Bars.of([low, high]))
    document.select([low])
    press(window, Key.Key_Up)
    document.select([])
    document.select(document.bars)
    press(window, Key.Key_Up)
    assert list(document.bars) == [replace(low, pitch=62)]


@pytest.mark.parametrize(
    ("before", "chosen", "key", "held", "after"),
    [
        ([Note(10, 60, 100), Note(20, 60, 200)], 2, Key.Key_Q, "No", [Note(0, 60, 240)]),
        ([Note(0, 60, 360), Note(20, 60, 100)], 2, Key.Key_Q, "No", [Note(0, 60, 360)]),
        ([Note(0, 60, 480), Note(0, 61, 240)], 2, Key.Key_Up, "Alt", [Note(0, 62, 480)]),
        ([Note(0, 60, 480, voice=Voice.BASS), Note(0, 60, 240)], 1, Key.Key_V, "Shift", [Note(0, 60, 240)]),
    ],
)
def test_keys_that_bring_notes_together_leave_one_of_them(window, document, before, chosen, key, held, after):
    document.load(Bars.of(before))
    window.roll.view.set_voice(before[0].voice)
    window.roll.view.choose_scale(Scale(0))
    document.select(before[-chosen:])
    press(window, key, getattr(Qt.KeyboardModifier, f"{held}Modifier"))
    assert [(n.start, n.pitch, n.length) for n in document.bars] == [(n.start, n.pitch, n.length) for n in after]
    assert set(document.selection) == set(document.bars)
    document.undo_stack.undo()
    assert set(document.bars) == set(before)


def test_doubles_that_were_there_stay_where_they_are_only_made_louder(window, document):
    doubles = [Note(0, 60, 480), Note(0, 60, 240)]
    document.load(Bars.of(doubles))
    document.select(doubles[:1])
    press(window, Key.Key_Plus)
    assert set(document.bars) == {Note(0, 60, 480, 88), doubles[1]}
    document.select(document.bars)
    press(window, Key.Key_Right)
    assert len(document.bars) == 2


def test_an_edge_that_is_dragged_to_where_the_same_note_begins_takes_its_place(window, document):
    first, second = Note(0, 60, 240), Note(480, 60, 480)
    document.load(Bars.of([first, second]))
    along(window.roll.canvas, place(window, 482, 60), place(window, 2, 60))
    assert list(document.bars) == [Note(0, 60, 960)]
    document.undo_stack.undo()
    assert list(document.bars) == [first, second]


def test_a_bar_of_drums_is_repeated_in_the_next_bar_of_the_songs_metre(window, document):
    hats = [Note(240 * n, 42, 120, voice=Voice.DRUMS) for n in range(6)]
    document.load(Bars.of(hats, metre=Metre(6, 8)))
    document.select(hats)
    for bar in (1, 2):
        press(window, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert [note.start for note in document.selection] == [1440 * bar + hat.start for hat in hats]


def test_tab_walks_the_notes(window, document):
    press(window, Key.Key_Tab)
    assert set(document.selection) == {C4}
    press(window, Key.Key_Tab)
    assert set(document.selection) == {E4}
    press(window, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert set(document.selection) == {C4}


def test_number_keys_and_b_change_the_tool(window):
    for key, tool in ((Key.Key_2, Tool.SELECT), (Key.Key_3, Tool.ERASE), (Key.Key_1, Tool.DRAW)):
        press(window, key)
        assert window.roll.view.tool is tool
        assert window.transport.tools[tool].isChecked()
    press(window, Key.Key_B)
    assert window.roll.view.tool is Tool.SELECT


def test_control_enter_generates_and_enter_keeps(app, window, document, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    window.panel.bars.setValue(4)
    window.panel.takes.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        press(window, Key.Key_Return, control)
    assert settled(window, qtbot).accept.isEnabled()
    assert len(app.session.takes.choices) == 3
    first = document.bars
    press(window, Key.Key_BracketRight)
    assert document.bars != first
    press(window, Key.Key_BracketLeft)
    assert document.bars == first
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        press(window, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.panel.seed.value() == 3
    assert len(app.session.takes.choices) == 5
    press(window, Key.Key_Return)
    assert not settled(window, qtbot).accept.isEnabled()
    assert document.undo_stack.count() == 1


def test_the_button_forecasts_then_stops(app, window, qtbot):
    qtbot.waitUntil(lambda: "~" in window.panel.generate.text(), timeout=5000)
    window.panel.bars.setValue(64)
    window.panel.takes.setValue(16)
    window.panel.generate.click()
    assert "Stop" in window.panel.generate.text()
    window.panel.generate.click()
    assert not app.session.continuation.busy
    qtbot.waitUntil(lambda: "Generate" in window.panel.generate.text())


def test_what_was_written_is_brought_into_view(app, window, document, qtbot):
    window.panel.temperature.setValue(3)
    window.panel.bars.setValue(32)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.generate.click()
    geometry, height = window.roll.view.geometry, window.roll.view.size.height()
    pitches = document.bars.columns["pitch"]
    assert geometry.y(int(pitches.max())) >= 0
    assert geometry.y(int(pitches.min()) - 1) <= height + 1


def test_takes_are_chosen_by_their_pictures(app, window, document, qtbot):
    window.panel.takes.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.generate.click()
    buttons = settled(window, qtbot)._buttons
    buttons.button(2).click()
    assert app.session.takes.shown == 2
    assert f"seed {window.panel.seed.value() + 1}, best of {window.panel.tries.value()}," in buttons.button(2).toolTip()
    buttons.button(0).click()
    assert len(document.bars) == 2
    window.takes.accept.click()
    assert not app.session.takes.is_open


def test_messages_are_said_in_the_window_and_closed(app, window):
    app.session.notice.emit("cannot read x: it is gone")
    assert window.message.isVisible()
    assert window.message.text.text() == "Cannot read x: it is gone"


def test_another_engine_is_asked_for(app, window, qtbot):
    with qtbot.waitSignal(app.session.generator.opened, timeout=5000, check_params_cb=lambda _, name: name == "numpy"):
        window.panel.engine.setCurrentIndex(window.panel.engine.findData("numpy"))
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.generate.click()
    assert app.session.meter.costs[-1].engine == "numpy"


def test_the_gauge_shows_time_and_memory_and_draws(app, window, qtbot):
    qtbot.waitUntil(lambda: window.gauge.has_plots, timeout=5000)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.generate.click()
    qtbot.waitUntil(lambda: "first bar" in window.gauge.text.text(), timeout=5000)
    assert window.gauge.text.text().endswith("MB")
    window.show_panel(window.gauge)
    qtbot.waitUntil(lambda: len(window.gauge.latency_plot.drawn) == 1, timeout=5000)


def test_velocity_is_painted_in_the_lane_as_one_step(window, document):
    lane = window.roll.velocity_lane
    x = KEYS_WIDTH + round(window.roll.view.geometry.x(C4.start))
    QTest.mouseClick(lane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, 6))
    assert {note.velocity for note in document.bars} == {127, 80}
    assert document.undo_stack.count() == 1


def test_a_quick_hand_paints_a_line_of_velocities(window, document):
    lane, geometry = window.roll.velocity_lane, window.roll.view.geometry
    document.load(Bars.of(Note(240 * k, 60, 240) for k in range(9)))
    low, high = (QPoint(KEYS_WIDTH + round(geometry.x(240 * k)), y) for k, y in ((0, lane.height() - 12), (8, 12)))
    along(lane, low, high)
    velocities = [note.velocity for note in document.bars]
    assert velocities == sorted(velocities)
    assert len(set(velocities)) == 9
    assert velocities[4] == pytest.approx((velocities[0] + velocities[8]) / 2, abs=2)
    assert document.undo_stack.count() == 1


def test_what_was_copied_stays_when_nothing_is_selected(window, document):
    control = Qt.KeyboardModifier.ControlModifier
    document.select([C4])
    press(window, Key.Key_C, control)
    document.select([])
    press(window, Key.Key_C, control)
    press(window, Key.Key_V, control)
    assert len(document.bars) == 3


def test_only_the_selection_gets_the_velocity_where_there_is_one(window, document):
    lane, third = window.roll.velocity_lane, Note(480, 64, 480)
    x = KEYS_WIDTH + round(window.roll.view.geometry.x(C4.start))
    for selected, painted in (([third], {64}), ([C4, third], {60, 64}), ([E4], set()), ([], {60, 64})):
        document.load(Bars.of([C4, third, E4]))
        document.select(selected)
        QTest.mouseClick(lane, Qt.MouseButton.LeftButton, pos=QPoint(x, 6))
        assert {note.pitch for note in document.bars if note.velocity == 127} == painted
        assert len(document.selection) == len(selected)


def test_a_crescendo_is_of_the_selection_else_of_the_voice_in_hand(window, document):
    lane, geometry = window.roll.velocity_lane, window.roll.view.geometry
    tune = [Note(480 * n, 72, 480) for n in range(4)]
    others = [Note(240 * n, 48, 240, voice=voice) for n in range(8) for voice in (Voice.HARMONY, Voice.BASS)]
    low, high = (QPoint(KEYS_WIDTH + round(geometry.x(tick)), y) for tick, y in ((0, lane.height() - 12), (1920, 12)))
    for selected in ([], tune, others[:4]):
        document.load(Bars.of([*tune, *others]))
        document.select(selected)
        along(lane, low, high)
        assert {note for note in (*tune, *others) if note not in document.bars} == set(selected or tune)


def test_keys_change_all_that_is_selected_again_and_again(window, document):
    early = Note(480, 60, 480, 120)
    document.load(Bars.of([early, Note(975, 64, 480)]))
    document.select(document.bars)
    press(window, Key.Key_Q)
    assert len(document.selection) == 2
    for _ in range(2):
        press(window, Key.Key_Plus)
    assert [note.velocity for note in document.selection] == [127, 96]


def test_painted_velocities_leave_the_selection_to_the_same_notes(window, document):
    lane = window.roll.velocity_lane
    x = KEYS_WIDTH + round(window.roll.view.geometry.x(C4.start))
    loud = Note(480, 60, 480, 127)
    for before, after in (([C4, E4], {loud, E4}), ([C4], {loud}), ([], set())):
        document.load(Bars.of([C4, E4]))
        document.select(before)
        QTest.mouseClick(lane, Qt.MouseButton.LeftButton, pos=QPoint(x, 6))
        assert set(document.bars) == {loud, E4}
        assert set(document.selection) == after
        document.undo_stack.undo()
        assert set(document.selection) == set(before)
        document.undo_stack.redo()
        assert set(document.selection) == after


def test_escape_undo_and_other_buttons_in_the_velocity_lane(window, document):
    lane, control = window.roll.velocity_lane, Qt.KeyboardModifier.ControlModifier
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
    x = KEYS_WIDTH + round(window.roll.view.geometry.x(C4.start))
    QTest.mousePress(lane, left, pos=QPoint(x, 6))
    QTest.mouseRelease(lane, right, pos=QPoint(x, 6))
    assert not document.dirty
    press(window, Key.Key_Escape)
    move(lane, QPoint(x, 20), left)
    assert not window.roll.view.preview
    QTest.mouseRelease(lane, left, pos=QPoint(x, 20))
    assert list(document.bars) == [C4, E4]
    assert not document.dirty
    document.push("Draw", Edit.of(added=[Note(480, 67, 480)]))
    document.select([])
    QTest.mousePress(lane, left, pos=QPoint(x, 6))
    press(window, Key.Key_Z, control)
    QTest.mouseRelease(lane, left, pos=QPoint(x, 6))
    assert sorted(note.velocity for note in document.bars) == [80, 127]


def test_velocities_are_painted_on_beyond_the_edge(window, document, qtbot):
    view, lane = window.roll.view, window.roll.velocity_lane
    left, place = Qt.MouseButton.LeftButton, QPoint(KEYS_WIDTH + 20, 6)
    document.load(Bars.of(Note(480 * beat, 60, 240) for beat in range(64)))
    QTest.mousePress(lane, left, pos=place)
    move(lane, QPoint(lane.width() + 60, 6), left)
    qtbot.waitUntil(lambda: view.geometry.left > 1920, timeout=5000)
    move(lane, QPoint(lane.width() - 300, 6), left)
    qtbot.wait(50)
    seen = view.geometry.left
    qtbot.wait(100)
    assert view.geometry.left == seen
    move(lane, QPoint(lane.width() + 60, 6), left)
    press(window, Key.Key_Escape)
    seen = view.geometry.left
    qtbot.wait(100)
    assert view.geometry.left == seen
    assert not document.dirty
    QTest.mouseRelease(lane, left, pos=place)
    QTest.mousePress(lane, left, pos=place)
    move(lane, QPoint(lane.width() + 60, 6), left)
    qtbot.waitUntil(lambda: view.geometry.left > seen + 1920, timeout=5000)
    QTest.mouseRelease(lane, left, pos=QPoint(lane.width() + 60, 6))
    painted = [note.start for note in document.bars if note.velocity == 127]
    assert painted
    assert max(painted) > seen + view.geometry.tick(view.size.width()) - view.geometry.left
    assert document.undo_stack.count() == 1


def test_the_ruler_seeks_and_loops(app, window):
    ruler = window.roll.ruler
    x = KEYS_WIDTH + round(window.roll.view.geometry.x(1920))
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, 30))
    assert app.session.playback.playhead == 1920
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(KEYS_WIDTH, 30))
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, 30))
    assert app.session.playback.loop == (0, 1920)
    press(window, Key.Key_L)
    assert app.session.playback.loop is None


def test_the_tempo_box_changes_the_song_and_follows_it(window, document):
    window.transport.tempo.setValue(90)
    assert document.bars.tempo == 90
    document.undo_stack.undo()
    assert window.transport.tempo.value() == 120


def test_unsaved_work_is_asked_for(window, document, monkeypatch):
    asked = []

    def answer(*_: object) -> QMessageBox.StandardButton:
        asked.append(True)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", answer)
    document.set_tempo(99)
    assert not window.close()
    assert asked
    assert window.isWindowModified()
    document.undo_stack.undo()
    assert window.close()


def test_the_window_comes_back_as_large_as_it_was_and_where(app, window, random_models):
    window.setGeometry(12, 34, 770, 610)
    assert window.close()
    app.session.disk.close()
    again = App(random_models)
    again.window.take_its_place()
    assert again.window.geometry() == QRect(12, 34, 770, 610)
    again.close()


def test_a_place_that_none_was_written_as_is_none(app, window):
    size = window.size()
    app.session.preferences.choose(window="nowhere")
    window.take_its_place()
    assert window.size() == size


def test_what_is_not_wanted_is_given_up_and_the_window_closes(window, document, qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    document.set_tempo(99)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)


def test_saving_first_then_closes(app, window, document, monkeypatch, tmp_path, qtbot):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Save)
    app.session.current.path = tmp_path / "song.sketch"
    document.set_tempo(99)
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert read_song(tmp_path / "song.sketch").bars.tempo == 99


def test_a_song_that_cannot_be_saved_stays_open(app, window, document, monkeypatch, tmp_path, qtbot):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Save)
    app.session.current.path = tmp_path / "no" / "song.sketch"
    document.set_tempo(99)
    with qtbot.waitSignal(app.session.notice, timeout=5000):
        window.close()
    assert window.isVisible()
    assert document.dirty


def test_every_control_has_a_name_and_a_tip(window):
    panel = window.panel
    for widget in (panel.model, panel.engine, panel.bars, panel.temperature, panel.seed, panel.takes, panel.generate):
        assert widget.accessibleName()
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    for action in window.transport.actions():
        assert action.isSeparator() or action.toolTip() or isinstance(window.transport.widgetForAction(action), QWidget)


def test_numbers_are_as_high_as_lists(window):
    lists = {window.panel.model.height(), window.panel.engine.height(), window.transport.grid.height()}
    for box in window.findChildren(QAbstractSpinBox):
        if box.isVisible():
            assert min(lists) <= box.height() <= max(lists) + 2, box.accessibleName()


def test_light_and_dark_are_readable(app):
    def luminance(colour):
        channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

    def contrast(one, other):
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for chosen in (theme.LIGHT, theme.DARK):
        app.themes.use(chosen)
        for text, ground in (
            (chosen.text, chosen.window),
            (chosen.text, chosen.panel),
            (chosen.faint_text, chosen.panel),
            (chosen.accent_text, chosen.accent),
            (chosen.text, chosen.warning),
            (chosen.key_text, chosen.white_key),
        ):
            assert contrast(text, ground) >= 4.5
        for note in (chosen.person, chosen.model, chosen.selected):
            assert contrast(note, chosen.row) >= 2.5
        assert QApplication.palette().window().color() == chosen.window


def test_dark_is_chosen_at_once_and_kept(app, qapp):
    app.window.menus.actions["colours.dark"].action.trigger()
    assert app.themes.current is theme.DARK
    app.session.disk.close()
    again = theme.Themes(qapp, read_choices().colours)
    assert again.current is theme.DARK
    again.choose("light")
    assert again.current is theme.LIGHT
    again.deleteLater()


def test_numbers_are_said_in_their_unit():
    assert [duration(s) for s in (0.0021, 0.02, 1.5, 90)] == ["2.1\u00a0ms", "20\u00a0ms", "1.5\u00a0s", "1.5\u00a0min"]
    assert memory(143_000_000) == "143\u00a0MB"
    assert [memory(size) for size in (430_000, 8_970_000, 9_600_000)] == ["0.4\u00a0MB", "9.0\u00a0MB", "10\u00a0MB"]
