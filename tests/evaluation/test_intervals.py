import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from evaluation.intervals import Draws, Interval, difference, interval

FEW = Draws(samples=400, seed=3)
columns = arrays(np.float64, st.integers(1, 30), elements=st.floats(0, 1))


@settings(deadline=None)
@given(columns)
def test_the_mean_lies_in_its_interval_and_that_within_the_values(values) -> None:
    found = interval(values, FEW)
    assert found is not None
    assert values.min() - 1e-9 <= found.low <= found.mean + 1e-9
    assert found.mean - 1e-9 <= found.high <= values.max() + 1e-9
    assert found.n == len(values)


def test_the_same_seed_gives_the_same_interval_and_another_another() -> None:
    values = np.random.default_rng(1).random(60)
    assert interval(values, FEW) == interval(values, FEW)
    assert interval(values, FEW) != interval(values, Draws(400, 4))


def test_four_times_the_cases_halve_the_width() -> None:
    values = np.random.default_rng(1).random(60)
    small, large = interval(values), interval(np.tile(values, 4))
    assert small is not None
    assert large is not None
    assert (large.high - large.low) == pytest.approx((small.high - small.low) / 2, rel=0.05)


def test_cases_without_a_value_are_left_out_and_not_counted() -> None:
    found = interval(np.array([0.2, np.nan, 0.4]), FEW)
    assert found is not None
    assert (found.mean, found.n) == (pytest.approx(0.3), 2)
    assert interval(np.array([np.nan]), FEW) is None


def test_pairing_takes_out_what_makes_cases_hard() -> None:
    chance = np.random.default_rng(2)
    hard = chance.random(60)
    first, second = hard * 0.8 + 0.15, hard * 0.8 + 0.05 + chance.random(60) * 0.05
    gain = difference(first, second, FEW)
    alone = interval(first, FEW)
    assert gain is not None
    assert alone is not None
    assert gain.low > 0
    assert gain.high - gain.low < (alone.high - alone.low) / 4
    assert gain.mean == pytest.approx(first.mean() - second.mean())


def test_plain_data_is_rounded() -> None:
    assert Interval(1 / 3, 0.25, 0.5, 4).data() == {
        "mean": 0.333333,
        "low": 0.25,
        "high": 0.5,
        "n": 4,
    }
