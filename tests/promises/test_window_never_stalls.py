"""Promise 12: the window never stalls. A 2 ms tick on the GUI thread while models write, one answer after another,
and a hand drags a note of the same song."""

import pytest

from sketchpad.bench.stalls import Stalls, measure_stalls

pytestmark = pytest.mark.alone

P99_MS, MOST_MS = 20.0, 50.0
TRIES = 4


def gaps(seconds: float) -> Stalls:
    """The real window, generating and dragging all the time."""
    found = measure_stalls(seconds)
    assert found.answers > seconds
    assert found.drags > seconds / 2
    assert found.ticks > 20 * seconds
    return found


def keeps(found: Stalls) -> bool:
    return found.p99_ms <= P99_MS and found.most_ms <= MOST_MS


def test_three_seconds(qapp):
    # What else runs on a shared machine only ever adds to it.
    found = []
    while not any(map(keeps, found)) and len(found) < TRIES:
        found.append(gaps(3))
    assert any(map(keeps, found)), found


@pytest.mark.full
@pytest.mark.timeout(200)
def test_a_minute(qapp):
    found = gaps(60)
    assert keeps(found), found
