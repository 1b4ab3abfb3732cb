"""The learned parts follow the catalogue, and a new kind borrows from what it is like."""

import numpy as np
import pytest

from recommender.coverage import strength_table
from recommender.encoder.content import unit
from recommender.models import RANKING_FILE, load_arrays
from recommender.ranking_model import CaseVectors, RankingModel
from recommender.recommend import Recommender

ARRAYS = load_arrays(RANKING_FILE)
KINDS: list[str] = ARRAYS["kinds"].tolist()
DICE = np.random.default_rng(5)
VECTORS = CaseVectors(*DICE.normal(size=(3, 384)).astype(np.float32))


def model(kinds: list[str], content: np.ndarray | None = None) -> RankingModel:
    vectors = np.zeros((len(kinds), 384), np.float32) if content is None else content
    return RankingModel(kinds, ARRAYS, vectors, np.zeros((len(kinds), 73), np.float32))


def test_scores_follow_the_order_of_the_catalogue() -> None:
    forward, backward = model(KINDS), model(KINDS[::-1])
    severity = np.zeros(73, np.float32)
    severity[[2, 50]] = 0.75
    for score in (
        lambda one: one.encoder_scores(VECTORS),
        lambda one: one.ngram_scores("kan niet tillen", "orderpicker"),
        lambda one: one.profile_scores(severity),
    ):
        np.testing.assert_allclose(score(forward), score(backward)[::-1], rtol=1e-4, atol=1e-4)


def test_a_kind_that_left_the_catalogue_leaves_the_others_as_they_were() -> None:
    whole, less = model(KINDS), model(KINDS[1:])
    np.testing.assert_allclose(
        less.encoder_scores(VECTORS), whole.encoder_scores(VECTORS)[1:], rtol=1e-4, atol=1e-4
    )
    assert not less.new.any()


def test_a_new_kind_borrows_most_from_what_it_is_like() -> None:
    content = unit(DICE.normal(size=(len(KINDS) + 1, 384)).astype(np.float32))
    content[-1] = content[17]
    found = model([*KINDS, "something-new"], content)
    assert found.new.tolist() == [False] * len(KINDS) + [True]
    assert found._borrowed.shape == (1, len(KINDS))
    assert found._borrowed.sum() == pytest.approx(1, abs=1e-5)
    assert int(found._borrowed[0].argmax()) == 17
    scores = found.ngram_scores("kan niet goed horen door de telefoon", "telefoniste")
    mixed = found._borrowed[0] @ scores[:-1]
    assert scores[-1] == pytest.approx(float(mixed), rel=1e-3, abs=1e-4)


def test_a_part_that_is_not_there_adds_nothing() -> None:
    none = CaseVectors(*np.zeros((3, 384), np.float32))
    found = model(KINDS)
    np.testing.assert_allclose(found.encoder_scores(none), found.bias, atol=1e-6)


def test_the_shipped_model_knows_the_shipped_catalogue(recommender: Recommender) -> None:
    supports = strength_table(recommender.technologies, list(recommender.catalogue.functions))
    assert supports.shape == (len(KINDS), 73)
    assert not recommender.model.new.any()
