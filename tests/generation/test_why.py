"""Why a note was written, by every system; and takes that go on from a rival."""

import math
from dataclasses import replace
from functools import cache

import pytest

from sketchpad.generation.blend import Blend, Corners, KeyPlan
from sketchpad.generation.constraints import Constraints
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.fork import Action, Fork
from sketchpad.generation.limits import LOWEST_TEMPERATURE
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.why import RIVALS, Rival, Why
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice
from sketchpad.music.primers import read_primer

engine_of = cache(open_engine)
LINE_SYSTEMS = [name for name in SYSTEMS if name != "polyphony_rnn"]
JOBS = [(name, verb) for name, system in SYSTEMS.items() for verb in system.verbs]


def written(request, models=None, engine="native"):
    *_, take = engine_of(engine, models).generate(request, CancelFlag())
    return take


def why(request, take, note, models=None, engine="native"):
    return engine_of(engine, models).why(request, take.notes, note, CancelFlag())


def test_a_pitch_that_was_kept_where_the_network_has_none_was_not_drawn():
    """Melody RNNs know three octaves, into which the song is moved; what lies far from the rest is folded."""
    pitches = [(30 if 16 <= at < 24 else 98) + (0, 2, 4, 5, 7, 9, 11)[at * 3 % 7] for at in range(48)]
    song = Bars.of([Note(at * 240, pitch, 240) for at, pitch in enumerate(pitches)])
    hole = Hole(2 * TICKS_PER_BAR, 3 * TICKS_PER_BAR, Keep.PITCHES)
    for model in ("lookback_rnn", "attention_rnn"):
        take = written(request := Request(song, model, verb=Verb.FILL, hole=hole))
        refusals = [_refusal(request, take, note) for note in take.notes]
        assert {"did not draw" in each for each in refusals if each} == {True}


def _refusal(request, take, note) -> str:
    try:
        why(request, take, note)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("probability", [1.0, 1.0 + 1e-7])
def test_what_was_certain_is_no_surprise(probability):
    reason = Why(Note(0, 60, 480), probability, ())
    assert f"{reason.bits:.1f}" == "0.0"


def request_of(primer, model, verb, **settings):
    return Request(primer, model, bars=3, seed=4, verb=verb, temperature=0.9, distance=0.4, **settings)


def check(reason, note):
    assert reason.note == note
    assert 0 < reason.probability <= 1
    assert reason.bits == pytest.approx(-math.log2(reason.probability))
    assert len(reason.rivals) <= RIVALS
    probabilities = [rival.probability for rival in reason.rivals]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) + reason.probability <= 1 + 1e-5
    own = (Action.BEGIN, (note.pitch,))
    assert note.voice is Voice.DRUMS or own not in [(rival.action, rival.pitches) for rival in reason.rivals]


@pytest.mark.parametrize(("model", "verb"), JOBS)
def test_every_note_has_a_probability_and_rivals(twinkle, model, verb):
    request = request_of(twinkle, model, verb)
    take = written(request)
    for note in take.notes[::7]:
        reason = why(request, take, note)
        check(reason, note)
        assert (reason.place is not None) == (model == "polyphony_rnn")


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn"])
def test_a_melodys_probabilities_are_those_it_was_drawn_from(twinkle, model):
    request = request_of(twinkle, model, Verb.CONTINUE)
    take = written(request)
    for note in take.notes:
        step = (note.start - request.start) // TICKS_PER_STEP
        drawn = take.steps.probabilities[step, take.steps.classes[step]]
        reason = why(request, take, note)
        # Classes that repeat the past mean the same as others.
        assert reason.probability >= drawn - 1e-6
        check(reason, note)


LINES = [(name, verb) for name, verb in JOBS if name != "polyphony_rnn"]


