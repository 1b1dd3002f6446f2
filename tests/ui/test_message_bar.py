"""What the user should know, said in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sketchpad.music.bars import Bars
from sketchpad.ui import message_bar
from sketchpad.ui.message_bar import MessageBar
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from tests.ui.mouse import LEFT, NO, along, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def announced(monkeypatch):
    """Who had a screen reader say what."""
    found = []

    class Said(QAccessibleAnnouncementEvent):
        def __init__(self, widget, text):
            super().__init__(widget, text)
            found.append((widget, text))

    monkeypatch.setattr("sketchpad.ui.announcing.QAccessibleAnnouncementEvent", Said)
    return found


def test_a_screen_reader_says_each_message_once(window, announced):
    window.message.say("one thing")
    window.message.say("another")
    assert announced == [(window.message, "One thing"), (window.message, "Another")]


def test_a_screen_reader_says_what_became_of_the_file(app, window, announced):
    app.session.files.differs.emit(Path("song.sketch"))
    assert announced == [(window.changed, window.changed.text.text())]
    app.session.files.gone.emit(Path("song.sketch"))
    assert announced[1:] == [(window.changed, window.changed.text.text())]
    assert "is gone" in announced[1][1]


def test_a_name_that_looks_like_markup_is_said_as_it_stands(window):
    window.message.say("the track <b>Lead</b> plays several notes at a time")
    assert window.message.text.text() == "The track <b>Lead</b> plays several notes at a time"
    assert shown_whole(window.message.text).textFormat() is Qt.TextFormat.PlainText


@pytest.fixture
def bar(qtbot, monkeypatch):
    monkeypatch.setattr(message_bar, "READ_MS", 100)
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_what_was_done_goes_once_it_was_read_and_an_error_stays(bar, qtbot):
    bar.say_done("written: song.mid")
    assert not bar.isHidden()
    qtbot.waitUntil(bar.isHidden, timeout=5000)
    bar.say("cannot write")
    bar.say_done("written: song.mid")
    bar.say_done("written: song.wav")
    assert bar.text.text() == "Cannot write\nWritten: song.wav"
    qtbot.waitUntil(lambda: bar.text.text() == "Cannot write", timeout=5000)
    assert not bar.isHidden()


def test_an_error_stays_when_something_was_done_long_after(bar, monkeypatch):
    bar.say("cannot write")
    monkeypatch.setattr(message_bar, "TOGETHER", -1)
    bar.say_done("written: song.mid")
    assert bar.text.text() == "Cannot write\nWritten: song.mid"
    bar.say("cannot read")
    assert bar.text.text() == "Cannot read"


def test_what_goes_on_stays_until_it_is_over(bar, qtbot):
    bar.say("importing", passing=True)
    qtbot.wait(200)
    assert bar.text.text() == "Importing"
    bar.say_done("imported")
    assert bar.text.text() == "Imported"


def test_a_notice_goes_when_it_is_so_no_longer(app, window):
    app.session.notice.emit("the keyboard is in use")
    app.session.notice.emit("cannot write")
    app.session.over.emit("the keyboard is in use")
    assert window.message.text.text() == "Cannot write"
    app.session.over.emit("cannot write")
    assert window.message.isHidden()


def test_what_was_done_is_not_said_beside_the_next_answer(app, window, qtbot):
    panel, session = window.panel, app.session
    panel.bars.setValue(1)
    for _ in range(2):
        with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
            window.generating.start()
    assert "again" in window.message.text.text()
    session.notice.emit("cannot write")
    window.generating.start_with_next_seed()
    assert window.message.text.text() == "Cannot write"
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        pass


def drag_over_the_ruler(window):
    ruler, end = window.roll.ruler, round(window.roll.view.geometry.bar_width)
    along(ruler, QPoint(KEYS_WIDTH + 1, 30), QPoint(KEYS_WIDTH + end, 30))


def trigger(window, name):
    window.menus.actions[name].action.trigger()


def draw_a_note(window):
    QTest.mouseClick(window.roll.canvas, LEFT, NO, place(window, 1000, 67))


@pytest.mark.parametrize(
    ("asks", "does", "text"),
    [
        (lambda window: trigger(window, "model.fill"), drag_over_the_ruler, "Choose what to fill"),
        (lambda window: trigger(window, "model.fill"), lambda window: trigger(window, "notes.select-all"), "Choose"),
        (lambda window: window.fill.renew.click(), drag_over_the_ruler, "Drag over the ruler"),
        (
            lambda window: window.fill.lock_notes.click(),
            lambda window: trigger(window, "notes.select-all"),
            "Select the notes to lock first",
        ),
    ],
)
def test_what_is_asked_for_goes_when_it_was_done(window, asks, does, text):
    window.message.say("cannot write")
    asks(window)
    assert f"Cannot write\n{text}" in window.message.text.text()
    does(window)
    assert window.message.text.text() == "Cannot write"


def vary(window):
    panel = window.panel
    panel.model.setCurrentIndex(panel.model.findData("music_vae_melody"))
    panel.verb.setCurrentIndex(panel.verb.findData("vary"))
    panel.generate.click()


@pytest.mark.parametrize("asks", [vary, lambda window: window.interpolate.fields[0].song.click()])
def test_notes_that_are_asked_for_end_the_message(window, document, asks):
    document.load(Bars.of())
    asks(window)
    assert "draw or select some" in window.message.text.text()
    draw_a_note(window)
    assert len(document.bars) == 1
    asks(window)
    assert window.message.isHidden()


def test_what_could_not_be_exported_is_over_once_something_was(app, window, qtbot, tmp_path):
    exporting = app.session.exporting
    exporting.export(tmp_path / "nowhere" / "song.mid")
    qtbot.waitUntil(lambda: "annot write" in window.message.text.text(), timeout=5000)
    exporting.export(tmp_path / "song.mid")
    qtbot.waitUntil(lambda: window.message.text.text().startswith("Written"), timeout=5000)


def test_the_roll_stays_where_it_is_whatever_is_said(app, window, qtbot):
    canvas = window.roll.canvas
    before = canvas.mapTo(window, QPoint()), canvas.size()
    window.hint.show()
    app.session.done.emit("written: song.wav")
    app.session.notice.emit("cannot write")
    app.session.files.differs.emit(Path("song.sketch"))
    for said in (window.hint, window.message, window.changed):
        qtbot.waitUntil(lambda said=said: not said.visibleRegion().isEmpty())
    assert (canvas.mapTo(window, QPoint()), canvas.size()) == before
    for size in (window.size(), window.minimumSize()):
        window.resize(size)
        qtbot.waitUntil(lambda size=size: window.message.mapTo(window, QPoint()).y() > size.height() - 30)
        for part in (window.roll, window.takes, window.panel.foot):
            assert part.visibleRegion().boundingRect() == part.rect(), "nothing that is edited is covered"
        for said in (window.hint, window.message, window.changed):
            assert said.visibleRegion().boundingRect() == said.rect()


def shown_whole(label):
    """What is unfolded of a label."""
    label.unfold()
    (whole,) = label.whole.findChildren(QLabel)
    return whole


def test_what_has_no_room_is_cut_and_a_click_or_enter_shows_all_of_it(app, window, qtbot):
    text = window.message.text
    app.session.notice.emit("cannot write")
    app.session.done.emit("written: song.wav")
    qtbot.waitUntil(lambda: text.width() > 300)
    QTest.mouseClick(text, LEFT)
    assert (text.is_cut, text.whole.isVisible()) == (False, False)
    assert text.focusPolicy() == Qt.FocusPolicy.NoFocus
    app.session.notice.emit(f"cannot write {'a long way/' * 30}song.mid: the disk is full")
    assert text.is_cut
    for unfold in (lambda: QTest.mouseClick(text, LEFT), lambda: QTest.keyClick(text, Qt.Key.Key_Return)):
        unfold()
        (whole,) = text.whole.findChildren(QLabel)
        assert whole.text() == text.text() == text.accessibleName()
        assert whole.text().count("\n") == 1
        place = QRect(text.whole.pos(), text.whole.size())
        assert window.geometry().contains(place)
        assert place.bottom() < text.mapToGlobal(QPoint()).y()
        assert whole.heightForWidth(whole.width()) <= whole.height() < whole.heightForWidth(whole.width()) + 4
        QTest.keyClick(text.whole, Qt.Key.Key_Escape)
        assert not text.whole.isVisible()
    text.unfold()
    app.session.over.emit("cannot write")
    assert not text.whole.isVisible(), "it is no longer so"


def test_what_was_done_has_no_colour_of_a_warning(app, window, qtbot):
    def colour():
        return window.message.grab().toImage().pixelColor(window.message.width() // 2, 3).name()

    theme = window._themes.current
    app.session.done.emit("written: song.wav")
    qtbot.waitUntil(lambda: window.message.height() > 20)
    assert colour() == theme.panel.name()
    app.session.notice.emit("cannot write")
    assert colour() == theme.warning.name()
    app.session.done.emit("written: song.wav")
    assert colour() == theme.warning.name(), "one of both is one"
    app.session.over.emit("cannot write")
    assert colour() == theme.panel.name()


def test_what_was_done_with_a_song_goes_when_another_begins(app, window):
    app.session.done.emit("written: song.wav")
    app.session.new()
    assert window.message.isHidden()
    app.session.notice.emit("cannot write")
    app.session.new()
    assert window.message.text.text() == "Cannot write"
