"""What would sound when, and a hand that lets it."""

import time

from sketchpad.audio.metronome import ACCENT
from sketchpad.audio.player import LEAD, Player
from sketchpad.audio.synth import CLICK_CHANNEL
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note

BAR = 480 * 4


def play_for(player: Player, seconds: float, open_ended: bool = False) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        player.refill(open_ended)
        time.sleep(0.02)


class Listener:
    """Stands in for the sequencer, its clock set by the test: what would sound when."""

    def __init__(self) -> None:
        self.clock = 0
        self.events = []
        self.log = []

    def get_tick(self):
        return self.clock

    def note(self, time, channel, key, velocity, duration, dest):
        self.events += [(time, 1, channel, key, time + duration), (time + duration, 0, channel, key, None)]

    def note_off(self, time, channel, key, dest):
        self.events.append((time, 0, channel, key, None))

    def forget(self):
        self.events = []

    def go_to(self, clock):
        """Play all that is due, at this tick as well; a note's own end is there only once it begins."""
        due = sorted(event for event in self.events if event[0] <= clock)
        self.log += due
        self.events = [event for event in self.events if event[0] > clock]
        self.clock = clock

    def sounding(self):
        """(channel, key) of what was begun and not ended."""
        found = set()
        for _, begins, channel, key, _ in sorted(self.log):
            (found.add if begins else found.discard)((channel, key))
        return found


def line(pitch, bars=6, length=480, gap=480):
    """A note on each beat; at 125 quarters a minute a tick is exactly a millisecond."""
    return Bars.of([Note(k * gap, pitch, length, 100) for k in range(bars * BAR // gap)], tempo=125)


def play_to(player, listener, clock, every=100):
    while listener.clock < clock:
        listener.go_to(min(listener.clock + every, clock))
        player.refill()


def begun(listener, pitch):
    return [time - LEAD * 1000 for time, begins, _, key, _ in listener.log if begins and key == pitch]


def listener_time(clock):
    """The tick that is due at a time on the clock."""
    return round(clock - LEAD * 1000)


def spans(listener, pitch):
    """(begin, end) of each note of a pitch that was begun, as FluidSynth sounds them: an end ends all of the pitch."""
    found = []
    for at, begins, _, key, _ in sorted(listener.log):
        if key == pitch and begins:
            found.append([at - LEAD * 1000, None])
        elif key == pitch:
            for each in found:
                each[1] = each[1] or at - LEAD * 1000
    return [tuple(each) for each in found]


def clicks(listener):
    """(time, whether it is accented) of what the metronome did."""
    return sorted(
        (time - LEAD * 1000, key == ACCENT[0])
        for time, begins, channel, key, _ in listener.log
        if begins and channel == CLICK_CHANNEL
    )


def check_all_ends(player, listener, last):
    """Once a song of a last note alone has played a bar on, nothing sounds, and nothing began twice."""
    play_to(player, listener, 9000)
    player.replace(Bars.of([last], tempo=125))
    play_to(player, listener, 9000 + BAR)
    assert player.playing
    assert not listener.sounding()
    begins = [(at, key) for at, on, _, key, _ in listener.log if on]
    assert len(begins) == len(set(begins))
