import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.store import load_catalogue
from recommender.outcomes import Outcomes
from recommender.plan import plan, set_scores
from recommender.plan_future import availability_in, covers_in, future_plans
from recommender.plan_price import PRICES, Candidate
from recommender.plan_problem import problem_of
from tests.recommender.planning import barrier, candidate, problems

values = st.floats(0, 1)


@st.composite
def futures(draw, count=7):
    ids = [f"kind-{n}" for n in range(count)]
    return {
        name: {identity: draw(values) for identity in ids} for name in ("boom", "bust", "green")
    }


def _in(problem, available):
    rows = [available[c.technology.id] for c in problem.candidates]
    return problem.strengths * np.array(rows)[:, None]


@given(problems(most=5, prices=PRICES), futures())
def test_the_robust_plan_has_the_smallest_worst_regret(problem, availability) -> None:
    found = future_plans(problem, availability)
    assert all(regret >= -1e-9 for regret in found.regrets)
    assert found.worst_regret == max(found.regrets)
    # Trying every set by hand finds no smaller worst regret.
    tables = [_in(problem, availability[future]) for future in found.futures]
    scored = [set_scores(problem, table)[2] for table in tables]
    worst = [max(v.max() - v[n] for v in scored) for n in range(len(scored[0]))]
    assert found.worst_regret == pytest.approx(min(worst), abs=1e-6)
    for future, best in zip(found.futures, found.best, strict=True):
        places = [problem.candidates.index(c) for c in best.chosen]
        assert best.covers == pytest.approx(covers_in(problem, places, availability[future]))


def test_the_four_futures_of_the_report_give_four_plans() -> None:
    catalogue = load_catalogue()
    available = availability_in(Outcomes(catalogue).four_tensor, 2030)
    assert len(available) == 4
    assert all(len(values) == 210 for values in available.values())
    assert all(0 <= v <= 1 for values in available.values() for v in values.values())
    names = ("tablet-step-instructions", "smart-glasses-instructions", "visual-checklist")
    chosen = [Candidate(catalogue.technologies[n], 0.8, (0, 1500)) for n in names]
    problem = problem_of([barrier("following-steps"), barrier("reading")], chosen)
    found = future_plans(problem, available)
    assert found.futures == tuple(available)
    assert found.robust.chosen
    covers = dict(zip(found.futures, (b.covers for b in found.best), strict=True))
    assert covers["all-green"] > covers["economic-crisis"]
    with pytest.raises(ValueError, match="not in"):
        availability_in(Outcomes(catalogue).four_tensor, 2050)


def test_a_bet_loses_against_what_holds_everywhere() -> None:
    bet = candidate("bet", {"seeing": 3}, fit=0.9)
    sure = candidate("sure", {"seeing": 2}, fit=0.9)
    problem = problem_of([barrier("seeing")], [bet, sure], size=1)
    availability = {"boom": {"bet": 1.0, "sure": 1.0}, "bust": {"bet": 0.0, "sure": 1.0}}
    assert plan(problem).chosen[0].technology.id == "bet"
    found = future_plans(problem, availability)
    assert [b.chosen[0].technology.id for b in found.best] == ["bet", "sure"]
    assert found.robust.chosen[0].technology.id == "sure"
    assert found.worst_regret == pytest.approx(0.33)


def test_what_a_future_does_not_name_can_be_had() -> None:
    problem = problem_of([barrier("seeing")], [candidate("one", {"seeing": 3})])
    found = future_plans(problem, {"quiet": {}})
    assert found.best[0].covers == 1.0
    assert found.regrets == (0.0,)


def test_large_plans_are_compared_in_a_smaller_pool() -> None:
    many = [
        candidate(f"kind-{n}", {"seeing": 1, "hearing": 1}, fit=0.9 - n / 1000) for n in range(24)
    ]
    problem = problem_of([barrier("seeing"), barrier("hearing")], many, size=8)
    found = future_plans(problem, {"boom": {}, "bust": {"kind-0": 0.0}})
    assert 0 < len(found.robust.chosen) <= 6
