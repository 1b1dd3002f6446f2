"""The page that plays the pack; it needs nothing but the sound files beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from sketchpad.generation.weights import Model
from sketchpad.listening.pieces import Group, Piece
from sketchpad.listening.roll import roll_svg
from sketchpad.music.attributes import ATTRIBUTES, Attribute
from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.music.primers import Primer

PIECE = """<figure class="piece" id="{stem}" tabindex="0" style="--bars: {bars}">
<figcaption>{title} <a href="{stem}.mid" download>MIDI</a></figcaption>
<div class="score">{roll}<div class="playhead"></div></div>
<audio controls preload="none" src="{stem}.wav" data-seconds="{seconds:.3f}" aria-label="{label}"></audio>
<p class="measured">{measured}</p>
</figure>"""
KINDS = {"take": "take", "reconstruction": "rebuilt", "interpolation": "way"}
"""What the end of a piece's stem says of it, and the word for that in the table."""


def page(found: Sequence[Group], models: Sequence[Model], seed: int, soundfont: str) -> bytes:
    """HTML in which every piece can be heard and seen, by primer and model."""
    template = Template(files("sketchpad.listening").joinpath("page.html").read_text(encoding="utf-8"))
    by_primer = [(primer, list(its)) for primer, its in groupby(found, key=lambda group: group.primer)]
    text = template.substitute(
        seed=seed,
        soundfont=escape(soundfont),
        models="\n".join(_model(model) for model in models),
        columns="".join(f'<th scope="col">{escape(model.title)}</th>' for model in models),
        contents="\n".join(_row(primer, its) for primer, its in by_primer),
        primers="\n".join(
            f'<section id="{primer.name}">\n<h2>{escape(primer.title)}</h2>\n'
            + "\n".join(map(_group, its))
            + "\n</section>"
            for primer, its in by_primer
        ),
    )
    return text.encode()


def _model(model: Model) -> str:
    cells = (escape(model.title), f"<code>{model.name}</code>", f"<code>{model.sha256[:12]}</code>")
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _row(primer: Primer, its: Sequence[Group]) -> str:
    """A row of the table: a primer, and in a cell for each model its pieces."""
    cells = (" ".join(map(_link, group.pieces)) for group in its if group.model)
    head = f'<th scope="row"><a href="#{primer.name}">{escape(primer.title)}</a></th>'
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _link(piece: Piece) -> str:
    return f'<a href="#{escape(piece.stem)}">{KINDS[piece.stem.rsplit("-", 1)[1]]}</a>'


def _group(group: Group) -> str:
    heading = f"<h3>{escape(group.model.title)}</h3>\n" if group.model else ""
    name = group.model.title if group.model else "the primer"
    pieces = "\n".join(_piece(piece, f"{group.primer.title}, {name}: {piece.title}") for piece in group.pieces)
    return f'<div class="group">\n{heading}<div class="pieces">\n{pieces}\n</div>\n</div>'


def _piece(piece: Piece, label: str) -> str:
    return PIECE.format(
        title=escape(piece.title),
        stem=escape(piece.stem),
        bars=piece.bars.count,
        roll=roll_svg(piece.bars, piece.marks, label),
        seconds=piece.bars.seconds(piece.bars.count * TICKS_PER_BAR),
        label=escape(label),
        measured=escape(" · ".join(_attribute(each, piece.measured[each.name]) for each in ATTRIBUTES)),
    )


def _attribute(attribute: Attribute, value: float) -> str:
    said = f"{value:.1f} {attribute.unit}" if attribute.unit else f"{value:.0%}"
    return f"{attribute.title} {said}"
