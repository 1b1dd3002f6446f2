"""A player for tests that have no use for sound."""


class SilentPlayer:
    """Stands in for the one that sounds, and remembers what it was asked; where it is, the test says.

    Attributes:
        asked: how it was to play: from which tick, in which loop, after how many counts.
        rounds: how often the loop has come round.
        open_ended: whether it was to play on after the last bar.
        coming: the bars that it changes to when the loop comes round.
    """

    problem = ""

    def __init__(self, position=0.0, playing=False):
        self.playing, self.position = playing, position
        self.counting, self.rounds, self.clicks, self.open_ended = 0, 0, False, False
        self.asked, self.bars, self.coming = [], None, None

    def play(self, bars, tick, loop, count_in):
        self.playing, self.position, self.bars = True, float(tick), bars
        self.asked.append((tick, loop, count_in))

    def set_metronome(self, clicks):
        self.clicks = clicks

    def replace(self, bars):
        self.bars, self.coming = bars, None

    def switch(self, bars, when_round=False):
        if when_round:
            self.coming = bars
        else:
            self.replace(bars)

    def stop(self):
        self.playing = False

    def apply(self, _mix): ...

    def audition(self, *_): ...

    def refill(self, open_ended):
        self.open_ended = open_ended

    def close(self): ...
