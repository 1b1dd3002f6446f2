"""What is seen of the roll: scale, rows folded away, ghosts, the grid, the playhead's page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QBrush
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from sketchpad.generation.request import Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.scale import Scale
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.piano_roll import paint, ruler
from sketchpad.ui.piano_roll.drum_map import KIT, SMALLEST_NAME
from sketchpad.ui.piano_roll.geometry import ALL_ROWS
from sketchpad.ui.piano_roll.note_paint import note_rectangles
from sketchpad.ui.piano_roll.reach import Fold
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool
from tests.session.songs.filing import opened, saved
from tests.ui.mouse import ALT, CTRL, LEFT, NO, RIGHT, SHIFT, along, place

Key = Qt.Key
C_MAJOR = Bars.of([Note(240 * n, pitch, 240) for n, pitch in enumerate((60, 62, 64, 65, 67, 69, 71, 72, 67, 60))])
G_MINOR = Bars.of([Note(240 * n, pitch, 240) for n, pitch in enumerate((67, 69, 70, 72, 74, 75, 77, 79, 74, 67))])


@pytest.fixture
def view(window):
    return window.roll.view


def press(window, key, held=NO):
    QTest.keyClick(window.roll.canvas, key, held)


def colour(window, tick, pitch):
    """Beside lines, below the row's upper edge."""
    return window.roll.canvas.grab().toImage().pixelColor(place(window, tick, pitch)).name()


def take_of(primer):
    request = Request(primer, "lookback_rnn", bars=1)
    return Take(request, 0, (Note(request.start, 61, 480, author=Author.MODEL),), request.end, 0.0, 0.0)


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_the_scale_is_that_of_the_songs_key_until_one_is_chosen(window, document, view):
    boxes = window.transport.scale
    document.load(C_MAJOR)
    assert view.scale == Scale(0)
    assert (boxes.tonic.currentText(), boxes.scale.currentText()) == ("auto: C", "major")
    document.load(G_MINOR)
    assert view.scale == Scale(7, "minor")
    assert (boxes.tonic.currentText(), boxes.scale.currentText()) == ("auto: G", "minor")
    choose(boxes.scale, "blues")
    assert view.chosen_scale == Scale(7, "blues")
    choose(boxes.tonic, 2)
    document.load(C_MAJOR)
    assert view.scale == Scale(2, "blues")
    assert boxes.tonic.currentText() == "D"
    choose(boxes.tonic, -1)
    assert view.scale == Scale(0)


def test_the_scale_that_was_chosen_is_the_songs(app, window, view, qtbot, tmp_path):
    files, boxes = app.session.files, window.transport.scale
    app.session.files.begin(Song(G_MINOR))
    choose(boxes.tonic, 2)
    choose(boxes.scale, "dorian")
    saved(app.session, qtbot, tmp_path / "song.sketch")
    files.begin(Song(C_MAJOR))
    assert (view.scale, view.chosen_scale) == (Scale(0), None)
    assert (boxes.tonic.currentText(), boxes.scale.currentText()) == ("auto: C", "major")
    opened(app.session, qtbot, tmp_path / "song.sketch")
    assert view.scale == view.chosen_scale == Scale(2, "dorian")
    assert (boxes.tonic.currentText(), boxes.scale.currentText()) == ("D", "dorian")


def test_the_name_of_every_key_fits_into_its_box(window, document):
    box = window.transport.scale.tonic
    for tonic in range(12):
        steps = enumerate((0, 4, 7, 5, 9, 2, 11, 0))
        document.load(Bars.of(Note(240 * n, 60 + tonic + step, 240) for n, step in steps))
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
        assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room, box.currentText()


def test_rows_outside_the_scale_are_darker_until_it_is_hidden(app, window, document, view):
    document.load(C_MAJOR)
    theme = app.themes.current
    view.choose_scale(Scale(2, "major pentatonic"))
    assert colour(window, 4 * TICKS_PER_BAR + 60, 65) == theme.outside_row.name()
    assert colour(window, 4 * TICKS_PER_BAR + 60, 66) == theme.row.name()
    tonic = colour(window, 4 * TICKS_PER_BAR + 60, 62)
    assert tonic not in (theme.row.name(), theme.outside_row.name())
    press(window, Key.Key_H)
    assert colour(window, 4 * TICKS_PER_BAR + 60, 65) == theme.row.name()
    assert colour(window, 4 * TICKS_PER_BAR + 60, 66) == theme.black_row.name()


