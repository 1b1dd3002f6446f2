"""What is recorded takes the place of notes of its pitch and voice; of what was recorded nothing gets lost."""

import time

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal

from sketchpad.midi.keys import Played
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice
from sketchpad.music.provenance import place
from sketchpad.session.document import Document
from sketchpad.session.playing.recording import Recording
from tests.session.test_overlaps import crowded, lane, overlapping

BEGUN = 100_000
"""Seconds ago the song began, which goes on by a tick a second."""


class Playback(QObject):
    """A song that plays; all that ended is over by now."""

    moved = Signal(float)
    stopping = Signal()
    leaping = Signal()
    playing_changed = Signal(bool)
    ready, playing, playhead, begun, loop, open_ended = True, False, 0, 0, None, False

    def __init__(self):
        super().__init__()
        self.zero = time.monotonic() - BEGUN

    def play(self, tick, counts_in):
        pass

    def tick_at(self, moment):
        return moment - self.zero

    def folded(self, tick):
        return tick


class Playing(QObject):
    played = Signal(Played)

    def __init__(self):
        super().__init__()
        self.sounding = []

    def so_far(self, _now):
        return self.sounding

    def collect(self):
        pass

    cut = collect


class Player:
    """Hands that record into a song, note by note."""

    def __init__(self, song=()):
        self.document = Document(Bars.of(song))
        self.playback, self._playing = Playback(), Playing()
        self.recording = Recording(self.document, self._playing, self.playback)
        self.recording.start()

    def hold(self, *notes):
        """Notes that sound, as far as they have gone."""
        self._playing.sounding = [self._played(note) for note in notes]
        self.playback.moved.emit(0.0)
        self._playing.sounding = []

    def play(self, *notes):
        """Notes that have ended."""
        for note in notes:
            self._playing.played.emit(self._played(note))

    def land(self):
        """The playhead goes on."""
        self.playback.moved.emit(0.0)

    def record(self, *notes):
        """Both."""
        self.play(*notes)
        self.land()

    def _played(self, note):
        start, end = (self.playback.zero + tick for tick in (note.start, note.end))
        return Played(start, end, note.pitch, note.velocity, note.voice)


strokes = st.lists(
    st.builds(
        Note,
        start=st.integers(0, 750).map(lambda half: 2 * half + 1),
        pitch=st.sampled_from([60, 61, 62]),
        length=st.integers(1, 900),
        voice=st.sampled_from([Voice.MELODY, Voice.BASS]),
    ),
    min_size=1,
    max_size=8,
)


def notes(player):
    return [(note.start, note.end) for note in player.document.bars]


@given(st.data(), crowded, strokes, st.sampled_from([1, 80, 120]))
def test_no_recording_brings_notes_together_and_one_undo_takes_all_of_it_back(qapp, data, song, strokes, grid):
    song = Bars.of(note for n, note in enumerate(song) if not overlapping([*song[:n], note]))
    player = Player(song)
    document, player.recording.grid = player.document, grid
    for note in strokes:
        if data.draw(st.booleans()):
            length = data.draw(st.integers(1, note.length))
            player.hold(Note(note.start, note.pitch, length, note.velocity, voice=note.voice))
        player.play(note)
        if data.draw(st.booleans()):
            player.land()
            assert not overlapping(document.bars)
    player.recording.finish()
    recorded = document.bars
    assert not overlapping(recorded)
    others = {lane(note) for note in song} - {lane(note) for note in strokes}
    assert [note for note in recorded if lane(note) in others] == [note for note in song if lane(note) in others]
    if grid > 1:
        nearest = {(round(note.start / grid) * grid, note.pitch, note.voice) for note in strokes}
        assert nearest <= set(map(place, recorded))
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.bars == song
    document.undo_stack.redo()
    assert document.bars == recorded


def test_a_note_of_the_song_ends_where_one_is_recorded_upon_it_and_goes_where_its_beginning_is(qapp):
    player = Player([Note(0, 60, 960), Note(960, 60, 480), Note(480, 60, 240, voice=Voice.BASS), Note(480, 61, 240)])
    player.record(Note(480, 60, 720))
    assert notes(player) == [(0, 480), (480, 720), (480, 1200), (480, 720)]


def test_what_is_recorded_where_a_note_of_the_song_begins_is_there_in_its_place(qapp):
    player = Player([Note(480, 60, 960, 30)])
    player.record(Note(490, 60, 230, 90))
    assert list(player.document.bars) == [Note(480, 60, 240, 90)]
    player.record(Note(480, 60, 960, 50))
    assert list(player.document.bars) == [Note(480, 60, 240, 90)], "of what is recorded there twice the first stays"


def test_a_pass_takes_nothing_of_those_before(qapp):
    player = Player()
    player.record(Note(480, 60, 240))
    player.record(Note(0, 60, 960))
    player.record(Note(600, 60, 480))
    assert notes(player) == [(0, 480), (480, 600), (600, 1080)]


def test_a_note_that_is_held_takes_what_it_reaches_when_it_ends(qapp):
    player = Player([Note(240, 60, 120), Note(720, 60, 480)])
    player.hold(Note(0, 60, 600))
    assert notes(player) == [(0, 600), (720, 1200)]
    player.record(Note(0, 60, 840))
    assert notes(player) == [(0, 840)]
    assert player.document.undo_stack.count() == 1


def test_a_note_that_is_held_ends_where_another_keyboard_strikes_its_pitch(qapp):
    player = Player()
    player.hold(Note(0, 60, 600))
    player.record(Note(240, 60, 120))
    player.record(Note(0, 60, 960))
    assert notes(player) == [(0, 240), (240, 360)]


def test_two_keyboards_that_hold_one_pitch_play_one_note(qapp):
    player = Player()
    player.hold(Note(0, 60, 600), Note(1, 60, 600))
    player.record(Note(0, 60, 960), Note(1, 60, 960))
    assert notes(player) == [(0, 960)]
