"""What the network does not hear is minded all the same."""

import numpy as np
import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.harmony import respects
from sketchpad.generation.polyphony_rnn.beside import RUBBING, UNDER, biases_beside, samplings_beside
from sketchpad.generation.polyphony_rnn.codec import CONTINUED_NOTE, NEW_NOTE
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice

SEEDS = 6


def bass(*pitches):
    return [Note(at * TICKS_PER_BAR, pitch, TICKS_PER_BAR, voice=Voice.BASS) for at, pitch in enumerate(pitches)]


@pytest.mark.parametrize("semitones", [0, 5, -3])
def test_a_semitone_from_what_sounds_and_under_the_bass_is_held_back(semitones):
    others = Bars.of([Note(0, 48, TICKS_PER_STEP, voice=Voice.BASS), Note(240, 64, 120, voice=Voice.HARMONY)])
    biases = biases_beside(others, 0, 3 * TICKS_PER_STEP, semitones)
    for first in (NEW_NOTE, CONTINUED_NOTE):
        bass_step, silence, harmony_step = biases[:, first + 20 + semitones : first + 100 + semitones]
        assert bass_step[48 - 20 :].tolist() == [RUBBING * ((48 - pitch) % 12 in (1, 11)) for pitch in range(48, 100)]
        assert (bass_step[: 48 - 20] <= UNDER).all()
        assert not silence.any()
        assert harmony_step.tolist() == [RUBBING * ((64 - pitch) % 12 in (1, 11)) for pitch in range(20, 100)]
    assert not biases[:, :NEW_NOTE].any(), "that a step ends is held back by nothing"


def test_steps_beside_which_the_same_sounds_share_a_sampling_and_others_keep_theirs():
    plain = Sampling(0.9, begin=np.ones(259, dtype=np.float32))
    found = samplings_beside(plain, Bars.of(bass(40)), 0, 2 * TICKS_PER_BAR, 0)
    assert found[16:] == [plain] * 16
    assert len(set(map(id, found[:16]))) == 1
    assert found[0].bias is not None
    assert np.array_equal(found[0].begin, found[0].bias + 1)


def harmonies(song):
    engine = open_engine("native")
    takes = list(engine.generate(Request(song, "polyphony_rnn", takes=SEEDS, verb=Verb.HARMONISE), CancelFlag()))
    engine.close()
    return [take for take in takes if take.complete]


def test_harmonies_stay_above_the_bass_and_hardly_rub_against_it(twinkle):
    song = twinkle.edited(added=bass(48, 53, 48, 43))
    found = [respects(song, Bars.of(take.notes), 0, take.request.end) for take in harmonies(song)]
    assert len(found) == SEEDS
    assert np.mean([each["outside"] for each in found]) <= 0.01
    assert np.mean([each["rubbing"] for each in found]) <= 0.08


def test_a_melody_alone_is_harmonised_as_before(twinkle):
    """Nothing is held back where the network hears all there is."""
    drums = [Note(0, 36, 120, voice=Voice.DRUMS)]
    for take, other in zip(harmonies(twinkle), harmonies(twinkle.edited(added=drums)), strict=True):
        assert take.notes == other.notes
