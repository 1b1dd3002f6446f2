"""Under constraints every new note keeps to them, whatever the network would like; without them nothing changes."""

import itertools
from contextlib import nullcontext, suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sketchpad.generation.blend import Corners, KeyPlan, way
from sketchpad.generation.constraints import AUTO, Constraints
from sketchpad.generation.engine import open_engine
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.sampling import LONGEST_WAIT
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import KEYS, Key, key_of
from sketchpad.music.note import PITCHED, TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice
from sketchpad.music.primers import read_primer
from tests.conftest import ARCHITECTURES
from tests.generation.music_vae.in_turn import written_in_turn

LED_BY_THE_BAR_BEFORE = ("lookback_rnn", "attention_rnn", "polyphony_rnn")
WRITTEN_AT_ONCE = ("music_vae_melody", "music_vae_trio")
keys = st.sampled_from(KEYS)
seeds = st.integers(0, 2**31)
temperatures = st.sampled_from((0.3, 1.0, 1.5, 3.0))
primers = st.sampled_from(("twinkle", "blues_riff", "irish_reel", "minor_lament"))


@pytest.fixture(scope="module")
def engine(random_models):
    engine = open_engine("native", random_models)
    yield engine
    engine.close()


@pytest.fixture(params=SYSTEMS)
def system(request) -> str:
    return request.param


def transposed(song: Bars, semitones: int) -> Bars:
    return Bars.of(Note(n.start, n.pitch + semitones, n.length, n.velocity) for n in song)


def last(engine, request: Request) -> Take:
    *_, take = engine.generate(request, CancelFlag())
    return take


def pitches(take: Take) -> set[int]:
    return {note.pitch for note in take.notes if note.voice in PITCHED}


@given(keys, seeds, temperatures, primers, st.integers(-12, 12))
@settings(max_examples=15)
def test_every_new_note_is_in_the_key(engine, system, key, seed, temperature, primer, semitones):
    song = transposed(read_primer(primer), semitones)
    for verb in SYSTEMS[system].verbs:
        request = Request(song, system, 4, temperature, seed, verb=verb, constraints=Constraints(key))
        found = pitches(last(engine, request))
        assert {pitch % 12 for pitch in found} <= key.pitch_classes
        assert found or verb is not Verb.CONTINUE


@given(st.integers(40, 70), st.integers(7, 24), seeds, temperatures, st.integers(-12, 12))
@settings(max_examples=15)
def test_every_new_note_is_within_the_range(engine, system, lowest, size, seed, temperature, semitones):
    song = transposed(read_primer("twinkle"), semitones)
    for key in (None, AUTO):
        constraints = Constraints(key, lowest, lowest + size)
        # Melody RNNs write three octaves around the primer, among which there may be none of the range.
        allowed = suppress(InputError) if system in ("lookback_rnn", "attention_rnn") else nullcontext()
        with allowed:
            take = last(engine, Request(song, system, 4, temperature, seed, constraints=constraints))
            assert all(lowest <= pitch <= lowest + size for pitch in pitches(take))


def test_the_key_of_the_primer_is_found_wherever_it_is(engine, system):
    for semitones in range(12):
        song = transposed(read_primer("irish_reel"), semitones)
        take = last(engine, Request(song, system, 2, 1.5, constraints=Constraints(AUTO)))
        assert {pitch % 12 for pitch in pitches(take)} <= Key((7 + semitones) % 12).pitch_classes


@pytest.mark.parametrize("name", WRITTEN_AT_ONCE)
@pytest.mark.parametrize("verb", [Verb.CONTINUE, Verb.VARY])
def test_a_model_that_knows_c_only_is_held_to_the_key_of_the_song(weights, name, verb):
    model = MusicVaeModel(weights[name], NativeCells(), ARCHITECTURES[name].bars, in_c=True)
    for semitones in (-5, 0, 3):
        song = transposed(read_primer("irish_reel"), semitones)
        request = Request(song, name, temperature=1.5, verb=verb, constraints=Constraints(AUTO, 50, 80))
        *_, take = model.take(request, 0, CancelFlag())
        assert pitches(take)
        assert {pitch % 12 for pitch in pitches(take)} <= Key((7 + semitones) % 12).pitch_classes
        assert all(50 <= pitch <= 80 for pitch in pitches(take))


