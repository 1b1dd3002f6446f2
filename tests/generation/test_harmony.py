"""Added voices are compared with inner voices of music: what rubs, what lies outside, how much there is of them."""

from math import log

import numpy as np
import pytest

from sketchpad.generation.harmony import respects, sounding, strangeness
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice

QUARTER = 480


def line(pitches, voice, length=QUARTER):
    return [Note(at * length, pitch, length, voice=voice) for at, pitch in enumerate(pitches)]


SONG = Bars.of(line([72, 74, 76, 77], Voice.MELODY) + line([48], Voice.BASS, TICKS_PER_BAR))


def of(pitches, song=SONG, length=QUARTER):
    return respects(song, Bars.of(line(pitches, Voice.HARMONY, length)), 0, TICKS_PER_BAR)


@pytest.mark.parametrize(
    ("pitches", "rubbing", "outside"),
    [
        ([64, 67, 67, 69], 0, 0),
        ([71, 67, 67, 69], 1 / 4, 0),  # under a C, and over one
        ([64, 63, 67, 69], 1 / 4, 0),  # the D is two octaves higher
        ([64, 67, 67, 81], 0, 1 / 4),
        ([40, 43, 43, 45], 0, 1),
        ([61, 61, 61, 61], 1, 0),
    ],
)
def test_what_rubs_and_what_lies_outside_is_counted_by_how_long_it_sounds(pitches, rubbing, outside):
    found = of(pitches)
    assert (found["rubbing"], found["outside"]) == pytest.approx((rubbing, outside))


def test_how_much_there_is_is_beside_the_melody():
    assert of([64] * 4)["density"] == 0
    assert of([64] * 16, length=QUARTER // 4)["density"] == pytest.approx(log(17 / 5))
    assert of([64, 64])["sounding"] == pytest.approx(1 / 2)
    nothing = respects(SONG, Bars.of(), 0, TICKS_PER_BAR)
    assert nothing["sounding"] == nothing["rubbing"] == 0
    assert "density" not in respects(Bars.of(line([48], Voice.BASS)), Bars.of(), 0, TICKS_PER_BAR)


def test_chords_are_less_strange_than_clusters_silence_and_what_is_under_the_bass():
    good = strangeness(SONG, Bars.of(line([64, 65, 67, 69], Voice.HARMONY)), 0, TICKS_PER_BAR)
    for pitches in ([61, 61, 61, 61], [], [41, 41, 40, 41]):
        assert strangeness(SONG, Bars.of(line(pitches, Voice.HARMONY)), 0, TICKS_PER_BAR) > good


def test_notes_sound_from_the_nearest_step_and_one_step_at_least():
    found = sounding(Bars.of([Note(130, 60, 10), Note(-0 + 480, 62, 240), Note(1800, 64, 480)]), 0, TICKS_PER_BAR)
    assert found.shape == (16, 128)
    steps, pitches = np.nonzero(found)
    assert list(zip(steps.tolist(), pitches.tolist(), strict=True)) == [(1, 60), (4, 62), (5, 62), (15, 64)]
    later = sounding(Bars.of([Note(0, 60, TICKS_PER_BAR)]), QUARTER, TICKS_PER_BAR)
    assert later[:, 60].all()
    assert len(later) == 12
