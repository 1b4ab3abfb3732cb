"""docs/evaluation.md against the code that it describes."""

import json
import re
from pathlib import Path

from catalogue.store import load_catalogue
from evaluation.abstention import LEAST_SILENT, MOST_SILENT, load_texts
from evaluation.baselines import FUSION_K
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.graded_case import MODES, GradedCase
from evaluation.groups import GROUPS, SKILLS, groups_of
from evaluation.intervals import DRAWS
from evaluation.leakage import LEAST_LETTERS, MAX_CONTAINED, MAX_COSINE, MAX_JACCARD
from evaluation.measures import MEASURES
from evaluation.perturbation import PERTURBATIONS
from evaluation.systems import SYSTEM_NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text()


def first_cells(heading: str) -> list[str]:
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)


def test_every_mode_system_and_measure_stands_there() -> None:
    assert first_cells("Modes") == list(MODES)
    assert first_cells("Systems") == list(SYSTEM_NAMES)
    assert first_cells("Measures") == [str(measure) for measure in MEASURES]
    assert f"1 / ({FUSION_K} + rank)" in PAGE


def test_which_cases_count_for_a_measure() -> None:
    for measure in MEASURES:
        (row,) = [text for text in PAGE.splitlines() if text.startswith(f"| `{measure}`")]
        assert f"with a grade of {measure.needs}" in row


def test_every_change_stands_there_with_its_allowance() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| (0\.\d+) \|$", PAGE, re.MULTILINE)
    assert rows == [(one.name, f"{one.allowed_loss:.2f}") for one in PERTURBATIONS]


def test_the_example_of_a_case_file_is_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "cases.jsonl"
    path.write_text(example)
    assert read_case_file(path)[0].case("profile").job.title == json.loads(example)["job_nl"]


def test_every_field_of_a_case_is_named() -> None:
    assert all(f"`{name}`" in PAGE or f'"{name}"' in PAGE for name in GradedCase.model_fields)


def test_the_counts_and_limits_are_right() -> None:
    cases, texts = read_case_file(DEVELOPMENT_CASES), load_texts()
    dutch = sum(text.language == "nl" for text in texts)
    assert f"holds {len(cases)} real cases" in PAGE
    assert f"{len(texts)} texts ({dutch} Dutch, {len(texts) - dutch} English)" in PAGE
    assert f"{DRAWS.samples:,} times" in PAGE
    assert f"silent at {LEAST_SILENT:.0%}".replace("%", " %") in PAGE
    assert f"no more than {MOST_SILENT:.0%}".replace("%", " %") in PAGE
    assert f"under {LEAST_LETTERS} letters" in PAGE
    psychosocial = sum("psychosocial" in groups_of(case, load_catalogue()) for case in cases)
    assert f"psychosocial has {psychosocial} of the 60" in PAGE


def test_the_thresholds_of_leakage_are_right() -> None:
    part = PAGE.split("\n## Leakage\n")[1].split("\n## ")[0]
    rows = [row.split(" | ")[2] for row in part.splitlines() if row.startswith("| ")][1:]
    assert [float(row) for row in rows if row[0].isdigit()] == [
        MAX_JACCARD,
        MAX_CONTAINED,
        MAX_COSINE,
    ]


def test_groups_and_skills_are_named() -> None:
    assert all(group.replace("-", " ") in PAGE for group in GROUPS)
    assert all(f"`{skill}`" in PAGE for skill in SKILLS)
