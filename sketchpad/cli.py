"""The command line: open the window, or do one job without it.

Heavy modules are imported by the job that needs them, so that a job costs the memory of its own work.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sketchpad.generation.verb import Verb
from sketchpad.music.errors import InputError

if TYPE_CHECKING:
    from sketchpad.generation.constraints import Constraints
    from sketchpad.generation.request import Request, Take
    from sketchpad.music.midi_file import MidiSong

BAD_INPUT = 2
COMMANDS = ("demo", "generate", "vary", "interpolate", "shape", "render", "models", "bench")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    # A single melody is computed fastest, and in the least memory, by one thread.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # With this set, pyfluidsynth prints where it found its library; what a command prints may be read by a program.
    os.environ.pop("CI", None)
    if arguments[:1] == ["bench"]:
        from sketchpad.bench.command import main as bench

        return bench(arguments[1:])
    is_command = bool(arguments) and arguments[0] in {*COMMANDS, "-h", "--help"}
    parsed = _parser(is_command).parse_args(arguments)
    try:
        return parsed.run(parsed)
    except InputError as error:
        print(f"sketchpad: {error}", file=sys.stderr)
        return BAD_INPUT


def _parser(is_command: bool) -> argparse.ArgumentParser:
    parser = _OneLineParser(prog="sketchpad", description="Draw a primer, hear bars that belong to it.")
    if not is_command:
        parser.set_defaults(run=_open)
        parser.add_argument("file", nargs="?", type=Path, help="a MIDI file to open")
        return parser
    parser.usage = "sketchpad [FILE] | sketchpad COMMAND …"
    commands = parser.add_subparsers(title="commands", required=True, prog="sketchpad")
    demo = commands.add_parser("demo", help="the whole job without a display: MIDI, WAV, screenshot, report")
    demo.set_defaults(run=_demo)
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    _add_generate(commands.add_parser("generate", help="continue a MIDI file, or harmonise it"))
    _add_vary(commands.add_parser("vary", help="variations of a MIDI file, near or far"))
    _add_interpolate(commands.add_parser("interpolate", help="the way from one MIDI file to another"))
    _add_shape(commands.add_parser("shape", help="a MIDI file with another density, syncopation …"))
    render = commands.add_parser("render", help="a MIDI file as sound")
    render.set_defaults(run=_render)
    render.add_argument("midi", type=Path, metavar="IN.mid")
    render.add_argument("--out", type=Path, required=True, metavar="OUT.wav")
    render.add_argument("--soundfont", type=Path, metavar="FILE.sf2")
    _add_models(commands.add_parser("models", help="list the models, import or download others"))
    commands.add_parser("bench", help="measure speed and memory; `sketchpad bench --help`")
    return parser


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}; see {self.prog} --help\n")


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_generate, verb=Verb.CONTINUE)
    parser.add_argument("primer", type=Path, metavar="PRIMER.mid")
    parser.add_argument("--bars", type=int, default=16)
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.mid")
    parser.add_argument("--json", action="store_true", help="print what it cost as JSON")
    parser.add_argument(
        "--harmonise",
        dest="verb",
        action="store_const",
        const=Verb.HARMONISE,
        help="Polyphony RNN: leave the primer's notes in place and add voices to them",
    )
    parser.add_argument(
        "--no-condition",
        dest="condition",
        action="store_false",
        help="Polyphony RNN: do not hear the primer before continuing",
    )
    parser.add_argument(
        "--inject", action="store_true", help="Polyphony RNN: keep the primer's notes once more in the new bars"
    )
    parser.add_argument("--distance", type=float, default=0.5, help="MusicVAE: how far from the primer, 0 to 1")
    _add_common(parser, "attention_rnn", "take k is drawn with SEED + k and written to OUT-k.mid")
    _add_constraints(parser)


def _add_vary(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_vary, verb=Verb.VARY)
    parser.add_argument("primer", type=Path, metavar="IN.mid")
    parser.add_argument(
        "--distance", type=float, default=0.3, help="0 is the model's plain reconstruction, 1 has nothing of it left"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    _add_common(parser, "music_vae_melody", "take k is drawn with SEED + k and written to DIR/take-k.mid", takes=4)
    _add_constraints(parser)


def _add_interpolate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_interpolate)
    parser.add_argument("a", type=Path, metavar="A.mid")
    parser.add_argument("b", type=Path, metavar="B.mid")
    parser.add_argument("--steps", type=int, default=11, help="how many files, A and B among them")
    parser.add_argument("--curve", choices=("slerp", "linear"), default="slerp", help="the form of the way")
    parser.add_argument(
        "--keys", choices=("own", "first"), default="own", help="turn from A's key to B's, or have all of it in A's"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    _add_common(parser, "music_vae_melody")
    _add_constraints(parser)


def _add_shape(parser: argparse.ArgumentParser) -> None:
    from sketchpad.music.attributes import ATTRIBUTES

    parser.set_defaults(run=_shape)
    parser.add_argument("song", type=Path, metavar="IN.mid")
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.mid")
    parser.add_argument("--json", action="store_true", help="print what was asked and measured, and the distance")
    for attribute in ATTRIBUTES:
        what = f"{attribute.title} of the melody, in {attribute.unit or 'parts of 1'}"
        parser.add_argument(f"--{attribute.option}", dest=attribute.name, type=float, help=what)
    parser.add_argument("--key", help="the key that notes are to be in, such as C or 'F# minor'; by default their own")
    _add_common(parser, "music_vae_melody")


def _add_common(parser: argparse.ArgumentParser, model: str, takes_help: str = "", takes: int = 1) -> None:
    parser.add_argument("--model", default=model, help="see `sketchpad models`")
    parser.add_argument(
        "--temperature", type=float, help="1 as learned, less is safer, more is wilder; by default what suits the model"
    )
    parser.add_argument("--seed", type=int, default=0)
    if takes_help:
        parser.add_argument("--takes", type=int, default=takes, help=takes_help)
    parser.add_argument("--engine", default="native", help="native, numpy or magenta")
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models")


def _add_constraints(parser: argparse.ArgumentParser) -> None:
    held = parser.add_argument_group("what the new notes are held to")
    held.add_argument("--key", help="notes of a key only: auto for the primer's own, or such as C, Bb, 'F# minor'")
    held.add_argument("--range", metavar="LOW-HIGH", help="notes from LOW to HIGH only, such as C3-C6 or 48-84")
    held.add_argument(
        "--top-p", type=float, default=1.0, help="only the likeliest that together have this probability, such as 0.9"
    )
    held.add_argument(
        "--repetition", type=float, default=0.0, help="from -1, away from the bar before, to 1, towards it; no MusicVAE"
    )
    held.add_argument("--never-silent", action="store_true", help="where nothing began for a bar, begin a note")


def _add_models(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_models)
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models")
    steps = parser.add_subparsers(title="commands", prog="sketchpad models")
    into = steps.add_parser("import", help="take in one of Magenta's checkpoints")
    into.set_defaults(run=_import)
    into.add_argument(
        "path", type=Path, metavar="PATH", help="a .mag bundle, a .tar, or a checkpoint's .index or .ckpt"
    )
    into.add_argument("--as", dest="name", help="what to call it; by default what its file is called")
    down = steps.add_parser("download", help="fetch one of Magenta's own checkpoints, and take it in")
    down.set_defaults(run=_download)
    down.add_argument("name", metavar="NAME", help="one of the names that `sketchpad models download ?` lists")


def _open(arguments: argparse.Namespace) -> int:
    from sketchpad.ui.app import run

    return run(arguments.file)


def _demo(arguments: argparse.Namespace) -> int:
    from sketchpad.demo import run_demo

    for line in run_demo(arguments.out):
        print(line)
    return 0


def _models(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.systems import abilities
    from sketchpad.generation.weights import read_manifest

    for model in read_manifest(arguments.models).values():
        can = f"can {', '.join(abilities(model.system))}"
        imported = ", imported" if model.imported else ""
        print(f"{model.name:20}{model.title}: {can}; {model.size / 1e6:.1f} MB, {model.licence}{imported}")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.checkpoints.importing import import_model

    model = import_model(arguments.path, arguments.name)
    print(f"imported {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0


def _download(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.checkpoints.download import CHECKPOINTS, download

    if arguments.name == "?":
        for name, checkpoint in CHECKPOINTS.items():
            print(f"{name:20}{checkpoint.title}")
        return 0
    model = download(arguments.name, lambda done, size: _show_progress(arguments.name, done, size))
    print(f"downloaded and imported {model.name}: {model.title}, {model.size / 1e6:.1f} MB")
    return 0


def _show_progress(name: str, done: int, size: int) -> None:
    if sys.stderr.isatty():
        share = f"{done / size:4.0%} of {size / 1e6:.0f} MB" if size else f"{done / 1e6:.0f} MB"
        print(f"\r{name}: {share}", end="\n" if done == size else "", file=sys.stderr)


def _render(arguments: argparse.Namespace) -> int:
    from sketchpad.audio.render import render_wav
    from sketchpad.audio.soundfont import find_soundfont
    from sketchpad.music.midi_file import read_midi
    from sketchpad.music.saving import saving

    song = read_midi(arguments.midi)
    _warn(song.warnings)
    soundfont = find_soundfont(arguments.soundfont)
    with saving(arguments.out) as file:
        render_wav(song.bars, soundfont, file, song.mix)
    return 0


def _generate(arguments: argparse.Namespace) -> int:
    from sketchpad.music.midi_file import midi_bytes
    from sketchpad.music.saving import save

    song, takes, costs = _answered(arguments)
    for take in takes:
        path = arguments.out.with_stem(f"{arguments.out.stem}-{take.index}") if take.index else arguments.out
        save(path, midi_bytes(take.placed_in(song.bars), song.mix))
    if arguments.json:
        print(json.dumps(costs))
    return 0


def _vary(arguments: argparse.Namespace) -> int:
    from sketchpad.music.midi_file import midi_bytes
    from sketchpad.music.saving import folder, save

    song, takes, _ = _answered(arguments)
    out = folder(arguments.out)
    for take in takes:
        path = out / f"take-{take.index}.mid"
        save(path, midi_bytes(take.placed_in(song.bars), song.mix))
        print(f"{path}: latent distance {take.latent_distance or 0:.2f}, {take.seconds * 1e3:.1f} ms")
    return 0


def _interpolate(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.blend import Corners, KeyPlan, way
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.latent import Curve
    from sketchpad.generation.request import CancelFlag
    from sketchpad.music.midi_file import midi_bytes, read_midi
    from sketchpad.music.saving import folder, save

    a, b = read_midi(arguments.a), read_midi(arguments.b)
    _warn([*a.warnings, *b.warnings])
    how = (_temperature(arguments), arguments.seed, Curve(arguments.curve), KeyPlan(arguments.keys))
    corners = Corners((a.bars, b.bars), arguments.model, *how, _constraints(arguments))
    blends = way(corners, arguments.steps)
    out = folder(arguments.out)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        for number, request in enumerate(blends):
            blended = engine.blend(request, CancelFlag())
            if number == 0:
                print("the model can rebuild {:.0%} of A, {:.0%} of B".format(*blended.rebuilt))
            share, path = request.points[0][0], out / f"{number:02}.mid"
            save(path, midi_bytes(blended.bars, (a if share < 0.5 else b).mix))
            print(f"{path}: {share:.0%} of the way, {blended.seconds * 1e3:.1f} ms")
    return 0


def _shape(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.request import CancelFlag, Shaping
    from sketchpad.music.attributes import ATTRIBUTES
    from sketchpad.music.midi_file import midi_bytes, read_midi
    from sketchpad.music.saving import save

    song = read_midi(arguments.song)
    _warn(song.warnings)
    named = {attribute.name: getattr(arguments, attribute.name) for attribute in ATTRIBUTES}
    asked = {name: value for name, value in named.items() if value is not None}
    request = Shaping(song.bars, arguments.model, _temperature(arguments), arguments.seed, _major_key(arguments.key))
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        shaper = engine.shaper(request, CancelFlag())
        shaped = shaper.shaped(asked)
    save(arguments.out, midi_bytes(shaped.bars, song.mix))
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


def _major_key(name: str | None) -> int | None:
    """The major key (0 = C) with the notes of the key of that name."""
    from sketchpad.music.key import Key

    if name is None:
        return None
    key = Key.of(name)
    return (key.tonic + 3 * key.minor) % 12


def _answered(arguments: argparse.Namespace) -> tuple[MidiSong, list[Take], dict[str, object]]:
    """The song, the takes asked for, and what they cost."""
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.request import CancelFlag, Request
    from sketchpad.music.midi_file import read_midi

    song = read_midi(arguments.primer)
    _warn(song.warnings)
    known = ("model", "bars", "seed", "takes", "verb", "distance", "condition", "inject")
    options = {name: getattr(arguments, name) for name in known if hasattr(arguments, name)}
    held = _constraints(arguments)
    request = Request(song.bars, temperature=_temperature(arguments), constraints=held, **options)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        takes = [take for take in engine.generate(request, CancelFlag()) if take.complete]
        return song, takes, _costs(request, takes, engine.name, engine.processes)


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
    from sketchpad.generation.systems import SYSTEMS
    from sketchpad.generation.weights import find_model

    if arguments.temperature is not None:
        return arguments.temperature
    return SYSTEMS[find_model(arguments.model, arguments.models).system].temperature


def _costs(request: Request, takes: Sequence[Take], engine: str, processes: Sequence[int]) -> dict[str, object]:
    return {
        "model": request.model,
        "engine": engine,
        "seed": request.seed,
        "seconds": sum(take.seconds for take in takes),
        "first_bar_seconds": takes[0].first_bar_seconds,
        "peak_rss_mb": round(_peak_resident_memory(processes) / 1e6, 1),
        "notes": sum(len(take.notes) for take in takes),
        "bars": request.bars * len(takes),
    }


def _peak_resident_memory(processes: Sequence[int]) -> int:
    """Bytes: the most this process held, and what the engine's own processes hold now."""
    if not processes:
        return _own_peak()
    from psutil import Process

    return _own_peak() + sum(Process(process).memory_info().rss for process in processes)


def _own_peak() -> int:
    """Bytes; on Linux from the kernel's own account, because `getrusage` also counts what started the program."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return 1024 * int(line.split()[1])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings:
        print(f"sketchpad: {warning}", file=sys.stderr)
