"""Promise 13: no error is swallowed. Whatever goes wrong is written down, said, and offered at the next start."""

import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from psutil import Process

from sketchpad.session import crash_reports
from sketchpad.session.crash_reports import MOST_KEPT, CrashReports

START = """
import ctypes, logging, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from sketchpad.ui.app import App
app = App()
app.open(None)
app.report_crashes(Path(sys.argv[1]))
said = app.window.message.text
def broken(*_): raise ValueError("broken on purpose")
"""
END = """
def look():
    if sys.argv[2] in said.text():
        app.application.quit()
timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(30_000, app.application.quit)
app.application.exec()
print(said.text())
app.close()
"""
BROKEN = {
    "slot": "QTimer.singleShot(100, broken)",
    "paint event": "class Broken(QWidget):\n    paintEvent = broken\nwidget = Broken()\nwidget.show()",
    "thread": "QTimer.singleShot(100, lambda: threading.Thread(target=broken).start())",
    "worker": (
        "from sketchpad.session.models import worker\n"
        "worker.Worker._takes = broken\n"
        "app.session.loaded.connect(lambda: app.window.generating.start())"
    ),
}


def start(script: str, folder, until: str = "wrong") -> subprocess.CompletedProcess[str]:
    """The program, until it says so."""
    command = [sys.executable, "-c", START + script + END, str(folder), until]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def told(folder) -> list[str]:
    """The names of the reports that the next start tells of."""
    reports = CrashReports()
    found = [path.name for path in reports.begin(folder)]
    reports.end()
    return found


@pytest.mark.parametrize("where", BROKEN)
def test_an_exception_is_written_down_said_and_told_at_the_next_start(where, tmp_path):
    done = start(BROKEN[where], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "went wrong inside" in done.stdout
    (report,) = tmp_path.iterdir()
    text = report.read_text()
    assert "ValueError: broken on purpose" in text
    assert "Sketchpad" in text.splitlines()[0]
    assert told(tmp_path) == [report.name.replace("running", "report")]
    assert not told(tmp_path), "it is told once"


def test_a_crash_leaves_its_stack_and_the_next_start_says_so(tmp_path):
    done = start("QTimer.singleShot(100, lambda: ctypes.string_at(0))", tmp_path)
    assert done.returncode < 0
    (report,) = tmp_path.iterdir()
    assert "Segmentation fault" in report.read_text()
    again = start("", tmp_path)
    assert "the last time" in again.stdout
    assert report.name.replace("running", "report") in again.stdout


def test_where_nothing_went_wrong_nothing_stays(tmp_path):
    assert "wrong" not in start("", tmp_path, until="").stdout
    assert not list(tmp_path.iterdir())


def test_a_report_that_somebody_removed_keeps_no_program_from_ending(tmp_path):
    reports = CrashReports()
    reports.begin(tmp_path)
    reports.path.unlink()
    reports.end()


def test_a_program_that_is_running_is_left_alone(tmp_path):
    running = CrashReports()
    running.begin(tmp_path)
    running.write("something")
    assert not told(tmp_path)
    assert running.path.is_file()
    running.end()
    assert running.path.is_file(), "the next start tells of it"


def test_only_the_newest_reports_are_kept(tmp_path):
    for number in range(MOST_KEPT + 5):
        (tmp_path / f"running-{10_000_000 + number}-1.txt").write_text("broken")
    assert len(told(tmp_path)) == len(list(tmp_path.iterdir())) == MOST_KEPT


def test_two_programs_that_start_at_once_both_look_at_the_reports(tmp_path):
    for attempt in range(60):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        for number in range(12):
            (folder / f"running-99999{number:02}-1.txt").write_text("broken")
            (folder / f"report-{number}.txt").write_text("broken")
        with ThreadPoolExecutor(2) as both:
            looks = [both.submit(crash_reports._collected, folder) for _ in range(2)]
            for look in looks:
                look.result()


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    folder = tmp_path / "file"
    folder.write_text("")
    assert "cannot be written down" in start("", folder, until="written down").stdout


@pytest.mark.expects_log
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_whoever_logs_an_error_goes_on_though_the_disk_is_full(tmp_path, capsys):
    process = Process()
    (tmp_path / f"running-{process.pid}-{int(process.create_time())}.txt").symlink_to("/dev/full")
    reports = CrashReports()
    reports.begin(tmp_path)
    logging.getLogger("sketchpad").error("something broke")
    reports.end()
    assert "No space left" in capsys.readouterr().err
