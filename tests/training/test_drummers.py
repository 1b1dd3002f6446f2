"""How drummers strike is measured on what they played, and what ships was measured so."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pretty_midi
import pytest

from sketchpad.generation.loudness import drummers_accents as shipped_accents
from sketchpad.training.corpora import DRUMMERS

SNARE = 1


def beat(kind: str = "beat", metre: str = "4-4", name: str = "drummer1/1.mid") -> tuple[str, bytes]:
    """A row of the corpus's list, and a performance: loud on two and four, soft on the sixteenths after them."""
    midi = pretty_midi.PrettyMIDI(initial_tempo=120, resolution=480)
    drums = pretty_midi.Instrument(0, is_drum=True)
    for bar in range(40):
        for quarter, velocity in ((0, 60), (0.5, 100), (0.625, 20), (1.5, 100)):
            start = 2 * bar + quarter
            drums.notes.append(pretty_midi.Note(velocity, 38, start, start + 0.1))
    midi.instruments.append(drums)
    file = io.BytesIO()
    midi.write(file)
    return f"drummer1,rock,{kind},{metre},{name}", file.getvalue()


def test_a_drum_is_as_much_louder_than_its_beat_as_it_was_struck() -> None:
    pytest.importorskip("symusic", reason="the extra `training` is not installed")
    from sketchpad.training.drummers import drummers_accents

    row, data = beat()
    heading = "drummer,style,beat_type,time_signature,midi_filename"
    accents = drummers_accents([("drummer1/1.mid", data), ("info.csv", f"{heading}\n{row}\n".encode())])
    assert accents[SNARE, [0, 4, 5, 12]] == pytest.approx([-10, 30, -50, 30], abs=2)


@pytest.mark.parametrize("row", [{"kind": "fill"}, {"metre": "3-4"}])
def test_fills_and_other_metres_do_not_count(row: dict[str, str]) -> None:
    pytest.importorskip("symusic", reason="the extra `training` is not installed")
    from sketchpad.training.trios import beats_played

    line, data = beat(**row)
    heading = "drummer,style,beat_type,time_signature,midi_filename"
    files = [("drummer1/1.mid", data), ("info.csv", f"{heading}\n{line}\n".encode())]
    assert list(beats_played(files)) == []


def test_what_is_written_is_what_the_program_reads(tmp_path: Path) -> None:
    pytest.importorskip("symusic", reason="the extra `training` is not installed")
    from sketchpad.training.drummers import write_accents

    folder = tmp_path / DRUMMERS.folder
    (folder / "drummer1").mkdir(parents=True)
    row, data = beat()
    (folder / "drummer1" / "1.mid").write_bytes(data)
    (folder / "info.csv").write_text(f"drummer,style,beat_type,time_signature,midi_filename\n{row}\n")
    write_accents(tmp_path, tmp_path / "drummers.json")
    found = json.loads((tmp_path / "drummers.json").read_text(encoding="utf-8"))
    assert len(found["accents"]) == len(shipped_accents())
    assert found["accents"][SNARE][4] == 30
    assert found["licence"] == "CC-BY-4.0"
