"""The engine keeps to the request: bars, seeds, takes, keys, cancelling."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation import pace
from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, Author, Note

MODELS = ("lookback_rnn", "attention_rnn")


@pytest.fixture
def engine(random_models):
    return open_engine("native", random_models)


def complete(engine, request):
    return [take for take in engine.generate(request, CancelFlag()) if take.complete]


@pytest.mark.parametrize("model", MODELS)
def test_sixteen_bars_come_one_by_one_and_stay_as_they_came(engine, twinkle, model, monkeypatch):
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    answers = list(engine.generate(Request(twinkle, model, bars=16, seed=7), CancelFlag()))
    assert [take.written // TICKS_PER_BAR for take in answers] == list(range(3, 19))
    for earlier, later in pairwise(answers):
        ended = [note for note in earlier.notes if note.end < earlier.written]
        assert later.notes[: len(ended)] == tuple(ended)
    last = answers[-1]
    assert last.complete
    assert len(last.steps.events) == 256
    assert 0 < last.first_bar_seconds <= last.seconds
    assert all(note.start >= twinkle.end and note.end <= last.request.end for note in last.notes)
    assert {note.author for note in last.notes} == {Author.MODEL}


@pytest.mark.parametrize("model", MODELS)
def test_the_same_seed_gives_the_same_notes_on_both_engines(random_models, twinkle, model):
    request = Request(twinkle, model, bars=8, seed=11, temperature=1.1)
    notes = [complete(open_engine(name, random_models), request)[0].notes for name in ("native", "native", "numpy")]
    assert notes[0] == notes[1] == notes[2]


def test_take_k_is_drawn_with_seed_plus_k(engine, twinkle):
    first, second = complete(engine, Request(twinkle, "lookback_rnn", bars=2, seed=4, takes=2))
    (alone,) = complete(engine, Request(twinkle, "lookback_rnn", bars=2, seed=5))
    assert (first.seed, second.seed) == (4, 5)
    assert first.notes != second.notes == alone.notes


def test_a_primer_elsewhere_in_key_and_time_is_answered_alike(engine, twinkle):
    moved = Bars.of(Note(n.start + 3 * TICKS_PER_BAR, n.pitch + 5, n.length, n.velocity) for n in twinkle)
    (here,) = complete(engine, Request(twinkle, "attention_rnn", bars=4))
    (there,) = complete(engine, Request(moved, "attention_rnn", bars=4))
    assert [(n.start + 3 * TICKS_PER_BAR, n.length) for n in here.notes] == [(n.start, n.length) for n in there.notes]


def test_a_primer_that_ends_within_a_bar_has_it_filled(engine):
    primer = Bars.of([Note(0, 60, 480), Note(480, 64, 480)])
    (take,) = complete(engine, Request(primer, "lookback_rnn", bars=2))
    assert take.request.end == 3 * TICKS_PER_BAR
    assert len(take.steps.events) == 2 * 16 + 8


def test_without_a_primer_a_melody_begins_from_nothing(engine):
    (take,) = complete(engine, Request(Bars.of(), "attention_rnn", bars=4))
    assert take.notes
    assert take.written == 4 * TICKS_PER_BAR


def test_cancelling_stops_within_a_bar(engine, twinkle):
    flag = CancelFlag()
    answers = engine.generate(Request(twinkle, "attention_rnn", bars=64, takes=16), flag)
    next(answers)
    flag.set()
    with pytest.raises(Cancelled):
        next(answers)


def test_an_unknown_model_or_engine_is_refused(engine, twinkle):
    with pytest.raises(InputError, match="attention_rnn, lookback_rnn"):
        next(engine.generate(Request(twinkle, "nix"), CancelFlag()))
    with pytest.raises(InputError, match="native, numpy, magenta"):
        open_engine("nix")


@pytest.mark.parametrize(
    "wrong",
    [{"bars": 0}, {"bars": 65}, {"temperature": 0.0}, {"takes": 0}, {"seed": -1}, {"temperature": float("nan")}],
)
def test_values_out_of_range_are_refused(twinkle, wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        Request(twinkle, "lookback_rnn", **wrong)


notes = st.builds(Note, st.integers(0, 4000), st.integers(0, 127), st.integers(1, 900), st.integers(1, 127))


@given(st.lists(notes, max_size=12), st.sampled_from(MODELS), st.integers(1, 3))
def test_any_primer_gets_whole_bars_on_the_roll(random_models, primer, model, bars):
    request = Request(Bars.of(primer), model, bars=bars)
    (take,) = complete(open_engine("native", random_models), request)
    assert take.written == request.end
    assert all(0 <= note.pitch <= 127 and request.start <= note.start < request.end for note in take.notes)
    assert np.allclose(take.steps.probabilities.sum(axis=1), 1, atol=1e-5)
