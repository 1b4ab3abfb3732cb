"""Weights, thresholds and the measure that they are fitted for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from recommender.training.ranking import conformal_threshold, fit_platt, fit_weights, mean_ndcg

seeds = st.integers(0, 10_000)


@settings(max_examples=40)
@given(seeds)
def test_ndcg_equals_that_of_scikit_learn(seed: int) -> None:
    dice = np.random.default_rng(seed)
    scores = dice.permuted(np.tile(np.arange(30.0), (4, 1)), axis=1).astype(np.float32)
    grades = dice.integers(0, 4, (4, 30)).astype(np.float32)
    grades[:, 0] = 3
    assert mean_ndcg(scores, grades) == pytest.approx(ndcg_score(grades, scores, k=10), abs=1e-6)


@settings(max_examples=40)
@given(seeds, st.floats(0.01, 0.5))
def test_at_most_the_asked_share_stays_below_the_threshold(seed: int, miss: float) -> None:
    best = np.random.default_rng(seed).random(99)
    threshold = conformal_threshold(best, miss)
    assert (best < threshold).sum() <= miss * 100
    assert (best <= threshold).sum() >= np.floor(miss * 100)


def test_too_few_cases_give_no_threshold() -> None:
    assert conformal_threshold(np.array([0.4, 0.6]), 0.02) == 0.0


def test_weights_find_the_signal_that_knows() -> None:
    dice = np.random.default_rng(1)
    grades = dice.integers(0, 4, (30, 25)).astype(np.float32)
    noise = dice.random((30, 25)).astype(np.float32)
    weights = fit_weights(np.stack([noise, grades, noise[::-1]], axis=1), grades)
    assert weights[0] == 1
    assert (weights >= 0).all()
    assert weights[1] >= 0.6
    assert weights[2] == 0


def test_platt_gives_the_share_that_is_suitable() -> None:
    scores = np.tile(np.linspace(0, 4, 200), (5, 1)).astype(np.float32)
    grades = np.where(scores > np.random.default_rng(2).random((5, 200)) * 4, 2, 0)
    slope, shift = fit_platt(scores, grades.astype(np.float32))
    chance = 1 / (1 + np.exp(-(slope * np.sqrt(scores) + shift)))
    assert slope > 0
    assert chance.mean() == pytest.approx((grades >= 2).mean(), abs=0.01)
