"""The tree of takes: parents, saving, and replaying from what was saved."""

import json
import math
import random
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.bench.roll import NOTES_IN_BAR, long_song
from sketchpad.generation.blend import Blend, Corners
from sketchpad.generation.constraints import AUTO, Constraints
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.fork import Action, Fork
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import KEYS
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.notes import are_among
from sketchpad.session.takes import take_tree
from sketchpad.session.takes.take_tree import TakeTree

notes = st.builds(
    Note,
    st.integers(0, 9000),
    st.integers(0, 127),
    st.integers(1, 900),
    author=st.just(Author.MODEL),
    locked=st.booleans(),
)
songs = st.lists(notes, max_size=4).map(Bars.of)
constraints = st.builds(
    Constraints,
    st.none() | st.just(AUTO) | st.sampled_from(KEYS),
    st.integers(0, 60),
    st.integers(61, 127),
    st.floats(0.1, 1),
    st.floats(-1, 1),
    st.booleans(),
)
forks = st.builds(
    Fork, st.integers(0, 50).map(lambda step: 120 * step), st.sampled_from(Voice), st.just(Action.END)
) | st.sampled_from([Fork(240, Voice.MELODY, Action.BEGIN, (60,)), Fork(240, Voice.HARMONY, Action.HOLD, (60,), 2)])
plain_requests = st.builds(
    Request,
    songs,
    st.sampled_from(list(SYSTEMS)),
    bars=st.integers(1, 64),
    temperature=st.floats(0.1, 3),
    seed=st.integers(0, 2**31),
    takes=st.just(3),
    distance=st.floats(0, 1),
    inject=st.booleans(),
    constraints=constraints,
    forks=st.lists(forks, max_size=2).map(tuple),
)
fills = st.builds(
    Request,
    st.lists(notes, min_size=1, max_size=4).map(lambda song: Bars.of(song).with_locked_bars([2])),
    st.just("lookback_rnn"),
    takes=st.just(3),
    verb=st.just(Verb.FILL),
    hole=st.builds(Hole, st.just(240), st.just(1920), st.sampled_from(Keep)),
    chosen=st.frozensets(st.sampled_from(Voice)),
)
one_note = st.lists(notes, min_size=1, max_size=4).map(Bars.of)
shapes = st.builds(
    Request.shaping_to,
    st.builds(
        Shaping, one_note, st.just("music_vae_melody"), seed=st.integers(0, 9), key=st.none() | st.integers(0, 11)
    ),
    st.dictionaries(st.sampled_from([each.name for each in ATTRIBUTES]), st.floats(0, 20), max_size=5),
)
shares = st.floats(0, 1)
blends = st.builds(
    Request.blending,
    st.builds(
        Blend,
        st.builds(Corners, st.tuples(one_note, one_note), st.just("music_vae_trio")),
        st.lists(st.tuples(shares, shares), min_size=1, max_size=3).map(tuple),
    ),
    st.integers(0, 3).map(lambda bar: bar * TICKS_PER_BAR),
)
requests = plain_requests | fills
of_hands = shapes | blends
voices = st.frozensets(st.sampled_from(Voice))
takes = st.builds(
    lambda request, index, written, voices, far: Take(
        request, index, tuple(written), request.end, 0.1, 0.1, voices=voices, latent_distance=far, fit=far
    ),
    requests,
    st.integers(0, 2),
    st.lists(notes, max_size=4),
    voices,
    st.none() | st.floats(0, 9),
) | st.builds(
    lambda request, written: Take(request, 0, tuple(written), request.end, 0.1, 0.1),
    of_hands,
    st.lists(notes, max_size=4),
)


def grown(every) -> TakeTree:
    """A tree of these takes, each with a parent that came before it."""
    tree = TakeTree()
    for take, back in every:
        parent = len(tree) - back
        tree.add(take, parent if parent >= 1 else None, "native")
    return tree


trees = st.lists(st.tuples(takes, st.integers(0, 3)), max_size=6).map(grown)


@given(trees)
def test_a_tree_that_was_saved_comes_back(tree):
    again = TakeTree.from_json(json.loads(json.dumps(tree.to_json(), allow_nan=False)))
    assert again == tree
    for number, record in tree:
        assert again.add(record.take, None, "numpy") == number


@given(trees, st.data())
def test_a_damaged_tree_is_refused_or_another_tree(tree, data):
    """Whatever stands in the place of one of its values, nothing but InputError comes of it."""
    plain = json.loads(json.dumps(tree.to_json()))
    places = list(_places(plain))
    holder, key = data.draw(st.sampled_from(places))
    before = holder[key]
    holder[key] = data.draw(st.sampled_from([None, True, -1, 7, 2**70, 0.5, "x", [], {}, [[]], {"a": 1}]))
    is_same = before == holder[key] and isinstance(before, bool) == isinstance(holder[key], bool)
    with suppress(InputError):
        assert (TakeTree.from_json(plain) == tree) == is_same


