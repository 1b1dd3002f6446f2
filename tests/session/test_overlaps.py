"""What comes takes the place of other notes of its pitch and voice, and gives it back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.overlaps import SHORTEST, count_together
from sketchpad.music.scale import Scale
from sketchpad.session import edits
from sketchpad.session.document import Document, Selecting

crowded = st.lists(
    st.builds(
        Note,
        start=st.integers(0, 40).map(lambda step: 48 * step),
        pitch=st.sampled_from([60, 61, 62]),
        length=st.integers(1, 30).map(lambda steps: 24 * steps),
        author=st.sampled_from(Author),
        voice=st.sampled_from([Voice.MELODY, Voice.BASS, Voice.DRUMS]),
    ),
    max_size=10,
)


def lane(note):
    return note.voice, note.pitch


def overlapping(notes):
    """Pairs of notes that sound at a time in one voice, at one pitch."""
    in_order = sorted(notes, key=lambda note: (lane(note), note.start))
    return [
        (one, other)
        for place, one in enumerate(in_order)
        for other in in_order[place + 1 :]
        if lane(one) == lane(other) and other.start < one.end
    ]


def some(notes, draw):
    """Any of the notes."""
    chosen = draw(st.integers(0, 2 ** len(notes) - 1))
    return [note for place, note in enumerate(notes) if chosen >> place & 1]


CHANGES = [
    lambda notes, draw: edits.move(notes, draw(st.integers(-600, 600)), draw(st.integers(-2, 2))),
    lambda notes, draw: edits.copy(notes, draw(st.integers(-600, 600)), draw(st.integers(-2, 2))),
    lambda notes, draw: edits.paste(notes, draw(st.integers(0, 600))),
    lambda notes, draw: edits.resize(notes, draw(st.integers(-600, 600))),
    lambda notes, draw: edits.resize_start(notes, draw(st.integers(-600, 600))),
    lambda notes, draw: edits.quantise(notes, draw(st.sampled_from([60, 80, 480]))),
    lambda notes, draw: edits.transpose_in_scale(notes, draw(st.integers(-1, 1)), Scale(0).pitch_classes),
    lambda notes, draw: edits.duplicate(notes),
    lambda notes, draw: edits.give_to(notes, draw(st.sampled_from(Voice))),
    lambda notes, draw: edits.add_velocity(notes, draw(st.integers(-9, 9))),
    lambda notes, draw: edits.draw(draw(crowded.filter(bool))[0]),
]


@given(st.data(), crowded)
def test_no_edit_brings_more_notes_together_than_there_were(qapp, data, song):
    document = Document(Bars.of(song))
    songs, (together, _) = [document.bars], count_together(document.bars.columns)
    document.select(some(document.bars, data.draw))
    for _ in range(data.draw(st.integers(1, 5))):
        if data.draw(st.booleans()):
            document.select(some(document.bars, data.draw))
        change = data.draw(st.sampled_from(CHANGES))
        selecting = data.draw(st.sampled_from(Selecting))
        document.lay("Edit", change(document.selection, data.draw), selecting=selecting)
        assert count_together(document.bars.columns)[0] <= together
        assert all(note.length > 0 for note in document.bars)
        assert not document.selection.minus(document.bars)
        del songs[document.undo_stack.count() :]
        songs += [document.bars] * (document.undo_stack.count() + 1 - len(songs))
    for step in [*range(len(songs) - 1, -1, -1), *range(len(songs))]:
        document.undo_stack.setIndex(step)
        assert document.bars == songs[step]


@given(crowded)
def test_notes_that_begin_while_another_sounds_are_counted(song):
    in_order = sorted(song, key=lambda note: (lane(note), note.start))
    together = [
        other
        for place, other in enumerate(in_order)
        if any(lane(one) == lane(other) and other.start < one.end for one in in_order[:place])
    ]
    begun = [(lane(note), note.start) for note in song]
    assert count_together(Bars.of(song).columns).tolist() == [len(together), len(begun) - len(set(begun))]


@given(st.data(), crowded)
def test_in_a_song_without_overlaps_there_never_are_any(qapp, data, song):
    document = Document()
    for note in song:
        document.lay("Draw", edits.draw(note))
        assert note in document.bars
        assert not overlapping(document.bars)
    for _ in range(data.draw(st.integers(1, 5))):
        if data.draw(st.booleans()):
            document.select(some(document.bars, data.draw))
        document.lay("Edit", data.draw(st.sampled_from(CHANGES))(document.selection, data.draw))
        assert not overlapping(document.bars)


@given(st.data(), crowded, crowded)
def test_notes_that_are_led_on_give_back_all_that_they_covered(qapp, data, song, led):
    led = [note for n, note in enumerate(led) if not overlapping([*led[:n], note])]
    song = [note for n, note in enumerate(song) if not overlapping([*song[:n], *led, note])]
    document = Document(Bars.of([*song, *led]))
    document.select(led)
    for _ in range(data.draw(st.integers(1, 5))):
        ticks, semitones = data.draw(st.integers(0, 400)), data.draw(st.integers(-1, 1))
        document.lay("Move", edits.move(document.selection, ticks, semitones))
        assert len(document.selection) == len(led)
        assert not overlapping(document.bars)
    document.lay("Far away", edits.move(document.selection, 8 * TICKS_PER_BAR))
    assert document.bars.between(0, 4 * TICKS_PER_BAR) == Bars.of(song)


@given(crowded)
def test_a_note_ends_where_another_is_drawn_upon_it_and_goes_where_its_beginning_is(qapp, song):
    song = [note for n, note in enumerate(song) if not overlapping([*song[:n], note])]
    document, drawn = Document(Bars.of(song)), Note(960, 60, 480)
    document.lay("Draw", edits.draw(drawn))
    expected = [drawn]
    for note in song:
        if not overlapping([note, drawn]):
            left = note
        elif note.start < drawn.start:
            left = replace(note, length=drawn.start - note.start)
        else:
            continue
        if left == note or left.length >= SHORTEST:
            expected.append(left)
    assert list(document.bars) == sorted(expected)


def only(document):
    return [(note.start, note.end) for note in document.bars]


def test_what_a_hand_lengthens_takes_from_the_next_note_and_gives_it_back(qapp):
    document = Document(Bars.of([Note(0, 60, 480), Note(480, 60, 480), Note(0, 61, 2000)]))
    document.select([Note(0, 60, 480)])
    document.lay("Longer", edits.resize(document.selection, 120))
    assert only(document) == [(0, 600), (0, 2000)]
    document.lay("Shorter", edits.resize(document.selection, -360))
    assert only(document) == [(0, 240), (0, 2000), (480, 960)]


def test_repeated_notes_that_are_lengthened_together_end_where_the_next_begins(qapp):
    repeated = [Note(240 * n, 60, 240) for n in range(4)]
    document = Document(Bars.of(repeated))
    document.select(repeated)
    document.lay("Longer", edits.resize(document.selection, 120))
    assert only(document) == [(0, 240), (240, 480), (480, 720), (720, 1080)]
    assert len(document.selection) == 4
    document.lay("Earlier", edits.resize_start(document.selection, -60))
    assert only(document) == [(0, 180), (180, 420), (420, 660), (660, 1080)]


def test_a_note_that_is_pasted_upon_itself_is_there_once_and_selected(qapp):
    note = Note(480, 60, 240)
    document = Document(Bars.of([note]))
    document.lay("Paste", edits.paste([note], 0))
    assert list(document.bars) == list(document.selection) == [note]


def test_what_was_left_and_is_chosen_since_is_nothing_to_be_given_back(qapp):
    document = Document(Bars.of([Note(0, 60, 480), Note(480, 60, 480)]))
    document.select([Note(0, 60, 480)])
    document.lay("Longer", edits.resize(document.selection, 120))
    document.lay("Quantise", edits.quantise(document.bars, 480))
    assert only(document) == [(0, 480), (480, 960)]


def test_louder_notes_of_a_file_that_overlap_stay_as_long_as_they_are(qapp):
    song = [Note(0, 60, 480), Note(240, 60, 480)]
    document = Document(Bars.of(song))
    document.select(song)
    document.lay("Louder", edits.add_velocity(document.selection, 9))
    assert only(document) == [(0, 480), (240, 720)]
    document.select(list(document.bars)[1:])
    document.lay("Later", edits.move(document.selection, 60))
    assert only(document) == [(0, 300), (300, 780)]


def test_notes_of_a_file_that_overlap_move_on_together(qapp):
    document = Document(Bars.of([Note(0, 60, 480), Note(0, 60, 240), Note(240, 60, 480), Note(960, 60, 240)]))
    document.select(list(document.bars)[:3])
    document.lay("Later", edits.move(document.selection, 240))
    assert only(document) == [(240, 480), (240, 720), (480, 960), (960, 1200)]


@pytest.mark.parametrize("start", [480, 500])
def test_a_note_without_a_drag_ends_where_the_next_one_begins(start):
    others = Bars.of([Note(0, 60, 480), Note(720, 60, 480), Note(600, 61, 480), Note(600, 60, 480, voice=Voice.BASS)])
    assert edits.until_next(Note(start, 60, 960), others) == Note(start, 60, 720 - start)
    assert edits.until_next(Note(start, 60, 120), others) == Note(start, 60, 120)
    assert edits.until_next(Note(700, 60, 480), others) == Note(700, 60, 480), "it would be no note"


def test_an_edit_takes_nothing_of_other_pitches_and_voices():
    new, same = Note(480, 60, 240), Note(480, 60, 240, 100, Author.MODEL)
    others = [Note(481, 61, 240), Note(480, 60, 240, voice=Voice.HARMONY)]
    assert set(edits.over(edits.draw(new), Bars.of([same, *others])).edit.removed) == {same}
