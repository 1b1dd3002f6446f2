"""Tracks of a MIDI file find their voices, and lose no note on the way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Note, Voice
from sketchpad.music.notes import columns_of
from sketchpad.music.tracks import Parts, Track, in_voices, mix_of

BAR = 1920
notes = st.builds(Note, st.integers(0, 20_000), st.integers(0, 127), st.integers(1, 4000), st.integers(1, 127))
scores = st.lists(notes, max_size=12)
names = st.one_of(
    st.sampled_from(["", "Piano", "Melody", "Harmony", "Bass", "Drums", "Lead guitar", "LH", "Strings", "Vocals 2"]),
    st.text(max_size=12),
)


def track(name: str, score: list[Note], program: int = 0, is_drum: bool = False, volume: int = 100) -> Track:
    rows = columns_of(score)
    return Track(name, program, is_drum, volume, rows, rows["length"])


instruments = st.builds(track, names, scores, st.integers(0, 127), st.booleans(), st.integers(0, 127))


def line(*pitches: int, beat: int = 480, length: int | None = None) -> list[Note]:
    """Notes one after another."""
    return [Note(beat * at, pitch, length or beat) for at, pitch in enumerate(pitches)]


def chords(*roots: int) -> list[Note]:
    """A chord for each bar."""
    return [Note(BAR * bar, root + above, BAR) for bar, root in enumerate(roots) for above in (0, 4, 7)]


TUNE, CHORDS, LOW = line(72, 74, 76, 79, 77, 76, 74, 72), chords(52, 50), line(36, 31, 33, 29, beat=960)


def voices(*tracks: Track) -> list[Voice]:
    """The voice of each track, none of which is taken apart."""
    parts, _ = in_voices(tracks)
    assert [len(part.rows) for part, _ in parts] == [len(each.rows) for each in tracks]
    return [voice for _, voice in parts]


def content(parts: Parts, *wanted: Voice) -> Counter[tuple[int, ...]]:
    return Counter(row[:4] for part, voice in parts if voice in (wanted or Voice) for row in part.rows.tolist())


@given(st.lists(instruments, max_size=6))
def test_every_note_is_in_one_voice(tracks):
    parts, told = in_voices(tracks)
    assert content(parts) == sum((content([(each, Voice.MELODY)]) for each in tracks), Counter())
    assert all(len(part.rows) for part, _ in parts)
    assert all(voice is Voice.DRUMS for part, voice in parts if part.is_drum)
    assert all("{" not in text for text in told if not any("{" in each.name for each in tracks))
    for voice in Voice:
        sounds = {(part.program, part.volume) for part, of in parts if of is voice}
        strip = mix_of(parts)[voice]
        assert not sounds or strip.volume in {volume for _, volume in sounds}
        assert sounds or strip == DEFAULT_MIX[voice]


@given(st.lists(st.builds(track, st.just(""), scores.filter(len), st.integers(40, 127)), min_size=1, max_size=5))
def test_where_no_name_says_otherwise_there_is_a_melody(tracks):
    parts, _ = in_voices(tracks)
    assert content(parts, Voice.MELODY)


@pytest.mark.parametrize(
    "melody",
    [
        "Vocals",
        "vocal 2",
        "LEAD",
        "Lead guitar",
        "Tune",
        "RH",
        "Right hand",
        "Piano right",
        "Solo",
        "Gesang",
        "Mélodie",
        "Melodía",
        "Canto",
        "main droite",
    ],
)
@pytest.mark.parametrize(
    "harmony",
    [
        "Chords",
        "Warm pad",
        "Strings",
        "Left",
        "LH",
        "linke Hand",
        "Akkorde",
        "Backing vocals",
        "Rhythm guitar",
        "Accords",
    ],
)
def test_names_that_musicians_give_come_first(melody, harmony):
    assert voices(track(harmony, TUNE), track(melody, CHORDS)) == [Voice.HARMONY, Voice.MELODY]


@pytest.mark.parametrize("name", ["Bass", "E-Bass", "Slap bass 1", "Contrebasse", "Kontrabass", "basso"])
def test_basses_are_known_by_name_or_program(name):
    assert voices(track("", TUNE), track(name, LOW)) == [Voice.MELODY, Voice.BASS]
    assert voices(track("", TUNE), track("Moog", LOW, 38)) == [Voice.MELODY, Voice.BASS]
    assert voices(track(name, LOW)) == voices(track("Moog", LOW, 38)) == [Voice.BASS]


@pytest.mark.parametrize("name", ["Bassoon", "Harmonica", "Accordion", "Trombone", "Guitar left", "Titus Leadbetter"])
def test_words_are_whole_words(name):
    assert voices(track("", LOW), track(name, CHORDS), track("", TUNE)) == [Voice.BASS, Voice.HARMONY, Voice.MELODY]


def test_without_names_the_highest_line_is_the_melody_and_one_far_below_all_the_bass():
    assert voices(track("", LOW), track("", CHORDS), track("", TUNE)) == [Voice.BASS, Voice.HARMONY, Voice.MELODY]
    above = line(64, 65, 67, 65, 64, 62, 64, 60)
    assert voices(track("", above), track("", TUNE)) == [Voice.HARMONY, Voice.MELODY]
    known = track("Bass", line(43, 45))
    assert voices(track("", LOW), known, track("", TUNE)) == [Voice.HARMONY, Voice.BASS, Voice.MELODY]
    assert voices(track("", chords(90, 91)), track("", TUNE)) == [Voice.HARMONY, Voice.MELODY]


def test_tracks_without_notes_count_for_nothing():
    parts, told = in_voices([track("Vocals", []), track("", TUNE, 40), track("Bass", [], 33), track("", LOW)])
    assert [(part.program, voice) for part, voice in parts] == [(40, Voice.MELODY), (0, Voice.BASS)]
    assert not told


@pytest.mark.parametrize("name", ["", "Piano", "Strings", "Left", "Violin"])
@pytest.mark.parametrize("score", [TUNE, LOW, line(60, 62, 64, 65, length=520), [*TUNE, Note(0, 60, 480)]])
def test_a_line_that_is_alone_is_the_melody(name, score):
    assert voices(track(name, score)) == [Voice.MELODY]
    assert voices(track("", line(36, 38), is_drum=True), track(name, score)) == [Voice.DRUMS, Voice.MELODY]


def test_a_part_of_our_own_stays_what_it_was():
    for voice in (Voice.MELODY, Voice.HARMONY, Voice.BASS):
        for score in (TUNE, CHORDS, LOW):
            assert voices(track(voice.name.capitalize(), score)) == [voice]


def taken_apart(score: list[Note]) -> tuple[list[int], list[int]]:
    """The pitches of the line, and of what accompanies it."""
    parts, _ = in_voices([track("", score)])
    line, rest = (
        [row[1] for part, voice in parts if voice is each for row in part.rows.tolist()]
        for each in (Voice.MELODY, Voice.HARMONY)
    )
    return line, rest


def test_hands_that_share_a_track_are_told_apart():
    tune = [note.pitch for note in TUNE]
    assert taken_apart([*TUNE, *CHORDS]) == (tune, [52, 56, 59, 50, 54, 57])
    broken = line(48, 55, 52, 55, 48, 55, 52, 55, beat=240)
    with_rest = [*broken, Note(0, 72, 480), Note(960, 74, 960)]
    assert taken_apart(with_rest) == ([72, 74], [note.pitch for note in broken])
    legato = [*line(79, 77, 76, 74, length=530), *CHORDS]
    assert taken_apart(legato)[0] == [79, 77, 76, 74]
    rolled = [Note(at * BAR + 9 * each, pitch, BAR - 100) for at in range(2) for each, pitch in enumerate((60, 64, 67))]
    assert taken_apart(rolled) == ([67, 67], [60, 64, 60, 64])


def test_a_hand_that_goes_on_alone_has_the_line_after_a_bar():
    alone = [Note(480 * at, 50, 400) for at in range(12)]
    chord = [Note(0, 60, 480), Note(0, 64, 480), Note(0, 76, 480)]
    found, _ = taken_apart([*chord, *alone])
    assert found == [76, *[50] * 7]


def test_a_bass_note_before_the_first_of_the_tune_accompanies_as_it_does_later():
    waltz = [
        note
        for bar in range(2)
        for note in (
            Note(BAR * bar, 36, 240),
            Note(BAR * bar + 240, 43, 240),
            *(Note(BAR * bar + 480, pitch, 960) for pitch in (60, 64, 67)),
        )
    ]
    assert taken_apart(waltz) == ([67, 67], [36, 43, 60, 64, 36, 43, 60, 64])
    tune_with_pickup = [Note(0, 60, 480), Note(480, 72, 480), Note(480, 48, 480), Note(480, 55, 480)]
    assert taken_apart(tune_with_pickup)[0] == [60, 72], "what leaps by an octave is the tune's"
    low_at_first = [Note(0, 40, BAR), *(Note(BAR, pitch, BAR) for pitch in (60, 64, 67))]
    assert taken_apart(low_at_first)[0] == [40, 67], "what is alone for a bar is the tune"


def test_only_where_there_is_no_line_is_a_track_taken_apart():
    high = chords(64, 65)
    parts, told = in_voices([track("Organ", CHORDS), track("Piano", high), track("Bass", LOW)])
    assert content(parts, Voice.MELODY) == content([(track("", [high[2], high[5]]), Voice.MELODY)])
    assert "the track Piano" in told[0]
    assert told[1] == "2 tracks share the voice harmony, with the sound of Grand piano: Organ, Piano"


def test_a_voice_sounds_as_what_is_heard_most_of_it():
    short = [Note(0, 60, 240), Note(0, 64, 240)]
    parts, _ = in_voices([track("", TUNE), track("Pad", short, 89), track("Chords", CHORDS, 19, volume=70)])
    assert (mix_of(parts)[Voice.HARMONY].program, mix_of(parts)[Voice.HARMONY].volume) == (19, 70)
    silent = [track("", TUNE), track("Pad", CHORDS, 89, volume=0), track("Chords", short, 19, volume=70)]
    assert mix_of(in_voices(silent)[0])[Voice.HARMONY].program == 19


def test_of_very_many_tracks_the_first_are_named():
    _, (told,) = in_voices([track("", TUNE), *(track(f"Pad {number}", CHORDS) for number in range(100))])
    assert told.startswith("100 tracks share the voice harmony")
    assert told.endswith("Pad 6, Pad 7, …")
