"""What is there is measured: the latest of it, whichever takes longest."""

from sketchpad.music.attributes import measured
from sketchpad.music.primers import read_primer
from sketchpad.session.verbs.measuring import Measuring


class Elsewhere:
    """Has done what it is given when it is told to."""

    def __init__(self):
        self.given = []

    def run(self, work, done, failed):
        self.given.append(lambda: done(work()))


def test_what_was_there_before_counts_no_longer_where_it_takes_longer_to_measure(qapp, qtbot):
    before, now = read_primer("irish_reel"), read_primer("twinkle")
    there, elsewhere = [before], Elsewhere()
    measuring = Measuring(lambda: (there[-1], None), elsewhere)
    for song in (before, now):
        there.append(song)
        count = len(elsewhere.given)
        measuring.ask()
        qtbot.waitUntil(lambda count=count: len(elsewhere.given) > count)
    first, latest = elsewhere.given
    for done in (latest, first):
        done()
    assert measuring.found == measured(now)
