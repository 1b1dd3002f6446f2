"""Promises 3 and 4: kill -9 loses at most 5 s of work, and recovery never traps."""

import random
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sketchpad.generation.request import Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note
from sketchpad.paths import user_directory
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.songs.recovery import ASIDE
from sketchpad.session.songs.song import Song
from sketchpad.ui.app import SWITCH_INTERVAL

MOST_LOST = 5.0
MOST_MS = 2.0
WORK = """
import random, sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from sketchpad.music.note import Note
from sketchpad.session import edits
from sketchpad.session.session import Session
application = QCoreApplication([])
session = Session()
session.keep_safe()
rng = random.Random(int(sys.argv[1]))
count = 0
def edit():
    global count
    session.document.push("Draw", edits.draw(Note(120 * count, 60, 120)))
    count += 1
    print(count, time.monotonic(), flush=True)
    QTimer.singleShot(rng.choice([10, 100, 400, 2500, 3500]), edit)
edit()
application.exec()
"""
"""A musician who draws a note after another, untitled, sometimes quickly and sometimes after some thought."""


def lost_seconds(number: int, folder: Path) -> float:
    """How old the oldest edit is that a kill takes away; 0 when it takes none."""
    environment = {"SKETCHPAD_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}
    after = random.Random(number).uniform(2, 9)
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(number)], env=environment, stdout=subprocess.PIPE, text=True
    ) as work:
        assert work.stdout is not None
        first = work.stdout.readline()
        time.sleep(after)
        killed = time.monotonic()
        work.send_signal(signal.SIGKILL)
        lines = [first, *work.stdout.read().splitlines()]
    done = [float(line.split()[1]) for line in lines if len(line.split()) == 2]
    copies = list((folder / "recovery").glob("*.sketch"))
    kept = len(Song.from_bytes(copies[0].read_bytes()).bars) if copies else 0
    return killed - done[kept] if kept < len(done) else 0.0


def kills(count: int, at_once: int, folder: Path) -> list[float]:
    folders = [folder / str(number) for number in range(count)]
    with ThreadPoolExecutor(at_once) as pool:
        lost = list(pool.map(lost_seconds, range(count), folders))
    assert max(lost) <= MOST_LOST, lost
    return lost


@pytest.mark.alone
def test_killed_while_a_musician_works(tmp_path):
    kills(3, 3, tmp_path)


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_two_hundred_kills(tmp_path):
    lost = kills(200, 8, tmp_path)
    assert statistics.median(lost) < MOST_LOST / 2


def large_song() -> Bars:
    rng = random.Random(0)
    return Bars.of(Note(rng.randrange(400_000), rng.randrange(128), rng.randrange(1, 900)) for _ in range(10_000))


@pytest.fixture
def switching():
    """Threads give way as often as they do in the program."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    yield
    sys.setswitchinterval(before)


@pytest.mark.alone
@pytest.mark.usefixtures("switching")
def test_a_copy_of_ten_thousand_notes_costs_the_window_little(qapp, qtbot, random_models, twinkle):
    session = Session(random_models)
    session.document.load(large_song())
    for seed in range(50):
        notes = tuple(Note(3840 + 120 * at, 60, 120, author=Author.MODEL) for at in range(60 + seed))
        session.takes.tree.add(
            Take(Request(twinkle, "lookback_rnn", seed=seed), 0, notes, 34_560, 0.0, 0.0), None, "native"
        )
    session.keep_safe()
    costs = []
    for number in range(15):
        session.document.push("Draw", edits.draw(Note(120 * number, 60, 120)))
        begun = time.perf_counter()
        session.autosave.keep()
        costs.append(1e3 * (time.perf_counter() - begun))
        with qtbot.waitSignal(session.autosave.kept, timeout=5000):
            pass
    session.autosave.give_up()
    session.close()
    assert statistics.median(costs) <= MOST_MS, costs


def spoilt(number: int) -> bytes:
    """A copy that something happened to."""
    rng = random.Random(number)
    data = bytearray(Song(large_song() if number % 10 == 0 else Bars.of([Note(0, 60, 480)])).to_bytes())
    match number % 5:
        case 0:
            data = data[: rng.randrange(len(data))]
        case 1:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        case 2:
            data = bytearray(len(data))
        case 3:
            data = bytearray(rng.randbytes(rng.randrange(1, 5000)))
        case _:
            data = data.replace(b'"sketch": 2', b'"sketch": 99')
    return bytes(data)


def clean_starts(numbers: range, qtbot, models: Path) -> None:
    folder = user_directory("recovery")
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        path = folder / f"{number}.sketch"
        path.write_bytes(spoilt(number))
        session = Session(models)
        said, found = [], []
        session.notice.connect(said.append)
        session.recovery.found.connect(found.append)
        session.keep_safe()
        qtbot.waitUntil(lambda said=said: bool(said), timeout=5000)
        session.close()
        assert "1 copies of unsaved work cannot be read" in said[0]
        assert (found, path.exists(), (folder / ASIDE / path.name).exists()) == ([], False, True)


def test_spoilt_copies_are_put_aside_at_a_clean_start(qapp, qtbot, random_models):
    clean_starts(range(10), qtbot, random_models)


@pytest.mark.full
def test_a_hundred_spoilt_copies(qapp, qtbot, random_models):
    clean_starts(range(100), qtbot, random_models)
