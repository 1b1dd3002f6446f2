"""The voice in hand beside the tools: one truth with the mixer and the roll."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.music.note import Author, Note, Voice
from sketchpad.ui import theme
from tests.ui.mouse import LEFT, NO, place


@pytest.fixture
def box(window):
    return window.transport.voice


def test_the_voice_is_chosen_beside_the_tools_or_in_the_mixer(window, document, box):
    strips = window.mixer.strips
    for voice in (Voice.BASS, Voice.DRUMS, Voice.HARMONY, Voice.MELODY):
        box.setFocus()
        while box.currentIndex() != int(voice):
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < voice else Qt.Key.Key_Up)
        assert window.roll.view.voice is voice
        assert [each for each in Voice if strips[each].name.isChecked()] == [voice]
    QTest.mouseClick(strips[Voice.BASS].name, LEFT)
    assert box.currentText() == "bass"
    QTest.mouseClick(window.roll.canvas, LEFT, NO, place(window, 1940, 67))
    assert Note(1920, 67, 240, voice=Voice.BASS) in document.bars


def test_it_is_seen_in_a_low_and_narrow_window_beside_the_tools(window, box, qtbot):
    window.resize(900, 560)
    qtbot.waitUntil(lambda: window.width() == 900)
    assert box.isVisible()
    assert window.transport.grid.isVisible()


def test_each_voice_stands_beside_its_note_in_light_and_dark(app, box):
    for look in (theme.LIGHT, theme.DARK):
        app.themes.use(look)
        for voice in Voice:
            picture = box.itemIcon(int(voice)).pixmap(16, 12).toImage()
            colours = {picture.pixelColor(x, y).name() for x in range(16) for y in range(12)}
            assert look.note(voice, Author.PERSON).name() in colours
