"""The commands with the real recommender: what the README shows, and input that is odd."""

import json
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text()
BOXES = "─ \n"


def flat(text: str) -> str:
    return re.sub(rf"[{BOXES}]+", " ", text)


def readme_answer() -> tuple[list[str], str]:
    """Return the arguments of the case in the README, and the answer under it."""
    block = README.split("```\n$ passend ", 1)[1].split("```", 1)[0]
    command, _, answer = block.replace("\\\n", " ").partition("\n\n")
    return shlex.split(command), answer


def test_the_answer_in_the_readme_is_the_real_one(passend) -> None:
    arguments, answer = readme_answer()
    said = passend(*arguments, "--limit", "5")
    assert said.code == 0
    real = flat(said.out)
    head = [line.strip(" -") for line in answer.split("Techniek die past")[0].splitlines()]
    for line in filter(None, head):
        assert line.partition(" (")[0] in real, line
    for rank, name in re.findall(r"^ (\d)   (\S+ \S+)", answer, re.M):
        assert f" {rank} {name}" in real, name
    for quote in ("nog niet door arbeidsdeskundigen", "Helpt bij wat hier moeilijk is:"):
        assert quote in real


def test_the_demo_is_the_case_of_the_readme() -> None:
    script = (ROOT / "run").read_text().split("demo() {", 1)[1].split("\n}", 1)[0]
    call = shlex.split(script.replace("\\\n", " ").partition("passend match ")[2])
    arguments, _ = readme_answer()
    assert pairs(call) - {("--limit", "5")} == pairs(arguments[1:])


def pairs(words: list[str]) -> set[tuple[str, str]]:
    return set(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Ich kann nicht lange stehen und habe Probleme mit schwerem Heben in der Lagerhalle",
        "Je ne peux pas porter de charges lourdes et je me fatigue vite au travail",
        "我不能长时间站立也不能搬运重物",
        "не могу долго стоять и поднимать тяжёлое",
    ],
)
def test_another_language_is_answered_with_a_notice(passend, text) -> None:
    said = passend("match", "--text", text, "--format", "json")
    assert said.code == 0
    assert "language" in [notice["field"] for notice in said.data["notices"]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--scenario", "utopia"], "all-green"),
        (["--scenario", "jobless"], "Bedoelt u: jobless-growth"),
        (["--year", "1999"], "2026"),
        (["--function", "standing:9"], "--function"),
    ],
)
def test_what_is_unknown_is_told_with_what_is_known(passend, options, words) -> None:
    said = passend("match", "--text", "kan niet lang staan", *options)
    assert said.code == 2
    assert words in said.err
    assert len(said.err.splitlines()) == 1


def test_english_text_is_answered_in_english(passend) -> None:
    out = passend("match", "--text", "cannot stand for long at the till", "--limit", "2").out
    assert "not yet by labour experts" in flat(out)


def test_a_batch_and_single_answers_agree(passend, tmp_path) -> None:
    texts = ["kan niet lang staan", "hoort slecht in vergaderingen", "cannot read small print"]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    cases = [{"id": f"c{n}", "worker": {"description": t}} for n, t in enumerate(texts)]
    source.write_text("\n".join(map(json.dumps, [*cases, {"id": "bad"}])))
    assert passend("batch", str(source), str(target)).code == 0
    answers = [json.loads(line) for line in target.read_text().splitlines()]
    assert answers[-1]["error"]["message"]
    for case, answer in zip(cases, answers, strict=False):
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case))
        assert passend("match", "--case", str(path), "--format", "json").data == answer
