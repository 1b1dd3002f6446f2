"""A player for tests that have no use for sound."""


class SilentPlayer:
    """Stands in for the one that sounds, and remembers what it was asked; where it is, the test says.

    Attributes:
        asked: how it was to play: from which tick, in which loop, after how many counts.
        loop: in which it plays by now.
        rounds: how often the loop has come round.
        open_ended: whether it was to play on after the last bar.
        coming: the bars that it changes to when the loop comes round.
    """

    problem = ""

    def __init__(self, position=0.0, playing=False):
        self.playing, self.position = playing, position
        self.counting, self.rounds, self.clicks, self.open_ended = 0, 0, False, False
        self.asked, self.bars, self.coming, self.loop = [], None, None, None

    def play(self, bars, tick, loop, count_in):
        self.playing, self.position, self.bars, self.loop = True, float(tick), bars, loop
        self.asked.append((tick, loop, count_in))

    def go_round(self, loop, bars):
        goes_on = not self.counting and (loop is None or self.position < loop[1])
        if goes_on:
            self.loop, self.bars, self.coming = loop, bars, None
        return goes_on

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