def test_alt_and_arrows_move_in_the_chosen_scale(window, document, view):
    view.choose_scale(Scale(9, "minor pentatonic"))
    document.select([Note(480, 60, 480)])
    press(window, Key.Key_Up, ALT)
    assert [note.pitch for note in document.selection] == [62]
    for _ in range(2):
        press(window, Key.Key_Down, ALT)
    assert [note.pitch for note in document.selection] == [57]


def test_the_scale_that_was_found_stays_while_notes_move_within_it(window, document, view, twinkle):
    document.load(twinkle)
    document.select(twinkle)
    for _ in range(2):
        press(window, Key.Key_Up, ALT)
    assert view.scale == Scale(0)
    assert [note.pitch % 12 for note in document.bars][:7] == [4, 4, 11, 11, 0, 0, 11]
    press(window, Key.Key_Up)
    assert view.scale != Scale(0), "a semitone higher, notes are outside it"
    document.load(Bars.of([replace(note, pitch=note.pitch + 2) for note in twinkle]))
    assert view.scale == Scale(2), "another song begins anew"


def test_rows_are_folded_away_and_come_back(window, document, view):
    document.load(Bars.of([Note(0, 60, 480), Note(480, 66, 480)]))
    view.choose_scale(Scale(0))
    press(window, Key.Key_V)
    assert view.fold is Fold.SCALE
    assert set(view.geometry.rows) == {pitch for pitch in ALL_ROWS if pitch % 12 in (0, 2, 4, 5, 7, 9, 11)} | {66}
    press(window, Key.Key_V)
    assert view.geometry.rows == (60, 66)
    assert window.views.folds[Fold.USED].isChecked()
    press(window, Key.Key_V)
    assert view.geometry.rows is ALL_ROWS


def test_the_names_on_the_keys_are_spelled_from_the_scale(window, document, view):
    # F♯ in G and D major, G♭ in D♭ major.
    document.load(Bars.of([Note(0, 66, 480)]))
    view.set_fold(Fold.USED)
    keys = QRect(0, 0, KEYS_WIDTH - 1, window.roll.canvas.height())
    pictures = []
    for scale in (Scale(7), Scale(2), Scale(1)):
        view.choose_scale(scale)
        pictures.append(window.roll.canvas.grab(keys).toImage())
    assert pictures[0] == pictures[1] != pictures[2]


def test_what_is_drawn_and_moved_on_folded_rows_has_their_pitches(window, document, view):
    document.load(Bars.of([Note(0, 60, 480), Note(0, 67, 480)]))
    view.choose_scale(Scale(0))
    view.set_fold(Fold.SCALE)
    canvas = window.roll.canvas
    QTest.mouseClick(canvas, LEFT, NO, place(window, 1940, 69))
    assert Note(1920, 69, 240) in document.bars
    along(canvas, place(window, 240, 60), place(window, 240, 62), place(window, 240, 64))
    assert {note.pitch for note in document.bars} == {64, 67, 69}
    view.set_fold(Fold.USED)
    assert view.geometry.rows == (64, 67, 69)
    below = place(window, 3000, 64)
    below.setY(below.y() + 3 * round(view.geometry.row_height))
    QTest.mouseClick(canvas, LEFT, NO, below)
    assert len(document.bars) == 3


def test_a_chord_that_is_moved_on_the_rows_of_the_scale_stays_in_it(window, document, view):
    chord = [Note(0, pitch, 480) for pitch in (60, 64, 67)]
    document.load(Bars.of([*chord, Note(960, 66, 480)]))
    view.choose_scale(Scale(0))
    view.set_fold(Fold.SCALE)
    canvas = window.roll.canvas

    def moved(to, held=NO):
        document.select(note for note in document.bars if note.start == 0)
        along(canvas, place(window, 240, 60), place(window, 240, 62), place(window, 240, to), held=held)
        return [note.pitch for note in document.bars if note.start == 0]

    assert moved(62) == [62, 65, 69]
    document.undo_stack.undo()
    assert moved(62, CTRL) == [60, 62, 64, 65, 67, 69]
    document.undo_stack.undo()
    assert moved(66) == [66, 70, 73], "to a row outside the scale by semitones, as before"
    document.undo_stack.undo()
    view.set_fold(Fold.ALL)
    assert moved(62) == [62, 66, 69]


