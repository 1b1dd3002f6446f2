"""Paints the pictures of docs/TOUR.md and the README: the real window, offscreen, under a hand that does what is shown.

`uv run python resources/screenshots/tour.py [NAME …]`: all of them, or some.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["SKETCHPAD_DATA"] = tempfile.mkdtemp()

import numpy as np
from frames import Frame, frame, look_at, sheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import primers
from sketchpad.session.waiting import wait
from sketchpad.ui.app import App
from sketchpad.ui.commands.command_palette import CommandPalette
from sketchpad.ui.commands.shortcut_sheet import ShortcutSheet
from sketchpad.ui.notes.notes_list import NotesList
from sketchpad.ui.panels.reach_slider import ReachSlider
from sketchpad.ui.takes.all_takes import AllTakes
from sketchpad.ui.theme import DARK

SETTLED = 300
MANY_NOTES = 100_000
VIBRAPHONE = 11


def until(done: Callable[[], object]) -> None:
    """Until it is so."""
    while not done():
        wait(20)


def generate(app: App, model: str = "attention_rnn", takes: int = 3) -> None:
    """Press Generate, and wait for the answers."""
    panel = app.window.panel
    panel.model.setCurrentIndex(panel.model.findData(model))
    panel.takes.setValue(takes)
    app.window.generating.start()
    until(lambda: app.session.takes.is_open and not app.session.continuation.busy)


def show(app: App, bars: float = 8.0) -> None:
    """So many bars, from the first."""
    view = app.window.roll.view
    view.set_geometry(view.geometry.zoomed(view.size.width() / bars / view.geometry.bar_width, 0))


def window(app: App) -> None:
    """A primer and three takes."""
    for _ in range(8):
        # Some answers first, as after a minute of trying, so that the gauge has something to show.
        generate(app)
        app.session.takes.choose(0)
        app.session.takes.accept()
    generate(app)
    show(app, 18)


def trio(app: App) -> None:
    """Melody, bass and drums."""
    generate(app, "music_vae_trio", 1)
    show(app, 10)


def shape(app: App) -> None:
    """A hand on the slider of density."""
    generate(app, "music_vae_melody", 1)
    app.session.takes.accept()
    verb = app.session.shape
    verb.prepare()
    until(lambda: verb.scales)
    app.window._panels.ensureWidgetVisible(app.window.shape, 0, 0)
    row = app.window.shape.rows["note_density"]
    row.slider.setSliderDown(True)
    row.slider.setValue(row.slider.minimum() + round(0.75 * (row.slider.maximum() - row.slider.minimum())))
    until(lambda: verb.preview is not None)
    show(app, 18)


def shaping(app: App) -> Iterator[Frame]:
    """One slider of Shape under the hand, let go, and another."""
    window, verb = app.window, app.session.shape
    panel, height = window.shape, window.shape.height()
    look_at(window, 2, (57, 75), height)
    verb.prepare()
    until(lambda: verb.scales)

    def drag(name: str, *amounts: float) -> ReachSlider:
        slider = panel.rows[name].slider
        slider.setSliderDown(True)
        for amount in amounts:
            slider.setValue(round(slider.maximum() * (amount - slider._low) / (slider._high - slider._low)))
            until(lambda: not verb.busy)
        return slider

    yield frame(window, panel, height, "The idea: two bars of “Twinkle”, 7 notes a bar")
    held = drag("note_density", 8, 8.5)
    yield frame(window, panel, height, "Density under the hand, on its way up: roll and sound follow", held)
    drag("note_density", 9, 10)
    held.setSliderDown(False)
    yield frame(window, panel, height, "Let go at 10: one undo step; the mark is where it was")
    held = drag("syncopation_16", 0.1, 0.15)
    yield frame(window, panel, height, "16th syncopation under the hand: density stays as asked", held)
    held.setSliderDown(False)


def fill_ends(app: App) -> None:
    """“Twinkle” is A, a reel from a file B, and the lane between them is there."""
    panel, verb = app.window.interpolate, app.session.interpolation
    panel.fold.click()
    panel.fields[0].song.click()
    verb.ends.take_from_file(1, {primer.name: primer.path for primer in primers()}["irish_reel"])
    until(lambda: verb.lane.complete)


def interpolate(app: App) -> None:
    """From “Twinkle” to a reel, two fifths of the way."""
    panel, verb = app.window.interpolate, app.session.interpolation
    fill_ends(app)
    panel.slider.setSliderDown(True)
    panel.slider.setValue(400)
    until(lambda: verb.inlay.preview is not None)
    show(app, 4)
    app.window._panels.ensureWidgetVisible(app.window.interpolate, 0, 0)


def interpolating(app: App) -> Iterator[Frame]:
    """A hand goes all the way."""
    window, verb = app.window, app.session.interpolation
    panel = window.interpolate
    panel.steps.setValue(5)
    fill_ends(app)
    height = panel.lane.mapTo(panel, panel.lane.rect().bottomLeft()).y()
    look_at(window, 2, (58, 80), height)
    panel.slider.setSliderDown(True)
    for share, step, caption in (
        (0.0, 0, "At the left end exactly A, the song"),
        (0.25, 1, "A quarter of the way: what the model wrote is hatched"),
        (0.6, 2, "60 % of the way: roll and sound follow the hand"),
        (1.0, 4, "At the right end exactly B, a reel from a file"),
    ):
        panel.slider.setValue(round(panel.slider.maximum() * share))
        until(lambda: not verb.busy)
        panel.lane.ensureWidgetVisible(panel.lane.button(step))
        yield frame(window, panel, height, caption, panel.slider)


def playing(app: App) -> None:
    """A second voice is played on the computer's keyboard, and recorded."""
    app.window.activateWindow()
    keyboard = app.window.playing.keyboard
    until(lambda: app.session.playback.ready)
    keyboard.switch(True)
    app.session.recording.start()
    canvas = app.window.roll.canvas
    for tick, key in ((0, Qt.Key.Key_K), (960, Qt.Key.Key_O), (1440, Qt.Key.Key_L), (1920, Qt.Key.Key_P)):
        until(lambda tick=tick: (app.session.playback.tick_at(time.monotonic()) or -1.0) >= tick)
        QTest.keyPress(canvas, key)
        wait(400)
        QTest.keyRelease(canvas, key)
    wait(SETTLED)
    show(app, 4)


