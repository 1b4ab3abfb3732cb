"""nDCG and recall of `evaluation/measures.py` against scikit-learn and against plain numpy."""

import ir_measures
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from evaluation.measures import MEASURES, NDCG_5, NDCG_10, RECALL_10, SUCCESS_3, values

KINDS = [f"k{number:03}" for number in range(210)]
gradings = st.dictionaries(st.sampled_from(KINDS), st.integers(1, 3), min_size=1, max_size=25)
orders = st.integers(0, 2**32 - 1).map(
    lambda seed: list(np.random.default_rng(seed).permutation(KINDS))
)


@settings(deadline=None, max_examples=60)
@given(gradings, orders)
def test_ndcg_equals_that_of_scikit_learn(grades, ranked) -> None:
    truth = np.array([[grades.get(kind, 0) for kind in ranked]], float)
    falling = -np.arange(len(ranked), dtype=float)[None]
    found = values([NDCG_10, NDCG_5], ranked, grades)
    assert found[NDCG_10] == pytest.approx(ndcg_score(truth, falling, k=10))
    assert found[NDCG_5] == pytest.approx(ndcg_score(truth, falling, k=5))


@settings(deadline=None, max_examples=60)
@given(gradings, orders)
def test_recall_and_success_equal_counting(grades, ranked) -> None:
    found = values(MEASURES, ranked, grades)
    suitable = {kind for kind, grade in grades.items() if grade >= 2}
    if suitable:
        assert found[RECALL_10] == pytest.approx(len(suitable & set(ranked[:10])) / len(suitable))
    if 3 in grades.values():
        assert found[SUCCESS_3] == any(grades.get(kind) == 3 for kind in ranked[:3])


def test_the_mean_over_cases_equals_that_of_ir_measures() -> None:
    chance = np.random.default_rng(4)
    grades, runs = {}, {}
    for case in range(30):
        picked = chance.choice(KINDS, 12, replace=False)
        grades[str(case)] = {str(kind): int(chance.integers(1, 4)) for kind in picked}
        grades[str(case)][str(picked[0])] = 3
        runs[str(case)] = [str(kind) for kind in chance.permutation(KINDS)]
    run = {q: {k: 1 / (1 + place) for place, k in enumerate(runs[q])} for q in runs}
    wanted = ir_measures.calc_aggregate(
        [ir_measures.parse_measure(str(m)) for m in MEASURES], grades, run
    )
    for measure in MEASURES:
        mean = np.mean([measure.value(runs[q], grades[q]) for q in runs])
        assert mean == pytest.approx(wanted[ir_measures.parse_measure(str(measure))])
