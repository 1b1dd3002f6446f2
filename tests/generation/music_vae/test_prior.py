"""The prior: draws near its examples, in a form, and moves that keep it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.music_vae.codec import ENDS, outline_of
from sketchpad.generation.music_vae.latent import slerp
from sketchpad.generation.music_vae.prior import ABOUT, AWAY, EXAMPLES, NEAR, OUTLINES, SHIFTED, Prior

BARS, CODE = 4, 8
SIZE = BARS * CODE
STEPS = 16
Place = tuple[int, int]
"""The number of an example, and of a bar of it."""
SILENT = np.zeros((BARS, ENDS + STEPS), dtype=np.float32)


def examples(count: int = 40) -> np.ndarray:
    """Of the form ABAB, each bar from a code of its own."""
    codes = np.random.default_rng(0).standard_normal((count, 2, CODE)).astype(np.float32)
    return codes[:, [0, 1, 0, 1]].reshape(count, SIZE) + np.float32(0.5)


def test_without_examples_it_is_the_normal_distribution_as_numpy_draws_it() -> None:
    prior = Prior.of({}, SIZE, BARS)
    expected = np.random.RandomState(3).standard_normal(SIZE).astype(np.float32)
    assert (prior.draw(np.random.RandomState(3)) == expected).all()
    assert prior.form(np.zeros(SIZE, dtype=np.float32)).tolist() == [0, 1, 2, 3]


@given(st.integers(0, 2**32 - 1), st.booleans())
def test_every_other_bar_of_a_draw_is_a_near_one_of_another_example_or_on_the_way_to_it(seed: int, told: bool) -> None:
    """Outlines are told, or not; where they are told, they are in all bars the same here."""
    known = np.random.default_rng(0).standard_normal((40, BARS, CODE)).astype(np.float32)
    outlines = {OUTLINES: np.ones((40, *SILENT.shape), dtype=np.float32)} if told else {}
    prior = Prior.of({EXAMPLES: known.reshape(40, SIZE)} | outlines, SIZE, BARS)
    drawn = prior.draw(np.random.RandomState(seed)).reshape(BARS, CODE)
    number = np.random.RandomState(seed).randint(len(known))
    moved = np.flatnonzero((known[number] != drawn).any(axis=1))
    assert moved.tolist() in ([0, 2], [1, 3])
    others = np.delete(known, number, axis=0).reshape(-1, CODE)
    for bar in moved:
        own = known[number, bar]
        towards = own + (drawn[bar] - own) / (1 if told else AWAY)
        place = np.abs(others - towards).max(axis=1).argmin()
        assert np.allclose(others[place], towards, atol=1e-5)
        mean = known.mean(axis=(0, 1))
        directions = (others - mean) / np.linalg.norm(others - mean, axis=1, keepdims=True)
        cosines = directions @ (own - mean)
        assert (cosines > cosines[place]).mean() < 0.3


def what_came(known: np.ndarray, outlines: np.ndarray, seed: int) -> Iterator[tuple[Place, Place]]:
    """Of each bar of a draw, and of a variation that keeps nearly nothing: its own place, and that of what came there.

    The examples' codes are `known` (examples, bars, code).
    """
    prior = Prior.of({EXAMPLES: known.reshape(len(known), SIZE), OUTLINES: outlines}, SIZE, BARS)
    number = np.random.RandomState(seed).randint(len(known))
    latent, random = known[number].reshape(-1), np.random.RandomState(seed)
    nearly_all = prior.vary(latent, outlines[number], 1 - 1e-6, random, keeps_form=False)
    for found in (prior.draw(np.random.RandomState(seed)), nearly_all):
        for bar, code in enumerate(found.reshape(BARS, CODE)):
            distances = np.square(known - code).mean(axis=2)
            nearest, its_bar = np.unravel_index(distances.argmin(), distances.shape)
            yield (number, bar), (int(nearest), int(its_bar))


@given(st.integers(0, 2**32 - 1))
def test_the_melody_of_a_bar_that_comes_begins_and_ends_about_where_that_of_its_place_does(seed: int) -> None:
    rng = np.random.default_rng(0)
    known = (3 * rng.standard_normal((200, BARS, CODE))).astype(np.float32)
    registers = rng.choice([0, 20, 50], (200, BARS, 2))
    ends = registers + np.where(registers, rng.integers(ABOUT + 1, size=registers.shape), 0)
    outlines = np.concatenate([ends, np.zeros((200, BARS, STEPS))], axis=2).astype(np.float32)
    for own, nearest in what_came(known, outlines, seed):
        assert (registers[nearest] == registers[own]).all()


@given(st.integers(0, 2**32 - 1))
def test_the_melody_of_a_bar_that_comes_has_about_the_rhythm_of_that_of_its_place(seed: int) -> None:
    rng = np.random.default_rng(0)
    known = (3 * rng.standard_normal((200, BARS, CODE))).astype(np.float32)
    rhythms = rng.random((3, STEPS)) < 0.5
    kinds = rng.integers(len(rhythms), size=(200, BARS))
    onsets = rhythms[kinds]
    # In each bar another note is missing or one too many, so that two bars of a kind differ in two steps at most.
    places = rng.integers(STEPS, size=(200, BARS, 1))
    np.put_along_axis(onsets, places, ~np.take_along_axis(onsets, places, axis=2), axis=2)
    outlines = np.concatenate([np.ones((200, BARS, ENDS)), onsets], axis=2, dtype=np.float32)
    for own, nearest in what_came(known, outlines, seed):
        assert (onsets[nearest] != onsets[own]).sum() <= SHIFTED
        assert kinds[nearest] == kinds[own]


def test_where_no_bar_has_such_an_outline_one_comes_whose_outline_is_least_another() -> None:
    codes = np.random.default_rng(0).standard_normal((3, BARS, CODE)).astype(np.float32)
    known = codes[[0] + [1, 2] * 20].reshape(-1, SIZE)
    outlines = np.ones((41, *SILENT.shape), dtype=np.float32)
    outlines[1::2, :, ENDS : ENDS + SHIFTED + 2] = 0
    outlines[2::2, :, :ENDS] += ABOUT + 1
    prior = Prior.of({EXAMPLES: known, OUTLINES: outlines}, SIZE, BARS)
    varied = prior.vary(known[0], outlines[0], 1 - 1e-6, np.random.RandomState(0), keeps_form=False)
    for code in varied.reshape(BARS, CODE):
        assert np.abs(codes[2] - code).max(axis=1).min() < 1e-4


def test_an_outline_is_the_first_and_the_last_note_of_a_bar_and_where_notes_begin() -> None:
    classes = np.zeros((2 * STEPS, 3), dtype=np.int32)
    classes[[3, 5, 9], 0] = 40, 1, 50
    classes[:, 1:] = 7
    expected = np.zeros((2, ENDS + STEPS), dtype=np.float32)
    expected[0, [0, 1, ENDS + 3, ENDS + 9]] = 40, 50, 1, 1
    assert np.array_equal(outline_of(classes), expected)


def test_no_bar_is_exchanged_for_one_that_is_like_it() -> None:
    one = np.random.default_rng(0).standard_normal(SIZE).astype(np.float32)
    far = one + np.float32(2)
    known = np.stack([one, *[one + np.float32(0.01)] * 20, *[far] * 20])
    prior = Prior.of({EXAMPLES: known}, SIZE, BARS)
    for seed in range(50):
        drawn = prior.draw(np.random.RandomState(seed))
        assert np.abs(known - drawn).max(axis=1).min() > 0.5


@given(st.integers(0, 2**32 - 1))
def test_draws_have_a_form_and_are_no_example(seed: int) -> None:
    prior = Prior.of({EXAMPLES: examples()}, SIZE, BARS)
    for draw in (prior.draw, prior.scatter):
        drawn = draw(np.random.RandomState(seed))
        codes = drawn.reshape(BARS, CODE)
        assert (codes[2:] == codes[:2]).all()
        assert np.abs(examples() - drawn).max(axis=1).min() > 0.01


@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.95))
def test_a_variation_keeps_the_form_of_what_is_varied(seed: int, distance: float) -> None:
    prior = Prior.of({EXAMPLES: examples()}, SIZE, BARS)
    idea = np.random.default_rng(1).standard_normal((BARS, CODE)).astype(np.float32)
    idea[3] = idea[0] + np.float32(0.01)
    moved = prior.vary(idea.reshape(-1), SILENT, distance, np.random.RandomState(seed), keeps_form=True).reshape(
        BARS, CODE
    )
    assert np.allclose(moved[3] - moved[0], idea[3] - idea[0], atol=1e-6)
    assert not np.allclose(moved, idea)


def test_no_distance_leaves_a_latent_as_it_is_and_all_of_it_leaves_nothing() -> None:
    prior = Prior.of({EXAMPLES: examples()}, SIZE, BARS)
    latent = np.random.default_rng(2).standard_normal(SIZE).astype(np.float32)
    for keeps_form in (False, True):
        assert (prior.vary(latent, SILENT, 0, np.random.RandomState(5), keeps_form) == latent).all()
        gone = prior.vary(latent, SILENT, 1, np.random.RandomState(5), keeps_form)
        assert (gone == prior.draw(np.random.RandomState(5))).all()
    near = prior.vary(latent, SILENT, NEAR, np.random.RandomState(5), keeps_form=False)
    assert (near == slerp(latent, prior.scatter(np.random.RandomState(5)), NEAR)).all()
    plain = Prior.of({}, SIZE, BARS)
    half = plain.vary(latent, SILENT, 0.5, np.random.RandomState(5), keeps_form=False)
    assert (half == slerp(latent, plain.scatter(np.random.RandomState(5)), 0.5)).all()


@given(st.integers(0, 2**32 - 1))
def test_the_farther_a_variation_goes_the_more_of_its_bars_are_others(seed: int) -> None:
    known = np.random.default_rng(0).standard_normal((40, BARS, CODE)).astype(np.float32)
    prior = Prior.of({EXAMPLES: known.reshape(40, SIZE)}, SIZE, BARS)
    latent = np.random.default_rng(1).standard_normal(SIZE).astype(np.float32)

    def moved(distance: float) -> np.ndarray:
        """How far each bar is, beyond what all of it was moved together."""
        random = np.random.RandomState(seed)
        varied = prior.vary(latent, SILENT, distance, random, keeps_form=False)
        together = prior.blurred(
            latent, NEAR * (1 - distance) / (1 - NEAR), np.random.RandomState(seed), keeps_form=False
        )
        return np.abs((varied - together).reshape(BARS, CODE)).max(axis=1)

    shares = [moved(NEAR + (1 - NEAR) * bars / BARS) > 1e-6 for bars in range(BARS)]
    assert [int(share.sum()) for share in shares] == list(range(BARS))
    assert all((more | less == more).all() for less, more in itertools.pairwise(shares))


@given(st.integers(0, 2**32 - 1), st.sampled_from((2, 3, 4, 8)))
def test_of_bars_that_go_round_some_are_moved_each_time_of_the_first_the_first(seed: int, length: int) -> None:
    bars, half = 16, NEAR + (1 - NEAR) / 2
    known = np.random.default_rng(0).standard_normal((40, bars * CODE)).astype(np.float32)
    prior = Prior.of({EXAMPLES: known}, bars * CODE, bars)
    latent = np.resize(np.random.default_rng(1).standard_normal((length, CODE)).astype(np.float32), bars * CODE)
    varied = prior.vary(
        latent, np.zeros((bars, ENDS + STEPS), dtype=np.float32), half, np.random.RandomState(seed), keeps_form=False
    )
    together = prior.blurred(latent, NEAR * (1 - half) / (1 - NEAR), np.random.RandomState(seed), keeps_form=False)
    moved = np.abs((varied - together).reshape(bars, CODE)).max(axis=1) > 1e-6
    assert moved.sum() == bars / 2
    assert moved[0]
    assert all(moved[first : first + length].any() for first in range(0, bars - length + 1, length))
    assert moved[1 : 1 + length].any(), "where the bar that the primer leaves unfinished comes before them"


def test_what_is_scattered_has_the_mean_and_the_spread_of_the_examples() -> None:
    given_examples = examples(200)
    prior = Prior.of({EXAMPLES: given_examples}, SIZE, BARS)
    random = np.random.RandomState(0)
    drawn = np.stack([prior.scatter(random) for _ in range(2000)])
    assert np.abs(drawn.mean(axis=0) - given_examples.mean(axis=0)).max() < 0.1
    assert np.abs(drawn.std(axis=0) / given_examples.std(axis=0) - 1).max() < 0.15
