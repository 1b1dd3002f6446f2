"""Each level of vector instructions by itself, not only the best one that this processor has: `levels.c`."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sketchpad.generation import kernel

HERE = Path(__file__).parent
KERNEL = Path(kernel.__file__).parent
FLAGS = ["-O3", "-std=gnu11", "-Wno-psabi", "-Wno-unused-function"]


def run(compiler: str, program: Path, *run_by: str, flags: tuple[str, ...] = ()) -> list[str]:
    sources = [str(HERE / "levels.c"), str(KERNEL / "team.c")]
    command = [compiler, *FLAGS, *flags, *sources, "-lm", "-pthread", "-o", str(program)]
    subprocess.run(command, check=True, timeout=240)
    said = subprocess.run([*run_by, str(program)], capture_output=True, text=True, timeout=120, check=False)
    assert said.returncode == 0, said.stdout
    return said.stdout.split()


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler")
def test_every_level_computes_what_plain_loops_do(tmp_path):
    assert "baseline" in run("cc", tmp_path / "levels")


@pytest.mark.skipif(
    not (shutil.which("aarch64-linux-gnu-gcc") and shutil.which("qemu-aarch64")), reason="no ARM to be had"
)
def test_neon_does_too(tmp_path):
    found = run("aarch64-linux-gnu-gcc", tmp_path / "levels", "qemu-aarch64", flags=("-static",))
    assert found == ["baseline"]
