"""What takes are called, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtWidgets import QWidget

from sketchpad.generation.blend import Blend
from sketchpad.generation.request import Take
from sketchpad.music.attributes import ATTRIBUTES, measured
from sketchpad.music.bars import Bars
from sketchpad.music.key import key_of
from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.session.take_tree import TakeRecord, TakeTree
from sketchpad.session.takes import ORIGINAL, Takes
from sketchpad.ui.constraints_box import constraints_in_words
from sketchpad.ui.model_box import verb_titles
from sketchpad.ui.take_button import Caption
from sketchpad.ui.wording import place


def caption(widget: QWidget, takes: Takes, choice: int) -> Caption:
    """Of one of the choices."""
    if choice == ORIGINAL:
        bars = takes.choices[ORIGINAL]
        tip = widget.tr("The song as it was")
        return Caption(widget.tr("original"), "", measures(widget, bars), tip + "\n" + long_measures(bars))
    number, take = takes.number(choice), takes.takes[choice - 1]
    far = "" if take.latent_distance is None else widget.tr("{:.2f} away").format(take.latent_distance)
    tip = describe(widget, takes.tree, number)
    return Caption(name(widget, number), far, measures(widget, Bars.of(take.notes)), tip)


def name(widget: QWidget, number: int) -> str:
    """Of a take of the tree."""
    return widget.tr("take {}").format(number)


def describe(widget: QWidget, tree: TakeTree, number: int) -> str:
    """A take's model and settings, what it was made from, and what it sounds like."""
    record = tree[number]
    lines = [settings(widget, record)]
    if record.request.hole and record.fit is not None:
        lines.append(widget.tr("fits its place by {:.2f}").format(record.fit))
    if record.parent is not None:
        lines.append(widget.tr("made from a song with take {}").format(record.parent))
    return "\n".join([*lines, long_measures(Bars.of(record.notes))])


def settings(widget: QWidget, record: TakeRecord) -> str:
    """What a take was asked with."""
    request, take = record.request, record.take
    extent = widget.tr("{} bars").format((request.end - request.start) // TICKS_PER_BAR)
    if request.hole:
        extent = widget.tr("from {} to {}").format(place(request.start), place(request.end))
    text = widget.tr("{}: {}, seed {}, temperature {:g}, {}").format(
        request.model, verb_titles(widget)[request.verb], request.seed, request.temperature, extent
    )
    blend = _blend(widget, request.blend) if request.blend else ""
    held = constraints_in_words(widget, request.constraints, key_of(request.primer))
    return text + _distance(widget, take) + blend + (f", {held}" if held else "")


def measures(widget: QWidget, bars: Bars) -> str:
    """What bars sound like, in a short line."""
    if not len(bars):
        return widget.tr("silence")
    values = _measured(bars)
    off = values["syncopation_16"] + values["syncopation_8"]
    return widget.tr("{:.1f}/bar · {:.0%} in key · {:.1f} st · {:.0%} off").format(
        values["note_density"], values["in_key"], values["mean_interval"], off
    )


def long_measures(bars: Bars) -> str:
    """The same in words, a line each."""
    values = _measured(bars)
    lines: list[str] = []
    for attribute in ATTRIBUTES:
        value = values[attribute.name]
        lines.append(f"{attribute.title}: " + (f"{value:.1f} {attribute.unit}" if attribute.unit else f"{value:.0%}"))
    return "\n".join(lines)


@lru_cache(maxsize=64)
def _measured(bars: Bars) -> Mapping[str, float]:
    """Of the first voice that there is: the melody, if there is one. Each is told in two ways, the original often."""
    return measured(bars, bars.voices[0]) if bars.voices else measured(bars)


def _blend(widget: QWidget, blend: Blend) -> str:
    """Where a blend is between its ideas."""
    (across, down), ideas = blend.points[0], len(blend.corners.ideas)
    if blend.is_path:
        return widget.tr(", along a path between {} ideas").format(ideas)
    if ideas == 2:
        return widget.tr(", {:.0%} of the way").format(across)
    return widget.tr(", {:.0%} across and {:.0%} down between four ideas").format(across, down)


def _distance(widget: QWidget, take: Take) -> str:
    if take.latent_distance is None:
        return ""
    return widget.tr(", distance {:.2f}: its latent is {:.2f} standard deviations away").format(
        take.request.distance, take.latent_distance
    )