def test_the_drums_rows_fold_to_their_kit(window, document, view):
    document.load(Bars.of([Note(0, 60, 480), Note(0, 70, 120, voice=Voice.DRUMS)]))
    view.set_fold(Fold.SCALE)
    window.mixer.strips[Voice.DRUMS].name.click()
    assert set(view.geometry.rows) == {*KIT, 70}
    assert view.geometry.y(70) >= 0
    window.mixer.strips[Voice.MELODY].name.click()
    assert 60 in view.geometry.rows


@pytest.mark.parametrize("fold", [Fold.SCALE, Fold.USED])
def test_drums_have_rows_of_their_own_below_folded_pitches(window, document, view, fold):
    melody, bass = Note(0, 60, 480), Note(0, 36, 480, voice=Voice.BASS)
    drums = [Note(0, pitch, 120, voice=Voice.DRUMS) for pitch in (36, 38, 42)]
    document.load(Bars.of([melody, bass, *drums]))
    view.set_fold(fold)
    rectangles = note_rectangles(document.bars.columns, view.geometry, QRect()).tolist()
    tops = {note: top for note, (_, top, _, _) in zip(document.bars, rectangles, strict=True)}
    assert tops[melody] < tops[bass] < tops[drums[2]] < tops[drums[1]] < tops[drums[0]]
    assert len(set(tops.values())) == 5
    view.set_fold(Fold.ALL)
    assert view.geometry.rows is ALL_ROWS


def test_the_rows_of_drums_below_pitches_are_named_and_no_hand_writes_there(window, document, view):
    notes = [Note(0, 60, 480), *(Note(0, pitch, 480, voice=Voice.DRUMS) for pitch in (36, 38, 42))]
    document.load(Bars.of(notes))
    view.set_fold(Fold.USED)
    canvas, height = window.roll.canvas, round(view.geometry.row_height)
    named = canvas.grab(QRect(0, round(view.geometry.bottom), 60, 3 * height)).toImage()
    for row in range(3):
        inside = range(row * height + 2, row * height + 14)
        assert min(named.pixelColor(x, y).lightness() for x in range(60) for y in inside) < 160
    for row in range(3):
        below = QPoint(place(window, 240, 60).x(), round(view.geometry.bottom + (row + 0.5) * height))
        for button in (LEFT, RIGHT):
            QTest.mouseClick(canvas, button, NO, below)
    assert list(document.bars) == list(Bars.of(notes))
    along(canvas, place(window, 240, 60), below)
    assert [note.pitch for note in document.bars if note.voice is Voice.MELODY] == [60]


def test_drums_keep_their_names_when_an_answer_comes_with_pitches(app, window, document, view, qtbot):
    document.load(Bars.of([Note(0, pitch, 480) for pitch in (48, 84, 100)]))
    window.resize(900, 560)
    window.mixer.strips[Voice.DRUMS].name.click()
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.generating.start()
    assert view.geometry.row_height > SMALLEST_NAME
    assert view.geometry.y(max(KIT)) >= 0
    assert view.geometry.y(min(KIT) - 1) <= view.size.height() + 1


def test_drums_that_are_not_of_the_kit_are_in_view_too(window, document, view):
    document.load(Bars.of([Note(0, pitch, 120, voice=Voice.DRUMS) for pitch in (27, 81)]))
    window.mixer.strips[Voice.DRUMS].name.click()
    assert view.geometry.y(81) >= 0
    assert view.geometry.y(26) <= view.size.height() + 1


def test_other_voices_can_be_ghosts_that_no_hand_takes_hold_of(app, window, document, view):
    bass = Note(480, 60, 480, voice=Voice.BASS)
    document.load(Bars.of([bass]))
    canvas = window.roll.canvas
    solid = colour(window, 720, 60)
    press(window, Key.Key_G)
    assert view.alone
    assert colour(window, 720, 60) not in (solid, app.themes.current.row.name())
    QTest.mouseClick(canvas, RIGHT, NO, place(window, 720, 60))
    press(window, Key.Key_2)
    along(canvas, place(window, 100, 66), place(window, 1500, 50))
    assert not document.selection
    window.mixer.strips[Voice.BASS].name.click()
    along(canvas, place(window, 100, 66), place(window, 1500, 50))
    assert set(document.selection) == {bass}
    press(window, Key.Key_G)
    assert not view.alone


def test_new_notes_get_the_voice_in_hand(window, document):
    window.mixer.strips[Voice.HARMONY].name.click()
    QTest.mouseClick(window.roll.canvas, LEFT, NO, place(window, 1940, 67))
    assert Note(1920, 67, 240, voice=Voice.HARMONY) in document.bars


