"""What may be drawn, and that the C kernel and its twin draw the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.cells import DecoderWeights, Matrix
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.kernel.melody_rnn import NativeNetwork
from sketchpad.generation.melody_rnn.numpy_network import NumpyNetwork
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import LONGEST_WAIT, NEVER, Sampling, draw, forecast, nucleus, softmax, uniforms

SIZES = (3, 40, 90, 259, 512)
STOP = 2
temperatures = st.floats(0.1, 3)
shares = st.floats(0.01, 1)
seeds = st.integers(0, 2**32 - 1)


@st.composite
def logits(draw_from, sizes=SIZES):
    """Equal ones and far ones among them."""
    size = draw_from(st.sampled_from(sizes))
    spread = draw_from(st.sampled_from((0.1, 1.0, 5.0, 30.0)))
    found = np.random.default_rng(draw_from(seeds)).normal(0, spread, size).astype(np.float32)
    if draw_from(st.booleans()):
        found = np.round(found)
    return found


def allowing(size: int, seed: int) -> np.ndarray:
    """A bias that allows some classes."""
    random = np.random.default_rng(seed)
    allowed = random.random(size) < 0.4
    allowed[random.integers(size)] = True
    return np.where(allowed, np.float32(0), NEVER)


def always(found: np.ndarray) -> DecoderWeights:
    """A decoder that has these logits whatever it hears."""
    classes = len(found)
    cell = Matrix(np.zeros((classes + 16, 64), dtype=np.float32), np.zeros(64, dtype=np.float32))
    return DecoderWeights(None, (cell,), Matrix(np.zeros((16, classes), dtype=np.float32), found))


@given(logits(), shares)
def test_a_nucleus_is_the_fewest_likeliest_that_have_the_probability(found, top_p):
    kept = nucleus(found, top_p) > NEVER
    probabilities = softmax(found).astype(np.float64)
    assert kept[found.argmax()]
    assert found[kept].min() > found[~kept].max(initial=-np.inf)
    assert probabilities[kept].sum() >= top_p - 1e-5
    without_the_last = probabilities[kept & (found > found[kept].min())].sum()
    assert without_the_last < top_p


@pytest.mark.parametrize("cells", [NativeCells, NumpyCells])
@pytest.mark.parametrize(("share", "likely", "others"), [(0.5, 3, 7), (0.75, 8, 7), (0.9, 5, 7), (0.9, 9, 10)])
def test_rounding_does_not_decide_what_belongs_to_a_nucleus(cells, share, likely, others):
    """A few equal classes have just the probability asked for."""
    found = np.zeros(likely + others, dtype=np.float32)
    found[:likely] = np.log(np.float32(share * others / ((1 - share) * likely)))
    phrase = cells().decoder(always(found)).phrase(np.zeros((1, 0), dtype=np.float32))
    numbers, heard = np.linspace(0, 0.999, 200)[None], np.zeros(1, dtype=np.int32)
    written = phrase.write(heard, numbers, Sampling(top_p=share), CancelFlag())
    assert set(written[0].tolist()) == set(range(likely))


@given(logits(), temperatures)
def test_a_nucleus_of_all_is_no_nucleus(found, temperature):
    plain = softmax(found, temperature)
    assert np.array_equal(forecast(Sampling(temperature, top_p=1.0), found, None), plain)


@given(logits(), temperatures, shares)
def test_temperature_lets_nothing_into_the_nucleus(found, temperature, top_p):
    probabilities = forecast(Sampling(temperature, top_p), found, None)
    assert set(np.flatnonzero(probabilities)) <= set(np.flatnonzero(nucleus(found, top_p) > NEVER))


@given(logits(), temperatures, shares, seeds)
def test_what_is_not_allowed_has_no_probability(found, temperature, top_p, seed):
    bias = allowing(len(found), seed)
    probabilities = forecast(Sampling(temperature, top_p, bias), found, bias)
    assert np.isclose(probabilities.sum(), 1, atol=1e-5)
    assert not probabilities[bias == NEVER].any()


@given(logits(), temperatures, shares | st.just(1.0), seeds, st.booleans(), st.booleans())
def test_both_implementations_draw_the_same(found, temperature, top_p, seed, masked, goes_on):
    bias = allowing(len(found), seed)
    begin = bias.copy()
    begin[bias.argmax()] = 0
    begin[: len(found) // 2] = NEVER
    if not (begin > NEVER).any():
        begin[-1] = 0
    sampling = Sampling(temperature, top_p, bias if masked else None, begin if goes_on else None)
    weights, heard, waited = always(found), np.array([0, 1], dtype=np.int32), np.array([0, 13], dtype=np.int32)
    numbers = uniforms(seed, 80).reshape(2, 40)
    written = [
        cells()
        .decoder(weights)
        .phrase(np.zeros((2, 0), dtype=np.float32))
        .write(heard, numbers, sampling, CancelFlag(), waited)
        for cells in (NativeCells, NumpyCells)
    ]
    assert np.array_equal(*written)
    until = [
        cells()
        .decoder(weights)
        .phrase(np.zeros((1, 0), dtype=np.float32))
        .write_until(STOP, goes_on, 0, numbers[0], sampling, CancelFlag())
        for cells in (NativeCells, NumpyCells)
    ]
    assert np.array_equal(*until)


@pytest.mark.parametrize("cells", [NativeCells, NumpyCells])
def test_a_wait_ends_with_a_note(cells):
    """Of a decoder that would never begin one."""
    found = np.zeros(40, dtype=np.float32)
    found[0] = 1e4
    begin = np.where(np.arange(40) >= 30, np.float32(0), NEVER)
    heard, waited = np.zeros(2, dtype=np.int32), np.array([0, 5], dtype=np.int32)
    phrase = cells().decoder(always(found)).phrase(np.zeros((2, 0), dtype=np.float32))
    numbers = np.random.default_rng(0).random((2, 60))
    written = phrase.write(heard, numbers, Sampling(begin=begin), CancelFlag(), waited)
    for row, wait in zip(written, waited, strict=True):
        assert np.flatnonzero(row).tolist() == list(range(LONGEST_WAIT - wait, 60, LONGEST_WAIT + 1))
        assert set(row.tolist()) <= {0, *range(30, 40)}


@pytest.mark.parametrize("cells", [NativeCells, NumpyCells])
def test_what_is_asked_for_within_a_step_is_asked_for_once(cells):
    found = np.zeros(40, dtype=np.float32)
    bias = np.full(40, NEVER)
    bias[[STOP, 7]] = 0, 1e3
    phrase = cells().decoder(always(found)).phrase(np.zeros((1, 0), dtype=np.float32))
    numbers = np.full(5, 0.4)
    assert phrase.write_until(STOP, False, 0, numbers, Sampling(bias=bias), CancelFlag()).tolist() == [7, STOP]


@pytest.mark.parametrize("system", ["lookback_rnn", "attention_rnn"])
@given(seeds, temperatures, shares | st.just(1.0), st.floats(-4, 4), st.booleans(), st.booleans())
def test_both_write_the_same_melody(weights, system, seed, temperature, top_p, repetition, masked, goes_on):
    random = np.random.default_rng(seed)
    primer = random.choice([-2] * 6 + [-1] + random.integers(48, 84, 6).tolist(), 40).tolist()
    networks = NativeNetwork(system, weights[system]), NumpyNetwork(system, weights[system])
    codec = networks[0].codec
    allowed = random.random(38) < 0.5
    special = np.array([codec.plain_event(index) < 0 for index in range(38)])
    allowed |= special
    allowed[codec.plain_class(60)] = True
    bias = np.where(allowed, np.float32(0), NEVER)
    begin = np.where(allowed & ~special, np.float32(0), NEVER)
    sampling = Sampling(temperature, top_p, bias if masked else None, begin if goes_on else None, repetition)
    drawn = []
    for network in networks:
        run = network.run()
        run.feed(primer, CancelFlag())
        drawn.append(run.sample(uniforms(seed, 64), sampling, CancelFlag()))
    ours, theirs = drawn
    assert ours.classes.tolist() == theirs.classes.tolist()
    assert ours.events.tolist() == theirs.events.tolist()
    assert np.abs(ours.probabilities - theirs.probabilities).max() < 1e-4
    if masked:
        assert all(allowed[codec.plain_class(event)] for event in ours.events.tolist())


@given(logits(), seeds)
def test_drawing_is_the_inverse_of_the_cumulative_sum(found, seed):
    probabilities = softmax(found)
    uniform = float(uniforms(seed, 1)[0])
    index = draw(probabilities, uniform)
    exact = probabilities.astype(np.float64) / probabilities.astype(np.float64).sum()
    assert exact[:index].sum() <= uniform + 1e-12
    assert exact[: index + 1].sum() > uniform - 1e-12
