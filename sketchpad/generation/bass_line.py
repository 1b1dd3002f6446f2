"""Between songs whose only line is a bass, or that only is meant, and models that write a melody and nothing else.

Such a model hears the bass as the melody, and what it writes is a bass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sketchpad.generation.four_four import Explains, Writes
from sketchpad.generation.request import EVERY_VOICE, MELODY_ONLY, CancelFlag, Request, Take
from sketchpad.music.note import PITCHED, Note, Voice

if TYPE_CHECKING:
    from sketchpad.generation.why import Why

BASS_ONLY = frozenset((Voice.BASS,))


def answered_as_bass(voices: Collection[Voice], request: Request) -> bool:
    """Whether a model of these voices answers a request with a bass."""
    lines = request.chosen.intersection(request.primer.voices, PITCHED)
    return MELODY_ONLY.issuperset(voices) and lines == BASS_ONLY


def voices_answered(voices: Collection[Voice], request: Request) -> frozenset[Voice]:
    """The voices of the answer to a request, of a model that writes these; none where it writes nothing it may."""
    return BASS_ONLY if answered_as_bass(voices, request) else request.voices_of(voices)


def writes(write: Writes, voices: Collection[Voice]) -> Writes:
    """How a model of these voices, which writes so, writes any song."""

    def written(request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        if not answered_as_bass(voices, request):
            yield from write(request, index, cancel)
            return
        for take in write(_heard(request), index, cancel):
            notes = tuple(replace(note, voice=Voice.BASS) for note in take.notes)
            reached = request.end if take.complete else take.written
            yield replace(take, request=request, notes=notes, voices=BASS_ONLY, written=reached)

    return written


def explains(explain: Explains, voices: Collection[Voice]) -> Explains:
    """How a model of these voices, which explains so, explains the notes of any song."""

    def explained(request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        if not answered_as_bass(voices, request):
            return explain(request, notes, note, cancel)
        sung = [replace(each, voice=Voice.MELODY) for each in (note, *notes)]
        return replace(explain(_heard(request), sung[1:], sung[0], cancel), note=note)

    return explained


def _heard(request: Request) -> Request:
    """What the model is asked instead."""
    primer = request.primer.of_voices((Voice.BASS, Voice.DRUMS))
    rows = primer.columns.copy()
    rows["voice"][rows["voice"] == Voice.BASS] = Voice.MELODY
    forks = tuple(replace(fork, voice=Voice.MELODY) for fork in request.forks)
    return replace(request, primer=replace(primer, columns=rows), forks=forks, chosen=EVERY_VOICE)
