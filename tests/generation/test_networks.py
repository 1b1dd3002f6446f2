"""The C kernel, the NumPy twin and the codecs compute one thing."""

import numpy as np
import pytest

from sketchpad.generation.kernel.melody_rnn import NativeNetwork
from sketchpad.generation.melody_rnn.model import open_network
from sketchpad.generation.melody_rnn.network import CODECS
from sketchpad.generation.melody_rnn.numpy_network import NumpyNetwork
from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.sampling import Sampling, draw, softmax, uniforms
from sketchpad.music.errors import InputError

SYSTEMS = ("lookback_rnn", "attention_rnn")


def melody(steps: int, seed: int = 0) -> list[int]:
    """A random melody with repeats of one and two bars in it."""
    rng = np.random.default_rng(seed)
    events = rng.choice([-2] * 6 + [-1] + rng.integers(48, 84, 6).tolist(), 160)
    events[20:36] = events[4:20]
    events[60:92] = events[28:60]
    return events[:steps].tolist()


@pytest.fixture(params=SYSTEMS)
def system(request):
    return request.param


@pytest.fixture
def native(system, weights):
    return NativeNetwork(system, weights[system])


@pytest.fixture
def readable(system, weights):
    return NumpyNetwork(system, weights[system])


def test_the_kernel_was_built_and_is_what_native_means(system, weights):
    assert isinstance(open_network("native", system, weights[system]), NativeNetwork)
    assert isinstance(open_network("numpy", system, weights[system]), NumpyNetwork)


def test_both_give_the_same_logits(native, readable):
    events = melody(120)
    assert np.abs(native.logits(events) - readable.logits(events)).max() < 5e-5


def test_both_draw_the_same_melody(native, readable):
    drawn = []
    for network in (native, readable):
        run = network.run()
        run.feed(melody(32), CancelFlag())
        drawn.append(run.sample(uniforms(3, 200), Sampling(1.0), CancelFlag()))
    assert drawn[0].events.tolist() == drawn[1].events.tolist()
    assert np.abs(drawn[0].probabilities - drawn[1].probabilities).max() < 1e-5
    assert (drawn[0].seconds >= 0).all()


def test_sampling_in_parts_is_sampling_at_once(native, readable):
    for network in (native, readable):
        whole, parts = network.run(), network.run()
        numbers = uniforms(5, 96)
        for run in (whole, parts):
            run.feed(melody(17), CancelFlag())
        at_once = whole.sample(numbers, Sampling(1.2), CancelFlag()).events.tolist()
        pieces = [parts.sample(part, Sampling(1.2), CancelFlag()).events for part in np.split(numbers, [7, 8, 50])]
        assert at_once == np.concatenate(pieces).tolist()


def test_events_follow_from_classes_by_the_codec(native, system):
    primer = melody(40)
    run = native.run()
    run.feed(primer, CancelFlag())
    steps = run.sample(uniforms(1, 150), Sampling(1.3), CancelFlag())
    history = list(primer)
    for event, index in zip(steps.events.tolist(), steps.classes.tolist(), strict=True):
        assert event == CODECS[system]().event(index, history)
        history.append(event)


def test_the_lower_the_temperature_the_oftener_the_likeliest_is_drawn(native):
    shares = []
    for temperature in (0.1, 1.0, 3.0):
        run = native.run()
        run.feed(melody(32), CancelFlag())
        steps = run.sample(uniforms(2, 400), Sampling(temperature), CancelFlag())
        shares.append(float((steps.probabilities.argmax(axis=1) == steps.classes).mean()))
    assert shares[0] > 2 * shares[1] > 2 * shares[2]


def test_a_cancelled_run_stops_at_once(native, readable):
    flag = CancelFlag()
    flag.set()
    for network in (native, readable):
        with pytest.raises(Cancelled):
            network.run().feed(melody(32), flag)
        with pytest.raises(Cancelled):
            network.run().sample(uniforms(0, 16), Sampling(1.0), flag)


def test_a_melody_is_fed_before_it_is_sampled_and_then_not_asked_for_logits(native, readable):
    for network in (native, readable):
        with pytest.raises(AssertionError, match="sampl"):
            network.run().sample(uniforms(0, 16), Sampling(1.0), CancelFlag())
    run = native.run()
    run.feed(melody(4), CancelFlag())
    with pytest.raises(AssertionError, match="sampled"):
        run.copy().logits(melody(4))


def test_weights_of_another_shape_are_refused(system, weights):
    wrong = {**weights[system], "fully_connected/biases": np.zeros(41, dtype=np.float32)}
    for implementation in ("native", "numpy"):
        with pytest.raises(InputError):
            open_network(implementation, system, wrong)


def test_softmax_and_draw_follow_numpy():
    rng = np.random.default_rng(0)
    for seed in range(50):
        probabilities = softmax(rng.normal(size=40).astype(np.float32), 0.8)
        np.random.seed(seed)
        assert draw(probabilities, uniforms(seed, 1)[0]) == np.random.choice(
            40, p=probabilities.astype(np.float64) / probabilities.astype(np.float64).sum()
        )
