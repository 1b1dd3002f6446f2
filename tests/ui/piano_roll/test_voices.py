"""Voices and authors are told apart by shape and hatch, also where there is no colour."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.notes import Notes
from sketchpad.ui import theme
from sketchpad.ui.general_midi import DRUM_NAMES
from sketchpad.ui.piano_roll.drum_map import KIT, on_same_map, paint_drum_names
from sketchpad.ui.piano_roll.geometry import Geometry, rows_in_view
from sketchpad.ui.piano_roll.note_paint import MOST_ROUNDED, NotePainter, Seen
from sketchpad.ui.piano_roll.reach import Reach
from sketchpad.ui.takes.take_button import Caption, TakeButton

AREA = QRect(0, 0, 200, 160)
pytestmark = pytest.mark.usefixtures("qapp")

CLEARLY = 12
"""Pixels in which two pictures of one note differ."""


def painted(notes, look, row_height=16.0, in_hand=Voice.MELODY) -> np.ndarray:
    """Grey levels of these notes on the roll."""
    geometry = Geometry(top=64.0, bar_width=160.0, row_height=row_height)
    image = QImage(AREA.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(AREA, look.row)
    seen = Seen(geometry, AREA, look, Reach(in_hand))
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


def test_drums_are_ghosts_beside_pitches_and_pitches_beside_drums():
    for voice in Voice:
        strengths = {}
        for in_hand in Voice:
            picture = painted([Note(480, 62, 480, voice=voice)], theme.LIGHT, in_hand=in_hand)
            strengths[in_hand] = int(np.abs(picture - picture[0, 0]).sum())
        for in_hand, strength in strengths.items():
            assert (strength < 0.6 * strengths[voice]) != on_same_map(voice, in_hand)


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


def test_a_takes_picture_shows_who_wrote_it_without_colour(app):
    app.themes.current = colourless(theme.LIGHT)
    pictures = [
        grey(TakeButton(Caption("take 1"), Bars.of([Note(0, 60, 960, author=author)]), app.themes).grab().toImage())
        for author in Author
    ]
    assert (np.abs(pictures[0] - pictures[1]) > 40).sum() >= CLEARLY
