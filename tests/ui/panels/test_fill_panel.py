"""Fill and locks in the window: the panel, the keys, and the marks."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from sketchpad.generation.filling.hole import Keep
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from tests.ui.strip import settled

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.roll.canvas, key, held)


def grey(widget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(int)


@pytest.fixture
def song(document):
    document.load(Bars.of([Note(480 * k, 60 + k % 8, 480) for k in range(16)]))
    return document.bars


def test_the_panel_says_which_part_and_what_to_do_without_one(app, window, song, document):
    panel = window.fill
    assert not panel.fill.isEnabled()
    assert "select notes" in panel.about.text()
    document.select(list(song)[2:7])
    assert panel.about.text() == "the part to fill: 1.3 to 2.4"
    assert panel.fill.isEnabled()
    document.select([])
    app.session.playback.set_loop((TICKS_PER_BAR, 2 * TICKS_PER_BAR))
    assert panel.about.text() == "the part to fill: bar 2"
    app.session.playback.set_loop((0, 100 * TICKS_PER_BAR))
    assert "at most 64 bars" in panel.about.text()
    assert not panel.fill.isEnabled()


def test_the_panel_says_which_voices_where_others_stay_and_who_writes_them(app, window, song, document):
    panel, model = window.fill, window.panel.model
    bass = [Note(480 * k, 36, 480, voice=Voice.BASS) for k in range(16)]
    drums = [Note(480 * k, 38, 480, voice=Voice.DRUMS) for k in range(16)]
    document.load(Bars.of([*song, *bass, *drums]))
    model.setCurrentIndex(model.findData("music_vae_trio"))
    document.select(bass[4:8])
    assert panel.about.text() == "the part to fill: bar 2 · only bass"
    document.select(bass[4:8] + drums[4:8])
    assert panel.about.text() == "the part to fill: bar 2 · only bass, drums"
    document.select(document.bars.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR))
    assert panel.about.text() == "the part to fill: bar 2"
    model.setCurrentIndex(model.findData("attention_rnn"))
    document.select(bass[4:8])
    assert panel.about.text() == "the part to fill: bar 2 · only bass"
    document.select(drums[4:8])
    assert "writes none of the selected voices" in panel.about.text()
    assert "choose a model that does: music_vae_trio" in panel.about.text()
    assert not panel.fill.isEnabled()


def test_what_is_said_while_takes_are_shown_is_what_is_filled_next(app, window, song, document, qtbot):
    bass = [Note(480 * k, 36 + k % 3, 480, voice=Voice.BASS) for k in range(16)]
    document.load(Bars.of([*song, *bass]))
    window.panel.model.setCurrentIndex(window.panel.model.findData("music_vae_trio"))
    document.select(bass[4:8])
    with qtbot.waitSignal(app.session.continuation.ended, timeout=20_000):
        press(window, Key.Key_F)
    assert app.session.takes.is_open
    assert window.fill.about.text() == "the part to fill: bar 2 · only bass"
    document.select(list(song)[4:6])
    assert window.fill.about.text() == "the part to fill: 2 to 2.3 · only melody"


def test_what_is_too_long_for_the_model_is_said_before_it_is_asked(app, window, song, document):
    panel, model = window.fill, window.panel.model
    model.setCurrentIndex(model.findData("music_vae_2bar"))
    app.session.playback.set_loop((0, 3 * TICKS_PER_BAR))
    assert panel.about.text().startswith("the model fills at most 2 bars")
    assert not panel.fill.isEnabled()
    model.setCurrentIndex(model.findData("music_vae_melody"))
    assert panel.fill.isEnabled()
    model.setCurrentIndex(model.findData("music_vae_2bar"))
    app.session.playback.set_loop((TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    assert (panel.about.text(), panel.fill.isEnabled()) == ("the part to fill: bars 2 to 3", True)


@pytest.mark.parametrize(("metre", "most"), [((4, 4), 2), ((3, 4), 2), ((2, 4), 4), ((5, 4), 1)])
def test_what_may_be_filled_is_as_long_as_the_model_can_in_any_metre(app, window, song, document, qtbot, metre, most):
    document.set_metre(Metre(*metre))
    window.panel.model.setCurrentIndex(window.panel.model.findData("music_vae_2bar"))
    bar = document.bars.metre.ticks_per_bar
    app.session.playback.set_loop((bar, (2 + most) * bar))
    assert not window.fill.fill.isEnabled()
    app.session.playback.set_loop((bar, (1 + most) * bar))
    assert window.fill.fill.isEnabled()
    refused = []
    app.session.notice.connect(refused.append)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        window.fill.fill.click()
    assert not any("at most" in text for text in refused)


def test_polyphony_fills_as_well_and_shows_bars_on_their_way(app, window, song, document, qtbot):
    drafts = []
    app.session.generator.progressed.connect(lambda _number, takes: drafts.extend(takes))
    model = window.panel.model
    model.setCurrentIndex(model.findData("polyphony_rnn"))
    # At the end nothing follows that it would have to fit.
    document.select(list(song)[8:])
    assert window.fill.fill.isEnabled()
    with qtbot.waitSignal(app.session.continuation.ended, timeout=20_000):
        window.fill.fill.click()
    (take,) = app.session.takes.takes
    assert take.request.hole.end == 4 * TICKS_PER_BAR
    assert take.voices == {Voice.MELODY, Voice.HARMONY}
    assert list(document.bars)[:8] == list(song)[:8]
    assert all(draft.written < take.written for draft in drafts)


def test_the_key_f_fills_and_what_is_kept_is_chosen(app, window, song, document, qtbot):
    document.select(list(song)[4:8])
    window.fill.keep.setCurrentIndex(window.fill.keep.findData(Keep.RHYTHM.value))
    # At the end nothing follows that it would have to fit.
    document.select(list(song)[12:])
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        press(window, Key.Key_F)
    after = list(document.bars)
    assert after[:12] == list(song)[:12]
    assert [n.start for n in after] == [n.start for n in song]
    assert app.session.takes.takes[0].request.hole.keep is Keep.RHYTHM
    assert "fill, seed 1" in settled(window, qtbot)._buttons.button(1).toolTip()
    assert "bar 4" in settled(window, qtbot)._buttons.button(1).toolTip()
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.fill.fill.click()
    assert len(app.session.takes.choices) == 3


def test_locks_are_set_by_keys_and_buttons_and_seen_without_colour(app, window, song, document):
    document.select([])
    plain_canvas, plain_ruler = grey(window.roll.canvas), grey(window.roll.ruler)
    document.select([list(song)[1]])
    press(window, Key.Key_K)
    document.select([])
    geometry = window.roll.view.geometry
    left = KEYS_WIDTH + round(geometry.x(480))
    changed = np.argwhere(np.abs(grey(window.roll.canvas) - plain_canvas) > 60)
    assert len(changed) > 20
    assert left <= changed[:, 1].min() <= changed[:, 1].max() <= left + 20
    app.session.playback.seek(2 * TICKS_PER_BAR)
    press(window, Key.Key_K, Shift)
    assert document.bars.locked_bars == {2}
    ruler = np.argwhere(np.abs(grey(window.roll.ruler) - plain_ruler) > 60)
    right = KEYS_WIDTH + round(geometry.x(3 * TICKS_PER_BAR))
    assert right - 20 <= ruler[:, 1].min() <= ruler[:, 1].max() <= right
    hatched = np.abs(grey(window.roll.canvas) - plain_canvas)[:, right - 100 : right - 10]
    assert (hatched > 5).mean() > 0.05
    window.fill.lock_bars.click()
    assert not document.bars.locked_bars
    document.select([note for note in document.bars if note.locked])
    window.fill.lock_notes.click()
    assert document.bars == song


def test_a_note_too_low_for_a_padlock_is_marked_by_a_bar(window, song, document):
    view = window.roll.view
    view.set_geometry(view.geometry.zoomed_rows(0.4, 0))
    view.centre_on_notes()
    plain = grey(window.roll.canvas)
    document.select([list(song)[1]])
    press(window, Key.Key_K)
    document.select([])
    assert (np.abs(grey(window.roll.canvas) - plain) > 60).sum() >= 20


def test_the_sheet_of_keys_knows_them(window):
    texts = {action.text() for menu in window.menuBar().actions() for action in menu.menu().actions()}
    assert {"Lock or unlock notes", "Lock or unlock bars", "Fill the selection or the loop"} <= texts