def test_the_lasso_takes_what_it_goes_round(window, document, view):
    notes = [Note(480 * n, 60 + 3 * n, 480) for n in range(4)]
    document.load(Bars.of(notes))
    press(window, Key.Key_4)
    assert view.tool is Tool.LASSO
    assert window.transport.tools[Tool.LASSO].isChecked()
    canvas = window.roll.canvas
    # A strip along the diagonal, past the last note's corner.
    corners = [(240, 66), (1440, 74), (1200, 62), (0, 57), (-10, 60)]
    along(canvas, *(place(window, tick, pitch) for tick, pitch in corners))
    assert set(document.selection) == set(notes[:3])
    along(canvas, *(place(window, *at) for at in ((480, 65), (960, 65), (960, 61), (480, 61))), held=ALT)
    assert set(document.selection) == {notes[0], notes[2]}
    assert not document.dirty


def test_the_grid_has_triplets_to_draw_on_and_quantise_to(window, document, view):
    document.load(Bars.of([Note(330, 60, 150), Note(610, 64, 170)]))
    window.transport.grid.setCurrentText("1/8T")
    assert view.grid == 160
    press(window, Key.Key_Q)
    assert list(document.bars) == [Note(320, 60, 160), Note(640, 64, 160)]
    QTest.mouseClick(window.roll.canvas, LEFT, NO, place(window, 1790, 67))
    assert Note(1760, 67, 160) in document.bars
    names = [window.transport.grid.itemText(row) for row in range(window.transport.grid.count())]
    assert names == ["1/4", "1/8", "1/16", "1/32", "1/4T", "1/8T", "1/16T", "1/32T", "off"]


def test_what_a_key_chooses_or_changes_comes_into_view(app, window, document, view):
    document.load(Bars.of(Note(TICKS_PER_BAR * n, 60 + n, 240) for n in range(40)))

    def is_seen():
        (note,) = document.selection
        area = window.roll.canvas.roll
        return area.contains(place(window, note.start, note.pitch).x() + 1, place(window, note.start, note.pitch).y())

    for key, held, times in (
        (Key.Key_Tab, NO, 30),
        (Key.Key_Up, SHIFT, 3),
        (Key.Key_Down, SHIFT, 7),
        (Key.Key_Right, NO, 200),
        (Key.Key_D, CTRL, 3),
        (Key.Key_Tab, NO, 2),
    ):
        for _ in range(times):
            press(window, key, held)
            assert is_seen()
    press(window, Key.Key_X, CTRL)
    window.transport.to_start()
    press(window, Key.Key_V, CTRL)
    assert is_seen()
    press(window, Key.Key_Insert)
    assert is_seen()


def test_after_a_pause_between_lines_notes_come_to_the_nearest_line_of_the_grid(app, window, document, view):
    playback = app.session.playback
    document.load(Bars.of([Note(0, 60, 240), Note(250, 62, 230)]))
    document.select(document.bars)
    press(window, Key.Key_C, CTRL)
    playback.seek(584)
    press(window, Key.Key_V, CTRL)
    assert [note.start for note in document.selection] == [600, 850]
    playback.seek(584)
    press(window, Key.Key_Insert)
    (note,) = document.selection
    assert (note.start, playback.playhead) == (600, note.end)
    document.set_metre(Metre(7, 16))
    view.set_grid(320)
    playback.seek(820)
    press(window, Key.Key_Insert)
    assert [note.start for note in document.selection] == [840], "the grid begins anew with each bar"
    view.set_grid(1)
    playback.seek(584)
    press(window, Key.Key_Insert)
    assert [note.start for note in document.selection] == [584]


def test_all_pitches_of_a_song_that_is_opened_are_seen_in_a_low_window(app, window, document, view):
    window.resize(800, 500)
    document.load(Bars.of(Note(240 * n, 48 + 2 * n, 240) for n in range(16)))
    app.session.loaded.emit()
    area = window.roll.canvas.roll
    for note in document.bars:
        assert area.contains(place(window, 0, note.pitch))


def test_a_view_stays_while_one_of_the_notes_is_seen(window, document, view):
    document.load(Bars.of(Note(TICKS_PER_BAR * n, 60, 240) for n in range(40)))
    view.set_geometry(view.geometry.moved(1000, 0))
    before = view.geometry
    press(window, Key.Key_A, CTRL)
    press(window, Key.Key_Up)
    assert view.geometry == before


