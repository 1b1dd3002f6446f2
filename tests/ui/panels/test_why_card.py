"""The card that says why a note was written."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from sketchpad.music.metre import Metre
from sketchpad.music.note import Author
from sketchpad.music.pitch import pitch_name
from sketchpad.music.primers import read_primer
from sketchpad.music.scale import Scale
from sketchpad.music.spelling import spelling_of
from sketchpad.session.playing.playback import Playback
from sketchpad.session.verbs.settings import Settings
from sketchpad.ui.app import App
from sketchpad.ui.piano_roll.hover import GRACE, REST
from sketchpad.ui.wording import place
from tests.ui.mouse import move
from tests.ui.mouse import place as place_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


def press(window, key):
    QTest.keyClick(window.roll.canvas, key)


@pytest.fixture
def card(app, window, document, qtbot):
    """The card of the third note that was written."""
    window.panel.bars.setValue(4)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.generating.start()
    document.select([[n for n in document.bars if n.author is Author.MODEL][2]])
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    return window.why


def test_it_says_how_likely_a_note_was_and_what_else_could_have_been(app, card):
    why = app.session.explaining.why
    assert card.isVisible()
    assert card.title.text().endswith("· take 1")
    assert card.text.text() == f"{why.probability:.1%} likely · {why.bits:.1f} bits of surprise"
    assert len(card.rivals) == len(why.rivals)
    assert not card.fixed.isVisible()
    for button, rival in zip(card.rivals, why.rivals, strict=True):
        assert f"{rival.probability:.1%} likely" in button.accessibleName()
        assert "goes on from it" in button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_of_what_was_shaped_it_says_which_run_wrote_it_and_no_take_goes_on_from_there(shaped, qtbot):
    session, card = shaped.session, shaped.window.why
    assert card.title.text().endswith("· take 1")
    assert card.run.text() == "MusicVAE melody: shape, seed 0"
    assert card.run.isVisible()
    why = session.explaining.why
    assert card.text.text() == f"{why.probability:.1%} likely · {why.bits:.1f} bits of surprise"
    assert card.run.text() in card.accessibleName()
    for button in card.rivals:
        assert not button.isEnabled()
        assert "goes on from it" not in button.toolTip()
    assert card.fixed.isVisible()
    assert "chosen whole" in card.fixed.text()
    session.explaining.branch(why.rivals[0])
    assert not session.continuation.busy


def test_where_it_cannot_be_told_it_says_so_and_which_run_wrote_the_note(shaped, qtbot):
    session, card = shaped.session, shaped.window.why
    with qtbot.waitSignal(session.generator.unexplained, timeout=5000):
        session.document.select([])
        session.generator.set_engine("magenta")
        session.document.select([next(iter(session.takes.tree[1].places.values()))])
    assert card.run.text() == "MusicVAE melody: shape, seed 0"
    assert card.text.text() == session.explaining.problem != ""


@pytest.fixture
def shaped(qapp, qtbot):
    """The card of a note that Shape wrote, with the shipped weights."""
    made = App()
    made.window.show()
    session = made.session
    session.document.load(read_primer("irish_reel"))
    session.shape.ask("note_density", 5.0)
    session.shape.release()
    qtbot.waitUntil(lambda: len(session.takes.tree) == 1, timeout=10_000)
    session.document.select([next(iter(session.takes.tree[1].places.values()))])
    qtbot.waitUntil(lambda: session.explaining.why is not None, timeout=10_000)
    yield made
    made.close()


def test_its_pitches_are_spelled_from_the_key(app, window, card):
    for scale in (Scale(7), Scale(5)):
        window.roll.view.choose_scale(scale)
        names = spelling_of(scale)
        why = app.session.explaining.why
        assert card.title.text().startswith(names[why.note.pitch % 12])
        begun = [(button, rival) for button, rival in zip(card.rivals, why.rivals, strict=True) if rival.pitches]
        assert begun
        for button, rival in begun:
            assert pitch_name(rival.pitches[0], names) in button.text()
    assert spelling_of(Scale(7)) != spelling_of(Scale(5))


def test_all_of_its_words_are_seen(app_in_each_language, qtbot):
    session, card = app_in_each_language.session, app_in_each_language.window.why
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(Settings(bars=1))
    session.document.select([next(n for n in session.document.bars if n.author is Author.MODEL)])
    qtbot.waitUntil(lambda: bool(card.rivals), timeout=5000)
    for label in (card.title, card.text, card.about, card.hint):
        need = label.fontMetrics().boundingRect(label.contentsRect(), Qt.TextFlag.TextWordWrap, label.text())
        assert label.contentsRect().width() >= need.width(), label.text()
        assert label.contentsRect().height() >= need.height(), label.text()


def test_it_goes_with_the_selection_and_when_it_is_not_wanted(app, window, document, card, qtbot):
    note = next(iter(document.selection))
    document.select([])
    assert not card.isVisible()
    document.select([note])
    assert card.isVisible()
    press(window, Key.Key_W)
    assert not card.isVisible()
    press(window, Key.Key_W)
    qtbot.waitUntil(lambda: bool(card.rivals), timeout=5000)
    press(window, Key.Key_Escape)
    assert not card.isVisible()


def test_a_click_on_a_rival_branches(app, card, qtbot):
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        QTest.mouseClick(card.rivals[0], Qt.MouseButton.LeftButton)
    assert len(app.session.takes.tree) == 2
    assert app.session.takes.tree[2].parent == 1


def test_a_press_on_it_does_not_draw_below(document, card):
    before = document.bars
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(card.width() // 2, 4))
    assert document.bars == before


def test_it_does_not_lie_over_the_note_that_it_tells_of(window, document, card, qtbot):
    at_right = card.geometry()
    written = [note for note in document.bars if note.author is Author.MODEL]
    canvas, roll = window.roll.canvas, window.roll
    beneath = [n for n in written if at_right.contains(canvas.mapTo(roll, place_of(window, n.start, n.pitch)))]
    document.select(beneath[:1])
    qtbot.waitUntil(lambda: bool(card.rivals), timeout=5000)
    assert not card.geometry().contains(canvas.mapTo(roll, place_of(window, beneath[0].start, beneath[0].pitch)))
    assert card.geometry().top() == at_right.top()


def test_it_does_not_lie_over_the_scroll_bar(window, card):
    (bar,) = [bar for bar in window.roll.findChildren(QScrollBar) if bar.orientation() is Qt.Orientation.Vertical]
    assert not card.geometry().intersects(bar.geometry())


def test_it_keeps_to_the_corner(window, card):
    for size in ((900, 600), (760, 480), (1300, 800)):
        window.resize(*size)
        assert card.geometry().right() <= window.roll.width()
        assert card.geometry().top() >= 0
        assert card.geometry().bottom() <= window.roll.height()


def test_a_rival_of_one_event_of_a_chord_branches_from_that_event(app, window, document, qtbot):
    window.panel.model.setCurrentIndex(window.panel.model.findData("polyphony_rnn"))
    window.panel.bars.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.generating.start()
    before = written(document)
    document.select([before[len(before) // 2]])
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    why, place = app.session.explaining.why, len(window.why.rivals) - 1
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        QTest.mouseClick(window.why.rivals[place], Qt.MouseButton.LeftButton)
    fork = app.session.takes.tree[2].request.forks[0]
    assert (fork.place, fork.action, fork.pitches) == (why.place, why.rivals[place].action, why.rivals[place].pitches)
    assert starts(written(document), why.note.start) == starts(before, why.note.start)


def written(document):
    return [note for note in document.bars if note.author is Author.MODEL]


def starts(notes, end):
    return [(note.start, note.pitch) for note in notes if note.start < end]


@pytest.fixture
def answer(app, window, document, qtbot):
    """Notes that a model wrote, none of them selected."""
    window.panel.bars.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.generating.start()
    document.select([])
    return written(document)


def point_at(window, note):
    window.roll.view.reveal(note.pitch, note.pitch)
    move(window.roll.canvas, place_of(window, note.start + note.length // 2, note.pitch), Qt.MouseButton.NoButton)


def leave(window):
    QApplication.sendEvent(window.roll.canvas, QEvent(QEvent.Type.Leave))


def test_a_pointer_that_rests_on_a_note_tells_about_it_and_selects_nothing(app, window, document, answer, qtbot):
    point_at(window, answer[1])
    assert not window.why.isVisible()
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    assert app.session.explaining.why.note == answer[1]
    assert not document.selection
    assert "hover or select" in window.why.hint.text()
    leave(window)
    assert not window.why.isVisible()


def test_what_is_selected_comes_back_when_the_pointer_leaves(app, window, document, answer, qtbot):
    document.select([answer[0]])
    point_at(window, answer[1])
    qtbot.waitUntil(lambda: app.session.explaining.note == answer[1], timeout=5000)
    point_at(window, answer[0])
    assert app.session.explaining.note == answer[0]
    leave(window)
    qtbot.waitUntil(lambda: bool(app.session.explaining.why), timeout=5000)
    assert app.session.explaining.why.note == answer[0]


def test_a_pointer_that_goes_on_or_drags_asks_nothing(app, window, answer, qtbot):
    asked = []
    window.roll.hover.rested.connect(asked.append)
    point_at(window, answer[1])
    leave(window)
    at = place_of(window, answer[1].start + 10, answer[1].pitch)
    QTest.mousePress(window.roll.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    move(window.roll.canvas, at + QPoint(2, 0), Qt.MouseButton.LeftButton)
    qtbot.wait(REST + 100)
    QTest.mouseRelease(window.roll.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert asked == []


def test_while_the_song_plays_a_pointer_asks_nothing(window, answer, monkeypatch, qtbot):
    asked = []
    window.roll.hover.rested.connect(asked.append)
    monkeypatch.setattr(Playback, "playing", property(lambda _: True))
    point_at(window, answer[1])
    qtbot.wait(REST + 100)
    assert asked == []


def test_while_a_model_writes_a_pointer_asks_nothing(app, window, answer, monkeypatch):
    explaining = app.session.explaining
    explaining.rest_on(answer[1])
    assert explaining.note == answer[1]
    window.generating.start()
    assert explaining.note is None
    explaining.rest_on(answer[0])
    assert explaining.note is None
    app.session.continuation.cancel()


def test_the_card_makes_way_for_the_pointer(window, answer):
    card, hover = window.why, window.roll.hover
    hover.place = QPoint(window.roll.width() - 40, 60)
    window.session.explaining.rest_on(answer[1])
    assert card.isVisible()
    assert card.geometry().right() < window.roll.width() // 2
    hover.place = QPoint(100, 300)
    window.session.explaining.rest_on(answer[0])
    assert card.geometry().left() > window.roll.width() // 2


@pytest.mark.parametrize(
    ("metre", "tick", "words"),
    [
        ("4/4", 0, "1"),
        ("4/4", 1920, "2"),
        ("4/4", 480, "1.2"),
        ("4/4", 600, "1.2.2"),
        ("4/4", 2040, "2.1.2"),
        ("4/4", 2050, "2.1.2"),
        ("3/4", 1920, "2.2"),
        ("6/8", 1200, "1.6"),
        ("7/8", 1800, "2.1.2"),
        ("5/2", 1200, "1.2.3"),
    ],
)
def test_places_are_counted_in_bars_beats_and_sixteenths(metre, tick, words):
    assert place(tick, Metre.of(metre)) == words


@pytest.fixture
def hand(window):
    """Moves and clicks as the window system tells of them, wherever the pointer is."""
    yield Hand(window)
    QCursor.setPos(QPoint(0, 0))
    QApplication.processEvents()


class Hand:
    """A pointer over a window; what is below it gets its events by way of the window's own handle."""

    def __init__(self, window) -> None:
        self.window = window

    def go(self, place) -> None:
        """To a place in the window, at once."""
        QCursor.setPos(self.window.mapToGlobal(place))
        QApplication.processEvents()

    def travel(self, place, seconds=0.0) -> None:
        """To a place in the window, in a straight line of small steps."""
        start = self.window.mapFromGlobal(QCursor.pos())
        steps = max(1, (place - start).manhattanLength() // 12)
        for step in range(1, steps + 1):
            self.go(start + (place - start) * step / steps)
            QTest.qWait(round(1000 * seconds / steps))

    def click(self) -> None:
        """Where it is."""
        here = self.window.mapFromGlobal(QCursor.pos())
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)


