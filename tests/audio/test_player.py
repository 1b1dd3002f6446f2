"""The player keeps FluidSynth's time, with a driver that writes to a file and with none."""

import time
import wave
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.audio.player import ACCENT, LEAD, Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.audio.synth import CLICK_CHANNEL, DRUM_BANK, VOLUME
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.mix import DEFAULT_MIX, MIDI_CHANNELS
from sketchpad.music.note import Note, Voice

pytestmark = pytest.mark.alone

FAST = Bars.of([Note(120 * step, 60 + step, 120, 100) for step in range(8)], tempo=240)


@pytest.fixture
def player(monkeypatch, tmp_path):
    """A player whose sound goes to fluidsynth.wav in the current folder."""
    monkeypatch.chdir(tmp_path)
    made = Player(find_soundfont(), "file")
    yield made
    made.close()


def play_for(player: Player, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        player.refill()
        time.sleep(0.02)


def test_the_position_follows_the_clock_and_ends_with_the_song(player):
    player.play(FAST)
    play_for(player, 0.5)
    expected = (0.5 - LEAD) * 240 * 480 / 60
    assert player.playing
    assert player.position == pytest.approx(expected, abs=200)
    play_for(player, 1.0)
    assert not player.playing
    assert player.position == 0


def test_playing_begins_anywhere(player):
    player.play(FAST, tick=480)
    assert player.position == pytest.approx(480, abs=60)


def test_a_loop_goes_round(player):
    player.play(FAST, 0, (0, 480))
    positions = []
    for _ in range(40):
        play_for(player, 0.03)
        positions.append(player.position)
    assert player.playing
    assert max(positions) < 480
    assert sum(later < earlier for earlier, later in pairwise(positions)) >= 3


def test_bars_can_grow_while_they_are_played(player):
    player.play(FAST)
    player.replace(FAST.edited(added=[Note(3 * 1920, 60, 480)]))
    play_for(player, 1.6)
    assert player.playing


def test_stopping_is_silent_at_once(player, tmp_path):
    player.play(Bars.of([Note(0, 60, 19200, 120)]))
    play_for(player, 0.6)
    player.stop()
    time.sleep(0.6)
    player.close()
    with wave.open(str(tmp_path / "fluidsynth.wav")) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16).astype(float)
        # What is left is the room's reverberation.
        loud = np.flatnonzero(np.abs(samples) > 0.1 * np.abs(samples).max())
        heard = (loud[-1] - loud[0]) / 2 / wav.getframerate()
    assert heard < 0.6 + 0.05


def test_a_note_can_be_auditioned(player, tmp_path):
    player.audition(69, 110)
    time.sleep(0.5)
    player.close()
    data = (tmp_path / "fluidsynth.wav").read_bytes()[44:]
    assert np.abs(np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)).max() > 500


def test_without_a_device_the_reason_is_said_and_the_playhead_moves(monkeypatch):
    from sketchpad.audio.synth import fluidsynth_library

    monkeypatch.setattr(fluidsynth_library(), "new_fluid_audio_driver", lambda *_: None)
    player = Player(find_soundfont())
    assert "no audio device" in player.problem
    player.play(FAST)
    play_for(player, 0.3)
    assert player.position > 100
    player.close()


def test_the_player_sounds_as_the_mix_says_notes_on_their_way_among_them(player, tmp_path):
    player.apply(DEFAULT_MIX.changed(Voice.BASS, program=38, volume=64).changed(Voice.MELODY, muted=True))
    fluid = player._synth.fluid
    sounds = [(*fluid.channel_info(channel)[1:3], fluid.get_cc(channel, VOLUME)) for channel in MIDI_CHANNELS.values()]
    assert sounds == [(0, 0, 0), (0, 48, 100), (0, 38, 64), (DRUM_BANK, 0, 100)]
    player.play(FAST)
    play_for(player, 0.5)
    player.close()
    data = (tmp_path / "fluidsynth.wav").read_bytes()[44:]
    assert np.abs(np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)).max() < 20


BAR = 480 * 4


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


