"""Texts that say nothing, and the model that learns to tell them."""

import numpy as np
import pytest

from catalogue.text import LANGUAGES
from recommender.encoder.content import unit
from recommender.training.neutral import load_nothing, load_prose
from recommender.training.relevance import (
    LOST_CASES,
    LOST_SENTENCES,
    fit_relevance,
    relevance_thresholds,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("load", [load_prose, load_nothing])
def test_texts_are_many_and_each_is_there_once(load, language) -> None:
    texts = load(language)
    assert len(texts) > 200
    assert len(set(texts)) == len(texts)
    assert all(text.strip() for text in texts)


def chances(model, vectors):
    score = unit(vectors - model["relevance:centre"]) @ model["relevance:head"]
    return 1 / (1 + np.exp(-(score + model["relevance:intercept"])))


def test_what_says_something_is_told_from_what_does_not() -> None:
    dice = np.random.default_rng(0)
    something = dice.normal(size=(300, 384)).astype(np.float32)
    nothing = dice.normal(size=(200, 384)).astype(np.float32)
    something[:, 0] += 6
    model = fit_relevance(something[:200], nothing[:100])
    told, silent = chances(model, something[200:]), chances(model, nothing[100:])
    assert np.mean(told > 0.5) > 0.9
    assert np.mean(silent < 0.5) > 0.9
    thresholds = relevance_thresholds(model, something[200:], something[:200])
    assert np.mean(told < thresholds["relevance:least"]) <= LOST_SENTENCES
    within = chances(model, something[:200])
    assert np.mean(within < thresholds["relevance:silent"]) <= LOST_CASES
