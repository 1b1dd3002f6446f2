"""`python -m sketchpad.training STEP`: each step of making the shipped models, from the corpora to their cards."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from sketchpad.generation.weights import find_model, load_weights
from sketchpad.generation.weights_file import Weights
from sketchpad.paths import data_directory
from sketchpad.training.config import models, read_config
from sketchpad.training.export import ORIGIN


def main() -> None:
    """Do one step."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="examples, checkpoints, figures")
    steps = parser.add_subparsers(dest="step", required=True)
    prepare = steps.add_parser("prepare", help="corpora to examples")
    drummers = steps.add_parser("drummers", help="how drummers strike, into resources/drummers.json")
    for step in (prepare, drummers):
        step.add_argument("corpora", type=Path, help="the folder of the corpora's archives")
    leave_out = steps.add_parser("leave-out", help="examples without one corpus, which is the test, for another --work")
    leave_out.add_argument("corpus", help="openscore-lieder, openscore-string-quartets, ceol-rince or freedoom-music")
    leave_out.add_argument("out", type=Path, help="the folder for them; train and evaluate with --work of it")
    train = steps.add_parser("train", help="examples to checkpoints; goes on where it was stopped")
    train.add_argument("--device", default="", help="cuda or cpu; a GPU where there is one by default")
    train.add_argument("--epochs", type=int, help="another number than the config's, for a cheaper run")
    train.add_argument("--learning-rate", type=float, help="another than the config's, to go on with little more")
    evaluate = steps.add_parser("evaluate", help="figures on the test part, beside baselines")
    export = steps.add_parser("export", help="best checkpoint to models/, with its figures and card")
    for step in (evaluate, export):
        step.add_argument("--models", type=Path, default=data_directory("models"))
        step.add_argument("--shipped", action="store_true", help="of the weights in models/, not the best checkpoint's")
    train.add_argument("--models", type=Path, default=data_directory("models"))
    train.add_argument("--shipped", action="store_true", help="begin with the weights in models/; the last stage only")
    train.add_argument("--bars-epochs", type=int, help="of a MusicVAE's bars; with --shipped, before the last stage")
    for step in (train, evaluate, export):
        step.add_argument("model", choices=models())
    arguments = parser.parse_args()
    globals()[f"_{arguments.step.replace('-', '_')}"](arguments)


def _prepare(arguments: argparse.Namespace) -> None:
    from sketchpad.training.prepare import prepare

    prepare(arguments.corpora, arguments.work)


def _drummers(arguments: argparse.Namespace) -> None:
    from sketchpad.training.drummers import write_accents

    write_accents(arguments.corpora, data_directory("resources") / "drummers.json")


def _leave_out(arguments: argparse.Namespace) -> None:
    from sketchpad.training.leave_out import leave_out

    leave_out(arguments.corpus, arguments.work, arguments.out)


def _train(arguments: argparse.Namespace) -> None:
    import torch

    from sketchpad.training.tasks import read_tasks
    from sketchpad.training.train import train

    device = arguments.device or ("cuda" if torch.cuda.is_available() else "cpu")
    config = read_config(arguments.model)
    config = replace(
        config,
        epochs=config.epochs if arguments.epochs is None else arguments.epochs,
        bars_epochs=config.bars_epochs if arguments.bars_epochs is None else arguments.bars_epochs,
        learning_rate=arguments.learning_rate or config.learning_rate,
    )
    stages, network = list(read_tasks(config, arguments.work)), None
    if arguments.shipped:
        from sketchpad.training.checkpoint import restored

        network = restored(config, load_weights(find_model(arguments.model, arguments.models)))
        if not arguments.bars_epochs:
            stages = stages[-1:]
    train(stages, arguments.work / arguments.model, device, network)


def _evaluate(arguments: argparse.Namespace) -> None:
    from sketchpad.training.judge import below_target, faults, judge
    from sketchpad.training.takes import TARGET

    origin, weights = _weights(arguments)
    figures = judge(arguments.model, weights, arguments.work)
    text = json.dumps({**origin, **figures}, indent=1)
    _figures(arguments).parent.mkdir(parents=True, exist_ok=True)
    _figures(arguments).write_text(text, encoding="utf-8")
    print(text)
    for fault in faults(arguments.model, figures):
        print(f"not good enough: {fault}")
    for measure in below_target(figures):
        print(f"overlaps by less than {TARGET} with held-out music: {measure}")


def _export(arguments: argparse.Namespace) -> None:
    from sketchpad.training.export import export

    path = _figures(arguments)
    if arguments.shipped and not path.is_file():
        figures = find_model(arguments.model, arguments.models).figures
    else:
        figures = json.loads(path.read_text(encoding="utf-8"))
    export(read_config(arguments.model), _weights(arguments)[1], figures, arguments.models)


def _weights(arguments: argparse.Namespace) -> tuple[dict[str, Any], Weights]:
    """Where they came from, and the weights that are asked for."""
    if arguments.shipped:
        model = find_model(arguments.model, arguments.models)
        return {name: model.figures[name] for name in ORIGIN if name in model.figures}, load_weights(model)
    from sketchpad.training.checkpoint import best

    return best(read_config(arguments.model), arguments.work)


def _figures(arguments: argparse.Namespace) -> Path:
    return arguments.work / arguments.model / "figures.json"


if __name__ == "__main__":
    main()