@pytest.fixture
def listened(player, monkeypatch):
    """The player with a listener in the place of its sequencer; one tick of the song is a millisecond and a bit."""
    listener = Listener()
    real = player._sequencer
    monkeypatch.setattr(player, "_sequencer", listener)
    monkeypatch.setattr("sketchpad.audio.player.forget_events", lambda _: listener.forget())
    yield player, listener
    player._sequencer = real


def line(pitch, bars=6, length=480, gap=480):
    """A note on each beat; at 125 quarters a minute a tick is exactly a millisecond."""
    return Bars.of([Note(k * gap, pitch, length, 100) for k in range(bars * BAR // gap)], tempo=125)


def play_to(player, listener, clock, every=100):
    while listener.clock < clock:
        listener.go_to(min(listener.clock + every, clock))
        player.refill()


def begun(listener, pitch):
    return [time - LEAD * 1000 for time, begins, _, key, _ in listener.log if begins and key == pitch]


@pytest.mark.parametrize("asked_at", [600, 1500, 1915, 1925])
def test_a_switch_is_heard_from_the_next_bar_line_and_nothing_is_lost_before(listened, asked_at):
    player, listener = listened
    player.play(line(60))
    play_to(player, listener, asked_at)
    player.switch(line(72))
    play_to(player, listener, 12_000)
    seam = BAR if asked_at <= BAR else 2 * BAR
    assert begun(listener, 60) == list(range(0, seam, 480))
    assert begun(listener, 72) == list(range(seam, 6 * BAR, 480))
    assert not listener.sounding()


def test_notes_that_would_sound_across_the_line_end_there(listened):
    player, listener = listened
    player.play(line(60, length=3000, gap=960))
    play_to(player, listener, 1300)
    player.switch(line(72))
    play_to(player, listener, BAR + 30 + 5)
    assert listener.sounding() == {(0, 72)}
    play_to(player, listener, 12_000)
    assert not listener.sounding()


def test_flipping_back_before_the_line_leaves_everything_as_it_was(listened):
    player, listener = listened
    first = line(60, length=2400, gap=960)
    player.play(first)
    play_to(player, listener, 1300)
    player.switch(line(72))
    play_to(player, listener, 1500)
    player.switch(first)
    play_to(player, listener, 13_000)
    assert begun(listener, 60) == [note.start for note in first]
    assert begun(listener, 72) == []
    assert not listener.sounding()


def test_in_a_loop_the_end_of_the_loop_is_a_line_too(listened):
    player, listener = listened
    player.play(line(60), 0, (0, 960))
    play_to(player, listener, 1200)
    player.switch(line(72))
    play_to(player, listener, 4000)
    assert begun(listener, 60) == [0, 480, 960, 1440]
    assert begun(listener, 72)[:3] == [1920, 2400, 2880]


def test_an_edit_while_a_switch_is_coming_takes_its_place_at_once(listened):
    player, listener = listened
    player.play(line(60))
    play_to(player, listener, 1000)
    player.switch(line(72))
    player.replace(line(67, gap=120))
    play_to(player, listener, 6000)
    assert begun(listener, 72) == []
    assert begun(listener, 67)[0] < BAR


def test_another_tempo_is_switched_to_at_once(listened):
    player, listener = listened
    player.play(line(60))
    play_to(player, listener, 500)
    player.switch(replace(line(72), tempo=100))
    play_to(player, listener, 1800)
    assert begun(listener, 72)


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(60, 63), st.integers(1, 4000)), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 90), st.integers(60, 63), st.integers(1, 4000)), max_size=30),
    st.lists(st.integers(0, 9000), max_size=6),
    st.booleans(),
)
def test_however_often_it_is_flipped_no_note_sticks(listened, first, second, flips, looped):
    player, listener = listened
    listener.clock, listener.events, listener.log = 0, [], []
    # A last note keeps the song from ending, which would silence everything.
    last = Note(100 * BAR, 60, 1)
    songs = [Bars.of([*(Note(120 * s, p, n) for s, p, n in song), last], tempo=125) for song in (first, second)]
    player.play(songs[0], 0, (0, 3000) if looped else None)
    for number, at in enumerate(sorted(flips), 1):
        play_to(player, listener, at)
        player.audition(61, 100)
        player.switch(songs[number % 2])
    play_to(player, listener, 9000)
    player.switch(Bars.of([last], tempo=125))
    play_to(player, listener, 9000 + 2 * BAR)
    assert player.playing
    assert not listener.sounding()


