"""Blends: exact at the corners whatever the model, the curve and the key; between them the ideas' own notes go on."""

import itertools
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.blend import Blend, Corners, KeyPlan, way
from sketchpad.generation.engine import open_engine
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.music_vae.latent import Curve, lerp, slerp
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.plain import Packer, Unpacker
from sketchpad.music.primers import primers, read_primer
from tests.conftest import ARCHITECTURES

MODELS = ["music_vae_melody", "music_vae_trio", "music_vae_2bar"]
CORNERS = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def loaded(weights, name: str, cells=NativeCells, in_c: bool = True) -> MusicVaeModel:
    return MusicVaeModel(weights[name], cells(), ARCHITECTURES[name].bars, in_c)


def blend(model, corners: Corners, *points):
    return model.blend(Blend(corners, points), CancelFlag())


def onsets(bars: Bars) -> set[tuple[int, int, int]]:
    return {(round(note.start / 120), note.pitch, note.voice) for note in bars}


@pytest.fixture(scope="module")
def ideas() -> list[Bars]:
    """Four tunes; not all in one key, on the grid, or of one length, and one begins later."""
    twinkle, reel, lament = (read_primer(name) for name in ("twinkle", "irish_reel", "minor_lament"))
    loose = Bars.of(Note(max(0, n.start + 13), n.pitch + 3, n.length - 20, 40 + n.pitch % 30) for n in reel)
    late = lament.shifted(3 * TICKS_PER_BAR)
    harmony = [Note(0, 48, 3840, voice=Voice.HARMONY), Note(0, 36, 120, voice=Voice.DRUMS)]
    long = Bars.of([*twinkle, *twinkle.shifted(2 * TICKS_PER_BAR), *harmony], 90)
    return [twinkle, loose, late, long]


