"""docs/catalogue.md says what the code does."""

import re
import shlex
from pathlib import Path

import pytest

from api.cli.entry import run
from catalogue.rules import RULES, TRL, Breach, Known
from catalogue.store import DATA, load_catalogue
from catalogue.technology import Technology

TEXT = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text()


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under `heading`, without its head."""
    part = TEXT.split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_field_stands_there_with_its_description() -> None:
    wanted = [(f"`{name}`", field.description) for name, field in Technology.model_fields.items()]
    assert [tuple(row) for row in rows("Fields of a technology")] == wanted


def test_every_rule_stands_there() -> None:
    assert [row[0].strip("`") for row in rows("Rules")] == [rule.__name__ for rule in RULES]


def test_levels_of_rules_are_right() -> None:
    broken = load_catalogue().technology("optical-magnifier").model_dump(mode="json") | {
        "supports": [],
        "unsuitable": [{"when": "x", "why": {"nl": "a", "en": "b"}, "severity": "caution"}],
        "sectors": ["x"],
        "cost": {
            "low_eur": 2,
            "high_eur": 1,
            "covers": {"nl": " ", "en": "b"},
            "basis": "looked-up",
        },
        "trl": 1,
        "products": [],
        "sources": [],
        "evidence": [],
        "summary": {"nl": "woord " * 21, "en": "x"},
        "terms": {"nl": ["a", "a"], "en": ["b"]},
    }
    levels = {rule.__name__: _level(list(rule(_made(broken, rule), Known()))) for rule in RULES}
    assert levels == {row[0].strip("`"): row[1] for row in rows("Rules")}


def test_readiness_is_that_of_the_rules() -> None:
    for maturity, span in rows("Readiness and maturity"):
        numbers = [int(number) for number in re.findall(r"\d", span)]
        levels = TRL[maturity.strip("`")]
        assert (numbers[0], numbers[-1]) == (levels.start, levels.stop - 1)


def test_every_file_of_the_core_is_there() -> None:
    named = {name for row in rows("The other files") for name in re.findall(r"`([^` ]+)`", row[0])}
    assert named
    assert all((DATA / name).is_file() for name in named)


def test_counts_are_right() -> None:
    catalogue = load_catalogue()
    assert f"{len(catalogue.technologies)} kinds" in TEXT
    assert f"{len(catalogue.functions)} work functions" in TEXT
    assert f"{len(catalogue.situations)} situations" in TEXT
    assert f"{len(catalogue.sectors)} sectors" in TEXT


COMMANDS = re.findall(r"^passend (.*?)\s+#", TEXT, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_works(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shlex.split(command)) == 0
    assert capsys.readouterr().out


def test_commands_were_found() -> None:
    assert len(COMMANDS) == 4


def _level(found: list[Breach]) -> str:
    assert found
    return "warning" if all(breach.warning for breach in found) else "error"


def _made(record: dict[str, object], rule: object) -> Technology:
    name = getattr(rule, "__name__", "")
    changes: dict[str, object] = {}
    if name == "sources_are_urls":
        changes = {"sources": ["x"]}
    if name == "evidence_has_a_url":
        finding = {"nl": "a", "en": "b"}
        entry = {"finding": finding, "level": "trial", "source": "s", "publisher": "p"}
        changes = {"evidence": [entry | {"year": None, "url": "x"}]}
    return Technology.model_validate({**record, **changes})
