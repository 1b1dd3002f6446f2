"""A program that is timed has to be there first."""

import pytest

from sketchpad.bench import processes


def test_a_program_that_ends_without_its_window_is_not_timed(monkeypatch):
    monkeypatch.setattr(processes, "SHOW", "raise SystemExit(3)")
    with pytest.raises(RuntimeError, match="window"):
        processes.seconds_to_window(1)