def test_a_switch_is_silent_where_the_other_score_is(player, tmp_path):
    """With the real sequencer: a chord held for ten bars ends at the line."""
    held = Bars.of([Note(0, pitch, 10 * BAR, 120) for pitch in (60, 64, 67)], tempo=240)
    player.play(held)
    play_for(player, 0.6)
    player.switch(Bars.of([Note(9 * BAR, 60, 120)], tempo=240))
    play_for(player, 1.4)
    player.close()
    with wave.open(str(tmp_path / "fluidsynth.wav")) as wav:
        rate = wav.getframerate()
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16).astype(float)[::2]
    begun_at = int(np.flatnonzero(np.abs(samples) > 500)[0])
    before, after = (samples[begun_at + int(a * rate) : begun_at + int(b * rate)] for a, b in ((0.7, 0.95), (1.6, 1.9)))
    assert np.abs(before).max() > 1000
    assert np.abs(after).max() < 0.1 * np.abs(before).max()


@pytest.mark.parametrize("asked_at", [600, 619, 621, 1500])
def test_another_score_is_heard_from_the_next_step_on(listened, asked_at):
    player, listener = listened
    player.play(line(60, gap=120, length=120))
    play_to(player, listener, asked_at)
    player.replace(line(72, gap=120, length=120))
    play_to(player, listener, 12_000)
    seam = -(-(listener_time(asked_at) + 10) // 120) * 120
    assert begun(listener, 60) == list(range(0, seam, 120))
    assert begun(listener, 72) == list(range(seam, 6 * BAR, 120))
    assert not listener.sounding()


def listener_time(clock):
    """The tick that is due at a time on the clock."""
    return round(clock - LEAD * 1000)


def test_what_both_scores_hold_sounds_on_and_what_only_one_holds_ends(listened):
    player, listener = listened
    last = Note(5 * BAR, 50, 1)
    both, mine, theirs = Note(0, 60, 4000), Note(0, 64, 4000), Note(0, 67, 4000)
    player.play(Bars.of([both, mine, last], tempo=125))
    play_to(player, listener, 1000)
    player.replace(Bars.of([Note(0, 60, 3000), theirs, last], tempo=125))
    play_to(player, listener, 2000)
    assert listener.sounding() == {(0, 60)}
    play_to(player, listener, 3100)
    assert not listener.sounding()
    assert begun(listener, 60) == [0]
    assert begun(listener, 67) == []


def test_a_hand_that_moves_all_the_time_leaves_each_step_its_notes(listened):
    """Scores of one pitch each: whatever is heard at a step is of the score that was given last before it."""
    player, listener = listened
    player.play(line(60, gap=120, length=120))
    given = {0: 60}
    for number in range(60):
        play_to(player, listener, 500 + 37 * number)
        pitch = 61 + number % 20
        player.replace(line(pitch, gap=120, length=120))
        given[listener_time(500 + 37 * number) + 10] = pitch
    play_to(player, listener, 4000)
    begins = sorted((time - LEAD * 1000, key) for time, on, _, key, _ in listener.log if on)
    assert [time for time, _ in begins] == list(range(0, 120 * len(begins), 120))
    for begin, key in begins:
        assert key == given[max(at for at in given if at <= begin)]


songs = st.lists(st.tuples(st.integers(0, 90), st.integers(60, 63), st.integers(1, 4000)), max_size=30)


moments = st.integers(0, 9000) | st.integers(0, 74).map(lambda step: 120 * step + round(LEAD * 1000))
"""Any time, or one at which something may begin."""


@given(st.lists(songs, min_size=2, max_size=5), st.lists(moments, max_size=12), st.booleans())
def test_however_often_the_score_changes_no_note_sticks_and_none_begins_twice(listened, scores, changes, looped):
    player, listener = listened
    listener.clock, listener.events, listener.log = 0, [], []
    last = Note(100 * BAR, 60, 1)
    given = [Bars.of({last, *(Note(120 * s, p, n) for s, p, n in song)}, tempo=125) for song in scores]
    player.play(given[0], 0, (0, 3000) if looped else None)
    for number, at in enumerate(sorted(changes), 1):
        play_to(player, listener, at)
        (player.switch if number % 4 == 3 else player.replace)(given[number % len(given)])
    play_to(player, listener, 9000)
    player.replace(Bars.of([last], tempo=125))
    play_to(player, listener, 9000 + BAR)
    assert player.playing
    assert not listener.sounding()
    begins = [(at, key) for at, on, _, key, _ in listener.log if on]
    assert len(begins) == len(set(begins))


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


def test_a_pitch_that_begins_while_it_sounds_is_not_cut_by_the_end_of_the_one_before(listened):
    player, listener = listened
    player.play(Bars.of([Note(0, 60, 960), Note(480, 60, 960), Note(480, 60, 120)], tempo=125))
    play_to(player, listener, 1700)
    assert spans(listener, 60) == [(0, 479), (480, 1439)]


def test_a_pitch_that_begins_anew_as_the_loop_comes_round_is_not_cut(listened):
    player, listener = listened
    player.play(Bars.of([Note(0, 60, 480), Note(900, 60, 300)], tempo=125), 0, (0, 960))
    play_to(player, listener, 1700)
    assert spans(listener, 60) == [(0, 479), (900, 959), (960, 1439)]


def test_what_both_scores_hold_ends_where_the_other_begins_it_anew(listened):
    player, listener = listened
    last = Note(5 * BAR, 50, 1)
    player.play(Bars.of([Note(0, 60, 4000), last], tempo=125))
    play_to(player, listener, 1000)
    player.replace(Bars.of([Note(0, 60, 3000), Note(2000, 60, 2000), last], tempo=125))
    play_to(player, listener, 5000)
    assert spans(listener, 60) == [(0, 1999), (2000, 3999)]


def test_what_the_other_score_ended_by_beginning_it_anew_is_not_held(listened):
    player, listener = listened
    last = Note(5 * BAR, 50, 1)
    player.play(Bars.of([Note(0, 60, 4000), last], tempo=125))
    play_to(player, listener, 1000)
    player.replace(Bars.of([Note(0, 60, 4000), Note(480, 60, 120), last], tempo=125))
    play_to(player, listener, 5000)
    assert spans(listener, 60) == [(0, 1079)]


@pytest.mark.parametrize("at", [510, 509, 511])
def test_a_note_that_begins_as_the_score_changes_begins_once(listened, at):
    """Ticks of the song and of the clock are not the same: this note is due at 510.4 and begins at 510."""
    player, listener = listened
    tempo = 60_000 / 480.4
    song = Bars.of([Note(0, 50, 4000), Note(480, 60, 960)], tempo)
    player.play(song)
    play_to(player, listener, at)
    player.replace(song.edited(added=[Note(1920, 62, 480)]))
    play_to(player, listener, 2000)
    assert begun(listener, 60) == [480]
    assert len(spans(listener, 60)) == 1
    assert not listener.sounding() & {(0, 60)}


def test_a_clock_that_leaps_while_the_score_changes_begins_nothing_twice(listened, monkeypatch):
    player, listener = listened
    song = Bars.of([Note(480, 60, 960), Note(3000, 50, 480)], tempo=125)
    player.play(song)
    play_to(player, listener, 500)

    def leap_and_forget(_):
        listener.go_to(520)
        listener.forget()

    monkeypatch.setattr("sketchpad.audio.player.forget_events", leap_and_forget)
    player.replace(song.edited(added=[Note(1920, 62, 480)]))
    play_to(player, listener, 2000)
    assert spans(listener, 60) == [(480, 1439)]


def test_a_note_that_is_auditioned_as_the_score_changes_is_heard(listened):
    player, listener = listened
    player.play(line(60))
    play_to(player, listener, 500)
    player.audition(72, 100)
    player.replace(line(67))
    play_to(player, listener, 900)
    assert len(begun(listener, 72)) == 1
    assert not listener.sounding() & {(0, 72)}


def test_the_driver_ends_before_the_sequencer_that_it_runs(player, monkeypatch):
    ended = []
    sequencer = type(player._sequencer)
    for where, name in ((player._library, "delete_fluid_audio_driver"), (sequencer, "delete")):
        real = getattr(where, name)
        monkeypatch.setattr(where, name, lambda *all, real=real, name=name: (ended.append(name), real(*all)))
    player.close()
    assert ended == ["delete_fluid_audio_driver", "delete"]


LOW = Bars.of([Note(0, 48, 4 * 1920, 110)])
HIGH = Bars.of([Note(step * 120, 78, 120, 110) for step in range(64)])


def heard(tmp_path) -> tuple[np.ndarray, int]:
    """What the player wrote, as one channel, and the samples of a second."""
    with wave.open(str(tmp_path / "fluidsynth.wav")) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16).reshape(-1, 2).astype(float)
        return samples.mean(axis=1), wav.getframerate()


