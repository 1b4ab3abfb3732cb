import json

import pytest

from api.cli import evaluate
from tests.evaluation.conftest import Fixed, line

GOOD = Fixed(lambda case: ["vacuum-lifter"] if "ugklachten" in case.worker.description else [])


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "load_recommender", lambda language: GOOD)


@pytest.fixture
def cases(tmp_path) -> str:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(json.dumps(line(id=str(number))) for number in range(3)))
    return str(path)


def test_figures_as_a_table(passend, cases) -> None:
    said = passend("evaluate", "--cases", cases, "--system", "matcher,bm25", "--samples", "200")
    assert (said.code, said.err) == (0, "")
    for part in ("cases.jsonl: Nederlandse tekst en functies", "Passend min de ander", "(n=3)"):
        assert part in said.out
    assert "zintuigen" not in said.out
    assert "lichamelijk" in said.out


def test_figures_as_json_in_one_mode(passend, cases) -> None:
    said = passend(
        "evaluate", "--cases", cases, "--mode", "profile", "--system", "matcher,bm25",
        "--format", "json",
    )  # fmt: skip
    assert {figure["mode"] for figure in said.data["figures"]} == {"profile"}
    assert said.data["bootstrap"]["samples"] == 10_000
    assert len(said.data["cases"]) == 6


def test_markdown_goes_to_a_file(passend, cases, tmp_path) -> None:
    out = tmp_path / "figures.md"
    said = passend(
        "evaluate", "--cases", cases, "--system", "bm25", "--format", "markdown",
        "--out", str(out), "--language", "en",
    )  # fmt: skip
    assert said.code == 0
    assert said.out.startswith("Written: ")
    assert "| words (BM25) |" in out.read_text()


def test_every_file_has_figures_of_its_own(passend, cases, tmp_path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(line()))
    said = passend(
        "evaluate", "--cases", cases, "--cases", str(other), "--system", "bm25", "--mode", "nl",
        "--format", "json",
    )  # fmt: skip
    assert [f["n"] for f in said.data["figures"] if f["measure"] == "nDCG@10"] == [3, 1]


def test_a_loss_that_is_not_allowed_gives_exit_code_1(passend, cases) -> None:
    said = passend("evaluate", "--cases", cases, "--mode", "nl", "--perturb", "--samples", "200")
    assert said.code == 1
    assert "spreektaal" in said.out


def test_silence_where_it_belongs_gives_exit_code_0(passend, cases) -> None:
    said = passend("evaluate", "--cases", cases, "--mode", "nl", "--abstain")
    assert said.code == 0
    assert "echte casussen" in said.out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--mode", "dutch"), "profile"),
        (("--system", "bm52"), "bm25"),
        (("--cases", "nowhere.jsonl"), "nowhere.jsonl"),
        (("--samples", "1"), "100"),
        (("--format", "pdf"), "markdown"),
    ],
)
def test_wrong_options_are_told_in_one_line(passend, arguments, part) -> None:
    said = passend("evaluate", *arguments)
    assert said.code == 2
    assert part in said.err
    assert "Traceback" not in said.err


def test_a_broken_case_file_is_told_with_line_and_field(passend, tmp_path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(line()) + "\n" + json.dumps(line(id="two", grades={"lifter": 2})))
    said = passend("evaluate", "--cases", str(path))
    assert said.code == 2
    assert "cases.jsonl, regel 2, veld grades" in said.err
