"""Brings the translations into step with the program's texts: `make translations`.

`update.py [FOLDER]`: finds all texts of `sketchpad/ui` and `sketchpad/session`, adds new ones to the .ts files as
unfinished, drops those that are gone, and writes the .qm files that the program reads.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.verb import Verb
from sketchpad.ui.languages import SAID

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("de", "fr")
SOURCES = ("sketchpad/session", "sketchpad/ui")
BELOW = ("audio", "generation", "midi", "music")
SAYING = frozenset(("said", "sayable", "InputError", "check_within"))
"""What texts are given to where nothing is known of Qt."""
TOOLS = Path(PySide6.__file__).parent


def tool(name: str) -> str:
    """The path of one of Qt's own programs, which come with PySide."""
    places = (TOOLS / name, TOOLS / "Qt" / "libexec" / name, TOOLS / f"{name}.exe")
    return str(next(place for place in places if place.exists()))


def texts_below() -> Iterator[str]:
    """What is said by code that knows nothing of Qt."""
    yield from (each.value for each in (*Verb, *Keep))
    for path in sorted(path for name in BELOW for path in (ROOT / "sketchpad" / name).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in SAYING:
                    yield text


def update(folder: Path) -> None:
    """Update the files of all languages in a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        below = Path(temporary, "below.py")
        below.write_text("".join(f"QCoreApplication.translate({SAID!r}, {text!r})\n" for text in texts_below()))
        _update(folder, str(below))


def _update(folder: Path, below: str) -> None:
    sources = [str(path.relative_to(ROOT)) for name in SOURCES for path in sorted((ROOT / name).rglob("*.py"))]
    for language in LANGUAGES:
        texts = folder.resolve() / f"sketchpad_{language}.ts"
        find = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
        subprocess.run([tool("lupdate"), *find, *sources, below, "-ts", str(texts)], cwd=ROOT, check=True)
        release = ["-silent", str(texts), "-qm", str(texts.with_suffix(".qm"))]
        subprocess.run([tool("lrelease"), *release], cwd=ROOT, check=True)


if __name__ == "__main__":
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
