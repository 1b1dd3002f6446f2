"""The card that says why a note was written."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.music.note import Author
from sketchpad.ui.wording import place

Key = Qt.Key


def press(window, key):
    QTest.keyClick(window.roll.canvas, key)


@pytest.fixture
def card(app, window, document, qtbot):
    """The card of the third note that was written."""
    window.panel.bars.setValue(4)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.start()
    document.select([[n for n in document.bars if n.author is Author.MODEL][2]])
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    return window.why


def test_it_says_how_likely_a_note_was_and_what_else_could_have_been(app, card):
    why = app.session.explaining.why
    assert card.isVisible()
    assert card.title.text().endswith("· take 1")
    assert card.text.text() == f"{why.probability:.1%} likely · {why.bits:.1f} bits of surprise"
    assert len(card.rivals) == len(why.rivals)
    for button, rival in zip(card.rivals, why.rivals, strict=True):
        assert f"{rival.probability:.1%} likely" in button.accessibleName()
        assert "goes on from it" in button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


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


def test_it_keeps_to_the_corner(window, card):
    for size in ((900, 600), (760, 480), (1300, 800)):
        window.resize(*size)
        assert card.geometry().right() <= window.roll.width()
        assert card.geometry().top() >= 0
        assert card.geometry().bottom() <= window.roll.height()


def test_takes_that_cannot_branch_have_rivals_to_look_at_only(app, window, document, qtbot):
    window.panel.model.setCurrentIndex(window.panel.model.findData("polyphony_rnn"))
    window.panel.bars.setValue(2)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=5000):
        window.panel.start()
    document.select([next(n for n in document.bars if n.author is Author.MODEL)])
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=5000)
    assert not any(button.isEnabled() for button in window.why.rivals)
    assert "cannot branch" in window.why.rivals[0].toolTip()


@pytest.mark.parametrize(
    ("tick", "words"), [(0, "1"), (1920, "2"), (480, "1.2"), (600, "1.2.2"), (2040, "2.1.2"), (2050, "2.1.2")]
)
def test_places_are_counted_in_bars_beats_and_sixteenths(tick, words):
    assert place(tick) == words
