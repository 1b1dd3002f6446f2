"""The panel says what will be gone by, how fast a model is, and how far an answer has come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice
from sketchpad.session.models import worker
from sketchpad.session.models.forecast import Rate
from sketchpad.ui.panels.model_box import ABOUT
from tests.ui.panels.asking import choose, generate


@pytest.fixture
def panel(window):
    return window.panel


def test_the_button_says_which_take_is_being_written_and_stopping_keeps_those_that_are(
    app, panel, document, qtbot, twinkle, monkeypatch
):
    monkeypatch.setattr(worker, "PROGRESS_SECONDS", 0)
    document.load(twinkle)
    choose(panel, "polyphony_rnn", Verb.CONTINUE)
    panel.takes.setValue(16)
    panel.generate.click()
    assert panel.generate.text() == "Stop (Esc)"
    qtbot.waitUntil(lambda: len(app.session.continuation.on_way) >= 2, timeout=10_000)
    there = len(app.session.continuation.on_way)
    assert panel.generate.text() == f"Stop (Esc)   {there + 1} of 16"
    QTest.keyClick(app.window.roll.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.generate.text().startswith("Generate"))
    assert len(app.session.takes.takes) == there
    panel.takes.setValue(1)
    panel.generate.click()
    qtbot.waitSignal(app.session.continuation.draft_changed, timeout=10_000).wait()
    assert panel.generate.text() == "Stop (Esc)"
    panel.generate.click()


@pytest.mark.parametrize("name", ["model.generate", "model.generate-next"])
def test_who_asks_again_while_bars_are_on_their_way_gets_what_was_asked_last(
    app, panel, document, qtbot, twinkle, name
):
    document.load(twinkle)
    action, continuation = app.window.menus.actions[name].action, app.session.continuation
    action.trigger()
    assert continuation.busy
    panel.bars.setValue(2)
    action.trigger()
    assert continuation.busy
    qtbot.waitUntil(lambda: not continuation.busy, timeout=10_000)
    assert [take.request.bars for take in app.session.takes.takes] == [2]


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_trio"])
def test_a_models_speed_is_said_once_it_was_measured(app, panel, qtbot, model):
    others = [name for name in app.session.models.known if name not in (model, "attention_rnn")]
    with qtbot.waitSignal(app.session.generator.opened, timeout=10_000, check_params_cb=lambda name, _: name == model):
        choose(panel, model)
    assert "16 bars in " in panel.about.text()
    assert panel.about.text().endswith("\u00a0ms")
    panel.model.describe()
    assert panel.model.itemData(panel.model.findData(model), ABOUT) == panel.about.text()
    for name in others:
        assert "16 bars in" not in panel.model.itemData(panel.model.findData(name), ABOUT)


def test_speed_is_the_chosen_engines(app, panel, qtbot):
    qtbot.waitUntil(lambda: "16 bars in" in panel.about.text(), timeout=5000)
    with qtbot.waitSignal(
        app.session.generator.opened, timeout=10_000, check_params_cb=lambda _, name: name == "numpy"
    ):
        panel.engine.setCurrentIndex(panel.engine.findData("numpy"))
        assert "16 bars in" not in panel.about.text()
    assert "16 bars in" in panel.about.text()


def test_the_panel_says_what_is_the_primer_and_where_it_writes(app, panel, document, qtbot, twinkle):
    document.load(twinkle)
    panel.bars.setValue(4)

    def says(*lines):
        qtbot.waitUntil(lambda: panel.aim.text() == "\n".join(lines), timeout=5000)

    says("Primer: the song · writes bars 3 to 6")
    app.session.playback.seek(480)
    says("Primer: before 1.2 · writes 1.2 to bar 5", "Over 12 of your notes; undo brings them back")
    document.select(list(twinkle)[:7])
    says("Primer: the selection · writes bars 2 to 5", "Over 7 of your notes; undo brings them back")
    panel.bars.setValue(1)
    says("Primer: the selection · writes bar 2", "Over 7 of your notes; undo brings them back")
    generate(app, qtbot)
    says("Primer: that of these takes · writes bar 2", "Over 7 of your notes; undo brings them back")
    choose(panel, "music_vae_melody", Verb.VARY)
    app.session.takes.accept()
    document.load(Bars.of())
    says("There is nothing to vary; draw or select some notes first")
    assert "playhead" in panel.generate.toolTip()


def test_of_a_variation_the_panel_says_which_bars_it_writes_and_of_which_voices(app, panel, document, qtbot, twinkle):
    bass = [Note(note.start, note.pitch - 24, note.length, voice=Voice.BASS) for note in twinkle]
    document.load(twinkle.edited(added=bass))
    choose(panel, "music_vae_trio", Verb.VARY)

    def says(first, notes):
        lines = (first, f"Over {notes} of your notes; undo brings them back")
        qtbot.waitUntil(lambda: panel.aim.text() == "\n".join(lines), timeout=5000)

    app.session.playback.seek(2400)
    says("Primer: the song · writes bars 1 to 2", 28)
    document.select(list(twinkle)[:2] + bass[:2])
    says("Primer: the bars of the selection · writes bar 1", 14)
    document.select(bass[:2])
    says("Primer: the bars of the selection · writes bar 1 · only bass", 7)
    generate(app, qtbot)
    says("Primer: that of these takes · writes bar 1 · only bass", 7)
    assert set(twinkle) <= set(document.bars)


def test_the_panel_says_when_a_model_hears_notes_elsewhere(panel, document, qtbot):
    document.load(Bars.of(Note(160 * place, 60, 160) for place in range(6)))
    qtbot.waitUntil(
        lambda: "The model hears sixteenths; notes that it hears moved: 4" in panel.aim.text(), timeout=5000
    )


@pytest.fixture
def measured(app, panel, qtbot):
    """Lookback RNN is chosen, of which a step takes 1 ms; the other models take longer."""
    with qtbot.waitSignal(
        app.session.generator.opened, timeout=10_000, check_params_cb=lambda name, _: name == "lookback_rnn"
    ):
        choose(panel, "lookback_rnn", Verb.CONTINUE)
    for name in app.session.models.known:
        step = 0.001 if name == "lookback_rnn" else 1.0
        app.session.meter.calibrate(name, "native", Rate(0.0, step, 0.0, block=0))
    panel.bars.setValue(4)
    return panel


def test_what_there_is_time_for_is_said_and_asked_for(measured, app, qtbot):
    measured.tries.setValue(8)
    measured.takes.setValue(2)
    measured.budget.setValue(500)
    assert measured.about.text().endswith("in that time: 2 × 4 bars with lookback_rnn, random, each the best of 3")
    with qtbot.waitSignal(app.session.generator.finished, timeout=10_000) as finished:
        measured.generate.click()
    first, second = finished.args[1]
    assert first.tried == second.tried == 3


def test_it_is_said_where_not_even_the_least_is_there_in_time(measured):
    measured.tries.setValue(1)
    measured.budget.setValue(5)
    assert measured.about.text().endswith("not in that time; soonest: 1 × 1 bars with lookback_rnn, random")
    measured.bars.setValue(1)
    measured.takes.setValue(1)
    assert "not in that time" in measured.about.text(), "that is all that is asked for"
    measured.budget.setValue(0)
    assert "time" not in measured.about.text()
