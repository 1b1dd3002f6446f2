"""Polyphony RNN writes as many steps as were asked for, into the right voices, and never stops beginning notes."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation import pace
from sketchpad.generation.belonging import answers
from sketchpad.generation.constraints import Constraints
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.polyphony_rnn import model as module
from sketchpad.generation.polyphony_rnn.codec import NEW_NOTE, STEP_END, pitch_of, transposed
from sketchpad.generation.polyphony_rnn.model import MOST_EVENTS, Plan, PolyphonyRnn
from sketchpad.generation.polyphony_rnn.score import on_top
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.sampling import LONGEST_WAIT
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice

MODEL = "polyphony_rnn"
CELLS = {"native": NativeCells, "numpy": NumpyCells}


@pytest.fixture
def model(weights) -> PolyphonyRnn:
    return PolyphonyRnn(weights[MODEL], NativeCells())


def biased(weights, **biases: float) -> dict[str, np.ndarray]:
    """Weights that strongly want, or do not want, some classes."""
    arrays = dict(weights[MODEL])
    arrays["fully_connected/biases"] = arrays["fully_connected/biases"].copy()
    for index, bias in biases.items():
        arrays["fully_connected/biases"][int(index.removeprefix("c"))] = bias
    return arrays


def last(model: PolyphonyRnn, request: Request):
    *_, take = model.take(request, 0, CancelFlag())
    return take


@pytest.mark.parametrize("cells", CELLS)
def test_a_primer_is_read_once_for_all_tries_of_all_takes(weights, twinkle, monkeypatch, cells):
    def loaded():
        return PolyphonyRnn(weights[MODEL], CELLS[cells]())

    def answered(take):
        return [take.notes for take in answers(take, request, CancelFlag()) if take.complete]

    request = Request(twinkle, MODEL, bars=2, takes=2, tries=3)
    anew = answered(lambda *asked: loaded().take(*asked))
    model, read = loaded(), []
    phrase = model._network.phrase
    monkeypatch.setattr(model._network, "phrase", lambda: read.append(1) or phrase())
    assert answered(model.take) == answered(model.take) == anew
    assert len(read) == 1, "asked for once more it is known as well"
    flag = CancelFlag()
    flag.set()
    longer = replace(request, primer=Bars.of([*twinkle, *twinkle.shifted(8 * TICKS_PER_BAR)]))
    with pytest.raises(Cancelled):
        next(model.take(longer, 0, flag))
    assert last(model, longer).notes == last(loaded(), longer).notes, "what was read in part is not known"
    assert last(model, request).notes == last(loaded(), request).notes


@pytest.mark.parametrize("how", [{}, {"inject": True}, {"verb": Verb.HARMONISE}, {"condition": False}])
def test_a_song_is_laid_out_once_for_all_tries_of_all_takes(weights, twinkle, monkeypatch, how):
    def answered(take):
        return [take.notes for take in answers(take, request, CancelFlag()) if take.complete]

    request = Request(twinkle, MODEL, bars=2, takes=2, tries=3, **how)
    anew = answered(lambda *asked: PolyphonyRnn(weights[MODEL], NativeCells()).take(*asked))
    laid_out = []
    monkeypatch.setattr(module, "Plan", lambda request: laid_out.append(1) or Plan(request))
    assert answered(PolyphonyRnn(weights[MODEL], NativeCells()).take) == anew
    assert len(laid_out) == 1


@pytest.mark.parametrize("bars", [1, 3, 16])
def test_as_many_bars_are_written_as_were_asked_for(model, twinkle, bars, monkeypatch):
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    takes = list(model.take(Request(twinkle, MODEL, bars=bars), 0, CancelFlag()))
    assert len(takes) == bars
    assert takes[-1].complete
    assert [take.written for take in takes] == [takes[0].request.start + (k + 1) * TICKS_PER_BAR for k in range(bars)]
    for earlier, later in itertools.pairwise(takes):
        kept = {(note.start, note.pitch) for note in earlier.notes}
        assert kept <= {(note.start, note.pitch) for note in later.notes}


def test_a_bar_that_the_primer_leaves_unfinished_is_filled(model):
    take = last(model, Request(Bars.of([Note(0, 60, 480), Note(480, 62, 240)]), MODEL, bars=1))
    assert take.request.start == 720
    assert take.written == 2 * TICKS_PER_BAR


@pytest.mark.parametrize("cells", CELLS)
def test_a_network_that_only_ends_steps_still_begins_something_in_every_bar(weights, twinkle, cells):
    model = PolyphonyRnn(biased(weights, **{f"c{STEP_END}": 1e4}), CELLS[cells]())
    take = last(model, Request(twinkle, MODEL, bars=8))
    starts = sorted({note.start for note in take.notes})
    assert len(starts) >= 7
    gaps = [later - earlier for earlier, later in itertools.pairwise([take.request.start, *starts])]
    assert max(gaps) <= (LONGEST_WAIT + 1) * TICKS_PER_STEP


def test_a_network_that_never_ends_a_step_is_made_to(weights, twinkle):
    model = PolyphonyRnn(biased(weights, **{f"c{STEP_END}": -1e4}), NativeCells())
    take = last(model, Request(twinkle, MODEL, bars=2))
    assert take.complete
    assert max(np.bincount([note.start // TICKS_PER_STEP for note in take.notes])) <= MOST_EVENTS


def test_harmony_leaves_the_primer_to_itself(model, twinkle):
    take = last(model, Request(twinkle, MODEL, verb=Verb.HARMONISE))
    assert take.notes
    assert {note.voice for note in take.notes} == {Voice.HARMONY}
    own = {(note.start, note.pitch) for note in twinkle}
    assert not own & {(note.start, note.pitch) for note in take.notes}
    assert set(twinkle) <= set(take.placed_in(twinkle))


@pytest.mark.parametrize("pitch", [0, 2, 125, 127])
@pytest.mark.parametrize("key", [1, 6, 11])
def test_own_notes_at_the_ends_of_midis_range_are_not_added_in_another_octave(model, pitch, key):
    scale = [60 + key + degree for degree in (0, 2, 4, 5, 7, 9, 11)]
    notes = [Note(at * 240, scale[at * 3 % 7], 240, voice=Voice.HARMONY) for at in range(16)]
    song = Bars.of([*notes, Note(TICKS_PER_BAR, pitch, 480, voice=Voice.HARMONY)])
    take = last(model, Request(song, MODEL, verb=Verb.HARMONISE))
    plan = Plan(take.request)
    own = {pitch_of(transposed(event, -plan.semitones)) for event in plan.kept[16] if event >= NEW_NOTE}
    assert own
    assert not own & {note.pitch for note in take.notes if note.start == TICKS_PER_BAR}


def test_of_a_song_with_other_voices_the_melody_is_harmonised(model, twinkle):
    others = [Note(0, 40, 1920, 90, voice=Voice.BASS), Note(480, 55, 480, 90, voice=Voice.HARMONY)]
    request = Request(twinkle, MODEL, verb=Verb.HARMONISE)
    song = replace(request, primer=twinkle.edited(added=others))
    chosen = replace(song, chosen=frozenset((Voice.MELODY,)))
    assert Plan(chosen).kept == Plan(song).kept == Plan(request).kept
    assert last(model, chosen).notes == last(model, song).notes


def test_what_is_injected_stands_in_the_new_bars_once_more(model, twinkle):
    take = last(model, Request(twinkle, MODEL, bars=2, inject=True))
    moved = {(note.start + take.request.start, note.pitch) for note in twinkle}
    melody = {(note.start, note.pitch) for note in take.notes if note.voice is Voice.MELODY}
    assert melody == moved


def test_what_is_injected_keeps_to_the_constraints_as_all_new_notes_do(model):
    pitches = (49, 60, 61, 64, 66, 67, 70, 84) * 2
    primer = Bars.of(Note(at * 240, pitch, 240) for at, pitch in enumerate(pitches))
    held = Constraints(key=Key.of("C"), lowest=55, highest=79)
    take = last(model, Request(primer, MODEL, bars=2, inject=True, constraints=held))
    assert all(55 <= note.pitch <= 79 and note.pitch % 12 in Key.of("C").pitch_classes for note in take.notes)
    again = {(note.start - take.request.start, note.pitch) for note in take.notes}
    assert {(note.start, note.pitch) for note in primer if note.pitch in (60, 64, 67)} <= again


def test_what_is_injected_has_the_voice_that_it_had_as_far_as_the_model_has_it(model):
    own = {Voice.MELODY: (72, 74), Voice.HARMONY: (64, 67), Voice.BASS: (48,)}
    primer = Bars.of([Note(0, pitch, 1920, voice=voice) for voice, pitches in own.items() for pitch in pitches])
    take = last(model, Request(primer, MODEL, bars=1, inject=True))
    voices = {note.pitch: note.voice for note in take.notes if note.start == take.request.start}
    assert [voices[pitch] for pitch in (72, 74)] == [Voice.MELODY] * 2
    assert [voices[pitch] for pitch in (48, 64, 67)] == [Voice.HARMONY] * 3


def test_a_primer_that_is_not_heard_does_not_matter(model, twinkle):
    # The same notes the other way round, so that the key is the same.
    backwards = zip(twinkle, reversed(list(twinkle)), strict=True)
    other = twinkle.edited(removed=twinkle, added=[Note(a.start, b.pitch, a.length, a.velocity) for a, b in backwards])
    heard, unheard = (
        [last(model, Request(song, MODEL, bars=2, condition=condition, seed=3)).notes for song in (twinkle, other)]
        for condition in (True, False)
    )
    assert heard[0] != heard[1]
    assert unheard[0] == unheard[1]


def test_a_song_in_another_key_is_answered_in_it(model, twinkle):
    up = twinkle.edited(removed=twinkle, added=[Note(n.start, n.pitch + 5, n.length, n.velocity) for n in twinkle])
    ours, theirs = (last(model, Request(song, MODEL, bars=4, seed=2)).notes for song in (twinkle, up))
    # What would leave MIDI's range stays in it by an octave.
    assert {(n.start, (n.pitch + 5) % 12) for n in ours} == {(n.start, n.pitch % 12) for n in theirs}


def test_cancelling_stops_it(model, twinkle):
    flag = CancelFlag()
    takes = model.take(Request(twinkle, MODEL), 0, flag)
    next(takes)
    flag.set()
    with pytest.raises(Cancelled):
        next(takes)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8), st.integers(40, 60)), min_size=1, max_size=30))
def test_the_melody_has_nothing_above_it(found):
    notes = sorted({(start, start + length, pitch) for start, length, pitch in found})
    top = on_top(notes)
    for start, _, pitch in notes:
        above = any(a <= start < b and p > pitch for a, b, p in notes)
        assert ((start, pitch) in top) == (not above)


def test_a_bass_alone_is_not_harmonised_from_below(model):
    bass = Bars.of(Note(beat * 480, 40, 480, voice=Voice.BASS) for beat in range(8))
    with pytest.raises(InputError, match="fill its bars"):
        last(model, Request(bass, MODEL, verb=Verb.HARMONISE))
    over = bass.edited(added=[Note(0, 72, 480)])
    with pytest.raises(InputError, match="fill its bars"):
        last(model, Request(over, MODEL, verb=Verb.HARMONISE, chosen=frozenset((Voice.BASS,))))
    assert last(model, Request(over, MODEL, verb=Verb.HARMONISE)).voices == {Voice.HARMONY}


def test_drums_alone_are_not_harmonised(model, twinkle):
    drums = Bars.of([Note(240 * k, 38, 120, voice=Voice.DRUMS) for k in range(16)])
    with pytest.raises(InputError, match="only drums"):
        last(model, Request(drums, MODEL, verb=Verb.HARMONISE))
    song = drums.edited(added=twinkle)
    assert last(model, Request(song, MODEL, verb=Verb.HARMONISE)).voices == {Voice.HARMONY}
    assert last(model, Request(drums, MODEL, bars=2)).notes, "to continue is to begin"


@pytest.mark.parametrize("rest", [1, 4, 12, 15, 16, 40])
def test_nothing_is_written_before_the_first_note_of_what_is_harmonised(model, twinkle, rest):
    late = Bars.of(replace(note, start=note.start + rest * TICKS_PER_STEP) for note in twinkle)
    bass = [Note(0, 40, late.end, voice=Voice.BASS)]
    for song in (late, late.edited(added=bass)):
        for seed in range(4):
            request = Request(song, MODEL, seed=seed, verb=Verb.HARMONISE)
            take = last(model, request)
            assert take.written == request.end
            assert take.notes
            assert min(note.start for note in take.notes) >= late.start


def test_behind_whole_bars_of_rest_the_same_is_written_as_at_the_beginning(model, twinkle):
    take = last(model, Request(twinkle, MODEL, seed=3, verb=Verb.HARMONISE))
    later = Bars.of(replace(note, start=note.start + 3 * TICKS_PER_BAR) for note in twinkle)
    intro = later.edited(added=[Note(0, 38, TICKS_PER_STEP, voice=Voice.DRUMS)])
    for song in (later, intro):
        behind = last(model, Request(song, MODEL, seed=3, verb=Verb.HARMONISE))
        assert behind.notes == tuple(replace(note, start=note.start + 3 * TICKS_PER_BAR) for note in take.notes)


def test_what_was_added_to_a_pickup_is_explained_and_branched(model, twinkle):
    late = Bars.of(replace(note, start=note.start + 3 * 480) for note in twinkle)
    request = Request(late, MODEL, seed=3, verb=Verb.HARMONISE)
    take = last(model, request)
    for note in take.notes[:3]:
        why = model.why(request, take.notes, note, CancelFlag())
        assert why.note == note
        assert why.probability > 0
