"""What is imported is declared, and what is declared is locked."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PACKAGES = ("catalogue", "recommender", "evaluation", "api")
# Ours: the packages, a benchmark beside another, and the example that a test of its page imports.
OWN = {*PACKAGES, "tests", "benchmarks", "learned_exclusions", "passend_client"}
# Part of what is declared: the same project under another name.
BROUGHT = {"starlette": "fastapi", "anyio": "fastapi", "pydantic_core": "pydantic"}
BROUGHT |= {"huggingface_hub": "tokenizers"}
# Imported only where an extra is installed.
OPTIONAL = {
    "distributed",
    "opentelemetry",
    "torch",
    "sentence_transformers",
    "peft",
    "transformers",
}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in requirements}


def imported_in(folder: Path) -> set[str]:
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - OWN


def missing(folders: list[str], declared: set[str]) -> set[str]:
    owners = packages_distributions()
    wanted = set().union(*(imported_in(ROOT / folder) for folder in folders)) - OPTIONAL
    sources = {name: [BROUGHT.get(name, name), *owners.get(name, [])] for name in wanted}
    return {name for name in wanted if not {normal(one) for one in sources[name]} & declared}


CORE = names(PROJECT["project"]["dependencies"])
DEVELOPMENT = names(PROJECT["dependency-groups"]["dev"])
EXTRAS = {
    name for extra in PROJECT["project"]["optional-dependencies"].values() for name in names(extra)
}


def test_what_the_packages_import_is_declared() -> None:
    assert not missing([*PACKAGES], CORE)


def test_what_the_tests_import_is_declared() -> None:
    assert not missing(["tests", "benchmarks"], CORE | DEVELOPMENT | EXTRAS)


@pytest.mark.parametrize("name", sorted(CORE | DEVELOPMENT | EXTRAS))
def test_what_is_declared_is_locked(name: str) -> None:
    lock = names((ROOT / "constraints.txt").read_text().splitlines())
    assert name in lock, "run ./run lock"


def test_every_line_of_the_lock_is_one_exact_version() -> None:
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.!+]+( ; .+)?", line), line