def why(app: App) -> None:
    """Locked bars, and why a note was written."""
    generate(app, "attention_rnn", 1)
    document = app.session.document
    document.set_locked_bars({4, 5})
    written = [note for note in document.bars if note.author is Author.MODEL]
    document.select([written[6]])
    until(lambda: app.session.explaining.why)
    show(app, 7)


def gauge(app: App) -> None:
    """What answers cost."""
    for model in ("attention_rnn", "lookback_rnn", "music_vae_melody"):
        for _ in range(6):
            generate(app, model, 1)
            app.session.takes.choose(0)
            app.session.takes.accept()
    app.window.gauge.fold.click()
    wait(SETTLED)
    app.window._panels.ensureWidgetVisible(app.window.gauge, 0, 0)


def tree(app: App) -> QWidget | None:
    """All takes of a song."""
    generate(app, "attention_rnn", 2)
    app.session.takes.accept()
    generate(app, "music_vae_melody", 2)
    app.window.show_all_takes()
    return app.window.findChild(AllTakes)


def mixer(app: App) -> QWidget:
    """The bass louder and alone with the drums, the melody's instrument another."""
    change = app.session.mixer.change
    change(Voice.MELODY, program=VIBRAPHONE)
    change(Voice.BASS, volume=118, soloed=True)
    change(Voice.DRUMS, volume=84, soloed=True)
    change(Voice.HARMONY, muted=True)
    app.window.mixer.show_voice(Voice.BASS)
    return app.window.mixer


def palette(app: App) -> QWidget | None:
    """Commands by a word, also one that none of them has."""
    app.window.beside.show_palette()
    shown = app.window.findChild(CommandPalette)
    if shown:
        shown.line.setText("transpose")
    return shown


def shortcuts(app: App) -> QWidget | None:
    """All keys on a sheet."""
    app.window.beside.show_shortcuts()
    return app.window.findChild(ShortcutSheet)


def notes(app: App) -> QWidget | None:
    """The notes as a list, one of them selected that a model wrote."""
    generate(app, "attention_rnn", 1)
    app.session.takes.accept()
    document = app.session.document
    app.window.beside.show_notes()
    document.select([[note for note in document.bars if note.author is Author.MODEL][3]])
    until(lambda: app.session.explaining.why)
    return app.window.findChild(NotesList)


def dark(app: App) -> None:
    """At night."""
    app.themes.use(DARK)
    generate(app, "music_vae_trio", 2)
    show(app, 10)


def small(app: App) -> None:
    """On a small screen."""
    app.window.resize(app.window.minimumSize())
    generate(app, "attention_rnn", 2)
    show(app, 8)


def huge(app: App) -> None:
    """A song of 100,000 notes."""
    rng = np.random.default_rng(0)
    starts = rng.integers(0, 4000 * 16, MANY_NOTES) * 120
    pitches = np.clip(60 + 12 * np.sin(starts / TICKS_PER_BAR / 7) + rng.normal(0, 7, MANY_NOTES), 24, 100)
    app.session.document.load(
        Bars.of(Note(int(s), int(p), 120 * int(rng.integers(1, 5))) for s, p in zip(starts, pitches, strict=True))
    )
    show(app, 60)


SCENES = (
    *(window, trio, shape, shaping, interpolate, interpolating, playing, mixer, why, tree, gauge),
    *(palette, shortcuts, notes, dark, small, huge),
)


def paint(scene: Callable[[App], Iterator[Frame] | QWidget | None]) -> None:
    """One picture, of the window after a scene, of what is beside it or of the frames in it, from a fresh start."""
    app = App()
    app.open(None)
    until(lambda: len(app.session.document.bars) and app.window.gauge.has_plots)
    wait(SETTLED)
    shown = scene(app)
    if isinstance(shown, Iterator):
        picture = sheet([*shown], app.themes.current)
    else:
        app.window.message.hide()
        wait(SETTLED)
        picture = (shown or app.window).grab()
    picture.save(str(Path(__file__).with_name(f"{scene.__name__}.png")))
    app.session.interpolation.drop()
    app.close()


for each in SCENES:
    if len(sys.argv) < 2 or each.__name__ in sys.argv[1:]:
        paint(each)
