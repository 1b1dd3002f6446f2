"""A song as a value: all that a song file holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sketchpad.audio.course import within_song
from sketchpad.generation.filling.hole import Keep
from sketchpad.music.bars import Bars
from sketchpad.music.mix import DEFAULT_MIX, Mix
from sketchpad.music.plain import Packer, Unpacker
from sketchpad.music.provenance import Place, Source
from sketchpad.music.scale import Scale
from sketchpad.music.song_file import SongFile, parse_song_file, song_file_bytes
from sketchpad.session.takes.take_tree import TakeTree
from sketchpad.session.verbs.recipe import Manner
from sketchpad.session.verbs.settings import Settings


@dataclass(frozen=True)
class Panels:
    """What the panels say: how Generate generates, how Interpolate interpolates, what Fill keeps."""

    generate: Settings = field(default_factory=Settings)
    interpolate: Manner = field(default_factory=Manner)
    fill: Keep = Keep.NOTHING


@dataclass(frozen=True)
class KeptLoop:
    """The latest loop of a song, in ticks, and whether it is on."""

    start: int
    end: int
    on: bool = True


@dataclass(frozen=True)
class Song:
    """A song as it stands.

    Attributes:
        takes: all takes of it, which no longer grow.
        home: the file that it belongs to.
        home_digest: the sha256 of what that held when the song was read from it, or written to it; None where it is not
            known.
        origins: of notes that came with a MIDI file, which model wrote them.
        loop: the latest one; None where there was none.
        scale: that was chosen to be worked in; None for that of the key.
    """

    bars: Bars
    mix: Mix = DEFAULT_MIX
    takes: TakeTree = field(default_factory=TakeTree)
    panels: Panels = field(default_factory=Panels)
    home: Path | None = None
    origins: Mapping[Place, Source] = field(default_factory=dict)
    home_digest: bytes | None = None
    loop: KeptLoop | None = None
    scale: Scale | None = None

    @property
    def sources(self) -> Mapping[Place, Source]:
        """What wrote the notes that stand at these places, as far as it is known.

        That is the take that the song holds, or what that was made from; where no such take has a note, it is what came
        with the song, and only then any other take, which may have been refused.
        """
        takes = self.takes
        others, kept = range(1, len(takes) + 1), takes.lineage(self.bars)
        return {**takes.sources(others), **self.origins, **takes.sources(kept)}

    def to_bytes(self, with_home: bool = False) -> bytes:
        """The song file; `with_home`, one that knows where it belongs.

        Raises:
            InputError: it is too large.
        """
        takes = self.takes.to_json() if len(self.takes) else None
        panels, origins = Packer().pack(self.panels), Packer().pack(tuple(self.origins.items()))
        loop, scale = map(Packer().pack, (self.loop, self.scale))
        song = SongFile(self.bars, self.mix, takes, panels, origins, loop=loop, scale=scale)
        if with_home and self.home:
            song = replace(song, home=str(self.home), home_digest=self.home_digest)
        return song_file_bytes(song)

    @classmethod
    def from_bytes(cls, data: bytes) -> Song:
        """The song in a file's bytes.

        Raises:
            InputError: it is no song, damaged, or of a newer program.
        """
        return cls.from_file(parse_song_file(data))

    @classmethod
    def from_file(cls, found: SongFile) -> Song:
        """The song in a file.

        Raises:
            InputError: what it says of takes, panels, a loop or a scale is damaged, or of a newer program.
        """
        takes = TakeTree() if found.takes is None else TakeTree.from_json(found.takes)
        panels = Panels() if found.panels is None else Unpacker([]).unpack(Panels, found.panels)
        origins = Unpacker([]).unpack(tuple[tuple[Place, Source], ...], found.origins)
        home = Path(found.home) if found.home else None
        # One that begins at no root may be another file by now, in whichever folder the program runs.
        known = home if home and home.is_absolute() else None
        kept = None if found.loop is None else Unpacker([]).unpack(KeptLoop, found.loop)
        bounds = within_song((kept.start, kept.end)) if kept else None
        loop = KeptLoop(*bounds, kept.on) if kept and bounds else None
        scale = Unpacker([]).unpack(Scale | None, found.scale)
        scale = scale if scale and scale.is_known else None
        return cls(found.bars, found.mix, takes, panels, known, dict(origins), found.home_digest, loop, scale)
