"""The primer as a Melody RNN hears it."""

from sketchpad.generation.melody_rnn.score import primer_events
from sketchpad.generation.request import Request
from sketchpad.music.bars import Bars
from sketchpad.music.melody import NO_EVENT, NOTE_OFF
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice


def heard(*notes: Note) -> list[int]:
    return primer_events(Request(Bars.of(notes), "lookback_rnn"))


def test_a_last_note_ends_where_it_ends_though_the_primer_goes_on():
    bass = Note(0, 36, 2 * TICKS_PER_BAR, voice=Voice.BASS)
    assert heard(Note(0, 60, 480), bass) == [60, *[NO_EVENT] * 3, NOTE_OFF, *[NO_EVENT] * 27]
    assert heard(Note(0, 60, 480)) == [60, *[NO_EVENT] * 3], "what follows is the network's to say"
    assert heard(Note(0, 60, 2 * TICKS_PER_BAR), bass) == [60, *[NO_EVENT] * 31]


def test_nothing_is_one_silent_step():
    assert heard() == [NO_EVENT]
