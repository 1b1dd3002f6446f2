"""Notes on steps, as Polyphony RNN hears them."""

from sketchpad.generation.polyphony_rnn.score import step_notes
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note


def test_halfway_between_two_steps_is_the_later_one():
    notes = Bars.of([Note(60, 60, 240), Note(180, 62, 240), Note(300, 64, 60)])
    assert step_notes(notes) == [(1, 3, 60), (2, 4, 62), (3, 4, 64)]
