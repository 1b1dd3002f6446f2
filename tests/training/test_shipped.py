"""The shipped models are good enough, by their own figures and by what they write."""

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import read_manifest
from sketchpad.music.primers import primers, read_primer
from sketchpad.training.config import models
from sketchpad.training.evaluate import TAKES
from sketchpad.training.judge import faults

MOST_BYTES = 64_000_000


def test_there_is_one_of_each_system_and_together_they_are_small():
    shipped = {name: model for name, model in read_manifest().items() if not model.imported}
    assert {model.system for model in shipped.values()} == set(SYSTEMS)
    assert sum(model.path.stat().st_size for model in shipped.values()) <= MOST_BYTES


@pytest.mark.parametrize("model", models())
def test_its_figures_are_good_enough(model):
    figures = dict(read_manifest()[model].figures)
    assert figures["takes"]["count"] == 1000
    assert faults(model, figures) == []


@pytest.mark.parametrize("model", ["attention_rnn", "lookback_rnn"])
def test_melody_rnns_are_clearly_better_than_the_baselines(model):
    figures = read_manifest()[model].figures
    for baseline in ("repeat_last_bar", "five_gram"):
        assert figures["test"]["nats"] < 0.8 * figures[baseline]["nats"]
        assert figures["test"]["accuracy"] > figures[baseline]["accuracy"] + 0.03
        assert figures["test"]["accuracy_of_notes"] > 1.3 * figures[baseline]["accuracy_of_notes"]


@pytest.mark.parametrize(("model", "verb"), [(model, verb) for model in models() for verb in SYSTEMS[model].verbs])
def test_it_is_never_silent_with_the_example_primers(model, verb):
    engine = open_engine("native")
    for primer in primers():
        song = read_primer(primer.name)
        for temperature in TAKES:
            request = Request(song, model, temperature=temperature, takes=4, verb=verb)
            takes = [take for take in engine.generate(request, CancelFlag()) if take.complete]
            assert len(takes) == 4
            fewest = 8 if verb is Verb.CONTINUE else 1
            assert all(len(take.notes) >= fewest for take in takes), (primer.name, temperature)
    engine.close()
