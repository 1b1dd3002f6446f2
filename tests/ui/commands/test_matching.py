"""Finding a command by its words, their beginnings, or the first letters of its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.ui.commands.matching import score

TEXTS = ["Generate", "Generate with the next seed", "Magenta (reference)", "Import a Magenta checkpoint …"]
WORD = st.text(alphabet="abcdé", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=5)


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
    scores = {text: found for text in TEXTS if (found := score(sought, text))}
    assert max(scores, key=lambda text: (scores[text], -len(text))) == best


def test_letters_that_are_not_there_find_nothing():
    assert score("xyz", "Generate") is None
    assert score("etareneg", "Generate") is None
    assert score("gen x", "Generate") is None
    assert score("", "Generate") == score("  ", "")


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("mute", "MIDI out: let other programs hear it"),
        ("model", "Cancel"),
        ("shape", "Synth hook"),
        ("wav", "Only rows that have notes"),
        ("key", "Keep the take, or stop and go back"),
        ("grt", "Generate"),
    ],
)
def test_letters_scattered_over_words_are_no_match(sought, text):
    assert score(sought, text) is None


def test_whole_words_answer_better_than_beginnings_and_those_better_than_the_middle_of_a_word():
    whole, begins, inside = (score("key", text) for text in ("The key", "The keyboard", "The turnkey"))
    assert whole > begins > inside
    assert [each.strong for each in (whole, begins, inside)] == [True, True, False]


def test_a_title_answers_better_than_other_words_for_it_and_those_better_than_where_it_stands():
    title, also, where = score("loud", "Loud"), score("loud", "Softer", "loud"), score("loud", "Softer", "", "Loud")
    assert title > also > where
    assert where.strong


def test_accents_and_capitals_make_no_difference():
    assert score("melodie", "Mélodie") == score("MÉLODIE", "mélodie") == score("melodie", "melodie")
    assert score("strasse", "Straße") == score("strasse", "strasse")


@given(WORDS, st.data())
def test_words_and_their_beginnings_find_a_text_in_any_order(words, data):
    some = data.draw(st.lists(st.sampled_from(words), min_size=1, unique=True))
    begun = [word[: data.draw(st.integers(1, len(word)))] for word in some]
    assert score(" ".join(begun), " ".join(words)).strong


@given(WORD, st.lists(WORD, max_size=4).map(" ".join))
def test_what_is_found_has_the_letters(sought, text):
    if score(sought, text) is not None:
        assert set(sought.replace("é", "e")) <= set(text.replace("é", "e"))


@given(WORD, WORDS)
def test_nothing_answers_better_than_the_word_itself_at_the_beginning(word, rest):
    assert score(word, " ".join([word, *rest])) >= (score(word, " ".join([*rest, word])) or score("", ""))
