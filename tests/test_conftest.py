"""What a run of the tests tells when it goes wrong."""

import os
import subprocess
import sys
from pathlib import Path

BROKEN = """
import os
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

class Broken(QWidget):
    def mousePressEvent(self, event):
        raise ValueError("broken on purpose")

def test_a_press(qtbot):
    broken = Broken()
    qtbot.addWidget(broken)
    QTest.mouseClick(broken, Qt.MouseButton.LeftButton)

def test_a_crash():
    os.abort()
"""


def test_an_error_in_a_handler_is_told_though_the_run_crashes_after_it(tmp_path):
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_runtest_makereport\n")
    (tmp_path / "test_broken.py").write_text(BROKEN)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode < 0
    assert 'raise ValueError("broken on purpose")' in done.stdout
    assert "test_broken.py:9: " in done.stdout
