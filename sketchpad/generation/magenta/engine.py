"""The reference engine: unmodified Magenta on TensorFlow, in a process of its own, on the very same weights."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from sketchpad.generation import bass_line
from sketchpad.generation.belonging import answers
from sketchpad.generation.blend import Blend
from sketchpad.generation.constraints import NO_CONSTRAINTS
from sketchpad.generation.local_engine import check_verb
from sketchpad.generation.magenta.wire import decoded, encoded
from sketchpad.generation.melody_rnn.codec import NUM_CLASSES
from sketchpad.generation.melody_rnn.score import primer_events, steps_to_write, writer_after
from sketchpad.generation.music_vae.codec import outline_of
from sketchpad.generation.music_vae.prior import Prior
from sketchpad.generation.music_vae.score import Score, after, blocks, check_heard, heard, held_on, rests
from sketchpad.generation.polyphony_rnn.codec import PolyphonyWriter, transposed
from sketchpad.generation.polyphony_rnn.model import Plan
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Steps, Take
from sketchpad.generation.shaping.shape import Shaper
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import find_model, load_weights
from sketchpad.generation.why import Why
from sketchpad.music.errors import InputError
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, Note
from sketchpad.music.wording import sayable

INSTALL = sayable("the engine magenta is not installed; install it with: uv sync --extra magenta")
PATIENCE = 0.02
"""Seconds between looks at the cancel flag while the child computes."""
FAREWELL = 5.0
ENVIRONMENT = {"TF_USE_LEGACY_KERAS": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": ""}


class MagentaEngine:
    """Answers requests through a child process, which is started with the first one and kept."""

    name = "magenta"

    def __init__(self, models: Path | None = None) -> None:
        if find_spec("magenta") is None or find_spec("tensorflow") is None:
            raise InputError(INSTALL)
        self._folder = models
        self._child: subprocess.Popen[bytes] | None = None
        self._loaded: set[str] = set()
        self._priors: dict[str, Prior] = {}
        self._number = 0
        self._unread = b""

    @property
    def processes(self) -> tuple[int, ...]:
        """The child, while it runs."""
        return (self._child.pid,) if self._child else ()

    def load(self, model: str, cancel: CancelFlag) -> None:
        """Start the child, and have it build the graph of `model`.

        Raises:
            InputError: the model cannot be had, or the child ended.
            Cancelled: `cancel` was set; the child goes on getting ready.
        """
        if model in self._loaded and self._child:
            return
        entry = find_model(model, self._folder)
        load_weights(entry, cancel)
        for _ in self._asked("load", cancel, model=model, folder=str(entry.path.parent)):
            self._loaded.add(model)

    def generate(self, request: Request, cancel: CancelFlag) -> Iterator[Take]:
        """Each take of the request; a melody is yielded at every bar line, again and longer.

        Raises:
            InputError: the model cannot be had, cannot do what is asked, or the child ended.
            Cancelled: `cancel` was set.
        """
        if request.blend:
            self.blend(request.blend, cancel)
        if request.shape:
            self.shaper(request.shaping, cancel)
        check_verb(find_model(request.model, self._folder), request.verb)
        if request.verb is Verb.FILL or request.forks:
            raise InputError(
                "real Magenta cannot fill, nor go on from what else could have been; choose the engine native or numpy"
            )
        if request.constraints != NO_CONSTRAINTS:
            raise InputError(
                "real Magenta knows no key, range, top-p or repetition; leave them off, or choose the "
                "engine native or numpy"
            )
        self.load(request.model, cancel)
        voices = SYSTEMS[find_model(request.model, self._folder).system].voices
        yield from answers(bass_line.writes(self._take, voices), request, cancel)

    def close(self) -> None:
        """End the child; at once while it is still getting ready, which nothing can interrupt."""
        child, self._child = self._child, None
        farewell = FAREWELL if self._loaded else 0
        self._loaded.clear()
        self._priors.clear()
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        try:
            child.wait(farewell if child.poll() is None else 0)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def blend(self, request: Blend, cancel: CancelFlag) -> NoReturn:
        """Not offered: what it is compared with is `encode` and `decode`.

        Raises:
            InputError: always; the text says which engine to choose.
        """
        raise InputError("the engine magenta does not interpolate here; choose the engine native or numpy")

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Not offered: it is asked of the engines of this process.

        Raises:
            InputError: always; the text says which engine to choose.
        """
        raise InputError("the engine magenta does not tell why it wrote a note; choose the engine native or numpy")

    def shaper(self, request: Shaping, cancel: CancelFlag) -> Shaper:
        """Not offered.

        Raises:
            InputError: always; the text says which engine to choose.
        """
        raise InputError("the engine magenta does not shape; choose the engine native or numpy")

    def asked(self, command: str, model: str, cancel: CancelFlag | None = None, **arguments: Any) -> dict[str, Any]:
        """The only answer of a model to a command of its module in this package; arrays as arrays.

        Raises:
            InputError: the model cannot be had, or the child ended.
            Cancelled: `cancel` was set.
        """
        flag = cancel or CancelFlag()
        self.load(model, flag)
        sent = {key: encoded(value) if isinstance(value, np.ndarray) else value for key, value in arguments.items()}
        (answer,) = self._asked(command, flag, model=model, **sent)
        return _with_arrays(answer)

    def _take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        system = find_model(request.model, self._folder).system
        if system == "polyphony_rnn":
            yield self._polyphony(request, index, cancel)
        elif SYSTEMS[system].interpolates:
            yield self._music_vae(request, index, cancel)
        else:
            yield from self._melody(request, index, cancel)

    def _polyphony(self, request: Request, index: int, cancel: CancelFlag) -> Take:
        begun = time.perf_counter()
        plan = Plan(request)
        command = {"heard": plan.heard, "kept": plan.kept, "steps": plan.steps}
        events = self.asked(
            "generate",
            request.model,
            cancel,
            **command,
            temperature=request.temperature,
            seed=request.seed + index,
        )["events"]
        writer = PolyphonyWriter()
        for event in events:
            if writer.step < plan.steps:
                writer.push(transposed(event, -plan.semitones))
        seconds = time.perf_counter() - begun
        return Take(request, index, plan.notes(writer.notes()), request.end, seconds, seconds, voices=plan.voices)

    def _music_vae(self, request: Request, index: int, cancel: CancelFlag) -> Take:
        """A take as the native engine has it; only that TensorFlow draws the notes, which no seed here can foresee."""
        model = find_model(request.model, self._folder)
        voices = SYSTEMS[model.system].voices
        if request.verb is Verb.VARY:
            check_heard(request.primer.of_voices(request.chosen), voices)
        random = np.random.RandomState(request.seed + index)
        notes: tuple[Note, ...] = ()
        encoding, begun = 0.0, time.perf_counter()
        for start, bars, song in blocks(request, model.bars):
            score = Score(song, voices, model.bars, model.in_c)
            began = time.perf_counter()
            mu = self.asked("encode", request.model, cancel, classes=score.classes)["mu"]
            encoding += time.perf_counter() - began
            if request.model not in self._priors:
                self._priors[request.model] = Prior.of(load_weights(model), len(mu), model.bars)
            prior = self._priors[request.model]
            sung = heard(song, voices)
            is_rest = rests(request, sung)
            distance = request.distance if len(sung) or is_rest else 1.0
            outline = outline_of(score.classes)
            latent = prior.vary(mu, outline, distance, random, keeps_form=request.verb is Verb.VARY)
            new: tuple[Note, ...] = ()
            if not is_rest:
                answer = self.asked("decode", request.model, cancel, latent=latent, temperature=request.temperature)
                new = score.notes(answer["classes"][: bars * STEPS_PER_BAR], start)
            notes = held_on(notes, new, request.primer, start, start + bars * TICKS_PER_BAR) + new
        seconds = time.perf_counter() - begun
        return Take(
            request,
            index,
            after(request, notes),
            written=request.end,
            seconds=seconds,
            first_bar_seconds=seconds,
            voices=frozenset(voices),
            encode_seconds=encoding,
        )

    def _melody(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        begun = time.perf_counter()
        primer = primer_events(request)
        steps = steps_to_write(request, primer)
        command = {
            "model": request.model,
            "events": primer,
            "steps": steps,
            "temperature": request.temperature,
            "seed": request.seed + index,
        }
        writer = writer_after(request, primer)
        record, at = Steps.unwritten(steps, NUM_CLASSES), 0
        first_bar_seconds = 0.0
        for answer in self._asked("generate", cancel, **command):
            part = _steps(answer)
            record.put(at, part)
            at += len(part.events)
            writer.extend(part.events.tolist())
            seconds = time.perf_counter() - begun
            first_bar_seconds = first_bar_seconds or seconds
            written = request.origin + (len(primer) + at) // STEPS_PER_BAR * TICKS_PER_BAR
            notes, steps = tuple(writer.notes()), record.until(at)
            yield Take(request, index, notes, written, seconds, first_bar_seconds, steps=steps)

    def _asked(self, command: str, cancel: CancelFlag, **arguments: Any) -> Iterator[dict[str, Any]]:
        """The child's answers to a command, up to the last."""
        self._number += 1
        self._send({"command": command, "number": self._number, **arguments})
        try:
            while True:
                answer = self._receive(cancel)
                if answer["number"] != self._number:
                    continue
                yield answer
                if answer.get("last", True):
                    return
        except (Cancelled, GeneratorExit):
            if self._child:
                self._send({"command": "cancel"})
            raise

    def _send(self, command: dict[str, Any]) -> None:
        if self._child is None:
            self._child = _started()
            self._unread = b""
        assert self._child.stdin, "the child was started with a pipe"
        try:
            self._child.stdin.write(json.dumps(command).encode() + b"\n")
            self._child.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None

    def _receive(self, cancel: CancelFlag) -> dict[str, Any]:
        """The next line of the child's."""
        assert self._child, "something was sent"
        assert self._child.stdout, "the child was started with a pipe"
        descriptor = self._child.stdout.fileno()
        while b"\n" not in self._unread:
            cancel.check()
            if select.select([descriptor], [], [], PATIENCE)[0]:
                data = os.read(descriptor, 1 << 16)
                if not data:
                    raise self._ended()
                self._unread += data
        line, self._unread = self._unread.split(b"\n", 1)
        return json.loads(line)

    def _ended(self) -> InputError:
        self.close()
        return InputError("Magenta's process ended unexpectedly, perhaps for want of memory; try again")


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "sketchpad.generation.magenta.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ENVIRONMENT},
    )


def _steps(answer: dict[str, Any]) -> Steps:
    return Steps(
        np.array(answer["events"]),
        np.array(answer["classes"]),
        decoded(answer["probabilities"]),
        np.array(answer["seconds"]),
    )


def _with_arrays(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with its arrays decoded, wherever in it they are."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict) and "dtype" in value:
            return decoded(value)
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        return [plain(each) for each in value] if isinstance(value, list) else value

    return {key: plain(value) for key, value in answer.items()}
