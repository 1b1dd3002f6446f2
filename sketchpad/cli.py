"""The command line: open the window, or do one job without it.

Heavy modules are imported by the job that needs them, so that a job costs the memory of its own work.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sketchpad.music.errors import InputError

if TYPE_CHECKING:
    from sketchpad.generation.request import Request, Take

BAD_INPUT = 2
COMMANDS = ("demo", "generate", "render", "models", "bench")


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
    _add_generate(commands.add_parser("generate", help="continue a MIDI file"))
    render = commands.add_parser("render", help="a MIDI file as sound")
    render.set_defaults(run=_render)
    render.add_argument("midi", type=Path, metavar="IN.mid")
    render.add_argument("--out", type=Path, required=True, metavar="OUT.wav")
    render.add_argument("--soundfont", type=Path, metavar="FILE.sf2")
    models = commands.add_parser("models", help="list the models")
    models.set_defaults(run=_models)
    models.add_argument("--models", type=Path, metavar="DIR", help="another folder of models")
    commands.add_parser("bench", help="measure speed and memory; `sketchpad bench --help`")
    return parser


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}; see {self.prog} --help\n")


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_generate)
    parser.add_argument("primer", type=Path, metavar="PRIMER.mid")
    parser.add_argument("--model", default="attention_rnn", help="see `sketchpad models`")
    parser.add_argument("--bars", type=int, default=16)
    parser.add_argument("--temperature", type=float, default=1.0, help="1 as learned, less is safer, more is wilder")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--takes", type=int, default=1, help="take k is drawn with SEED + k and written to OUT-k.mid")
    parser.add_argument("--engine", default="native", help="native, numpy or magenta")
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.mid")
    parser.add_argument("--json", action="store_true", help="print what it cost as JSON")
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models")


def _open(arguments: argparse.Namespace) -> int:
    from sketchpad.ui.app import run

    return run(arguments.file)


def _demo(arguments: argparse.Namespace) -> int:
    from sketchpad.demo import run_demo

    for line in run_demo(arguments.out):
        print(line)
    return 0


def _models(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.weights import read_manifest

    for model in read_manifest(arguments.models).values():
        print(f"{model.name:16}{model.title}, {model.size / 1e6:.1f} MB, {model.licence}")
    return 0


def _render(arguments: argparse.Namespace) -> int:
    from sketchpad.audio.render import render_wav
    from sketchpad.audio.soundfont import find_soundfont
    from sketchpad.music.midi_file import read_midi
    from sketchpad.music.saving import saving

    song = read_midi(arguments.midi)
    _warn(song.warnings)
    soundfont = find_soundfont(arguments.soundfont)
    with saving(arguments.out) as file:
        render_wav(song.bars, soundfont, file)
    return 0


def _generate(arguments: argparse.Namespace) -> int:
    from sketchpad.generation.engine import open_engine
    from sketchpad.generation.request import CancelFlag, Request
    from sketchpad.music.midi_file import read_midi

    song = read_midi(arguments.primer)
    _warn(song.warnings)
    names = ("model", "bars", "temperature", "seed", "takes")
    request = Request(song.bars, **{name: getattr(arguments, name) for name in names})
    engine = open_engine(arguments.engine, arguments.models)
    try:
        takes = [take for take in engine.generate(request, CancelFlag()) if take.complete]
        _write_takes(arguments.out, takes)
        if arguments.json:
            print(json.dumps(_costs(request, takes, engine.name, engine.processes)))
    finally:
        engine.close()
    return 0


def _write_takes(out: Path, takes: Sequence[Take]) -> None:
    """The first take to OUT.mid, the k-th after it to OUT-k.mid; each with its primer."""
    from sketchpad.music.midi_file import midi_bytes
    from sketchpad.music.saving import save

    for take in takes:
        path = out.with_stem(f"{out.stem}-{take.index}") if take.index else out
        save(path, midi_bytes(take.request.primer.edited(added=take.notes)))


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
