"""Promise 7: a bad SoundFont never hurts. Refused in words, or played; the program goes on."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from sketchpad.audio.soundfont import find_soundfont

AT_ONCE = 20
"""Mutants that one process meets: more than one, because a program goes on with another SoundFont."""
PLAY = """
import sys
from pathlib import Path
from sketchpad.audio.render import render
from sketchpad.audio.soundfont import check_soundfont
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import Note, Voice

song = Bars.of([Note(0, 60, 480), Note(0, 48, 480, voice=Voice.HARMONY), Note(0, 38, 240, voice=Voice.DRUMS)])
for name in sys.argv[1:]:
    try:
        check_soundfont(Path(name))
        print(sum(len(samples) for samples in render(song, Path(name))) > 0, flush=True)
    except InputError as error:
        print(error, flush=True)
"""


def mutants(count: int, folder: Path) -> list[Path]:
    """Copies of a real SoundFont with other bytes in their headers and tables, or with their end missing."""
    whole = find_soundfont().read_bytes()
    tables = whole.find(b"pdta")
    rng = random.Random(0)
    made = []
    for number in range(count):
        mutant = bytearray(whole)
        for _ in range(rng.choice([1, 3, 10, 50])):
            place = rng.randrange(tables - 4, len(mutant)) if rng.random() < 0.8 else rng.randrange(400)
            mutant[place] = rng.choice([0, 128, 255, rng.randrange(256)])
        if rng.random() < 0.1:
            del mutant[rng.randrange(len(mutant)) :]
        path = folder / f"{number}.sf2"
        path.write_bytes(mutant)
        made.append(path)
    return made


def play(paths: list[Path]) -> list[str]:
    """What became of each."""
    command = [sys.executable, "-c", PLAY, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, f"{paths[len(done.stdout.splitlines())]}: {done.stderr}"
    return done.stdout.splitlines()


def test_mutants(tmp_path):
    said = play(mutants(AT_ONCE, tmp_path))
    assert len(said) == AT_ONCE
    assert "True" in said, "most can still be played"
    refused = [text for text in said if text != "True"]
    assert refused
    assert all("SoundFont" in text for text in refused)


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_two_thousand_mutants(tmp_path):
    made = mutants(2000, tmp_path)
    for first in range(0, len(made), AT_ONCE):
        play(made[first : first + AT_ONCE])
