"""Runs the command line in this process and keeps what it says."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from api.cli.entry import run


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Return the output as JSON."""
        return json.loads(self.out)


@pytest.fixture
def passend(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Return a function that runs ``passend`` with its arguments."""

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        code = run(arguments)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture(autouse=True)
def _no_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PASSEND_LANGUAGE", "PASSEND_DEBUG"):
        monkeypatch.delenv(name, raising=False)
