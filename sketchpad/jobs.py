"""What each command does; every job returns the exit code.

Heavy modules are imported by the job that needs them, so that a job costs the memory of its own work.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sketchpad.music.errors import InputError

if TYPE_CHECKING:
    from sketchpad.generation.constraints import Constraints
    from sketchpad.generation.engine import Engine
    from sketchpad.generation.filling.hole import Hole
    from sketchpad.generation.request import Request, Take
    from sketchpad.generation.systems import System
    from sketchpad.music.bars import Bars
    from sketchpad.music.midi_file import MidiSong
    from sketchpad.music.provenance import Place, Source


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window on a file, or on the first primer."""
    from sketchpad.ui.app import run

    return run(arguments.file)


def make_demo(arguments: argparse.Namespace) -> int:
    """The whole job without a display, or the listening pack."""
    if arguments.listening:
        from sketchpad.listening.pack import write_pack

        lines = write_pack(arguments.listening, arguments.seed)
    else:
        from sketchpad.demo import run_demo

        lines = run_demo(arguments.out)
    for line in lines:
        print(line, flush=True)
    return 0


def list_models(arguments: argparse.Namespace) -> int:
    """The models there are."""
    from sketchpad.generation.systems import abilities
    from sketchpad.generation.weights import own_models, read_manifest

    for model in read_manifest(arguments.models).values():
        can = f"can {', '.join(abilities(model.system))}"
        imported = ", imported" if model.imported else ""
        print(f"{model.name:20}{model.title}: {can}; {model.size / 1e6:.1f} MB, {model.licence}{imported}")
    if not arguments.models and (problem := own_models()[1]):
        print(f"sketchpad: {problem}", file=sys.stderr)
    return 0


