"""Intervals of `evaluation/intervals.py` against scipy.stats.bootstrap."""

import numpy as np
import pytest
from scipy.stats import bootstrap

from evaluation.intervals import Draws, difference, interval

DRAWS = Draws(20_000, 5)


@pytest.mark.parametrize("spread", [(2, 2), (1, 4), (0.5, 0.5)])
def test_the_interval_of_a_mean_equals_that_of_scipy(spread) -> None:
    values = np.random.default_rng(6).beta(*spread, size=60)
    wanted = bootstrap(
        (values,), np.mean, n_resamples=20_000, method="percentile", rng=np.random.default_rng(7)
    ).confidence_interval
    found = interval(values, DRAWS)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=0.003)


def test_the_paired_interval_of_a_difference_equals_that_of_scipy() -> None:
    chance = np.random.default_rng(8)
    first = chance.beta(2, 2, size=60)
    second = np.clip(first - 0.1 + 0.1 * chance.standard_normal(60), 0, 1)

    def gain(x, y, axis):
        return np.mean(x, axis=axis) - np.mean(y, axis=axis)

    wanted = bootstrap(
        (first, second),
        gain,
        paired=True,
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(9),
    ).confidence_interval
    found = difference(first, second, DRAWS)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=0.002)
