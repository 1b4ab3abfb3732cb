"""Every page says what is there: commands, options, files and links."""

import re
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import app

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
RECORDS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FOLDERS = "api|benchmarks|catalogue|docs|evaluation|recommender|tests"
FILE = re.compile(rf"`((?:{FOLDERS})/[^`\s]*|[A-Za-z.]+\.(?:md|toml|txt))`")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)?(#[^)\s]*)?\)")


@cache
def commands() -> dict[str, set[str]]:
    """Return every command, those of groups as two words, with its options."""
    found: dict[str, set[str]] = {"": {"--version", "--help", "-h"}}

    def walk(command: Any, name: str) -> None:
        found[name] = {
            o for p in command.params for o in (*p.opts, *p.secondary_opts) if o[0] == "-"
        }
        found[name] |= {"--help", "-h"}
        for inner, sub in getattr(command, "commands", {}).items():
            walk(sub, f"{name} {inner}".strip())

    walk(typer.main.get_command(app), "")
    return found


def code_of(page: Path) -> list[str]:
    """Return what stands as code in `page`: blocks by line, and words between back-ticks."""
    text = page.read_text()
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.M | re.S)
    rest = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    joined = [block.replace("\\\n", " ") for block in blocks]
    return [line for block in joined for line in block.splitlines()] + re.findall(
        r"`([^`]+)`", rest
    )


def calls(page: Path) -> list[list[str]]:
    """Return each call of the command that `page` shows, as words after ``passend``."""
    found = []
    for code in code_of(page):
        for part in re.findall(r"(?:^|[\s/])passend((?: [^|>`]*)?)", code):
            words = re.split(r"\s+#", part)[0]
            try:
                found.append(shlex.split(words))
            except ValueError:  # "…" of a shortened example
                found.append(words.split())
    return [words for words in found if words and re.fullmatch(r"-?-?[a-z-]+", words[0])]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_exists(name: str) -> None:
    for words in calls(ROOT / name):
        command = words[0] if words[0] in commands() else ""
        if f"{command} {' '.join(words[1:2])}" in commands():
            command = f"{command} {words[1]}"
        said = " ".join(words)
        assert command or words[0].startswith("-"), f"{name}: passend {said}: no such command"
        for word in words:
            if re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", word):
                option = word.partition("=")[0]
                assert option in commands()[command] | commands()[""], f"{name}: passend {said}"


def test_the_calls_are_seen() -> None:
    seen = {words[0] for page in PAGES for words in calls(page)}
    assert {"match", "batch", "build", "check", "search"} <= seen


@pytest.mark.parametrize("name", NAMES)
def test_every_file_exists(name: str) -> None:
    for path in FILE.findall((ROOT / name).read_text()):
        if not re.search(r"[<>*{}…]", path):
            assert (ROOT / path).exists() or (ROOT / name).parent.joinpath(path).exists(), path


@pytest.mark.parametrize("name", NAMES)
def test_every_link_resolves(name: str) -> None:
    for path, anchor in LINK.findall((ROOT / name).read_text()):
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), f"{name}: {path}"
        if anchor:
            heads = re.findall(r"^#+ (.*)$", target.read_text(), re.M)
            assert anchor[1:] in {slug(head) for head in heads}, f"{name}: {path}{anchor}"


def slug(heading: str) -> str:
    """Return the anchor that a heading gets on the usual forges."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_every_command_is_documented_somewhere() -> None:
    text = "\n".join(page.read_text() for page in PAGES)
    missing = [name for name in commands() if name and f"passend {name}" not in text]
    assert not missing


@pytest.mark.parametrize("command", ["match", "batch", "build"])
def test_every_option_of_the_main_commands_is_documented(command: str) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text()
    assert not {option for option in commands()[command] if f"`{option}" not in text}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem[:4])
def test_every_decision_names_its_price_and_is_in_the_index(path: Path) -> None:
    text = path.read_text()
    title = re.match(r"# (\d{4}) (.+)\n", text)
    assert title
    assert title[1] == path.name[:4]
    assert "Price" in text  # a choice without a price was none
    row = f"| [{title[1]}]({path.name}) | {title[2]} |"
    assert row in (path.parent / "README.md").read_text(), f"add to docs/decisions/README.md: {row}"


def test_no_two_decisions_share_a_number() -> None:
    numbers = [path.name[:4] for path in RECORDS]
    assert len(numbers) == len(set(numbers))


def test_the_licence_is_the_one_that_is_declared() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text()


def test_the_readme_shows_what_the_run_script_knows() -> None:
    script = (ROOT / "run").read_text()
    for task in re.findall(r"\./run ([a-z]+)", "\n".join(page.read_text() for page in PAGES)):
        assert re.search(rf"^    {task}\)", script, re.M), task