def power(samples: np.ndarray, rate: int, pitch: int) -> float:
    """How much of a pitch there is."""
    turns = 440 * 2 ** ((pitch - 69) / 12) * np.arange(len(samples)) / rate
    return float(abs((samples * np.hanning(len(samples)) * np.exp(-2j * np.pi * turns)).mean()))


def test_with_the_real_sequencer_one_score_ends_and_the_other_is_heard(player, tmp_path):
    player.play(LOW)
    play_for(player, 0.6)
    player.replace(HIGH)
    changed = player._sequencer.get_tick()
    play_for(player, 0.6)
    player.replace(Bars.of([Note(0, 50, 4 * 1920, 1)]))
    play_for(player, 1.0)
    assert player._handed == []
    player.close()
    samples, rate = heard(tmp_path)
    first, part = int(changed / 1000 * rate), int(0.2 * rate)
    before, after, end = samples[first - part : first], samples[first + part : first + 2 * part], samples[-part:]
    assert power(before, rate, 48) > 10 * power(before, rate, 78)
    assert power(after, rate, 78) > 3 * power(after, rate, 48)
    assert np.abs(end).max() < 0.1 * np.abs(after).max()


def test_with_the_real_sequencer_a_held_note_is_neither_cut_nor_begun_anew(player, tmp_path):
    both = Bars.of([*LOW, Note(960, 78, 120, 1)])
    player.play(LOW)
    for number in range(12):
        play_for(player, 0.07)
        player.replace((both, LOW)[number % 2])
    player.close()
    samples, rate = heard(tmp_path)
    loud = np.flatnonzero(np.abs(samples) > 300)
    held = [power(samples[at : at + 4410], rate, 48) for at in range(loud[0] + 2205, loud[0] + int(0.7 * rate), 4410)]
    # A piano's note fades by itself; cut off it would be gone, begun anew it would be louder.
    assert all(0.5 * earlier < later < 1.2 * earlier for earlier, later in pairwise(held))


