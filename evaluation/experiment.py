"""An experiment: every system answers every case in every mode, and is measured."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from evaluation.graded_case import GradedCase, Mode
from evaluation.measures import MEASURES, Measure, values
from evaluation.systems import System

COLUMNS = ("file", "mode", "system", "case", "measure", "value")

Progress = Callable[[int, int], None]
Files = Mapping[str, Sequence[GradedCase]]


@dataclass(frozen=True)
class Questions:
    """Cases by the name of their file, and the modes in which they are asked."""

    files: Files
    modes: Sequence[Mode]

    def __iter__(self) -> Iterator[tuple[str, Mode, GradedCase]]:
        """Yield file, mode and case, in this order."""
        for file, cases in self.files.items():
            for mode in self.modes:
                for case in cases:
                    yield file, mode, case

    def __len__(self) -> int:
        return len(self.modes) * sum(map(len, self.files.values()))


def run_experiment(
    questions: Questions,
    systems: Sequence[System],
    measures: Sequence[Measure] = MEASURES,
    progress: Progress = lambda done, total: None,
) -> pd.DataFrame:
    """Return one row per system, file, mode, case and measure, with `COLUMNS`.

    `value` is 0 to 1, or not a number where
    a case has nothing that the measure could find. `progress` hears of each ranking made.
    Raises `PartMissing` before anything is ranked.
    """
    asked = [(file, mode, graded, graded.case(mode)) for file, mode, graded in questions]
    total = len(systems) * len(asked)
    rows = []
    for done, (system, (file, mode, graded, case)) in enumerate(
        (system, question) for system in systems for question in asked
    ):
        progress(done, total)
        found = values(measures, system.ranked(case), graded.grades)
        rows += [(file, mode, system.name, graded.id, str(m), v) for m, v in found.items()]
    progress(total, total)
    return pd.DataFrame(rows, columns=list(COLUMNS))
