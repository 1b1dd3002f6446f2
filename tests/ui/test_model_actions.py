"""Models that were imported are taken away again, in the real window."""

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox

from sketchpad.generation.weights import add_model, read_manifest
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.paths import user_directory
from sketchpad.session.verbs.shape import FIRST_MODEL
from sketchpad.ui.app import App
from tests.conftest import random_weights
from tests.ui.questions import choose_in_list, click_in_question, press_enter_in_question

# What the platform of the tests says whenever a dialog is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TITLES = {"mine": "Melody RNN lookback (mine)", "blends": "MusicVAE melody (blends)"}
SYSTEMS = {"mine": "lookback_rnn", "blends": "music_vae_melody"}


@pytest.fixture
def brought(weights):
    """Two models that the user brought."""
    folder = user_directory("models")
    return {
        name: add_model(folder, name, weights[system], system=system, title=TITLES[name], licence="mine")
        for name, system in SYSTEMS.items()
    }


@pytest.fixture
def app(qapp, brought):
    made = App()
    made.window.show()
    made.session.document.load(Bars.of([Note(0, 60, 480), Note(480, 64, 480)]))
    yield made
    made.close()


def remove(app):
    app.window.menus.actions["model.remove"].action.trigger()


def removed(app, qtbot, title):
    with qtbot.waitSignal(app.session.models.removed, timeout=5000):
        remove(app)
    qtbot.waitUntil(lambda: app.window.message.text.text() == f"Removed: {title}", timeout=5000)


def taken_away(app, qtbot, *names):
    for name in names:
        listed = [TITLES[each.name] for each in app.session.models.own]
        if len(listed) > 1:
            choose_in_list(TITLES[name], "Remove")
        else:
            click_in_question("Remove")
        removed(app, qtbot, TITLES[name])


def use(panel, name):
    panel.model.setCurrentIndex(panel.model.findData(name))


def test_the_imported_ones_are_asked_for_and_a_question_comes_before(app, qtbot, brought):
    listed = choose_in_list(TITLES["mine"], "Cancel")
    remove(app)
    assert listed == [TITLES["blends"], TITLES["mine"]]
    assert len(app.session.models.own) == 2
    taken_away(app, qtbot, "mine")
    assert not brought["mine"].path.exists()
    assert brought["blends"].path.exists()
    assert app.window.panel.model.findData("mine") == -1
    seen = []
    press_enter_in_question(seen)
    remove(app)
    assert TITLES["blends"] in seen[0]
    assert [model.name for model in app.session.models.own] == ["blends"], "Enter removes nothing"


def test_where_nothing_was_imported_it_says_so(app, qtbot, monkeypatch):
    taken_away(app, qtbot, "mine", "blends")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: pytest.fail("asked"))
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("asked"))
    remove(app)
    assert "No model was imported" in app.window.message.text.text()


def test_the_chosen_model_that_goes_is_followed_by_the_first_which_is_loaded(app, qtbot):
    panel, interpolate = app.window.panel, app.window.interpolate
    with qtbot.waitSignal(app.session.generator.opened, timeout=20_000):
        use(panel, "blends")
    assert interpolate.manner.model == app.session.shape.model == "blends"
    opened = []
    app.session.generator.opened.connect(lambda model, _: opened.append(model))
    taken_away(app, qtbot, "blends")
    first = panel.model.itemData(0)
    assert panel.settings.model == app.session.current.panels.generate.model == first
    assert [panel.verb.itemData(index) for index in range(panel.verb.count())] == ["continue"]
    assert app.session.shape.model == FIRST_MODEL
    assert interpolate.manner == app.session.interpolation.recipe.manner == app.session.current.panels.interpolate
    assert interpolate.manner.model == interpolate.model.itemData(0) != "blends"
    qtbot.waitUntil(lambda: first in opened, timeout=20_000)


def test_a_loaded_model_is_forgotten_and_another_of_its_name_is_another(app, qtbot):
    panel, session = app.window.panel, app.session
    use(panel, "mine")
    with qtbot.waitSignal(session.continuation.ended, timeout=20_000):
        app.window.generating.start()
    written = session.takes.tree[1].notes
    taken_away(app, qtbot, "mine")
    session.retakes.replay(1)
    said = "The model of take 1 is gone; the take stays, but can be written again only with mine imported anew"
    assert said in app.window.message.text.text()
    assert not session.continuation.busy
    assert len(session.takes.tree) == 1
    assert session.takes.tree[1].notes == written
    request = session.takes.tree[1].request
    with qtbot.waitSignal(session.generator.failed, timeout=20_000) as failed:
        session.generator.submit(request)
    assert "no model “mine”" in failed.args[1]
    other = random_weights("lookback_rnn", seed=1)
    add_model(user_directory("models"), "mine", other, system="lookback_rnn", title="Other", licence="mine")
    with qtbot.waitSignal(session.generator.finished, timeout=20_000) as finished:
        session.generator.submit(request)
    assert finished.args[1][0].notes != written


def test_the_model_that_stays_is_loaded_again_at_once(app, qtbot):
    use(app.window.panel, "lookback_rnn")
    opened = []
    qtbot.waitUntil(lambda: app.session.meter.speed("lookback_rnn", "native", 16) is not None, timeout=20_000)
    app.session.generator.opened.connect(lambda model, _: opened.append(model))
    taken_away(app, qtbot, "mine")
    assert app.window.panel.settings.model == "lookback_rnn"
    qtbot.waitUntil(lambda: opened == ["lookback_rnn"], timeout=20_000)
    assert "mine" not in read_manifest()
