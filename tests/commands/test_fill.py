"""Filling on the command line."""

import json
from pathlib import Path

import pytest

from sketchpad.cli import main
from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.midi_file import midi_bytes, read_midi
from sketchpad.music.note import Author, Note
from tests.commands.command_line import REEL, TWINKLE, expect, sketchpad


def test_some_bars_are_filled_and_the_rest_stays(tmp_path):
    song = tmp_path / "song.mid"
    expect(sketchpad("generate", TWINKLE, "--bars", 6, "--out", song))
    out = tmp_path / "out.mid"
    done = sketchpad("fill", song, "--hole", "4-5", "--takes", 4, "--out", out, "--json")
    before = read_midi(song).bars
    report = json.loads(expect(done))
    assert report["bars"] == 8
    assert len(report["fits"]) == 4
    after = read_midi(out).bars
    hole = (3 * 1920, 5 * 1920)
    assert after.between(*hole) != before.between(*hole)
    assert after.between(0, hole[0]).columns["pitch"].tolist() == before.between(0, hole[0]).columns["pitch"].tolist()
    assert after.between(hole[1], after.end) == before.between(hole[1], before.end)


def test_a_filling_is_called_after_the_number_of_its_take(tmp_path, monkeypatch, capsys):
    """Of three takes the second does not fit."""

    class Engine:
        name, processes = "native", ()

        def generate(self, request, _):
            for index, fit in enumerate((1.0, -1.0, 2.0)):
                note = Note(1920, 60 + index, 480, author=Author.MODEL)
                yield Take(request, index, (note,), request.end, 0.0, 0.0, fit=fit)

        def close(self):
            pass

    monkeypatch.setattr("sketchpad.commands.fill.open_engine", lambda *_: Engine())
    arguments = ["fill", TWINKLE, "--hole", "2", "--takes", "3", "--out", str(tmp_path / "out.mid")]
    assert main(arguments) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out-2.mid", "out.mid"]
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "out.mid"), str(tmp_path / "out-2.mid")]
    assert 62 in {note.pitch for note in read_midi(tmp_path / "out-2.mid").bars.between(1920, 3840)}
    (source,) = set(read_midi(tmp_path / "out-2.mid").origins.values())
    assert source.seed == 2


@pytest.mark.parametrize("model", ["music_vae_melody", "polyphony_rnn"])
def test_the_rhythm_of_a_hole_can_stay(tmp_path, model):
    out = tmp_path / "out.mid"
    expect(sketchpad("fill", REEL, "--hole", 2, "--keep", "rhythm", "--model", model, "--out", out))
    before, after = (read_midi(path).bars.columns for path in (Path(REEL), out))
    assert after["start"].tolist() == before["start"].tolist()
    assert after["pitch"].tolist() != before["pitch"].tolist()


@pytest.mark.parametrize("hole", ["0", "3-2", "all", "1-99999"])
def test_what_is_no_hole_is_refused(tmp_path, hole):
    done = sketchpad("fill", REEL, "--hole", hole, "--out", tmp_path / "out.mid")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert ("write the first and the last" in done.stderr) is (hole != "1-99999")
    assert not list(tmp_path.iterdir())


def test_a_waltz_is_continued_and_filled_by_its_own_bars(tmp_path, random_models):
    primer, out, filled = (tmp_path / name for name in ("waltz.mid", "out.mid", "filled.mid"))
    tune = Bars.of((Note(480 * k, 60 + k * 5 % 12, 480) for k in range(6)), metre=Metre(3, 4))
    primer.write_bytes(midi_bytes(tune))
    common = ("--models", random_models, "--model", "lookback_rnn", "--seed", 3)
    done = sketchpad("generate", primer, *common, "--bars", 4, "--out", out, "--json")
    assert json.loads(expect(done))["bars"] == 4
    song = read_midi(out).bars
    assert song.metre == Metre(3, 4)
    assert song.between(0, 2 * 1440) == tune
    assert 2 * 1440 < song.end <= 6 * 1440
    expect(sketchpad("fill", primer, "--model", "lookback_rnn", "--hole", "2", "--takes", 8, "--out", filled))
    again = read_midi(filled).bars
    assert again.between(0, 1440) == tune.between(0, 1440)
    assert again.between(1440, 2 * 1440) != tune.between(1440, 2 * 1440)
    assert again.end <= 2 * 1440
