"""Pieces are read from archives and folders alike, and from nowhere else."""

import io
import tarfile
import zipfile
from pathlib import Path

import pretty_midi
import pytest

from sketchpad.training.corpora import LIEDER, corpus_melodies, read_tune

SONG = "CDEFGABCDEFGABCDEFGABCDE"


def mxl(notes: str, pickup: str = "G") -> bytes:
    """A song in 4/4 with a pickup, as notation programs compress it."""

    def quarter(step: str) -> str:
        pitch = f"<pitch><step>{step}</step><octave>4</octave></pitch>"
        return f"<note>{pitch}<duration>1</duration><voice>1</voice></note>"

    attributes = (
        "<attributes><divisions>1</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>"
    )
    measures = f'<measure number="0" implicit="yes">{attributes}{"".join(map(quarter, pickup))}</measure>'
    for number, first in enumerate(range(0, len(notes), 4), 1):
        measures += f'<measure number="{number}">{"".join(map(quarter, notes[first : first + 4]))}</measure>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        container = '<container><rootfiles><rootfile full-path="score.xml"/></rootfiles></container>'
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("score.xml", f"<score-partwise><part id='P1'>{measures}</part></score-partwise>")
    return file.getvalue()


def pack(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:xz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("lieder/link.mxl")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)


def test_an_archive_and_what_it_unpacks_to_hold_the_same_melodies(tmp_path):
    packed, unpacked = tmp_path / "packed", tmp_path / "unpacked"
    (unpacked / "lieder").mkdir(parents=True)
    packed.mkdir()
    songs = {"b.mxl": mxl(SONG), "a.mxl": mxl(SONG[::-1])}
    pack(packed / "openscore-lieder.tar.xz", {f"lieder/{name}": data for name, data in songs.items()})
    for name, data in songs.items():
        (unpacked / "lieder" / name).write_bytes(data)
    found = list(corpus_melodies(LIEDER, packed))
    assert found == list(corpus_melodies(LIEDER, unpacked))
    assert [melody.piece for melody in found] == ["openscore-lieder/a.mxl", "openscore-lieder/b.mxl"]
    assert found[1].events[:5] == (60, -2, -2, -2, 62)


def test_an_archive_is_never_unpacked_and_only_its_pieces_are_read(tmp_path):
    files = {"lieder/a.mxl": mxl(SONG), "lieder/README": b"text", "../lieder/b.mxl": b"x", "/lieder/c.mxl": b"x"}
    pack(tmp_path / "openscore-lieder.tar.xz", files)
    assert [melody.piece for melody in corpus_melodies(LIEDER, tmp_path)] == ["openscore-lieder/a.mxl"]
    assert [path.name for path in tmp_path.rglob("*")] == ["openscore-lieder.tar.xz"]


def test_a_missing_corpus_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"openscore-lieder\.tar\.xz"):
        list(corpus_melodies(LIEDER, tmp_path))


def tune(metre: tuple[int, int], pickups: int) -> bytes:
    """Eighths as abc2midi plays them: the first note of a bar loudest, each a tick short."""
    midi = pretty_midi.PrettyMIDI(resolution=480, initial_tempo=120)
    midi.time_signature_changes.append(pretty_midi.TimeSignature(*metre, 0))
    fiddle = pretty_midi.Instrument(0)
    for number in range(pickups + 32):
        velocity = 105 if number >= pickups and (number - pickups) % 8 == 0 else 80
        pitch = 60 + (0, 2, 4, 5, 7, 9, 11)[number % 7]
        fiddle.notes.append(pretty_midi.Note(velocity, pitch, number / 4, (number + 1) / 4 - 1 / 960))
    midi.instruments.append(fiddle)
    file = io.BytesIO()
    midi.write(file)
    return file.getvalue()


def test_a_tune_begins_with_its_first_loud_note():
    pytest.importorskip("symusic", reason="the extra `training` is not installed")
    (line,) = read_tune(tune((4, 4), pickups=1))
    assert [(note.start, note.end, note.pitch) for note in line[:2]] == [(0, 2, 62), (2, 4, 64)]
    assert len(line) == 32


def test_a_jig_is_left_out():
    pytest.importorskip("symusic", reason="the extra `training` is not installed")
    assert list(read_tune(tune((6, 8), pickups=0))) == []
