"""docs/quality.md tells what the model that ships really does."""

import re
from pathlib import Path
from statistics import mean

import pytest

from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.graded_case import Mode
from evaluation.measures import NDCG_10
from recommender.recommend import Recommender

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
# Processors round int8 products in their own way; seen between two kinds: 0.002.
ROUNDING = 0.006
MODES: tuple[Mode, ...] = ("nl", "en", "profile")
FILES = {"60 real, development": DEVELOPMENT_CASES,
         "130 written, never used": DEVELOPMENT_CASES.with_name("written-test.jsonl")}  # fmt: skip


@pytest.fixture(scope="module")
def recommender() -> Recommender:
    return Recommender.load(threads=1)


def test_the_page_is_about_the_model_that_ships(recommender: Recommender) -> None:
    said = re.search(r"Catalogue (\S+), model (\S+),", PAGE)
    assert said, "the page does not name its versions"
    assert said.groups() == (recommender.catalogue.version, recommender.version)


@pytest.mark.parametrize("row", FILES)
def test_the_summary_is_what_is_measured_now(recommender: Recommender, row: str) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| {row}"))
    said = [float(value) for value in re.findall(r"(\d\.\d{3}) \[", line)]
    cases = read_case_file(FILES[row])
    assert str(len(cases)) in row
    measured = [
        mean(
            NDCG_10.value([kind for kind, _ in recommender.ranking(case.case(mode))], case.grades)
            for case in cases
        )
        for mode in MODES
    ]
    assert said == pytest.approx(measured, abs=ROUNDING)


def test_the_same_figures_stand_on_the_ai_act_page() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith("| 60 real, development"))
    rounded = [f"{float(value):.2f}" for value in re.findall(r"(\d\.\d{3}) \[", line)]
    page = (ROOT / "docs" / "ai-act.md").read_text(encoding="utf-8")
    assert f"| {' | '.join(rounded)} |" in page