@given(trees, takes, takes)
def test_a_hand_makes_another_of_the_last_take_and_copies_keep_the_one_before(tree, first, second):
    number = tree.add(first, None, "native")
    is_last = number == len(tree)
    copy = tree.copy()
    before = TakeTree.from_json(tree.to_json())
    if is_last:
        tree.put_last(second, "numpy")
    assert copy == before
    assert len(tree) == len(copy)
    for each in (tree, copy):
        assert TakeTree.from_json(json.loads(json.dumps(each.to_json()))) == each
        for take in (first, second):
            for note in take.notes:
                writers = {number for number, record in each if record.wrote(note)}
                assert set(each.writers_of(note)) == writers
                assert set(each._counts(Bars.of([note]))) == writers


def test_what_a_hand_left_is_found_in_its_bars_whatever_is_elsewhere(twinkle):
    tree = TakeTree()
    near, far = answer(twinkle, 1), answer(twinkle, 5, first=9)
    tree.add(near, None, "native")
    tree.add(far, 1, "native")
    song = near.placed_in(twinkle).edited(added=far.notes)
    assert tree.held_by(song) == 2
    start = 2 * TICKS_PER_BAR
    assert tree.held_in(song, start, start + TICKS_PER_BAR) == 1
    assert tree.held_in(song, 0, start) is None
    assert tree.held_in(song.edited(near.notes[:5]), start, start + TICKS_PER_BAR) is None


def _places(value):
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


@pytest.mark.parametrize("wrong", [None, [], {}, {"format": 2, "bars": [], "takes": []}, {"format": 1, "takes": []}])
def test_what_is_no_tree_or_of_another_format_is_refused(wrong):
    with pytest.raises(InputError):
        TakeTree.from_json(wrong)


def test_a_parent_that_does_not_come_before_is_refused(twinkle):
    tree = TakeTree()
    tree.add(answer(twinkle, 1), None, "native")
    for parent in (1, 2, 0, -1):
        plain = tree.to_json()
        plain["takes"][0]["parent"] = parent
        with pytest.raises(InputError):
            TakeTree.from_json(plain)


def test_a_long_line_of_takes_is_no_burden(twinkle):
    tree = TakeTree()
    for number in range(3000):
        tree.add(answer(twinkle, number), number or None, "native")
    assert tree.depth(3000) == 2999


BEYOND = (Note(LAST_TICK - 120, 60, 240),)


def answer(song: Bars, seed: int, first: int = 2, pitch: int = 60) -> Take:
    """Two bars of eighths, other ones for every seed and pitch."""
    request = Request(song, "lookback_rnn", bars=2, seed=seed)
    written = tuple(
        Note(first * TICKS_PER_BAR + 240 * k, pitch + (seed * k) % 12, 240, author=Author.MODEL) for k in range(16)
    )
    return Take(request, 0, written, request.end, 0.1, 0.1)


def test_the_parent_is_the_take_that_the_song_holds(twinkle):
    tree = TakeTree()
    assert tree.held_by(twinkle) is None
    first, second = answer(twinkle, 1), answer(twinkle, 5)
    tree.add(first, None, "native")
    tree.add(second, None, "native")
    with_second = second.placed_in(twinkle)
    assert tree.held_by(with_second) == 2
    third = answer(with_second, 1, first=4)
    tree.add(third, 2, "native")
    with_third = third.placed_in(with_second)
    assert tree.held_by(with_third) == 3
    assert [tree.depth(number) for number in (1, 2, 3)] == [0, 0, 1]


def test_a_take_that_was_edited_is_still_held_until_most_of_it_is_gone(twinkle):
    tree = TakeTree()
    take = answer(twinkle, 1)
    tree.add(take, None, "native")
    song = take.placed_in(twinkle)
    louder = [replace(note, velocity=1, author=Author.PERSON) for note in take.notes]
    assert tree.held_by(song.edited(take.notes, louder)) == 1
    assert tree.held_by(song.edited(take.notes[:8])) == 1
    assert tree.held_by(song.edited(take.notes[:9])) is None


def test_what_is_asked_of_many_takes_costs_what_it_is_about(twinkle, monkeypatch):
    """Not a look at each take, which the window would stand still for, the longer the more there are."""
    tree = TakeTree()
    for seed in range(12):
        tree.add(answer(twinkle, seed), None, "native")
    for seed in range(400):
        tree.add(answer(twinkle, seed, first=9), None, "native")
    song, looked_at = answer(twinkle, 5).placed_in(twinkle), set()

    def look(tree, number):
        looked_at.add(number)
        return tree._records[number - 1]

    monkeypatch.setattr(TakeTree, "__getitem__", look)
    monkeypatch.setattr(TakeTree, "__iter__", lambda tree: map(partial(look, tree), range(1, len(tree) + 1)))
    assert tree.held_by(song) == 6
    assert 6 in tree.writers_of(answer(twinkle, 5).notes[1])
    assert looked_at <= set(range(1, 13))