def test_keys_choose_what_is_within_reach_and_leave_ghosts_alone(window, document, view):
    kick, tune, chord = Note(0, 36, 120, voice=Voice.DRUMS), Note(10, 60, 480), Note(20, 64, 480, voice=Voice.HARMONY)
    document.load(Bars.of([kick, tune, chord]))
    press(window, Key.Key_A, CTRL)
    assert set(document.selection) == {kick, tune, chord}
    press(window, Key.Key_G)
    press(window, Key.Key_A, CTRL)
    assert set(document.selection) == {tune}
    for _ in range(3):
        press(window, Key.Key_Tab)
        assert set(document.selection) == {tune}
    document.select([])
    press(window, Key.Key_Q)
    assert set(document.bars) == {kick, Note(0, 60, 480), chord}
    document.select([tune])
    view.set_voice(Voice.DRUMS)
    assert not document.selection, "a ghost by now"
    press(window, Key.Key_Tab)
    assert set(document.selection) == {kick}
    press(window, Key.Key_A, CTRL)
    assert set(document.selection) == {kick}, "pitches are ghosts on the drums' rows"


def test_all_that_is_selected_moves_and_no_drum_becomes_another(window, document, view):
    kick, low, high = Note(0, 36, 120, voice=Voice.DRUMS), Note(0, 30, 480, voice=Voice.BASS), Note(0, 60, 480)
    document.load(Bars.of([kick, low, high]))
    press(window, Key.Key_A, CTRL)
    for held in (SHIFT, NO, ALT):
        press(window, Key.Key_Up, held)
    press(window, Key.Key_Right)
    assert {note for note in document.bars if note.voice is Voice.DRUMS} == {replace(kick, start=120)}
    assert {(note.start, note.pitch > 40) for note in document.bars if note.voice is not Voice.DRUMS} == {(120, True)}
    canvas = window.roll.canvas
    document.load(Bars.of([kick, low, high]))
    press(window, Key.Key_A, CTRL)
    along(canvas, place(window, 240, 60), place(window, 1200, 67))
    moved = {replace(kick, start=960), replace(low, start=960, pitch=37), replace(high, start=960, pitch=67)}
    assert set(document.bars) == set(document.selection) == moved
    view.set_voice(Voice.BASS)
    assert len(document.selection) == 3


def test_drums_are_added_and_moved_by_keys_along_the_kit(window, document, view):
    tune = Note(0, 72, 480)
    document.load(Bars.of([tune]))
    view.set_voice(Voice.DRUMS)
    press(window, Key.Key_Insert)
    (kick,) = document.selection
    assert (kick.pitch, kick.voice) == (36, Voice.DRUMS)
    pitches = []
    for _ in range(len(KIT) + 1):
        press(window, Key.Key_Up, ALT)
        pitches += [note.pitch for note in document.selection]
    assert pitches == [*sorted(KIT)[1:], max(KIT), max(KIT)]
    press(window, Key.Key_Down, ALT)
    press(window, Key.Key_Insert)
    assert [note.pitch for note in document.selection] == sorted(KIT)[-2:-1]
    view.set_voice(Voice.MELODY)
    press(window, Key.Key_Insert)
    assert [(note.pitch, note.voice) for note in document.selection] == [(60, Voice.MELODY)], "no drum's pitch"


def test_pitches_and_drums_that_are_pasted_at_one_place_fit_together(app, window, document, view):
    """A song with an upbeat, whose drums begin with the bar; a playhead where there is no room for the upbeat, too."""
    tune = [Note(1440 + 480 * n, 60 + n, 480) for n in range(9)]
    beat = [Note(1920 + 480 * n, 36, 120, voice=Voice.DRUMS) for n in range(8)]
    for line, at in ((5 * 1920, 5 * 1920), (0, 1920)):
        document.load(Bars.of([*tune, *beat]))
        for notes, into in ((tune, at), (beat, line)):
            document.select(notes)
            press(window, Key.Key_C, CTRL)
            app.session.playback.seek(line)
            press(window, Key.Key_V, CTRL)
            assert [note.start for note in document.selection] == [into - 1920 + note.start for note in notes]
    document.load(Bars.of(tune, metre=Metre(3, 4)))
    document.select(tune)
    press(window, Key.Key_X, CTRL)
    document.set_metre(Metre(4, 4))
    app.session.playback.seek(3840)
    press(window, Key.Key_V, CTRL)
    assert document.selection.start == 3840, "it began with a bar of the other metre"