def test_drums_are_not_held_to_anything(engine, twinkle):
    plain, held = (
        last(engine, Request(twinkle, "music_vae_trio", 4, constraints=constraints)).notes
        for constraints in (Constraints(), Constraints(Key(1), 60, 72))
    )
    drums = [[note for note in notes if note.voice is Voice.DRUMS] for notes in (plain, held)]
    assert drums[0] == drums[1]
    assert drums[0]
    assert plain != held


@pytest.mark.parametrize("keys", KeyPlan)
@pytest.mark.parametrize("name", WRITTEN_AT_ONCE)
def test_what_lies_between_two_songs_is_held_too(engine, name, keys):
    a, b = read_primer("twinkle"), read_primer("irish_reel")
    corners = Corners((a, b), name, 1.5, keys=keys, constraints=Constraints(AUTO, 48, 84, never_silent=True))
    first, *between, end = (engine.blend(request, CancelFlag()) for request in way(corners, 6))
    assert (first.bars, end.bars) == corners.songs
    key = key_of(*corners.songs)
    assert key
    for blended in between:
        found = blended.bars.of_voices(PITCHED).columns["pitch"]
        assert len(found)
        assert set((found % 12).tolist()) <= key.pitch_classes
        assert 48 <= found.min() <= found.max() <= 84


HELD = (
    Constraints(AUTO),
    Constraints(lowest=55, highest=70),
    Constraints(top_p=0.6),
    Constraints(never_silent=True),
    Constraints(Key(2), 40, 90, 0.9, never_silent=True),
)


@pytest.mark.parametrize("constraints", HELD)
def test_both_engines_write_the_same_under_constraints(random_models, twinkle, system, constraints):
    notes = [
        last(open_engine(name, random_models), Request(twinkle, system, 2, 1.1, seed=9, constraints=constraints)).notes
        for name in ("native", "numpy")
    ]
    assert notes[0] == notes[1]
    assert notes[0]


@pytest.mark.parametrize("system", LED_BY_THE_BAR_BEFORE)
@pytest.mark.parametrize("repetition", [-1, -0.2, 0.5, 1])
def test_both_engines_repeat_alike(random_models, twinkle, system, repetition):
    request = Request(twinkle, system, 3, 1.0, seed=2, constraints=Constraints(AUTO, repetition=repetition))
    native, numpy = (last(open_engine(name, random_models), request).notes for name in ("native", "numpy"))
    assert native == numpy


def test_off_is_off(engine, twinkle, system):
    """Spelled out or not, constraints that hold to nothing change nothing."""
    nothing = Constraints(None, 0, 127, 1.0, 0.0, False)
    request = Request(twinkle, system, 4, seed=5)
    assert last(engine, request).notes == last(engine, Request(twinkle, system, 4, seed=5, constraints=nothing)).notes


def test_the_same_seed_gives_the_same_notes_under_constraints(engine, twinkle, system):
    constraints = Constraints(AUTO, 50, 80, 0.9, never_silent=True)
    first, again, other = (
        last(engine, Request(twinkle, system, 4, 1.2, seed=seed, constraints=constraints)).notes for seed in (3, 3, 4)
    )
    assert first == again != other


