"""A floor under the quality of the ranking on the development cases."""

from collections import defaultdict
from statistics import mean

import pytest

from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.graded_case import Mode
from evaluation.groups import groups_of
from evaluation.measures import NDCG_10
from recommender.recommend import Recommender

FLOOR: dict[Mode, float] = {"nl": 0.69, "en": 0.70, "profile": 0.76}
BEHIND = 0.12  # how far a group may stay under the mean


@pytest.fixture(scope="module")
def figures(recommender: Recommender) -> dict[Mode, dict[str, float]]:
    """Return nDCG@10 by mode and case."""
    cases = read_case_file(DEVELOPMENT_CASES)
    return {
        mode: {
            case.id: NDCG_10.value([k for k, _ in recommender.ranking(case.case(mode))],
                                   case.grades)
            for case in cases
        }
        for mode in FLOOR
    }  # fmt: skip


@pytest.mark.parametrize("mode", FLOOR)
def test_the_ranking_stays_above_its_floor(
    figures: dict[Mode, dict[str, float]], mode: Mode
) -> None:
    assert len(figures[mode]) == 60
    assert mean(figures[mode].values()) >= FLOOR[mode]


@pytest.mark.parametrize("mode", FLOOR)
def test_no_group_goes_short(
    figures: dict[Mode, dict[str, float]], mode: Mode, recommender: Recommender
) -> None:
    groups: dict[str, list[float]] = defaultdict(list)
    for case in read_case_file(DEVELOPMENT_CASES):
        for group in groups_of(case, recommender.catalogue):
            groups[group].append(figures[mode][case.id])
    whole = mean(figures[mode].values())
    behind = {g: (round(whole - mean(v), 4), len(v)) for g, v in groups.items()}
    assert {g: b for g, b in behind.items() if b[0] > BEHIND} == {}, behind
