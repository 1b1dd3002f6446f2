"""Finding commands by a few letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.ui.commands.matching import score

TEXTS = ["Generate", "Generate with the next seed", "Magenta (reference)", "Import a Magenta checkpoint …"]
WORDS = st.text(alphabet="abcdé ", max_size=12)


@pytest.mark.parametrize(
    ("sought", "best"),
    [
        ("gen", "Generate"),
        ("gns", "Generate with the next seed"),
        ("seed", "Generate with the next seed"),
        ("mag", "Magenta (reference)"),
        ("ref", "Magenta (reference)"),
        ("IMC", "Import a Magenta checkpoint …"),
        ("checkpoint imp", "Import a Magenta checkpoint …"),
    ],
)
def test_the_command_that_is_meant_comes_first(sought, best):
    scores = {text: score(sought, text) or 0 for text in TEXTS}
    assert max(TEXTS, key=lambda text: (scores[text], -len(text))) == best


def test_letters_that_are_not_there_find_nothing():
    assert score("xyz", "Generate") is None
    assert score("etareneg", "Generate") is None
    assert score("gen x", "Generate") is None
    assert score("", "Generate") == score("  ", "") == 0


@given(WORDS, st.data())
def test_any_letters_of_a_text_in_their_order_find_it(text, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    sought = "".join(letter for letter, keep in zip(text, kept, strict=True) if keep)
    assert score(sought, text) is not None


@given(WORDS, WORDS)
def test_what_is_found_has_the_letters(sought, text):
    if score(sought, text) is not None:
        assert set(sought) - {" "} <= set(text)


@given(st.text(alphabet="abc", min_size=1, max_size=8), WORDS)
def test_nothing_answers_better_than_the_word_itself_at_the_beginning(word, rest):
    assert score(word, word + " " + rest) >= (score(word, f"{rest} {word}") or 0)
