"""The panel offers what the model can do, hides what does not apply, and says what there is to know of each model."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyleOptionComboBox

from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Voice
from sketchpad.session.verbs.recipe import Manner
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui import theme
from sketchpad.ui.panels.generate_panel import HIGHEST_SEED
from sketchpad.ui.panels.model_box import ABOUT
from sketchpad.ui.takes.take_captions import caption
from tests.ui.mouse import LEFT, NO, place
from tests.ui.panels.asking import choose, generate
from tests.ui.strip import settled
from tests.ui.tab_order import check_controls

Key = Qt.Key

VAES = ("music_vae_melody", "music_vae_trio", "music_vae_2bar")


@pytest.fixture
def panel(window):
    return window.panel


def test_titles_that_are_too_long_are_told_apart_by_their_ends(window, panel):
    for box in (panel.model, window.interpolate.model):
        for name in ("cat-mel_2bar_small", "cat-mel_2bar_big"):
            box.setItemText(box.currentIndex(), f"MusicVAE melody ({name})")
            option = QStyleOptionComboBox()
            box.initStyleOption(option)
            assert option.currentText.startswith("MusicVAE")
            assert option.currentText.endswith(name[-5:] + ")")
            assert box.fontMetrics().horizontalAdvance(option.currentText) < box.width() - 20


@pytest.mark.parametrize("far", [10**12, -(10**12)])
def test_of_numbers_beyond_its_own_a_panel_shows_the_nearest(window, panel, far):
    panel.show_settings(Settings(bars=far, temperature=far, seed=far, takes=far, tries=far, distance=far))
    window.interpolate.show_manner(Manner(temperature=far, seed=far))
    manner = window.interpolate.manner
    shown = [panel.settings.bars, panel.settings.takes, panel.settings.tries, panel.settings.distance]
    if far > 0:
        assert [*shown, panel.settings.seed, manner.seed] == [64, 16, 64, 1.0, HIGHEST_SEED, 2**31 - 1]
    else:
        assert [*shown, panel.settings.seed, manner.seed] == [1, 1, 1, 0.0, 0, 0]
    assert panel.settings.temperature == manner.temperature == (3.0 if far > 0 else 0.1)


def test_of_a_model_that_writes_two_bars_at_a_time_it_is_said(panel):
    choose(panel, "music_vae_2bar")
    assert "\nmelody · 2 bars at a time · " in panel.about.text()
    choose(panel, "music_vae_trio")
    assert "at a time" not in panel.about.text()


def test_every_model_of_the_folder_is_listed_and_offers_its_verbs(app, panel):
    names = [panel.model.itemData(index) for index in range(panel.model.count())]
    assert names == list(app.session.models.known)
    for name in names:
        choose(panel, name)
        verbs = tuple(Verb(panel.verb.itemData(index)) for index in range(panel.verb.count()))
        assert verbs == panel.model.system.verbs
        assert panel.verb.isEnabled() == (len(verbs) > 1)
        assert panel.settings.model == name
        assert panel.settings.temperature == panel.model.system.temperature
        assert panel.settings.tries == panel.model.system.tries


def test_a_continuation_goes_further_than_a_variation(panel):
    for name in VAES:
        choose(panel, name, Verb.CONTINUE)
        system = panel.model.system
        assert panel.settings.distance == system.further
        choose(panel, name, Verb.VARY)
        assert panel.settings.distance == system.distance < system.further


def test_the_verb_stays_where_the_next_model_knows_it(panel):
    choose(panel, "music_vae_melody", Verb.VARY)
    choose(panel, "music_vae_trio")
    assert panel.settings.verb is Verb.VARY
    choose(panel, "attention_rnn")
    assert panel.settings.verb is Verb.CONTINUE


@pytest.mark.parametrize("model", [*VAES, "polyphony_rnn", "attention_rnn", "lookback_rnn"])
def test_only_what_applies_is_shown(panel, model):
    choose(panel, model)
    for index in range(panel.verb.count()):
        panel.verb.setCurrentIndex(index)
        continues = panel.settings.verb is Verb.CONTINUE
        assert panel.bars.isEnabled() == continues
        assert panel.tries.isEnabled() == panel.settings.verb.is_chosen
        assert panel.distance.isVisible() == panel.distance_text.isVisible() == (model in VAES)
        has_boxes = continues and model == "polyphony_rnn"
        assert panel.condition.isVisible() == panel.inject.isVisible() == has_boxes


def test_the_distance_is_printed_as_it_is_asked(panel):
    choose(panel, "music_vae_melody", Verb.VARY)
    panel.distance.setValue(73)
    assert panel.distance_text.text() == "0.73"
    assert panel.settings.distance == 0.73


def test_the_check_boxes_reach_the_request(app, panel, qtbot):
    choose(panel, "polyphony_rnn", Verb.CONTINUE)
    panel.bars.setValue(1)
    for condition, inject in ((True, False), (False, True)):
        panel.condition.setChecked(condition)
        panel.inject.setChecked(inject)
        generate(app, qtbot)
        request = app.session.takes.takes[-1].request
        assert (request.condition, request.inject) == (condition, inject)


@pytest.mark.parametrize(
    ("model", "verb", "voices"),
    [
        ("polyphony_rnn", Verb.HARMONISE, {Voice.HARMONY}),
        ("music_vae_melody", Verb.VARY, {Voice.MELODY}),
        ("music_vae_trio", Verb.VARY, {Voice.MELODY, Voice.BASS, Voice.DRUMS}),
        ("music_vae_trio", Verb.CONTINUE, {Voice.MELODY, Voice.BASS, Voice.DRUMS}),
    ],
)
def test_a_verb_does_what_it_says(app, panel, document, qtbot, twinkle, model, verb, voices):
    document.load(twinkle)
    choose(panel, model, verb)
    panel.bars.setValue(2)
    generate(app, qtbot)
    written = [note for note in document.bars if note.author is Author.MODEL]
    assert {note.voice for note in written} <= voices
    assert written
    assert document.bars.count == (4 if verb is Verb.CONTINUE else 2)
    if verb is Verb.HARMONISE:
        assert set(twinkle) <= set(document.bars)


def test_a_take_says_what_it_is_and_how_far_from_the_primer(app, panel, window, qtbot):
    choose(panel, "music_vae_melody", Verb.VARY)
    panel.distance.setValue(40)
    panel.takes.setValue(2)
    generate(app, qtbot)
    original, first, second = settled(window, qtbot)._buttons.buttons()
    away = app.session.takes.takes[0].latent_distance
    assert first.toolTip().startswith(app.session.models.known["music_vae_melody"].title + ": vary, seed 1")
    assert caption(app.session.takes, 1).far == "distance 0.40"
    assert f"distance 0.40, {away:.2f} standard deviations away in the latent space" in first.toolTip()
    assert first.toolTip() != second.toolTip()
    assert "distance" not in original.toolTip()
    assert first.accessibleDescription() == first.toolTip()
    corner = QRect(first.width() // 2, 4, first.width() // 2 - 8, 16)
    assert first.grab(corner).toImage() != original.grab(corner).toImage()


def test_takes_of_models_without_a_latent_tell_no_distance(app, panel, window, qtbot):
    generate(app, qtbot)
    assert "distance" not in settled(window, qtbot)._buttons.button(1).toolTip()


def test_the_list_says_what_each_model_can_do_its_voices_and_its_size(app, panel):
    for index, model in enumerate(app.session.models.known.values()):
        can, facts = panel.model.itemData(index, ABOUT).split("\n")
        system = SYSTEMS[model.system]
        more = ["interpolate"] * system.interpolates + ["fill"]
        assert can.split(" · ") == [verb.value for verb in system.verbs] + more
        assert facts.startswith(", ".join(voice.name.lower() for voice in system.voices))
        assert f"{model.size / 1e6:.1f}\u00a0MB" in facts
        assert panel.model.itemData(index, Qt.ItemDataRole.ToolTipRole) == f"{can}\n{facts}"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_list_opens_with_room_for_all_it_says(app, panel, qtbot, look):
    app.themes.use(look)
    panel.model.showPopup()
    view = panel.model.view()
    qtbot.waitUntil(view.isVisible, timeout=5000)
    rows = [view.visualRect(panel.model.model().index(row, 0)) for row in range(panel.model.count())]
    assert all(row.height() >= 3 * view.fontMetrics().height() for row in rows)
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    other = next(row for index, row in enumerate(rows) if index != panel.model.currentIndex())
    pixels = view.viewport().grab(other).toImage()
    levels = {pixels.pixelColor(x, y).lightness() for x in range(120) for y in range(pixels.height())}
    assert max(levels) - min(levels) > 100
    panel.model.hidePopup()


def test_every_control_has_its_name_tip_and_place_in_the_tab_order(panel):
    choose(panel, "polyphony_rnn", Verb.CONTINUE)
    check_controls(panel._controls())


@pytest.mark.parametrize("size", [(760, 480), (900, 560)])
def test_the_button_is_seen_however_low_the_window_and_wherever_the_panels_are_scrolled(window, panel, qtbot, size):
    window.resize(*size)
    panel.constraints.fold.click()
    bar = window._panels.verticalScrollBar()
    qtbot.waitUntil(lambda: window.height() == size[1] and bar.maximum() > 0)
    for value in (bar.minimum(), bar.maximum()):
        bar.setValue(value)
        assert panel.generate.visibleRegion().boundingRect() == panel.generate.rect()


def test_the_panels_fit_beside_the_roll(window, panel):
    side = panel.parentWidget().parentWidget()
    for model in ("polyphony_rnn", "music_vae_trio"):
        choose(panel, model)
        for part in (panel, window.mixer, window.gauge):
            assert part.minimumSizeHint().width() <= side.parentWidget().width() - 14


def painted_width(label):
    """As far as the pixels of a label's text reach when it has all room."""
    alone = QLabel(label.text(), label.parentWidget())
    alone.setBuddy(label.buddy())
    alone.resize(2 * label.width(), label.height())
    picture = alone.grab().toImage()
    alone.deleteLater()
    ground = picture.pixelColor(picture.width() - 1, 0)
    columns = range(picture.width())
    return 1 + max(x for x in columns if any(picture.pixelColor(x, y) != ground for y in range(picture.height())))


