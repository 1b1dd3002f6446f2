"""The texts of the program: found by Qt's tools, and said in the language that was chosen."""

import ast
import re
import runpy
import shutil
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from sketchpad.generation.constraints import Constraints
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.note import Note
from sketchpad.music.wording import said
from sketchpad.paths import data_directory, user_directory
from sketchpad.session.preferences import read_choices
from sketchpad.ui.app import App
from sketchpad.ui.languages import LANGUAGES, Translation, locale_of, spoken
from sketchpad.ui.takes.take_captions import measures
from sketchpad.ui.wording import duration, percent

ROOT = Path(__file__).resolve().parents[2]
FOLDER = data_directory("resources") / "translations"
SOURCES = [path for name in ("session", "ui") for path in sorted((ROOT / "sketchpad" / name).rglob("*.py"))]
TRANSLATED = sorted(LANGUAGES.keys() - {"en"})


def calls(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield node, getattr(node.func, "attr", getattr(node.func, "id", ""))


def is_literal(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_text_is_a_literal_in_a_context_that_is_one_too(path):
    for call, name in calls(path):
        where = f"{path}:{call.lineno}"
        if name == "tr":
            assert is_literal(call.args[0]), where
            # lupdate takes the context from the class, and knows no other object's.
            assert isinstance(call.func.value, ast.Name), where
            assert call.func.value.id == "self", where
        elif name == "translate":
            assert all(map(is_literal, call.args)), where


def test_the_files_are_in_step_with_the_texts_and_each_other(tmp_path):
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    runpy.run_path(str(FOLDER / "update.py"))["update"](tmp_path)
    for language in TRANSLATED:
        for suffix in ("ts", "qm"):
            name = f"sketchpad_{language}.{suffix}"
            assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"{name}: make translations"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_with_the_fields_it_has(language):
    tree = ElementTree.parse(FOLDER / f"sketchpad_{language}.ts")
    for message in tree.iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        assert translation.get("type") is None, f"unfinished: {source}"
        fields = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (source, translation.text)]
        assert fields[0] == fields[1], source


@pytest.mark.parametrize(("language", "title"), [("en", "&File"), ("de", "&Datei"), ("fr", "&Fichier")])
def test_the_menus_speak_the_chosen_language(qapp, qtbot, random_models, language, title):
    first = App(random_models)
    first.session.preferences.choose(language=language)
    first.close()
    app = App(random_models)
    assert app.window.menuBar().actions()[0].text() == title
    app.close()
    assert QCoreApplication.translate("Menus", "&File") == "&File"


def test_what_is_found_before_there_is_a_window_is_told_in_the_language_too(qapp, random_models, monkeypatch):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: ["de-AT"])
    file = user_directory("session") / "preferences.json"
    file.parent.mkdir(parents=True)
    file.write_text("not JSON")
    app = App(random_models)
    assert app.session.preferences.problem.startswith("Die Einstellungen sind nicht lesbar")
    assert app.session.midi.problem == "MIDI-Anschlüsse werden gesucht …"
    app.close()


def test_the_grid_is_off_in_the_language_too(qapp, random_models, monkeypatch):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: ["de-AT"])
    app = App(random_models)
    grid = app.window.transport.grid
    assert grid.itemText(grid.findData(1)) == "aus"
    app.close()


def test_a_language_is_chosen_from_the_menu_for_the_next_start(app, window):
    window.menus.actions["language.fr"].action.trigger()
    assert window.message.text.text().startswith("The language changes")
    app.session.disk.close()
    assert read_choices().language == "fr"
    assert spoken("fr") == "fr"


def test_without_a_choice_it_is_the_systems_language_or_english(monkeypatch):
    for listed, expected in ((["de-AT", "en-GB"], "de"), (["pl-PL"], "en"), (["pl-PL", "fr-CA"], "fr"), ([], "en")):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda _, listed=listed: listed)
        assert spoken("") == expected


