"""The networks in PyTorch are those of the program, and training goes on where it was stopped."""

import dataclasses
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `training` is not installed")

import torch

from sketchpad.generation.melody_rnn.numpy_network import NumpyNetwork
from sketchpad.music.melody import NO_EVENT
from sketchpad.training import train
from sketchpad.training.checkpoint import exported_arrays
from sketchpad.training.config import Config, read_config
from sketchpad.training.dataset import Dataset
from sketchpad.training.features import encode
from sketchpad.training.melody_task import MelodyTask, event_nats, with_rests
from sketchpad.training.networks import MelodyRnn
from sketchpad.training.train import Group, Trainer

MODELS = ["attention_rnn", "lookback_rnn"]


def random_melodies(count: int, steps: int) -> np.ndarray:
    events = np.random.default_rng(0).choice([-2, -2, -1, 60, 64, 67], (count, steps))
    events[:, 0] = 60
    return events


def small(model: str) -> Config:
    return dataclasses.replace(read_config(model), epochs=4, batch=4, steps=96)


def log_probabilities(logits: np.ndarray) -> np.ndarray:
    return logits - np.log(np.exp(logits.astype(np.float64)).sum(axis=-1, keepdims=True))


@pytest.mark.parametrize("model", MODELS)
def test_pytorch_and_the_program_compute_one_network(model):
    network = MelodyRnn(model).eval()
    events = random_melodies(1, 70)
    theirs = NumpyNetwork(model, exported_arrays(network)).logits(events[0].tolist())
    for parameter, array in zip(network.magenta_arrays().values(), exported_arrays(network).values(), strict=True):
        parameter.data.copy_(torch.from_numpy(array))
    with torch.no_grad():
        ours = network(torch.from_numpy(encode(model, events)))[0].numpy()
    assert np.abs(log_probabilities(ours) - log_probabilities(theirs)).max() < 1e-5


@pytest.mark.parametrize("model", MODELS)
def test_the_nats_of_an_event_count_every_class_that_means_it(model):
    network = MelodyRnn(model).eval()
    events = np.full((1, 40), 60)
    codec = NumpyNetwork(model, exported_arrays(network)).codec
    with torch.no_grad():
        shares = torch.softmax(network(torch.from_numpy(encode(model, events)[:, :-1])), -1)[0].double().numpy()
        nats = event_nats(network, model, events, events)[0].numpy()
    for step in range(1, 40):
        meaning = [codec.event(index, events[0, :step].tolist()) == 60 for index in range(40)]
        assert math.isclose(nats[step - 1], -math.log(shares[step - 1][meaning].sum()), abs_tol=1e-5)


@pytest.mark.parametrize("model", MODELS)
def test_a_run_that_was_stopped_goes_on_as_if_it_was_not(model, tmp_path):
    data = Dataset(list(random_melodies(16, 96)), [str(number) for number in range(16)])
    task = MelodyTask(small(model), data, data)
    whole = Trainer(task, "cpu")
    first = whole.run_epoch()
    whole.save(tmp_path / "last.pt")
    second = whole.run_epoch()
    resumed = Trainer(task, "cpu")
    resumed.load(tmp_path / "last.pt")
    assert resumed.run_epoch() == second != first
    assert resumed.held_out_loss() == whole.held_out_loss()
    arrays, again = exported_arrays(whole.average), exported_arrays(resumed.average)
    assert all(np.array_equal(arrays[name], again[name]) for name in arrays)


@pytest.mark.parametrize("model", MODELS)
def test_a_run_that_was_stopped_within_an_epoch_does_too(model, tmp_path, monkeypatch):
    class Killed(Exception):
        pass

    monkeypatch.setattr(train, "KEPT_EVERY", 0.0)
    data = Dataset(list(random_melodies(16, 96)), [str(number) for number in range(16)])
    task = MelodyTask(small(model), data, data)
    whole, stopped, resumed = (Trainer(task, "cpu") for _ in range(3))
    first, second = whole.run_epoch(), whole.run_epoch()

    def keep() -> None:
        stopped.save(tmp_path / "last.pt")
        if len(stopped.losses) == 2:
            raise Killed

    with pytest.raises(Killed):
        stopped.run_epoch(keep)
    resumed.load(tmp_path / "last.pt")
    assert [resumed.run_epoch(), resumed.run_epoch()] == [first, second]
    assert resumed.held_out_loss() == whole.held_out_loss()
    assert (resumed.updates, resumed.losses) == (whole.updates, [])


def test_rests_are_heard_in_their_share_of_melodies_only():
    events = np.full((400, 256), 60)
    heard = with_rests(events, 0.25, np.random.default_rng(0))
    rested = (heard == NO_EVENT).sum(axis=1)
    assert 60 <= (rested > 0).sum() <= 140
    assert rested[rested > 0].min() >= 16
    assert rested.max() <= 48
    assert (heard[:, :16] == 60).all()
    assert (events == 60).all()


def test_a_training_goes_on_from_a_network_that_was_exported(tmp_path):
    data = Dataset(list(random_melodies(16, 96)), [str(number) for number in range(16)])
    task = MelodyTask(dataclasses.replace(small("lookback_rnn"), epochs=1), data, data)
    torch.manual_seed(5)
    network = task.network()
    at_first = task.held_out_loss(network.eval(), "cpu")
    train.train([lambda _: task], tmp_path, "cpu", network)
    state = torch.load(tmp_path / "last.pt", weights_only=True)
    assert state["progress"][0] == 1
    assert state["progress"][1] <= at_first
    assert torch.load(tmp_path / "begin.pt", weights_only=True)["average"].keys() == network.state_dict().keys()


def test_only_the_first_stage_begins_with_a_given_network(tmp_path):
    data = Dataset(list(random_melodies(16, 96)), [str(number) for number in range(16)])
    task = MelodyTask(dataclasses.replace(small("lookback_rnn"), epochs=0), data, data)
    network = task.network()
    given: list[Path | None] = []

    def stage(before: Path | None) -> MelodyTask:
        given.append(before)
        return task

    train.train([stage, stage], tmp_path, "cpu", network)
    assert given == [tmp_path / "begin.pt", tmp_path / "stage-1" / "best.pt"]
    first, second = (
        torch.load(path / "best.pt", weights_only=True)["average"] for path in (tmp_path / "stage-1", tmp_path)
    )
    begun = network.state_dict()
    assert all(torch.equal(first[name], begun[name]) for name in begun)
    assert not all(torch.equal(second[name], begun[name]) for name in begun)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_groups_learn_at_their_share_of_the_rate(share):
    data = Dataset(list(random_melodies(16, 96)), [str(number) for number in range(16)])

    class Halves(MelodyTask):
        def groups(self, network: MelodyRnn) -> Sequence[Group]:
            first, *others = network.parameters()
            return [([first], share), (others, 1.0)]

    trainer = Trainer(Halves(small("lookback_rnn"), data, data), "cpu")
    first, *_, last = trainer.network.parameters()
    before, end = first.detach().clone(), last.detach().clone()
    trainer.run_epoch()
    assert torch.equal(first, before) == (share == 0)
    assert not torch.equal(last, end)
