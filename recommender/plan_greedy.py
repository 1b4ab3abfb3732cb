"""The greedy method: the documented fallback where there are too many sets to compare."""

from collections.abc import Sequence
from itertools import combinations

from recommender.coverage import covered
from recommender.plan_problem import Problem


def is_allowed(problem: Problem, chosen: Sequence[int]) -> bool:
    """Return whether the set keeps within the budget and has no pair that is ruled out."""
    cost = sum(problem.candidates[place].cost[1] for place in chosen)
    pairs = combinations(sorted(chosen), 2)
    return cost <= problem.budget and not any(problem.blocked[pair] for pair in pairs)


def greedy(problem: Problem) -> tuple[int, ...]:
    """Return the set that grows by the best option at each step, or by the best per euro.

    The better of the two, or of the best single option: Khuller, Moss and Naor (1999) and
    Leskovec and others (2007) show half of 1 − 1/e with a budget; with no budget the first alone
    has 1 − 1/e.
    """
    runs = [_grow(problem, per_euro=False), _grow(problem, per_euro=True)]
    return max(runs, key=lambda chosen: round(_value(problem, chosen), 9))


def _grow(problem: Problem, per_euro: bool) -> tuple[int, ...]:
    chosen: tuple[int, ...] = ()
    while len(chosen) < problem.size:
        now = _value(problem, chosen)
        best, best_gain = None, 1e-9
        for place, candidate in enumerate(problem.candidates):
            wider = (*chosen, place)
            if place in chosen or not is_allowed(problem, wider):
                continue
            gain = _value(problem, wider) - now
            gain /= (1.0 + candidate.cost[1]) if per_euro else 1.0
            if gain > best_gain:
                best, best_gain = place, gain
        if best is None:
            break
        chosen = (*chosen, best)
    return tuple(sorted(chosen))


def _value(problem: Problem, chosen: Sequence[int]) -> float:
    places = sorted(chosen)
    cover = covered(problem.strengths[places], problem.kinds[places]) @ problem.weights
    price = problem.prices[places].sum()
    overlap = sum(problem.overlaps[pair] for pair in combinations(places, 2))
    return float(cover - price - overlap)
