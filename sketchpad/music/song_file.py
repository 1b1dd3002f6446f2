"""Song files, `.sketch`: a line that says what follows and its checksum, then the song as JSON.

`docs/SONG_FILE.md` has the schema. What belongs to other rooms, the takes and the panels, is carried here as plain
JSON, and read where it belongs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import MidiSong, read_midi
from sketchpad.music.mix import DEFAULT_MIX, Mix, Strip
from sketchpad.music.note import Voice
from sketchpad.music.plain import Packer, Plain, Unpacker
from sketchpad.music.saving import BACKUP_SUFFIX

SUFFIX = ".sketch"
FORMAT = 4
_FIRST_WRITTEN = 2
"""Since 2, scores say their metre."""
MOST_BYTES = 256_000_000
_PARTS = ("score", "mix", "takes", "panels", "origins", "home")
_HOME_DIGEST = "home_sha256"
"""What copies of unsaved work may have besides."""
_SINCE = {"loop": 3, "scale": 4}
"""What songs have besides since a later format; one that needs none of it is written in an earlier one, for programs
that know no more."""
_LONGEST_HEADER = 200
_ROWS = 256
"""How many rows of numbers are written in one go, so that the interpreter is never held for long."""


@dataclass(frozen=True)
class SongFile:
    """What a song file holds.

    Attributes:
        takes: the tree of takes; empty where there is none.
        panels: what the panels say; empty for what they say at first.
        origins: of notes that came with a MIDI file, which model wrote them.
        home: of what was kept of unsaved work: the file it belongs to.
        home_digest: the sha256 of what that file held when it was read, or written, last; None where it is not known.
        loop: what is played round and round; empty where there was none.
        scale: that was chosen to be worked in; empty where none was.
    """

    bars: Bars
    mix: Mix = DEFAULT_MIX
    takes: Plain = None
    panels: Plain = None
    origins: Plain = None
    home: str | None = None
    home_digest: bytes | None = None
    loop: Plain = None
    scale: Plain = None


def song_file_bytes(song: SongFile) -> bytes:
    """The file.

    Raises:
        InputError: it would be larger than what can be read.
    """
    packer = Packer()
    packer.pack(song.bars)
    content: dict[str, Plain] = {
        "score": packer.bars[0],
        "mix": {voice.name.lower(): asdict(song.mix[voice]) for voice in Voice},
        "takes": song.takes,
        "panels": song.panels,
        "origins": song.origins or [],
        "home": song.home,
    }
    if song.home_digest is not None:
        content[_HOME_DIGEST] = song.home_digest.hex()
    later: dict[str, Plain] = {"loop": song.loop, "scale": song.scale}
    sketch = max([_FIRST_WRITTEN, *(_SINCE[name] for name, value in later.items() if value is not None)])
    content |= {name: value for name, value in later.items() if _SINCE[name] <= sketch}
    body = "".join(_pieces(content)).encode() + b"\n"
    if len(body) > MOST_BYTES:
        raise InputError(
            "the song takes {:,} bytes; at most {:,} can be kept; save a part of it", len(body), MOST_BYTES
        )
    header = {"sketch": sketch, "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    return json.dumps(header).encode() + b"\n" + body


def parse_song_file(data: bytes) -> SongFile:
    """The song in a file's bytes.

    Raises:
        InputError: they are no song file, damaged, cut short, or of a newer program.
    """
    sketch, body = _checked(data)
    content = _content(body)
    later = (name for name, since in _SINCE.items() if since <= sketch)
    if content.keys() - {_HOME_DIGEST} != {*_PARTS, *later}:
        raise InputError("the song has other parts than it should have; open it with the program that wrote it")
    home, digest = _home(content["home"], content.get(_HOME_DIGEST))
    return SongFile(
        _unpacked(content["score"]),
        _mix(content["mix"]),
        takes=content["takes"],
        panels=content["panels"],
        origins=content["origins"],
        home=home,
        home_digest=digest,
        loop=content.get("loop"),
        scale=content.get("scale"),
    )


def is_song_file(path: Path) -> bool:
    """Whether a file is a song by its name, or what a save left of the one before."""
    return path.name.lower().endswith((SUFFIX, SUFFIX + BACKUP_SUFFIX))


def read_song(path: Path) -> MidiSong:
    """The notes and the mix of a song file, or of a MIDI file.

    Raises:
        InputError: it cannot be read; the text says why.
    """
    if not is_song_file(path):
        return read_midi(path)
    song = read_song_file(path)
    return MidiSong(song.bars, mix=song.mix)


def read_song_file(path: Path) -> SongFile:
    """The song in a file.

    Raises:
        InputError: it cannot be read; the text says why.
    """
    try:
        return parse_song_file(read_bytes(path))
    except InputError as error:
        raise InputError("cannot read {}: {}", path, error) from error


def read_bytes(path: Path) -> bytes:
    """What is in a song file, as long as it is not too much.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + _LONGEST_HEADER + 1)
    except OSError as error:
        raise InputError("{}; choose another file", error.strerror or error) from error


