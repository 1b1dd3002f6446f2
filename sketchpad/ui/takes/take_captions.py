"""What takes are called, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from sketchpad.generation.blend import Blend
from sketchpad.generation.request import Take
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.key import key_of
from sketchpad.music.note import Voice
from sketchpad.music.wording import with_values
from sketchpad.session.takes.take_tree import TakeRecord
from sketchpad.session.takes.takes import ORIGINAL, Takes
from sketchpad.ui.panels.constraints_box import constraints_in_words
from sketchpad.ui.panels.model_box import verb_titles
from sketchpad.ui.takes.take_button import Caption
from sketchpad.ui.wording import extent

translate = QCoreApplication.translate

Span = tuple[int, int]


def caption(takes: Takes, choice: int) -> Caption:
    """What stands on the button of a choice."""
    if choice == ORIGINAL:
        bars = takes.choices[ORIGINAL]
        tip = translate("TakeCaptions", "The song as it was")
        return Caption(translate("TakeCaptions", "original"), "", measures(bars), tip + "\n" + long_measures(bars))
    number, take = takes.number(choice), takes.takes[choice - 1]
    has_gone = take.latent_distance is not None
    far = with_values(translate("TakeCaptions", "distance {:.2f}"), take.request.distance) if has_gone else ""
    tip = describe(takes, number)
    return Caption(name(number), far, measures(_alone(take), take.request.span), tip)


def name(number: int) -> str:
    """The name of a take of the tree."""
    return translate("TakeCaptions", "take {}").format(number)


def describe(takes: Takes, number: int) -> str:
    """A take's model and settings, what it was made from, and what it sounds like."""
    record = takes.tree[number]
    lines = [settings(takes, record)]
    if record.request.hole and record.fit is not None:
        lines.append(with_values(translate("TakeCaptions", "fits its place by {:.2f}"), record.fit))
    if record.parent is not None:
        lines.append(translate("TakeCaptions", "made from a song with take {}").format(record.parent))
    return "\n".join([*lines, long_measures(_alone(record), record.request.span)])


def settings(takes: Takes, record: TakeRecord) -> str:
    """What a take was asked with."""
    request, take = record.request, record.take
    metre = request.primer.metre
    bars = max(1, (request.end - request.start) // metre.ticks_per_bar)
    part = translate("TakeCaptions", "{} bars").format(bars)
    if request.hole:
        part = extent(request.start, request.end, metre)
    text = with_values(
        translate("TakeCaptions", "{}: {}, {}, temperature {:g}, {}"),
        takes.title(request.model),
        verb_titles()[request.verb],
        _seed(record),
        request.temperature,
        part,
    )
    blend = _blend(request.blend) if request.blend else ""
    asked = "".join(f", {each}" for each in _in_words(request.shape.by_name)) if request.shape else ""
    held = constraints_in_words(request.constraints, key_of(request.primer))
    return text + _distance(take) + blend + asked + (f", {held}" if held else "")


def _seed(record: TakeRecord) -> str:
    """What the panel is to say for the take to be written again; no panel writes one that goes on from a rival."""
    if not record.request.verb.is_chosen or record.request.forks:
        return translate("TakeCaptions", "seed {}").format(record.request.seed)
    return translate("TakeCaptions", "seed {}, best of {}").format(record.asked_seed, record.tried)


def measures(bars: Bars, span: Span | None = None) -> str:
    """What bars sound like, in a short line, from one bar line to another; by default as far as there are notes."""
    if not len(bars):
        return translate("TakeCaptions", "silence")
    values = _measured(bars, span)
    off = values["syncopation_16"] + values["syncopation_8"]
    return with_values(
        translate("TakeCaptions", "{:.1f}/bar · {:.0%} in key · {:.1f} semitones · {:.0%} off-beat"),
        values["note_density"],
        values["in_key"],
        values["mean_interval"],
        off,
    )


def long_measures(bars: Bars, span: Span | None = None) -> str:
    """The same in words, a line each."""
    return "\n".join(_in_words(_measured(bars, span)))


def _in_words(values: Mapping[str, float]) -> list[str]:
    """Attributes by name."""
    lines = {
        "note_density": translate("TakeCaptions", "note density: {:.1f} notes a bar"),
        "in_key": translate("TakeCaptions", "notes in the key: {:.0%}"),
        "mean_interval": translate("TakeCaptions", "mean interval: {:.1f} semitones"),
        "syncopation_16": translate("TakeCaptions", "16th syncopation: {:.0%}"),
        "syncopation_8": translate("TakeCaptions", "8th syncopation: {:.0%}"),
    }
    return [with_values(lines[name], value) for name, value in values.items()]


def _alone(take: Take | TakeRecord) -> Bars:
    """A take's notes without the song."""
    return Bars.of(take.notes, metre=take.request.primer.metre)


@lru_cache(maxsize=64)
def _measured(bars: Bars, span: Span | None) -> Mapping[str, float]:
    """Of the first voice that there is: the melody, if there is one. Each is told in two ways, the original often."""
    return measured(bars, min(bars.voices, default=Voice.MELODY), span=span)


def _blend(blend: Blend) -> str:
    """Where a blend is between its ideas."""
    (across, down), ideas = blend.points[0], len(blend.corners.ideas)
    if blend.is_path:
        return translate("TakeCaptions", ", along a path between {} ideas").format(ideas)
    if ideas == 2:
        return with_values(translate("TakeCaptions", ", {:.0%} of the way"), across)
    return with_values(translate("TakeCaptions", ", {:.0%} across and {:.0%} down between four ideas"), across, down)


def _distance(take: Take) -> str:
    if take.latent_distance is None:
        return ""
    return with_values(
        translate("TakeCaptions", ", distance {:.2f}, {:.2f} standard deviations away in the latent space"),
        take.request.distance,
        take.latent_distance,
    )
