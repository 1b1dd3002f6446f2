"""Vary, interpolate and harmonise on the command line: in a process of its own, with models that nobody trained."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sketchpad.cli import main
from sketchpad.generation.request import Request, Take
from sketchpad.generation.weights import find_model
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key
from sketchpad.music.metre import Metre
from sketchpad.music.midi_file import midi_bytes, read_midi
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.primers import primers, read_primer
from sketchpad.music.provenance import Source, place
from sketchpad.music.song_file import read_song
from sketchpad.session.songs.song import Song
from tests.test_cli import TWINKLE, sketchpad

REEL = str(next(primer.path for primer in primers() if primer.name == "irish_reel"))
SILENCE = read_primer("twinkle").between(0, 0)


def expect(done) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("model", ["polyphony_rnn", "music_vae_melody", "music_vae_trio", "music_vae_2bar"])
def test_each_system_continues(tmp_path, random_models, model):
    out = tmp_path / "out.mid"
    written = sketchpad("generate", TWINKLE, "--models", random_models, "--model", model, "--out", out, "--json")
    report = json.loads(expect(written))
    song = read_midi(out).bars
    assert song.between(0, 2 * 1920) == read_midi(primers()[0].path).bars
    assert song.count == 18
    assert report["notes"] > 16
    assert report["bars"] == 16


def test_harmonising_leaves_the_primer_and_adds_voices(tmp_path, random_models):
    out = tmp_path / "out.mid"
    arguments = ("--models", random_models, "--model", "polyphony_rnn", "--harmonise", "--out", out)
    expect(sketchpad("generate", TWINKLE, *arguments))
    song, primer = read_midi(out).bars, read_midi(primers()[0].path).bars
    assert song.of_voices([Voice.MELODY]) == primer
    assert len(song.of_voices([Voice.HARMONY]))
    assert song.count == primer.count


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_variations_go_as_far_as_asked(tmp_path, random_models, model):
    common = ("--models", random_models, "--model", model, "--seed", 3)
    for distance in (0, 0.5):
        done = sketchpad(
            "vary", TWINKLE, *common, "--distance", distance, "--takes", 2, "--out", tmp_path / str(distance)
        )
        said = expect(done).splitlines()
        assert len(said) == 2
        assert all(("latent distance 0.00" in line) == (distance == 0) for line in said)
    again = tmp_path / "again"
    expect(sketchpad("vary", TWINKLE, *common, "--distance", 0.5, "--takes", 2, "--out", again))
    for name in ("take-0.mid", "take-1.mid"):
        assert (again / name).read_bytes() == (tmp_path / "0.5" / name).read_bytes()
    assert len({path.read_bytes() for path in (tmp_path / "0.5").iterdir()}) == 2
    assert read_midi(again / "take-0.mid").bars.count == 2


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_an_interpolation_begins_with_a_and_ends_with_b(tmp_path, random_models, model):
    out = tmp_path / "way"
    common = ("--models", random_models, "--model", model)
    rebuilt, *said = expect(sketchpad("interpolate", TWINKLE, REEL, *common, "--steps", 5, "--out", out)).splitlines()
    assert rebuilt.startswith("the model can rebuild ")
    assert [line.split(": ")[1].split(" ")[0] for line in said] == ["0%", "25%", "50%", "75%", "100%"]
    assert sorted(path.name for path in out.iterdir()) == [f"{number:02}.mid" for number in range(5)]
    assert read_midi(out / "00.mid").bars == read_midi(primers()[0].path).bars
    assert list(read_midi(out / "04.mid").bars) == list(read_primer("irish_reel"))
    assert all(len(read_midi(out / f"{number:02}.mid").bars) for number in range(5))


def pitches(path) -> set[int]:
    """Of what is not a drum."""
    return {note.pitch for note in read_midi(path).bars if note.voice is not Voice.DRUMS}


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_trio"])
def test_what_is_generated_keeps_to_a_key_and_a_range(tmp_path, random_models, model):
    common = ("--models", random_models, "--model", model, "--bars", 4, "--temperature", 1.5, "--top-p", 0.95)
    out = tmp_path / "out.mid"
    expect(sketchpad("generate", TWINKLE, *common, "--key", "F# minor", "--range", "C3-C6", "--out", out))
    own = {note.pitch for note in read_primer("twinkle")}
    new = pitches(out) - own
    assert new
    assert {pitch % 12 for pitch in new} <= Key(6, minor=True).pitch_classes
    assert all(48 <= pitch <= 84 for pitch in new)


def test_variations_and_ways_keep_to_the_key_that_is_found(tmp_path, random_models):
    common = ("--models", random_models, "--model", "music_vae_melody", "--key", "auto", "--never-silent")
    expect(sketchpad("vary", REEL, *common, "--takes", 2, "--out", tmp_path / "varied"))
    expect(sketchpad("interpolate", REEL, REEL, *common, "--steps", 3, "--out", tmp_path / "way"))
    for path in (tmp_path / "varied" / "take-1.mid", tmp_path / "way" / "01.mid"):
        assert pitches(path)
        assert {pitch % 12 for pitch in pitches(path)} <= Key(7).pitch_classes


def test_repetition_is_led_from_the_command_line(tmp_path):
    """By the shipped model."""
    written = []
    for repetition in ("-1", "1"):
        out = tmp_path / f"{repetition}.mid"
        expect(sketchpad("generate", TWINKLE, "--bars", 8, "--repetition", repetition, "--out", out))
        song = read_midi(out).bars
        there = {(note.start, note.pitch) for note in song}
        written.append(sum((start + 1920, pitch) in there for start, pitch in there))
    assert written[0] < written[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("generate", TWINKLE, "--key", "H"), "no key"),
        (("generate", TWINKLE, "--range", "C3"), "no range"),
        (("generate", TWINKLE, "--range", "C6-C3"), "lower note first"),
        (("generate", TWINKLE, "--range", "C0-C1"), "widen the range"),
        (("generate", "SILENCE", "--key", "auto"), "choose a key"),
        (("generate", TWINKLE, "--top-p", 0), "top-p"),
        (("generate", TWINKLE, "--repetition", 2), "repetition"),
        (("vary", TWINKLE, "--model", "music_vae_melody", "--repetition", 0.5), "repetition to 0"),
        (("generate", TWINKLE, "--engine", "magenta", "--key", "C"), "native or numpy"),
        (("vary", TWINKLE, "--model", "lookback_rnn"), "cannot vary"),
        (("vary", TWINKLE, "--model", "music_vae_melody", "--distance", 2), "distance"),
        (("vary", "SILENCE", "--model", "music_vae_melody"), "nothing to vary"),
        (("generate", TWINKLE, "--model", "music_vae_melody", "--harmonise"), "cannot harmonise"),
        (("shape", TWINKLE, "--model", "music_vae_melody", "--repetition", 0.5), "repetition to 0"),
        (("shape", TWINKLE, "--model", "music_vae_melody", "--range", "0-10"), "widen the range"),
        (("shape", TWINKLE, "--model", "music_vae_melody", "--in-key-of", "H"), "no key"),
        (("interpolate", TWINKLE, REEL, "--model", "polyphony_rnn"), "cannot interpolate"),
        (("interpolate", TWINKLE, "SILENCE", "--model", "music_vae_melody"), "nothing to interpolate"),
        (("interpolate", TWINKLE, REEL, "--model", "music_vae_melody", "--steps", 1), "steps"),
        (("interpolate", TWINKLE, REEL, "--model", "music_vae_melody", "--range", "0-5"), "widen the range"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path, random_models, arguments, words):
    silence = tmp_path / "silence.mid"
    silence.write_bytes(midi_bytes(SILENCE))
    arguments = [silence if argument == "SILENCE" else argument for argument in arguments]
    done = sketchpad(*arguments, "--models", random_models, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["silence.mid"]


OLD = Source("lookback_rnn", "ab" * 32, 3)


@pytest.fixture(params=[".mid", ".sketch"])
def signed(request, tmp_path):
    """A file whose first bar a model wrote, and where its notes are; a song file knows it by a take and by origins."""
    first = tuple(replace(note, author=Author.MODEL) for note in read_primer().between(0, 1920))
    bars = Bars.of([*first, *read_primer().between(1920, 3840)])
    path = tmp_path / f"signed{request.param}"
    if request.param == ".mid":
        path.write_bytes(midi_bytes(bars, origins=dict.fromkeys(map(place, first), OLD)))
    else:
        song = Song(bars, origins={place(first[0]): OLD})
        asked = Request(Bars.of(), OLD.model, bars=1, seed=3)
        song.takes.add(Take(asked, 0, first[1:], 1920, 0.0, 0.0), None, "native", OLD.weights)
        path.write_bytes(song.to_bytes())
    return path, set(map(place, first))


def test_who_wrote_what_is_still_known_after_continuing(signed, tmp_path, random_models):
    path, first = signed
    out = tmp_path / "out.mid"
    common = ("--models", random_models, "--model", "lookback_rnn", "--bars", 2, "--seed", 7)
    expect(sketchpad("generate", path, *common, "--out", out))
    origins = read_midi(out).origins
    assert {at for at, source in origins.items() if source == OLD} == first
    sha256 = find_model("lookback_rnn", random_models).sha256
    assert set(origins.values()) == {OLD, Source("lookback_rnn", sha256, 7)}


def test_who_wrote_what_is_still_known_after_shaping(signed, tmp_path):
    """By the shipped model."""
    path, first = signed
    out, same = tmp_path / "out.mid", tmp_path / "same.mid"
    expect(sketchpad("shape", path, "--out", same))
    assert read_midi(same).origins == dict.fromkeys(first, OLD)
    expect(sketchpad("shape", path, "--density", 5.5, "--seed", 7, "--out", out))
    song = read_midi(out)
    new = Source("music_vae_melody", find_model("music_vae_melody").sha256, 7)
    assert new in song.origins.values()
    before = read_song(path).bars
    for note in song.bars:
        if note.author is Author.MODEL:
            assert song.origins[place(note)] == (OLD if note in before else new)
        else:
            assert note in before


@pytest.mark.parametrize("keys", ["own", "first"])
def test_who_wrote_what_is_still_known_on_the_way_to_another(signed, tmp_path, random_models, keys):
    """The signed idea is B; a MIDI file's begins a bar later."""
    path, first = signed
    if path.suffix == ".mid":
        song = read_midi(path)
        later = {(start + 1920, pitch, voice): source for (start, pitch, voice), source in song.origins.items()}
        path.write_bytes(midi_bytes(song.bars.shifted(1920), origins=later))
    out = tmp_path / "way"
    common = ("--models", random_models, "--model", "music_vae_melody", "--seed", 7, "--keys", keys, "--steps", 3)
    expect(sketchpad("interpolate", REEL, path, *common, "--out", out))
    assert not read_midi(out / "00.mid").origins
    last = read_midi(out / "02.mid")
    assert set(last.origins.values()) == {OLD}
    assert {start for start, _, _ in last.origins} == {start for start, _, _ in first}
    assert len(last.origins) == len(first)
    moved = {pitch for _, pitch, _ in last.origins} != {pitch for _, pitch, _ in first}
    assert moved == (keys == "first")
    between = read_midi(out / "01.mid")
    new = Source("music_vae_melody", find_model("music_vae_melody", random_models).sha256, 7)
    assert new in between.origins.values()
    ideas = [*read_midi(Path(REEL)).bars, *last.bars]
    for note in between.bars:
        if note.author is Author.MODEL:
            assert between.origins[place(note)] == (OLD if note in ideas else new)


