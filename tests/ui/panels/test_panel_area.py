"""The panels fit their column, whatever they say and in whichever language."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.ui.form import FoldButton


def check_widths(window):
    room = window._panels.viewport().width()
    for part in (window.panel, window.fill, window.interpolate, window.shape, window.mixer, window.gauge):
        assert part.minimumSizeHint().width() <= room, type(part).__name__
    assert window.panel.foot.minimumSizeHint().width() <= window.panel.foot.parentWidget().width()


def test_the_panels_fit_their_column_with_every_model_in_each_language(app_in_each_language):
    window, panel = app_in_each_language.window, app_in_each_language.window.panel
    check_widths(window)
    for fold in window.findChildren(FoldButton):
        fold.setChecked(True)
    for is_pad in (True, False):
        window.interpolate.is_pad.setChecked(is_pad)
        check_widths(window)
    for model in range(panel.model.count()):
        panel.model.setCurrentIndex(model)
        for verb in range(panel.verb.count()):
            panel.verb.setCurrentIndex(verb)
            check_widths(window)


def test_shape_fits_its_column_while_it_chooses_among_takes_in_each_language(app_in_each_language, qtbot):
    app, window = app_in_each_language, app_in_each_language.window
    shape, panel = app.session.shape, window.panel
    panel.model.setCurrentIndex(panel.model.findData("lookback_rnn"))
    panel.bars.setValue(1)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        panel.generate.click()
    tops = [row.slider.y() for row in window.shape.rows.values()]
    with qtbot.waitSignal(shape.scales_changed, timeout=20_000):
        here = QPointF(5, 5)
        QApplication.sendEvent(window.shape, QEnterEvent(here, here, here))
    assert window.shape.how.isVisible()
    for attribute in ATTRIBUTES:
        shape.ask(attribute.name, attribute.high)
    qtbot.waitUntil(lambda: shape.latest is not None and not shape.busy, timeout=10_000)
    check_widths(window)
    said = (window.shape.how, *(row.value for row in window.shape.rows.values()))
    qtbot.waitUntil(lambda: all(label.sizeHint().width() <= label.width() for label in said))
    assert [row.slider.y() for row in window.shape.rows.values()] == tops, "under the hand nothing moves"
