"""Character n-grams: equal to scikit-learn, and whole after the way to int8 and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.ngrams import NgramScorer, vectoriser

TEXTS = [
    "kan niet tillen", "tillen van dozen", "hoort slecht in lawaai", "a b", "Cannot lift boxes",
    "dozen tillen en lezen", "leest geen labels", "élan café naïef", "ab abc abcd abcde abcdef",
]  # fmt: skip
COUNTER = vectoriser().fit(TEXTS)
WEIGHTS = np.random.default_rng(3).normal(size=(len(COUNTER.vocabulary_), 4)).astype(np.float32)
SCORER = NgramScorer.from_arrays(NgramScorer.to_arrays(COUNTER, WEIGHTS, "x"), "x")

words = st.one_of(st.sampled_from(" ".join(TEXTS).split()), st.text(max_size=8))


def dense(text: str) -> np.ndarray:
    places, values = SCORER.features(text)
    row = np.zeros(len(SCORER.place), np.float32)
    row[places] = values
    return row


@given(st.lists(words, max_size=12).map(" ".join))
def test_features_equal_those_of_scikit_learn(text: str) -> None:
    np.testing.assert_allclose(dense(text), COUNTER.transform([text]).toarray()[0], atol=1e-6)


@given(st.lists(words, max_size=12).map(" ".join))
def test_scores_are_those_of_the_weights_to_within_int8(text: str) -> None:
    exact = COUNTER.transform([text]).toarray()[0] @ WEIGHTS
    within = np.abs(dense(text)).sum() * SCORER.scale / 2 + 1e-5
    assert (np.abs(SCORER.scores(text) - exact) <= within).all()


@given(st.lists(words, max_size=8).map(" ".join))
def test_evidence_is_the_scores_of_some_outputs(text: str) -> None:
    columns = np.array([2, 0])
    np.testing.assert_allclose(
        SCORER.evidence(text, columns), SCORER.scores(text)[columns], atol=1e-5
    )


@pytest.mark.parametrize("text", ["", "   ", "日本語"])
def test_text_without_known_ngrams_scores_zero(text: str) -> None:
    assert not SCORER.scores(text).any()


def test_capitals_do_not_matter() -> None:
    np.testing.assert_array_equal(SCORER.scores("TILLEN"), SCORER.scores("tillen"))
