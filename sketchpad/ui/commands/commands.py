"""What the command palette finds.

The actions of the menus, the choices of the boxes, what is done with a primer and with voices, the panels and what can
be set in them, the songs of the last time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from sketchpad.generation.verb import Verb
from sketchpad.music.note import Voice
from sketchpad.ui.actions import Entry, plain
from sketchpad.ui.commands.synonyms import synonyms, synonyms_of
from sketchpad.ui.panels.model_box import ABOUT, verb_titles

if TYPE_CHECKING:
    from sketchpad.ui.main_window import MainWindow

translate = QCoreApplication.translate

WITH_A_PRIMER = (Verb.CONTINUE, Verb.HARMONISE, Verb.VARY)


@dataclass(frozen=True)
class Command:
    """A command of the window.

    Attributes:
        id: by which it is known, whatever the language.
        title: what it is called.
        where: the menus or the box it is found in otherwise.
        keys: its keys, for a person to read.
        enabled: whether it can be done now.
        checked: whether it is switched on; None where it is no switch.
        also: other words for it.
    """

    id: str
    title: str
    do: Callable[[], object]
    where: str = ""
    keys: str = ""
    enabled: bool = True
    checked: bool | None = None
    also: str = ""


@dataclass(frozen=True)
class _Place:
    """A panel, and by their ids what can be set in it.

    Attributes:
        name: its id.
        title: what it is called.
    """

    name: str
    title: str
    panel: QWidget
    controls: Mapping[str, QWidget] = field(default_factory=dict)


def commands(window: MainWindow) -> tuple[Command, ...]:
    """All there are now."""
    panel, transport = window.panel, window.transport
    boxes = {
        "choose.model": panel.model,
        "choose.engine": panel.engine,
        "choose.keep": window.fill.keep,
        "choose.voice": transport.voice,
        "choose.grid": transport.grid,
        "choose.metre": transport.metre,
    }
    of_menus = (_of_action(entry) for entry in window.menus.actions)
    of_boxes = (command for name, box in boxes.items() for command in _of_box(name, box))
    recent = (
        Command(f"recent.{path}", path.name, partial(window.files.open_recent, path), str(path.parent))
        for path in window.session.recent.paths
    )
    found = (*of_menus, *_of_verbs(window), *of_boxes, *_of_voices(window), *_of_places(window), *recent)
    known = synonyms()
    return tuple(replace(each, also=f"{each.also} {synonyms_of(each.id, known)}") for each in found)


def _of_action(entry: Entry) -> Command:
    action = entry.action
    title, checked = plain(action.text()), action.isChecked() if action.isCheckable() else None
    return Command(entry.id, title, action.trigger, entry.path, entry.shown_keys, action.isEnabled(), checked)


def _of_box(name: str, box: QComboBox) -> Iterator[Command]:
    """Its choices, which are looked for by the name of the box as well, and by what is said below a choice."""
    for index in range(box.count()):
        yield Command(
            f"{name}.{box.itemData(index)}",
            box.itemText(index),
            partial(box.setCurrentIndex, index),
            box.accessibleName(),
            enabled=box.isEnabled(),
            checked=index == box.currentIndex(),
            also=f"{box.accessibleName()} {box.itemData(index, ABOUT) or ''}",
        )


def _of_verbs(window: MainWindow) -> Iterator[Command]:
    """What can be done with a primer; where the model that is chosen cannot, with the first that can."""
    panel, titles = window.panel, verb_titles()
    for verb in WITH_A_PRIMER:
        model, where = panel.model_for(verb.value), panel.verb.accessibleName()
        if model and model != panel.model.currentData():
            title = window.session.models.known[model].title
            where = translate("Commands", "{} · with {}").format(where, title)
        yield Command(
            f"choose.verb.{verb.value}",
            titles[verb],
            partial(panel.choose_verb, verb.value),
            where,
            enabled=model is not None,
            checked=verb.value == panel.verb.currentData(),
        )


def _of_voices(window: MainWindow) -> Iterator[Command]:
    """Which voice is in hand, and which are heard."""
    for voice, strip in window.mixer.strips.items():
        buttons: dict[str, QAbstractButton] = {"voice": strip.name, "mute": strip.mute, "solo": strip.solo}
        for name, button in buttons.items():
            yield Command(
                f"{name}.{_id(voice)}",
                button.accessibleName(),
                button.click,
                translate("Commands", "Voices"),
                checked=button.isChecked(),
            )


def _of_places(window: MainWindow) -> Iterator[Command]:
    """The panels, and what can be set in each: to choose one is to give it the keyboard."""
    for place in (*_verb_places(window), *_other_places(window)):
        name, title = f"go.{place.name}", place.title
        yield _go_to(window, name, title, translate("Commands", "panel"), place.panel)
        for control_name, control in place.controls.items():
            yield _go_to(window, f"{name}.{control_name}", control.accessibleName(), title, control)


def _go_to(window: MainWindow, name: str, title: str, where: str, widget: QWidget) -> Command:
    parts = window.parts
    return Command(name, title, partial(parts.go_to, widget), where, enabled=parts.can_go_to(widget))


def _verb_places(window: MainWindow) -> Iterator[_Place]:
    """The panels that have models write."""
    generate, constraints, interpolate, shape = window.panel, window.panel.constraints, window.interpolate, window.shape
    yield _Place(
        "generate",
        translate("Commands", "Generate"),
        generate,
        {
            "model": generate.model,
            "bars": generate.bars,
            "takes": generate.takes,
            "tries": generate.tries,
            "temperature": generate.temperature,
            "distance": generate.distance,
            "seed": generate.seed,
            "budget": generate.budget,
            "engine": generate.engine,
        },
    )
    yield _Place(
        "constraints",
        translate("Commands", "Constraints"),
        constraints,
        {
            "key": constraints.key,
            "lowest": constraints.lowest,
            "highest": constraints.highest,
            "top-p": constraints.top_p,
            "repetition": constraints.repetition,
            "never-silent": constraints.never_silent,
        },
    )
    yield _Place("fill", translate("Commands", "Fill"), window.fill, {"keep": window.fill.keep})
    yield _Place(
        "interpolate",
        translate("Commands", "Interpolate"),
        interpolate.fields[0],
        {
            "steps": interpolate.steps,
            "model": interpolate.model,
            "curve": interpolate.curve,
            "keys": interpolate.keys,
            "temperature": interpolate.temperature,
            "seed": interpolate.seed,
        },
    )
    sliders = {name: row.slider for name, row in shape.rows.items()}
    yield _Place("shape", translate("Commands", "Shape"), shape, {"key": shape.key, **sliders})


def _other_places(window: MainWindow) -> Iterator[_Place]:
    """The panels that show and play what is there."""
    strips, transport = window.mixer.strips, window.transport
    sounds = {f"sound.{_id(voice)}": strip.program for voice, strip in strips.items()}
    volumes = {f"volume.{_id(voice)}": strip.volume for voice, strip in strips.items()}
    yield _Place("voices", translate("Commands", "Voices"), window.mixer, {**sounds, **volumes})
    yield _Place("gauge", translate("Commands", "Gauge"), window.gauge)
    yield _Place("takes", translate("Commands", "Takes"), window.takes)
    yield _Place(
        "transport",
        translate("Commands", "Transport"),
        transport,
        {
            "tempo": transport.tempo,
            "metre": transport.metre,
            "grid": transport.grid,
            "tonic": transport.scale.tonic,
            "scale": transport.scale.scale,
        },
    )


def _id(voice: Voice) -> str:
    return voice.name.lower()
