"""The demo: the real window has every model do all it can, and leaves MIDI, sound and pictures."""

import json
import shutil
import time
import wave

import numpy as np
import pytest
from PySide6.QtGui import QImage

from sketchpad.demo import run_demo
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import find_model, read_manifest
from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import TICKS_PER_BAR, Voice

pytestmark = pytest.mark.xdist_group("demo")

MOST_SECONDS = 60
PRIMER_BARS = 2


@pytest.fixture(scope="module")
def demo(qapp, random_models, tmp_path_factory):
    """The folder that the demo filled, and what it said."""
    out = tmp_path_factory.mktemp("demo") / "out"
    return out, list(run_demo(out, random_models))


def jobs(folder):
    """(file's stem, model, verb) of all that the models of a folder can do."""
    for name, model in read_manifest(folder).items():
        for number, verb in enumerate(SYSTEMS[model.system].verbs):
            yield (f"{name}-{verb.value}" if number else name), name, verb


def loudest(path) -> int:
    with wave.open(str(path)) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16)
    return int(np.abs(samples.astype(int)).max())


def test_every_models_files_are_there_and_no_others(demo, random_models):
    out, lines = demo
    stems = [stem for stem, _, _ in jobs(random_models)]
    assert len(stems) == 10
    expected = {f"{stem}.{kind}" for stem in stems for kind in ("mid", "wav", "png")}
    assert {path.name for path in out.iterdir()} == expected | {"window.png", "song.mid", "song.wav", "report.json"}
    assert sum(line.startswith(tuple(f"{stem}:" for stem in stems)) for line in lines) == 10


def test_the_midi_has_the_bars_asked_for_in_the_models_voices(demo, random_models):
    out, _ = demo
    for stem, name, verb in jobs(random_models):
        bars = read_midi(out / f"{stem}.mid").bars
        written = bars.between(PRIMER_BARS * TICKS_PER_BAR, 100 * TICKS_PER_BAR)
        system = SYSTEMS[find_model(name, random_models).system]
        if verb is Verb.CONTINUE:
            assert bars.count == PRIMER_BARS + 16
            assert len({note.start // TICKS_PER_BAR for note in written}) >= 12
            assert set(written.voices) <= set(system.voices)
        else:
            assert bars.count == PRIMER_BARS
            assert set(bars.voices) == ({Voice.MELODY, Voice.HARMONY} if verb is Verb.HARMONISE else set(system.voices))
    assert set(read_midi(out / "music_vae_trio.mid").bars.voices) == {Voice.MELODY, Voice.BASS, Voice.DRUMS}


def test_the_sound_lasts_as_long_as_the_bars_and_is_heard(demo, random_models):
    out, _ = demo
    for stem in ("song", *(stem for stem, _, _ in jobs(random_models))):
        bars = read_midi(out / f"{stem}.mid").bars
        with wave.open(str(out / f"{stem}.wav")) as wav:
            assert wav.getnframes() / wav.getframerate() >= bars.seconds(bars.end)
        assert loudest(out / f"{stem}.wav") > 1000


def test_the_pictures_show_each_models_own_bars(demo, random_models):
    out, _ = demo
    pictures = {stem: QImage(str(out / f"{stem}.png")) for stem, _, _ in jobs(random_models)}
    assert all(picture.width() > 1000 for picture in pictures.values())
    rolls = [bytes(picture.copy(70, 110, 800, 450).constBits()) for picture in pictures.values()]
    assert len(set(rolls)) == len(rolls)


def test_the_report_lists_what_each_cost(demo, random_models):
    out, _ = demo
    report = json.loads((out / "report.json").read_text())
    assert report["failed"] == {}
    assert report["notes"] == len(read_midi(out / "song.mid").bars)
    assert list(report["models"]) == [stem for stem, _, _ in jobs(random_models)]
    for stem, name, verb in jobs(random_models):
        facts = report["models"][stem]
        assert (facts["cost"]["model"], facts["verb"]) == (name, verb.value)
        assert 0 < facts["cost"]["first_bar_seconds"] <= facts["cost"]["seconds"] < 30
        assert sum(facts["notes"].values()) == len(read_midi(out / f"{stem}.mid").bars)


def test_a_model_whose_weights_are_gone_is_named_and_the_others_are_heard(qapp, random_models, tmp_path):
    models = tmp_path / "models"
    shutil.copytree(random_models, models)
    manifest = json.loads((models / "manifest.json").read_text())
    manifest["models"] = {name: manifest["models"][name] for name in ("attention_rnn", "lookback_rnn", "polyphony_rnn")}
    (models / "manifest.json").write_text(json.dumps(manifest))
    (models / "lookback_rnn.npz").unlink()
    lines = list(run_demo(tmp_path / "out", models))
    assert any("lookback_rnn did not answer" in line for line in lines)
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert list(report["failed"]) == ["lookback_rnn"]
    assert list(report["models"]) == ["attention_rnn", "polyphony_rnn", "polyphony_rnn-harmonise"]


@pytest.mark.alone
def test_with_the_programs_own_models_it_is_done_within_a_minute(qapp, tmp_path):
    begun = time.monotonic()
    lines = list(run_demo(tmp_path / "out"))
    assert time.monotonic() - begun < MOST_SECONDS
    shipped = [name for name, model in read_manifest().items() if not model.imported]
    assert {path.stem for path in (tmp_path / "out").glob("*.wav")} >= {"song", *shipped}
    assert "generated 16 bars" in "\n".join(lines)
