"""The engine keeps to the request: bars, seeds, takes, keys, cancelling."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation import pace
from sketchpad.generation.belonging import answers
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.melody_rnn import model as module
from sketchpad.generation.melody_rnn.model import MelodyRnn
from sketchpad.generation.melody_rnn.score import primer_events
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.verb import Verb
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


def answered(model, request):
    return [(take.notes, take.fit) for take in answers(model.take, request, CancelFlag()) if take.complete]


def reading(model, monkeypatch):
    """The melodies that the model begins from now on, each of which is read from its first event on."""
    begun, run = [], model._network.run
    monkeypatch.setattr(model._network, "run", lambda: begun.append(1) or run())
    return begun


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("implementation", ["native", "numpy"])
def test_a_primer_is_read_once_for_all_tries_of_all_takes(weights, twinkle, monkeypatch, name, implementation):
    def loaded():
        return MelodyRnn(implementation, name, weights[name])

    request = Request(Bars.of([*twinkle, *twinkle.shifted(8 * TICKS_PER_BAR)]), name, bars=4, takes=2, tries=3)
    anew = [(take.notes, None) for take in answers(lambda *asked: loaded().take(*asked), request, CancelFlag())]
    model, laid_out = loaded(), []
    read = reading(model, monkeypatch)
    monkeypatch.setattr(module, "primer_events", lambda request: laid_out.append(1) or primer_events(request))
    found = answered(model, request)
    assert set(found) <= set(anew)
    assert found == answered(model, request) != answered(model, replace(request, seed=7))
    assert len(read) == len(laid_out) == 1, "asked for once more it is known as well"
    shorter = replace(request, primer=twinkle)
    assert answered(model, shorter) == answered(loaded(), shorter)
    assert len(read) == 2


@pytest.mark.parametrize("name", MODELS)
def test_what_is_before_a_hole_is_read_once_for_all_takes(weights, twinkle, monkeypatch, name):
    hole = Hole(TICKS_PER_BAR, TICKS_PER_BAR + TICKS_PER_BAR // 2)
    request = Request(twinkle, name, verb=Verb.FILL, hole=hole, takes=3)
    anew = [
        (take.notes, take.fit)
        for index in range(3)
        for take in MelodyRnn("native", name, weights[name]).take(request, index, CancelFlag())
    ]
    model = MelodyRnn("native", name, weights[name])
    read = reading(model, monkeypatch)
    found = [(take.notes, take.fit) for index in range(3) for take in model.take(request, index, CancelFlag())]
    assert found == anew
    assert len(read) == 2, "and the silence that it is compared with"


@pytest.mark.parametrize("implementation", ["native", "numpy"])
def test_a_primer_that_was_read_in_part_is_not_known(weights, twinkle, implementation):
    model, flag = MelodyRnn(implementation, "attention_rnn", weights["attention_rnn"]), CancelFlag()
    request = Request(twinkle, "attention_rnn", bars=2)
    flag.set()
    with pytest.raises(Cancelled):
        next(model.take(request, 0, flag))
    fresh = MelodyRnn(implementation, "attention_rnn", weights["attention_rnn"])
    assert answered(model, request) == answered(fresh, request)


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
