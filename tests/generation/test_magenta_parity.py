"""Real Magenta, unmodified and on the same weights, is the proof that our engines are right."""

import numpy as np
import psutil
import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.melody_rnn.model import open_network
from sketchpad.generation.melody_rnn.network import CODECS
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.music.errors import InputError
from sketchpad.music.melody import squash_interval, transposed
from sketchpad.music.metre import Metre

pytestmark = pytest.mark.xdist_group("magenta")

SYSTEMS = ("lookback_rnn", "attention_rnn")
MELODIES = 1000


def random_melodies(count: int) -> list[list[int]]:
    """Melodies of few pitches, with rests, holds and repeats of a bar or two."""
    rng = np.random.default_rng(1)
    melodies = []
    for number in range(count):
        pitches = rng.integers(48, 84, rng.integers(1, 8)).tolist()
        events = rng.choice([-2, -2, -2, -1, *pitches], rng.integers(1, 72)).tolist()
        if number % 3 == 0 and len(events) > 40:
            events[20:40] = events[4:24]
        if number % 5 == 0 and len(events) > 60:
            events[34:60] = events[2:28]
        melodies.append(_begun_with_a_note(events))
    return melodies


def _begun_with_a_note(events: list[int]) -> list[int]:
    """Nothing can end before it began: Magenta's melodies turn such note-offs into no event at all."""
    first = next((position for position, event in enumerate(events) if event >= 0), len(events))
    return [-2] * first + events[first:]


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_codecs_are_equal(magenta, system):
    codec = CODECS[system]()
    melodies = random_melodies(MELODIES)
    for events, reference in zip(melodies, magenta.asked("codec", system, melodies=melodies)["codec"], strict=True):
        assert np.array_equal(codec.encode(events), reference["inputs"])
        assert codec.labels(events).tolist() == reference["labels"]
        assert [codec.event(index, events) for index in range(40)] == reference["events"]
        semitones = squash_interval(events)
        assert semitones == reference["squash"]
        assert transposed(events, semitones) == reference["squashed"]


@pytest.mark.parametrize("implementation", ["native", "numpy"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_log_probabilities_agree_along_forced_sequences(magenta, weights, system, implementation):
    network = open_network(implementation, system, weights[system])
    for events in ([60, -2, 62, -2] * 64, random_melodies(40)[39]):
        ours = network.logits(events).astype(np.float64)
        ours -= np.log(np.exp(ours).sum(axis=-1, keepdims=True))
        assert (
            np.abs(ours - magenta.asked("log_probabilities", system, events=events)["log_probabilities"]).max() < 1e-4
        )


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("temperature", [0.7, 1.0, 1.4])
def test_the_same_seed_gives_the_notes_of_magenta(magenta, random_models, twinkle, system, temperature):
    request = Request(twinkle, system, bars=16, seed=7, temperature=temperature)
    (*_, ours), (*_, reference) = (
        engine.generate(request, CancelFlag()) for engine in (open_engine("native", random_models), magenta)
    )
    assert ours.steps.events.tolist() == reference.steps.events.tolist()
    assert ours.notes == reference.notes
    assert np.abs(ours.steps.probabilities - reference.steps.probabilities).max() < 1e-5


def test_a_primer_in_another_key_and_register_is_moved_alike(magenta, random_models, twinkle):
    high = twinkle.edited(removed=twinkle, added=[type(n)(n.start, n.pitch + 31, n.length) for n in twinkle])
    request = Request(high, "lookback_rnn", bars=8, takes=2)
    ours, reference = (
        [take.notes for take in engine.generate(request, CancelFlag()) if take.complete]
        for engine in (open_engine("native", random_models), magenta)
    )
    assert ours == reference


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_shipped_weights_agree_too(shipped_magenta, twinkle, name):
    model = read_manifest()[name]
    network = open_network("native", model.system, load_weights(model))
    events = random_melodies(40)[39]
    ours = network.logits(events).astype(np.float64)
    ours -= np.log(np.exp(ours).sum(axis=-1, keepdims=True))
    theirs = shipped_magenta.asked("log_probabilities", name, events=events)["log_probabilities"]
    assert np.abs(ours - theirs).max() < 1e-4
    request = Request(twinkle, name, bars=16, seed=3)
    (*_, take), (*_, reference) = (
        engine.generate(request, CancelFlag()) for engine in (open_engine("native"), shipped_magenta)
    )
    assert take.notes == reference.notes


def test_magenta_can_be_cancelled_and_used_again(magenta, twinkle):
    flag = CancelFlag()
    request = Request(twinkle, "lookback_rnn", bars=64)
    answers = magenta.generate(request, flag)
    next(answers)
    flag.set()
    with pytest.raises(Cancelled):
        list(answers)
    *_, take = magenta.generate(Request(twinkle, "lookback_rnn", bars=1), CancelFlag())
    assert take.complete


def test_a_child_that_died_is_said_and_replaced(magenta, twinkle):
    request = Request(twinkle, "lookback_rnn", bars=1)
    magenta.load("lookback_rnn", CancelFlag())
    (process,) = magenta.processes
    psutil.Process(process).kill()
    with pytest.raises(InputError, match="ended unexpectedly"):
        list(magenta.generate(request, CancelFlag()))
    assert list(magenta.generate(request, CancelFlag()))[-1].complete
    assert not psutil.pid_exists(process)


@pytest.mark.parametrize("system", SYSTEMS)
def test_in_another_metre_the_takes_are_the_same_as_well(magenta, random_models, twinkle, system):
    song = twinkle.between(0, 2 * 1440).in_metre(Metre(3, 4))
    request = Request(song, system, 4, temperature=1.0, seed=11)
    *_, reference = magenta.generate(request, CancelFlag())
    *_, take = open_engine("native", random_models).generate(request, CancelFlag())
    assert reference.complete
    assert (reference.request, reference.written) == (request, 6 * 1440)
    assert reference.notes == take.notes
