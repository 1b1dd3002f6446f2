"""Brings the translations into step with the program's texts: `make translations`.

`update.py [FOLDER]`: finds all texts of `sketchpad/ui` and `sketchpad/session`, adds new ones to the .ts files as
unfinished, drops those that are gone, and writes the .qm files that the program reads.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("de", "fr")
SOURCES = ("sketchpad/session", "sketchpad/ui")
TOOLS = Path(PySide6.__file__).parent


def tool(name: str) -> str:
    """The path of one of Qt's own programs, which come with PySide."""
    places = (TOOLS / name, TOOLS / "Qt" / "libexec" / name, TOOLS / f"{name}.exe")
    return str(next(place for place in places if place.exists()))


def update(folder: Path) -> None:
    """Update the files of all languages in a folder."""
    sources = [str(path.relative_to(ROOT)) for name in SOURCES for path in sorted((ROOT / name).rglob("*.py"))]
    for language in LANGUAGES:
        texts = folder.resolve() / f"sketchpad_{language}.ts"
        find = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
        subprocess.run([tool("lupdate"), *find, *sources, "-ts", str(texts)], cwd=ROOT, check=True)
        release = ["-silent", str(texts), "-qm", str(texts.with_suffix(".qm"))]
        subprocess.run([tool("lrelease"), *release], cwd=ROOT, check=True)


if __name__ == "__main__":
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
