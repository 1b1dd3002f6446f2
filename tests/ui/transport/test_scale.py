"""The scale of everything, from the next start on, and fine screens."""

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from sketchpad.session.preferences import Preferences, read_choices

MOVED = """
from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note, Voice
notes = [Note(90 * n, 30 + n * 7 % 60, 200, voice=Voice(n % 4), author=Author(n // 3 % 2)) for n in range(600)]
app.session.document.load(Bars.of(notes).with_locked_bars([3]))
view, roll = app.window.roll.view, app.window.roll
roll.grab()
for right, down in ((64, 0), (-17, 30), (140, -64), (3.4, 0.7)):
    view.set_geometry(view.geometry.moved(right, down))
    moved = roll.grab().toImage()
    view.content_changed.emit()
    assert roll.grab().toImage() == moved, (right, down)
"""


def start(models, code, scale=None):
    """Run the program with its window in a process of its own, and some code in it; what that prints."""
    program = f"from pathlib import Path\nfrom sketchpad.ui.app import App\napp = App(Path({str(models)!r}))\n"
    program += f"app.window.show()\napp.application.processEvents()\n{code}\napp.close()\n"
    environment = {**os.environ, **({"QT_SCALE_FACTOR": scale} if scale else {})}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_scale_is_chosen_from_the_menu_for_the_next_start(app, window, random_models):
    action = window.menus.actions["scale.150"].action
    action.trigger()
    assert action.isChecked()
    assert window.message.text.text().startswith("The size of everything changes")
    app.session.disk.close()
    assert read_choices().scale == 150
    assert start(random_models, "print(app.window.devicePixelRatioF())") == "1.5"


def test_the_environment_has_the_last_word(qapp, app, random_models):
    app.session.preferences.choose(scale=150)
    app.session.disk.close()
    assert start(random_models, "print(app.window.devicePixelRatioF())", scale="2") == "2.0"
    assert Preferences(app.session.disk).choices.scale == 150
    assert QApplication.instance() is qapp


@pytest.mark.parametrize("scale", ["1.25", "2"])
def test_a_picture_that_moved_is_the_one_painted_anew_on_a_fine_screen(random_models, scale):
    start(random_models, MOVED, scale)
