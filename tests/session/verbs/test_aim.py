"""What the next answer goes by, and where it writes: said before it is asked for."""

from dataclasses import replace
from functools import partial

import pytest

from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, Author, Note, Voice
from sketchpad.session.verbs.aim import Source
from sketchpad.session.verbs.settings import Settings

pytestmark = pytest.mark.usefixtures("song_to_blend")

SETTINGS = Settings(model="lookback_rnn", bars=2, seed=5)
LOOKBACK = SYSTEMS["lookback_rnn"]


@pytest.fixture
def aim(session):
    def now(settings=SETTINGS, system=LOOKBACK):
        return session.aiming.aim(settings, system)

    return now


def test_it_says_what_the_primer_is_and_where_it_ends(session, aim, twinkle):
    session.document.load(Bars.of())
    assert (aim().source, aim().start, aim().end) == (Source.NOTHING, 0, 2 * TICKS_PER_BAR)
    session.document.load(twinkle)
    assert (aim().source, aim().start, aim().end) == (Source.SONG, 2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
    session.playback.seek(TICKS_PER_QUARTER)
    assert (aim().source, aim().start, aim().end) == (Source.BEFORE, TICKS_PER_QUARTER, 3 * TICKS_PER_BAR)
    session.playback.seek(2 * TICKS_PER_BAR)
    assert aim().source is Source.SONG, "nothing is left out"
    session.document.select(list(twinkle)[:7])
    assert (aim().source, aim().start) == (Source.SELECTION, TICKS_PER_BAR)


def test_it_counts_the_notes_of_the_person_that_an_answer_takes_the_place_of(session, qtbot, aim, twinkle):
    model = Note(TICKS_PER_BAR, 70, 240, author=Author.MODEL)
    bass = Note(TICKS_PER_BAR, 40, 240, voice=Voice.BASS)
    locked = Note(TICKS_PER_BAR + 240, 72, 240, locked=True)
    session.document.load(twinkle.edited(added=[model, bass, locked]))
    assert aim().replaced == 0
    session.document.select(list(twinkle)[:7])
    expected = aim()
    assert expected.replaced == 7
    before = session.document.bars
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(SETTINGS)
    gone = set(before) - set(session.document.bars)
    assert gone == set(list(twinkle)[7:]) | {model}
    assert aim() == replace(expected, source=Source.SHOWN), "of the song as it was"


def test_where_a_bass_is_gone_on_with_it_counts_the_notes_of_the_bass(session, qtbot, aim, twinkle):
    bass = [replace(note, pitch=note.pitch - 24, voice=Voice.BASS) for note in twinkle]
    session.document.load(twinkle.edited(added=bass))
    session.document.select(bass[:7])
    assert aim().replaced == 7
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(SETTINGS)
    assert set(twinkle) <= set(session.document.bars), "the melody is left alone"
    assert not set(bass[7:]) & set(session.document.bars)


def test_voices_that_are_left_alone_are_not_counted(session, aim, twinkle):
    session.document.load(twinkle)
    polyphony = SYSTEMS["polyphony_rnn"]
    assert aim(Settings("polyphony_rnn", verb=Verb.HARMONISE), polyphony).replaced == 0
    vary = Settings("music_vae_melody", verb=Verb.VARY)
    assert aim(vary, SYSTEMS["music_vae_melody"]).replaced == len(twinkle)


def test_of_what_is_written_in_place_it_says_which_bars_and_voices(session, qtbot, aim, twinkle):
    bass = [replace(note, pitch=note.pitch - 24, voice=Voice.BASS) for note in twinkle]
    session.document.load(twinkle.edited(added=bass))
    session.playback.seek(TICKS_PER_QUARTER)
    trio, melody = (
        partial(aim, Settings(name, verb=Verb.VARY), SYSTEMS[name]) for name in ("music_vae_trio", "music_vae_melody")
    )
    assert (trio().source, trio().end, trio().replaced) == (Source.SONG, 2 * TICKS_PER_BAR, 28)
    assert not trio().only
    session.document.select(bass[:2])
    for of_bass in (trio(), melody()):
        assert (of_bass.source, of_bass.start, of_bass.end) == (Source.BARS, 0, TICKS_PER_BAR)
        assert (of_bass.only, of_bass.replaced) == ({Voice.BASS}, 7)
    expected, before = trio(), session.document.bars
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(Settings("music_vae_trio", verb=Verb.VARY))
    assert set(before) - set(session.document.bars) == set(bass[:7])
    assert trio() == replace(expected, source=Source.SHOWN)


def test_what_was_continued_in_part_is_varied_as_the_song_says(session, qtbot, aim, twinkle):
    vary = Settings("music_vae_melody", verb=Verb.VARY), SYSTEMS["music_vae_melody"]
    session.document.load(twinkle)
    session.playback.seek(TICKS_PER_QUARTER)
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(SETTINGS)
    assert aim().source is Source.SHOWN
    assert (aim(*vary).source, aim(*vary).replaced) == (Source.SONG, len(twinkle))


def test_notes_between_sixteenths_are_counted_but_not_those_that_were_played_a_little_late(session, aim, twinkle):
    triplets = [Note(160 * place, 60, 160) for place in range(6)]
    session.document.load(Bars.of(triplets))
    assert aim().between == 4
    session.document.load(Bars.of(replace(note, start=note.start + 20) for note in twinkle))
    assert aim().between == 0
    session.document.load(twinkle.edited(added=[Note(60, 36, 60, voice=Voice.DRUMS)]))
    assert aim().between == 0, "a voice that a melody model does not hear"


def test_what_cannot_be_asked_says_why(session, aim):
    session.document.load(Bars.of())
    with pytest.raises(InputError, match="nothing to vary"):
        aim(Settings("music_vae_melody", verb=Verb.VARY), SYSTEMS["music_vae_melody"])


def test_a_playhead_that_is_put_elsewhere_is_told_and_one_that_moves_is_not(session, qtbot, twinkle):
    session.document.load(twinkle)
    with qtbot.waitSignal(session.aiming.playhead_changed):
        session.playback.seek(TICKS_PER_BAR)
    with qtbot.assertNotEmitted(session.aiming.playhead_changed):
        session.playback.seek(TICKS_PER_BAR)


def over_the_line(twinkle, ticks=5):
    """The tune with its last note held a little longer than to the bar line."""
    *others, last = twinkle
    return Bars.of([*others, replace(last, length=last.length + ticks)])


def test_a_last_note_held_a_little_over_the_bar_line_does_not_shift_the_answer(session, aim, twinkle):
    vary, harmonise = Settings("music_vae_melody", verb=Verb.VARY), Settings("polyphony_rnn", verb=Verb.HARMONISE)
    places = []
    for song in (twinkle, over_the_line(twinkle)):
        session.document.load(song)
        found = [aim(SETTINGS), aim(vary, SYSTEMS["music_vae_melody"]), aim(harmonise, SYSTEMS["polyphony_rnn"])]
        session.document.select(song)
        found += [aim(SETTINGS), aim(vary, SYSTEMS["music_vae_melody"])]
        places.append([(each.start, each.end, each.replaced) for each in found])
    assert places[0] == places[1]


def test_what_is_played_a_little_before_the_playhead_is_not_before_it(session, aim, twinkle):
    early = Note(2 * TICKS_PER_BAR - 5, 60, 480)
    session.document.load(twinkle.edited(added=[early]))
    session.playback.seek(2 * TICKS_PER_BAR)
    assert (aim().source, aim().start, aim().replaced) == (Source.BEFORE, 2 * TICKS_PER_BAR, 1)


def test_in_place_a_note_a_little_before_the_bar_line_is_of_the_bar_that_it_begins(session, aim, twinkle):
    early = Note(2 * TICKS_PER_BAR - 5, 60, 480)
    session.document.load(twinkle.edited(added=[early]))
    session.document.select([early])
    vary = Settings("music_vae_melody", verb=Verb.VARY)
    found = aim(vary, SYSTEMS["music_vae_melody"])
    assert (found.start, found.end, found.replaced) == (2 * TICKS_PER_BAR, 3 * TICKS_PER_BAR, 1)
    session.document.select(list(twinkle)[-1:])
    found = aim(vary, SYSTEMS["music_vae_melody"])
    assert (found.start, found.end, found.replaced) == (TICKS_PER_BAR, 2 * TICKS_PER_BAR, len(twinkle) - 7)
