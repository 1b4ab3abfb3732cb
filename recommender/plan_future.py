"""The same plan in several futures, and the plan that regrets least.

What a technology covers in a future counts as far as it can be had there: strength times
availability. The regret of a set in a future is the value of the best set there minus its own;
the robust plan has the smallest worst regret (Savage, 1951), the larger mean value on a tie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recommender.availability import Tensor
from recommender.coverage import Floats, Ints, covers_of_sets
from recommender.plan import MAX_SETS, Plan, as_places, as_plan, set_count, set_scores
from recommender.plan_problem import Problem

SMALLER_POOL = 16  # candidates where all sets of a larger pool would be too many


@dataclass(frozen=True, slots=True)
class FuturePlans:
    """The best plan of each future, and the plan with the smallest worst regret."""

    futures: tuple[str, ...]
    best: tuple[Plan, ...]
    robust: Plan
    regrets: tuple[float, ...]  # of the robust plan, per future

    @property
    def worst_regret(self) -> float:
        """Largest regret of the robust plan."""
        return max(self.regrets, default=0.0)


def future_plans(problem: Problem, availability: Mapping[str, Mapping[str, float]]) -> FuturePlans:
    """Return the plans of all futures in `availability`: future id → technology id → 0 to 1.

    A technology that a future does not name counts as fully available.
    """
    futures = tuple(availability)
    small = _within_reach(problem)
    tables = [_strengths(small, availability[future]) for future in futures]
    scored = [set_scores(small, table) for table in tables]
    best = tuple(
        _best(small, table, sets, values)
        for table, (sets, _, values) in zip(tables, scored, strict=True)
    )
    all_values = np.stack([values for _, _, values in scored])
    regrets = _regrets(all_values)
    place = _least(regrets, all_values)
    robust = as_plan(small, as_places(scored[0][0][place]), "exact")
    return FuturePlans(futures, best, robust, tuple(float(r) for r in regrets[:, place]))


def availability_in(tensor: Tensor, year: int) -> dict[str, dict[str, float]]:
    """Return the availability of `tensor` in `year` as `future_plans` takes it.

    Pass the tensor of the futures to compare (`Outcomes.four_tensor`, say). Raises `ValueError`
    where the year is not among its years.
    """
    values = tensor.value[:, :, tensor.year_index(year)]
    return {
        future.id: dict(zip(tensor.technologies, values[:, column].tolist(), strict=True))
        for column, future in enumerate(tensor.futures)
    }


def _within_reach(problem: Problem) -> Problem:
    if set_count(len(problem.candidates), problem.size) <= MAX_SETS:
        return problem
    fits = sorted(range(len(problem.candidates)), key=lambda n: -problem.candidates[n].fit)
    keep = sorted(fits[:SMALLER_POOL])
    return replace(
        problem,
        candidates=tuple(problem.candidates[n] for n in keep),
        strengths=problem.strengths[keep],
        kinds=problem.kinds[keep],
        prices=problem.prices[keep],
        overlaps=problem.overlaps[np.ix_(keep, keep)],
        blocked=problem.blocked[np.ix_(keep, keep)],
        size=min(problem.size, 6),
        top=(),
    )


def _strengths(problem: Problem, available: Mapping[str, float]) -> Floats:
    here = [available.get(c.technology.id, 1.0) for c in problem.candidates]
    table: Floats = problem.strengths * np.array(here)[:, None]
    return table


def _best(problem: Problem, table: Floats, sets: Ints, values: Floats) -> Plan:
    place = int(np.argmax(np.round(values, 9)))
    return as_plan(replace(problem, strengths=table), as_places(sets[place]), "exact")


def _regrets(values: Floats) -> Floats:
    # The empty set is always allowed, so that the best of a future is a number.
    regrets: Floats = values.max(axis=1, keepdims=True) - values
    return regrets


def _least(regrets: Floats, values: Floats) -> int:
    worst = np.round(regrets.max(axis=0), 9)
    ties = np.flatnonzero(worst == worst.min())
    return int(ties[np.argmax(np.round(values[:, ties].mean(axis=0), 9))])


def covers_in(problem: Problem, chosen: Sequence[int], available: Mapping[str, float]) -> float:
    """Return what the places in `chosen` cover in one future, 0 to 1."""
    row = np.array([sorted(chosen)], dtype=np.int64).reshape(1, -1)
    cover = covers_of_sets(row, _strengths(problem, available), problem.kinds) @ problem.weights
    return float(cover[0])
