"""Which SoundFont sounds, and whether its file is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from sketchpad.music.errors import InputError
from sketchpad.music.wording import sayable

VARIABLE = "SKETCHPAD_SOUNDFONT"
SYSTEM_FOLDERS = (
    "/usr/share/sounds/sf2",
    "/usr/share/sounds/sf3",
    "/usr/share/soundfonts",
    "/usr/local/share/soundfonts",
    "/opt/homebrew/share/fluid-synth/sf2",
    "/usr/local/share/fluid-synth/sf2",
)
SYSTEM_NAMES = ("default-GM.sf2", "default-GM.sf3", "FluidR3_GM.sf2", "FluidR3_GM.sf3", "TimGM6mb.sf2")
HELP = sayable("choose another SoundFont (.sf2), or install one: apt install fluid-soundfont-gm")
_CHUNKS = (b"INFO", b"sdta", b"pdta")


def find_soundfont(chosen: Path | None = None) -> Path:
    """The user's choice, else one of the system's, else the small one that pretty-midi carries; checked.

    Raises:
        InputError: the user's choice is no SoundFont, or there is none at all.
    """
    if chosen is None and VARIABLE in os.environ:
        chosen = Path(os.environ[VARIABLE])
    if chosen is not None:
        check_soundfont(chosen)
        return chosen
    for path in _candidates():
        try:
            check_soundfont(path)
        except InputError:
            continue
        return path
    raise InputError("there is no SoundFont on this machine; {}", HELP)


def _candidates() -> Iterator[Path]:
    for folder in SYSTEM_FOLDERS:
        yield from (Path(folder, name) for name in SYSTEM_NAMES)
    package = find_spec("pretty_midi")
    for folder in package.submodule_search_locations or () if package else ():
        yield Path(folder) / "TimGM6mb.sf2"


def check_soundfont(path: Path) -> None:
    """See that a file is whole: RIFF of kind sfbk, its three lists in order, their sizes within the file.

    Source: SoundFont 2.04 specification, section 4.

    Raises:
        InputError: it is not; the text says why.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            header = file.read(12)
            if header[:4] != b"RIFF" or header[8:12] != b"sfbk":
                raise InputError("{} is not a SoundFont; {}", path, HELP)
            end = 8 + int.from_bytes(header[4:8], "little")
            if end > size:
                raise InputError("{} breaks off before its end; {}", path, HELP)
            position = 12
            for name in _CHUNKS:
                file.seek(position)
                chunk = file.read(12)
                position += 8 + int.from_bytes(chunk[4:8], "little")
                if chunk[:4] != b"LIST" or chunk[8:12] != name or position > end:
                    raise InputError("{} is damaged: its part {} is not in its place; {}", path, name.decode(), HELP)
    except OSError as error:
        raise InputError("cannot read {}: {}; {}", path, error.strerror or error, HELP) from error
