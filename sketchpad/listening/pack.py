"""The pack's files: MIDI and WAV of every piece, and the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sketchpad.audio.render import render_small_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.generation.engine import open_engine
from sketchpad.generation.limits import MOST_SEED
from sketchpad.generation.weights import read_manifest
from sketchpad.listening.page import page
from sketchpad.listening.pieces import Group, groups
from sketchpad.music.errors import check_within
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.primers import Primer, primers
from sketchpad.music.saving import folder, save, saving


def write_pack(out: Path, seed: int = 0, models: Path | None = None, chosen: Sequence[Primer] = ()) -> Iterator[str]:
    """Have every model that comes with the program answer every primer, and write all of it into `out`.

    The same seed, weights and SoundFont give the same files. `models` may be another folder of models, `chosen` some of
    the primers.

    Yields:
        What was done, line by line.

    Raises:
        InputError: the seed is none, a file cannot be written, a model cannot be had, or FluidSynth or a SoundFont is
            missing.
    """
    check_within("seed", seed, 0, MOST_SEED)
    soundfont = find_soundfont()
    used = [model for model in read_manifest(models).values() if not model.imported]
    found: list[Group] = []
    size = 0
    with closing(open_engine("native", models)) as engine:
        for group in groups(engine, used, chosen or primers(), seed):
            for piece in group.pieces:
                path = folder((out / piece.stem).parent) / Path(piece.stem).name
                save(path.with_suffix(".mid"), midi_bytes(piece.bars))
                with saving(path.with_suffix(".wav")) as file:
                    render_small_wav(piece.bars, soundfont, file)
                size += sum(path.with_suffix(kind).stat().st_size for kind in (".mid", ".wav"))
            found.append(group)
            name = group.model.name if group.model else "the primer itself"
            yield f"{group.primer.name}: {name}, {', '.join(piece.title for piece in group.pieces)}"
    data = page(found, used, seed, soundfont.name)
    save(out / "index.html", data)
    pieces = sum(len(group.pieces) for group in found)
    yield f"{pieces} pieces, {(size + len(data)) / 1e6:.0f} MB; open {out / 'index.html'}"