def test_shape_does_what_is_asked_and_tells_what_it_measures(tmp_path):
    out = tmp_path / "shaped.mid"
    done = sketchpad("shape", TWINKLE, "--density", "5", "--key", "A minor", "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["asked"] == {"note_density": 5.0}
    assert abs(told["measured"]["note_density"] - 5) <= 1
    assert measured(read_midi(out).bars, key=0) == pytest.approx(told["measured"], abs=1e-3)


@pytest.mark.parametrize(("seed", "model"), [(0, "music_vae_melody"), (2, "music_vae_trio")])
def test_shape_is_held_to_what_generate_is_held_to(tmp_path, seed, model):
    out = tmp_path / "shaped.mid"
    held = ("--key", "D", "--range", "D4-D6", "--top-p", 0.9, "--never-silent", "--seed", seed, "--model", model)
    told = json.loads(expect(sketchpad("shape", REEL, *held, "--density", 0, "--out", out, "--json")))
    before, after = read_midi(Path(REEL)).bars, read_midi(out).bars
    new = {note for note in after if note.voice is Voice.MELODY} - set(before)
    assert new
    assert all(62 <= note.pitch <= 86 and note.pitch % 12 in Key(2).pitch_classes for note in new)
    assert {note.start // 1920 for note in before} <= {note.start // 1920 for note in after}
    assert measured(after, key=2) == pytest.approx(told["measured"], abs=1e-3), "counted in the key it is held to"


def test_shape_counts_in_another_key_than_it_is_held_to(tmp_path):
    out = tmp_path / "shaped.mid"
    done = sketchpad("shape", REEL, "--density", 4, "--in-key-of", "Eb minor", "--out", out, "--json")
    told = json.loads(expect(done))
    assert measured(read_midi(out).bars, key=6) == pytest.approx(told["measured"], abs=1e-3)


def test_the_best_of_many_takes_come_first(tmp_path):
    out = tmp_path / "out.mid"
    arguments = ("--model", "lookback_rnn", "--bars", 4, "--best-of", 24, "--takes", 2, "--density", 3, "--out", out)
    report = json.loads(expect(sketchpad("generate", TWINKLE, *arguments, "--json")))
    assert report["asked"] == {"note_density": 3.0}
    found = [measured(read_midi(path).bars.between(2 * 1920, 6 * 1920)) for path in (out, tmp_path / "out-1.mid")]
    near, next_best = (abs(each["note_density"] - 3) for each in found)
    assert near <= next_best + 0.5
    assert found[0]["note_density"] == pytest.approx(report["measured"]["note_density"], abs=1e-4)
    seed = report["seeds"][0]
    alone = ("--model", "lookback_rnn", "--bars", 4, "--seed", seed, "--out", tmp_path / "alone.mid")
    expect(sketchpad("generate", TWINKLE, *alone))
    assert (tmp_path / "alone.mid").read_bytes() == out.read_bytes()


def test_attributes_need_takes_to_choose_from(tmp_path):
    done = sketchpad("generate", TWINKLE, "--density", 3, "--out", tmp_path / "out.mid")
    assert done.returncode == 2
    assert "--best-of" in done.stderr
    assert not list(tmp_path.iterdir())


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

    monkeypatch.setattr("sketchpad.generation.engine.open_engine", lambda *_: Engine())
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
