"""Another score while one is played: from which step on, and no note is lost, sticks or begins twice."""

import wave
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.audio.player import LEAD
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import Note
from tests.audio.listening import BAR, begun, check_all_ends, clicks, line, listener_time, play_for, play_to, spans

pytestmark = pytest.mark.alone


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
    check_all_ends(player, listener, last)


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

    monkeypatch.setattr("sketchpad.audio.schedule.forget_events", leap_and_forget)
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
    sequencer = type(player._schedule._sequencer)
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
    changed = player._schedule.now
    play_for(player, 0.6)
    player.replace(Bars.of([Note(0, 50, 4 * 1920, 1)]))
    play_for(player, 1.0)
    assert player._schedule.notes == []
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
