"""The listening pack: files that sound as their notes say, a page that finds them all, and the same again."""

import json
import re
import shutil
import wave
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import mido
import numpy as np
import pytest
import soundfile

from sketchpad.cli import main
from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import find_model, read_manifest
from sketchpad.listening.pack import write_pack
from sketchpad.listening.pieces import STEPS, groups
from sketchpad.listening.roll import roll_svg
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import primers, read_primer

TWO = [primer for primer in primers() if primer.name in ("twinkle", "irish_reel")]


@pytest.fixture(scope="module")
def few_models(random_models, tmp_path_factory):
    """A folder of two models, one of which interpolates."""
    folder = tmp_path_factory.mktemp("listening") / "models"
    folder.mkdir()
    manifest = json.loads((random_models / "manifest.json").read_text())
    manifest["models"] = {name: manifest["models"][name] for name in ("attention_rnn", "music_vae_melody")}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    for name in manifest["models"]:
        shutil.copy(random_models / f"{name}.npz", folder)
    return folder


@pytest.fixture(scope="module")
def pack(few_models, tmp_path_factory):
    """The folder of a pack of two primers, and what was said."""
    out = tmp_path_factory.mktemp("listening") / "pack"
    return out, list(write_pack(out, 3, few_models, TWO))


class Page(HTMLParser):
    """What a page holds; a tag that is closed where it was not opened fails."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.open = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag not in ("meta", "path", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag != "path":
            assert self.open.pop() == tag

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def text_of(out):
    return (out / "index.html").read_text()


def stems(few_models):
    for number, primer in enumerate(TWO, 1):
        yield f"{number:02}-{primer.name}/primer"
        for name, model in read_manifest(few_models).items():
            kinds = ("take", "reconstruction", "interpolation") if SYSTEMS[model.system].interpolates else ("take",)
            yield from (f"{number:02}-{primer.name}/{name}-{kind}" for kind in kinds)


def test_every_piece_is_there_as_midi_and_sound(pack, few_models):
    out, lines = pack
    files = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    expected = {f"{stem}.{kind}" for stem in stems(few_models) for kind in ("mid", "wav")}
    assert files == expected | {"index.html"}
    assert len(lines) == 2 * (1 + len(read_manifest(few_models))) + 1
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    assert f"{len(expected) // 2} pieces, {size / 1e6:.0f} MB" in lines[-1]


def test_the_sound_is_small_lasts_as_long_as_the_notes_and_is_heard(pack, few_models):
    out, _ = pack
    for stem in stems(few_models):
        bars = read_midi(out / f"{stem}.mid").bars
        with wave.open(str(out / f"{stem}.wav")) as wav:
            assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, 22_050)
            assert 0 <= wav.getnframes() / wav.getframerate() - bars.seconds(bars.end) < 2.1
            samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype="<i2")
        assert np.abs(samples.astype(int)).max() > 500


def strikes(message):
    return message.type == "note_on" and message.velocity > 0


def test_other_libraries_read_the_same(pack, few_models):
    out, _ = pack
    for stem in stems(few_models):
        bars = read_midi(out / f"{stem}.mid").bars
        midi = mido.MidiFile(out / f"{stem}.mid")
        struck = [message.note for track in midi.tracks for message in track if strikes(message)]
        assert sorted(struck) == sorted(note.pitch for note in bars)
        samples, rate = soundfile.read(out / f"{stem}.wav")
        assert rate == 22_050
        assert 0 <= len(samples) / rate - midi.length < 2.1
        heard = np.abs(samples)
        assert 0.02 < heard.max() < 1
        assert heard[-100:].max() < 0.1 * heard.max()


def test_takes_follow_their_primer_and_interpolations_go_from_it_to_the_next(pack, few_models):
    out, _ = pack
    twinkle, reel = (read_primer(primer.name) for primer in TWO)
    for name, model in read_manifest(few_models).items():
        take = read_midi(out / f"01-twinkle/{name}-take.mid").bars
        assert take.between(0, 2 * TICKS_PER_BAR) == twinkle
        assert take.count == 18
        if SYSTEMS[model.system].interpolates:
            assert read_midi(out / f"01-twinkle/{name}-reconstruction.mid").bars.count <= 2
            way = read_midi(out / f"01-twinkle/{name}-interpolation.mid").bars
            last = 2 * (STEPS - 1) * TICKS_PER_BAR
            assert way.between(0, 2 * TICKS_PER_BAR) == twinkle
            assert way.between(last, 99 * TICKS_PER_BAR).shifted(-last) == replace(reel, tempo=way.tempo)
            back = read_midi(out / f"02-irish_reel/{name}-interpolation.mid").bars
            assert back.between(last, 99 * TICKS_PER_BAR).shifted(-last) == replace(twinkle, tempo=back.tempo)


def test_the_page_plays_every_piece_and_needs_nothing_else(pack, few_models):
    out, _ = pack
    text = text_of(out)
    page = Page(text)
    audio = [each["src"] for each in page.all("audio")]
    assert audio == [f"{stem}.wav" for stem in stems(few_models)]
    links = [each["href"] for each in page.all("a")]
    assert [link for link in links if not link.startswith("#")] == [f"{stem}.mid" for stem in stems(few_models)]
    inner = [link[1:] for link in links if link.startswith("#")]
    ids = [each["id"] for tag in ("section", "figure") for each in page.all(tag)]
    assert len(set(ids)) == len(ids)
    assert set(inner) == set(ids) - {stem for stem in ids if stem.endswith("/primer")}
    assert len(inner) == len(set(inner))
    assert not re.search(r"https?:|<link|<script src|<img|url\(", text)
    assert "prefers-color-scheme: dark" in text
    assert "seed 3 " in text
    assert all(each["tabindex"] == "0" for each in page.all("figure"))
    labels = [each["aria-label"] for each in page.all("svg")]
    assert len(set(labels)) == len(labels) == len(audio)
    for each in page.all("audio"):
        bars = read_midi(out / each["src"].replace(".wav", ".mid")).bars
        assert float(each["data-seconds"]) == pytest.approx(bars.seconds(bars.count * TICKS_PER_BAR), abs=0.001)


def test_what_is_measured_is_what_the_model_wrote(pack, few_models):
    out, _ = pack
    pattern = r'<figure class="piece" id="([^"]+)".*?<p class="measured">note density ([\d.]+) notes a bar'
    said = re.findall(pattern, text_of(out), re.DOTALL)
    assert [stem for stem, _ in said] == list(stems(few_models))
    for stem, density in said:
        # The primers have two bars.
        first, last = {"take": (2, 18), "interpolation": (2, 2 * (STEPS - 1))}.get(stem.split("-")[-1], (0, 2))
        span = first * TICKS_PER_BAR, last * TICKS_PER_BAR
        values = measured(read_midi(out / f"{stem}.mid").bars, span=span)
        assert float(density) == pytest.approx(values["note_density"], abs=0.051)


def test_the_same_seed_gives_the_same_files_and_another_seed_others(pack, few_models, tmp_path):
    out, _ = pack
    for _line in write_pack(tmp_path / "again", 3, few_models, TWO[:1]):
        pass
    for _line in write_pack(tmp_path / "other", 4, few_models, TWO[:1]):
        pass
    for name in ("attention_rnn-take.mid", "attention_rnn-take.wav", "music_vae_melody-reconstruction.wav"):
        first, again, other = (
            (folder / "01-twinkle" / name).read_bytes() for folder in (out, tmp_path / "again", tmp_path / "other")
        )
        assert first == again != other


def rectangles(svg, kind):
    """(x, y, width) of each."""
    (path,) = [path for path in ElementTree.fromstring(svg) if path.get("class") == kind]
    found = re.findall(r"M([\d.]+) (\d+)h([\d.]+)v1h-[\d.]+z", path.get("d"))
    return [tuple(map(float, each)) for each in found]


def test_a_roll_shows_each_note_in_its_place():
    notes = [Note(0, 60, 480), Note(480, 72, 240, author=Author.MODEL), Note(3840, 40, 1920, voice=Voice.BASS)]
    drums = [Note(120, pitch, 120, voice=Voice.DRUMS) for pitch in (36, 42)]
    svg = roll_svg(Bars.of([*notes, *drums]), {2}, "some “<notes>” & drums")
    root = ElementTree.fromstring(svg)
    assert root.get("aria-label") == "some “<notes>” & drums"
    _, _, width, height = map(float, root.get("viewBox").split())
    assert width == 3 * 16
    ((x, low, length),) = rectangles(svg, "melody")
    ((_, high, _),) = rectangles(svg, "melody model")
    assert (x, low - high) == (0, 12)
    assert 3.5 < length < 4
    ((x, bass, length),) = rectangles(svg, "bass")
    assert (x, bass - low) == (32, 20)
    struck = rectangles(svg, "drums")
    assert {y > bass for _, y, _ in struck} == {True}
    assert len({y for _, y, _ in struck}) == 2
    assert max(y for _, y, _ in struck) + 1 <= height
    kinds = {path.get("class"): path.get("d") for path in root}
    assert kinds["mark"] == f"M32 0V{height:g}"
    assert kinds["line"] == f"M16 0V{height:g}"


def test_an_empty_roll_is_one():
    assert list(ElementTree.fromstring(roll_svg(Bars.of(), (), "nothing"))) == []


def test_the_command_line_writes_a_pack_and_wants_one_folder(monkeypatch, capsys, tmp_path):
    asked = []
    monkeypatch.setattr(
        "sketchpad.listening.pack.write_pack", lambda *given: (asked.append(given), iter(["a line"]))[1]
    )
    assert main(["demo", "--listening", str(tmp_path), "--seed", "5"]) == 0
    assert asked == [(tmp_path, 5)]
    assert capsys.readouterr().out == "a line\n"
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--listening", "a", "--out", "b"])
    assert ended.value.code == 2


@pytest.mark.parametrize("model", ["lookback_rnn", "music_vae_melody", "music_vae_trio"])
def test_a_take_is_what_the_program_would_offer(random_models, model):
    """At the temperature and the distance that the window begins with, the best of as many tries."""
    found = find_model(model, random_models)
    primer, song = next(primer for primer in TWO if primer.name == "twinkle"), read_primer("twinkle")
    with closing(open_engine("native", random_models)) as engine:
        _, group = groups(engine, [found], [primer], 5)
        system = SYSTEMS[model]
        usual = {"temperature": system.temperature, "distance": system.further, "tries": system.tries}
        *_, take = engine.generate(Request(song, model, seed=5, **usual), CancelFlag())
    assert group.pieces[0].bars == take.placed_in(song)
