"""Choosing among variants of bars by the attributes of music."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.shaping.palette import NAMES, NO_PITCH, SCALES, Palette, closeness, target_of
from sketchpad.music.attributes import ATTRIBUTES, Attribute, Onsets, in_key_share
from sketchpad.music.melody import NO_EVENT

STEPS = 16


def lines(variants: int, bars: int, seed: int = 0) -> np.ndarray:
    """Bars of all densities."""
    rng = np.random.default_rng(seed)
    width = rng.uniform(1, 6, (variants, bars, 1))
    pitches = np.rint(64 + width * rng.standard_normal((variants, bars, STEPS))).astype(np.int64)
    sparse = rng.random((variants, bars, 1)) < rng.random((variants, bars, STEPS))
    return np.where(sparse, NO_PITCH, pitches)


def palette_of(pitches: np.ndarray, form: list[int] | None = None, key: int = 0) -> Palette:
    variants, bars = pitches.shape[:2]
    distances = np.linspace(0, 1, variants)[:, None].repeat(bars, axis=1)
    classes = pitches[..., None].astype(np.int32)
    return Palette(classes, pitches, distances, form or list(range(bars)), key, bars)


@given(st.integers(0, 2**31), st.integers(1, 6), st.integers(0, 11))
def test_attributes_are_those_that_music_attributes_measures(seed: int, bars: int, key: int) -> None:
    pitches = lines(5, bars, seed)
    palette = palette_of(pitches, key=key)
    choice = np.random.default_rng(seed).integers(0, 5, bars)
    row = pitches[choice, np.arange(bars)].reshape(-1)
    onsets = Onsets.of_events(np.where(row == NO_PITCH, NO_EVENT, row))
    expected = {attribute.name: attribute.of_onsets(onsets) for attribute in ATTRIBUTES}
    expected["in_key"] = in_key_share(onsets, key)
    assert palette.attributes(choice) == pytest.approx(expected)


def test_nothing_asked_is_the_idea_itself() -> None:
    palette = palette_of(lines(8, 4))
    assert not palette.choose({}).any()
    assert palette.distance(palette.choose({})) == 0


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.name)
def test_what_is_asked_within_reach_comes_nearer(attribute: Attribute) -> None:
    palette = palette_of(lines(60, 8))
    name = NAMES[ATTRIBUTES.index(attribute)]
    low, high = palette.reach[name]
    assert low < high
    for share in (0, 0.25, 0.5, 0.75, 1):
        asked = low + (high - low) * share
        off = abs(palette.attributes(palette.choose({name: asked}))[name] - asked)
        assert off <= max(0.25 * abs(palette.measured[name] - asked), 0.05 * (attribute.high - attribute.low))


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.name)
def test_what_is_reached_beside_what_is_asked_leaves_that_as_it_is_asked(attribute: Attribute) -> None:
    palette = palette_of(lines(40, 8, seed=5))
    first = NAMES[ATTRIBUTES.index(attribute)]
    low, high = palette.reach[first]
    asked = {first: low + (high - low) * 0.1}
    beside = palette.reach_beside(asked, CancelFlag())
    assert beside[first] == palette.reach[first]
    narrower = 0
    for name in NAMES:
        if name == first:
            continue
        for end in beside[name]:
            now = palette.attributes(palette.choose({**asked, name: end}))
            for each, value in {**asked, name: end}.items():
                assert abs(now[each] - value) <= SCALES[NAMES.index(each)] / 3
        narrower += beside[name][1] - beside[name][0] < palette.reach[name][1] - palette.reach[name][0]
    assert narrower
    assert palette.reach_beside({}, CancelFlag()) == palette.reach


def test_the_reach_beside_what_is_asked_can_be_cancelled() -> None:
    cancel = CancelFlag()
    palette = palette_of(lines(8, 4))
    cancel.set()
    with pytest.raises(Cancelled):
        palette.reach_beside({"note_density": 4.0}, cancel)


def test_others_stay_where_they_can() -> None:
    palette = palette_of(lines(60, 8, seed=3))
    asked = palette.measured["note_density"] + 1.5
    now = palette.attributes(palette.choose({"note_density": asked}))
    assert now["note_density"] == pytest.approx(asked, abs=0.2)
    for name, attribute in zip(NAMES[1:], ATTRIBUTES[1:], strict=True):
        assert abs(now[name] - palette.measured[name]) < 0.1 * (attribute.high - attribute.low)


def test_bars_that_are_alike_get_the_same_variant() -> None:
    form = [0, 1, 0, 1, 4, 1]
    palette = palette_of(lines(30, 6), form)
    for value in (2.0, 6.0, 11.0):
        choice = palette.choose({"note_density": value})
        assert (choice == choice[form]).all()


def test_what_is_kept_stays_whatever_becomes_of_what_is_like_it() -> None:
    pitches = lines(30, 6)
    distances = np.linspace(0, 1, 30)[:, None].repeat(6, axis=1)
    palette = Palette(pitches[..., None].astype(np.int32), pitches, distances, [0, 1, 0, 3, 4, 5], 0, 6, kept=[2, 4])
    choice = palette.choose({"note_density": 1.0})
    assert not choice[[2, 4]].any()
    assert choice[0]
    assert palette.attributes(choice)["note_density"] < palette.measured["note_density"] - 1
    everything = Palette(pitches[..., None].astype(np.int32), pitches, distances, list(range(6)), 0, 6, kept=range(6))
    assert not everything.choose({"note_density": 1.0}).any()
    assert everything.reach["note_density"] == (everything.measured["note_density"],) * 2


def test_silence_has_attributes_too() -> None:
    palette = palette_of(np.full((2, 3, STEPS), NO_PITCH))
    assert set(palette.measured.values()) == {0.0}
    assert palette.choose({"note_density": 5.0}).shape == (3,)


@given(st.integers(0, 2**31), st.integers(1, 2), st.sets(st.sampled_from(NAMES), min_size=1, max_size=3))
def test_of_two_bars_none_would_be_nearer_than_what_is_chosen(seed: int, bars: int, names: set[str]) -> None:
    palette = palette_of(lines(9, bars, seed))
    rng = np.random.default_rng(seed)
    asked = {name: rng.uniform(*palette.reach[name]) for name in sorted(names)}
    target, cost = target_of(asked, palette.measured)

    def price(choice: np.ndarray) -> float:
        values = np.array([list(palette.attributes(choice).values())])
        return float(closeness(values, target, cost)[0]) + palette.distance(choice) ** 2

    best = min(price(np.array(choice)) for choice in product(range(9), repeat=bars))
    assert price(palette.choose(asked)) == pytest.approx(best)
