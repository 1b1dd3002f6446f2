"""The gauge tells what answers cost, draws no more than it must, and can be kept."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from sketchpad.music.wording import speak
from sketchpad.published import TABLE_1
from sketchpad.session.models.meter import PAINT, SCHEDULE, Cost
from sketchpad.ui.gauge.gauge_plot import round_up
from sketchpad.ui.theme import DARK, LIGHT
from sketchpad.ui.wording import memory


@pytest.fixture
def gauge(window, qtbot):
    """With its plots, scrolled into view."""
    qtbot.waitUntil(lambda: window.gauge.has_plots, timeout=10_000)
    window.show_panel(window.gauge)
    return window.gauge


def cost(milliseconds, model="lookback_rnn", engine="native", resident=10**8):
    return Cost(
        model=model,
        engine=engine,
        steps=256,
        seconds=milliseconds / 1e3,
        first_bar_seconds=milliseconds / 4e3,
        resident=resident,
        encode_seconds=milliseconds / 5e3,
    )


def unfold(gauge, qtbot):
    gauge.fold.click()
    qtbot.waitUntil(gauge.details.isVisible)


def test_folded_it_is_a_line_and_two_plots(gauge):
    assert not gauge.details.isVisible()
    assert not gauge.delay_plot.isVisible()
    assert gauge.text.text().endswith("MB")


def test_the_transport_shows_time_and_memory_and_leads_to_the_gauge(window, app, qtbot):
    reading = window.transport.reading
    qtbot.waitUntil(lambda: reading.text().endswith("MB"), timeout=5000)
    app.session.meter.record(cost(19))
    qtbot.waitUntil(lambda: reading.text().startswith("19\u00a0ms · "), timeout=5000)
    assert reading.text().endswith("MB")
    assert reading.isVisible()
    window.show_panel(window.panel)
    assert window.gauge.visibleRegion().isEmpty()
    QTest.mouseClick(reading, Qt.MouseButton.LeftButton)
    assert not window.gauge.visibleRegion().isEmpty()
    assert window.roll.canvas.hasFocus()


def test_unfolded_each_stage_has_its_figures(gauge, app, qtbot):
    for milliseconds in (10, 30, 20):
        app.session.meter.record(cost(milliseconds))
    app.session.meter.note(SCHEDULE, 2e-5)
    unfold(gauge, qtbot)
    qtbot.waitUntil(lambda: "steps a second" in gauge.details.about.text(), timeout=5000)
    # A comma between thousands is one of another language's decimals.
    assert ": 12800 steps" in gauge.details.about.text()
    texts = [label.text() for label in gauge.details.cells["answer"]]
    assert texts == ["20\u00a0ms", "20\u00a0ms", "30\u00a0ms"]
    assert [label.text() for label in gauge.details.cells["encode"]] == ["4.0\u00a0ms", "4.0\u00a0ms", "6.0\u00a0ms"]
    assert [label.text() for label in gauge.details.cells[SCHEDULE]] == ["20\u00a0µs"] * 3
    facts = gauge.details.facts.text()
    assert "Coral" in facts
    assert f"{TABLE_1['lookback_rnn'].milliseconds:.0f} ms" in facts
    assert "dropouts" in facts


def test_the_numbers_at_the_ends_of_a_scale_are_whole(gauge, app, qtbot):
    app.session.meter.record(cost(30))
    unfold(gauge, qtbot)
    for plot in (gauge.latency_plot, gauge.memory_plot, gauge.delay_plot):
        qtbot.waitUntil(lambda plot=plot: len(plot.drawn) > 0, timeout=5000)
        picture = plot._plot.grab().toImage()
        for y in (0, picture.height() - 1):
            assert len({picture.pixel(x, y) for x in range(picture.width())}) == 1


def test_a_painted_roll_is_a_stage_and_its_stripes_are_not(gauge, app, window, qtbot):
    app.session.meter.record(cost(30))
    window.roll.canvas.repaint(0, 0, 4, 20)
    assert app.session.meter.costs[-1].paint_seconds is None
    with qtbot.waitSignal(window.roll.canvas.painted) as painted:
        window.roll.canvas.repaint()
    assert app.session.meter.costs[-1].paint_seconds == painted.args[0]
    assert 0 < painted.args[0] < 5


def test_an_answer_has_all_its_stages(gauge, app, window, document, twinkle, qtbot):
    document.load(twinkle)
    window.panel.bars.setValue(1)
    window.panel.tries.setValue(1)
    for takes in (1, 2):
        window.panel.takes.setValue(takes)
        window.generating.start()
        qtbot.waitUntil(lambda: app.session.takes.is_open and not app.session.continuation.busy, timeout=10_000)
        qtbot.waitUntil(lambda: app.session.meter.costs[-1].paint_seconds is not None, timeout=5000)
        app.session.takes.accept()
    unfold(gauge, qtbot)
    gauge.details.refresh()
    for stage in ("answer", "first bar", "encode", "sample", SCHEDULE, PAINT):
        assert "–" not in [label.text() for label in gauge.details.cells[stage]], stage


def test_a_hidden_gauge_draws_nothing_and_does_not_watch(gauge, app, window, qtbot):
    unfold(gauge, qtbot)
    qtbot.waitUntil(lambda: len(gauge.memory_plot.drawn) > 0, timeout=5000)
    gauge.setVisible(False)
    drawn = list(gauge.latency_plot.drawn)
    app.session.meter.record(cost(7))
    qtbot.wait(300)
    assert gauge.latency_plot.drawn == drawn
    assert not gauge._watch._timer.isActive()
    gauge.setVisible(True)
    # Once it has its size again.
    qtbot.wait(100)
    window.show_panel(gauge)
    qtbot.waitUntil(lambda: gauge.latency_plot.drawn == [7.0], timeout=5000)


def test_numbers_beside_a_plain_scale_are_those_of_the_language(gauge, qtbot):
    unfold(gauge, qtbot)
    speak(str, point=",", comma=".")
    try:
        gauge.delay_plot.show_values([0.3])
    finally:
        speak(str)
    axis = gauge.delay_plot._plot.getAxis("left")
    assert axis._tickLevels == [[(0.0, "0"), (0.1, "0,1"), (0.2, "0,2"), (0.3, "0,3"), (0.4, "0,4"), (0.5, "0,5")]]


def test_it_is_written_as_csv_and_as_a_picture(gauge, app, qtbot, tmp_path, monkeypatch):
    app.session.meter.record(cost(12))
    unfold(gauge, qtbot)
    for button, name in ((gauge.details.save_csv, "costs.csv"), (gauge.details.save_png, "look.png")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        with qtbot.waitSignal(app.session.done, timeout=5000) as done:
            button.click()
        assert done.args[0].endswith(name)
    with (tmp_path / "costs.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert float(row["seconds"]) == 0.012
    assert float(row["sample_seconds"]) == pytest.approx(0.012 - 0.0024)
    assert float(row["steps_a_second"]) == pytest.approx(256 / 0.012)
    assert abs(datetime.fromisoformat(row["at"]) - datetime.now(UTC)) < timedelta(minutes=5)
    picture = QImage(str(tmp_path / "look.png"))
    assert picture.width() == round(gauge.width() * gauge.devicePixelRatio())


def test_it_follows_the_theme_with_its_lines(gauge, app, window, qtbot):
    app.session.meter.record(cost(12))
    unfold(gauge, qtbot)
    qtbot.waitUntil(lambda: len(gauge.memory_plot._marks) == 2, timeout=5000)
    for theme in (DARK, LIGHT):
        window._themes.use(theme)
        assert gauge.memory_plot._marks[0].pen.color() == theme.faint_text


def test_the_curve_is_of_the_model_whose_figure_the_study_has_beside_it(gauge, app, qtbot):
    for model, engine in (("lookback_rnn", "native"), ("music_vae_trio", "native"), ("lookback_rnn", "numpy")):
        app.session.meter.record(cost(100, model, engine))
    app.session.meter.record(cost(7))
    unfold(gauge, qtbot)
    qtbot.waitUntil(lambda: gauge.latency_plot.drawn == [100.0, 7.0], timeout=5000)


def test_what_an_engine_holds_in_processes_of_its_own_counts(gauge, app, qtbot):
    app.session.meter.record(cost(100, engine="magenta", resident=4 * 10**9))
    app.session.meter.record(cost(100, engine="magenta", resident=3 * 10**9))
    unfold(gauge, qtbot)
    gauge.details.refresh()
    assert "memory 3000\u00a0MB, at most 4000\u00a0MB: 373%" in gauge.details.facts.text()


def test_the_weights_that_are_loaded_are_told_before_there_is_an_answer(gauge, app, window, qtbot):
    unfold(gauge, qtbot)
    model = window.generating._panel.model.currentData()
    size = app.session.models.known[model].size
    qtbot.waitUntil(lambda: f"weights {memory(size)}" in gauge.details.facts.text(), timeout=10_000)
    assert not app.session.meter.costs


def test_names_of_lines_that_are_near_do_not_lie_on_each_other(gauge, app, qtbot):
    app.session.meter.record(cost(12, model="music_vae_trio"))
    unfold(gauge, qtbot)
    qtbot.waitUntil(lambda: len(gauge.memory_plot._marks) == 2, timeout=5000)
    gauge.grab()
    labels = [mark.label for mark in gauge.memory_plot._marks]
    first, second = (label.mapRectToScene(label.boundingRect()) for label in labels)
    assert not first.intersects(second)


@pytest.mark.parametrize("model", TABLE_1)
def test_names_of_lines_are_whole(gauge, app, qtbot, model):
    app.session.meter.record(cost(12, model=model))
    unfold(gauge, qtbot)
    qtbot.waitUntil(lambda: len(gauge.latency_plot._marks) == 1, timeout=5000)
    gauge.grab()
    for plot in (gauge.latency_plot, gauge.memory_plot):
        room = plot._plot.getViewBox().sceneBoundingRect()
        for mark in plot._marks:
            words, margin = mark.label.boundingRect(), mark.label.textItem.document().documentMargin()
            assert room.contains(mark.label.mapRectToScene(words.adjusted(0, margin, 0, -margin)))


@pytest.mark.parametrize(("value", "top"), [(0.0, 0.001), (1.0, 1.0), (1.1, 2.0), (3.0, 5.0), (51.0, 100.0)])
def test_ranges_are_round(value, top):
    assert round_up(value) == pytest.approx(top)
