"""The take that is kept is the one of its tries that belongs best to what stands before it."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from sketchpad.generation import harmony, pace
from sketchpad.generation.belonging import GOES_THROUGH, USUAL, answers, respects, strangeness, thin_bars
from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.attributes import Onsets
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.metre import Metre
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_QUARTER, Note, Voice

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
        onsets([*SCALE, *(pitch - 24 for pitch in SCALE[::-1])]),
        onsets([*SCALE, *SCALE[:3], 24, *SCALE[4:]]),
    ],
    ids=[
        "another key",
        "between the eighths",
        "few notes",
        "wide leaps",
        "a bar of nothing",
        "another register",
        "one leap of three octaves",
    ],
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


def test_to_leave_the_range_is_as_strange_as_it_is_far_and_long():
    def outside(*pitches: int) -> float:
        return respects(PRIMER, onsets([*SCALE, *pitches]), C_MAJOR)["outside"]

    assert outside(*SCALE) == 0
    assert 0 < outside(72) < outside(72, 72) < outside(84, 84) < outside(36, 84)


def test_the_widest_leap_is_compared_with_the_primer_s_and_a_narrower_one_is_nothing_strange():
    wide = onsets([60, 72, 60, 72, 60, 72, 60, 72])
    leaps = [respects(primer, wide, C_MAJOR)["leap"] for primer in (PRIMER, wide)]
    assert leaps[0] > leaps[1] == 0
    assert USUAL["leap"].surprise(-1) == USUAL["leap"].surprise(0) == 0 < USUAL["leap"].surprise(2)


def test_silence_and_a_primer_of_one_note_are_compared_as_far_as_they_can_be():
    nothing = Onsets(np.array([], dtype=np.int64), np.array([], dtype=np.int64), 4)
    assert strange(nothing) > strange(onsets(SCALE * 4))
    assert set(respects(onsets([60]), onsets(SCALE * 2), C_MAJOR)) == {"in_key"}
    assert set(respects(nothing, onsets(SCALE * 2), None)) == set()


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn", "polyphony_rnn", "music_vae_trio"])
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


def test_of_a_rhythm_section_bars_are_thin_that_have_less_than_half_of_what_the_others_have(twinkle):
    def thin(*counts: int, voice: Voice = Voice.DRUMS) -> dict[str, float]:
        """For a take that has so many notes in the bars after the primer."""
        request = Request(twinkle, "music_vae_trio", bars=len(counts))
        bars = range(request.start, request.end, TICKS_PER_BAR)
        notes = [
            Note(bar + 120 * n, 36, 120, voice=voice)
            for bar, count in zip(bars, counts, strict=True)
            for n in range(count)
        ]
        return thin_bars(Take(request, 0, tuple(notes), request.end, 0.0, 0.0, voices=frozenset((Voice.MELODY, voice))))

    assert thin(8, 8, 7, 4) == {"drums": 0}
    assert thin(8, 0, 8, 2) == {"drums": 0.5}
    assert thin(1, 1, 0, 1, voice=Voice.BASS) == {"bass": 0.25}
    assert thin(0, 0, 0, 0) == {"drums": 1}
    rests = [GOES_THROUGH["drums"].surprise(share) for share in (0, 0.06, 0.25, 1)]
    assert rests == sorted(rests)
    assert rests[0] == 0 < rests[1] < rests[2]


@pytest.mark.parametrize("seed", range(4))
def test_of_a_trio_s_tries_one_is_kept_whose_bass_goes_through_and_the_drums_of_all_do(twinkle, seed):
    """By the weights that come with the program."""
    how = {"bars": 16, "temperature": 0.5, "distance": 0.2}
    (take,) = answer("music_vae_trio", twinkle, tries=4, seed=seed, **how)
    tries = answer("music_vae_trio", twinkle, takes=4, seed=4 * seed, **how)
    assert take.notes in {each.notes for each in tries}
    thin = [sum(thin_bars(each).values()) for each in tries]
    assert sum(thin_bars(take).values()) <= min(thin) + 0.1
    assert max(thin_bars(each)["drums"] for each in tries) <= 0.1


def test_a_bass_that_is_added_does_not_count_with_what_is_compared_with_the_primer(twinkle):
    def write(request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """A melody like the primer, by odd seeds without what is off the beats; a bass note under each."""
        again = [note for bar in range(2, 18, 2) for note in twinkle.shifted(bar * TICKS_PER_BAR)]
        melody = [note for note in again if request.seed % 2 == 0 or note.start % TICKS_PER_QUARTER == 0]
        bass = [replace(note, pitch=note.pitch - 24, voice=Voice.BASS) for note in melody]
        yield Take(
            request, index, (*melody, *bass), request.end, 0.0, 0.0, voices=frozenset((Voice.MELODY, Voice.BASS))
        )

    *_, take = answers(write, Request(twinkle, "m", tries=2), CancelFlag())
    assert take.seed == 0


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


def test_the_best_of_some_tries_has_cost_what_they_all_have(twinkle):
    def write(request, index, cancel):
        yield Take(request, index, (), request.end, 3.0, 2.0, encode_seconds=1.0)

    (take,) = (each for each in answers(write, Request(twinkle, "m", tries=4), CancelFlag()) if each.complete)
    assert (take.seconds, take.encode_seconds, take.tried) == (12.0, 4.0, 4)


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
