"""The engine that computes in this process, in C or in NumPy."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sketchpad.generation import bass_line
from sketchpad.generation.belonging import answers
from sketchpad.generation.filling.voices import check_voices
from sketchpad.generation.four_four import explained
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model, find_model, read_manifest
from sketchpad.generation.writers import Writer, is_music_vae, open_writer
from sketchpad.music.errors import InputError
from sketchpad.music.note import Note

if TYPE_CHECKING:
    from sketchpad.generation.blend import Blend, Blended
    from sketchpad.generation.constraints import Constraints
    from sketchpad.generation.music_vae.model import MusicVaeModel
    from sketchpad.generation.shaping.amounts import Amounts
    from sketchpad.generation.shaping.shape import Shaper
    from sketchpad.generation.shaping.shaping import Shaping
    from sketchpad.generation.why import Why


class LocalEngine:
    """Answers requests in this process; keeps the models it has loaded."""

    def __init__(self, name: str, models: Path | None = None) -> None:
        self.name = name
        self._folder = models
        self._writers: dict[str, Writer] = {}

    @property
    def processes(self) -> tuple[int, ...]:
        """None: it computes in this process."""
        return ()

    def load(self, model: str, cancel: CancelFlag) -> None:
        """Get `model` ready; large ones take seconds.

        Raises:
            InputError: the model cannot be had.
            Cancelled: `cancel` was set; nothing is kept of the model then.
        """
        self._writer(find_model(model, self._folder), cancel)

    def generate(self, request: Request, cancel: CancelFlag) -> Iterator[Take]:
        """Each take of the request, yielded again, longer, as it is written.

        Raises:
            InputError: the model cannot be had, or cannot do what is asked.
            Cancelled: `cancel` was set.
        """
        model = find_model(request.model, self._folder)
        check_verb(model, request.verb)
        check_repetition(model, request.constraints)
        check_voices(model, request, read_manifest(self._folder).values())
        if request.blend:
            yield Take.of_blend(self.blend(request.blend, cancel), request.start)
            return
        if request.shape:
            yield self._shaped(request, request.shape, cancel)
            return
        writer = self._writer(model, cancel)
        write = bass_line.writes(writer.take, SYSTEMS[model.system].voices)
        yield from answers(write, request, cancel)

    def blend(self, request: Blend, cancel: CancelFlag) -> Blended:
        """A blend of some ideas.

        Raises:
            InputError: the model cannot be had, or cannot do what is asked.
            Cancelled: `cancel` was set.
        """
        name, constraints = request.corners.model, request.corners.constraints
        writer = self._music_vae(name, cancel)
        if constraints.repetition:
            check_repetition(find_model(name, self._folder), constraints)
        return writer.blend(request, cancel)

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`.

        Raises:
            InputError: the model cannot be had, or did not draw the note.
            Cancelled: `cancel` was set.
        """
        if request.shape:
            return self.shaper(request.shaping, cancel).why(request.shape.by_name, note, cancel)
        if request.blend:
            there = replace(note, start=note.start - request.start)
            why = self._music_vae(request.model, cancel).why_blended(request.blend, there, cancel)
            return replace(why, note=note)
        model = find_model(request.model, self._folder)
        explain = bass_line.explains(self._writer(model, cancel).why, SYSTEMS[model.system].voices)
        return explained(explain, request, notes, note, cancel)

    def shaper(self, request: Shaping, cancel: CancelFlag) -> Shaper:
        """A song, ready to be given other attributes.

        Raises:
            InputError: the model cannot be had, or cannot do what is asked.
            Cancelled: `cancel` was set.
        """
        model = find_model(request.model, self._folder)
        writer = self._writer(model, cancel)
        if not is_music_vae(writer):
            raise InputError("{} cannot shape; choose a MusicVAE", request.model)
        check_repetition(model, request.constraints)
        from sketchpad.generation.shaping.shape import Shaper

        return Shaper(writer, request, cancel)

    def close(self) -> None:
        """Forget the models."""
        self._writers.clear()

    def _shaped(self, request: Request, amounts: Amounts, cancel: CancelFlag) -> Take:
        """The only take of a request that shapes."""
        begun = time.perf_counter()
        shaped = self.shaper(request.shaping, cancel).shaped(amounts.by_name)
        if shaped.take is None:
            raise InputError("these attributes are those that the song has; ask for others")
        seconds = time.perf_counter() - begun
        return replace(shaped.take, request=request, seconds=seconds, first_bar_seconds=seconds)

    def _music_vae(self, name: str, cancel: CancelFlag) -> MusicVaeModel:
        """The model of that name, which is to interpolate."""
        # The manifest is a file, and a hand that moves waits for the answer.
        writer = self._writers.get(name) or self._writer(find_model(name, self._folder), cancel)
        if not is_music_vae(writer):
            raise InputError("{} cannot interpolate; choose a MusicVAE", name)
        return writer

    def _writer(self, model: Model, cancel: CancelFlag) -> Writer:
        if model.name not in self._writers:
            self._writers[model.name] = open_writer(model, self.name, cancel)
        return self._writers[model.name]


def check_verb(model: Model, verb: Verb) -> None:
    """See that a model can do what is asked.

    Raises:
        InputError: it cannot; the text says which systems can.
    """
    if not SYSTEMS[model.system].can(verb):
        able = ", ".join(name for name, system in SYSTEMS.items() if system.can(verb))
        raise InputError("{} cannot {}; choose one of {}", model.name, verb.value, able)


def check_repetition(model: Model, constraints: Constraints) -> None:
    """See that a model that is to repeat itself, or not to, knows what was there before.

    Raises:
        InputError: it does not; the text says what to do.
    """
    if constraints.repetition and not SYSTEMS[model.system].repeats:
        raise InputError(
            "{} writes all bars at once and cannot be led by the bar before; set the repetition to 0", model.name
        )