def _checked(data: bytes) -> tuple[int, bytes]:
    """The format, and what follows the header, once all that the header says of it is true."""
    line, newline, body = data[: _LONGEST_HEADER + 1].partition(b"\n")
    header = _json(line) if newline else None
    if not isinstance(header, dict) or type(header.get("sketch")) is not int:
        raise InputError("this is not a song of this program: it does not begin as one; choose a .sketch file")
    if header["sketch"] > FORMAT:
        raise InputError(
            "the song was written by a newer program (format {}, this one reads {}); open it with that one",
            header["sketch"],
            FORMAT,
        )
    body = data[len(line) + 1 :]
    if header.keys() != {"sketch", "bytes", "sha256"} or header["sketch"] < 1 or type(header["bytes"]) is not int:
        raise InputError("the song's first line is damaged; its .bak, if there is one beside it, can be opened")
    if len(body) < header["bytes"]:
        raise InputError(
            "the song breaks off: {:,} of {:,} bytes are there; its .bak, if there is one beside it, can be opened",
            len(body),
            header["bytes"],
        )
    if len(body) > MOST_BYTES or len(body) != header["bytes"] or hashlib.sha256(body).hexdigest() != header["sha256"]:
        raise InputError("the song is damaged: its checksum is another; its .bak, if there is one, can be opened")
    return header["sketch"], body


def _content(body: bytes) -> dict[str, Any]:
    content = _json(body)
    if not isinstance(content, dict):
        raise InputError("what should be a song is something else; open it with the program that wrote it")
    return content


def _json(data: bytes) -> Any:
    """The value, or nothing where it is no JSON."""
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _home(path: object, digest: object) -> tuple[str | None, bytes | None]:
    try:
        if isinstance(path, str | None) and isinstance(digest, str | None):
            return path, None if digest is None else bytes.fromhex(digest)
    except ValueError:
        pass
    raise InputError("the song does not say well where it belongs; open it with the program that wrote it")


def _unpacked(score: object) -> Bars:
    return Unpacker([score]).unpack(Bars, 0)


def _mix(value: object) -> Mix:
    names = {voice.name.lower(): voice for voice in Voice}
    if not isinstance(value, dict) or value.keys() != names.keys():
        raise InputError("the song's mix has not one line for each voice; open it with the program that wrote it")
    strips = {voice: Unpacker([]).unpack(Strip, value[name]) for name, voice in names.items()}
    if not all(0 <= level <= 127 for strip in strips.values() for level in (strip.program, strip.volume)):
        raise InputError("the song's mix is out of range; open it with the program that wrote it")
    return replace(DEFAULT_MIX, strips=MappingProxyType(strips))


def _pieces(value: Plain) -> Iterator[str]:
    """The value as JSON text, in pieces that each take little time."""
    if isinstance(value, dict):
        yield "{"
        for number, (key, each) in enumerate(value.items()):
            yield (", " if number else "") + json.dumps(key) + ": "
            yield from _pieces(each)
        yield "}"
    elif isinstance(value, list) and value and isinstance(value[0], dict | list):
        yield "["
        yield from _list_pieces(value)
        yield "]"
    else:
        yield json.dumps(value, allow_nan=False)


def _list_pieces(values: list[Any]) -> Iterator[str]:
    """The elements of a list, as JSON; rows of numbers, such as notes, many at a time."""
    if isinstance(values[0], list) and not any(isinstance(each, dict | list) for each in cast("list[Any]", values[0])):
        for first in range(0, len(values), _ROWS):
            yield (", " if first else "") + json.dumps(values[first : first + _ROWS], allow_nan=False)[1:-1]
        return
    for number, each in enumerate(values):
        yield ", " if number else ""
        yield from _pieces(each)
