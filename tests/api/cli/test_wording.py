import subprocess
import sys

import pytest

from api.cli.wording import asked_language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "nl"),
        (["search", "--language", "en"], "en"),
        (["search", "--language=en", "x"], "en"),
        (["search", "--language", "nl"], "nl"),
        (["search", "--language", "fr"], "nl"),
        (["search", "--language"], "nl"),
    ],
)
def test_the_command_line_decides(arguments: list[str], language: str) -> None:
    assert asked_language(arguments) == language


def test_the_environment_comes_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSEND_LANGUAGE", "en")
    assert asked_language([]) == "en"
    assert asked_language(["--language", "nl"]) == "nl"


def test_the_environment_also_sets_the_output(passend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSEND_LANGUAGE", "en")
    assert "first year" in passend("search", "lezen").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ("Opties", "Opdrachten", "Toon deze uitleg", "past bij een mens")),
        (["--help", "--language", "en"], ("Options", "Commands", "Show this message", "that fits")),
        (["search", "--help"], ("Argumenten", "standaard: 10", "Toon deze uitleg")),
        (["check", "--language", "en", "--help"], ("Arguments", "name all faults")),
    ],
)
def test_help_speaks_the_language(arguments: list[str], words: tuple[str, ...]) -> None:
    code = "from api.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    for word in words:
        assert word in " ".join(done.stdout.split())
