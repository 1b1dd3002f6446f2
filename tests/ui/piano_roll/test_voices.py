"""Voices and authors are told apart by shape and hatch, also where there is no colour."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.music.bars import Bars
from sketchpad.music.general_midi import DRUM_NAMES
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.notes import Notes
from sketchpad.ui import theme
from sketchpad.ui.piano_roll.drum_map import KIT, paint_drum_names
from sketchpad.ui.piano_roll.geometry import Geometry, rows_in_view
from sketchpad.ui.piano_roll.note_paint import MOST_ROUNDED, NotePainter, Seen
from sketchpad.ui.piano_roll.reach import Reach
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from sketchpad.ui.takes.take_button import Caption, TakeButton

AREA = QRect(0, 0, 200, 160)
pytestmark = pytest.mark.usefixtures("qapp")

CLEARLY = 12
"""Pixels in which two pictures of one note differ."""


def painted(
    notes, look, row_height=16.0, in_hand=Voice.MELODY, bar_width=160.0, alone=False, detailed=True
) -> np.ndarray:
    """Grey levels of these notes on the roll."""
    geometry = Geometry(top=64.0, bar_width=bar_width, row_height=row_height)
    image = QImage(AREA.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(AREA, look.row)
    seen = Seen(geometry, AREA, AREA, look, Reach(in_hand, alone), detailed)
    NotePainter().paint(painter, seen, Bars.of(notes).columns, Notes.of().columns)
    painter.end()
    return grey(image)


def grey(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].astype(int)


def colourless(look):
    """The theme with all notes in one colour."""
    one = QColor(look.text)
    return replace(look, person=one, model=one, harmony=one, bass=one, drums=one)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("row_height", [16.0, 9.0])
def test_any_two_voices_and_authors_differ_without_colour(look, row_height):
    pictures = {
        (voice, author): painted([Note(480, 62, 480, 80, author, voice)], colourless(look), row_height, voice)
        for voice in Voice
        for author in Author
    }
    for one, other in combinations(pictures, 2):
        differ = np.abs(pictures[one] - pictures[other]) > 40
        assert differ.sum() >= CLEARLY, f"{one} looks like {other}"


def test_voices_differ_without_colour_in_a_crowd_of_short_notes_too():
    crowd = [Note(40_000 + n, 62, 60) for n in range(MOST_ROUNDED)]
    pictures = {
        voice: painted([*crowd, *(Note(240 * n, 62, 180, voice=voice) for n in range(8))], colourless(theme.LIGHT), 9.0)
        for voice in Voice
    }
    for one, other in combinations(pictures, 2):
        assert (np.abs(pictures[one] - pictures[other]) > 25).sum() >= CLEARLY, f"{one} looks like {other}"


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_voices_have_colours_of_their_own_that_are_seen_on_the_ground(look):
    colours = [look.note(voice, Author.PERSON) for voice in Voice]
    assert len({colour.name() for colour in colours}) == 4
    for voice in Voice:
        picture = painted([Note(480, 62, 480, voice=voice)], look, in_hand=voice)
        assert np.abs(picture - picture[0, 0]).max() > 60


def test_a_drum_is_struck_however_long_its_note_lasts():
    short, long = (painted([Note(480, 62, length, voice=Voice.DRUMS)], theme.LIGHT) for length in (60, 1440))
    assert np.array_equal(short, long)


def test_many_drums_are_ticks_not_sustained_notes():
    hats = [Note(240 * n, 62, 240, voice=Voice.DRUMS) for n in range(8)]
    crowd = [Note(40_000 + n, 62, 60) for n in range(MOST_ROUNDED)]
    row = painted(hats + crowd, theme.LIGHT, in_hand=Voice.DRUMS)[40]
    assert (row == row.max()).sum() > len(row) / 2


def test_pitches_are_ghosts_beside_drums_and_others_only_where_one_voice_is_to_be_alone():
    for voice, in_hand, alone in product(Voice, Voice, (False, True)):
        own, picture = (
            painted([Note(480, 62, 480, voice=voice)], theme.LIGHT, in_hand=hand, alone=alone)
            for hand in (voice, in_hand)
        )
        fainter = np.abs(picture - picture[0, 0]).sum() < 0.6 * np.abs(own - own[0, 0]).sum()
        assert fainter == (voice is not in_hand and (alone or in_hand is Voice.DRUMS))


def test_in_a_crowd_a_ghost_over_ghosts_is_no_darker_than_one():
    above, below = (Note(480, 62, 480, voice=voice) for voice in (Voice.MELODY, Voice.HARMONY))
    one, two = (painted(notes, theme.LIGHT, in_hand=Voice.DRUMS, detailed=False) for notes in ([above], [below, above]))
    assert np.array_equal(one, two)
    assert 10 < np.abs(one - one[0, 0]).max() < 150


def luminance(colour: QColor) -> float:
    """As WCAG has it."""
    parts = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return float([0.2126, 0.7152, 0.0722] @ np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4))


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("author", Author)
@pytest.mark.parametrize(("row_height", "bar_width"), [(16.0, 160.0), (5.0, 47.0), (5.0, 12.0)])
def test_a_drum_is_seen_beside_a_melody_also_on_low_rows(look, author, row_height, bar_width):
    kick = Note(480, 62, 120, author=author, voice=Voice.DRUMS)
    picture = painted([kick], look, row_height, bar_width=bar_width)
    ground = QColor.fromRgb(*[int(picture[0, 0])] * 3)
    seen = [[contrast(QColor.fromRgb(*[int(level)] * 3), ground) >= 3 for level in row] for row in picture]
    rows, columns = np.nonzero(seen)
    assert rows.max() - rows.min() >= 6
    assert columns.max() - columns.min() >= 3


@pytest.mark.parametrize("bar_width", [48.0, 80.0, 160.0])
def test_drums_on_every_eighth_are_told_apart(bar_width):
    hats = [Note(240 * n, 62, 120, voice=Voice.DRUMS) for n in range(8)]
    struck = np.flatnonzero(painted(hats, theme.LIGHT, 5.0, bar_width=bar_width)[12] < 200)
    assert (np.diff(struck) > 1).sum() == 7


@pytest.mark.parametrize("author", Author)
@pytest.mark.parametrize("voice", [Voice.MELODY, Voice.HARMONY, Voice.BASS])
@pytest.mark.parametrize("bar_width", [47.0, 80.0, 110.0, 160.0, 320.0])
def test_at_one_zoom_short_notes_have_the_shape_of_long_ones(author, voice, bar_width):
    """Of a sixteenth and a bar, the left half of the one is the beginning of the other."""
    half = int(bar_width / 32)
    short, long = (
        painted([Note(480, 62, length, author=author, voice=voice)], theme.LIGHT, in_hand=voice, bar_width=bar_width)
        for length in (120, 1920)
    )
    left = round(bar_width / 4)
    assert np.array_equal(short[:, left : left + half], long[:, left : left + half])


@pytest.mark.parametrize("voice", [Voice.MELODY, Voice.BASS])
def test_no_hatch_looks_like_notes_that_are_repeated(voice):
    """Within a long note, no line goes straight down."""
    note = Note(0, 62, 1920, author=Author.MODEL, voice=voice)
    columns = painted([note], theme.LIGHT, in_hand=voice)[35:45, 20:120]
    assert (columns.min(axis=0) < columns.max(axis=0)).all()


def test_the_voice_in_hand_lies_in_front():
    here = [Note(0, 62, 960, voice=voice) for voice in (Voice.MELODY, Voice.HARMONY, Voice.BASS)]
    for note in here:
        alone, together = (painted(notes, theme.LIGHT, in_hand=note.voice) for notes in ([note], here))
        # Its edges are half-transparent, so that what lies behind shines through there.
        assert np.array_equal(alone[36:45, 20:60], together[36:45, 20:60])


def test_the_drum_map_names_every_row_that_a_model_writes():
    assert set(DRUM_NAMES) >= KIT
    assert len(set(DRUM_NAMES.values())) == len(DRUM_NAMES)
    geometry, area = Geometry(top=52.0, row_height=16.0), QRect(0, 0, 64, 319)
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_drum_names(painter, geometry, area, theme.LIGHT)
    painter.end()
    levels = grey(image)
    for pitch, top, height in rows_in_view(geometry, area.height()):
        has_text = levels[top + 2 : top + height - 2, 4:60].min() < 160
        assert has_text == (pitch in DRUM_NAMES)


def test_names_are_left_out_where_rows_are_too_low():
    geometry, area = Geometry(top=52.0, row_height=6.0), QRect(0, 0, 64, 120)
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_drum_names(painter, geometry, area, theme.LIGHT)
    painter.end()
    assert grey(image)[:, 4:60].min() > 160


def test_pressing_drums_shows_their_names_high_enough_and_the_keys_come_back(window):
    canvas, view = window.roll.canvas, window.roll.view

    def keys():
        return grey(canvas.grab(QRect(0, 0, 60, canvas.height())).toImage())

    before = keys()
    window.mixer.strips[Voice.DRUMS].name.click()
    assert view.geometry.row_height >= 15
    assert view.geometry.y(max(KIT)) >= 0
    assert view.geometry.y(min(KIT) - 1) <= view.size.height() + 1
    assert not np.array_equal(keys(), before)
    window.mixer.strips[Voice.MELODY].name.click()
    assert keys().min() < 90


def test_the_velocity_lane_shows_who_wrote_a_note_and_only_what_is_within_reach(window, document):
    def lane():
        return grey(window.roll.velocity_lane.grab().toImage())

    document.load(Bars.of([Note(480, 60, 480)]))
    person = lane()
    document.load(Bars.of([Note(480, 60, 480, author=Author.MODEL)]))
    assert (np.abs(person - lane()) > 40).sum() >= 4
    document.load(Bars.of([Note(480, 60, 480, voice=Voice.DRUMS)]))
    without = lane()
    document.load(Bars.of())
    assert np.array_equal(without, lane())


def test_stems_that_a_hand_in_the_lane_does_not_change_are_faint(window, document):
    def ink():
        levels = grey(window.roll.velocity_lane.grab(QRect(KEYS_WIDTH, 0, 300, 64)).toImage())
        return np.abs(levels - levels[0, 0]).sum()

    chord, later = Note(480, 64, 480, voice=Voice.HARMONY), Note(40 * 1920, 60, 480)
    document.load(Bars.of([chord, later]))
    faint = ink()
    window.roll.view.set_voice(Voice.HARMONY)
    assert faint < 0.6 * ink()
    document.select([later])
    assert ink() == faint


def test_a_takes_picture_shows_who_wrote_it_without_colour(app):
    app.themes.current = colourless(theme.LIGHT)
    pictures = [
        grey(TakeButton(Caption("take 1"), Bars.of([Note(0, 60, 960, author=author)]), app.themes).grab().toImage())
        for author in Author
    ]
    assert (np.abs(pictures[0] - pictures[1]) > 40).sum() >= CLEARLY
