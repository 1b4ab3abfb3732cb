from itertools import combinations
from math import e

import pytest
from hypothesis import given, settings

from recommender.plan import MAX_SETS, all_sets, as_plan, plan, set_count, set_scores
from recommender.plan_greedy import greedy, is_allowed
from recommender.plan_price import NO_PRICES, PRICES
from recommender.plan_problem import POOL, problem_of
from tests.recommender.planning import barrier, candidate, cover, problems

NEAR = 1e-9


def best_cover(problem) -> float:
    """Return the largest cover of all allowed sets, by trying every one."""
    places = range(len(problem.candidates))
    sets = (s for n in range(problem.size + 1) for s in combinations(places, n))
    return max(cover(problem, s) for s in sets if is_allowed(problem, s))


@given(problems())
def test_exact_finds_the_best_cover_and_greedy_keeps_its_bound(problem) -> None:
    exact = plan(problem)
    by_greed = cover(problem, greedy(problem))
    assert exact.method == "exact"
    assert exact.covers == pytest.approx(best_cover(problem))
    assert exact.covers >= by_greed - NEAR
    assert by_greed >= (1 - 1 / e) * exact.covers - NEAR


@given(problems(budget=True))
def test_with_a_budget_greedy_keeps_half_of_its_bound(problem) -> None:
    exact = plan(problem)
    by_greed = cover(problem, greedy(problem))
    assert exact.covers == pytest.approx(best_cover(problem))
    assert exact.covers >= by_greed - NEAR >= (1 - 1 / e) / 2 * exact.covers - 2 * NEAR


@given(problems(budget=True, prices=PRICES))
def test_a_plan_keeps_within_budget_and_size(problem) -> None:
    made = plan(problem)
    assert sum(c.cost[1] for c in made.chosen) <= problem.budget
    assert len(made.chosen) <= problem.size
    assert sum(made.adds) == pytest.approx(made.covers)
    assert list(made.adds) == sorted(made.adds, reverse=True)


@given(problems(prices=PRICES))
def test_a_plan_never_covers_less_than_the_plain_top(problem) -> None:
    assert plan(problem).covers >= cover(problem, problem.top) - NEAR


@settings(max_examples=30)
@given(problems(budget=True, prices=PRICES))
def test_more_budget_never_gives_a_worse_value(problem) -> None:
    _, _, values = set_scores(problem)
    _, _, richer = set_scores(
        type(problem)(**{f: getattr(problem, f) for f in problem.__slots__} | {"budget": 1e9})
    )
    assert richer.max() >= values.max() - NEAR


def test_doubles_are_not_chosen_twice() -> None:
    twins = [candidate(n, {"seeing": 2}) for n in ("one", "two")]
    made = plan(problem_of([barrier("seeing")], twins, kinds={"one": 7, "two": 7}))
    assert [c.technology.id for c in made.chosen] == ["one"]


def test_pairs_that_hinder_each_other_are_kept_apart() -> None:
    pair = [candidate("one", {"seeing": 3}), candidate("two", {"hearing": 3})]
    barriers = [barrier("seeing"), barrier("hearing", 0.8)]
    together = plan(problem_of(barriers, pair))
    assert together.covers == 1.0
    apart = plan(problem_of(barriers, pair, blocked=frozenset({frozenset({"one", "two"})})))
    assert [c.technology.id for c in apart.chosen] == ["one"]


def test_the_cheaper_of_two_equals_is_chosen() -> None:
    dear = candidate("dear", {"seeing": 3}, cost=(0, 5000))
    cheap = candidate("cheap", {"seeing": 3}, cost=(0, 50))
    made = plan(problem_of([barrier("seeing")], [dear, cheap], size=1))
    assert made.chosen[0].technology.id == "cheap"


def test_less_guidance_and_practice_are_preferred() -> None:
    hard = candidate("hard", {"seeing": 3}, coaching="high", training_hours=40)
    light = candidate("light", {"seeing": 3}, coaching="low", training_hours=1)
    made = plan(problem_of([barrier("seeing")], [hard, light], size=1))
    assert made.chosen[0].technology.id == "light"


def test_tasks_with_the_same_function_fall_together() -> None:
    barriers = [barrier("seeing", 0.5, task) for task in range(3)] + [barrier("hearing", 0.5, 0)]
    problem = problem_of(barriers, [candidate("one", {"seeing": 3})])
    assert problem.functions == ("hearing", "seeing")
    assert problem.weights.tolist() == [0.25, 0.75]
    assert plan(problem).covers == 0.75


def test_poor_fits_are_no_candidates_unless_they_are_on_top() -> None:
    good = [candidate(f"good-{n}", {"seeing": 1}, fit=0.9) for n in range(4)]
    poor = candidate("poor", {"seeing": 3}, fit=0.1)
    assert len(problem_of([barrier("seeing")], [*good, poor]).candidates) == 4
    assert len(problem_of([barrier("seeing")], [good[0], poor]).candidates) == 2


def test_nothing_to_plan() -> None:
    one = candidate("one", {"seeing": 3})
    for problem in (
        problem_of([], [one]),
        problem_of([barrier("hearing")], [one]),
        problem_of([barrier("seeing")], []),
        problem_of([barrier("seeing", 0.0)], [one]),
        problem_of([barrier("seeing")], [one], budget=0),
    ):
        made = plan(problem)
        assert (made.chosen, made.covers) == ((), 0.0)


def test_too_many_sets_are_left_to_greed() -> None:
    many = [candidate(f"kind-{n}", {"seeing": 1, "hearing": 1}) for n in range(POOL + 5)]
    problem = problem_of([barrier("seeing"), barrier("hearing")], many, size=8, prices=NO_PRICES)
    assert len(problem.candidates) == POOL
    assert set_count(POOL, 4) <= MAX_SETS < set_count(POOL, 8)
    made = plan(problem)
    assert made.method == "greedy"
    assert len(made.chosen) == 8


def test_all_sets_are_there_once() -> None:
    sets = all_sets(5, 3)
    assert len(sets) == set_count(5, 3) == len({tuple(row) for row in sets})


def test_a_plan_is_the_same_every_time() -> None:
    barriers = [barrier("seeing"), barrier("hearing"), barrier("reading")]
    twins = [candidate(f"kind-{n}", {"seeing": 2, "hearing": 1}) for n in range(6)]
    first = plan(problem_of(barriers, twins))
    assert all(plan(problem_of(barriers, twins)) == first for _ in range(3))
    assert as_plan(problem_of(barriers, twins), (), "exact").covers == 0.0
