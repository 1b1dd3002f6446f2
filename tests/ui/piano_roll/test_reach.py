"""Every control: reached by the keyboard, with a name for screen readers and a tip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from sketchpad.music.note import Author
from sketchpad.session.songs.recovery import Recovered
from sketchpad.ui import theme
from sketchpad.ui.app import App
from sketchpad.ui.files.recovery_dialog import RecoveryDialog
from sketchpad.ui.panels.blend_pad import BlendPad
from sketchpad.ui.piano_roll.canvas import Canvas
from sketchpad.ui.piano_roll.ruler import Ruler

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KINDS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
OWN = (BlendPad, Canvas, Ruler)


def is_control(widget):
    """Whether a hand can do something with it; not the parts that others are made of."""
    if isinstance(widget, QScrollBar) or not isinstance(widget, (*KINDS, *OWN)):
        return False
    parents = []
    parent = widget.parentWidget()
    while parent:
        parents.append(parent)
        parent = parent.parentWidget()
    inside = (QAbstractSpinBox, QComboBox, QAbstractItemView, QLineEdit)
    return not any(isinstance(each, inside) for each in parents) and not widget.objectName().startswith("qt_")


def controls(window):
    return [widget for widget in window.findChildren(QWidget) if is_control(widget) and widget.window() is window]


def controls_in(part, window):
    return [widget for widget in controls(window) if part.isAncestorOf(widget)]


def name(widget):
    if isinstance(widget, QComboBox):
        # What Qt tells on Linux is what is chosen in it.
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def together(widget):
    """The widget, with those of its group where only one can be chosen: Tab leads to one, arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group and group.exclusive() else [widget]


def check(window):
    found = controls(window)
    assert found
    for widget in found:
        what = f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        assert any(letter.isalpha() for letter in name(widget)), f"{what} has no name"
        # Over the notes a tip would be in the way.
        tip = widget.accessibleDescription() if isinstance(widget, Canvas) else widget.toolTip()
        assert tip, f"{what}, {name(widget)}, has no tip"
        in_order = any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in together(widget))
        assert in_order, f"{what}, {name(widget)}, is not in the tab order"


def test_every_control_of_the_window(app, window, qtbot):
    window.panel.takes.setValue(3)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10000):
        window.generating.start()
    check(window)


@pytest.mark.parametrize("name", ["help.shortcuts", "help.palette", "help.pages", "view.notes", "takes.all"])
def test_every_control_of_the_dialogs(window, name):
    before = set(QApplication.topLevelWidgets())
    window.menus.actions[name].action.trigger()
    opened = [each for each in QApplication.topLevelWidgets() if each not in before and controls(each)]
    assert len(opened) == 1
    check(opened[0])
    opened[0].close()


def test_every_control_of_what_offers_unsaved_work(app, window, tmp_path, qtbot):
    found = Recovered(tmp_path / "copy.sketch", None, 1.0, None, 7)
    dialog = RecoveryDialog(app.session, (found,), lambda then: then(), window)
    qtbot.addWidget(dialog)
    check(dialog)


def test_every_control_of_the_card_of_a_note_and_of_messages(app, window, document, qtbot):
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10000):
        window.generating.start()
    document.select([next(note for note in document.bars if note.author is Author.MODEL)])
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    app.session.notice.emit("something to read")
    check(window)
    found = reached(window)
    assert found & set(window.why.rivals)
    assert found & set(controls_in(window.message, window))


def test_no_letter_of_a_menu_or_a_label_is_there_twice(window):
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [label.text() for label in window.findChildren(QLabel) if label.buddy()]
    texts += [button.text() for button in window.findChildren(QAbstractButton)]
    letters = [QKeySequence.mnemonic(text).toString() for text in texts if not QKeySequence.mnemonic(text).isEmpty()]
    assert len(letters) > 12
    assert len(set(letters)) == len(letters), sorted(letters)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_nor_is_one_in_other_languages(qapp, random_models, language):
    first = App(random_models)
    first.session.preferences.choose(language=language)
    first.close()
    app = App(random_models)
    test_no_letter_of_a_menu_or_a_label_is_there_twice(app.window)
    app.close()


def test_what_does_not_fit_into_a_narrow_window_is_behind_a_button_that_is_seen(app, window, qtbot):
    bar = window.transport
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    window.resize(800, 500)
    qtbot.waitUntil(lambda: more.isVisible() and not bar.grid.isVisible())
    for look in (theme.LIGHT, theme.DARK):
        app.themes.use(look)
        colours = {more.grab().toImage().pixelColor(x, y).name() for x in range(12) for y in range(more.height())}
        assert len(colours) > 2
    assert more.accessibleName() == "More"
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(bar.grid.isVisible)


def reached(window):
    """What F6 and Tab lead to; in the roll, Tab walks the notes."""
    found = set()
    for _ in window.parts.pages:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        while (focus := window.focusWidget()) not in found:
            found.add(focus)
            if not window.roll.isAncestorOf(focus):
                QTest.keyClick(focus, Qt.Key.Key_Tab)
    return found


def test_f6_and_tab_lead_to_every_control(app, window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for fold in (window.panel.constraints.fold, window.interpolate.fold, window.gauge.fold):
        fold.setChecked(True)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10000):
        window.generating.start()
    found = reached(window)
    for widget in controls(window):
        if widget.isVisible() and widget.isEnabled():
            assert found & set(together(widget)), f"{type(widget).__name__} {name(widget)}"


def test_the_ruler_is_moved_by_keys(app, window):
    ruler, playback = window.roll.ruler, app.session.playback
    ruler.setFocus()
    for key, playhead in (("Right", 120), ("PageDown", 2040), ("Left", 1920), ("PageUp", 0), ("Left", 0)):
        QTest.keyClick(ruler, getattr(Qt.Key, f"Key_{key}"))
        assert playback.playhead == playhead
    for key, loop in (("Right", (0, 1920)), ("PageDown", (0, 3840)), ("Left", (0, 3720))):
        QTest.keyClick(ruler, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ShiftModifier)
        assert playback.loop == loop


def test_a_melody_is_written_without_a_mouse(app, window, document):
    document.select([])
    app.session.playback.seek(1920)
    for key in ("Insert", "Up", "Insert", "Right"):
        QTest.keyClick(window.roll.canvas, getattr(Qt.Key, f"Key_{key}"))
    assert [(note.start, note.pitch) for note in document.bars][2:] == [(1920, 61), (2280, 61)]


def test_the_selection_is_looped(app, window, document):
    document.select(document.bars)
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert app.session.playback.loop == (0, 1920)
    assert window.transport.transport["loop"].isChecked()
