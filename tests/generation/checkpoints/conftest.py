"""Checkpoints that Magenta wrote of the random weights."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARCHITECTURES

WRITE = Path(__file__).with_name("write_checkpoint.py")


@pytest.fixture(scope="session")
def checkpoints(random_models, tmp_path_factory) -> dict[str, Path]:
    """Model → the file that Magenta wrote of it: a bundle, or a .tar with a checkpoint of the second format."""
    folder = tmp_path_factory.mktemp("checkpoints")
    subprocess.run(
        [sys.executable, WRITE, random_models, folder, *ARCHITECTURES],
        check=True,
        capture_output=True,
        env={**os.environ, "TF_USE_LEGACY_KERAS": "1", "CUDA_VISIBLE_DEVICES": "", "PYTHONPATH": str(Path.cwd())},
    )
    return {model: next(folder.glob(f"{model}.[mt]a[gr]")) for model in ARCHITECTURES}
