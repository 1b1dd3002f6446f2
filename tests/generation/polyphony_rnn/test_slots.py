"""What rows may write in a hole, event by event."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.filling.particles import draw_rows
from sketchpad.generation.polyphony_rnn.codec import (
    CONTINUED_NOTE,
    NEW_NOTE,
    STEP_END,
    PolyphonyWriter,
    events_of_steps,
    pitch_of,
)
from sketchpad.generation.polyphony_rnn.slots import EVENTS, PITCHES, RANKS, Group, PolyphonySlots, Rows, rank_of
from sketchpad.generation.sampling import LONGEST_WAIT

ANYTHING = np.ones(PITCHES, dtype=bool)
NOTHING_BEFORE = np.zeros((16, PITCHES), dtype=bool)
notes = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8), st.integers(40, 60)), max_size=12).map(
    lambda found: [
        (start, start + length, pitch) for (start, pitch), length in {(a, c): b for a, b, c in found}.items()
    ]
)


def walk(slots, steps, seed=0, rows=3, log_probabilities=None):
    """The events of rows that know nothing but their slots."""
    random = np.random.RandomState(seed)
    state, found = Rows.of(rows, NOTHING_BEFORE, steps), [[] for _ in range(rows)]
    logs = np.full((rows, RANKS), -np.log(RANKS)) if log_probabilities is None else log_probabilities
    slots.open(state, np.arange(rows), random)
    while len(left := np.flatnonzero(state.step < steps)):
        part = state.of_rows(left)
        proposal = slots.proposal(part, logs[left])
        assert (proposal > -np.inf).any(axis=1).all()
        drawn, change = draw_rows(proposal, logs[left], random.random_sample(len(left)))
        assert (proposal[np.arange(len(left)), drawn] > -np.inf).all()
        assert np.isfinite(change).all()
        for row, event in zip(left, EVENTS[drawn].tolist(), strict=True):
            found[row].append(event)
        ended = slots.write(part, drawn)
        weights = slots.open(part, np.flatnonzero(ended & (part.step < steps)), random)
        assert np.isfinite(weights).all()
        state.put(left, part)
    return found, state


def by_step(events):
    """The events of each step, without its end."""
    steps = [[]]
    for event in events:
        if event == STEP_END:
            steps.append([])
        else:
            steps[-1].append(event)
    return steps[:-1]


def begun(row):
    return [pitch_of(event) for event in row if event < CONTINUED_NOTE]


def sleepy(rows):
    """Rows that all but never begin anything."""
    logs = np.full((rows, RANKS), -60.0)
    logs[:, rank_of(STEP_END)] = 0.0
    return logs


def test_a_steps_events_have_their_place_from_high_to_low():
    assert sorted(EVENTS.tolist()) == sorted([*range(NEW_NOTE, CONTINUED_NOTE + PITCHES), STEP_END])
    row = events_of_steps([(0, 4, 60), (0, 2, 72), (2, 3, 72), (2, 3, 71)], 3)[2]
    assert [rank_of(event) for event in row] == sorted(rank_of(event) for event in row)
    assert rank_of(STEP_END) == RANKS - 1


@given(notes, st.lists(st.booleans(), min_size=20, max_size=20), st.integers(0, 9))
def test_what_stays_is_written_and_nothing_else_where_nothing_is_free(kept, free, seed):
    rows = events_of_steps(kept, 20)
    slots = PolyphonySlots(rows, np.array(free), ANYTHING)
    found, _ = walk(slots, 20, seed)
    for events in found:
        sounding = set()
        for row, stays, is_free in zip(by_step(events), rows, free, strict=True):
            assert set(stays) <= set(row)
            assert [rank_of(event) for event in row] == sorted({rank_of(event) for event in row})
            if not is_free:
                assert set(row) == set(stays)
            held = {pitch_of(event) for event in set(row) - set(stays) if event >= CONTINUED_NOTE}
            assert held <= sounding
            new = {pitch_of(event) for event in set(row) - set(stays) if event < CONTINUED_NOTE}
            assert not (held | new) & {pitch_of(event) for event in stays}
            sounding = held | new


@given(notes, notes, st.integers(0, 9))
def test_where_the_rhythm_is_kept_as_many_begin_and_as_long(kept, own, seed):
    groups = {}
    for start, end, pitch in own:
        groups.setdefault(start, {})[pitch] = min(end, 24)
    groups = {step: Group(tuple(sorted(each, reverse=True)), tuple(each[p] for p in sorted(each, reverse=True)))
              for step, each in groups.items()}  # fmt: skip
    rows = events_of_steps(kept, 24)
    slots = PolyphonySlots(rows, np.ones(24, dtype=bool), ANYTHING, keep=Keep.RHYTHM, groups=groups)
    found, _ = walk(slots, 24, seed)
    for events in found:
        writer = PolyphonyWriter()
        for event in events:
            writer.push(event)
        stays = {(step, pitch) for step, row in enumerate(rows) for pitch in begun(row)}
        new = [note for note in writer.notes() if (note[0], note[2]) not in stays]
        expected = sorted((step, end) for step, group in groups.items() for end in group.ends)
        assert sorted((start, end) for start, end, _ in new) == expected


@given(notes, st.integers(0, 9))
def test_pitches_that_are_kept_begin_together_and_in_their_order(own, seed):
    groups = {}
    for start, _, pitch in own:
        groups.setdefault(start, set()).add(pitch)
    kept = {step: Group(tuple(sorted(each, reverse=True)), (0,) * len(each)) for step, each in groups.items()}
    slots = PolyphonySlots([[]] * 24, np.ones(24, dtype=bool), ANYTHING, keep=Keep.PITCHES, groups=kept)
    found, state = walk(slots, 24, seed)
    for events, starts in zip(found, state.starts, strict=True):
        together = [set(begun(row)) for row in by_step(events) if begun(row)]
        assert together == [groups[step] for step in sorted(groups)]
        assert [int(starts[step]) for step in sorted(groups)] == [
            step for step, row in enumerate(by_step(events)) if begun(row)
        ]


def test_nothing_is_held_for_longer_than_a_bar_without_a_new_note():
    found, _ = walk(PolyphonySlots([[]] * 80, np.ones(80, dtype=bool), ANYTHING), 80, log_probabilities=sleepy(3))
    for events in found:
        places = [step for step, row in enumerate(by_step(events)) if begun(row)]
        assert len(places) >= 4
        assert max(np.diff([-1, *places])) <= LONGEST_WAIT + 1


def test_a_short_hole_may_be_silent_unless_it_is_to_sound():
    logs, free = sleepy(64), np.ones(8, dtype=bool)
    silent, _ = walk(PolyphonySlots([[]] * 8, free, ANYTHING), 8, rows=64, log_probabilities=logs)
    assert not any(begun(row) for events in silent for row in by_step(events))
    found, _ = walk(PolyphonySlots([[]] * 8, free, ANYTHING, sounds=True), 8, rows=64, log_probabilities=logs)
    firsts = [next(step for step, row in enumerate(by_step(events)) if begun(row)) for events in found]
    # Not all of them at the last moment.
    assert len(set(firsts)) == 8


def test_only_what_is_allowed_begins():
    allowed = np.zeros(PITCHES, dtype=bool)
    allowed[[PITCHES - 1 - pitch for pitch in (60, 64)]] = True
    found, _ = walk(PolyphonySlots([[]] * 40, np.ones(40, dtype=bool), allowed), 40)
    assert {pitch for events in found for row in by_step(events) for pitch in begun(row)} == {60, 64}


def test_a_script_is_followed_whatever_else_may_be():
    script = {(0, 0): NEW_NOTE + 50, (0, 1): STEP_END, (1, 0): CONTINUED_NOTE + 50}
    found, _ = walk(PolyphonySlots([[]] * 3, np.ones(3, dtype=bool), ANYTHING, script=script), 3, rows=8)
    assert all(events[:3] == [NEW_NOTE + 50, STEP_END, CONTINUED_NOTE + 50] for events in found)


def test_a_step_that_stays_in_a_script_may_have_any_number_of_notes():
    script = {(0, place): NEW_NOTE + 90 - place for place in range(40)}
    found, _ = walk(PolyphonySlots([[]] * 2, np.ones(2, dtype=bool), ANYTHING, script=script), 2)
    assert all(events[:40] == list(script.values()) for events in found)


def test_repetition_leads_towards_what_began_one_bar_ago():
    before = NOTHING_BEFORE.copy()
    before[2, PITCHES - 1 - 60] = True
    rows = Rows.of(2, before, 0)
    slots = PolyphonySlots([[]] * 8, np.ones(8, dtype=bool), ANYTHING)
    assert (slots.repeating(rows, -1.0) == 0).all()
    rows.step[:] = 2
    for repetition in (2.0, -2.0):
        added = slots.repeating(rows, repetition)
        assert (added[:, rank_of(NEW_NOTE + 60)] == repetition).all()
        assert (added[:, rank_of(NEW_NOTE + 61)] == -0.2 * max(repetition, 0)).all()
        assert (added[:, rank_of(STEP_END)] == 0).all()
