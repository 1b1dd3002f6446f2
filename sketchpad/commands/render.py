"""`sketchpad render`: a song or a MIDI file as sound."""

from __future__ import annotations

import argparse

from sketchpad.audio.render import amplified, write_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import warn
from sketchpad.music.saving import saving
from sketchpad.music.song_file import read_song


def run(arguments: argparse.Namespace) -> int:
    """Write it as WAV."""
    song = read_song(arguments.midi)
    warn(song.warnings)
    soundfont = find_soundfont(arguments.soundfont)
    check_apart([arguments.out], arguments.midi, soundfont)
    with saving(arguments.out) as file:
        write_wav(amplified(song.bars, soundfont, song.mix), file)
    return 0
