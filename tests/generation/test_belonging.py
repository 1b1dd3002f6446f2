"""The take that is kept is the one of its tries that belongs best to what stands before it."""

from dataclasses import replace

import numpy as np
import pytest

from sketchpad.generation import harmony, pace
from sketchpad.generation.belonging import USUAL, respects, strangeness
from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.verb import Verb
from sketchpad.music.attributes import Onsets
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.metre import Metre
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, Note, Voice

C_MAJOR = Key(0)
SCALE = (60, 62, 64, 65, 67, 65, 64, 62)


def onsets(pitches, every: int = 2, later: int = 0, bars: int | None = None) -> Onsets:
    steps = later + every * np.arange(len(pitches))
    return Onsets(steps, np.array(pitches), bars or -(-int(steps[-1] + 1) // STEPS_PER_BAR))


PRIMER = onsets(SCALE * 2)


def answer(model: str, primer: Bars, **how) -> list:
    engine = open_engine("native")
    found = [take for take in engine.generate(Request(primer, model, **how), CancelFlag()) if take.complete]
    engine.close()
    return found


def strange(other: Onsets) -> float:
    return strangeness(PRIMER, other, C_MAJOR)


@pytest.mark.parametrize(
    "other",
    [
        onsets([61, 63, 66, 68, 70, 68, 66, 61] * 2),
        onsets(SCALE * 2, later=1, bars=2),
        onsets([*SCALE, *SCALE], every=8),
        onsets([40, 80, 40, 80, 40, 80, 40, 60] * 2),
        onsets(SCALE, later=STEPS_PER_BAR, bars=2),
    ],
    ids=["another key", "between the eighths", "few notes", "wide leaps", "a bar of nothing"],
)
def test_what_loses_the_primer_is_stranger_than_what_goes_on_like_it(other):
    assert strange(other) > strange(onsets([*SCALE, *SCALE[::-1]]))


def test_to_come_home_belongs_better_and_never_to_repeat_worse():
    away = onsets([*SCALE, *SCALE[:-1], 65])
    home = onsets([*SCALE, *SCALE[:-1], 60])
    assert strange(home) < strange(away)
    rng = np.random.default_rng(0)
    wandering = onsets(rng.choice(SCALE, 8 * 16))
    phrases = onsets(np.concatenate([np.tile(rng.choice(SCALE, 16), 2) for _ in range(4)]))
    both = [respects(PRIMER, each, C_MAJOR)["distinct"] for each in (wandering, phrases)]
    assert both == [1.0, 0.5]
    assert USUAL["distinct"].surprise(0.85) < USUAL["distinct"].surprise(1.0)


def test_silence_and_a_primer_of_one_note_are_compared_as_far_as_they_can_be():
    nothing = Onsets(np.array([], dtype=np.int64), np.array([], dtype=np.int64), 4)
    assert strange(nothing) > strange(onsets(SCALE * 4))
    assert set(respects(onsets([60]), onsets(SCALE * 2), C_MAJOR)) == {"in_key"}
    assert set(respects(nothing, onsets(SCALE * 2), None)) == set()


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn", "polyphony_rnn"])
def test_each_take_is_the_best_of_its_tries_and_its_seed_alone_writes_it_again(twinkle, model):
    how = {"bars": 4, "seed": 5}
    tries = answer(model, twinkle, takes=6, **{**how, "seed": 15})
    first, second = answer(model, twinkle, takes=2, tries=3, **how)
    assert (first.index, second.index) == (0, 1)
    assert first.seed in range(15, 18)
    assert second.seed in range(18, 21)
    for take, among in ((first, tries[:3]), (second, tries[3:])):
        assert take.notes in {each.notes for each in among}
        assert take.tried == 3
        alone = replace(take.request, seed=take.seed, takes=1)
        assert alone.tries == 1
        (again,) = answer(model, twinkle, **{**how, "seed": alone.seed})
        assert again.notes == take.notes


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn", "polyphony_rnn"])
def test_while_tries_are_written_the_first_is_seen_and_never_taken_for_the_answer(twinkle, model, monkeypatch):
    monkeypatch.setattr(pace, "SHOWN_EVERY", 0)
    engine = open_engine("native")
    request = Request(twinkle, model, bars=4, seed=5, takes=2, tries=3)
    yielded = list(engine.generate(request, CancelFlag()))
    engine.close()
    for index in (0, 1):
        *growing, best = (take for take in yielded if take.index == index)
        assert best.complete
        assert not any(take.complete for take in growing)
        assert {take.seed for take in growing} == {(5 + index) * 3}
        ends = [take.written for take in growing]
        assert len(ends) >= 3
        assert ends == sorted(ends)
        assert ends[-1] == best.request.end
    assert [take.index for take in yielded] == sorted(take.index for take in yielded)


def test_in_another_metre_the_bars_asked_for_come(twinkle):
    waltz = Bars.of([Note(n * 480, 60 + n % 5, 480) for n in range(6)], metre=Metre(3, 4))
    (take,) = answer("lookback_rnn", waltz, bars=5, tries=3)
    assert take.complete
    assert take.request.end == 7 * 3 * 480
    assert take.request.primer == waltz


def test_a_harmony_is_the_one_that_sounds_best_with_the_song(twinkle):
    bass = [Note(bar * TICKS_PER_BAR, 36 + 5 * (bar % 2), TICKS_PER_BAR, voice=Voice.BASS) for bar in range(4)]
    song = twinkle.edited(added=bass)
    (take,) = answer("polyphony_rnn", song, verb=Verb.HARMONISE, tries=4, seed=2)
    tries = answer("polyphony_rnn", song, verb=Verb.HARMONISE, takes=4, seed=8)
    strange = [harmony.strangeness(song, Bars.of(each.notes), 0, each.request.end) for each in tries]
    assert len(set(strange)) == 4
    assert take.notes == tries[strange.index(min(strange))].notes
    assert take.seed == 8 + strange.index(min(strange))
    assert take.tried == 4
    assert {note.voice for note in take.notes} == {Voice.HARMONY}


def test_what_is_varied_is_written_once(twinkle):
    (take,) = answer("music_vae_melody", twinkle, verb=Verb.VARY, tries=4, seed=2)
    assert take.tried == 1
    assert take.seed == 2


def test_out_of_nothing_too_and_it_can_be_cancelled(twinkle):
    assert len(answer("lookback_rnn", Bars.of(), bars=2, tries=2)) == 1
    flag = CancelFlag()
    flag.set()
    engine = open_engine("native")
    with pytest.raises(Cancelled):
        list(engine.generate(Request(twinkle, "lookback_rnn", tries=4), flag))
    engine.close()


def test_too_many_tries_are_refused(twinkle):
    for tries in (0, 65):
        with pytest.raises(InputError, match="tries"):
            Request(twinkle, "lookback_rnn", tries=tries)