def test_a_song_is_looked_at_once_for_all_of_its_notes(twinkle, monkeypatch):
    tree, looked = TakeTree(), []
    takes = [answer(twinkle, seed) for seed in range(3)]
    for take in takes:
        tree.add(take, None, "native")
    monkeypatch.setattr(take_tree, "are_among", lambda *places: looked.append(1) or are_among(*places))
    song = takes[0].placed_in(twinkle)
    for _ in range(20):
        assert tree.most_held(song, [1, 2, 3]) == 1
    assert len(looked) == 1
    other = answer(twinkle, 9, first=9)
    tree.add(other, None, "native")
    placed = other.placed_in(twinkle)
    assert tree.most_held(placed, [1, 4]) == tree.held_by(placed) == 4
    assert tree.most_held(song, [1, 4]) == 1
    assert len(looked) == 3


@pytest.mark.alone
def test_a_long_song_with_many_takes_is_looked_through_in_less_than_a_stall(twinkle):
    song, tree, rng = long_song(), TakeTree(), random.Random(1)
    rows, bars = list(song), song.count - 8
    for seed in range(2000):
        first = rng.randrange(bars) * NOTES_IN_BAR
        request = Request(twinkle, "lookback_rnn", seed=seed)
        tree.add(Take(request, 0, tuple(rows[first : first + 128]), request.end, 0.0, 0.0), None, "native")
    seconds = []
    for _ in range(5):
        begun = time.thread_time()
        assert tree.held_by(replace(song)) is not None
        seconds.append(time.thread_time() - begun)
    assert min(seconds) <= 0.05, seconds


def test_a_copy_knows_nothing_of_what_the_tree_grows_by(twinkle):
    tree = TakeTree()
    first, second = answer(twinkle, 1), answer(twinkle, 1, pitch=62)
    tree.add(first, None, "native")
    copy = tree.copy()
    tree.add(second, 1, "native")
    song = second.placed_in(twinkle)
    assert (tree.held_by(song), copy.held_by(song)) == (2, None)
    assert (tree.writers_of(second.notes[0]), copy.writers_of(second.notes[0])) == ([2], [])


@pytest.mark.parametrize("wrong", [{"latent_distance": math.nan}, {"fit": math.inf}, {"notes": BEYOND}])
def test_what_could_not_be_saved_is_not_kept(twinkle, wrong):
    tree = TakeTree()
    with pytest.raises((ValueError, InputError)):
        tree.add(replace(answer(twinkle, 1), **wrong), None, "native")
    assert tree.to_json() == TakeTree().to_json()


def test_a_take_of_several_is_kept_with_its_own_seed(twinkle):
    tree = TakeTree()
    take = Take(Request(twinkle, "lookback_rnn", seed=4, takes=3), 2, (), 9, 0.1, 0.1)
    assert tree[tree.add(take, None, "native")].request == Request(twinkle, "lookback_rnn", seed=6)
    alone = Take(Request(twinkle, "lookback_rnn", seed=6), 0, (), 9, 0.1, 0.1)
    assert tree.add(alone, None, "native") == 1


def test_the_best_of_several_keeps_of_how_many_and_what_was_asked(twinkle):
    tree = TakeTree()
    plain = Take(Request(twinkle, "lookback_rnn", seed=6), 0, (), 9, 0.1, 0.1)
    tree.add(plain, None, "native")
    assert (tree.to_json()["format"], "tried" in tree.to_json()["takes"][0]) == (1, False)
    tree.add(replace(plain, request=replace(plain.request, seed=10), tried=8), None, "native")
    record = tree[2]
    assert (record.request.seed, record.request.tries, record.asked_seed, record.take.tried) == (10, 1, 1, 8)
    saved = tree.to_json()
    assert (saved["format"], TakeTree.from_json(saved)) == (3, tree)
    for wrong in (0, 65, None, 1):
        damaged = tree.copy().to_json()
        damaged["takes"] = [damaged["takes"][0], {**damaged["takes"][1], "tried": wrong}]
        with pytest.raises(InputError):
            TakeTree.from_json(damaged)


JOBS = [(name, verb) for name, system in SYSTEMS.items() for verb in system.verbs]


@pytest.mark.parametrize(("model", "verb"), JOBS)
def test_with_the_shipped_weights_a_saved_take_is_replayed_to_the_note(twinkle, model, verb):
    engine = open_engine("native")
    tree = TakeTree()
    request = Request(twinkle, model, bars=4, temperature=0.9, seed=7, takes=3, verb=verb, distance=0.4)
    for take in engine.generate(request, CancelFlag()):
        if take.complete:
            tree.add(take, None, "native")
    engine.close()
    saved = json.dumps(tree.to_json())
    read = TakeTree.from_json(json.loads(saved))
    assert len(read) == 3
    other = open_engine("native")
    for _, record in read:
        *_, again = other.generate(record.request, CancelFlag())
        assert again.notes == record.notes
        assert again.placed_in(twinkle) == record.take.placed_in(twinkle)
    other.close()
