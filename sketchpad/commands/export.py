"""`sketchpad export`: a song for other programs."""

from __future__ import annotations

import argparse

from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import warn
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import read_midi
from sketchpad.music.song_file import is_song_file, read_song_file
from sketchpad.session.songs.exporting import export, stem_files, warnings_of
from sketchpad.session.songs.song import Song


def run(arguments: argparse.Namespace) -> int:
    """Write each file that was asked for, and print its name."""
    wanted = [path for path in (arguments.midi, arguments.wav, arguments.flac, arguments.musicxml) if path]
    if not wanted and not arguments.stems:
        raise InputError("say what to write: --midi, --wav, --flac, --musicxml or --stems, each with a file's name")
    if is_song_file(arguments.song):
        song = Song.from_file(read_song_file(arguments.song))
    else:
        found = read_midi(arguments.song)
        warn(found.warnings)
        song = Song(found.bars, found.mix, origins=found.origins)
    stems = stem_files(song, arguments.stems) if arguments.stems else ()
    check_apart([*wanted, *stems], arguments.song)
    for path in export(song, wanted, arguments.stems):
        print(path)
    warn(warnings_of(song, [*wanted, *stems]))
    return 0
