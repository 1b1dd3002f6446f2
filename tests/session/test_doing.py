"""What is being done is known to be, and no longer than that."""

import pytest

from sketchpad.session.doing import Doing


def test_it_is_true_within_only():
    doing = Doing()
    assert not doing
    with doing:
        assert doing
    assert not doing


def test_what_fails_is_not_being_done_any_more():
    doing = Doing()
    with pytest.raises(ValueError, match="no"), doing:
        raise ValueError("no")
    assert not doing


def test_what_is_done_within_it_does_not_end_it():
    doing = Doing()
    with doing:
        with doing:
            assert doing
        assert doing
    assert not doing
