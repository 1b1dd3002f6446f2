"""The command line: what its arguments mean; what a command does is its module of `commands`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from sketchpad.about import LINE, own_version
from sketchpad.arguments import BAD_INPUT, OneLineParser
from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.verb import Verb
from sketchpad.music.errors import InputError

INTERRUPTED = 130
"""The exit code of a program that Ctrl+C ended."""
NOT_READ = 141
"""The exit code of a program that a broken pipe ended."""
_MIDI = (".mid", ".midi")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    # A single melody is computed fastest, and in the least memory, by one thread.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # With this set, pyfluidsynth prints where it found its library; what a command prints may be read by a program.
    os.environ.pop("CI", None)
    _prepare_output()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except InputError as error:
        print(f"sketchpad: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads what it prints has read enough.
        _drop_output()
        return NOT_READ
    except OSError as error:
        _drop_output()
        print(f"sketchpad: {error}", file=sys.stderr)
        return BAD_INPUT
    return code


def _prepare_output() -> None:
    if not sys.stdout:
        # It was closed. What is printed is not to be lost without a word, and no file that is opened later to get its
        # number, to which libraries may print.
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if isinstance(sys.stdout, TextIOWrapper):
        # Not every terminal has all signs.
        sys.stdout.reconfigure(errors="replace")


def _drop_output() -> None:
    """What could not be printed is not to be; Python would try, and complain, once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["bench"]:
        from sketchpad.bench.command import main as bench

        return bench(arguments[1:])
    if arguments[:1] == ["profile"]:
        from sketchpad.bench.profile.command import main as profile

        return profile(arguments[1:])
    is_command = bool(arguments) and arguments[0] in {*_COMMANDS, "-h", "--help"}
    parsed = (_command_parser() if is_command else _window_parser()).parse_args(arguments)
    # Only now, so that a command costs the memory of its own work.
    return import_module(f"sketchpad.commands.{parsed.job}").run(parsed)


def _window_parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="sketchpad", description=LINE)
    parser.set_defaults(job="window")
    parser.add_argument("--version", action="version", version=f"sketchpad {own_version()}")
    parser.add_argument("file", nargs="?", type=Path, help="a song or a MIDI file to open")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = OneLineParser(
        prog="sketchpad", description=LINE, usage="sketchpad [FILE] | sketchpad COMMAND … | sketchpad --version"
    )
    commands = parser.add_subparsers(title="commands", required=True, prog="sketchpad")
    for name, command in _COMMANDS.items():
        of_command = commands.add_parser(name, help=command.about)
        of_command.set_defaults(job=name)
        command.add_options(of_command)
    return parser


def _add_demo(parser: argparse.ArgumentParser) -> None:
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--out", type=Path, metavar="DIR")
    place.add_argument(
        "--listening",
        type=Path,
        metavar="DIR",
        help="instead, what every model makes of ten primers: MIDI, WAV, and a page that plays them",
    )
    parser.add_argument("--seed", type=int, default=0, help="of the listening pack")


def _add_render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("midi", type=Path, metavar="IN.mid")
    parser.add_argument("--out", type=_path_ending(".wav"), required=True, metavar="OUT.wav")
    parser.add_argument("--soundfont", type=Path, metavar="FILE.sf2")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("song", type=Path, metavar="SONG.sketch")
    parser.add_argument("--midi", type=_path_ending(*_MIDI), metavar="OUT.mid")
    parser.add_argument("--wav", type=_path_ending(".wav"), metavar="OUT.wav")
    parser.add_argument("--flac", type=_path_ending(".flac"), metavar="OUT.flac")
    parser.add_argument("--musicxml", type=_path_ending(".musicxml", ".xml"), metavar="OUT.musicxml")
    parser.add_argument(
        "--stems",
        type=_path_ending(".wav", ".flac", *_MIDI),
        metavar="OUT.wav",
        help="OUT-human, OUT-model and OUT with the name of each voice, as .wav, .flac, .mid or .midi",
    )


def _path_ending(*suffixes: str) -> Callable[[str], Path]:
    """Reads a file's name that must end so."""

    def read(text: str) -> Path:
        if Path(text).suffix.lower() not in suffixes:
            raise argparse.ArgumentTypeError(f"“{text}” does not end with {' or '.join(suffixes)}")
        return Path(text)

    return read


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(verb=Verb.CONTINUE)
    parser.add_argument("primer", type=Path, metavar="PRIMER.mid")
    parser.add_argument("--bars", type=int, default=16)
    parser.add_argument("--out", type=_path_ending(*_MIDI), required=True, metavar="OUT.mid")
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
    parser.add_argument(
        "--distance", type=float, help="MusicVAE: how far from the primer, 0 to 1; by default what suits the model"
    )
    _add_common(parser, "attention_rnn", "take k is drawn with SEED + k and written to OUT-k.mid")
    _add_constraints(parser)
    ranked = parser.add_argument_group("choosing among takes")
    ranked.add_argument(
        "--best-of",
        type=int,
        metavar="N",
        help="write the one of N that suits the primer best, for each take; or, of N in all, those nearest to these:",
    )
    _add_attributes(ranked.add_argument)


