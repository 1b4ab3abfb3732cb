"""A small catalogue of its own for tests that break files."""

import shutil
from pathlib import Path

import pytest

from catalogue.store import DATA

KEPT = ("vision/optical-magnifier", "hearing/live-captioning", "lifting-posture/vacuum-lifter")
CUT = shutil.ignore_patterns("technologies", "phrases")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the data folder of a sound catalogue of three technologies."""
    home = tmp_path / "data"
    shutil.copytree(DATA, home, ignore=CUT)
    (home / "phrases").mkdir()
    for language in ("nl", "en"):
        lines = (DATA / "phrases" / f"{language}.jsonl").read_text().splitlines(keepends=True)
        (home / "phrases" / f"{language}.jsonl").write_text("".join(lines[:5]))
    for name in KEPT:
        target = home / "technologies" / f"{name}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / "technologies" / f"{name}.yaml", target)
    ids = "".join(f"  - {name.split('/')[1]}\n" for name in sorted(KEPT, key=_stem))
    (home / "replacements.yaml").write_text(f"frozen:\n{ids}replaced: {{}}\n")
    return home


@pytest.fixture
def magnifier(folder: Path) -> Path:
    """Return the file of the optical magnifier in `folder`."""
    return folder / "technologies" / "vision" / "optical-magnifier.yaml"


def _stem(name: str) -> str:
    return name.split("/")[1]