def clicks(listener):
    """(time, whether it is accented) of what the metronome did."""
    return sorted(
        (time - LEAD * 1000, key == ACCENT[0])
        for time, begins, channel, key, _ in listener.log
        if begins and channel == CLICK_CHANNEL
    )


def test_the_metronome_clicks_on_each_beat_and_accents_the_first(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60), tick=1300)
    play_to(player, listener, 3000)
    assert clicks(listener) == [(140, False), (620, True), (1100, False), (1580, False), (2060, False), (2540, True)]


def test_the_metronome_follows_a_loop_that_does_not_fit_the_beats(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60), 0, (240, 1200))
    play_to(player, listener, 3000)
    assert [time for time, _ in clicks(listener)] == [0, 480, 960, 1440, 1920, 2400, 2880]
    assert [accent for _, accent in clicks(listener)] == [True] + [False] * 6


@pytest.mark.parametrize("asked_at", [100, 700, 1999])
def test_the_metronome_begins_and_ends_at_once_and_leaves_the_notes_alone(listened, asked_at):
    player, listener = listened
    player.play(line(60))
    play_to(player, listener, asked_at)
    player.set_metronome(True)
    play_to(player, listener, 4000)
    player.set_metronome(False)
    play_to(player, listener, 12_000)
    first = -(-(listener_time(asked_at) + 10) // 480) * 480
    last = (4000 - LEAD * 1000) // 480 * 480
    assert [time for time, _ in clicks(listener)] == list(range(first, int(last) + 1, 480))
    assert begun(listener, 60) == list(range(0, 6 * BAR, 480))
    assert not listener.sounding()


def test_a_bar_is_counted_first(listened):
    player, listener = listened
    player.play(line(60), 480, count_in=4)
    assert player.counting == 1
    play_to(player, listener, 1500)
    assert player.counting == 4
    assert player.position == 480
    play_to(player, listener, 4000)
    assert player.counting == 0
    assert clicks(listener) == [(0, True), (480, False), (960, False), (1440, False)]
    assert begun(listener, 60)[0] == 1920


@pytest.mark.parametrize(
    ("metre", "beat", "beats"), [("3/4", 480, 3), ("6/8", 240, 6), ("2/2", 960, 2), ("5/16", 120, 5)]
)
def test_the_metronome_counts_in_the_songs_metre(listened, metre, beat, beats):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60).in_metre(Metre.of(metre)), tick=beat * beats, count_in=beats)
    play_to(player, listener, 2 * beat * beats + 200)
    expected = [(beat * number, number % beats == 0) for number in range(2 * beats + 1)]
    assert clicks(listener)[: len(expected)] == expected
    assert begun(listener, 60)[0] >= beat * beats