@given(st.sampled_from((*WRITTEN_AT_ONCE, "music_vae_2bar")), seeds, temperatures, st.booleans(), st.booleans())
@settings(max_examples=60)
def test_bars_written_side_by_side_are_those_written_in_turn(weights, name, seed, temperature, goes_on, rests):
    """Also where most bars begin nothing, so that a wait goes on from bar to bar."""
    arrays = dict(weights[name])
    for key, array in weights[name].items():
        if rests and key.endswith("output_projection/bias"):
            arrays[key] = array.copy()
            arrays[key][0] += 9
    model = MusicVaeModel(arrays, NativeCells(), ARCHITECTURES[name].bars, in_c=True)
    vae, song = model.network, read_primer("irish_reel")
    constraints = Constraints(AUTO, 45, 80, 0.95, never_silent=goes_on)
    samplings = model.encode(song, CancelFlag()).score.samplings(constraints, temperature, [song])
    latent = np.random.default_rng(seed).standard_normal(vae.latent).astype(np.float32)
    noise = vae.uniforms(seed)
    passes = list(vae.decode(latent, noise, samplings, CancelFlag()))
    serial = written_in_turn(vae, latent, noise, samplings)
    assert np.array_equal(passes[-1].classes, serial)
    for earlier, later in itertools.pairwise(passes):
        assert earlier.certain < later.certain
        assert np.array_equal(earlier.classes[: earlier.certain * 16], serial[: earlier.certain * 16])
    if goes_on:
        begun = np.flatnonzero(serial[:, 0] >= 2)
        assert np.diff([-1, *begun, vae.steps]).max() <= LONGEST_WAIT + 1


def silenced(weights, system: str) -> dict[str, np.ndarray]:
    """Weights of a network that would never begin a note."""
    arrays = dict(weights[system])
    name, index = {
        "lookback_rnn": ("fully_connected/biases", 0),
        "attention_rnn": ("fully_connected/biases", 36),
        "music_vae_melody": ("core_decoder/decoder/output_projection/bias", 0),
        "music_vae_trio": ("core_decoder/core_decoder_0/decoder/output_projection/bias", 0),
    }[system]
    arrays[name] = arrays[name].copy()
    arrays[name][index] = 1e4
    return arrays


@pytest.mark.parametrize("system", ["lookback_rnn", "attention_rnn", *WRITTEN_AT_ONCE])
@pytest.mark.parametrize("implementation", ["native", "numpy"])
def test_a_network_that_would_be_silent_begins_a_note_in_every_bar(
    monkeypatch, random_models, weights, twinkle, system, implementation
):
    monkeypatch.setattr("sketchpad.generation.writers.load_weights", lambda _model, _cancel: silenced(weights, system))
    engine = open_engine(implementation, random_models)
    request = Request(twinkle, system, 8, 0.3)
    melody = [note for note in last(engine, request).notes if note.voice is Voice.MELODY]
    assert not melody
    for constraints in (Constraints(never_silent=True), Constraints(AUTO, 60, 72, 0.9, never_silent=True)):
        take = last(engine, Request(twinkle, system, 8, 0.3, constraints=constraints))
        starts = [note.start for note in take.notes if note.voice is Voice.MELODY]
        gaps = np.diff([take.request.start, *starts, take.request.end])
        assert gaps.max() <= (LONGEST_WAIT + 1) * TICKS_PER_STEP


def repeated(take: Take) -> float:
    """The share of notes that were there one bar before, in what a request's answer and its primer are together."""
    there = {(note.start, note.pitch) for note in take.placed_in(take.request.primer)}
    notes = [(note.start, note.pitch) for note in take.notes if note.voice in PITCHED]
    return sum((start - TICKS_PER_BAR, pitch) in there for start, pitch in notes) / max(1, len(notes))


@pytest.mark.parametrize("system", LED_BY_THE_BAR_BEFORE)
def test_the_more_repetition_the_more_is_repeated(twinkle, system):
    """Of the shipped models."""
    engine = open_engine()
    shares = [
        np.mean(
            [
                repeated(last(engine, Request(twinkle, system, 8, 1.0, seed, constraints=Constraints(repetition=how))))
                for seed in range(6)
            ]
        )
        for how in (-1, 0, 0.5, 1)
    ]
    assert shares == sorted(shares)
    assert shares[0] < 0.02
    assert shares[-1] > 0.4