def test_notes_are_given_to_the_voice_in_hand(window, document, view):
    kick, tune, chord = Note(0, 36, 120, voice=Voice.DRUMS), Note(0, 60, 480), Note(0, 64, 480, voice=Voice.HARMONY)
    document.load(Bars.of([kick, tune, chord]))
    view.set_voice(Voice.BASS)
    document.select([kick, tune, chord])
    press(window, Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert [note.voice for note in document.bars] == [Voice.DRUMS, Voice.BASS, Voice.BASS]
    assert len(document.selection) == 3
    assert document.undo_stack.count() == 1


def test_bars_on_their_way_are_not_called_by_the_take_that_is_shown(app, window, qtbot):
    continuation = app.session.continuation
    with qtbot.waitSignal(continuation.ended, timeout=5000):
        continuation.start(Settings(bars=1))
    assert window.roll.ruler._answer_name() == "take 1"
    app.session.generator.set_engine("numpy")
    with qtbot.waitSignal(continuation.draft_changed, timeout=5000):
        continuation.start(Settings(bars=64, takes=16))
    assert window.roll.ruler._answer_name() == "writing …"
    continuation.cancel()
    assert window.roll.ruler._answer_name() == "take 1"


def test_the_wheel_does_the_same_over_the_ruler_and_the_velocities(window, view):
    for part in (window.roll.ruler, window.roll.velocity_lane):
        at = part.mapTo(window, QPoint(KEYS_WIDTH + 200, 10))
        before, tick = view.geometry, view.geometry.tick(200)
        QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, 120), stateKey=CTRL)
        assert view.geometry.bar_width > before.bar_width
        assert view.geometry.tick(200) == pytest.approx(tick, abs=20)


def test_who_turns_to_another_page_while_the_song_plays_is_left_there(app, window, view, monkeypatch):
    playback = app.session.playback
    monkeypatch.setattr(type(playback), "playing", property(lambda _: True))
    playback.moved.emit(100.0)
    view.set_geometry(view.geometry.moved(2000, 0))
    elsewhere = view.geometry
    playback.moved.emit(200.0)
    assert view.geometry == elsewhere
    playback.moved.emit(elsewhere.left + 10)
    playback.moved.emit(3.0 * TICKS_PER_BAR)
    assert view.geometry.left <= 3 * TICKS_PER_BAR
    view.set_geometry(elsewhere)
    playback.playing_changed.emit(True)
    playback.moved.emit(200.0)
    assert view.geometry.left <= 200


def test_the_start_is_seen_when_the_playhead_goes_there(app, window, view):
    view.set_geometry(view.geometry.moved(2000, 0))
    press(window, Key.Key_Home)
    assert view.geometry.left == 0


def test_the_page_turns_for_the_playhead_unless_told_not_to(app, window, view, monkeypatch):
    monkeypatch.setattr(type(app.session.playback), "playing", property(lambda _: True))
    press(window, Key.Key_P)
    app.session.playback.moved.emit(30.0 * TICKS_PER_BAR)
    assert view.geometry.left == 0
    press(window, Key.Key_P)
    app.session.playback.moved.emit(13.0 * TICKS_PER_BAR)
    assert 0 < view.geometry.left <= 13 * TICKS_PER_BAR


@pytest.mark.parametrize("zoom", [1.0, 0.04])
def test_only_locked_bars_in_view_are_painted(window, document, view, monkeypatch, zoom):
    """What is seen is the same as without the others; padlocks may be wider than their bars."""
    painted, seen = [], []
    paint_lock = ruler.paint_lock
    monkeypatch.setattr(ruler, "paint_lock", lambda *how: painted.append("lock") or paint_lock(*how))
    monkeypatch.setattr(paint, "QBrush", lambda *how: painted.append("hatch") or QBrush(*how))
    song = Bars.of([Note(2000 * TICKS_PER_BAR, 60, 480)])
    view.set_geometry(view.geometry.zoomed(zoom, 0))
    for locked in (range(900, 1200), range(2000)):
        document.load(song.with_locked_bars(locked))
        view.set_geometry(replace(view.geometry, left=1000.3 * TICKS_PER_BAR))
        painted.clear()
        seen.append(window.roll.grab().toImage())
    assert seen[0] == seen[1]
    in_view = window.roll.canvas.roll.width() / view.geometry.bar_width
    for kind in ("hatch", "lock"):
        assert in_view <= painted.count(kind) < 1.2 * in_view + 4
