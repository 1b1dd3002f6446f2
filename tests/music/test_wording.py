"""What is said where nothing is known of windows can be said in another language."""

import ast
from pathlib import Path

import numpy as np
import pytest

import sketchpad
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.wording import said, sayable, speak, with_values

PACKAGE = Path(sketchpad.__file__).parent
BELOW = [path for name in ("audio", "generation", "midi", "music") for path in sorted((PACKAGE / name).rglob("*.py"))]
SAYING = {"said", "sayable", "InputError", "check_within"}
WORDS = {"{} is {}; choose a value from {} to {}": "{}? {}! {}-{}", "bars": "Takte", "{} is here": "da ist {}"}


@pytest.fixture(autouse=True)
def english():
    yield
    speak(str)


def test_a_text_is_as_it_stands_until_another_language_is_spoken():
    assert said("bars") == "bars"
    speak(lambda text: WORDS.get(text, text))
    assert said("bars") == "Takte"
    assert said(sayable("nothing of the kind")) == "nothing of the kind"


def test_an_error_says_its_text_and_those_of_its_values_that_have_words():
    with pytest.raises(InputError, match=r"^bars is 65; choose a value from 1 to 64$"):
        check_within("bars", 65, 1, 64)
    speak(lambda text: WORDS.get(text, text))
    with pytest.raises(InputError, match=r"^Takte\? 65! 1-64$"):
        check_within("bars", 65, 1, 64)
    assert str(InputError("{} is here", Path("bars"))) == "da ist bars"


def test_without_values_braces_are_braces():
    assert str(InputError("{} of {nothing}")) == "{} of {nothing}"
    assert str(InputError("{:,} and {!r}", 12345, "a{}b")) == "12,345 and 'a{}b'"


def test_numbers_have_the_signs_of_the_language_and_texts_their_own():
    speak(str, ",", "'")
    assert with_values("{:.2f} {:,} {} {}", 0.5, 12345, "a.b,c", Path("a.b")) == "0,50 12'345 a.b,c a.b"
    assert with_values("{}", np.float32(1.5)) == "1,5"
    assert with_values("{:.0%} {:.1%} {}", 0.5, np.float64(0.125), "5%") == "50% 12,5% 5%"
    speak(str, ",", "'", "\u00a0%")
    assert with_values("{:.0%} {:.1%} {}", 0.5, np.float64(0.125), "5%") == "50\u00a0% 12,5\u00a0% 5%"
    assert str(InputError("1.5 {:,}", 12345)) == "1.5 12'345"


def is_sayable(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "sayable"


def all_are_sayable(node):
    parts = node.values if isinstance(node, ast.Dict) else node.elts if isinstance(node, ast.Tuple) else []
    return bool(parts) and all(map(is_sayable, parts))


@pytest.mark.parametrize("path", BELOW, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_text_can_be_found(path):
    """It is a literal, or a constant that is marked as sayable, or one of a constant's that all are."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = [(target, node.value) for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    marked = {target.id for target, value in constants if isinstance(target, ast.Name) and is_sayable(value)}
    groups = {target.id for target, value in constants if isinstance(target, ast.Name) and all_are_sayable(value)}
    for node in ast.walk(tree):
        if path.stem not in ("wording", "errors") and isinstance(node, ast.Call) and ast.unparse(node.func) in SAYING:
            text = node.args[0]
            is_literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
            is_marked = isinstance(text, ast.Name) and text.id in marked
            is_of_group = isinstance(text, ast.Subscript) and ast.unparse(text.value) in groups
            assert is_literal or is_marked or is_of_group, f"{path}:{node.lineno}"
