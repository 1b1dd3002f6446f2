"""The shipped models are good enough, by their own figures and by what they write."""

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.weights import read_manifest
from sketchpad.music.primers import primers, read_primer
from sketchpad.training.config import models
from sketchpad.training.evaluate import TEMPERATURES, passes


@pytest.mark.parametrize("model", models())
def test_its_figures_are_clearly_better_than_the_baselines(model):
    figures = read_manifest()[model].figures
    assert passes(figures) == []
    for baseline in ("repeat_last_bar", "five_gram"):
        assert figures["test"]["nats"] < 0.8 * figures[baseline]["nats"]
        assert figures["test"]["accuracy"] > figures[baseline]["accuracy"] + 0.03
        assert figures["test"]["accuracy_of_notes"] > 1.3 * figures[baseline]["accuracy_of_notes"]


@pytest.mark.parametrize("model", models())
def test_it_is_never_silent_after_the_example_primers(model):
    engine = open_engine("native")
    for primer in primers():
        for temperature in TEMPERATURES:
            request = Request(read_primer(primer.name), model, temperature=temperature, takes=4)
            takes = [take for take in engine.generate(request, CancelFlag()) if take.complete]
            assert len(takes) == 4
            assert all(len(take.notes) >= 8 for take in takes), (primer.name, temperature)
    engine.close()
