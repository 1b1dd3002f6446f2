"""The pages of help: there, true in their links and keys, and at hand."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from sketchpad.paths import data_directory
from sketchpad.ui.actions import portable
from sketchpad.ui.commands.matching import score
from sketchpad.ui.help.help_pages import read_pages
from sketchpad.ui.help.help_window import HelpWindow
from sketchpad.ui.languages import LANGUAGES, WRITTEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PAGES = read_pages("en")
GESTURES = ("Ctrl+drag", "Ctrl+wheel", "Ctrl+Shift+wheel", "Shift+wheel")
TRANSLATED = sorted(LANGUAGES.keys() - {WRITTEN})
OTHERWISE = {
    "de": {
        "space": "leertaste",
        "home": "pos1",
        "insert": "einfg",
        "del": "entf",
        "delete": "entf",
        "page up": "bild auf",
        "page down": "bild ab",
        "ctrl": "strg",
        "shift": "umschalt",
        "gns": "mns",
    },
    "fr": {"space": "espace", "del": "suppr", "delete": "suppr", "shift": "maj", "gns": "ggs"},
}
"""Keys with another name in a language, and the letters that find a command in it."""


def bold(text):
    return [" ".join(found.split()) for found in re.findall(r"\*\*([^*]+)\*\*", text)]


def names(text):
    """What is bold, and each part of what is in italics: keys, and names of what is on the screen."""
    italics = [" ".join(found.split()) for found in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text)]
    return bold(text) + [part for path in italics for part in path.split(" → ")]


def as_name(text):
    """A text of the program as a page has it."""
    return " ".join(text.replace("&", "").rstrip(" \N{NO-BREAK SPACE}…").split()).casefold()


def translations(language):
    """What the program says for each of its texts; for the same text in two places it may be two things."""
    path = data_directory("resources") / "translations" / f"sketchpad_{language}.ts"
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        found.setdefault(as_name(message.findtext("source")), set()).add(as_name(message.findtext("translation")))
    return found


@pytest.fixture
def shown(window, qtbot):
    window.menus.actions["help.pages"].action.trigger()
    found = window.findChild(HelpWindow)
    qtbot.waitUntil(lambda: found.shown is not None, timeout=5000)
    return found


def test_every_page_has_a_title_and_links_that_lead_somewhere():
    names = {page.name for page in PAGES}
    assert len(PAGES) == 11
    for page in PAGES:
        assert page.text.startswith(f"# {page.title}\n")
        assert set(re.findall(r"\]\(([^)]*)\)", page.text)) <= names, page.name


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_page_is_there_in_every_language_with_all_that_the_english_one_has(language):
    folder = data_directory("resources") / "help" / language
    pages = read_pages(language)
    assert {path.name for path in folder.iterdir()} == {page.name for page in PAGES}
    for page, english in zip(pages, PAGES, strict=True):
        assert page.text.startswith(f"# {page.title}\n")
        assert page.title != english.title
        for pattern in (r"^#+ ", r"^(?:-|\d+\.) ", r"\]\([^)]*\)", r"`[^`]*`"):
            found = [Counter(re.findall(pattern, text, re.MULTILINE)) for text in (page.text, english.text)]
            assert found[0] == found[1], f"{page.name}: {pattern}"
        assert len(bold(page.text)) == len(bold(english.text)), page.name
        assert len(names(page.text)) == len(names(english.text)), page.name


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_page_has_the_keys_of_the_english_one_and_the_names_on_the_screen(language):
    said, otherwise = translations(language), OTHERWISE[language]
    for page, english in zip(read_pages(language), PAGES, strict=True):
        found = Counter(map(as_name, names(page.text)))
        for name, count in Counter(map(as_name, names(english.text))).items():
            key = "+".join(otherwise.get(part, part) for part in name.split("+"))
            wanted = {key} if key != name else said.get(name, {name})
            assert sum(found[each] for each in wanted) >= count, f"{page.name}: {name}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_letters_of_the_pages_find_the_command_they_are_said_to_find(language):
    expected = translations(language)["generate with the next seed"]
    text = " ".join(read_pages(language)[-1].text.split())
    title = re.search(rf"\*{OTHERWISE[language]['gns']}\*[^„«]*[„«]\s*([^“»]+)", text)[1].strip()
    assert {as_name(title)} == expected
    assert score(OTHERWISE[language]["gns"], title) is not None


def test_every_key_of_the_pages_is_a_key_of_the_program(window):
    keys = {key for entry in window.menus.actions for key in entry.keys}
    named = {"Insert": "Ins", "Enter": "Return", "Delete": "Del", "Ctrl+Enter": "Ctrl+Return"}
    named |= {"Ctrl+↑": "Ctrl+Up", "Ctrl+↓": "Ctrl+Down"}
    arrows = {"↑", "↓", "←", "→", "↑ ↓", "← →", "Page Up", "Page Down", "Alt", "M", "S"}
    for page in PAGES:
        for text in re.findall(r"\*\*([^*]+)\*\*", page.text):
            looks_like_a_key = len(text) == 1 or "+" in text or re.fullmatch(r"F\d+|Esc|Tab|Space|Enter|Home", text)
            if looks_like_a_key and text not in arrows:
                assert portable(QKeySequence(named.get(text, text))) in keys, f"{page.name}: {text}"


def test_every_menu_of_the_pages_is_there(window):
    paths = {f"{entry.path} › {entry.title}".rstrip(" …") for entry in window.menus.actions}
    menus = {entry.path for entry in window.menus.actions} | {"File › Open recent", "Play › MIDI input"}
    for page in PAGES:
        for menu, item in re.findall(r"\*(\w+) → ([^*]+)\*", page.text):
            assert f"{menu} › {item}" in paths | menus, f"{page.name}: {item}"


def test_it_opens_with_the_page_of_the_part_that_has_the_keyboard(window, shown):
    assert shown.shown.name == "02-piano-roll.md"
    for part, name in ((window.panel.bars, "04-models.md"), (window.fill.keep, "05-fill.md"), (window.takes.all, "08")):
        window.activateWindow()
        part.setEnabled(True)
        part.setFocus()
        window.beside.show_help()
        assert shown.shown.name.startswith(name)
    assert len(window.findChildren(HelpWindow)) == 1


def test_search_leaves_the_pages_that_have_the_words(shown):
    QTest.keyClicks(shown.search, "metronome counted")
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == ["Playing, loops and voices"]
    assert shown.shown.name == "03-playing.md"
    assert shown.text.textCursor().selectedText().casefold() == "metronome"
    shown.search.setText("no such word anywhere")
    assert shown.list.count() == 0
    assert shown.shown is None
    shown.search.clear()
    assert shown.list.count() == len(PAGES)


def test_links_and_the_list_lead_to_pages(shown):
    shown.text.anchorClicked.emit(QUrl("10-gauge.md"))
    assert shown.shown.name == "10-gauge.md"
    shown.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert shown.shown.name == "10-gauge.md"
    shown.list.setFocus()
    QTest.keyClick(shown.list, Qt.Key.Key_Up)
    assert shown.text.toPlainText().startswith("Songs and export")
