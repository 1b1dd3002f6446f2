"""Loading is given up where nobody waits for it any more."""

from collections.abc import Callable

import pytest

from sketchpad.generation.blend import Blend, Corners
from sketchpad.generation.local_engine import LocalEngine
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.weights import find_model
from sketchpad.generation.writers import open_writer

MODELS = ("attention_rnn", "polyphony_rnn", "music_vae_melody", "music_vae_trio", "music_vae_2bar")


class SetLater(CancelFlag):
    """A flag that is set when it is looked at for the last of so many times."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks = looks

    def check(self) -> None:
        self.looks -= 1
        if self.looks <= 0:
            self.set()
        super().check()


@pytest.fixture
def engine(random_models) -> LocalEngine:
    return LocalEngine("native", random_models)


@pytest.mark.parametrize("model", MODELS)
def test_loading_is_cancelled_between_two_arrays(engine, model):
    for looks in (1, 2, 5):
        flag = SetLater(looks)
        with pytest.raises(Cancelled):
            engine.load(model, flag)
        assert flag.looks == 0
    engine.load(model, CancelFlag())


@pytest.mark.parametrize("model", MODELS)
def test_what_is_loaded_no_longer_asks_the_flag_that_it_was_loaded_with(random_models, twinkle, model):
    for name in ("native", "numpy"):
        flag = CancelFlag()
        writer = open_writer(find_model(model, random_models), name, flag)
        flag.set()
        assert list(writer.take(Request(twinkle, model, bars=1), 0, CancelFlag()))


def asks(twinkle) -> dict[str, Callable[[LocalEngine, CancelFlag], object]]:
    """All that has a model loaded."""
    request = Request(twinkle, "music_vae_trio")
    note = next(iter(twinkle))
    return {
        "load": lambda engine, flag: engine.load("music_vae_trio", flag),
        "generate": lambda engine, flag: list(engine.generate(request, flag)),
        "why": lambda engine, flag: engine.why(request, [note], note, flag),
        "blend": lambda engine, flag: engine.blend(
            Blend(Corners((twinkle, twinkle), "music_vae_trio"), ((0.5, 0.0),)), flag
        ),
        "shape": lambda engine, flag: engine.shaper(Shaping(twinkle, "music_vae_trio"), flag),
    }


@pytest.mark.parametrize("ask", ["load", "generate", "why", "blend", "shape"])
def test_whatever_is_asked_nothing_is_loaded_once_it_was_cancelled(engine, twinkle, ask, monkeypatch):
    made = []
    monkeypatch.setattr(MusicVaeModel, "__init__", lambda *_: made.append(None))
    flag = CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        asks(twinkle)[ask](engine, flag)
    assert not made
