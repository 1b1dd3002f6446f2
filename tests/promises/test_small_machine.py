"""Promise 16: a small machine is enough. The Coral Dev Board of the study has 1 GB in all."""

import subprocess
import sys

import pytest

MOST_MB = 350
SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sketchpad.audio.player import Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.ui.app import App

app = App()
session = app.session
app.window.show()
app.report_crashes(Path("reports"))
session.open_primer("twinkle")
panel = app.window.panel
session.playback._use(Player(find_soundfont(), "file"))
left = 12

def generate():
    panel.model.setCurrentIndex(panel.model.findData(sys.argv[1]))
    app.window.generating.start_with_next_seed()

def again():
    global left
    left -= 1
    QTimer.singleShot(50, app.window.generating.start_with_next_seed if left else stop)

def stop():
    print(len(session.takes.tree))
    # Nothing is left to be asked about.
    session.new()
    app.application.quit()

session.continuation.ended.connect(again)
QTimer.singleShot(500, session.playback.toggle)
QTimer.singleShot(600, generate)
app.application.exec()
app.close()
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6)
"""


@pytest.mark.parametrize("model", ["attention_rnn", "music_vae_trio"])
def test_generating_and_playing_with_one_model(model, tmp_path):
    command = [sys.executable, "-c", SESSION, model]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60)
    assert done.returncode == 0, done.stderr
    takes, peak = done.stdout.split()
    assert int(takes) >= 12
    assert float(peak) <= MOST_MB
    assert next(tmp_path.glob("*.wav")).stat().st_size > 44_100, "it sounded"
