"""The written cases that train the ranking, and how they are split.

A written case has its text in Dutch and in English; both stay in one part of every split.
"""

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from catalogue.text import Language, Localised, LocalisedList, Record

FOLDER = Path(__file__).parent / "data"
FOLDS = 5
SPLIT_SEED = 0

Grades = NDArray[np.float32]


class LimitedFunction(Record):
    """A function with the severity of its limitation."""

    function: str
    severity: int = Field(ge=0, le=4)


class WrittenCase(Record):
    """A case written and graded by the guideline, not by a labour expert (docs/model-card.md)."""

    id: str
    job: Localised
    tasks: LocalisedList
    limitation: Localised
    sector: str
    setting: tuple[str, ...]
    functions: tuple[LimitedFunction, ...]
    grades: dict[str, int]

    @property
    def theme(self) -> str:
        """Return the theme letter in the id, `train-<theme>-<number>`."""
        return self.id.split("-")[1]


@cache
def load_written_cases(folder: Path = FOLDER) -> tuple[WrittenCase, ...]:
    """Return all written cases under `folder`, in the order of files and lines."""
    return tuple(
        _from_line(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )


def _from_line(line: str) -> WrittenCase:
    data = json.loads(line)
    pairs = {
        "job": {"nl": data.pop("job_nl"), "en": data.pop("job_en")},
        "tasks": {"nl": data.pop("tasks_nl"), "en": data.pop("tasks_en")},
        "limitation": {"nl": data.pop("limitation_nl"), "en": data.pop("limitation_en")},
    }
    return WrittenCase.model_validate(data | pairs)


def fold_of(cases: Sequence[WrittenCase], folds: int = FOLDS) -> NDArray[np.int64]:
    """Return the fold of each case; every theme is spread evenly over the folds."""
    themes: dict[str, list[int]] = defaultdict(list)
    for index, case in enumerate(cases):
        themes[case.theme].append(index)
    result = np.zeros(len(cases), np.int64)
    shuffler = random.Random(SPLIT_SEED)
    for theme in sorted(themes):
        members = themes[theme]
        shuffler.shuffle(members)
        for place, index in enumerate(members):
            result[index] = place % folds
    return result


def grade_table(cases: Sequence[WrittenCase], kinds: Sequence[str]) -> Grades:
    """Return the grades [cases, kinds]; a kind that was left out has grade 0."""
    column = {kind: place for place, kind in enumerate(kinds)}
    table = np.zeros((len(cases), len(kinds)), np.float32)
    for row, case in enumerate(cases):
        for kind, grade in case.grades.items():
            if kind in column:
                table[row, column[kind]] = grade
    return table


def severity_table(cases: Sequence[WrittenCase], functions: Sequence[str]) -> Grades:
    """Return the severities [cases, functions] as a share of 4."""
    column = {function: place for place, function in enumerate(functions)}
    table = np.zeros((len(cases), len(functions)), np.float32)
    for row, case in enumerate(cases):
        for limited in case.functions:
            table[row, column[limited.function]] = limited.severity / 4
    return table


def gains(grades: Grades) -> Grades:
    """Return the gain 2^grade - 1 as a share of its largest value."""
    return np.asarray((2**grades - 1) / 7, np.float32)


def parts_of(case: WrittenCase, language: Language) -> tuple[str, tuple[str, ...], str]:
    """Return job title, tasks and limitation in `language`."""
    return case.job.text(language), case.tasks.texts(language), case.limitation.text(language)