def test_another_metre_while_it_plays_is_clicked_from_then_on(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60))
    play_to(player, listener, 1000)
    player.replace(line(60).in_metre(Metre(3, 4)))
    play_to(player, listener, 5000)
    assert [time for time, accent in clicks(listener) if accent] == [0, 1440, 2880, 4320]


def test_another_score_comes_at_the_bar_line_of_the_metre(listened):
    player, listener = listened
    waltz = line(60).in_metre(Metre(3, 4))
    player.play(waltz)
    play_to(player, listener, 1000)
    player.switch(line(72).in_metre(Metre(3, 4)))
    play_to(player, listener, 3000)
    assert begun(listener, 72)[0] == 1440
    assert begun(listener, 60)[-1] < 1440


def test_playing_ends_with_the_last_bar_of_the_metre(listened):
    player, listener = listened
    player.play(Bars.of([Note(0, 60, 240)], metre=Metre(3, 4)))
    play_to(player, listener, 1400)
    assert player.playing
    play_to(player, listener, 1700)
    assert not player.playing


def test_another_tempo_while_it_is_counted_leaves_the_beginning_where_it_is(listened):
    player, listener = listened
    player.play(line(60), 480, count_in=4)
    play_to(player, listener, 700)
    player.replace(replace(line(72), tempo=250))
    play_to(player, listener, 4000)
    assert begun(listener, 72)[:2] == [1920, 2160]
    assert begun(listener, 60) == []


def test_a_switch_can_wait_until_the_loop_comes_round(listened):
    player, listener = listened
    player.set_metronome(True)
    player.play(line(60), 0, (0, 2 * BAR))
    play_to(player, listener, 1000)
    player.switch(line(72), when_round=True)
    play_to(player, listener, 3 * BAR)
    assert begun(listener, 60) == list(range(0, 2 * BAR, 480))
    assert begun(listener, 72) == list(range(2 * BAR, 3 * BAR - 1, 480))
    assert [time for time, _ in clicks(listener)] == list(range(0, 3 * BAR - 1, 480))
