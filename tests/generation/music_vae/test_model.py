"""MusicVAE varies and continues; nearness and bars are what was asked for."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from sketchpad.generation import pace
from sketchpad.generation.belonging import answers
from sketchpad.generation.fork import Action
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import find_model, load_weights
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice
from tests.conftest import ARCHITECTURES

MODELS = ["music_vae_melody", "music_vae_trio", "music_vae_2bar"]


def loaded(weights, name: str, cells=NativeCells, in_c: bool = False) -> MusicVaeModel:
    return MusicVaeModel(weights[name], cells(), ARCHITECTURES[name].bars, in_c)


def last(model: MusicVaeModel, request: Request, index: int = 0) -> Take:
    *_, take = model.take(request, index, CancelFlag())
    return take


@pytest.fixture
def long_song(twinkle) -> Bars:
    """Twenty bars."""
    return Bars.of([Note(bar * TICKS_PER_BAR + n.start, n.pitch, n.length) for bar in range(0, 20, 2) for n in twinkle])


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("bars", [1, 5, 40])
def test_a_continuation_begins_after_the_primer_and_has_all_its_bars(weights, twinkle, name, bars, monkeypatch):
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    takes = list(loaded(weights, name).take(Request(twinkle, name, bars=bars), 0, CancelFlag()))
    take = takes[-1]
    assert take.complete
    assert take.written == take.request.end == (2 + bars) * TICKS_PER_BAR
    assert all(take.request.start <= note.start < note.end <= take.request.end for note in take.notes)
    for earlier, later in itertools.pairwise(takes):
        assert earlier.written < later.written
        certain = {n for n in earlier.notes if n.end < earlier.written}
        assert certain <= set(later.notes)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("eighths", [3, 11, 131])
def test_a_bar_that_the_primer_leaves_unfinished_is_filled(weights, name, eighths, monkeypatch):
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    primer = Bars.of([Note(eighth * 240, 60 + eighth % 8, 240) for eighth in range(eighths)])
    model = loaded(weights, name)
    request = Request(primer, name, bars=18)
    takes = list(model.take(request, 0, CancelFlag()))
    line = -(-request.start // TICKS_PER_BAR) * TICKS_PER_BAR
    assert min(note.start for note in takes[0].notes) >= request.start
    assert {note.voice for note in takes[-1].notes if note.start < line} == set(model.voices)
    assert takes[-1].complete
    assert takes[-1].written == request.end == line + 18 * TICKS_PER_BAR
    first = next(note for note in takes[-1].notes if note.voice is Voice.MELODY)
    assert first.start < line
    why = model.why(request, takes[-1].notes, first, CancelFlag())
    assert 0 < why.probability <= 1
    other = next(rival for rival in why.rivals if rival.action is Action.BEGIN)
    forked = last(model, replace(request, forks=(why.fork(other),)))
    assert forked.notes[0].start >= request.start
    begun = [note.pitch for note in forked.notes if (note.start, note.voice) == (first.start, Voice.MELODY)]
    assert begun == list(other.pitches)


@pytest.mark.parametrize("name", ["music_vae_melody", "music_vae_trio"])
def test_a_silence_that_only_ends_the_primer_is_not_continued(name):
    """The weights that come with the program would, if they read the rest of the bar as it is."""
    model = MusicVaeModel(load_weights(find_model(name)), NativeCells(), 16, in_c=True)
    primer = Bars.of([Note(eighth * 240, pitch, 240) for eighth, pitch in enumerate([60, 60, 67])])
    filled = 0
    for seed in range(8):
        take = last(model, Request(primer, name, bars=1, seed=seed))
        assert all(note.start >= 720 for note in take.notes)
        filled += any(note.start < TICKS_PER_BAR and note.voice is Voice.MELODY for note in take.notes)
    assert filled == 8


def test_a_continuation_does_not_begin_with_a_copy_of_the_primer(twinkle):
    """By the weights that come with the program, as far away as the window asks for."""
    model = MusicVaeModel(load_weights(find_model("music_vae_melody")), NativeCells(), 16, in_c=True)
    begun = {(note.start, note.pitch) for note in twinkle}
    for seed in range(8):
        take = last(model, Request(twinkle, "m", temperature=0.5, distance=0.6, seed=seed))
        first = Bars.of(take.notes).between(take.request.start, 2 * take.request.start)
        assert {(note.start - take.request.start, note.pitch) for note in first} != begun


def test_drums_that_are_added_go_through(twinkle):
    """By the weights that come with the program, in 16 takes of 16 bars."""
    model = MusicVaeModel(load_weights(find_model("music_vae_trio")), NativeCells(), 16, in_c=True)
    begun = []
    for seed in range(16):
        take = last(model, Request(twinkle, "m", temperature=0.5, distance=0.2, seed=seed))
        begun.append(len({note.start // TICKS_PER_BAR for note in take.notes if note.voice is Voice.DRUMS}))
    assert sum(bars >= 15 for bars in begun) >= 15
    assert not any(0 < bars < 15 for bars in begun)


@pytest.mark.parametrize("name", MODELS)
def test_a_variation_takes_the_place_of_what_its_voices_had(weights, twinkle, name):
    model = loaded(weights, name)
    take = last(model, Request(twinkle, name, verb=Verb.VARY))
    assert (take.request.start, take.request.end) == (0, 2 * TICKS_PER_BAR)
    assert {note.voice for note in take.notes} <= set(model.voices)
    varied = take.placed_in(twinkle)
    assert not set(twinkle) & set(varied)
    assert set(take.notes) == set(varied)


@pytest.mark.parametrize("name", MODELS)
def test_at_distance_nothing_a_variation_is_the_reconstruction_whatever_the_seed(weights, twinkle, name):
    model = loaded(weights, name)
    idea = model.encode(twinkle, CancelFlag())
    for seed in range(3):
        request = Request(twinkle, name, verb=Verb.VARY, distance=0, seed=seed)
        take = last(model, request)
        assert take.latent_distance == 0
        random = np.random.RandomState(seed)
        random.standard_normal(model.network.latent)
        noise = random.random_sample((model.network.segments, model.network.segment_steps, len(model.voices)))
        noise[..., 1:] = noise[:1, :, 1:]
        *_, plain = model.network.decode(idea.mu, noise, model.network.plainly(1.0), CancelFlag())
        assert take.notes == idea.score.notes(plain.classes[:32], 0)


def test_farther_asked_is_farther_away(weights, twinkle):
    model = loaded(weights, "music_vae_melody")
    for seed in range(5):
        requests = [Request(twinkle, "m", verb=Verb.VARY, distance=d, seed=seed) for d in (0, 0.2, 0.5, 1)]
        distances = [last(model, request).latent_distance for request in requests]
        assert distances == sorted(distances)
        assert distances[0] == 0 < distances[1]


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("bars", [1, 3, 17])
def test_bars_that_nobody_asked_for_are_not_written(weights, twinkle, name, bars, monkeypatch):
    model = loaded(weights, name)
    many = last(model, Request(twinkle, name, bars=2 * model.network.bars))
    written: list[int] = []
    decode = model.network.decode

    def counting(latent, uniforms, samplings, cancel):
        written.append(len(uniforms) * model.network.bars // model.network.segments)
        return decode(latent, uniforms, samplings, cancel)

    monkeypatch.setattr(model.network, "decode", counting)
    few = last(model, Request(twinkle, name, bars=bars))
    assert sum(written) == (bars if model.network.segments > 1 else -(-bars // 2) * 2)
    end = min(few.request.end, many.request.end)
    both = ([(n.start, n.pitch, n.voice) for n in take.notes if n.start < end] for take in (few, many))
    first, second = both
    assert first == second


def test_takes_differ_and_come_again(weights, twinkle):
    model = loaded(weights, "music_vae_melody")
    request = Request(twinkle, "m", takes=2, seed=4)
    first, second = (last(model, request, index).notes for index in range(2))
    assert first != second
    assert last(model, request).notes == first
    assert last(loaded(weights, "music_vae_melody", NumpyCells), request).notes == first


def test_a_song_longer_than_the_model_is_varied_block_by_block(weights, long_song):
    take = last(loaded(weights, "music_vae_melody"), Request(long_song, "m", verb=Verb.VARY))
    assert take.written == take.request.end == 20 * TICKS_PER_BAR
    assert any(note.start >= 16 * TICKS_PER_BAR for note in take.notes)
    assert all(note.end <= 20 * TICKS_PER_BAR for note in take.notes)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("distance", [0, 0.5])
def test_a_variation_rests_where_the_primer_does(weights, twinkle, name, distance):
    model = loaded(weights, name)
    ticks = model.network.bars * TICKS_PER_BAR
    song = Bars.of([*twinkle, *twinkle.shifted(2 * ticks)])
    take = last(model, Request(song, name, verb=Verb.VARY, distance=distance))
    assert take.complete
    assert {note.start // ticks for note in take.notes} == {0, 2}


def test_a_variation_holds_a_note_through_bars_in_which_nothing_begins():
    name = "music_vae_melody"
    model = MusicVaeModel(load_weights(find_model(name)), NativeCells(), 16, in_c=True)
    tune = [Note(bar * TICKS_PER_BAR + beat * 480, 60 + 4 * (beat % 2), 480) for bar in range(15) for beat in range(4)]
    held = Note(15 * TICKS_PER_BAR, 60, 20 * TICKS_PER_BAR)
    take = last(model, Request(Bars.of([*tune, held]), name, verb=Verb.VARY, distance=0, temperature=0.2))
    assert take.written == 35 * TICKS_PER_BAR
    latest = take.notes[-1]
    assert (latest.start, latest.pitch, latest.length) == (held.start, held.pitch, held.length)


@pytest.mark.parametrize("metre", [Metre(4, 4), Metre(3, 4)])
def test_a_primer_is_read_once_for_all_tries_of_all_takes(weights, twinkle, monkeypatch, metre):
    name = "music_vae_melody"
    request = Request(replace(twinkle, metre=metre), name, bars=4, takes=2, tries=3)
    anew = list(answers(lambda *asked: loaded(weights, name).take(*asked), request, CancelFlag()))
    model, read = loaded(weights, name), []
    encode = model.network.encode
    monkeypatch.setattr(model.network, "encode", lambda *asked: read.append(asked) or encode(*asked))
    found = list(answers(model.take, request, CancelFlag()))
    assert [take.notes for take in found if take.complete] == [take.notes for take in anew if take.complete]
    assert len(read) == 1
    higher = Bars.of([Note(n.start, n.pitch + 2, n.length) for n in twinkle])
    assert (
        last(model, replace(request, primer=higher)).notes
        == last(loaded(weights, name), replace(request, primer=higher)).notes
    )
    assert len(read) == 2


def test_nothing_is_continued_by_what_the_prior_holds(weights):
    take = last(loaded(weights, "music_vae_trio"), Request(Bars.of(), "m", bars=4))
    assert take.written == 4 * TICKS_PER_BAR
    assert take.notes


def test_a_song_in_another_key_is_varied_in_it(weights, twinkle):
    """What knows the key of C only is given C; a tone up, the same comes back a tone up."""
    model = loaded(weights, "music_vae_melody", in_c=True)
    up = Bars.of([Note(n.start, n.pitch + 2, n.length, n.velocity) for n in twinkle])
    ours, theirs = (last(model, Request(song, "m", verb=Verb.VARY)).notes for song in (twinkle, up))
    assert len(ours) == len(theirs)
    assert {(b.start - a.start, (b.pitch - a.pitch) % 12) for a, b in zip(ours, theirs, strict=True)} == {(0, 2)}


def test_cancelling_stops_it(weights, twinkle):
    flag = CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        list(loaded(weights, "music_vae_melody").take(Request(twinkle, "m"), 0, flag))


def test_models_of_other_voices_are_refused(weights):
    two = {name: array for name, array in weights["music_vae_trio"].items() if "core_decoder_2" not in name}
    with pytest.raises(InputError):
        MusicVaeModel(two, NativeCells(), 16, in_c=False)
    assert Voice.BASS in loaded(weights, "music_vae_trio").voices
