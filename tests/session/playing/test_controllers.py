"""Knobs are learned by turning them, and remembered."""

import json

import pytest

from sketchpad.midi.events import Turned
from sketchpad.paths import user_directory
from sketchpad.session.playing.playing_settings import Knob, PlayingSettings
from sketchpad.session.session import Session


def no_ports():
    raise OSError("no ports here")


def opened(models, qtbot):
    made = Session(models)
    with qtbot.waitSignal(made.controllers.changed, timeout=5000):
        made.midi.open(no_ports)
    return made


@pytest.fixture
def session(qapp, qtbot, random_models):
    made = opened(random_models, qtbot)
    yield made
    made.close()


@pytest.fixture
def moved(session):
    found = []
    session.controllers.moved.connect(lambda name, share: found.append((name, round(share, 3))))
    return found


def turn(session, number, value, channel=0):
    session.playing.live.receive("knobs", Turned(channel, number, value))


def test_the_next_knob_that_is_turned_moves_what_waits(session, moved):
    turn(session, 21, 64)
    assert moved == []
    session.controllers.learn("temperature")
    turn(session, 21, 127)
    assert moved == [("temperature", 1.0)]
    assert session.controllers.learning is None
    turn(session, 21, 0)
    turn(session, 21, 64, channel=1)
    turn(session, 22, 64)
    assert moved == [("temperature", 1.0), ("temperature", 0.0)]


def test_a_knob_moves_one_control_and_a_control_has_one_knob(session, moved):
    controllers = session.controllers
    controllers.learn("temperature")
    turn(session, 21, 0)
    controllers.learn("interpolate")
    turn(session, 21, 0)
    assert controllers.knob("temperature") is None
    assert controllers.knob("interpolate") == Knob("interpolate", 0, 21)
    controllers.learn("interpolate")
    turn(session, 30, 0, channel=5)
    assert controllers.knob("interpolate") == Knob("interpolate", 5, 30)
    del moved[:]
    turn(session, 21, 9)
    assert moved == []
    controllers.forget("interpolate")
    turn(session, 30, 9, channel=5)
    assert moved == []


def test_what_was_learned_is_there_at_the_next_start(qapp, qtbot, random_models):
    session = opened(random_models, qtbot)
    session.controllers.learn("temperature")
    turn(session, 21, 0)
    session.close()
    again = opened(random_models, qtbot)
    assert again.controllers.knob("temperature") == Knob("temperature", 0, 21)
    qtbot.waitUntil(lambda: again.midi.problem == "no ports here", timeout=5000)
    again.close()


def test_what_is_changed_before_the_rest_was_read_stays_and_so_does_the_rest(qapp, qtbot, random_models):
    session = opened(random_models, qtbot)
    session.controllers.learn("temperature")
    turn(session, 21, 0)
    session.close()
    again = Session(random_models)
    again.midi.set_sends(True)
    with qtbot.waitSignal(again.controllers.changed, timeout=5000):
        again.midi.open(no_ports)
    assert again.midi.sends
    assert again.controllers.knob("temperature") == Knob("temperature", 0, 21)
    again.close()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"input": 5}', '{"knobs": [["temperature", 0]]}', '{"unknown": true}'],
)
def test_what_is_unreadable_counts_as_nothing_and_is_kept_beside(qapp, random_models, qtbot, text):
    path = user_directory("session") / "playing.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    session = opened(random_models, qtbot)
    assert session.midi._settings.now == PlayingSettings()
    session.controllers.learn("temperature")
    turn(session, 21, 0)
    session.close()
    assert path.with_name("playing.json.bak").read_text() == text
    assert json.loads(path.read_bytes())["knobs"]


def test_the_file_is_plain_json(session, qtbot):
    session.controllers.learn("temperature")
    turn(session, 21, 0)
    path = user_directory("session") / "playing.json"
    qtbot.waitUntil(path.exists, timeout=5000)
    assert json.loads(path.read_bytes()) == {
        "input": "*",
        "sends": False,
        "knobs": [{"control": "temperature", "channel": 0, "number": 21}],
    }
