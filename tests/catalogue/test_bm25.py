"""BM25F against the formula by hand and, with one field, against bm25s."""

from collections import Counter
from math import log

import bm25s
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.bm25 import Bm25f

texts = st.lists(
    st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12), min_size=2, max_size=12
)


def index(rows: list[list[str]], weight: float = 1.0) -> Bm25f:
    return Bm25f([{"x": Counter(row)} for row in rows], {"x": weight})


@settings(max_examples=40, deadline=None)
@given(texts, st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True))
def test_one_field_equals_the_lucene_form(rows: list[list[str]], query: list[str]) -> None:
    other = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    other.index(rows, show_progress=False)
    known = {token for row in rows for token in row}
    asked = [token for token in query if token in known]
    found = index(rows).scores(dict.fromkeys(asked, 1.0))
    wanted = other.get_scores(asked) if asked else [0.0] * len(rows)
    for number in range(len(rows)):
        assert found[number] == pytest.approx(float(wanted[number]), rel=1e-4, abs=1e-6)


def test_by_hand_over_two_fields() -> None:
    documents = [{"name": {"til": 1.0}, "text": {"til": 2.0, "op": 2.0}}, {"text": {"op": 4.0}}]
    found = Bm25f(documents, {"name": 3.0, "text": 1.0}, k1=1.2, b=0.75).scores({"til": 1.0})
    name = 3.0 * 1.0 / (0.25 + 0.75 * 1.0 / 0.5)
    text = 1.0 * 2.0 / (0.25 + 0.75 * 4.0 / 4.0)
    rarity = log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    assert found[0] == pytest.approx(rarity * (name + text) / (1.2 + name + text))
    assert 1 not in found


@given(texts, st.sampled_from("abcdefgh"))
def test_scores_are_above_zero(rows: list[list[str]], token: str) -> None:
    found = index(rows).scores({token: 1.0})
    assert all(score > 0 for score in found.values())
    assert set(found) == {n for n, row in enumerate(rows) if token in row}


@given(texts, st.sampled_from("abcdefgh"))
def test_a_heavier_field_never_scores_less(rows: list[list[str]], token: str) -> None:
    light, heavy = index(rows, 1.0).scores({token: 1.0}), index(rows, 2.0).scores({token: 1.0})
    assert all(heavy[number] >= light[number] for number in light)


def test_a_rare_word_counts_more() -> None:
    found = index([["a", "b"], ["a", "c"], ["a", "d"]])
    assert found.scores({"b": 1.0})[0] > found.scores({"a": 1.0})[0]


def test_the_weight_of_a_token_scales_its_score() -> None:
    found = index([["a"], ["b"]])
    assert found.scores({"a": 0.5})[0] == pytest.approx(found.scores({"a": 1.0})[0] / 2)


def test_unknown_tokens_and_empty_indexes_find_nothing() -> None:
    assert index([["a"]]).scores({"z": 1.0}) == {}
    assert Bm25f([], {"x": 1.0}).scores({"a": 1.0}) == {}
    assert Bm25f([{}], {"x": 1.0}).vocabulary == frozenset()


def test_the_vocabulary_is_what_was_indexed() -> None:
    assert index([["a", "b"], ["b"]]).vocabulary == {"a", "b"}
    assert Bm25f([{"y": {"a": 1.0}}], {"x": 1.0}).vocabulary == frozenset()
