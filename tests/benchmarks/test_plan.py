import numpy as np
import pytest

from benchmarks.plan import BOUND, LIMIT_MS, Measured, labelled, measure, report
from catalogue.store import load_catalogue
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    catalogue = load_catalogue()
    cases = read_case_file(DEVELOPMENT_CASES, catalogue)
    return [measure(c.id, *labelled(c, catalogue), catalogue, 4) for c in cases]


def test_a_plan_of_four_covers_a_quarter_more_than_the_plain_top_four(measured) -> None:
    assert len(measured) == 60
    assert np.mean([one.ratio for one in measured]) >= BOUND


def test_it_never_covers_less(measured) -> None:
    assert [one.case for one in measured if one.plan < one.top - 1e-9] == []


def test_it_is_solved_in_time(measured) -> None:
    assert np.median([one.milliseconds for one in measured]) < LIMIT_MS


def test_the_report_says_where_a_bound_is_missed() -> None:
    poor = [Measured("a", 0.5, 0.4, 4, 30.0), Measured("b", 0.0, 0.3, 1, 30.0)]
    missed = [line.split("  ")[0] for line, holds in report(poor) if not holds]
    assert missed == ["plan / top, mean of cases", "plan / top, worst case", "milliseconds"]