@pytest.mark.parametrize(
    ("system", "language", "expected"),
    [
        ("de_AT", "", "de_AT"),
        ("de_AT", "fr", "fr_FR"),
        ("en_GB", "en", "en_GB"),
        ("pl_PL", "", "en_US"),
        ("C", "", "en_US"),
    ],
)
def test_dates_are_written_as_there_where_the_system_is_or_else_as_in_the_language(
    monkeypatch, system, language, expected
):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert locale_of(language).name() == expected


def test_qts_own_dialogs_speak_it_too(qapp):
    translation = Translation("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    translation.close()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Das ist keine MIDI-Datei"), ("fr", "ce n’est pas un fichier MIDI")]
)
def test_errors_that_know_of_no_window_speak_it_too(qapp, qtbot, tmp_path, random_models, language, words):
    first = App(random_models)
    first.session.preferences.choose(language=language)
    first.close()
    app = App(random_models)
    path = tmp_path / "tune.mid"
    path.write_bytes(b"no music")
    with qtbot.waitSignal(app.session.notice) as told:
        app.session.files.open(path)
    assert words in told.args[0]
    assert str(path) in told.args[0]
    app.close()
    assert said("bars") == "bars"


@pytest.mark.parametrize(("language", "key"), [("de", "bis Des4 in c-Moll"), ("fr", "à Ré♭4 en do mineur")])
def test_an_error_has_the_names_of_keys_in_it_too(qapp, language, key):
    translation = Translation(language)
    with pytest.raises(InputError, match=key):
        Constraints(Key(0, minor=True), 61, 61).sampling(1.0, np.arange(128), ())
    translation.close()
    assert Key(0, minor=True).title == "C minor"


@pytest.mark.parametrize(
    ("language", "decimals", "thousands"),
    [("en", "1.00", "1,234"), ("de", "1,00", "1.234"), ("fr", "1,00", "1\u202f234")],
)
def test_numbers_are_written_as_in_the_language_in_boxes_labels_and_messages(
    qapp, random_models, monkeypatch, language, decimals, thousands
):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: [language])
    app = App(random_models)
    app.window.panel.constraints.repetition.setValue(100)
    assert app.window.panel.temperature.text() == decimals
    assert app.window.panel.constraints.repetition_text.text() == f"+{decimals}"
    assert duration(1.0).startswith(decimals[:-1])
    assert str(InputError("{:,}", 1234)) == thousands
    app.close()
    assert (duration(1.0), str(InputError("{:,}", 1234))) == ("1.0\u00a0s", "1,234")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["50%", "12.5%"]), ("de", ["50\u00a0%", "12,5\u00a0%"]), ("fr", ["50\u00a0%", "12,5\u00a0%"])],
)
def test_percentages_are_written_as_in_the_language(qapp, qtbot, random_models, monkeypatch, language, said):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: [language])
    app = App(random_models)
    assert [percent(0.5), percent(0.125, 1)] == said
    app.session.document.load(Bars.of([Note(0, 60, 480), Note(480, 64, 480)]))
    value = app.window.shape.rows["in_key"].value
    qtbot.waitUntil(lambda: bool(value.text()), timeout=5000)
    assert value.text() == ("100 %" if language == "en" else "100\u00a0%")
    assert f"{percent(1)} " in measures(app.session.document.bars)
    app.close()
    assert percent(0.5) == "50%"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_line_ends_before_a_percent_sign(language):
    tree = ElementTree.parse(FOLDER / f"sketchpad_{language}.ts")
    assert [text.text for text in tree.iter("translation") if " %" in (text.text or "")] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_percentage_goes_through_the_one_door(path):
    """Neither of an f-string nor of `str.format`, which know of no language; the name of a file is in none."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FormattedValue) and node.format_spec and path.stem != "lane":
            assert not ast.unparse(node.format_spec).rstrip("'\"").endswith("%"), f"{path}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            assert "%}" not in ast.unparse(node.func), f"{path}:{node.lineno}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_measures_of_a_take_are_in_no_two_languages(qapp, language, twinkle):
    english = set(re.findall(r"[a-z]{2,}", measures(twinkle)))
    translation = Translation(language)
    words = set(re.findall(r"[a-z]{2,}", measures(twinkle)))
    translation.close()
    assert not words & english
