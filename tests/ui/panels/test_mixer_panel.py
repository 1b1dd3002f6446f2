"""A line of the mixer for each voice: what it shows is what sounds."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from sketchpad.music.bars import Bars
from sketchpad.music.general_midi import DRUM_KITS, PROGRAM_NAMES
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import TICKS_PER_STEP, Note, Voice
from sketchpad.ui.app import App
from sketchpad.ui.languages import LANGUAGES
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def strips(window):
    return window.mixer.strips


@pytest.fixture
def mixer(app):
    return app.session.mixer


def choose(box, data) -> None:
    """As a hand does."""
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_there_is_a_name_for_each_of_general_midis_programs():
    assert len(PROGRAM_NAMES) == len(set(PROGRAM_NAMES)) == 128
    assert (PROGRAM_NAMES[0], PROGRAM_NAMES[33], PROGRAM_NAMES[48]) == ("Grand piano", "Fingered bass", "Strings 1")


@pytest.mark.parametrize("voice", Voice)
def test_a_line_changes_its_voice_and_no_other(strips, mixer, voice):
    program = 25 if voice is Voice.DRUMS else 19
    strips[voice].volume.setValue(40)
    choose(strips[voice].program, program)
    QTest.mouseClick(strips[voice].mute, LEFT)
    QTest.mouseClick(strips[voice].solo, LEFT)
    assert mixer.mix == DEFAULT_MIX.changed(voice, program=program, volume=40, muted=True, soloed=True)


def test_drums_choose_among_kits_the_others_among_programs(strips):
    assert strips[Voice.DRUMS].program.count() == len(DRUM_KITS)
    assert all(strips[voice].program.count() == 128 for voice in Voice if voice is not Voice.DRUMS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("qapp")
def test_every_sound_has_room_for_its_name(random_models, qtbot, language):
    first = App(random_models)
    first.session.preferences.choose(language=language)
    first.close()
    app = App(random_models)
    app.window.resize(app.window.minimumSize())
    with qtbot.waitExposed(app.window):
        app.window.show()
    cut: list[str] = []
    for strip in app.window.mixer.strips.values():
        box, option = strip.program, QStyleOptionComboBox()
        box.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(kind, option, part, box).width()
        names = [box.itemText(index) for index in range(box.count())]
        cut += [name for name in names if box.fontMetrics().horizontalAdvance(name) + 2 > room]
        cut += [strip.name.text()] * (strip.name.width() < strip.name.sizeHint().width())
    app.close()
    assert cut == []


def test_another_songs_mix_is_shown_and_not_changed_by_it(strips, mixer):
    mix = DEFAULT_MIX.changed(Voice.BASS, program=38, volume=7, muted=True).changed(Voice.MELODY, soloed=True)
    mixer.use(mix)
    assert mixer.mix == mix
    bass, melody = strips[Voice.BASS], strips[Voice.MELODY]
    assert (bass.program.currentText(), bass.volume.value()) == ("Synth bass 1", 7)
    assert (bass.mute.isChecked(), bass.solo.isChecked(), melody.solo.isChecked()) == (True, False, True)


def test_every_control_has_a_name_of_its_own_a_tip_and_a_place_in_the_tab_order(strips):
    controls = [
        widget
        for strip in strips.values()
        for widget in (strip.name, strip.program, strip.volume, strip.mute, strip.solo)
    ]
    assert len({widget.accessibleName() for widget in controls}) == len(controls) == 20
    for widget, after in pairwise(controls):
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert next_in_tab_order(widget) is after


def next_in_tab_order(widget):
    following = widget.nextInFocusChain()
    while not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
        following = following.nextInFocusChain()
    return following


def test_what_is_drawn_belongs_to_the_voice_whose_name_was_pressed(window, document, strips):
    for voice in (Voice.BASS, Voice.DRUMS, Voice.HARMONY):
        QTest.mouseClick(strips[voice].name, LEFT)
        view = window.roll.view
        assert view.voice is voice
        pitch = view.geometry.pitch(view.size.height() / 2)
        y = round(view.geometry.y(pitch) + view.geometry.row_height / 2)
        x = KEYS_WIDTH + round(view.geometry.x(3840)) + 3
        before = set(document.bars)
        QTest.mouseClick(window.roll.canvas, LEFT, NO, QPoint(x, y))
        (drawn,) = set(document.bars) - before
        assert (drawn.start, drawn.pitch, drawn.voice) == (3840, pitch, voice)
        if voice is Voice.DRUMS:
            assert drawn.length == TICKS_PER_STEP
        document.undo_stack.undo()


def test_a_drum_does_not_take_hold_of_the_pitch_that_shares_its_row(window, document, strips):
    bass = Note(0, 36, 1920, voice=Voice.BASS)
    document.load(document.bars.edited(added=[bass]))
    QTest.mouseClick(strips[Voice.DRUMS].name, LEFT)
    geometry = window.roll.view.geometry
    place = QPoint(KEYS_WIDTH + round(geometry.x(960)) + 3, round(geometry.y(36) + geometry.row_height / 2))
    QTest.mouseClick(window.roll.canvas, LEFT, NO, place)
    assert Note(960, 36, TICKS_PER_STEP, voice=Voice.DRUMS) in document.bars
    QTest.mouseClick(window.roll.canvas, Qt.MouseButton.RightButton, NO, place)
    QTest.mouseClick(window.roll.canvas, Qt.MouseButton.RightButton, NO, place)
    assert [note for note in document.bars if note.pitch == 36] == [bass]


def test_a_frame_takes_only_what_its_rows_stand_for(window, document, strips):
    kick, bass = Note(0, 36, 120, voice=Voice.DRUMS), Note(480, 36, 480, voice=Voice.BASS)
    document.load(Bars.of([kick, bass]))
    window.roll.view.set_tool(Tool.SELECT)
    for voice, note in ((Voice.DRUMS, kick), (Voice.HARMONY, bass)):
        strips[voice].name.click()
        window.roll.view.reveal(30, 40)
        geometry = window.roll.view.geometry
        places = [
            QPoint(KEYS_WIDTH + round(geometry.x(tick)), round(geometry.y(p))) for tick, p in ((1800, 38), (5, 34))
        ]
        QTest.mousePress(window.roll.canvas, LEFT, NO, places[0])
        QTest.mouseMove(window.roll.canvas, places[1])
        QTest.mouseRelease(window.roll.canvas, LEFT, NO, places[1])
        assert set(document.selection) == {note}