def import_checkpoint(arguments: argparse.Namespace) -> int:
    """Take in one of Magenta's checkpoints."""
    from sketchpad.generation.checkpoints.importing import import_model

    model = import_model(arguments.path, arguments.name, arguments.models)
    print(f"imported {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0


def download_checkpoint(arguments: argparse.Namespace) -> int:
    """Fetch one of Magenta's checkpoints, or list them."""
    from sketchpad.generation.checkpoints.download import CHECKPOINTS, download

    if arguments.name == "?":
        for name, checkpoint in CHECKPOINTS.items():
            print(f"{name:20}{checkpoint.title}")
        return 0
    progress = partial(_show_progress, arguments.name)
    model = download(arguments.name, progress, models=arguments.models)
    print(f"downloaded and imported {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0


def _show_progress(name: str, done: int, size: int) -> None:
    if sys.stderr.isatty():
        share = f"{done / size:4.0%} of {size / 1e6:.0f} MB" if size else f"{done / 1e6:.0f} MB"
        print(f"\r{name}: {share}", end="\n" if done == size else "", file=sys.stderr)


def render_sound(arguments: argparse.Namespace) -> int:
    """A MIDI file as sound."""
    from sketchpad.audio.render import render_wav
    from sketchpad.audio.soundfont import find_soundfont
    from sketchpad.music.saving import saving
    from sketchpad.music.song_file import read_song

    song = read_song(arguments.midi)
    _warn(song.warnings)
    soundfont = find_soundfont(arguments.soundfont)
    with saving(arguments.out) as file:
        render_wav(song.bars, soundfont, file, song.mix)
    return 0


def export(arguments: argparse.Namespace) -> int:
    """A song for other programs."""
    from sketchpad.music.midi_file import read_midi
    from sketchpad.music.song_file import is_song_file, read_song_file
    from sketchpad.session.songs.exporting import export
    from sketchpad.session.songs.song import Song

    wanted = [path for path in (arguments.midi, arguments.wav, arguments.flac, arguments.musicxml) if path]
    if not wanted and not arguments.stems:
        raise InputError("say what to write: --midi, --wav, --flac, --musicxml or --stems, each with a file's name")
    if is_song_file(arguments.song):
        song = Song.from_file(read_song_file(arguments.song))
    else:
        found = read_midi(arguments.song)
        _warn(found.warnings)
        song = Song(found.bars, found.mix, origins=found.origins)
    for path in export(song, wanted, arguments.stems):
        print(path)
    return 0


def generate(arguments: argparse.Namespace) -> int:
    """Continue a MIDI file, or harmonise it."""
    song, takes, costs = _answered(arguments)
    _save_takes(song, enumerate(takes), arguments.out, arguments.models)
    if arguments.json:
        print(json.dumps(costs))
    return 0


def fill(arguments: argparse.Namespace) -> int:
    """Some bars of a MIDI file anew."""
    song, takes, costs = _answered(arguments)
    fitting = {take.index: take for take in takes if take.fits}
    if not fitting:
        raise InputError(
            f"nothing that was tried fits into the bars {arguments.hole}; try another seed, more takes, more bars or "
            "another model"
        )
    written = _save_takes(song, fitting.items(), arguments.out, arguments.models)
    if arguments.json:
        print(json.dumps(costs | {"fits": [take.fit for take in takes]}))
        return 0
    for path in written:
        print(path)
    return 0


def _save_takes(song: MidiSong, takes: Iterable[tuple[int, Take]], out: Path, models: Path | None) -> list[Path]:
    """Write the song with each numbered take: 0 as OUT.mid, 1 as OUT-1.mid and so on; returns the files."""
    from sketchpad.music.saving import save

    written: list[Path] = []
    for number, take in takes:
        written.append(out.with_stem(f"{out.stem}-{number}") if number else out)
        save(written[-1], _midi_with(take, song, models))
    return written


def _midi_with(take: Take, song: MidiSong, models: Path | None) -> bytes:
    """The song with a take in its place, which says what wrote it."""
    from sketchpad.music.midi_file import midi_bytes
    from sketchpad.music.provenance import place

    source = _source(take.request.model, take.seed, models)
    origins = {**song.origins, **{place(note): source for note in take.notes}}
    return midi_bytes(take.placed_in(song.bars), song.mix, origins)


def _source(model: str, seed: int, models: Path | None) -> Source:
    """What is said of the notes that a model writes now."""
    from sketchpad.generation.weights import find_model
    from sketchpad.music.provenance import Source

    return Source(model, find_model(model, models).sha256, seed)


def vary(arguments: argparse.Namespace) -> int:
    """Variations of a MIDI file."""
    from sketchpad.music.saving import folder, save

    song, takes, _ = _answered(arguments)
    out = folder(arguments.out)
    for take in takes:
        path = out / f"take-{take.index}.mid"
        save(path, _midi_with(take, song, arguments.models))
        print(f"{path}: latent distance {take.latent_distance or 0:.2f}, {take.seconds * 1e3:.1f} ms")
    return 0


def interpolate(arguments: argparse.Namespace) -> int:
    """The way from one MIDI file to another."""
    from sketchpad.generation.blend import Corners, KeyPlan, way
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.music_vae.latent import Curve
    from sketchpad.generation.request import CancelFlag
    from sketchpad.music.midi_file import midi_bytes
    from sketchpad.music.provenance import place
    from sketchpad.music.saving import folder, save

    a, b = _read(arguments.a), _read(arguments.b)
    _warn([*a.warnings, *b.warnings])
    corners = Corners(
        (a.bars, b.bars),
        arguments.model,
        temperature=_temperature(arguments),
        seed=arguments.seed,
        curve=Curve(arguments.curve),
        keys=KeyPlan(arguments.keys),
        constraints=_constraints(arguments),
    )
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        blends = [engine.blend(request, CancelFlag()) for request in way(corners, arguments.steps)]
    source = _source(arguments.model, arguments.seed, arguments.models)
    known = _origins_in(corners.songs[1], b) | _origins_in(corners.songs[0], a)
    out = folder(arguments.out)
    print("the model can rebuild {:.0%} of A, {:.0%} of B".format(*blends[0].rebuilt))
    for number, blended in enumerate(blends):
        share, path = blended.request.points[0][0], out / f"{number:02}.mid"
        new = blended.bars.minus(corners.songs[0]).minus(corners.songs[1])
        origins = {**known, **{place(note): source for note in new}}
        save(path, midi_bytes(blended.bars, (a if share < 0.5 else b).mix, origins))
        print(f"{path}: {share:.0%} of the way, {blended.seconds * 1e3:.1f} ms")
    return 0


def _origins_in(moved: Bars, song: MidiSong) -> dict[Place, Source]:
    """What wrote the notes of a song that was moved in time and pitch, each voice by itself."""
    from sketchpad.music.note import Voice
    from sketchpad.music.provenance import place

    voices = ((moved.of_voices([voice]), song.bars.of_voices([voice])) for voice in Voice)
    pairs = [pair for voice in voices for pair in zip(*voice, strict=True)]
    return {place(now): song.origins[place(before)] for now, before in pairs if place(before) in song.origins}


def shape(arguments: argparse.Namespace) -> int:
    """A MIDI file with other attributes."""
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.request import CancelFlag, Shaping
    from sketchpad.music.attributes import ATTRIBUTES
    from sketchpad.music.midi_file import midi_bytes
    from sketchpad.music.provenance import place
    from sketchpad.music.saving import save

    song = _read(arguments.song)
    _warn(song.warnings)
    asked, held = _asked(arguments), _constraints(arguments)
    counted = _counted_key(arguments.in_key_of, held)
    request = Shaping(song.bars, arguments.model, _temperature(arguments), arguments.seed, counted, held)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        shaper = engine.shaper(request, CancelFlag())
        shaped = shaper.shaped(asked)
    source = _source(arguments.model, arguments.seed, arguments.models)
    origins = {**song.origins, **{place(note): source for note in shaped.bars.minus(song.bars)}}
    save(arguments.out, midi_bytes(shaped.bars, song.mix, origins))
    if arguments.json:
        rounded = {name: round(value, 4) for name, value in shaped.measured.items()}
        reach = {name: [round(end, 4) for end in ends] for name, ends in shaper.reach.items()}
        print(json.dumps({"asked": asked, "measured": rounded, "distance": round(shaped.distance, 4), "reach": reach}))
        return 0
    for attribute in ATTRIBUTES:
        wanted = f", asked {asked[attribute.name]:g}" if attribute.name in asked else ""
        print(f"{attribute.title}: {shaped.measured[attribute.name]:.2f} {attribute.unit}{wanted}")
    print(f"{shaped.changed} bars changed, latent distance {shaped.distance:.2f}")
    return 0


def _asked(arguments: argparse.Namespace) -> dict[str, float]:
    """By name, the attributes that were asked for."""
    from sketchpad.music.attributes import ATTRIBUTES

    named = {attribute.name: getattr(arguments, attribute.name, None) for attribute in ATTRIBUTES}
    return {name: value for name, value in named.items() if value is not None}


def _counted_key(name: str | None, held: Constraints) -> int | None:
    """The major key (0 = C) with the notes of the key of that name, else of the one that new notes are held to."""
    from sketchpad.generation.constraints import AUTO
    from sketchpad.music.key import Key

    key = Key.of(name) if name is not None else held.key
    return None if key is None or key == AUTO else (key.tonic + 3 * key.minor) % 12


def _answered(arguments: argparse.Namespace) -> tuple[MidiSong, list[Take], dict[str, object]]:
    """The song, the takes asked for, and what they cost."""
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.request import Request

    song = _read(arguments.primer)
    _warn(song.warnings)
    known = ("model", "bars", "seed", "takes", "verb", "condition", "inject")
    options = {name: getattr(arguments, name) for name in known if hasattr(arguments, name)}
    distance = _system(arguments).distance if arguments.distance is None else arguments.distance
    if hasattr(arguments, "hole"):
        options["hole"] = _hole(arguments, song.bars)
    held = _constraints(arguments)
    options |= {"temperature": _temperature(arguments), "distance": distance, "constraints": held}
    request = Request(song.bars, **options)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        takes, found = _chosen(engine, request, song.bars, arguments)
        return song, takes, _costs(request, takes, engine.name, engine.processes) | found


def _chosen(
    engine: Engine, request: Request, song: Bars, arguments: argparse.Namespace
) -> tuple[list[Take], dict[str, object]]:
    """The takes asked for; where they are the best of many, also what was asked and what the first measures."""
    from sketchpad.generation.request import CancelFlag
    from sketchpad.generation.shaping.ranking import Ranker, Ranking

    asked, best_of = _asked(arguments), getattr(arguments, "best_of", None)
    if best_of is None:
        if asked:
            raise InputError("say among how many takes to choose by attributes: --best-of 48, for example")
        return [take for take in engine.generate(request, CancelFlag()) if take.complete], {}
    ranker = Ranker(engine, Ranking(request, song, max(best_of, request.takes)), CancelFlag())
    takes = list(ranker.ranked(asked)[: request.takes])
    rounded = {name: round(value, 4) for name, value in ranker.shaped(asked).measured.items()}
    return takes, {"seeds": [take.seed for take in takes], "asked": asked, "measured": rounded}


def _hole(arguments: argparse.Namespace, song: Bars) -> Hole:
    """The bars of the song to be filled."""
    import re

    from sketchpad.generation.filling.hole import Hole, Keep

    found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", arguments.hole)
    if not found:
        raise InputError(f"{arguments.hole!r} are no bars; write the first and the last, from 1, such as 5-6")
    first, last = int(found[1]), int(found[2] or found[1])
    ticks = song.metre.ticks_per_bar
    return Hole((first - 1) * ticks, last * ticks, Keep(arguments.keep))


def _constraints(arguments: argparse.Namespace) -> Constraints:
    from sketchpad.generation.constraints import AUTO, Constraints
    from sketchpad.music.key import Key
    from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH
    from sketchpad.music.pitch import range_of

    name = arguments.key
    key = AUTO if name and name.strip().lower() == AUTO else Key.of(name) if name is not None else None
    lowest, highest = range_of(arguments.range) if arguments.range is not None else (LOWEST_PITCH, HIGHEST_PITCH)
    return Constraints(key, lowest, highest, arguments.top_p, arguments.repetition, arguments.never_silent)


def _temperature(arguments: argparse.Namespace) -> float:
    return _system(arguments).temperature if arguments.temperature is None else arguments.temperature


def _read(path: Path) -> MidiSong:
    """The song of a file, and what wrote its notes; of a song file by its takes."""
    from sketchpad.music.midi_file import MidiSong, read_midi
    from sketchpad.music.song_file import is_song_file, read_song_file

    _import_pretty_midi()
    if not is_song_file(path):
        return read_midi(path)
    from sketchpad.session.songs.song import Song

    song = Song.from_file(read_song_file(path))
    return MidiSong(song.bars, mix=song.mix, origins=song.sources)


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


def _system(arguments: argparse.Namespace) -> System:
    from sketchpad.generation.systems import SYSTEMS
    from sketchpad.generation.weights import find_model

    return SYSTEMS[find_model(arguments.model, arguments.models).system]


def _costs(request: Request, takes: Sequence[Take], engine: str, processes: Sequence[int]) -> dict[str, object]:
    from sketchpad.memory import peak_memory

    return {
        "model": request.model,
        "engine": engine,
        "seed": request.seed,
        "seconds": sum(take.seconds for take in takes),
        "first_bar_seconds": takes[0].first_bar_seconds,
        "peak_rss_mb": round(peak_memory(processes) / 1e6, 1),
        "notes": sum(len(take.notes) for take in takes),
        "bars": -(-(request.end - request.start) // request.primer.metre.ticks_per_bar) * len(takes),
    }


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings:
        print(f"sketchpad: {warning}", file=sys.stderr)
