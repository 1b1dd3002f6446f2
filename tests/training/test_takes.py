"""Takes are told apart from music by what is measured of them, and from what was learned by what they copy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.attributes import Onsets
from sketchpad.training.copies import longest_copies
from sketchpad.training.overlap import Measured, ceilings, interval_histogram, overlapping_area, repeated_bars
from sketchpad.training.takes import Beside, at_rest, faults, mishaps, on_one_bar, on_one_pitch, silent, stuck, within

_ = -2


def music(seed: int, bars: int = 16, pitches: tuple[int, ...] = (60, 62, 64, 65, 67, 71)) -> np.ndarray:
    """Events, about every other step of which begins a note."""
    return np.random.default_rng(seed).choice([_] * len(pitches) + list(pitches), bars * 16)


def onsets(*parts: np.ndarray | list[int]) -> Onsets:
    return Onsets.of_events(np.concatenate(parts))


def bar(*events: int) -> list[int]:
    return [*events, *[_] * (16 - len(events))]


@given(st.integers(0, 1000), st.integers(20, 300))
def test_the_area_of_a_collection_with_itself_is_one_and_with_another_far_away_nothing(seed, count):
    values = np.random.default_rng(seed).standard_normal(count)
    assert overlapping_area(values, values) == pytest.approx(1)
    assert overlapping_area(values + 100, values) < 0.01


def test_the_area_is_that_of_the_densities():
    rng = np.random.default_rng(0)
    for shift in (0.5, 1.0, 2.0):
        area = overlapping_area(rng.standard_normal(20_000) + shift, rng.standard_normal(20_000))
        width = np.sqrt(1 + 20_000**-0.4)  # of a kernel estimate of a normal distribution
        x = np.linspace(-8, 10, 2000)
        p, q = (np.exp(-0.5 * np.square((x - at) / width)) / width / np.sqrt(2 * np.pi) for at in (0, shift))
        assert area == pytest.approx(np.minimum(p, q).sum() * (x[1] - x[0]), abs=0.02)


def test_what_always_says_the_same_overlaps_little_with_what_varies():
    values = np.random.default_rng(0).random(500)
    assert overlapping_area(np.full(500, 0.5), values) < 0.4
    assert overlapping_area(np.full(5, 0.5), np.full(9, 0.5)) == 1


def test_an_interval_histogram_holds_the_shares():
    shares = interval_histogram(onsets([60, 62, 64, 64, 40, 41]))
    assert shares.sum() == pytest.approx(1)
    assert (shares[12 + 2], shares[12], shares[0], shares[12 + 1]) == (2 / 5, 1 / 5, 1 / 5, 1 / 5)


def test_bars_repeat_what_begins_wherever_it_ends():
    a, b = bar(60, _, 62), bar(67, 65)
    assert repeated_bars(onsets(a, b, bar(60, _, 62, -1), a)) == 2 / 3
    assert repeated_bars(onsets(a, bar(), bar(), b)) == 0
    assert repeated_bars(onsets(a)) == 0


def test_music_overlaps_with_its_own_kind_up_to_the_ceiling_and_less_with_another():
    kinds = [[onsets(music(seed + 100 * kind)) for seed in range(60)] for kind in range(2)]
    strange = [onsets(music(seed, pitches=(60, 61, 66, 72, 73, 84))) for seed in range(60)]
    reference = Measured(kinds[0])
    highest = ceilings(reference, [str(number // 2) for number in range(60)])
    own, other = Measured(kinds[1]).overlaps(reference), Measured(strange).overlaps(reference)
    for name in ("in_key", "mean_interval"):
        assert highest[name] > 0.75
        assert own[name] > 0.75
        assert other[name] < 0.3
    assert other["intervals"] < own["intervals"]
    assert other["note_density"] > 0.75


def test_a_copy_is_found_in_any_key_from_any_bar_on():
    piece, other = music(0, 24), music(1)
    moved = np.where(piece >= 0, piece + 5, piece)
    takes = [
        onsets(other[:160], moved[64:160]),
        onsets(other[:160], piece[64 : 64 + 48], other[:48]),
        onsets(other),
        onsets(other[:152], piece[64:168]),
    ]
    assert longest_copies(takes, [onsets(music(2)), onsets(piece)]).tolist() == [6, 3, 0, 0]


@given(st.integers(0, 300), st.integers(0, 8), st.integers(1, 16), st.integers(-9, 9))
def test_the_longest_stretch_is_found_whole(seed, first, bars, semitones):
    piece = music(seed, 24)
    stretch = piece[first * 16 : (first + bars) * 16]
    take = np.concatenate([music(seed + 1, 16 - bars), np.where(stretch >= 0, stretch + semitones, stretch)])
    assert longest_copies([onsets(take)], [onsets(piece)]) == [bars]


def test_rests_and_held_notes_are_no_copies():
    plain = bar(60) * 8
    assert longest_copies([onsets(plain)], [onsets(plain)]) == [0]
    assert longest_copies([onsets(bar() * 16)], [onsets(bar() * 16)]) == [0]
    busy = bar(60, 62) * 8
    assert longest_copies([onsets(busy)], [onsets(busy)]) == [8]


def test_takes_that_went_wrong_are_counted():
    fine = music(0)
    takes = {
        "fine": onsets(fine),
        "silent": onsets(bar() * 16),
        "at_rest": onsets(fine[:192], bar() * 4),
        "one_pitch": onsets(fine[:128], *[bar(60, *[_] * beat, 60) for beat in range(8)]),
        "one_bar": onsets(fine[:128], bar(60, 62) * 8),
    }
    for name, of in (("silent", silent), ("at_rest", at_rest), ("one_pitch", on_one_pitch), ("one_bar", on_one_bar)):
        assert [case for case, take in takes.items() if of(take)] == [name]
    assert [case for case, take in takes.items() if stuck(take)] == ["at_rest", "one_pitch", "one_bar"]
    assert set(mishaps(list(takes.values())).values()) == {1}


def test_bars_are_cut_at_bar_lines():
    whole = onsets(bar(60), bar(_, 62), bar(64))
    part = within(whole, 1, 3)
    assert (part.steps.tolist(), part.pitches.tolist(), part.bars) == ([1, 16], [62, 64], 2)


def test_all_that_is_said_of_takes():
    held_out = [(str(seed // 2), onsets(music(seed, 20))) for seed in range(20)]
    learned = [onsets(music(100 + seed, 20)) for seed in range(20)]
    takes = [onsets(music(100 + seed, 16)) for seed in range(5)] + [onsets(music(200 + seed)) for seed in range(95)]
    figures = Beside(held_out, learned).figures(takes)
    assert figures["copied"] == 0.05
    assert figures["longest_copies"][16] == 5
    assert figures["corpus"]["copied"] == 0
    assert figures["corpus"]["count"] == 40
    assert figures["overlap"].keys() == figures["ceiling"].keys()
    assert len(faults(figures)) == 1
    assert faults({**figures, "copied": 0.02}) == []
    assert len(faults({**figures, "silent": 1})) == 2
