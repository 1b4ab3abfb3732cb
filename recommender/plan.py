"""The small set of options that together cover the most barrier weight within a budget.

The value of a set is the covered share of the barrier weight (`recommender.coverage`) minus
small prices for cost, guidance, practice, poor fit and overlap. Sets with a pair that hinders
each other are ruled out. With at most `MAX_SETS` sets all of them are compared (exact);
otherwise the greedy method serves, whose pure cover is at least 1 − 1/e = 0.63 of the best for
a count alone, and half of that with a budget (docs/plan.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import Literal

import numpy as np

from recommender.coverage import Floats, Ints, covered, covers_of_sets
from recommender.plan_greedy import greedy, is_allowed
from recommender.plan_price import Candidate
from recommender.plan_problem import Problem

MAX_SETS = 60_000


@dataclass(frozen=True, slots=True)
class Plan:
    """The chosen candidates, the one that adds most first, and what each adds."""

    chosen: tuple[Candidate, ...]
    adds: tuple[float, ...]
    covers: float
    method: Literal["exact", "greedy"]


def plan(problem: Problem) -> Plan:
    """Return the best plan: exact where the number of sets allows it, else greedy."""
    if not problem.candidates or not problem.functions:
        return Plan((), (), 0.0, "exact")
    exact = set_count(len(problem.candidates), problem.size) <= MAX_SETS
    chosen = _exact(problem) if exact else greedy(problem)
    return as_plan(problem, chosen, "exact" if exact else "greedy")


def set_count(candidates: int, size: int) -> int:
    """Return how many sets of at most `size` candidates there are, the empty one included."""
    return sum(comb(candidates, number) for number in range(min(size, candidates) + 1))


@lru_cache(maxsize=32)
def all_sets(candidates: int, size: int) -> Ints:
    """Return every set of at most `size` candidates: rows of rising places, filled up with -1."""
    width = max(1, min(size, candidates))
    rows: list[tuple[int, ...]] = [(-1,) * width]
    for number in range(1, min(size, candidates) + 1):
        rows.extend(
            (*c, *(-1,) * (width - number)) for c in combinations(range(candidates), number)
        )
    return np.array(rows, dtype=np.int64)


def set_scores(problem: Problem, strengths: Floats | None = None) -> tuple[Ints, Floats, Floats]:
    """Return all sets with cover and value; what is not allowed has the value −inf.

    `strengths` takes the place of the problem's (for a future). Shapes: sets × size, sets, sets.
    """
    sets = all_sets(len(problem.candidates), problem.size)
    table = problem.strengths if strengths is None else strengths
    covers = covers_of_sets(sets, table, problem.kinds) @ problem.weights
    values = covers - np.append(problem.prices, 0.0)[sets].sum(axis=1)
    barred = _pair_sums(problem.blocked, sets) > 0
    values -= _pair_sums(problem.overlaps, sets)
    costs = np.array([c.cost[1] for c in problem.candidates] + [0.0])
    barred |= costs[sets].sum(axis=1) > problem.budget
    return sets, covers, np.where(barred, -np.inf, values)


def _pair_sums(table: Floats, sets: Ints) -> Floats:
    padded = np.pad(table, ((0, 1), (0, 1)))
    sums = np.zeros(len(sets))
    for one, other in combinations(range(sets.shape[1]), 2):
        sums += padded[sets[:, one], sets[:, other]]
    return sums


def _exact(problem: Problem) -> tuple[int, ...]:
    sets, covers, values = set_scores(problem)
    values = np.where(covers >= top_cover(problem) - 1e-9, values, -np.inf)
    return as_places(sets[int(np.argmax(np.round(values, 9)))])


def top_cover(problem: Problem) -> float:
    """Return what the plain top options cover, 0 where they are not allowed together."""
    places = list(problem.top)
    if not is_allowed(problem, problem.top):
        return 0.0
    return float(covered(problem.strengths[places], problem.kinds[places]) @ problem.weights)


def as_places(row: Ints) -> tuple[int, ...]:
    """Return the places in one row of `all_sets`."""
    return tuple(int(place) for place in row if place >= 0)


def as_plan(problem: Problem, chosen: Sequence[int], method: Literal["exact", "greedy"]) -> Plan:
    """Return the chosen places as a plan: what adds most first."""
    left, so_far = list(chosen), 0.0
    order: list[int] = []
    adds: list[float] = []
    while left:
        reached = [_cover(problem, [*order, place]) for place in left]
        best = max(range(len(left)), key=lambda n: (round(reached[n], 9), -left[n]))
        adds.append(reached[best] - so_far)
        so_far = reached[best]
        order.append(left.pop(best))
    return Plan(tuple(problem.candidates[p] for p in order), tuple(adds), so_far, method)


def _cover(problem: Problem, places: Sequence[int]) -> float:
    rows = list(places)
    return float(covered(problem.strengths[rows], problem.kinds[rows]) @ problem.weights)
