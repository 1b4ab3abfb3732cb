"""What loads when: torch never without training, and little before a command begins."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TORCH = {"torch", "sentence_transformers", "peft", "transformers"}
HEAVY = {"numpy", "onnxruntime", "onnx", "scipy", "sklearn", "pandas", "fastapi", "lingua"}
SERVED = (
    "recommender, catalogue, api, evaluation",
    "recommender.recommend",
    "recommender.encoder.build",
    "api.app",
    "api.cli",
    "api.cli.batch_engine",
    "evaluation.experiment",
)


def loaded_by(statement: str) -> set[str]:
    """Return the top-level packages that a fresh process has loaded after `statement`."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("modules", SERVED)
def test_torch_is_not_loaded(modules: str) -> None:
    assert not loaded_by(f"import {modules}") & TORCH


def test_the_command_line_begins_without_what_is_heavy() -> None:
    assert not loaded_by("import api.cli") & HEAVY


def test_versions_are_shown_in_half_a_second() -> None:
    code = (
        "import time; begin = time.process_time()\n"
        "from api.cli.entry import run\n"
        "assert run(['--version']) == 0\n"
        "print(time.process_time() - begin)"
    )
    times = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
        )
        assert done.stdout.startswith("passend ")
        times.append(float(done.stdout.split()[-1]))
    assert min(times) < 0.5  # seconds of the processor: what else runs does not count