@pytest.mark.parametrize(("model", "verb"), LINES)
@pytest.mark.parametrize("engine", ["native", "numpy"])
def test_a_branch_has_the_rival_in_its_place_and_nothing_before_it_changes(twinkle, model, verb, engine):
    request = request_of(twinkle, model, verb)
    take = written(request, engine=engine)
    note = take.notes[len(take.notes) // 2]
    reason = why(request, take, note, engine=engine)
    for rival in reason.rivals[:3]:
        branch = request_of(twinkle, model, verb, forks=(reason.fork(rival),))
        other = written(branch, engine=engine)
        assert other.complete
        # Where a rival begins nothing, the note before may be held.
        before = {(n.start, n.pitch, n.voice) for n in take.notes if n.start < note.start}
        assert before == {(n.start, n.pitch, n.voice) for n in other.notes if n.start < note.start}
        here = {n.pitch for n in other.notes if n.start == note.start and n.voice is note.voice}
        assert here == set(rival.pitches)
        assert other.notes == written(branch, engine=engine).notes


@pytest.mark.parametrize(("model", "verb"), LINES)
def test_a_fork_to_what_was_drawn_anyway_changes_nothing(twinkle, model, verb):
    request = request_of(twinkle, model, verb)
    take = written(request)
    lines = [note for note in take.notes if note.voice is not Voice.DRUMS]
    forks = tuple(Fork(note.start, note.voice, Action.BEGIN, (note.pitch,)) for note in lines[::5])
    assert written(request_of(twinkle, model, verb, forks=forks)).notes == take.notes


def test_the_rest_of_a_branch_goes_on_from_the_rival(twinkle):
    request = Request(twinkle, "attention_rnn", bars=8, seed=1)
    take = written(request)
    note = take.notes[4]
    reason = why(request, take, note)
    branches = [
        written(Request(twinkle, "attention_rnn", bars=8, seed=1, forks=(reason.fork(rival),)))
        for rival in reason.rivals[:3]
    ]
    later = [tuple((n.start, n.pitch) for n in b.notes if n.start > note.start) for b in (take, *branches)]
    assert len(set(later)) >= 3


@pytest.mark.parametrize("model", LINE_SYSTEMS)
def test_notes_that_fill_a_hole_are_told_and_forked_as_well(twinkle, model):
    song = Bars.of([Note(n.start + bar * TICKS_PER_BAR, n.pitch, n.length) for bar in (0, 2, 4) for n in twinkle])
    hole = Hole(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
    settings = {"verb": Verb.FILL, "hole": hole, "seed": 2, "temperature": 0.8}
    request = Request(song, model, **settings)
    take = written(request)
    note = next(n for n in take.notes if n.voice is Voice.MELODY and n.start >= 3 * TICKS_PER_BAR)
    reason = why(request, take, note)
    check(reason, note)
    rival = next(rival for rival in reason.rivals if rival.action is Action.BEGIN)
    other = written(Request(song, model, forks=(reason.fork(rival),), **settings))
    assert [n.pitch for n in other.notes if n.start == note.start and n.voice is Voice.MELODY] == list(rival.pitches)


def test_constraints_leave_no_rival_that_they_forbid(twinkle):
    held = Constraints(lowest=60, highest=67)
    for model in ("lookback_rnn", "music_vae_melody"):
        request = request_of(twinkle, model, Verb.CONTINUE, constraints=held)
        take = written(request)
        for note in take.notes[::4]:
            for rival in why(request, take, note).rivals:
                assert all(60 <= pitch <= 67 for pitch in rival.pitches)


def test_drums_are_told_as_they_are_struck_together(twinkle):
    request = request_of(twinkle, "music_vae_trio", Verb.CONTINUE)
    take = written(request)
    reasons = ((note, why(request, take, note)) for note in take.notes if note.voice is Voice.DRUMS)
    note, reason, rival = next(
        (note, reason, rival) for note, reason in reasons for rival in reason.rivals if rival.action is Action.BEGIN
    )
    other = written(request_of(twinkle, "music_vae_trio", Verb.CONTINUE, forks=(reason.fork(rival),)))
    struck = {n.pitch for n in other.notes if n.voice is Voice.DRUMS and n.start == note.start}
    assert struck == set(rival.pitches)


@pytest.mark.parametrize(("model", "verb"), JOBS)
def test_a_note_that_was_not_drawn_is_refused(random_models, twinkle, model, verb):
    request = request_of(twinkle, model, verb)
    take = written(request, random_models)
    free = next(step for step in range(request.start, request.end, TICKS_PER_STEP))
    for wrong in (Note(free, 3, 120), Note(request.end + TICKS_PER_BAR, 60, 120)):
        with pytest.raises(InputError, match="did not draw"):
            why(request, take, wrong, random_models)


def test_what_no_model_could_do_is_refused(twinkle):
    fork = Fork(2 * TICKS_PER_BAR, Voice.MELODY, Action.BEGIN, (60,))
    with pytest.raises(InputError, match="event by event"):
        written(request_of(twinkle, "polyphony_rnn", Verb.CONTINUE, forks=(fork,)))
    for wrong in (
        (1, Voice.MELODY, Action.END),
        (-120, Voice.MELODY, Action.END),
        (0, Voice.MELODY, Action.BEGIN),
        (0, Voice.MELODY, Action.BEGIN, (60, 64)),
        (0, Voice.MELODY, Action.HOLD, (60,)),
        (0, Voice.DRUMS, Action.BEGIN, (128,)),
        (0, Voice.MELODY, Action.BEGIN, (60, 64), 0),
        (0, Voice.MELODY, Action.HOLD, (), 0),
        (0, Voice.MELODY, Action.END, (60,), 0),
        (0, Voice.MELODY, Action.END, (), -1),
    ):
        with pytest.raises(InputError):
            Fork(*wrong)


POLYPHONY = [(verb, settings) for verb, settings in (
    (Verb.CONTINUE, {}), (Verb.CONTINUE, {"inject": True}), (Verb.HARMONISE, {}),
    (Verb.CONTINUE, {"constraints": Constraints(repetition=0.5)}),
)]  # fmt: skip


def chorale(bars):
    """Chords of half a bar under a melody in quarters."""
    chords = [Note(960 * k, p + k % 3, 960, voice=Voice.HARMONY) for k in range(2 * bars) for p in (48, 55, 64)]
    return Bars.of([*chords, *(Note(480 * k, 72 + k % 4, 480) for k in range(4 * bars))])


def primer_of(verb, tune):
    """What there is something to add to, or to continue with several voices."""
    return tune if verb is Verb.HARMONISE else chorale(2)


def drawn_in(take):
    """The harmony of a take that is not the primer's own."""
    own = {(note.start + take.request.start, note.pitch) for note in take.request.primer if take.request.inject}
    return [n for n in take.notes if n.voice is Voice.HARMONY and (n.start, n.pitch) not in own]


@pytest.mark.parametrize(("verb", "settings"), POLYPHONY)
@pytest.mark.parametrize("engine", ["native", "numpy"])
def test_a_branch_of_polyphony_is_the_same_up_to_the_event(twinkle, verb, settings, engine):
    request = request_of(primer_of(verb, twinkle), "polyphony_rnn", verb, **settings)
    take = written(request, engine=engine)
    note = drawn_in(take)[-3]
    reason = why(request, take, note, engine=engine)
    check(reason, note)
    actions = set()
    for rival in reason.rivals:
        branch = request_of(primer_of(verb, twinkle), "polyphony_rnn", verb, forks=(reason.fork(rival),), **settings)
        other = written(branch, engine=engine)
        assert other.complete
        assert other.notes == written(branch, engine=engine).notes
        assert starts_before(other.notes, reason) == starts_before(take.notes, reason)
        here = {n.pitch for n in other.notes if n.start == note.start}
        if rival.action is Action.BEGIN and rival.pitches[0] < note.pitch:
            assert rival.pitches[0] in here
        if rival.action is Action.END:
            assert note.pitch not in here
        actions.add(rival.action)
    assert Action.BEGIN in actions


@pytest.mark.parametrize(("verb", "settings"), POLYPHONY)
def test_a_fork_of_polyphony_to_what_was_drawn_anyway_changes_nothing(twinkle, verb, settings):
    request = request_of(primer_of(verb, twinkle), "polyphony_rnn", verb, **settings)
    take = written(request)
    reasons = [why(request, take, note) for note in drawn_in(take)[::4]]
    own = tuple(each.fork(Rival(Action.BEGIN, (each.note.pitch,), 1.0)) for each in reasons)
    again = request_of(primer_of(verb, twinkle), "polyphony_rnn", verb, forks=own, **settings)
    assert written(again).notes == take.notes


@pytest.mark.parametrize("keep", Keep)
def test_polyphony_that_fills_a_hole_is_told_and_forked_event_by_event(keep):
    song = chorale(6)
    hole = Hole(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR, keep)
    request = Request(song, "polyphony_rnn", verb=Verb.FILL, hole=hole, seed=2)
    take = written(request)
    note = next(n for n in take.notes if n.start >= 3 * TICKS_PER_BAR and n.voice is Voice.HARMONY)
    reason = why(request, take, note)
    check(reason, note)
    filled = replace(request, primer=take.placed_in(song), hole=replace(hole, keep=Keep.NOTHING))
    for rival in reason.rivals:
        other = written(replace(filled, forks=(reason.fork(rival),)))
        assert starts_before(other.notes, reason) == starts_before(take.notes, reason)
        if rival.action is Action.BEGIN:
            assert rival.pitches[0] in {n.pitch for n in other.notes if n.start == note.start}


def new_in(request, take):
    """The notes of a take that were not there before."""
    given = {note for song in request.given for note in song}
    return [note for note in take.notes if note not in given]


BLENDED = [("music_vae_melody", KeyPlan.OWN), ("music_vae_trio", KeyPlan.FIRST)]


@pytest.mark.parametrize(("model", "keys"), BLENDED)
@pytest.mark.parametrize("metre", [FOUR_FOUR, Metre(3, 4)])
def test_what_a_blend_drew_has_a_probability_and_what_it_kept_is_said(model, keys, metre):
    ideas = tuple(song.in_metre(metre) for song in (read_primer("lark_quartet"), read_primer("irish_reel")))
    start = 3 * metre.ticks_per_bar
    for points in (((0.5, 0.0),), ((0.3, 0.0), (0.6, 0.0), (0.6, 0.0))):
        request = Request.blending(Blend(Corners(ideas, model, LOWEST_TEMPERATURE, keys=keys), points), start)
        take, told = written(request), []
        for note in new_in(request, take)[::7]:
            if refusal := _refusal(request, take, note):
                assert "did not draw it" in refusal
            else:
                check(reason := why(request, take, note), note)
                told.append(reason.probability)
        # At that temperature next to nothing but the likeliest is drawn: so it is the very step that is told of.
        assert told
        assert min(told) > 0.1


def test_an_idea_is_not_drawn(twinkle):
    corners = Corners((twinkle, twinkle.edited(removed=list(twinkle)[:7])), "music_vae_melody")
    for point in ((0.0, 0.0), (1.0, 0.0)):
        request = Request.blending(Blend(corners, (point,)), 0)
        take = written(request)
        with pytest.raises(InputError, match="did not draw it"):
            why(request, take, take.notes[-1])


SHAPED = [("music_vae_melody", "irish_reel"), ("music_vae_trio", "lark_quartet")]


@pytest.mark.parametrize(("model", "primer"), SHAPED)
@pytest.mark.parametrize("metre", [FOUR_FOUR, Metre(3, 4)])
@pytest.mark.parametrize("engine", ["native", "numpy"])
def test_what_was_shaped_is_written_again_and_each_note_has_a_probability(model, primer, metre, engine):
    song = read_primer(primer).in_metre(metre).shifted(2 * metre.ticks_per_bar)
    shaping = Shaping(song, model, LOWEST_TEMPERATURE, seed=3)
    request = Request.shaping_to(shaping, {"syncopation_8": 0.3, "note_density": 4.0})
    assert request.shaping == shaping
    assert [name for name, _ in request.shape.asked] == ["note_density", "syncopation_8"]
    take = written(request, engine=engine)
    shaped = engine_of(engine).shaper(shaping, CancelFlag()).shaped(request.shape.by_name)
    assert take.placed_in(song) == shaped.bars
    drawn = new_in(request, take)
    assert drawn
    for note in drawn[::9]:
        reason = why(request, take, note, engine=engine)
        check(reason, note)
        assert reason.probability > 0.1
    with pytest.raises(InputError, match="did not draw"):
        why(request, take, Note(song.end + 40 * TICKS_PER_BAR, 60, 480), engine=engine)


def starts_before(notes, reason):
    """Where notes begin in the steps before one that is told about."""
    return {(n.start, n.pitch) for n in notes if n.start < reason.note.start}