@pytest.fixture(scope="module")
def shipped():
    """The weights that come with the program."""
    engine = open_engine()
    yield engine
    engine.close()


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("curve", Curve)
@pytest.mark.parametrize("key", KeyPlan)
@pytest.mark.parametrize("count", [2, 4])
def test_at_the_corners_are_the_ideas_to_the_note(weights, ideas, name, curve, key, count):
    corners = Corners(tuple(ideas[:count]), name, curve=curve, keys=key)
    model = loaded(weights, name)
    for number, point in enumerate(CORNERS[:count]):
        found = blend(model, corners, point).bars
        assert found == corners.songs[number]
        if key is KeyPlan.OWN:
            assert found == ideas[number].shifted(-TICKS_PER_BAR * (ideas[number].columns["start"][0] // TICKS_PER_BAR))


@pytest.mark.parametrize("name", MODELS)
def test_between_them_all_differs_and_is_as_long_as_the_longest(weights, ideas, name):
    corners = Corners(tuple(ideas), name)
    model = loaded(weights, name, in_c=False)
    found = [blend(model, corners, point).bars for point in itertools.product((0.2, 0.5, 0.8), repeat=2)]
    assert len(set(found)) > 4
    assert all(len(bars) > 0 and bars.count <= corners.bars == 4 for bars in found)


def test_the_curve_is_slerp_of_slerps_or_straight():
    rng = np.random.default_rng(0)
    a, b, c, d = rng.standard_normal((4, 8)).astype(np.float32)
    ideas = (read_primer(),) * 4
    for curve, between in ((Curve.SLERP, slerp), (Curve.LINEAR, lerp)):
        four, two = Corners(ideas, "m", curve=curve), Corners(ideas[:2], "m", curve=curve)
        expected = between(between(a, b, 0.3), between(c, d, 0.3), 0.6)
        assert np.array_equal(four.latent((a, b, c, d), (0.3, 0.6)), expected)
        assert np.array_equal(two.latent((a, b), (0.3, 0.6)), between(a, b, 0.3))
        for corner, point in zip((a, b, c, d), CORNERS, strict=True):
            assert np.array_equal(four.latent((a, b, c, d), point), corner)


@given(st.floats(0, 1), st.floats(0, 1))
def test_weights_are_shares_of_a_whole_and_phrases_follow_the_corners(x, y):
    corners = Corners((read_primer(),) * 4, "m")
    assert sum(corners.weights((x, y))) == pytest.approx(1)
    phrases = corners.phrases((x, y))
    assert phrases == sorted(phrases)
    assert corners.corner((x, y)) in (None, phrases[0])


def test_the_key_turns_phrase_by_phrase_the_last_one_first():
    song = Bars.of(Note(number * TICKS_PER_BAR, 60, 480) for number in range(16))
    corners = Corners((song, song), "m")
    turned = [sum(corners.phrases((share, 0.0))) for share in np.linspace(0, 1, 33).tolist()]
    assert turned == sorted(turned)
    assert set(turned) == {0, 4, 8, 12, 16}
    assert corners.phrases((0.3, 0.0)) == [0] * 12 + [1] * 4
    assert corners.phrases((0.2, 0.0)) == [0] * 16


def test_in_one_key_all_of_a_way_is_in_it(shipped):
    reel = read_primer("irish_reel")
    up = Bars.of(Note(n.start, n.pitch + 4, n.length) for n in reel)
    corners = Corners((read_primer(), up), "music_vae_melody", keys=KeyPlan.FIRST)
    for request in way(corners, 11):
        pitches = [note.pitch % 12 for note in shipped.blend(request, CancelFlag()).bars]
        assert {1, 3, 8, 10}.isdisjoint(pitches)


def test_between_two_keys_each_phrase_is_in_one_of_them(shipped):
    tune = read_primer("irish_reel")
    a = Bars.of(n for k in range(2) for n in tune.shifted(k * 2 * TICKS_PER_BAR))
    b = Bars.of(Note(n.start, n.pitch + 4, n.length) for n in a)
    corners = Corners((a, b), "music_vae_melody")
    for request in way(corners, 11):
        bars = shipped.blend(request, CancelFlag()).bars
        for bar, owner in enumerate(corners.phrases(request.points[0])):
            part = {n.pitch for n in bars.between(bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR)}
            mine = {n.pitch for n in (a, b)[owner].between(bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR)}
            assert part == mine


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_an_idea_that_the_model_cannot_rebuild_is_not_lost_at_the_first_step(shipped, ideas, model):
    riff = read_primer("blues_riff")
    loose = Bars.of(Note(n.start + 13, n.pitch, n.length - 20, 40 + n.pitch % 30) for n in riff)
    corners = Corners((loose, ideas[0]), model, keys=KeyPlan.FIRST)
    found = shipped.blend(Blend(corners, ((0.02, 0.0),)), CancelFlag())
    assert found.rebuilt[0] < 0.8
    kept = [note for note in found.bars if note in set(loose)]
    assert len(kept) >= 0.9 * len(loose)
    assert all(note.author is Author.PERSON for note in kept)


def test_what_no_model_writes_stays_with_its_phrase(weights, ideas):
    corners = Corners((ideas[3], ideas[0]), "music_vae_melody")
    model = loaded(weights, "music_vae_melody")
    near, far = (blend(model, corners, (share, 0.0)).bars for share in (0.05, 0.95))
    assert set(near.of_voices([Voice.HARMONY, Voice.DRUMS])) == set(ideas[3].of_voices([Voice.HARMONY, Voice.DRUMS]))
    assert not len(far.of_voices([Voice.HARMONY, Voice.DRUMS]))


def test_voices_that_no_idea_has_stay_silent(weights, ideas):
    corners = Corners((ideas[0], ideas[1]), "music_vae_trio")
    found = blend(loaded(weights, "music_vae_trio"), corners, (0.5, 0.0)).bars
    assert found.voices == (Voice.MELODY,)


def test_a_harmony_alone_is_heard_as_the_melody(weights, twinkle):
    harmony = Bars.of(Note(n.start, n.pitch, n.length, voice=Voice.HARMONY) for n in twinkle)
    corners = Corners((harmony, twinkle), "music_vae_melody")
    model = loaded(weights, "music_vae_melody")
    assert blend(model, corners, (0.0, 0.0)).bars == harmony
    assert blend(model, corners, (0.01, 0.0)).bars.voices == (Voice.MELODY,)


@pytest.mark.parametrize("name", MODELS)
def test_each_bar_of_a_path_is_that_of_the_blend_at_its_point(weights, ideas, name):
    corners = Corners(tuple(ideas), name)
    model = loaded(weights, name)
    points = ((0.0, 0.0), (0.4, 0.1), (0.4, 0.1), (0.9, 0.6), (1.0, 1.0), (0.4, 0.9))
    path = blend(model, corners, *points).bars
    whole = {point: blend(model, corners, point).bars for point in set(points)}
    assert path.end <= len(points) * TICKS_PER_BAR
    for number, point in enumerate(points):
        start = number % corners.bars * TICKS_PER_BAR
        expected = onsets(whole[point].between(start, start + TICKS_PER_BAR).shifted(-start))
        start = number * TICKS_PER_BAR
        if corners.corner(point) is None or number < corners.songs[corners.corner(point)].count:
            assert onsets(path.between(start, start + TICKS_PER_BAR).shifted(-start)) == expected
    for voice in (Voice.MELODY, Voice.BASS):
        for one, after in itertools.pairwise(path.of_voices([voice])):
            assert one.end <= after.start or one.author is Author.PERSON


def test_a_path_that_stays_is_the_blend_there(weights, ideas):
    corners = Corners(tuple(ideas), "music_vae_melody")
    model = loaded(weights, "music_vae_melody")
    assert blend(model, corners, *[(0.3, 0.6)] * 4).bars == blend(model, corners, (0.3, 0.6)).bars


def test_ideas_longer_than_the_model_are_read_block_by_block(weights, twinkle):
    long = Bars.of(n for k in range(10) for n in twinkle.shifted(k * 2 * TICKS_PER_BAR))
    corners = Corners((long, twinkle), "music_vae_melody")
    model = loaded(weights, "music_vae_melody")
    assert blend(model, corners, (0.0, 0.0)).bars == long
    bars = blend(model, corners, (0.5, 0.0)).bars
    assert corners.bars == 20
    assert len(bars.between(16 * TICKS_PER_BAR, 20 * TICKS_PER_BAR))


def test_a_step_of_the_hand_costs_one_decoding(weights, ideas, monkeypatch):
    model = loaded(weights, "music_vae_trio")
    counted = {"encode": 0, "decode": 0}

    def count(name):
        original = getattr(model.network, name)

        def counting(*arguments):
            counted[name] += 1
            return original(*arguments)

        monkeypatch.setattr(model.network, name, counting)

    count("encode")
    count("decode")
    corners = Corners(tuple(ideas), "music_vae_trio")
    blend(model, corners, (0.5, 0.5))
    assert counted == {"encode": 4, "decode": 5}
    for share in (0.1, 0.2, 0.3):
        blend(model, Corners(tuple(ideas), "music_vae_trio", curve=Curve.LINEAR), (share, 0.5))
    assert counted == {"encode": 4, "decode": 8}
    blend(model, Corners((*ideas[2:], *ideas[:2]), "music_vae_trio"), (0.5, 0.5))
    assert counted["encode"] == 4


def test_a_blend_that_was_there_already_says_so(weights, ideas):
    model, corners = loaded(weights, "music_vae_melody"), Corners(tuple(ideas), "music_vae_melody")
    asked = [
        (corners, (0.3, 0.7)),
        (corners, (0.3, 0.7)),
        (corners, (0.4, 0.7)),
        (replace(corners, seed=9), (0.3, 0.7)),
    ]
    assert [blend(model, *each).remembered for each in asked] == [False, True, False, False]


def test_what_is_known_is_bounded(weights, twinkle):
    model = loaded(weights, "music_vae_2bar")
    for up in range(30):
        blend(model, Corners((twinkle, Bars.of(Note(0, 40 + up, 480) for _ in "1")), "m"), (0.5, 0.0))
    assert len(model._blender._known) == 16
    corners = Corners((twinkle, twinkle), "m")
    for share in np.linspace(0, 1, 200).tolist():
        blend(model, corners, (share, 0.0))
    assert len(model._blender._blends) == 128


def test_the_same_is_answered_again_and_by_numpy(weights, ideas):
    corners = Corners(tuple(ideas), "music_vae_melody", seed=3)
    first, again = (blend(loaded(weights, "music_vae_melody"), corners, (0.3, 0.7)).bars for _ in range(2))
    assert first == again
    assert first == blend(loaded(weights, "music_vae_melody", NumpyCells), corners, (0.3, 0.7)).bars


def test_how_much_is_rebuilt_counts_only_the_voices_that_there_are(shipped):
    twinkle = read_primer()
    for model in ("music_vae_melody", "music_vae_trio"):
        corners = Corners((twinkle, twinkle), model)
        rebuilt = shipped.blend(Blend(corners, ((0.5, 0.0),)), CancelFlag()).rebuilt
        assert rebuilt[0] == rebuilt[1] > 0.5


def test_the_first_songs_of_a_way_leave_it_slowly(shipped):
    """Figures of held-out music: `python -m sketchpad.training.evaluate_blends`."""
    grown = steps = 0
    for first, second in itertools.combinations([primer.name for primer in primers()], 2):
        a, b = read_primer(first), read_primer(second)
        requests = way(Corners((a, b), "music_vae_melody"), 11)
        songs = [onsets(shipped.blend(request, CancelFlag()).bars) for request in requests]
        assert all(songs)
        away = [1 - 2 * len(song & songs[0]) / (len(song) + len(songs[0])) for song in songs]
        grown += sum(later >= earlier for earlier, later in itertools.pairwise(away))
        steps += 10
    assert grown >= 0.9 * steps


@pytest.mark.parametrize("points", [((0.5, 0.0),), ((1.0, 0.0),), ((0.0, 0.0), (0.3, 0.0), (0.6, 0.0))])
def test_a_blend_is_a_take_that_comes_again(random_models, ideas, points):
    engine = open_engine("native", random_models)
    blended = engine.blend(Blend(Corners(tuple(ideas[:2]), "music_vae_melody", seed=7), points), CancelFlag())
    take = Take.of_blend(blended, 3 * TICKS_PER_BAR)
    assert (take.seed, take.request.bars) == (7, blended.request.bars)
    assert Bars.of(take.notes) == replace(blended.bars.shifted(3 * TICKS_PER_BAR), tempo=120)
    assert take.request.start == 3 * TICKS_PER_BAR
    assert take.request.end == (3 + blended.request.bars) * TICKS_PER_BAR
    assert take.complete
    (again,) = engine.generate(take.request, CancelFlag())
    assert again.notes == take.notes
    packer = Packer()
    packed = json.loads(json.dumps([packer.pack(take.request), packer.bars]))
    assert Unpacker(packed[1]).unpack(Request, packed[0]) == take.request


def test_a_blend_and_its_verb_belong_together(twinkle):
    blend_ = Blend(Corners((twinkle, twinkle), "m"), ((0.5, 0.0),))
    for wrong in ({"verb": Verb.INTERPOLATE}, {"verb": Verb.VARY, "blend": blend_}):
        with pytest.raises(InputError, match="interpolate"):
            Request(twinkle, "m", **wrong)
    with pytest.raises(InputError, match="takes of an interpolation"):
        Request(twinkle, "m", takes=2, verb=Verb.INTERPOLATE, blend=blend_)


def test_real_magenta_does_not_blend(random_models, twinkle):
    engine = MagentaEngine(random_models)
    request = Request.blending(Blend(Corners((twinkle, twinkle), "music_vae_melody"), ((0.5, 0.0),)), 0)
    with pytest.raises(InputError, match="choose the engine native"):
        next(engine.generate(request, CancelFlag()))


def test_cancelling_stops_it(weights, twinkle):
    flag = CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        loaded(weights, "music_vae_melody").blend(Blend(Corners((twinkle, twinkle), "m"), ((0.5, 0.0),)), flag)


def test_what_cannot_be_blended_is_refused_in_words(random_models, twinkle):
    long = Bars.of([*twinkle, Note(64 * TICKS_PER_BAR, 60, 480)])
    for ideas, words in (
        ((twinkle,), "two or four"),
        ((twinkle, Bars.of()), "nothing to interpolate"),
        ((twinkle, long), "65 bars"),
    ):
        with pytest.raises(InputError, match=words):
            Corners(ideas, "m")
    corners = Corners((twinkle, twinkle), "attention_rnn")
    for points in ((), ((0.5, 1.5),), ((-0.1, 0.0),), ((0.5, 0.5),) * 65):
        with pytest.raises(InputError, match="choose a value"):
            Blend(corners, points)
    with pytest.raises(InputError, match="steps"):
        way(corners, 1)
    with pytest.raises(InputError, match="cannot interpolate"):
        open_engine("native", random_models).blend(Blend(corners, ((0.5, 0.0),)), CancelFlag())
