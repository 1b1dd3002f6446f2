"""The sliders of Shape, and what new notes are held to."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note


def come_near(window):
    place = QPointF(5, 5)
    QApplication.sendEvent(window.shape, QEnterEvent(place, place, place))


def drag(window, name, share):
    slider = window.shape.rows[name].slider
    slider.setSliderDown(True)
    slider.setValue(slider.minimum() + round(share * (slider.maximum() - slider.minimum())))
    return slider


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
    assert app.session.shape._request.constraints.highest == 72
