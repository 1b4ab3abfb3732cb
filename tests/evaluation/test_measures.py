from math import isnan, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.measures import (
    MEASURES,
    NDCG_5,
    NDCG_10,
    RECALL_10,
    SUCCESS_3,
    UnknownMeasure,
    parse_measure,
    values,
)

KINDS = [f"k{number:02}" for number in range(20)]
gradings = st.dictionaries(st.sampled_from(KINDS), st.integers(0, 3), min_size=1)


def test_names_parse_back_and_are_those_of_ir_measures() -> None:
    assert [str(m) for m in MEASURES] == ["nDCG@10", "nDCG@5", "R(rel=2)@10", "Success(rel=3)@3"]
    assert [parse_measure(str(m)) for m in MEASURES] == list(MEASURES)
    with pytest.raises(UnknownMeasure, match="nDCG@10"):
        parse_measure("MAP")


def test_ndcg_by_hand_with_linear_gains() -> None:
    grades = {"a": 3, "b": 2, "c": 1}
    found = 2 / log2(2) + 0 + 3 / log2(4)
    best = 3 / log2(2) + 2 / log2(3) + 1 / log2(4)
    assert NDCG_10.value(["b", "x", "a"], grades) == pytest.approx(found / best)


def test_recall_counts_grades_two_and_three_only() -> None:
    grades = {"a": 3, "b": 2, "c": 1, "d": 2}
    assert RECALL_10.value(["a", "c", *KINDS[:8], "b"], grades) == pytest.approx(1 / 3)


def test_success_asks_a_reported_solution_among_the_first_three() -> None:
    grades = {"a": 3, "b": 2}
    assert SUCCESS_3.value(["b", "x", "a"], grades) == 1
    assert SUCCESS_3.value(["b", "x", "y", "a"], grades) == 0


@pytest.mark.parametrize(
    ("grades", "known"),
    [
        ({"a": 0}, []),
        ({}, []),
        ({"a": 1}, [NDCG_10, NDCG_5]),
        ({"a": 2}, [NDCG_10, NDCG_5, RECALL_10]),
        ({"a": 3}, list(MEASURES)),
    ],
)
def test_a_measure_says_nothing_where_there_is_nothing_to_find(grades, known) -> None:
    found = values(MEASURES, KINDS, grades)
    assert list(found) == list(MEASURES)
    assert [measure for measure, value in found.items() if not isnan(value)] == known


@settings(deadline=None)
@given(gradings, st.permutations(KINDS))
def test_values_lie_between_zero_and_one_and_the_ideal_order_is_one(grades, ranked) -> None:
    found = values(MEASURES, ranked, grades)
    assert all(isnan(value) or 0 <= value <= 1 for value in found.values())
    if max(grades.values()) > 0:
        ideal = sorted(KINDS, key=lambda kind: -grades.get(kind, 0))
        assert NDCG_10.value(ideal, grades) == pytest.approx(1)


@settings(deadline=None)
@given(gradings, st.permutations(KINDS), st.integers(0, 18))
def test_putting_a_better_kind_forward_never_lowers_ndcg(grades, ranked, place) -> None:
    first, second = ranked[place : place + 2]
    if max(grades.values()) > 0 and grades.get(second, 0) >= grades.get(first, 0):
        swapped = [*ranked[:place], second, first, *ranked[place + 2 :]]
        assert NDCG_10.value(swapped, grades) >= NDCG_10.value(ranked, grades) - 1e-12
