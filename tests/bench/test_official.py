"""Magenta's own architectures are measured one after the other, and leave nothing behind."""

from pathlib import Path

import pytest

from sketchpad.bench import official
from sketchpad.bench.latency import Latency
from sketchpad.bench.official import NAMES, measure_official
from tests.conftest import ARCHITECTURES

SMALL = {
    "polyphony_rnn": ARCHITECTURES["polyphony_rnn"],
    "cat-mel_2bar_big": ARCHITECTURES["music_vae_2bar"],
    "hierdec-mel_16bar": ARCHITECTURES["music_vae_melody"],
    "hierdec-trio_16bar": ARCHITECTURES["music_vae_trio"],
}


@pytest.fixture
def folders(monkeypatch):
    """Small architectures by the official names; the folders that their weights were written to."""
    seen: list[Path] = []
    write = official.write_models

    def remembered(folder, models):
        assert not any(earlier.exists() for earlier in seen), "the one before is still there"
        seen.append(folder)
        write(folder, models)

    monkeypatch.setattr(official, "official", lambda: SMALL)
    monkeypatch.setattr(official, "write_models", remembered)
    return seen


def test_each_is_measured_and_its_weights_are_gone(folders):
    found = list(measure_official(["native", "numpy"], 1))
    assert list(dict.fromkeys(each.model for each in found)) == list(NAMES)
    assert {each.engine for each in found} == {"native"}
    assert [type(each) is Latency or each.work for each in found] == [True, *("encode", "decode") * 3]
    assert len(folders) == len(NAMES)
    assert not any(folder.exists() for folder in folders)


def test_the_official_sizes_are_magentas():
    shapes = {name: architecture.shapes for name, architecture in official.official().items()}
    assert set(NAMES) <= set(shapes)
    core = "core_decoder/core_decoder_2/decoder"
    trio = shapes["hierdec-trio_16bar"]
    assert trio[f"{core}/multi_rnn_cell/cell_1/lstm_cell/kernel"] == (2048, 4096)
    assert trio[f"{core}/output_projection/kernel"] == (1024, 512)
    assert shapes["cat-mel_2bar_big"]["encoder/mu/kernel"] == (4096, 512)
    assert "decoder/multi_rnn_cell/cell_2/lstm_cell/kernel" in shapes["cat-mel_2bar_big"]
