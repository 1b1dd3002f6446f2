"""What is measured of the pieces of a listening pack."""

from sketchpad.generation.request import Take
from sketchpad.generation.weights import find_model
from sketchpad.listening.pieces import groups
from sketchpad.music.note import Author, Note
from sketchpad.music.primers import primers


class OneBar:
    """Writes eight notes in the first bar, and no more."""

    def generate(self, request, cancel):
        notes = tuple(Note(request.start + 240 * k, 60 + k, 240, author=Author.MODEL) for k in range(8))
        yield Take(request, 0, notes, request.end, 0.0, 0.0)


def test_bars_in_which_nothing_begins_count_as_well():
    twinkle = [primer for primer in primers() if primer.name == "twinkle"]
    _, written = groups(OneBar(), [find_model("lookback_rnn")], twinkle, 1)
    (take,) = written.pieces
    assert take.measured["note_density"] == 8 / 16
