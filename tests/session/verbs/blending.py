"""A hand that blends, and what it blends."""

from sketchpad.music.note import TICKS_PER_BAR, Note, Voice

AFTER = Note(20 * TICKS_PER_BAR, 60, 480)


def settle(verb, qtbot):
    qtbot.waitUntil(lambda: not verb.busy, timeout=10_000)


def drag(verb, qtbot, *points):
    for point in points:
        verb.move(point)
        settle(verb, qtbot)
    verb.release()


def notes_in_room(bars):
    return bars.between(0, 2 * TICKS_PER_BAR).of_voices([Voice.MELODY])
