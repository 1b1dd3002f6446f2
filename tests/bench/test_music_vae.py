"""What the bench says of MusicVAE is what was done, by whom, and how long the network alone took."""

import time

import numpy as np
import pytest

from sketchpad.bench import music_vae, players
from sketchpad.bench.music_vae import WORKS, measure_music_vae
from sketchpad.bench.players import LocalPlayer, MagentaPlayer
from sketchpad.generation.weights import find_model

DELAY = 0.03


class SlowMagenta:
    """Stands in for the child process: our own network, after a while, at the end of a slow pipe."""

    def __init__(self, models):
        self.models, self.closed, self.pipe = models, False, 0.0

    def load(self, model, cancel):
        self.player = LocalPlayer("numpy", find_model(model, self.models))

    def asked(self, command, model, **arguments):
        time.sleep(self.pipe)
        if command == "load":
            return {"done": True}
        time.sleep(DELAY)
        if command == "encode":
            return {"mu": self.player.encode(arguments["classes"])}
        return {"classes": self.player.decode(arguments["latent"], arguments["temperature"], 0)}

    def close(self):
        self.closed = True


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio", "music_vae_2bar"])
def test_every_work_is_measured_on_every_engine(random_models, model):
    found = list(measure_music_vae(model, ["native", "numpy"], 2, random_models))
    works = [work for work in WORKS if "redraw" not in work or "2bar" not in model]
    assert [(each.work, each.engine) for each in found] == [
        (w, engine) for w in works for engine in ("native", "numpy")
    ]
    assert all(each.seconds > 0 and each.rounds == 2 and each.ratio is None for each in found)
    seconds = {each.work: each.seconds for each in found if each.engine == "numpy"}
    assert seconds["interpolate 11"] > 5 * seconds["decode"]


def test_ratios_are_those_to_magenta_in_the_same_round(random_models, monkeypatch):
    magenta = SlowMagenta(random_models)
    monkeypatch.setattr(music_vae, "MagentaEngine", lambda models: magenta)
    found = list(measure_music_vae("music_vae_2bar", ["native", "magenta"], 1, random_models, ["encode", "decode"]))
    for ours, theirs in zip(found[::2], found[1::2], strict=True):
        assert (ours.engine, theirs.engine, theirs.ratio) == ("native", "magenta", 1)
        assert theirs.seconds > DELAY / 2
        assert ours.ratio == pytest.approx(theirs.seconds / ours.seconds)
    assert magenta.closed


def test_what_the_pipe_takes_is_left_out(random_models, monkeypatch):
    magenta = SlowMagenta(random_models)
    player = MagentaPlayer(magenta, find_model("music_vae_2bar", random_models))
    clock = FakeClock()
    monkeypatch.setattr(players.time, "perf_counter", clock.now)
    monkeypatch.setattr(time, "sleep", clock.sleep)
    magenta.pipe = 5.0
    player.decode(np.zeros(16, dtype=np.float32), 1.0, 0)
    assert player.seconds == pytest.approx(DELAY)


class FakeClock:
    """Time that passes in sleep alone."""

    def __init__(self):
        self.seconds = 0.0

    def now(self):
        return self.seconds

    def sleep(self, seconds):
        self.seconds += seconds


def test_a_redrawn_bar_is_the_only_one_that_changes(random_models):
    player = LocalPlayer("native", find_model("music_vae_melody", random_models))
    latent = np.zeros(player.network.latent, dtype=np.float32)
    written = player.decode(latent, 1.0, 0)
    changed = np.flatnonzero((player.redraw(latent, written, 1.0, 1) != written).any(axis=1))
    assert set(changed // 16) == {players.REDRAWN}
