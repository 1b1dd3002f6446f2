"""What commands share of songs: reading them, and who is said to have written a note."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import cast

from sketchpad.generation.weights import find_model
from sketchpad.music.midi_file import MidiSong, read_midi
from sketchpad.music.provenance import Source
from sketchpad.music.song_file import is_song_file, read_song_file


def read(path: Path) -> MidiSong:
    """The song of a file, and what wrote its notes; of a song file by its takes. Its warnings are told."""
    _import_pretty_midi()
    if not is_song_file(path):
        song = read_midi(path)
        warn(song.warnings)
        return song
    # It brings Qt along, which a MIDI file does without.
    from sketchpad.session.songs.song import Song

    song = Song.from_file(read_song_file(path))
    return MidiSong(song.bars, mix=song.mix, origins=song.sources)


def warn(warnings: Iterable[str]) -> None:
    """Tell of what was odd in a file."""
    for warning in warnings:
        print(f"sketchpad: {warning}", file=sys.stderr)


def source_of(model: str, seed: int, models: Path | None) -> Source:
    """What is said of the notes that a model writes now."""
    return Source(model, find_model(model, models).sha256, seed)


def _import_pretty_midi() -> None:
    """Import it as if there were no FluidSynth.

    It imports `fluidsynth` where there is one, to play what nothing here asks it to, and that loads the library: eight
    megabytes for every command. The import system reads a None among the modules as “not installed”, which pretty-midi
    does without; afterwards FluidSynth can be imported as ever. For a program of one thread only.
    """
    # The type of `sys.modules` does not know of None.
    modules = cast("dict[str, object]", sys.modules)
    if "fluidsynth" in modules:
        return
    modules["fluidsynth"] = None
    try:
        import_module("pretty_midi")
    finally:
        del modules["fluidsynth"]