def test_labels_are_seen_whole_in_each_language(app_in_each_language, qtbot):
    """A letter that is underlined stands apart from the next: between T and e that takes two pixels more."""
    panel = app_in_each_language.window.panel
    panel.constraints.fold.setChecked(True)
    labels = [label for label in panel.findChildren(QLabel) if label.buddy() and label.isVisible()]
    assert len(labels) > 8
    for label in labels:
        assert painted_width(label) <= label.width(), label.text()


def test_all_that_was_drawn_is_the_primer(app, window, document):
    document.load(Bars.of())
    for step, pitch in enumerate((60, 62, 64, 65, 67)):
        QTest.mouseClick(window.roll.canvas, LEFT, NO, place(window, step * 480 + 10, pitch))
    assert len(document.bars) == 5
    assert app.session.aiming.primer() == document.bars


def test_all_that_keys_added_is_the_primer(app, window, document):
    document.load(Bars.of())
    keys = window.roll.canvas
    for _ in range(3):
        QTest.keyClick(keys, Key.Key_Insert)
        QTest.keyClick(keys, Key.Key_Up)
    assert [note.pitch for note in document.bars] == [61, 62, 63]
    assert app.session.aiming.primer() == document.bars
    window.roll.view.set_voice(Voice.BASS)
    QTest.mousePress(keys, LEFT, NO, place(window, 3000, 70))
    window.roll.cancel_gesture()
    assert app.session.aiming.primer() == document.bars, "nobody selected anything"
    QTest.keyClick(keys, Key.Key_Tab)
    assert len(app.session.aiming.primer()) == 1, "chosen"
