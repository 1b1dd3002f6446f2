"""The pages of help, in the language of the program as far as they are written in it."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.paths import data_directory
from sketchpad.ui.languages import WRITTEN


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes:
        name: its file's, by which others link to it.
        title: its first heading.
        text: all of it, in Markdown.
    """

    name: str
    title: str
    text: str

    def has(self, sought: str) -> bool:
        """Whether it has every word that is sought."""
        text = self.text.casefold()
        return all(word in text for word in sought.casefold().split())


def read_pages(language: str) -> tuple[Page, ...]:
    """All pages, in the order of their names.

    Raises:
        OSError: they are not there.
    """
    folder = data_directory("resources") / "help"
    pages: list[Page] = []
    for path in sorted((folder / WRITTEN).glob("*.md")):
        translated = folder / language / path.name
        text = (translated if translated.is_file() else path).read_text(encoding="utf-8")
        pages.append(Page(path.name, text.partition("\n")[0].lstrip("# "), text))
    return tuple(pages)
