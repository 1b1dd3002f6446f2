"""The sliders of Shape, and what new notes are held to."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import read_primer
from sketchpad.session import edits
from tests.ui.mouse import LEFT, move


def come_near(window):
    place = QPointF(5, 5)
    QApplication.sendEvent(window.shape, QEnterEvent(place, place, place))


def drag(window, name, share):
    slider = window.shape.rows[name].slider
    slider.setSliderDown(True)
    slider.setValue(slider.minimum() + round(share * (slider.maximum() - slider.minimum())))
    return slider


def test_the_key_stands_apart_from_its_label(window):
    box = window.shape.key
    (label,) = [each for each in window.shape.findChildren(QLabel) if each.text() == "In key"]
    assert box.x() - (label.x() + label.fontMetrics().horizontalAdvance(label.text())) >= 5


def test_sliders_show_what_the_song_measures_before_a_hand_is_near(app, window, document, qtbot):
    row = window.shape.rows["note_density"]
    with qtbot.waitSignal(app.session.shape.found_changed, timeout=5000):
        document.load(read_primer("irish_reel"))
    assert row.value.text() == "8.0 notes a bar"
    assert row.slider.amount == pytest.approx(8.0, abs=0.01)
    assert app.session.shape.scales == {}


def test_the_panel_says_which_part_is_shaped(app, window, document, qtbot):
    panel, reel = window.shape, read_primer("irish_reel")
    bass = [Note(beat * 480, 40, 480, voice=Voice.BASS) for beat in range(16)]
    document.load(Bars.of([*reel, *reel.shifted(2 * TICKS_PER_BAR), *bass]))

    def says(text):
        qtbot.waitUntil(lambda: panel.part.text() == text, timeout=5000)

    says("the part to shape: the song")
    document.select(document.bars.between(TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    says("the part to shape: bars 2 to 3")
    document.select(document.bars.between(0, TICKS_PER_BAR).of_voices([Voice.MELODY]))
    says("the part to shape: bar 1 · only melody")
    document.select(bass)
    says("What is shaped is the melody, and there is none here; choose notes of a melody")
    document.load(Bars.of())
    says("There is nothing to shape; draw or select some notes first")


def test_the_panel_tells_how_long_until_its_sliders_answer(app, window, document, qtbot):
    panel, shape = window.shape, app.session.shape
    document.load(read_primer("irish_reel"))
    app.session.generator.load(shape.model)
    qtbot.waitUntil(lambda: "· ready in ~" in panel.part.text(), timeout=20_000)
    come_near(window)
    qtbot.waitUntil(lambda: bool(shape.scales), timeout=20_000)
    assert panel.part.text() == "the part to shape: the song"
    document.load(read_primer("twinkle"))
    qtbot.waitUntil(lambda: "· ready in ~" in panel.part.text(), timeout=5000)


def test_another_selection_under_a_hand_that_is_near_is_made_ready_at_once(app, window, document, qtbot):
    reel = read_primer("irish_reel")
    document.load(Bars.of([*reel, *reel.shifted(2 * TICKS_PER_BAR)]))
    shape = app.session.shape
    come_near(window)
    qtbot.waitUntil(lambda: bool(shape.scales), timeout=10_000)
    document.select(document.bars.between(0, TICKS_PER_BAR))
    assert shape.scales == {}
    qtbot.waitUntil(lambda: bool(shape.scales), timeout=10_000)
    assert shape.part.span == (0, TICKS_PER_BAR)


def test_what_is_asked_and_not_kept_stands_out(app, window, document):
    shape, reel = app.session.shape, read_primer("irish_reel")
    document.load(reel)
    shape.prepare()
    density = window.shape.rows["note_density"].value
    for asked, missed in ((7.5, False), (3.0, True), (8.0, False)):
        shape.asked = {"note_density": asked}
        shape._subject.latest = Shaped(reel, shape.asked, measured(reel), measured(reel), 0.0, 0)
        shape.scales_changed.emit()
        assert density.property("missed") is missed
    assert not window.shape.rows["in_key"].value.property("missed")


def test_what_is_shaped_keeps_to_the_constraints_of_the_panel(app, window, document, qtbot):
    document.load(Bars.of([Note(240 * k, 60 + 2 * (k % 5), 240) for k in range(32)]))
    held = window.panel.constraints
    held.lowest.setValue(62)
    held.highest.setValue(70)
    held.repetition.setValue(50)
    shape = app.session.shape
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        come_near(window)
    assert (shape.constraints.lowest, shape.constraints.highest, shape.constraints.repetition) == (62, 70, 0)
    slider = drag(window, "note_density", 0.9)
    qtbot.waitUntil(lambda: shape.preview is not None, timeout=10_000)
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: shape.preview is None, timeout=10_000)
    new = [note for note in document.bars if note.author is Author.MODEL]
    assert new
    assert all(62 <= note.pitch <= 70 for note in new)


def test_constraints_that_change_have_the_variants_made_anew(app, window, document, qtbot):
    document.load(Bars.of([Note(240 * k, 60 + 2 * (k % 5), 240) for k in range(32)]))
    with qtbot.waitSignal(app.session.shape.scales_changed, timeout=10_000):
        come_near(window)
    come_near(window)
    window.panel.constraints.highest.setValue(72)
    with qtbot.waitSignal(app.session.shape.scales_changed, timeout=10_000):
        come_near(window)
    assert app.session.shape._subject.request.constraints.highest == 72


def test_escape_takes_the_slider_out_of_the_hand_and_leaves_the_song(app, window, document, qtbot):
    document.load(Bars.of([Note(240 * k, 60 + 2 * (k % 5), 240) for k in range(32)]))
    shape, slider = app.session.shape, window.shape.rows["note_density"].slider
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        come_near(window)
    before, amount = document.bars, slider.amount
    window.show_panel(window.shape)
    QTest.mousePress(slider, LEFT, pos=QPoint(20, 10))
    move(slider, QPoint(30, 10), LEFT)
    qtbot.waitUntil(lambda: shape.preview is not None, timeout=10_000)
    assert slider.amount < amount
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert slider.amount == amount
    assert app.session.shown == before
    move(slider, QPoint(40, 10), LEFT)
    QTest.mouseRelease(slider, LEFT, pos=QPoint(40, 10))
    qtbot.wait(100)
    assert (slider.amount, shape.asked) == (amount, {})
    assert app.session.shown == document.bars == before
    assert not document.undo_stack.count()


@pytest.mark.parametrize("moved", [True, False])
def test_another_song_takes_the_slider_out_of_the_hand(app, window, document, qtbot, moved):
    document.load(Bars.of([Note(240 * k, 60 + 2 * (k % 5), 240) for k in range(32)]))
    shape, slider = app.session.shape, window.shape.rows["note_density"].slider
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        come_near(window)
    window.show_panel(window.shape)
    at = round(slider._x(slider.amount))
    QTest.mousePress(slider, LEFT, pos=QPoint(at, 10))
    if moved:
        move(slider, QPoint(at - 30, 10), LEFT)
        qtbot.waitUntil(lambda: shape.preview is not None, timeout=10_000)
    with qtbot.waitSignal(app.session.loaded, timeout=5000):
        app.session.open_primer("irish_reel")
    reel = document.bars
    assert not slider.isSliderDown()
    move(slider, QPoint(at - 60, 10), LEFT)
    QTest.mouseRelease(slider, LEFT, pos=QPoint(at - 60, 10))
    qtbot.waitUntil(lambda: not shape.busy, timeout=10_000)
    assert shape.asked == {}
    assert app.session.shown == document.bars == reel == read_primer("irish_reel")
    assert not document.undo_stack.count()


def test_escape_while_variants_are_made_puts_the_slider_back(app, window, document, qtbot):
    document.load(Bars.of([Note(240 * k, 60 + 2 * (k % 5), 240) for k in range(32)]))
    slider = window.shape.rows["note_density"].slider
    with qtbot.waitSignal(app.session.shape.scales_changed, timeout=10_000):
        come_near(window)
    amount = slider.amount
    document.push("Draw", edits.draw(Note(0, 90, 240)))
    document.select(list(document.bars)[:1])
    drag(window, "note_density", 0.9)
    assert slider.amount != amount
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Escape)
    assert slider.amount == amount
    assert not slider.isSliderDown()
    assert document.selection, "the next Escape forgets it"
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Escape)
    assert not document.selection


def test_one_escape_stops_what_is_generated_and_the_variants_that_wait_behind_it(app, window, document):
    document.select(list(document.bars)[:1])
    window.generating.start()
    come_near(window)
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Escape)
    assert not app.session.continuation.busy
    assert not app.session.shape.drop()
    assert document.selection


def test_no_escape_is_spent_on_variants_that_nobody_asked_for(app, window, document):
    document.select(list(document.bars)[:1])
    come_near(window)
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Escape)
    assert not document.selection
    assert not app.session.shape.drop()


def test_the_slider_of_density_spans_what_bars_of_the_metre_can_hold(app, window, document, qtbot):
    slider, leaps = (window.shape.rows[name].slider for name in ("note_density", "mean_interval"))
    ends = {}
    for metre in (Metre(), Metre(3, 4), Metre(2, 2), Metre(3, 16)):
        document.set_metre(metre)
        found = []
        for each in (slider, leaps):
            for place in (each.minimum(), each.maximum()):
                each.blockSignals(True)
                each.setValue(place)
                each.blockSignals(False)
                found.append(each.amount)
        ends[str(metre)] = found
    assert ends["4/4"] == ends["2/2"] == [2.0, 11.0, 1.5, 5.5]
    assert ends["3/4"] == [1.5, 8.25, 1.5, 5.5]
    assert ends["3/16"] == pytest.approx([0.375, 2.0625, 1.5, 5.5])


def test_a_song_in_a_short_metre_has_its_density_within_the_slider(app, window, document, qtbot):
    document.load(Bars.of([Note(360 * k, 60 + 2 * (k % 5), 240) for k in range(16)], metre=Metre(3, 16)))
    with qtbot.waitSignal(app.session.shape.scales_changed, timeout=10_000):
        come_near(window)
    slider, scale = window.shape.rows["note_density"].slider, app.session.shape.scales["note_density"]
    assert scale.measured == 1
    assert slider.minimum() < slider.value() < slider.maximum()
    assert slider.amount == pytest.approx(1, abs=0.01)
