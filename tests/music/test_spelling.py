"""Pitches as musicians write them: spelled from the key, named in their language."""

import pytest

from sketchpad.music.key import KEYS
from sketchpad.music.pitch import pitch_name, pitch_of, said_pitch_of
from sketchpad.music.scale import SCALES, Scale
from sketchpad.music.spelling import spelling_of
from sketchpad.ui.languages import Translation


def spelled(tonic, name):
    return " ".join(spelling_of(Scale(tonic, name)))


@pytest.mark.parametrize(
    ("tonic", "name", "expected"),
    [
        (0, "major", "C C♯ D E♭ E F F♯ G G♯ A B♭ B"),
        (7, "major", "C C♯ D D♯ E F F♯ G G♯ A A♯ B"),
        (6, "major", "C C♯ D D♯ E E♯ F♯ G G♯ A A♯ B"),
        (5, "major", "C D♭ D E♭ E F G♭ G A♭ A B♭ B"),
        (1, "major", "C D♭ D E♭ E F G♭ G A♭ A B♭ B"),
        (9, "minor", "C C♯ D E♭ E F F♯ G G♯ A B♭ B"),
        (4, "minor", "C C♯ D D♯ E F F♯ G G♯ A A♯ B"),
        (2, "minor", "C C♯ D E♭ E F G♭ G A♭ A B♭ B"),
        (6, "harmonic minor", "C C♯ D D♯ E E♯ F♯ G G♯ A A♯ B"),
        (1, "melodic minor", "B♯ C♯ D D♯ E F F♯ G G♯ A A♯ B"),
        (3, "minor", "C D♭ D E♭ E F G♭ G A♭ A B♭ C♭"),
        (2, "dorian", "C C♯ D E♭ E F F♯ G G♯ A B♭ B"),
        (7, "mixolydian", "C C♯ D E♭ E F F♯ G G♯ A B♭ B"),
        (10, "lydian", "C D♭ D E♭ E F G♭ G A♭ A B♭ B"),
    ],
)
def test_pitches_are_spelled_from_the_signature_and_minor_has_its_raised_degrees(tonic, name, expected):
    assert spelled(tonic, name) == expected


@pytest.mark.parametrize("name", [name for name, steps in SCALES.items() if len(steps) == 7])
def test_each_letter_is_once_in_a_scale_of_seven(name):
    for tonic in range(12):
        scale = Scale(tonic, name)
        letters = {spelling_of(scale)[pitch][0] for pitch in scale.pitch_classes}
        # The raised seventh of G♯ minor would have two sharps.
        assert len(letters) == (6 if tonic == 8 and name in ("harmonic minor", "melodic minor") else 7), scale


def test_the_tonic_is_spelled_as_in_the_name_of_the_key():
    for key in KEYS:
        assert spelling_of(Scale.of_key(key))[key.tonic] == key.name.partition(" ")[0]


def test_every_name_is_that_of_its_pitch():
    for name in SCALES:
        for tonic in range(12):
            spelling = spelling_of(Scale(tonic, name))
            for pitch in range(128):
                if (text := pitch_name(pitch, spelling))[-2:] != "-2":
                    assert pitch_of(text) == pitch


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "C4 D♭4 D4 E♭4 E4 F4 F♯4 G4 A♭4 A4 B♭4 B4"),
        ("de", "C4 Des4 D4 Es4 E4 F4 Fis4 G4 As4 A4 B4 H4"),
        ("fr", "Do4 Ré♭4 Ré4 Mi♭4 Mi4 Fa4 Fa♯4 Sol4 La♭4 La4 Si♭4 Si4"),
    ],
)
def test_pitches_have_the_names_of_the_language_and_are_read_by_them(qapp, language, names):
    translation = Translation(language)
    try:
        assert " ".join(map(pitch_name, range(60, 72))) == names
        for key in KEYS:
            spelling = spelling_of(Scale.of_key(key))
            for pitch in range(12, 128):
                assert said_pitch_of(pitch_name(pitch, spelling)) == pitch
        assert (said_pitch_of("f#5"), said_pitch_of("Bb3"), said_pitch_of("60")) == (78, 58, 60)
    finally:
        translation.close()


def test_a_key_is_called_as_musicians_call_it(qapp):
    titles = {}
    for language in ("en", "de", "fr"):
        translation = Translation(language)
        titles[language] = [KEYS[place].title for place in (7, 10, 18, 23)]
        translation.close()
    assert titles == {
        "en": ["G major", "B♭ major", "F♯ minor", "B minor"],
        "de": ["G-Dur", "B-Dur", "fis-Moll", "h-Moll"],
        "fr": ["sol majeur", "si♭ majeur", "fa♯ mineur", "si mineur"],
    }
