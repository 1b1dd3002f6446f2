"""What is remembered about keyboards and knobs."""

import pytest

from sketchpad.session.background import Background
from sketchpad.session.playing.playing_settings import KeptSettings, Knob, PlayingSettings

KNOBS = (Knob("temperature", 0, 21),)


@pytest.fixture
def disk(qapp):
    made = Background(in_turn=True)
    yield made
    made.close()


def opened(disk, qtbot):
    made = KeptSettings(disk)
    with qtbot.waitSignal(made.read, timeout=5000):
        made.begin()
    return made


def test_what_another_window_changed_meanwhile_stays(disk, qtbot):
    here, there = opened(disk, qtbot), opened(disk, qtbot)
    there.change(knobs=KNOBS)
    here.change(sends=True)
    assert opened(disk, qtbot).now == PlayingSettings(sends=True, knobs=KNOBS)


def test_what_is_changed_before_the_file_is_read_stays_and_is_kept(disk, qtbot):
    opened(disk, qtbot).change(knobs=KNOBS)
    early = KeptSettings(disk)
    with qtbot.waitSignal(early.read, timeout=5000):
        early.begin()
        early.change(sends=True)
    assert early.now == opened(disk, qtbot).now == PlayingSettings(sends=True, knobs=KNOBS)
