"""Settings are those of the program, and said as its command line wants them."""

import argparse

import pytest

from sketchpad.cli import _add_generate
from sketchpad.generation.request import Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.bars import Bars
from sketchpad.training.settings import SETTINGS, Setting, nearest


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_first_is_what_the_program_begins_with(system):
    first = SETTINGS[system][0]
    usual = Request(Bars.of(()), system)
    assert first == Setting(SYSTEMS[system].temperature)
    assert first.constraints == usual.constraints
    assert first.distance is None


@pytest.mark.parametrize(
    "setting",
    dict.fromkeys(setting for its in SETTINGS.values() for setting in its),
    ids=lambda it: it.options,
)
def test_the_command_line_reads_the_options(setting):
    parser = argparse.ArgumentParser()
    _add_generate(parser)
    read = parser.parse_args(["in.mid", "--out", "out.mid", *setting.options.split()])
    assert Setting(read.temperature, read.top_p, read.repetition, read.distance) == setting


def test_all_options_differ():
    for its in SETTINGS.values():
        assert len({setting.options for setting in its}) == len(its)


def test_the_nearest_has_the_largest_of_the_least_overlaps():
    figures = {"a": {"overlap": {"x": 0.99, "y": 0.5}}, "b": {"overlap": {"x": 0.7, "y": 0.6}}}
    assert nearest(figures) == "b"
