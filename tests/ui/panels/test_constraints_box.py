"""Constraints are folded away until wanted, reach the request, and are off where they do not work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator

from sketchpad.generation.constraints import AUTO, NO_CONSTRAINTS, Constraints
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key
from sketchpad.music.note import Note
from sketchpad.music.primers import read_primer
from sketchpad.ui.panels.pitch_box import PitchBox
from sketchpad.ui.takes.take_button import TakeButton
from tests.ui.strip import settled


@pytest.fixture
def panel(window):
    return window.panel


@pytest.fixture
def box(panel):
    return panel.constraints


def set_all(box) -> None:
    box.key.setCurrentIndex(box.key.findData(AUTO))
    box.lowest.setValue(55)
    box.highest.setValue(79)
    box.top_p.setValue(90)
    box.repetition.setValue(-30)
    box.never_silent.setChecked(True)


def choose(combo, value) -> None:
    combo.setCurrentIndex(combo.findData(value))


def generate(app, qtbot):
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        app.window.panel.generate.click()
    return app.session.takes.takes[-1]


def test_by_default_nothing_is_set_and_all_is_folded_away(box, panel):
    assert box.constraints == panel.settings.constraints == NO_CONSTRAINTS
    assert not box.body.isVisible()
    assert not box.clear.isVisible()
    assert box.summary.text() == "off"


def test_it_unfolds_and_folds(box, qtbot):
    qtbot.mouseClick(box.fold, Qt.MouseButton.LeftButton)
    assert all(widget.isVisible() for widget in (box.key, box.lowest, box.top_p, box.repetition, box.never_silent))
    assert not box.summary.isVisible()
    qtbot.mouseClick(box.fold, Qt.MouseButton.LeftButton)
    assert not box.body.isVisible()
    assert box.summary.isVisible()


def test_what_is_set_reaches_the_request_and_holds(app, panel, box, qtbot):
    app.session.document.load(read_primer("irish_reel"))
    set_all(box)
    panel.bars.setValue(2)
    take = generate(app, qtbot)
    assert take.request.constraints == Constraints(AUTO, 55, 79, 0.9, -0.3, never_silent=True)
    assert {note.pitch % 12 for note in take.notes} <= Key(7).pitch_classes
    assert all(55 <= note.pitch <= 79 for note in take.notes)
    said = "G major · G3–G5 · top-p 0.9 · repetition -0.3 · never silent"
    qtbot.waitUntil(lambda: said in box.summary.toolTip(), timeout=5000)


def test_a_key_of_the_list_is_what_is_asked(box):
    assert box.key.count() == 26
    box.key.setCurrentText("F♯ minor")
    assert box.constraints == Constraints(Key(6, minor=True))


def test_the_key_of_the_primer_is_said(app, box, qtbot):
    auto = box.key.findData(AUTO)
    app.session.document.load(read_primer("minor_lament"))
    qtbot.waitUntil(lambda: "D minor" in box.key.itemText(auto))
    app.session.document.select(list(read_primer("minor_lament"))[1:3])
    qtbot.waitUntil(lambda: "D minor" not in box.key.itemText(auto))
    app.session.document.load(Bars.of())
    qtbot.waitUntil(lambda: "no notes" in box.key.itemText(auto))


def test_the_key_of_what_is_varied_is_that_of_its_bars(app, panel, box, qtbot):
    auto, song = box.key.findData(AUTO), read_primer("minor_lament")
    app.session.document.load(song)
    choose(panel.model, "music_vae_melody")
    qtbot.waitUntil(lambda: "D minor" in box.key.itemText(auto))
    app.session.playback.seek(song.columns["start"][1])
    qtbot.waitUntil(lambda: "D minor" not in box.key.itemText(auto))
    choose(panel.verb, Verb.VARY.value)
    qtbot.waitUntil(lambda: "D minor" in box.key.itemText(auto))


def test_one_press_takes_all_off(box, qtbot):
    set_all(box)
    assert box.clear.isVisible()
    qtbot.mouseClick(box.clear, Qt.MouseButton.LeftButton)
    assert box.constraints == NO_CONSTRAINTS
    assert not box.clear.isVisible()


def test_the_ends_of_the_range_push_each_other(box):
    box.lowest.setValue(90)
    box.highest.setValue(60)
    assert (box.lowest.value(), box.highest.value()) == (60, 60)
    box.lowest.setValue(70)
    assert (box.lowest.value(), box.highest.value()) == (70, 70)


def test_repetition_is_off_where_all_bars_are_written_at_once(app, panel, box, qtbot):
    box.fold.setChecked(True)
    box.repetition.setValue(50)
    choose(panel.model, "music_vae_melody")
    choose(panel.verb, Verb.VARY.value)
    assert not box.repetition.isEnabled()
    assert "all bars at once" in box.repetition.toolTip()
    assert generate(app, qtbot).request.constraints == NO_CONSTRAINTS
    choose(panel.model, "lookback_rnn")
    assert box.repetition.isEnabled()
    assert box.constraints == Constraints(repetition=0.5)


def test_real_magenta_gets_none(panel, box):
    set_all(box)
    box.offer(works=False, repeats=True)
    assert box.constraints == NO_CONSTRAINTS
    assert not box.body.isEnabled()
    assert box.summary.toolTip() == "not with Magenta"
    box.offer(works=True, repeats=True)
    assert box.constraints != NO_CONSTRAINTS


def test_what_leaves_no_note_is_said_and_nothing_is_written(app, panel, box, qtbot):
    app.session.document.load(Bars.of([Note(0, pitch, 480) for pitch in (60, 64, 67)]))
    box.key.setCurrentText("C major")
    box.highest.setValue(61)
    box.lowest.setValue(61)
    with qtbot.waitSignal(app.session.notice, timeout=5000) as notice:
        panel.generate.click()
    assert "widen the range" in notice.args[0]
    assert not app.session.takes.is_open


def test_a_take_says_what_it_was_held_to(app, box, window, qtbot):
    app.session.document.load(read_primer("irish_reel"))
    choose(box.key, AUTO)
    box.top_p.setValue(80)
    generate(app, qtbot)
    tips = [button.toolTip() for button in settled(window, qtbot).findChildren(TakeButton)]
    assert any("G major · top-p 0.8" in tip for tip in tips)


def test_every_control_has_a_name_a_tip_and_a_place_in_the_tab_order(box):
    for widget in box.controls():
        assert widget.accessibleName()
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_fits_the_panel_at_the_smallest_size(window, box, qtbot):
    window.resize(window.minimumSize())
    set_all(box)
    for unfolded in (False, True):
        box.fold.setChecked(unfolded)
        qtbot.wait(20)
        assert box.minimumSizeHint().width() <= box.width() <= window.panel.width()
        text = box.summary.text()
        assert box.summary.fontMetrics().horizontalAdvance(text) <= box.width() - box.fold.width()


def test_a_range_is_spelled_from_the_key(box):
    box.lowest.setValue(61)
    for key, lowest in ((Key(7), "C♯4"), (Key(5), "D♭4")):
        box.key.setCurrentIndex(0)
        box.show_key(key)
        assert box.lowest.text() == lowest
        assert box.summary.toolTip() == f"{lowest}–G9"
    box.key.setCurrentText("E major")
    assert box.lowest.text() == "C♯4"


# The platform without a screen takes no window's least size.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_pitch_is_typed_by_its_name(qtbot):
    box = PitchBox(0)
    qtbot.addWidget(box)
    box.show()
    assert box.text() == "any"
    for typed, pitch, shown in (("C3", 48, "C3"), ("f#5", 78, "F♯5"), ("60", 60, "C4"), ("any", 0, "any")):
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), typed)
        qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
        assert (box.value(), box.text()) == (pitch, shown)
    for nothing in ("H2", "C", "300"):
        assert box.validate(nothing, 0)[0] is QValidator.State.Intermediate
    box.stepUp()
    assert box.text() == "D♭-1"
