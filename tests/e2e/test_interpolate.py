"""Interpolate in the real window, while the song plays: slider and pad dragged, the roll, the sound and undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sketchpad.music.note import Author
from sketchpad.music.primers import primers, read_primer
from sketchpad.ui.panels.blend_pad import PLACES
from tests.e2e.hand import picture
from tests.e2e.hearing import FAST, loudness, sound
from tests.ui.panels.ideas import drop

CONTROL = Qt.KeyboardModifier.ControlModifier
FILES = {primer.name: primer.path for primer in primers()}
MOVES = 10


@pytest.fixture
def app(app):
    app.session.document.load(replace(read_primer("twinkle"), tempo=FAST))
    app.window.roll.setFocus()
    return app


@pytest.fixture
def panel(app, qtbot, hand):
    """Unfolded; A is the song."""
    window = app.window
    window.show_panel(window.interpolate)
    hand.click(window.interpolate.fold)
    qtbot.waitUntil(lambda: hand.sees(window.interpolate.slider))
    hand.click(window.interpolate.fields[0].song)
    assert app.session.interpolation.ends[0].bars == app.session.document.bars
    return window.interpolate


def fill(app, qtbot, panel, which, name):
    """A file is dropped upon an idea."""
    ends = app.session.interpolation.ends
    with qtbot.waitSignal(ends.changed, timeout=10_000):
        assert drop(panel.fields[which].picture, FILES[name])
    return read_primer(name)


def settle(app, qtbot):
    """Under a hand that rests."""
    qtbot.waitUntil(lambda: not app.session.interpolation.busy, timeout=10_000)


def let_go_and_undo(app, qtbot, hand, heard, seen, release, tmp_path):
    """Hear what is under the hand; let go, as `release` does; take it back, and hear the song again as it was."""
    document, song, between = app.session.document, app.session.document.bars, app.session.shown
    assert between != song
    assert heard.changes[-1].bars == between
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    heard.check()
    release()
    assert document.bars == between == heard.changes[-1].bars
    assert document.undo_stack.count() == 1
    assert picture(app.window) != seen
    assert sound(between, tmp_path / "after.wav") != sound(song, tmp_path / "before.wav")

    hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.bars == song == heard.changes[-1].bars
    assert picture(app.window) == seen
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    heard.check()
    app.session.playback.close()
    assert loudness(tmp_path / "fluidsynth.wav") > 1000


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_the_slider_goes_from_the_song_to_a_file(app, qtbot, hand, heard, panel, tmp_path, model):
    window, verb, document = app.window, app.session.interpolation, app.session.document
    panel.use_model(model)
    song, reel = document.bars, fill(app, qtbot, panel, 1, "irish_reel")
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=30_000)
    assert all(len(blended.bars) for blended in verb.lane.blends)
    assert all(0 < share <= 1 for share in verb.rebuilt)

    heard.play(hand)
    slider, seen = panel.slider, picture(window)
    hand.move(slider, 0)
    hand.press(slider, 0)
    blends, pictures = set(), set()
    for part in range(1, MOVES):
        hand.move(slider, slider.width() * part / MOVES)
        settle(app, qtbot)
        assert document.bars == song
        blends.add(app.session.shown)
        pictures.add(picture(window).constBits().tobytes())
    assert len(blends) > 5
    assert len(pictures) > 5
    assert {change.bars for change in heard.changes} == blends | {song}
    assert any(note.author is Author.MODEL for blend in blends for note in blend)
    hand.move(slider, slider.width() - 1)
    settle(app, qtbot)
    assert list(app.session.shown) == list(reel)
    hand.move(slider, 0)
    settle(app, qtbot)
    assert app.session.shown == song
    assert picture(window) == seen
    goal = slider.width() * 0.6
    hand.move(slider, goal)
    settle(app, qtbot)
    let_go_and_undo(app, qtbot, hand, heard, seen, lambda: hand.release(slider, goal), tmp_path)


def test_the_pad_goes_between_four(app, qtbot, hand, heard, panel, tmp_path):
    window, verb, document = app.window, app.session.interpolation, app.session.document
    heard.play(hand)
    hand.click(panel.is_pad)
    song, files = document.bars, ("irish_reel", "synth_hook", "lark_quartet")
    ideas = [song, *(fill(app, qtbot, panel, which, name) for which, name in enumerate(files, 1))]
    pad, seen = panel.pad, picture(window)
    qtbot.waitUntil(lambda: hand.sees(pad))
    across, down = pad.width() - 1, pad.height() - 1
    hand.move(pad, across / 2, down / 2)
    hand.press(pad, across / 2, down / 2)
    blends = set()
    for part in range(MOVES):
        hand.move(pad, across * (0.5 + 0.04 * part), down * (0.5 + 0.03 * part))
        settle(app, qtbot)
        assert document.bars == song
        assert picture(window) != seen
        blends.add(app.session.shown)
    assert len(blends) > 5
    for corner, idea in zip(PLACES, ideas, strict=True):
        hand.move(pad, across * corner[0], down * corner[1])
        settle(app, qtbot)
        assert verb.point == corner
        assert list(app.session.shown) == list(idea)
    goal = across * 0.3, down * 0.6
    hand.move(pad, *goal)
    settle(app, qtbot)
    let_go_and_undo(app, qtbot, hand, heard, seen, lambda: hand.release(pad, *goal), tmp_path)
