"""Work off the GUI thread: what it brings comes back here, in turn where asked for, and not after the end."""

import threading
import time

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from sketchpad.music.errors import InputError
from sketchpad.session.background import Background


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.close()


def test_the_work_is_done_elsewhere_and_its_result_comes_back_here(background, qtbot):
    threads = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 7

    background.run(work, lambda result: threads.extend([threading.current_thread(), result]), pytest.fail)
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert threads[0] is not threading.main_thread()
    assert threads[1:] == [threading.main_thread(), 7]


@pytest.mark.parametrize("error", [InputError("no such file"), OSError("no such file")])
def test_a_failure_that_is_the_users_is_told_as_it_is(background, qtbot, error):
    def work() -> None:
        raise error

    said = []
    background.run(work, lambda _: pytest.fail("it failed"), said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["no such file"]


@pytest.mark.expects_log
def test_a_failure_that_is_ours_is_told_and_logged(background, qtbot, caplog):
    said = []
    background.run(lambda: 1 // 0, lambda _: pytest.fail("it failed"), said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert "ZeroDivisionError" in said[0]
    assert "background work failed" in caplog.text


def test_in_turn_one_thing_is_done_after_another(qapp, qtbot):
    background, begun, done = Background(in_turn=True), [], []
    for number in range(8):
        background.run(
            lambda number=number: (begun.append(number), time.sleep(0.002), number)[2], done.append, pytest.fail
        )
    qtbot.waitUntil(lambda: len(done) == 8)
    background.close()
    assert begun == done == list(range(8))


def test_closing_waits_and_drops_what_comes(qapp, qtbot):
    background, came, did = Background(), [], []
    background.run(lambda: (time.sleep(0.05), did.append(1)), came.append, came.append)
    background.close()
    assert did == [1]
    background.run(lambda: did.append(2), came.append, came.append)
    qtbot.wait(20)
    assert (came, did) == ([], [1])


def test_what_checks_is_not_waited_for_at_the_end(qapp, qtbot):
    background, begun, came = Background(), threading.Event(), []

    def work() -> None:
        while True:
            begun.set()
            background.check()
            time.sleep(0.001)

    background.run(work, came.append, came.append)
    assert begun.wait(5)
    background.close()
    qtbot.wait(20)
    assert not came


def test_objects_made_and_dropped_here_meanwhile_do_no_harm(background, qtbot):
    """With PySide's QRunnable, this ended the process within two seconds."""

    class Command(QUndoCommand):
        def redo(self) -> None:
            pass

    done = []
    for _ in range(400):
        parent = QObject()
        stack = QUndoStack(parent)
        for _ in range(30):
            stack.push(Command())
        count = len(done)
        background.run(
            lambda: [list(range(100)) for _ in range(100)],
            lambda _, stack=stack: done.append(stack.clear()),
            pytest.fail,
        )
        qtbot.waitUntil(lambda count=count: len(done) > count)
