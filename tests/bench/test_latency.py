"""Each model is measured on each engine, at the temperature of its system."""

import pytest

from sketchpad.bench import latency
from sketchpad.bench.latency import measure_latency
from sketchpad.generation.engine import open_engine
from sketchpad.generation.weights import read_manifest


def test_all_models_of_a_folder_answer_on_all_engines(random_models):
    models = sorted(read_manifest(random_models))
    found = list(measure_latency(models, ["native", "numpy"], 1, random_models))
    assert [(each.model, each.engine) for each in found] == [
        (m, engine) for m in models for engine in ("native", "numpy")
    ]
    for ours, theirs in zip(found[::2], found[1::2], strict=True):
        assert min(ours.ratio, theirs.ratio) == 1
        assert max(ours.ratio, theirs.ratio) > 1
        assert 0 < ours.first_bar_seconds <= ours.seconds


@pytest.mark.parametrize(("model", "temperature"), [("lookback_rnn", 1.0), ("music_vae_trio", 0.3)])
def test_the_temperature_is_the_systems(random_models, monkeypatch, model, temperature):
    opened = open_engine("native", random_models)
    requests = []

    class Listening:
        name, close = opened.name, opened.close

        def generate(self, request, cancel):
            requests.append(request)
            return opened.generate(request, cancel)

    monkeypatch.setattr(latency, "open_engine", lambda name, folder: Listening())
    list(measure_latency([model], ["native"], 2, random_models))
    other, asked = requests[::2], requests[1::2]
    assert [request.seed for request in asked] == [0, 1, 2]
    assert {request.primer for request in other}.isdisjoint(request.primer for request in asked)
    assert {request.temperature for request in requests} == {temperature}
