"""Barriers: where demand meets limitation."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recommender.barriers import LEAST, MOST, TASK_ASKS, UNTIED, weigh
from recommender.case import Case, FunctionLimit, Job, Worker
from recommender.recommend import Recommender


@dataclass
class Read:
    """Of a reading, what weighing looks at."""

    severity: np.ndarray
    demands: np.ndarray


chance = st.floats(0, 1, width=32)
severities = arrays(np.float32, 6, elements=chance)
demand_tables = st.integers(0, 3).flatmap(lambda n: arrays(np.float32, (n, 6), elements=chance))


def weights(severity: np.ndarray, demands: np.ndarray) -> dict[tuple[int | None, int], float]:
    found = weigh(Read(severity, demands))  # type: ignore[arg-type]
    return {(one.task, one.function): one.weight for one in found}


@given(severities, demand_tables, st.integers(0, 5), chance)
def test_more_severity_never_lowers_a_barrier(
    severity: np.ndarray, demands: np.ndarray, function: int, more: float
) -> None:
    worse = severity.copy()
    worse[function] = max(worse[function], np.float32(more))
    before, after = weights(severity, demands), weights(worse, demands)
    assert all(after[key] >= weight for key, weight in before.items())


@given(severities, demand_tables)
def test_barriers_fall_and_stay_within_bounds(severity: np.ndarray, demands: np.ndarray) -> None:
    found = list(weights(severity, demands).values())
    assert found == sorted(found, reverse=True)
    assert all(LEAST <= weight <= 1 for weight in found)
    assert len(found) <= MOST


@given(demand_tables)
def test_without_limitation_there_is_no_barrier(demands: np.ndarray) -> None:
    assert weights(np.zeros(6, np.float32), demands) == {}


def test_a_task_that_asks_multiplies_limitation_and_demand() -> None:
    found = weights(np.array([0.5, 0], np.float32), np.array([[0.8, 1], [0.1, 0]], np.float32))
    assert found == {(0, 0): pytest.approx(0.4)}


def test_what_no_task_asks_keeps_half_its_weight() -> None:
    low = TASK_ASKS - 0.01
    found = weights(np.array([0.6], np.float32), np.array([[low]], np.float32))
    assert found == {(None, 0): pytest.approx(0.6 * UNTIED)}


def test_without_tasks_limitations_stand_alone() -> None:
    found = weights(np.array([0.6], np.float32), np.zeros((0, 1), np.float32))
    assert found == {(None, 0): pytest.approx(0.6)}


def test_a_given_function_is_quoted_by_its_code(recommender: Recommender) -> None:
    limits = ("d430.3", FunctionLimit(function="hearing", severity=4))
    answer = recommender.match(Case(language="nl", worker=Worker(functions=limits)))
    because = {barrier.function: barrier.because for barrier in answer.barriers}
    assert because == {"lifting-carrying": ("ICF d430.3",), "hearing": ("hearing",)}
    assert [barrier.weight for barrier in answer.barriers] == [1.0, 0.75]


def test_words_of_the_case_are_quoted(recommender: Recommender) -> None:
    case = Case(
        job=Job(tasks=("telefoneren met klanten",)),
        worker=Worker(description="Kan niet goed horen door de telefoon."),
    )
    text = " ".join([*case.job.tasks, case.worker.description])
    barriers = recommender.match(case).barriers
    assert barriers
    for barrier in barriers:
        assert barrier.because
        assert all(words in text for words in barrier.because)
