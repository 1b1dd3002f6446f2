"""Commands as a user types them: in a process of their own."""

import os
import subprocess
import sys

from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import Voice
from sketchpad.music.primers import primers

TWINKLE = str(primers()[0].path)


REEL = str(next(primer.path for primer in primers() if primer.name == "irish_reel"))


def sketchpad(*arguments, **variables):
    return subprocess.run(
        [sys.executable, "-m", "sketchpad", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


def expect(done) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout


def pitches(path) -> set[int]:
    """Of what is not a drum."""
    return {note.pitch for note in read_midi(path).bars if note.voice is not Voice.DRUMS}
