"""Regret and maximin against plain arithmetic."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recommender.robustness import (
    least_regretted_set,
    maximin,
    minimax_regret,
    regrets,
    utilities,
    worst_regret,
)

tables = st.integers(1, 7).flatmap(
    lambda n: arrays(float, (n, 4), elements=st.floats(0, 1, width=32))
)


def test_a_table_by_hand():
    utility = utilities([1.0, 0.5], [[0.9, 0.2], [0.8, 0.8]])
    assert utility.tolist() == [[0.9, 0.2], [0.4, 0.4]]
    assert np.allclose(regrets(utility), [[0.0, 0.2], [0.5, 0.0]])
    assert np.allclose(worst_regret(utility), [0.2, 0.5])
    assert minimax_regret(utility) == 0
    assert maximin(utility) == 1


@given(tables)
def test_in_each_future_something_is_not_regretted(utility):
    assert (regrets(utility).min(axis=0) == 0).all()
    assert (regrets(utility) >= 0).all()


@given(tables)
def test_the_choice_has_the_smallest_worst_regret(utility):
    best = worst_regret(utility)[minimax_regret(utility)]
    assert (worst_regret(utility) >= best).all()


@given(tables)
def test_an_option_that_is_better_everywhere_is_regretted_less(utility):
    both = np.vstack([utility, utility[0] / 2])
    assert worst_regret(both)[0] <= worst_regret(both)[-1]


def chance(utility, chosen):
    return 1 - np.prod([1 - utility[i] for i in chosen], axis=0)


@given(tables, st.integers(1, 3), st.floats(0, 300))
@settings(max_examples=150)
def test_the_set_equals_a_plain_search(utility, size, budget):
    cost = [10.0 * (n + 1) ** 2 for n in range(len(utility))]
    size = min(size, len(utility))
    within = [
        s for s in combinations(range(len(utility)), size) if sum(cost[i] for i in s) <= budget
    ]
    found = least_regretted_set(utility, cost, budget, size)
    if not within:
        assert found is None
        return
    assert found is not None
    values = np.array([chance(utility, s) for s in within])
    worst = (values.max(axis=0) - values).max(axis=1)
    assert found.worst_regret == pytest.approx(worst.min(), abs=1e-9)
    assert found.chosen in within and found.cost <= budget
    assert np.allclose(found.utility, chance(utility, found.chosen))
    assert max(found.regrets) == pytest.approx(found.worst_regret)


def test_ties_go_to_the_cheaper_set():
    utility = np.full((3, 4), 0.5)
    found = least_regretted_set(utility, [30, 20, 10], None, 2)
    assert found is not None and found.chosen == (1, 2)


def test_too_many_sets_are_refused():
    with pytest.raises(ValueError, match="fewer options"):
        least_regretted_set(np.ones((210, 4)), [1.0] * 210, None, 4)
