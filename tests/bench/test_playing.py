"""What playing in and out costs: a line for each way and state."""

import pytest

from sketchpad.bench import playing
from sketchpad.bench.playing import measure_playing

pytestmark = pytest.mark.alone


def test_both_ways_are_measured_at_rest_and_while_a_model_writes(qapp, monkeypatch):
    monkeypatch.setattr(playing, "KEYS", 50)
    found = list(measure_playing(0.5))
    assert [(each.way, each.while_model) for each in found] == [
        ("in", "at rest"),
        ("out", "at rest"),
        ("in", "writing"),
        ("out", "writing"),
    ]
    assert [each.of for each in found] == [50, 40, 50, 40]
    for each in found:
        assert 0 < each.median_ms <= each.p99_ms <= each.most_ms
        assert each.median_ms < 5
