"""A song that is saved, opened and continued, and what a test waits for."""

from sketchpad.music.note import Note
from sketchpad.session.songs.song_files import Opening

NOTE = Note(3840, 72, 480)


def saved(session, qtbot, path, anyway=False):
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(path, anyway)


def opened(session, qtbot, path, opening=Opening.ASK):
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(path, opening)


def generated(session, qtbot, settings):
    """Takes of the song are there to choose from."""
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(settings)


def settled(disk, qtbot):
    """What was to be done with files is done: one thing comes after another."""
    done = []
    disk.run(lambda: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
