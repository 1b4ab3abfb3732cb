import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from catalogue.store import load_catalogue
from recommender.coverage import STRENGTH, covered, covers_of_sets, strength_table

shares = arrays(np.float64, (4, 3), elements=st.floats(0, 1))
labels = arrays(np.int64, 4, elements=st.integers(1, 3))


def test_the_table_holds_the_strengths() -> None:
    technologies = load_catalogue().technologies
    pair = [technologies["optical-magnifier"], technologies["video-magnifier"]]
    table = strength_table(pair, ["reading", "seeing", "hearing"])
    assert table.tolist() == [[0.34, 0.67, 0.0], [0.67, 1.0, 0.0]]


def test_different_help_adds_up_and_the_same_help_does_not() -> None:
    half = np.array([[0.5], [0.5]])
    assert covered(half).tolist() == [0.75]
    assert covered(half, np.array([1, 1])).tolist() == [0.5]
    assert covered(np.zeros((0, 2))).tolist() == [0.0, 0.0]


@given(shares, labels)
def test_more_technology_never_covers_less_and_adds_less_and_less(table, kinds) -> None:
    """Monotone and submodular: what the greedy bound rests on."""
    for function in range(3):
        one = covered(table[:1], kinds[:1])[function]
        two = covered(table[:2], kinds[:2])[function]
        first_and_last = covered(table[[0, 3]], kinds[[0, 3]])[function]
        both_and_last = covered(table[[0, 1, 3]], kinds[[0, 1, 3]])[function]
        assert two >= one - 1e-12
        assert first_and_last - one >= both_and_last - two - 1e-12


@given(shares, labels)
def test_many_sets_at_once_are_the_same_as_one_by_one(table, kinds) -> None:
    kinds = np.sort(kinds)
    sets = np.array([[-1, -1, -1], [0, -1, -1], [0, 1, -1], [1, 2, 3], [0, 2, 3]])
    found = covers_of_sets(sets, table, kinds)
    for row, places in zip(found, sets, strict=True):
        chosen = [p for p in places if p >= 0]
        assert row == pytest.approx(covered(table[chosen], kinds[chosen]))


def test_a_higher_grade_of_support_covers_more() -> None:
    assert 0 < STRENGTH[1] < STRENGTH[2] < STRENGTH[3] <= 1
