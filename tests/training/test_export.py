"""What is exported is what the program reads."""

import json

import numpy as np
import pytest

from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.generation.weights_file import npz_bytes, to_bfloat16
from sketchpad.training.card_takes import MEASURES as MEASURES_OF_TAKES
from sketchpad.training.config import read_config
from sketchpad.training.corpora import CORPORA_OF
from sketchpad.training.export import export

MODELS = ["attention_rnn", "lookback_rnn"]
MEASURES = {"nats": 1.0, "accuracy": 0.5, "accuracy_of_notes": 0.2}
CHARACTER = {"melodies": 1, "silent": 0, "stuck": 0, "in_key": 0.9, "notes_per_bar": 4.0}
OVERLAP = dict.fromkeys(MEASURES_OF_TAKES, 0.9)
OF_TAKES = {
    "count": 50,
    "silent": 0,
    "at_rest": 3,
    "one_pitch": 2,
    "one_bar": 1,
    "copied": 0.06,
    "longest_copies": [40, 7, 0, 0, 2, 0, 1],
    "mean": OVERLAP,
}
FIGURES = {
    "epoch": 1,
    "test": {**MEASURES, "nats": 0.7654},
    "repeat_last_bar": MEASURES,
    "five_gram": MEASURES,
    "of_five_gram": 0.7123,
    "takes": {**OF_TAKES, "overlap": OVERLAP, "ceiling": {**OVERLAP, "in_key": 0.87}, "corpus": OF_TAKES},
    "settings": {
        "--temperature 1": {"count": 50, "silent": 0, "stuck": 8, "copied": 0.02, "overlap": OVERLAP},
        "--temperature 1.05 --repetition 0.15": {
            "count": 50,
            "silent": 0,
            "stuck": 1,
            "copied": 0.0,
            "overlap": {**OVERLAP, "repeated_bars": 0.91, "in_key": 0.92},
        },
        "--temperature 0.5": {
            "count": 50,
            "silent": 1,
            "stuck": 9,
            "copied": 0.0,
            "overlap": {**dict.fromkeys(OVERLAP, 0.95), "in_key": 0.89},
        },
    },
    "continuations": {"corpus": CHARACTER, "1.0": CHARACTER},
    "learned": {"pieces": 1, "steps": 16},
    "held_out": {"pieces": 1, "steps": 16},
}


@pytest.mark.parametrize("model", MODELS)
def test_an_export_is_read_back(tmp_path, weights, model):
    export(read_config(model), weights[model], FIGURES, tmp_path)
    entry = read_manifest(tmp_path)[model]
    loaded = load_weights(entry)
    assert loaded.keys() == weights[model].keys()
    assert all(np.array_equal(loaded[name], array) for name, array in weights[model].items())
    assert entry.system == model
    assert entry.figures == FIGURES


def test_exporting_again_gives_the_same_bytes_and_keeps_the_other_model(tmp_path, weights):
    for model in MODELS:
        export(read_config(model), weights[model], FIGURES, tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for model in reversed(MODELS):
        export(read_config(model), weights[model], FIGURES, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert list(json.loads(first["manifest.json"])["models"]) == MODELS


def test_the_order_of_arrays_leaves_no_trace():
    arrays = {"a": np.ones(3, dtype=np.float32), "b": np.zeros((2, 2), dtype=np.float32)}
    assert npz_bytes(arrays) == npz_bytes(dict(reversed(arrays.items())))


def test_a_card_gives_the_figures_and_every_credit(tmp_path, weights):
    export(read_config("lookback_rnn"), weights["lookback_rnn"], FIGURES, tmp_path)
    card = (tmp_path / "lookback_rnn.md").read_text()
    assert "0.765" in card
    assert "5-gram" in card
    assert "71.2% of the 5-gram's" in card
    assert "| takes | 80.0% | 14.0% | 0.0% | 0.0% | 6.0% |" in card
    assert "| notes in the key | 90.0% | 90.0% | 0.90 | 0.87 |" in card
    assert "| `--temperature 1` | 0.0% | 16.0% | 2.0% | 0.90 | 0.90 | 0.90 | 0.90 | 0.90 | 0.90 | 0.90 |" in card
    assert "largest with\n`--temperature 1`: 0.90." in card
    assert f"{264_744:,} parameters" in card
    assert all(corpus.credit in card and corpus.licence in card for corpus in CORPORA_OF["lookback_rnn"])


def test_bfloat16_keeps_eight_bits_and_rounds_to_even():
    values = np.array([1.0, 1.00390625, 1.01171875, -3.14159, 1e-20], dtype=np.float32)
    rounded = to_bfloat16(values)
    assert rounded[:3].tolist() == [1.0, 1.0, 1.015625]
    assert (rounded.view(np.uint32) & 0xFFFF == 0).all()
    assert np.abs(rounded / values - 1).max() < 2**-8


def test_the_shipped_weights_are_numbers_of_bfloat16():
    for model in read_manifest().values():
        for array in load_weights(model).values():
            assert np.array_equal(to_bfloat16(array), array)
