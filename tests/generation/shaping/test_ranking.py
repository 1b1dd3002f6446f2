"""Of many takes the one with the attributes asked for."""

from contextlib import closing

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Take
from sketchpad.generation.shaping.ranking import MOST, Ranker, Ranking
from sketchpad.generation.verb import Verb
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice
from sketchpad.music.primers import read_primer

PRIMER = read_primer("twinkle")


@pytest.fixture(scope="module")
def engine():
    with closing(open_engine("native")) as opened:
        yield opened


def ranker(engine, model="lookback_rnn", of=24, **settings):
    return Ranker(engine, Ranking(Request(PRIMER, model, 4, **settings), PRIMER, of), CancelFlag())


def test_with_nothing_asked_the_first_take_stays(engine):
    ranked = ranker(engine, seed=7)
    shaped = ranked.shaped({})
    assert shaped.take.seed == 7
    assert shaped.measured == shaped.origin == ranked.measured
    assert shaped.changed == 0


@pytest.mark.parametrize("name", ["note_density", "mean_interval", "syncopation_8"])
def test_both_ends_of_what_can_be_had_are_reached(engine, name):
    ranked = ranker(engine)
    for value in ranked.reach[name]:
        shaped = ranked.shaped({name: value})
        assert shaped.measured[name] == pytest.approx(value, rel=0.05)
        span = 2 * TICKS_PER_BAR, 6 * TICKS_PER_BAR
        assert shaped.measured == measured(Bars.of(shaped.take.notes), Voice.MELODY, ranked.key, span)
        assert shaped.bars == shaped.take.placed_in(PRIMER)


def test_what_is_reached_beside_what_is_asked_leaves_that_as_it_is_asked(engine):
    ranked = ranker(engine)
    low, high = ranked.reach["note_density"]
    beside = ranked.reach_beside({"note_density": low}, CancelFlag())
    assert beside["note_density"] == (low, high)
    assert any(beside[name] != ranked.reach[name] for name in beside)
    for name in beside.keys() - {"note_density"}:
        for end in beside[name]:
            near = [each for each in ranked._measured if each[name] == end]
            assert min(abs(each["note_density"] - low) for each in near) <= 0.75
    assert ranked.reach_beside({}, CancelFlag()) == ranked.reach


def test_the_best_come_first_and_each_once(engine):
    takes = ranker(engine).ranked({"note_density": 5.0})
    densities = [len(take.notes) / 4 for take in takes]
    assert sorted(take.seed for take in takes) == list(range(24))
    assert abs(densities[0] - 5) < abs(densities[-1] - 5)


def test_a_take_is_what_its_seed_alone_would_give(engine):
    take = ranker(engine).ranked({"note_density": 6.0})[0]
    *_, again = engine.generate(Request(PRIMER, "lookback_rnn", 4, seed=take.seed), CancelFlag())
    assert again.notes == take.notes


def test_added_voices_are_measured_where_no_melody_is_written(engine):
    low, high = ranker(engine, "polyphony_rnn", 4, verb=Verb.HARMONISE).reach["note_density"]
    assert 0 < low <= high


class FewNotes:
    """Writes eight notes in the first bar, and no more."""

    def generate(self, request, cancel):
        notes = tuple(Note(request.start + 240 * number, 60 + number, 240) for number in range(8))
        yield Take(request, 0, notes, request.end, 0.0, 0.0)


@pytest.mark.parametrize(
    ("metre", "length", "bars", "density"), [((4, 4), 1920, 16, 0.5), ((4, 4), 960, 15, 0.5), ((3, 4), 1440, 8, 1.0)]
)
def test_bars_in_which_nothing_begins_count_as_well(metre, length, bars, density):
    primer = Bars.of([Note(0, 60, length)], metre=Metre(*metre))
    ranked = Ranker(FewNotes(), Ranking(Request(primer, "lookback_rnn", bars), primer, 2), CancelFlag())
    assert ranked.measured["note_density"] == density


def test_it_can_be_cancelled(engine):
    cancel = CancelFlag()
    cancel.set()
    with pytest.raises(Cancelled):
        Ranker(engine, Ranking(Request(PRIMER, "lookback_rnn", 4), PRIMER), cancel)


@pytest.mark.parametrize("of", [0, MOST + 1])
def test_no_such_number_of_takes(of):
    with pytest.raises(InputError, match="choose from"):
        Ranking(Request(PRIMER, "lookback_rnn"), PRIMER, of)


def test_seeds_must_not_run_out():
    with pytest.raises(InputError, match="seed"):
        Ranking(Request(PRIMER, "lookback_rnn", seed=2**32 - 1), PRIMER, 2)


def test_only_attributes_can_be_asked_for(engine):
    with pytest.raises(InputError, match="loudness"):
        ranker(engine, of=1).shaped({"loudness": 1.0})
