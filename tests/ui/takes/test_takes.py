"""The strip of takes and the tree of all of them, in the real window."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import Author, Note, Voice
from sketchpad.ui import theme
from sketchpad.ui.takes.all_takes import AllTakes
from sketchpad.ui.takes.take_button import SIZE, Caption, TakeButton
from sketchpad.ui.takes.take_captions import caption, describe, measures
from sketchpad.ui.takes.thumbnail import Axes, paint_thumbnail
from tests.ui.strip import settled

# The platform without a screen has no windows to raise.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.roll.canvas, key, held)


def generate(app, qtbot, takes=1, **settings):
    panel = app.window.panel
    panel.takes.setValue(takes)
    for name, value in settings.items():
        getattr(panel, name).setValue(value)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        app.window.generating.start()


@pytest.fixture
def strip(window):
    return window.takes


@pytest.fixture
def offered(app, qtbot):
    """A take of forty notes, another, and one that is nearly the first."""
    generate(app, qtbot, takes=2, bars=5)
    first, second = app.session.takes.takes
    app.session.takes.choose(0)
    app.session.takes.accept()
    line = tuple(Note(1920 + 240 * k, 60 + k % 5, 240, author=Author.MODEL) for k in range(40))
    close = (replace(line[0], pitch=70), *line[1:])
    app.session.takes.offer([replace(first, notes=line), second, replace(second, index=0, notes=close)])
    settled(app.window, qtbot)
    return app.session.takes


def test_another_tempo_leaves_the_takes_there_to_choose_from(app, window, strip, offered, qtbot):
    buttons = [strip._buttons.button(choice) for choice in range(4)]
    window.transport.tempo.stepUp()
    settled(window, qtbot)
    assert [strip._buttons.button(choice) for choice in range(4)] == buttons, "they show no tempo"
    assert {song.tempo for song in strip._shown} == {121.0}
    press(window, Key.Key_BracketRight)
    assert offered.shown == 2
    assert app.session.document.bars.tempo == 121.0


@pytest.mark.parametrize(
    "use",
    [TakeButton.click, lambda button: button.gripped.emit(), lambda button: button.menu_asked.emit(QPoint())],
    ids=["click", "grip", "menu"],
)
@pytest.mark.parametrize("others", [False, True], ids=["none are left", "others came"])
def test_a_hand_on_a_take_that_is_there_no_more_gets_no_other(app, strip, offered, qtbot, others, use):
    button, takes = strip._buttons.button(2), list(offered.takes)
    offered.accept()
    if others:
        offered.offer([replace(take, notes=take.notes[:-1]) for take in takes])
    shown, song = offered.shown, app.session.document.bars
    use(button)
    assert (offered.shown, app.session.document.bars) == (shown, song)
    assert button.file is None
    assert not strip.findChildren(QMenu)
    settled(app.window, qtbot)
    assert (strip._buttons.checkedId() == 1) is others


def test_a_button_has_room_for_all_that_it_says(window, strip, qtbot):
    """The last word is painted: with another in its place the picture is another."""
    pictures = []
    for last in ("synk.", "syn_."):
        said = f"17.5/Takt · 100% Tonart · 12.5 HT · 100% {last}"
        button = TakeButton(Caption("take 1", measures=said), Bars.of([]), window._themes)
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        pictures.append(button.grab().toImage())
    assert pictures[0].size() == pictures[1].size()
    assert pictures[0] != pictures[1]
    assert TakeButton(Caption("take 1"), Bars.of([]), window._themes, strip).sizeHint() == SIZE


def test_bars_of_a_take_in_which_nothing_begins_count_as_well(app, strip, qtbot):
    generate(app, qtbot, bars=3)
    (take,) = app.session.takes.takes
    notes = tuple(Note(1920 + 240 * k, 60 + k, 240, author=Author.MODEL) for k in range(8))
    app.session.takes.offer([replace(take, notes=notes)])
    settled(app.window, qtbot)
    assert strip._buttons.button(2)._caption.measures.startswith("2.0/bar")
    assert "note density: 2.0 notes a bar" in strip._buttons.button(2).toolTip()
    shown = AllTakes(app.session, app.window._themes)
    qtbot.addWidget(shown)
    assert shown.tree.topLevelItem(1).text(1).startswith("2.0/bar")


def test_a_badge_folds_near_duplicates_and_shows_them(app, strip, offered, qtbot):
    buttons = [strip._buttons.button(choice) for choice in range(4)]
    assert [button.isVisible() for button in buttons] == [True, True, True, False]
    badge = buttons[1].badge
    assert badge.isVisible()
    assert "×2" in badge.text()
    assert "95 %" in badge.toolTip()
    assert not buttons[2].badge.isVisible()
    badge.click()
    settled(app.window, qtbot)
    assert [button.isVisible() for button in buttons] == [True] * 4
    badge.click()
    settled(app.window, qtbot)
    assert not buttons[3].isVisible()
    offered.choose(3)
    settled(app.window, qtbot)
    assert buttons[1].isChecked()


def test_a_fold_shows_the_take_that_is_shown_its_name_picture_letter_and_file(
    app, window, strip, offered, qtbot, tmp_path
):
    button = strip._buttons.button(1)
    first = button.grab(button.picture_area).toImage()
    offered.choose(3)
    settled(window, qtbot)
    assert button.isChecked()
    assert button.text() == f"take {offered.number(3)}" == window.roll.ruler._answer_name()
    assert button.toolTip() == caption(offered, 3).tip
    assert button.grab(button.picture_area).toImage() != first
    assert button._letter == "B"
    offered.choose(2)
    settled(window, qtbot)
    assert (button.text(), button._letter) == (f"take {offered.number(3)}", "A")
    button.click()
    assert offered.shown == 3
    place = button.rect().center()
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: button.file is not None, timeout=5000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=place)
    assert button.file.name == f"take-{offered.number(3)}.mid"
    button.badge.click()
    settled(window, qtbot)
    assert button.text() == f"take {offered.number(1)}"
    assert strip._buttons.button(3).text() == f"take {offered.number(3)}"


def test_the_badge_is_reached_by_the_keyboard(app, strip, offered, qtbot):
    badge = strip._buttons.button(1).badge
    badge.setFocus()
    QTest.keyClick(badge, Key.Key_Space)
    settled(app.window, qtbot)
    assert strip._buttons.button(3).isVisible()


def test_the_key_a_and_the_button_go_between_two_takes(app, window, strip, offered, document, qtbot):
    offered.choose(2)
    settled(app.window, qtbot)
    first, second = (strip._buttons.button(choice).grab().toImage() for choice in (1, 2))
    press(window, Key.Key_A)
    assert offered.shown == 1
    strip.flip.click()
    assert offered.shown == 2
    settled(app.window, qtbot)
    assert strip._buttons.button(1).grab().toImage() == first
    assert strip._buttons.button(2).grab().toImage() == second
    assert [strip._buttons.button(choice)._letter for choice in range(4)] == ["", "A", "B", ""]


def test_a_take_says_what_it_sounds_like(strip, offered):
    button = strip._buttons.button(1)
    # The primer has begun the first of the six bars.
    assert button._caption.measures.startswith("6.7/bar · ")
    assert "in key" in button._caption.measures
    for measure in ("note density: 6.7 notes a bar", "mean interval:", "notes in the key:", "16th syncopation:"):
        assert measure in button.toolTip()


def test_a_take_made_from_another_says_so(app, strip, offered, qtbot):
    press(app.window, Key.Key_Return)
    generate(app, qtbot)
    number = offered.number(offered.shown)
    parent, model = offered.tree[number].parent, offered.tree[number].request.model
    assert parent
    settled(app.window, qtbot)
    assert strip._buttons.button(1).toolTip().startswith(app.session.models.known[model].title + ": ")
    assert f"made from a song with take {parent}" in strip._buttons.button(1).toolTip()
    assert strip._buttons.button(1).text() == f"take {number}"


def test_the_chosen_take_is_scrolled_to(app, strip, qtbot):
    generate(app, qtbot, takes=12, bars=1)
    app.session.takes.choose(12)
    settled(app.window, qtbot)
    button = strip._buttons.button(12)
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty(), timeout=5000)


@pytest.fixture
def tree(app, window, offered, qtbot):
    """The dialog, a take made from another among its takes."""
    offered.choose(2)
    offered.accept()
    generate(app, qtbot)
    window.show_all_takes()
    window.show_all_takes()
    (dialog,) = window.findChildren(AllTakes)
    return dialog


def test_space_plays_beside_the_tree_too_also_after_a_click_on_its_buttons(tree, player):
    tree.activateWindow()
    tree.tree.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Space)
        assert player.playing
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Space)
        assert not player.playing
        QTest.mouseClick(tree.bring_back, Qt.MouseButton.LeftButton)


def test_the_tree_shows_each_take_below_its_parent(app, tree):
    takes = app.session.takes.tree
    items = tree._items
    assert sorted(items) == [number for number, _ in takes]
    for number, record in takes:
        parent = items[number].parent()
        assert (parent and parent.data(0, Qt.ItemDataRole.UserRole)) == record.parent
        assert f"seed {record.asked_seed}, best of {record.tried}, " in items[number].text(2)
        assert not items[number].icon(0).isNull()


def test_the_tree_shows_what_a_hand_made_of_what_it_left_before(app, tree):
    takes = app.session.takes
    take, rows, choices = takes.tree[1].take, tree.tree.topLevelItemCount(), len(takes.choices)
    for count in (16, 8):
        takes.leave(replace(take, notes=take.notes[:count]), "idea", "native", None)
        assert tree.tree.topLevelItemCount() == rows + 1
        assert tree.tree.topLevelItem(rows).text(1) == measures(Bars.of(take.notes[:count]), take.request.span)
    assert len(takes.choices) == choices


def test_many_takes_are_listed_some_at_a_time(app, window, offered, qtbot):
    takes = app.session.takes
    take, last = takes.takes[0], len(takes.tree)
    for seed in range(1000, 1050):
        last = takes.tree.add(replace(take, request=replace(take.request, seed=seed)), last, "native")
    window.show_all_takes()
    (dialog,) = window.findChildren(AllTakes)
    assert 0 < len(dialog._items) < last, "the rest of the window has its turn"
    qtbot.waitUntil(lambda: dialog.chosen == last, timeout=5000)
    assert sorted(dialog._items) == [number for number, _ in takes.tree]
    assert all(dialog._items[number].isExpanded() for number in range(last - 50, last))


def test_what_a_take_is_said_to_be_made_with_has_the_panel_write_it_again(app, window, qtbot):
    panel, takes = window.panel, app.session.takes

    def written(seed, best_of, count=1):
        """What is said of the last take of these settings, and how many takes there are with it."""
        if takes.is_open:
            takes.choose(0)
            takes.accept()
        panel.seed.setValue(seed)
        panel.tries.setValue(best_of)
        panel.takes.setValue(count)
        with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
            panel.generate.click()
        return describe(takes, takes.number(len(takes.takes))), len(takes.tree)

    said, there = written(3, best_of=8, count=2)
    assert ", seed 4, best of 8, " in said
    assert written(4, best_of=8) == (said, there), "it came again"
    said, _ = written(4, best_of=1)
    assert ", seed 4, best of 1, " in said


def test_a_take_is_brought_back_and_replayed_from_the_tree(app, window, tree, qtbot, document):
    takes = app.session.takes
    tree.tree.setCurrentItem(tree._items[1])
    tree.bring_back.click()
    assert takes.number(takes.shown) == 1
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        tree.replay.click()
    assert window.message.text.text() == "Take 1 came again, note for note"
    generate(app, qtbot, seed=77)
    assert len(tree._items) == len(takes.tree)


def test_enter_in_the_tree_brings_back_and_does_nothing_else(app, tree):
    asked = []
    tree.export_asked.connect(asked.append)
    tree.replay.clicked.connect(lambda: asked.append("replay"))
    tree.activateWindow()
    tree.tree.setFocus()
    tree.tree.setCurrentItem(tree._items[2])
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    takes = app.session.takes
    assert takes.number(takes.shown) == 2
    assert not asked


def test_a_take_is_exported_from_the_tree_and_from_the_menu_with_the_keyboard(
    app, window, tree, qtbot, monkeypatch, tmp_path
):
    proposed = []

    def choose(_parent, _title, name, _kinds):
        proposed.append(Path(name).name)
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    takes = app.session.takes
    tree.activateWindow()
    tree.tree.setCurrentItem(tree._items[1])
    tree.tree.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is tree.export
    with qtbot.waitSignal(app.session.done, timeout=5000) as done:
        QTest.keyClick(tree.export, Key.Key_Space)
    assert done.args == [f"Written: {tmp_path / 'sketch-take-1.mid'}"]
    assert len(read_midi(tmp_path / "sketch-take-1.mid").bars) == len(takes.tree[1].notes)
    shown = takes.number(takes.shown)
    with qtbot.waitSignal(app.session.done, timeout=5000):
        window.menus.actions["export.take"].action.trigger()
    assert proposed == ["sketch-take-1.mid", f"sketch-take-{shown}.mid"]
    takes.accept()
    with qtbot.waitSignal(app.session.done, timeout=5000) as done:
        window.menus.actions["export.take"].action.trigger()
    assert done.args == ["no take is shown; choose one among all takes"]


def test_the_tree_closes_with_its_song(app, tree, qtbot):
    with qtbot.waitSignal(tree.destroyed, timeout=5000):
        app.session.new()
    assert not settled(app.window, qtbot).all.isEnabled()


def inked(button):
    """In which share of its picture, from left to right and from top to bottom, a button has notes."""
    image = button.grab().toImage()
    area = button.picture_area
    ground = image.pixelColor(area.left(), area.bottom())
    places = [
        ((x - area.left()) / area.width(), (y - area.top()) / area.height())
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
        if image.pixelColor(x, y) != ground
    ]
    across, down = zip(*places, strict=True)
    return min(across), max(across), max(down) - min(down)


def test_takes_beside_each_other_have_the_same_axes(app, document, strip, qtbot):
    document.load(Bars.of([Note(480 * n, 60, 480) for n in range(8)]))
    generate(app, qtbot, takes=2, bars=14)
    buttons = settled(app.window, qtbot)._buttons
    first, last, height = inked(buttons.button(0))
    assert first < 0.02
    assert last == pytest.approx(2 / 16, abs=0.02)
    assert height < 0.2
    lengths = [inked(buttons.button(choice))[1] for choice in (1, 2)]
    ends = [app.session.takes.choices[choice].end / (16 * 1920) for choice in (1, 2)]
    assert lengths == pytest.approx(ends, abs=0.03)


def test_takes_of_a_hole_show_what_was_filled(app, document, strip, qtbot):
    document.load(Bars.of([Note(0, 20, 480), *(Note(480 * n, 60 + n % 7, 480) for n in range(1, 32))]))
    # At the end nothing follows that it would have to fit.
    document.select(document.bars.between(6 * 1920, 8 * 1920))
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10000):
        app.window.fill.start()
    buttons = settled(app.window, qtbot)._buttons
    first, last, _ = inked(buttons.button(0))
    assert (first, last) == pytest.approx((0, 1), abs=0.03)
    assert buttons.button(0).axes == buttons.button(1).axes
    assert buttons.button(0).axes.low > 20


def test_the_picture_of_a_selected_take_lies_on_the_ground_of_its_row(app, tree):
    app.themes.use(theme.LIGHT)
    item = tree.tree.currentItem()
    tree.show()
    row = tree.tree.visualItemRect(item)
    shown = tree.tree.viewport().grab(QRect(row.left(), row.top(), 130, row.height())).toImage()
    colours = [shown.pixelColor(x, y) for x in range(40, 120) for y in range(2, 28)]
    of_ground = sum(colour.name() == theme.LIGHT.accent.name() for colour in colours) / len(colours)
    assert 0.5 < of_ground < 1
    assert max(colour.lightness() for colour in colours) > 200


def test_a_thumbnail_has_a_dash_for_every_note_dotted_where_a_model_wrote_it():
    area = QRect(0, 0, 64, 16)
    shares = []
    for author in Author:
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        axes = Axes(0, 480, 60, 60)
        paint_thumbnail(painter, area, Bars.of([Note(0, 60, 480, author=author, voice=Voice.BASS)]), theme.LIGHT, axes)
        paint_thumbnail(painter, area, Bars.of(), theme.LIGHT, axes)
        painter.end()
        pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
        shares.append((pixels != 0xFFFFFFFF).mean())
    assert shares[Author.PERSON] > 0.95
    assert 0.2 < shares[Author.MODEL] < 0.8


def test_a_take_is_exported_by_the_keyboard_whatever_comes_meanwhile(app, strip, offered, qtbot, monkeypatch, tmp_path):
    first, *_ = offered.takes
    asked = []
    answer = (str(tmp_path / "verse"), "MIDI (*.mid *.midi)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: asked.append(told[2]) or answer)
    button = strip._buttons.button(1)
    number = offered.number(1)
    where = button.mapToGlobal(QPoint())
    QApplication.sendEvent(button, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), where))
    (menu,) = strip.findChildren(QMenu)
    offered.withdraw([first])
    QTest.keyClick(menu, Key.Key_Down)
    with qtbot.waitSignal(app.session.done, timeout=5000):
        QTest.keyClick(menu, Key.Key_Return)
    assert asked[0].endswith(f"take-{number}.mid")
    notes = read_midi(tmp_path / "verse.mid").bars
    assert [note.pitch for note in notes] == [note.pitch for note in sorted(first.notes, key=lambda note: note.start)]
    assert not strip.findChildren(QMenu)
