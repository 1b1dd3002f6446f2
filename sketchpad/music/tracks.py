"""Which voice each track of a MIDI file is: by its name, by its program, and by what it plays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.general_midi import program_name
from sketchpad.music.mix import DEFAULT_MIX, Mix
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Voice, nearest_step
from sketchpad.music.notes import Columns, Mask
from sketchpad.music.wording import said, sayable

SHARED = sayable("{} tracks share the voice {}, with the sound of {}: {}")
SPLIT = sayable("the track {} plays several notes at a time; its highest line is the melody, the rest is harmony")
BASS_PROGRAMS = range(32, 40)
_VOICES = {Voice.MELODY: sayable("melody"), Voice.HARMONY: sayable("harmony"), Voice.BASS: sayable("bass")}
_DRUM = r"drums?|drumkit|drum ?set|kit|perc|per[ck]ussioni?|percusion|kick|snare|hi ?hats?|cymbals?|toms|claps?"
_WORDS = (
    # Only where the name says nothing else: steel drums have pitches.
    (Voice.DRUMS, rf"^((bass drum|{_DRUM}|schlagzeug|batterie|batteria|bateria)( |$))+$"),
    (Voice.BASS, r"\b(bass|bassline|contrabass|kontrabass|basse|contrebasse|basso|contrabbasso|bajo|contrabajo)\b"),
    (
        Voice.HARMONY,
        r"\b(harmony|harmonies|harmonien?|armonia|chords?|akkorde?|accords?|accordi|acordes?|pads?|strings?|streicher"
        r"|cordes|cuerdas|archi|accompaniment|begleitung|accompagnement|comp|comping|backing|rhythm"
        r"|lh|left hand|linke hand|main gauche|mano izquierda|mano sinistra)\b"
        r"|^(piano )?(left|links|gauche|izquierda|sinistra)$",
    ),
    (
        Voice.MELODY,
        r"\b(melody|melodie|melodia|tune|theme|thema|tema|leads?|vocals?|vox|voice|voix|voz|voce|singer|chant|canto"
        r"|gesang|stimme|solo|rh|right hand|rechte hand|main droite|mano derecha|mano destra)\b"
        r"|^(piano )?(right|rechts|droite|derecha|destra)$",
    ),
)
"""What musicians call their tracks, without accents; the first that fits holds, so that backing vocals are harmony."""
_WORD = re.compile(r"[^\W\d_]+")
_LINE = 1.2
"""In a line at most so many notes sound at a time, on average where any does: a legato overlaps a little."""
_OCTAVE, _MIDDLE_C = 12, 60
_TOGETHER = TICKS_PER_STEP // 2
_OUR_HARMONY = Voice.HARMONY.name.capitalize()
"""What the track of that voice is called in our own files."""
_MOST_NAMES = 8


@dataclass(frozen=True, eq=False)
class Track:
    """What an instrument of a MIDI file plays.

    Attributes:
        name: that of its track, which several instruments may be in; nothing where it has none.
        program: as in General MIDI from 0; of drums their kit.
        is_drum: whether it has the channel of the drums.
        rows: its notes, sorted, whatever voice they say, as long as their keys are held: a pedal makes no line a chord.
        sounding: how long they sound (notes,), under a pedal as well.
    """

    name: str
    program: int
    is_drum: bool
    volume: int
    rows: Columns
    sounding: NDArray[np.int64]

    @cached_property
    def pitch(self) -> float:
        """How high it is on average."""
        return float(self.rows["pitch"].mean())

    @cached_property
    def is_line(self) -> bool:
        """Whether it plays one note at a time, or nearly so."""
        starts, lengths = self.rows["start"], self.rows["length"]
        until = np.maximum.accumulate(starts + lengths)
        sounding = until - np.maximum(starts, np.append(starts[:1], until[:-1]))
        return bool(lengths.sum() <= _LINE * sounding.sum())

    @cached_property
    def loudness(self) -> int:
        """How much is heard of it: how long and how loud its notes are, all together."""
        return int((self.rows["length"] * self.rows["velocity"]).sum()) * self.volume


Parts = Sequence[tuple[Track, Voice]]


def in_voices(tracks: Sequence[Track]) -> tuple[Parts, tuple[str, ...]]:
    """The tracks that have notes, each in its voice, and what is to be said of that.

    Names come first, then the programs of basses. Of the others, a low line, an octave below all else, is the bass, and
    the highest line the melody; the rest is harmony. Where there is no melody and no line, the highest track is taken
    apart: its highest line is the melody.
    """
    tracks = _with_own_names([track for track in tracks if len(track.rows)])
    voices = {track: voice for track in tracks if (voice := _told(track)) is not None}
    pitched = sorted((each for each in tracks if voices.get(each) is not Voice.DRUMS), key=lambda each: each.pitch)
    match pitched:
        case [alone] if voices.get(alone) is Voice.HARMONY and alone.is_line and alone.name != _OUR_HARMONY:
            # It accompanies nothing, whatever its instrument is called.
            del voices[alone]
        case [lowest, following, *_] if lowest not in voices and Voice.BASS not in voices.values():
            if lowest.is_line and lowest.pitch < _MIDDLE_C and following.pitch - lowest.pitch >= _OCTAVE:
                voices[lowest] = Voice.BASS
        case _:
            pass
    left = [each for each in pitched if each not in voices]
    voices |= dict.fromkeys(left, Voice.HARMONY)
    apart: Track | None = None
    if left and Voice.MELODY not in voices.values():
        lines = [each for each in left if each.is_line]
        highest = max(lines or left, key=lambda each: each.pitch)
        voices[highest] = Voice.MELODY
        apart = None if lines else highest
    parts = [part for track in tracks for part in _parts(track, voices[track], apart is track)]
    told = (said(SPLIT).format(_called(apart)),) if apart and len(parts) > len(tracks) else ()
    return parts, told + _sharing(parts)


def mix_of(parts: Parts) -> Mix:
    """Each voice sounds, and is as loud, as the track of it that is heard most."""
    mix = DEFAULT_MIX
    for voice, tracks in _by_voice(parts).items():
        track = _foremost(tracks)
        # Drums that are known by their name have no kit.
        program = track.program if track.is_drum or voice is not Voice.DRUMS else mix[voice].program
        mix = mix.changed(voice, program=program, volume=track.volume)
    return mix


def _with_own_names(tracks: Sequence[Track]) -> list[Track]:
    """Where instruments of several kinds have one name, it is that of the song, and none of theirs."""
    kinds = Counter(name for name, _, _ in {(each.name, each.program, each.is_drum) for each in tracks})
    return [replace(each, name=each.name if kinds[each.name] == 1 else "") for each in tracks]


def _told(track: Track) -> Voice | None:
    """The voice that its channel, its name or its program tells."""
    if track.is_drum:
        return Voice.DRUMS
    letters = normalize("NFKD", track.name.casefold())
    words = " ".join(_WORD.findall("".join(each for each in letters if not combining(each))))
    named = next((voice for voice, pattern in _WORDS if re.search(pattern, words)), None)
    return Voice.BASS if named is None and track.program in BASS_PROGRAMS else named


def _parts(track: Track, voice: Voice, apart: bool) -> Iterator[tuple[Track, Voice]]:
    """A track in its voice, or its highest line in that and the rest in the harmony."""
    line = _highest_line(track.rows) if apart else np.ones(len(track.rows), dtype=bool)
    yield replace(track, rows=track.rows[line], sounding=track.sounding[line]), voice
    if not line.all():
        yield replace(track, rows=track.rows[~line], sounding=track.sounding[~line]), Voice.HARMONY


def _highest_line(rows: Columns) -> Mask:
    """Of notes that begin together the highest, unless the line still sounds above it.

    Where the line rests, what lies more than an octave lower accompanies; after a bar it is the line. So it is before
    the line's first note, which is the highest of the first bar.
    """
    # What is meant to begin together is seldom played so to the tick.
    onsets = nearest_step(rows["start"], _TOGETHER)
    order = np.lexsort((rows["length"], rows["pitch"], onsets))
    highest = order[np.append(np.diff(onsets[order]) > 0, True)]
    is_line = np.zeros(len(rows), dtype=bool)
    end = int(rows["start"][0])
    top = int(rows["pitch"][rows["start"] < end + TICKS_PER_BAR].max())
    places = rows[["start", "pitch", "length"]][highest].tolist()
    for at, (start, pitch, length) in zip(highest.tolist(), places, strict=True):
        rest = start - end
        if pitch >= top or rest >= TICKS_PER_BAR or (rest > -TICKS_PER_STEP and pitch >= top - _OCTAVE):
            is_line[at] = True
            top, end = pitch, start + length
    return is_line


def _by_voice(parts: Parts) -> dict[Voice, list[Track]]:
    found: dict[Voice, list[Track]] = {}
    for track, voice in parts:
        found.setdefault(voice, []).append(track)
    return found


def _foremost(tracks: Sequence[Track]) -> Track:
    return max(tracks, key=lambda track: track.loudness)


def _sharing(parts: Parts) -> tuple[str, ...]:
    """What is to be said of pitched voices that are several tracks."""
    return tuple(
        said(SHARED).format(len(tracks), said(_VOICES[voice]), program_name(_foremost(tracks).program), _names(tracks))
        for voice, tracks in _by_voice(parts).items()
        if voice in _VOICES and len(tracks) > 1
    )


def _names(tracks: Sequence[Track]) -> str:
    names = [_called(track) for track in tracks]
    return ", ".join(names if len(names) <= _MOST_NAMES else [*names[:_MOST_NAMES], "…"])


def _called(track: Track) -> str:
    return track.name or program_name(track.program)