@pytest.mark.parametrize("system", ["lookback_rnn", "attention_rnn"])
def test_a_bar_of_rest_is_not_repeated_for_ever(twinkle, system):
    engine = open_engine()
    for seed in range(20):
        constraints = Constraints(repetition=0.3, never_silent=True)
        take = last(engine, Request(twinkle, system, 16, 0.5, seed, constraints=constraints))
        starts = [note.start for note in take.notes]
        assert np.diff([take.request.start, *starts, take.request.end]).max() <= (LONGEST_WAIT + 1) * TICKS_PER_STEP


def test_a_lower_top_p_makes_fewer_different_choices(twinkle, system):
    engine, distance = open_engine(), SYSTEMS[system].distance
    counts = []
    for top_p in (0.3, 1.0):
        constraints = Constraints(top_p=top_p)
        takes = [
            last(engine, Request(twinkle, system, 4, 1.5, seed, distance=distance, constraints=constraints))
            for seed in range(30)
        ]
        counts.append(np.mean([len({note.pitch for note in take.notes}) for take in takes]))
    assert counts[0] < counts[1]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"lowest": -1}, "lowest pitch is -1"),
        ({"highest": 128}, "highest pitch is 128"),
        ({"lowest": 72, "highest": 60}, "lower note first"),
        ({"top_p": 0}, "top-p is 0"),
        ({"top_p": 1.1}, "top-p"),
        ({"top_p": float("nan")}, "top-p"),
        ({"repetition": 1.5}, "repetition"),
    ],
)
def test_values_out_of_range_are_refused(values, words):
    with pytest.raises(InputError, match=words):
        Constraints(**values)


def test_what_leaves_nothing_but_silence_is_refused(engine, twinkle, system):
    with pytest.raises(InputError, match=r"from C♯4 to C♯4 in C major there is no note .* widen the range"):
        last(engine, Request(twinkle, system, constraints=Constraints(AUTO, 61, 61)))


@pytest.mark.parametrize("system", ["lookback_rnn", "attention_rnn", *WRITTEN_AT_ONCE])
def test_a_range_that_the_model_cannot_reach_is_refused(engine, twinkle, system):
    with pytest.raises(InputError, match=r"which are [A-G]. to [A-G].; widen the range"):
        last(engine, Request(twinkle, system, constraints=Constraints(lowest=0, highest=11)))


def test_a_key_cannot_be_found_in_nothing(engine, system):
    with pytest.raises(InputError, match="choose a key"):
        last(engine, Request(Bars.of(), system, constraints=Constraints(AUTO)))
    assert pitches(last(engine, Request(Bars.of(), system, 4, constraints=Constraints(Key(3), never_silent=True))))


@pytest.mark.parametrize("name", WRITTEN_AT_ONCE)
def test_bars_that_are_written_at_once_cannot_be_led_by_the_one_before(engine, twinkle, name):
    with pytest.raises(InputError, match="set the repetition to 0"):
        last(engine, Request(twinkle, name, constraints=Constraints(repetition=0.1)))
    corners = Corners((twinkle, twinkle), name, constraints=Constraints(repetition=-1))
    with pytest.raises(InputError, match="set the repetition to 0"):
        engine.blend(way(corners, 3)[1], CancelFlag())


@pytest.mark.parametrize("constraints", [*HELD, Constraints(repetition=0.5)])
def test_real_magenta_knows_no_constraints(random_models, twinkle, constraints):
    engine = MagentaEngine(random_models)
    with pytest.raises(InputError, match="native or numpy"):
        next(engine.generate(Request(twinkle, "lookback_rnn", constraints=constraints), CancelFlag()))
    engine.close()