def in_window(window, widget, at=None):
    return widget.mapTo(window, widget.rect().center() if at is None else at)


def note_in_window(window, note):
    window.roll.view.reveal(note.pitch, note.pitch)
    return in_window(window, window.roll.canvas, place_of(window, note.start + note.length // 2, note.pitch))


@pytest.fixture
def hovered(app, window, document, answer, hand, qtbot):
    """A hand that rests on the first note that was written, and the card about it."""
    hand.go(note_in_window(window, answer[0]))
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    assert not document.selection
    return window.why


def test_a_hand_that_rests_on_a_note_can_go_to_a_rival_and_click_it(app, window, hovered, hand, answer, qtbot):
    hand.travel(in_window(window, hovered.rivals[1]), seconds=1.5)
    assert hovered.isVisible()
    assert app.session.explaining.note == answer[0]
    qtbot.wait(GRACE + 200)
    assert hovered.isVisible(), "it stays while the pointer is in it"
    rival = app.session.explaining.why.rivals[1]
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        hand.click()
    assert len(app.session.takes.tree) == 2
    assert app.session.takes.tree[2].parent == 1
    (fork,) = app.session.takes.tree[2].request.forks
    assert (fork.tick, fork.action, fork.pitches) == (answer[0].start, rival.action, rival.pitches)
    assert not hovered.isVisible()
    assert window.roll.hover.place is None


def test_a_leap_into_the_card_keeps_it_as_well(window, hovered, hand, qtbot):
    hand.go(in_window(window, hovered.rivals[0]))
    qtbot.wait(GRACE + 200)
    assert hovered.isVisible()


def test_a_hand_that_goes_elsewhere_or_stops_on_its_way_ends_it(window, hovered, hand, answer, qtbot):
    start, card = note_in_window(window, answer[0]), in_window(window, hovered)
    half = start + (card - start) / 2
    hand.travel(half)
    assert hovered.isVisible()
    qtbot.waitUntil(lambda: not hovered.isVisible(), timeout=GRACE + 2000)
    hand.go(start)
    qtbot.waitUntil(hovered.isVisible, timeout=5000)
    hand.travel(half)
    hand.travel(start)
    assert not hovered.isVisible()


def test_a_hand_that_leaves_the_card_ends_it(window, hovered, hand, qtbot):
    inside = in_window(window, hovered)
    hand.travel(inside)
    hand.travel(inside + QPoint(0, hovered.height()))
    assert not hovered.isVisible()


def test_a_hand_that_leaves_the_card_for_another_panel_ends_it_soon(window, hovered, hand, qtbot):
    hand.travel(in_window(window, hovered))
    hand.go(in_window(window, window.panel))
    qtbot.waitUntil(lambda: not hovered.isVisible(), timeout=GRACE + 2000)


def test_a_note_on_the_way_is_told_about_only_where_the_hand_rests_on_it(app, window, hovered, hand, answer, qtbot):
    told = []
    window.roll.hover.rested.connect(told.append)
    other = next(note for note in answer if note.start > answer[0].end and note != answer[-1])
    hand.travel(note_in_window(window, other))
    assert told in ([], [None])
    qtbot.waitUntil(lambda: app.session.explaining.note == other, timeout=5000)
    assert told[-1] == other
