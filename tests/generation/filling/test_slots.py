"""What may be written at each step of a hole, and how many rows go through it at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.filling.particles import draw_rows, log_probabilities, resampled
from sketchpad.generation.filling.slots import FIRST_SYMBOL, LINE_SYMBOLS, DrumSlots, LineSlots, Progress, led_to
from sketchpad.generation.melody_rnn.model import open_network
from sketchpad.generation.music_vae.codec import DRUM_CLASSES
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import LONGEST_WAIT, Sampling, softmax
from sketchpad.music.melody import NO_EVENT, NOTE_OFF

events = st.lists(st.sampled_from([NO_EVENT, NO_EVENT, NOTE_OFF, 60, 62, 64]), min_size=1, max_size=40)


def walk(slots, steps, seed, rows=6, logs=None):
    """(rows, steps): what rows write that know nothing but their slots."""
    rng = np.random.RandomState(seed)
    progress = Progress.of(rows, slots.sounding)
    found = np.zeros((rows, steps), dtype=np.int64)
    logs = np.full((rows, LINE_SYMBOLS), -np.log(LINE_SYMBOLS)) if logs is None else logs
    for step in range(steps):
        proposal = slots.proposal(step, progress, logs)
        assert (proposal > -np.inf).any(axis=1).all()
        found[:, step], change = draw_rows(proposal, logs, rng.random_sample(rows))
        assert (proposal[np.arange(rows), found[:, step]] > -np.inf).all()
        assert np.isfinite(change).all()
        slots.write(step, found[:, step], progress)
    return found - FIRST_SYMBOL


@given(events, events, st.integers(0, 30), st.integers(1, 20), st.integers(0, 9))
def test_rows_keep_to_what_stays(kept, own, first, length, seed):
    """Outside the hole rows write what stays; in it they never lengthen a note that does."""
    steps = range(first, first + length + 6)
    slots = LineSlots(kept, own, steps, range(first, first + length), locked=frozenset(range(16, 32)))
    line = [*kept, *[NO_EVENT] * 80]
    for row in walk(slots, len(steps), seed):
        for step, event, stays in zip(steps, row.tolist(), slots.kept, strict=True):
            if stays and line[step] >= 0:
                assert event == line[step]
            if not stays:
                assert step in range(first, first + length)
                assert step // 16 != 1


@given(events, st.integers(0, 20), st.integers(1, 20), st.integers(0, 9))
def test_pitches_that_are_kept_come_all_and_in_their_order(own, first, length, seed):
    steps = range(first, first + length)
    slots = LineSlots([], own, steps, steps, keep=Keep.PITCHES)
    pitches = [event for event in [*own, *[NO_EVENT] * 60][first : first + length] if event >= 0]
    for row in walk(slots, length, seed):
        assert [event for event in row.tolist() if event >= 0] == pitches


@given(events, st.integers(0, 20), st.integers(1, 20), st.integers(0, 9))
def test_a_rhythm_that_is_kept_begins_notes_where_they_began(own, first, length, seed):
    steps = range(first, first + length)
    slots = LineSlots([], own, steps, steps, keep=Keep.RHYTHM)
    line = [*own, *[NO_EVENT] * 60][first : first + length]
    for row in walk(slots, length, seed):
        assert [event >= 0 for event in row.tolist()] == [event >= 0 for event in line]


def test_forced_symbols_are_written():
    slots = LineSlots([], [], range(8), range(8), forced={3: 72 + FIRST_SYMBOL, 5: 0})
    for row in walk(slots, 8, 0).tolist():
        assert row[3] == 72
        assert row[5] == NO_EVENT


def test_rows_are_drawn_as_proposed_and_weighed_by_what_the_network_thinks():
    probabilities = np.log(np.tile([[0.5, 0.25, 0.25]], (40_000, 1)))
    proposal = probabilities + np.array([-np.inf, 0.0, np.log(3)])
    drawn, change = draw_rows(proposal, probabilities, np.random.RandomState(0).random_sample(40_000))
    assert np.bincount(drawn, minlength=3) / 40_000 == pytest.approx([0, 0.25, 0.75], abs=0.01)
    # The mean weight is the probability of what was possible.
    assert np.exp(change).mean() == pytest.approx(0.5, abs=0.01)


def test_rows_live_on_as_their_weights_say():
    assert resampled(np.zeros(8), 0.5) is None
    living = resampled(np.log([0.01, 0.9, 0.01, 0.08]), 0.5)
    assert living is not None
    assert np.bincount(living, minlength=4)[1] >= 3
    assert resampled(np.array([-np.inf, 0.0, -np.inf, -np.inf]), 0.99).tolist() == [1, 1, 1, 1]


def test_what_a_sampling_leaves_out_is_unlikely_but_not_impossible():
    logits = np.array([[2.0, 1.0, 0.0, -1.0]], dtype=np.float32)
    plain = log_probabilities(logits, Sampling(0.7))
    assert np.exp(plain) == pytest.approx(softmax(logits, 0.7), abs=1e-6)
    held = log_probabilities(logits, Sampling(0.7, top_p=0.5), np.array([-1e30, 0, 0, 0]))
    assert np.isfinite(held).all()
    assert np.exp(held[0]) == pytest.approx([0, 1, 0, 0], abs=1e-9)


@pytest.mark.parametrize("system", ["lookback_rnn", "attention_rnn"])
@pytest.mark.parametrize("implementation", ["native", "numpy"])
def test_a_copy_goes_its_own_way_from_where_the_melody_was(weights, system, implementation):
    network = open_network(implementation, system, weights[system])
    melody = [60, NO_EVENT, 64, NO_EVENT, 67, NOTE_OFF] * 9
    run = network.run()
    run.logits(melody)
    copy = run.copy()
    there = copy.logits([72, NO_EVENT])
    here = run.logits([55, NO_EVENT])
    assert np.array_equal(there, network.logits([*melody, 72, NO_EVENT])[-2:])
    assert np.array_equal(here, network.logits([*melody, 55, NO_EVENT])[-2:])
    sampled, again = network.run(), None
    sampled.feed(melody, CancelFlag())
    again = sampled.copy()
    numbers, how = np.random.RandomState(1).random_sample(40), Sampling()
    first = sampled.sample(numbers, how, CancelFlag()).events
    assert first.tolist() == again.sample(numbers, how, CancelFlag()).events.tolist()


def test_a_line_that_is_to_sound_begins_something_at_any_of_its_places():
    steps = range(8)
    logs = np.full((64, LINE_SYMBOLS), -60.0)
    logs[:, 0] = 0.0

    silent = walk(LineSlots([], [], steps, steps), len(steps), 0, 64, logs)
    assert not (silent >= 0).any()
    found = walk(LineSlots([], [], steps, range(2, 8), sounds=True), len(steps), 0, 64, logs)
    assert (found[:, 2:] >= 0).any(axis=1).all()
    assert set((found[:, 2:] >= 0).argmax(axis=1).tolist()) == set(range(6))


def test_a_line_that_is_to_sound_is_silent_for_no_longer_than_a_bar():
    steps, logs = range(80), np.full((4, LINE_SYMBOLS), -60.0)
    logs[:, 0] = 0.0
    found = walk(LineSlots([], [], steps, steps, sounds=True), len(steps), 0, 4, logs)
    for row in found:
        places = np.flatnonzero(row >= 0)
        assert max(np.diff([-1, *places.tolist(), len(steps)])) <= LONGEST_WAIT + 1


def test_drums_that_are_to_sound_strike_something_beside_those_that_stay():
    stay = np.array([1, 0, DRUM_CLASSES - 1, 0], dtype=np.int64)
    slots = DrumSlots(stay, stay, range(4), range(4), sounds=True)
    logs = np.full((64, DRUM_CLASSES), -60.0)
    logs[:, [0, 1, DRUM_CLASSES - 1]] = 0.0
    found = walk(slots, 4, 0, 64, logs) + FIRST_SYMBOL
    assert (found != stay).any(axis=1).all()
    assert (found & stay == stay).all()


def test_a_share_of_all_else_goes_to_what_is_wanted():
    proposal = np.log([[0.9, 0.1, 0.0], [0.5, 0.5, 0.0], [1.0, 0.0, 0.0]], where=[[1, 1, 0], [1, 1, 0], [1, 0, 0]],
                      out=np.full((3, 3), -np.inf))  # fmt: skip
    led = np.exp(led_to(proposal, np.array([False, True, True]), np.array([0.5, 0.0, 0.5])))
    assert np.allclose(led, [[0.45, 0.55, 0], [0.5, 0.5, 0], [1, 0, 0]])
    assert np.exp(led_to(proposal, np.array([False, True, True]), np.ones(3)))[0].tolist() == pytest.approx([0, 1, 0])