def _add_vary(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(verb=Verb.VARY)
    parser.add_argument("primer", type=Path, metavar="IN.mid")
    parser.add_argument(
        "--distance",
        type=float,
        help="0 is the model's plain reconstruction, 1 has nothing of it left; by default what suits the model",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    _add_common(parser, "music_vae_melody", "take k is drawn with SEED + k and written to DIR/take-k.mid", takes=4)
    _add_constraints(parser)


def _add_interpolate(parser: argparse.ArgumentParser) -> None:
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
    parser.add_argument("song", type=Path, metavar="IN.mid")
    parser.add_argument("--out", type=_path_ending(*_MIDI), required=True, metavar="OUT.mid")
    parser.add_argument("--json", action="store_true", help="print what was asked and measured, and the distance")
    _add_attributes(parser.add_argument)
    parser.add_argument(
        "--in-key-of",
        metavar="KEY",
        help="the key that --in-key counts in; by default that of --key, or the notes' own",
    )
    _add_common(parser, "music_vae_melody")
    _add_constraints(parser)


def _add_fill(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(verb=Verb.FILL)
    parser.add_argument("primer", type=Path, metavar="IN.mid")
    parser.add_argument("--hole", required=True, metavar="FIRST-LAST", help="the bars to write, from 1, such as 5-6")
    parser.add_argument("--keep", choices=[keep.value for keep in Keep], default=Keep.NOTHING.value, help="what stays")
    parser.add_argument("--distance", type=float, default=0.5, help="MusicVAE: how far from its neighbours, 0 to 1")
    parser.add_argument("--out", type=_path_ending(*_MIDI), required=True, metavar="OUT.mid")
    parser.add_argument("--json", action="store_true", help="print what it cost, and how well it fits, as JSON")
    _add_common(parser, "attention_rnn", "take k is drawn with SEED + k and written to OUT-k.mid if it fits")
    _add_constraints(parser)


def _add_attributes(add: Callable[..., object]) -> None:
    from sketchpad.music.attributes import ATTRIBUTES

    for attribute in ATTRIBUTES:
        what = f"{attribute.title} of the melody, in {attribute.unit or 'parts of 1'}"
        add(f"--{attribute.option}", dest=attribute.name, type=float, help=what)


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
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of models")
    steps = parser.add_subparsers(title="commands", prog="sketchpad models")
    into = steps.add_parser("import", help="take in one of Magenta's checkpoints")
    into.set_defaults(job="models_import")
    into.add_argument(
        "path", type=Path, metavar="PATH", help="a .mag bundle, a .tar, or a checkpoint's .index or .ckpt"
    )
    into.add_argument("--as", dest="name", help="what to call it; by default what its file is called")
    down = steps.add_parser("download", help="fetch one of Magenta's own checkpoints, and take it in")
    down.set_defaults(job="models_download")
    down.add_argument("name", metavar="NAME", help="one of the names that `sketchpad models download ?` lists")
    away = steps.add_parser("remove", help="remove a model that was imported, with its file")
    away.set_defaults(job="models_remove")
    away.add_argument("name", metavar="NAME", help="as `sketchpad models` lists it")


@dataclass(frozen=True)
class _Command:
    """What `--help` says of a command, and how its options are added; it does what the module of its name does."""

    about: str
    add_options: Callable[[argparse.ArgumentParser], None]


def _add_none(_parser: argparse.ArgumentParser) -> None:
    """What reads its arguments itself is only listed here."""


_COMMANDS = {
    "demo": _Command("the whole job without a display: MIDI, WAV, screenshot, report", _add_demo),
    "generate": _Command("continue a MIDI file, or harmonise it", _add_generate),
    "vary": _Command("variations of a MIDI file, near or far", _add_vary),
    "interpolate": _Command("the way from one MIDI file to another", _add_interpolate),
    "shape": _Command("a MIDI file with another density, syncopation …", _add_shape),
    "fill": _Command("some bars of a MIDI file anew, so that they fit", _add_fill),
    "export": _Command("a song as MIDI, sound, stems or notation", _add_export),
    "render": _Command("a song or a MIDI file as sound", _add_render),
    "models": _Command("list the models, import, download or remove others", _add_models),
    "bench": _Command("measure speed and memory; `sketchpad bench --help`", _add_none),
    "profile": _Command("where the time goes, line by line; `sketchpad profile --help`", _add_none),
}
